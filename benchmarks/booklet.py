"""Measure the booklet against its peers: twenty photos and their words go in, a table of seconds, memory and sizes comes out.

    python benchmarks/booklet.py [--rounds 5] [--peers PYTHON] [--words 500]

Every candidate makes an A5 booklet of the same twenty photos (12 to 24 megapixels, made here), captions, credits and text. Each
run is a process of its own; the candidates take turns, so that a busy minute of the machine hits all alike. ``--peers`` is the
interpreter that has weasyprint, typst and fpdf2 installed; what it lacks is left out and named.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SIZES = ((6000, 4000), (4000, 6000), (5000, 3750), (4240, 2832), (5472, 3648))
"""Pixels of common cameras, 12 to 24 megapixels."""
PHOTOS = 20
MEASURE = 220  # points: the width of the text column whose word spaces are judged
SENTENCE = (
    "The road leaves the town by the old bridge and climbs between terraced fields, where the morning's work has already begun "
    "and people call to one another across the water; nobody who walks it in spring forgets the smell of wet earth. "
)
CAPTION, CREDIT = "People on the way, photograph {}.", "Photo: A. Name/Agency"


@dataclass(slots=True)
class Candidate:
    """One way to make the booklet: the command that does it, and what its runs took."""

    name: str
    command: Callable[[Path], list[str]]
    """The command line, given the file it should write."""
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    size: float = 0.0
    pages: str = "?"

    def run(self, folder: Path) -> None:
        """Make the booklet once and note wall time, processor time and the largest resident memory."""
        out = folder / f"{self.name.replace(' ', '-')}.pdf"
        shutil.rmtree(out.with_suffix(""), ignore_errors=True)
        start = time.perf_counter()
        process = subprocess.Popen(self.command(out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder)
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name} failed:\n{said.decode()[-2000:]}")
        self.megabytes.append(usage.ru_maxrss / 1024)
        written = out if out.is_file() else out.with_suffix("") / "booklet.pdf"
        self.size, self.pages = written.stat().st_size / 1e6, str(page_count(written))


def make_photos(folder: Path) -> None:
    """Twenty JPEGs with grain and large shapes, as heavy as a camera's."""
    from PIL import Image

    for number in range(PHOTOS):
        width, height = SIZES[number % len(SIZES)]
        grain = Image.effect_noise((1500, 1500), 28 + number).resize((width, height), Image.Resampling.BICUBIC)
        ground = Image.radial_gradient("L").rotate(17 * number).resize((width, height))
        shade = Image.linear_gradient("L").resize((width, height))
        photo = Image.merge("RGB", (Image.blend(ground, grain, 0.4), Image.blend(shade, grain, 0.4), grain))
        photo.save(folder / f"p{number:02}.jpg", quality=92)


def paragraphs(words: int) -> list[str]:
    """Text of about so many words, in paragraphs of three sentences."""
    each = len(SENTENCE.split()) * 3
    return [(SENTENCE * 3).strip()] * max(1, words // each)


def write_article(folder: Path, photos: list[Path], words: int) -> Path:
    """The article for publisher."""
    lines = ["---", "publisher: 1", "id: bench", "lang: en", "title: A long way", "lead: By road and water.", "photos:"]
    for number, photo in enumerate(photos):
        caption = CAPTION.format(number + 1)
        credit = "credit: {photographer: A. Name, agency: Agency}"
        lines += [f"  - id: {photo.stem}", f"    file: photos/{photo.name}", f"    caption: {caption}", f"    {credit}"]
        lines.append("    alt: A view along the way.")
    text = paragraphs(words)
    body = [part for pair in zip(text, ["", *text[1:]], strict=True) for part in (pair[0], "")]
    shown = [f"![](#{photo.stem})\n" for photo in photos]
    (folder / "article.en.md").write_text("\n".join([*lines, "---", "", *body, *shown]), encoding="utf-8")
    return folder / "article.en.md"


def write_html(folder: Path, photos: list[Path], words: int) -> Path:
    """The same for WeasyPrint."""
    style = (
        "@page { size: 148mm 210mm; margin: 14mm; bleed: 3mm } body { font: 9.25pt/13pt serif; text-align: justify;"
        " hyphens: auto } figure { break-after: page; margin: 0 } img { width: 120mm; max-height: 165mm;"
        " object-fit: contain } figcaption { font-size: 7pt }"
    )
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(words))
    shown = "".join(
        f"<figure><img src='photos/{photo.name}' alt='A view'><figcaption>{CAPTION.format(n + 1)} {CREDIT}</figcaption></figure>"
        for n, photo in enumerate(photos)
    )
    page = f"<html lang=en><title>A long way</title><style>{style}</style><h1>A long way</h1>{text}{shown}</html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    return folder / "page.html"


def write_typst(folder: Path, photos: list[Path], words: int) -> Path:
    """The same for Typst."""
    head = (
        '#set page(width: 148mm, height: 210mm, margin: 14mm)\n#set text(size: 9.25pt, lang: "en", hyphenate: true)\n'
    )
    head += "#set par(justify: true)\n= A long way\n"
    shown = [
        f'#pagebreak(weak: true)\n#figure(image("photos/{photo.name}", width: 120mm, height: 165mm, fit: "contain", alt: "A view"),'
        f" caption: [{CAPTION.format(n + 1)} {CREDIT}])"
        for n, photo in enumerate(photos)
    ]
    (folder / "page.typ").write_text(head + "\n\n".join([*paragraphs(words), *shown]), encoding="utf-8")
    return folder / "page.typ"


FPDF = """
import sys
from pathlib import Path
from fpdf import FPDF
out, folder, *paragraphs = sys.argv[1:]
pdf = FPDF(format=(148, 210)); pdf.set_margin(14); pdf.set_font("Times", size=9.25); pdf.add_page()
for paragraph in paragraphs: pdf.multi_cell(0, 4.6, paragraph, align="J", new_x="LMARGIN", new_y="NEXT")
for number, photo in enumerate(sorted(Path(folder).glob("*.jpg"))):
    pdf.add_page(); pdf.image(str(photo), w=120, h=165, keep_aspect_ratio=True, alt_text="A view")
    pdf.set_y(182); pdf.multi_cell(0, 4, f"People on the way, photograph {number + 1}. Photo: A. Name/Agency")
pdf.output(out)
"""


def candidates(folder: Path, peers: str, photos: list[Path], words: int) -> Iterator[Candidate]:
    """Publisher, and the peers that are installed."""
    article, html, typst = (write(folder, photos, words) for write in (write_article, write_html, write_typst))
    ours = [sys.executable, "-m", "publisher", "build", str(article), "--only", "booklet", "-o"]
    yield Candidate("publisher", lambda out: [*ours, str(out.with_suffix(""))])
    yield Candidate("publisher --cmyk", lambda out: [*ours, str(out.with_suffix("")), "--cmyk"])
    weasy = [peers, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", str(html)]
    compile_typst = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    known = {
        "weasyprint": (
            Candidate("WeasyPrint", lambda out: [*weasy, str(out)]),
            Candidate("WeasyPrint dpi=300", lambda out: [*weasy, "--dpi", "300", str(out)]),
        ),
        "typst": (Candidate("Typst", lambda out: [peers, "-c", compile_typst, str(typst), str(out)]),),
        "fpdf": (
            Candidate("fpdf2", lambda out: [peers, "-c", FPDF, str(out), str(folder / "photos"), *paragraphs(words)]),
        ),
    }
    for module, found in known.items():
        if subprocess.run([peers, "-c", f"import {module}"], capture_output=True).returncode:
            print(f"left out, not installed: {module}")
        else:
            yield from found


def page_count(pdf: Path) -> int:
    """The number of pages of a written file."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def word_space_deviation() -> tuple[float, float]:
    """How far word spaces are from the font's own in justified text of 220 points, in spaces: mean and worst."""
    from publisher.page.items import Colour
    from publisher.typeset.lines import set_paragraph
    from publisher.typeset.shape import set_line
    from publisher.typeset.style import SetLine, StyledSpan, TextStyle
    from publisher.units import Length

    style = TextStyle("Newsreader Text", Length(9.25), Length(13), colour=Colour((0, 0, 0)))
    spaces = (run.glyphs for run in set_line("n n", style, "en").runs)
    natural = next(glyph.advance for glyphs in spaces for glyph in glyphs if glyph.text == " ")

    def deviations(line: SetLine) -> Iterator[float]:
        glyphs = [glyph for run in line.runs for glyph in run.glyphs if glyph.text == " "]
        yield from (abs(glyph.advance / natural - 1) for glyph in glyphs)

    found = [
        deviation
        for paragraph in (SENTENCE * 3, SENTENCE[19:] * 2, SENTENCE[55:] * 4)
        for line in set_paragraph([StyledSpan(paragraph, style)], Length(MEASURE), "en", justify=True, hyphenate=True)[
            :-1
        ]
        for deviation in deviations(line)
    ]
    return statistics.mean(found), max(found)


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each candidate [default: 5]")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="the interpreter that has the peers")
    parser.add_argument("--words", type=int, default=500, help="words of text beside the photos [default: 500]")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "photos").mkdir()
        maker = multiprocessing.Process(target=make_photos, args=(folder / "photos",))
        maker.start()  # in a process of its own: a child's largest memory is never less than its parent's
        maker.join()
        photos = sorted((folder / "photos").iterdir())
        weight = sum(photo.stat().st_size for photo in photos) / 1e6
        print(f"{len(photos)} photos, {weight:.0f} MB; {asked.rounds} rounds; medians (least to most)")
        running = list(candidates(folder, asked.peers, photos, asked.words))
        for _ in range(asked.rounds):
            for candidate in running:
                candidate.run(folder)
        report(running)
    mean, worst = word_space_deviation()
    print(f"word spaces at {MEASURE} pt: {mean:.2f} of a space off on average, {worst:.2f} at worst")


def report(running: list[Candidate]) -> None:
    """Print a row for each candidate."""
    print(f"{'':20} {'seconds':>20} {'CPU s':>7} {'peak MB':>8} {'file MB':>8} {'pages':>6}")
    for one in running:
        wall = f"{statistics.median(one.seconds):.2f} ({min(one.seconds):.2f}-{max(one.seconds):.2f})"
        cpu, peak = statistics.median(one.cpu), statistics.median(one.megabytes)
        print(f"{one.name:20} {wall:>20} {cpu:7.2f} {peak:8.0f} {one.size:8.1f} {one.pages:>6}")


if __name__ == "__main__":
    main()
