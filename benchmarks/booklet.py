"""Measure the booklet against its peers: twenty photos and their words go in, a table of seconds, memory and sizes comes out.

    python benchmarks/booklet.py [--rounds 5] [--peers PYTHON] [--words 500]
    python benchmarks/booklet.py --growth [--rounds 1]

Every candidate makes an A5 booklet of the same twenty photos (12 to 24 megapixels, made here), captions, credits and text. Each
run is a process of its own; the candidates take turns, so that a busy minute of the machine hits all alike. ``--peers`` is the
interpreter that has weasyprint, typst and fpdf2 installed; what it lacks is left out and named. ``--growth`` measures publisher
alone instead: 20, 100 and 200 photos of 24 megapixels, reduced and untouched, and texts of about 24, 96 and 384 pages.
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
LARGE = SIZES[0]
GROWTH_PHOTOS = (20, 100, 200)
GROWTH_WORDS = (6_500, 39_000, 172_000)
"""Words that fill about 24, 96 and 384 pages with four photos."""
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an installed program: its modules are compiled once, at the latest by the first round, as the peers' are."""
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
        process = subprocess.Popen(
            self.command(out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder, env=COMPILED
        )
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
    for number in range(PHOTOS):
        make_photo(folder / f"p{number:02}.jpg", number, *SIZES[number % len(SIZES)])


def make_photo(path: Path, number: int, width: int, height: int) -> None:
    """One such JPEG."""
    from PIL import Image

    grain = Image.effect_noise((1500, 1500), 28 + number).resize((width, height), Image.Resampling.BICUBIC)
    ground = Image.radial_gradient("L").rotate(17 * number).resize((width, height))
    shade = Image.linear_gradient("L").resize((width, height))
    photo = Image.merge("RGB", (Image.blend(ground, grain, 0.4), Image.blend(shade, grain, 0.4), grain))
    photo.save(path, quality=92)


def make_large_photos(folder: Path) -> None:
    """As many JPEGs of 24 megapixels as the largest booklet shows: one picture, told apart by a comment in each file."""
    make_photo(folder / "p.jpg", 0, *LARGE)
    start, rest = (folder / "p.jpg").read_bytes()[:2], (folder / "p.jpg").read_bytes()[2:]
    for number in range(max(GROWTH_PHOTOS)):
        comment = f"photo {number:03}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        (folder / f"p{number:03}.jpg").write_bytes(start + segment + rest)
    (folder / "p.jpg").unlink()


def made(make: Callable[[Path], None], folder: Path) -> list[Path]:
    """The photos made in a folder, by a process of its own: a child's largest memory is never less than its parent's."""
    folder.mkdir()
    maker = multiprocessing.Process(target=make, args=(folder,))
    maker.start()
    maker.join()
    return sorted(folder.iterdir())


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


def publisher(article: Path, *options: str) -> Callable[[Path], list[str]]:
    """The command that builds an article's booklet, given the file it should write."""
    build = [sys.executable, "-m", "publisher", "build", str(article), "--only", "booklet", *options, "-o"]
    return lambda out: [*build, str(out.with_suffix(""))]


def candidates(folder: Path, peers: str, photos: list[Path], words: int) -> Iterator[Candidate]:
    """Publisher, and the peers that are installed."""
    article, html, typst = (write(folder, photos, words) for write in (write_article, write_html, write_typst))
    for options in ((), ("--photos", "untouched"), ("--cmyk",)):
        yield Candidate(" ".join(("publisher", *options)), publisher(article, *options))
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
    parser.add_argument("--rounds", type=int, help="runs of each candidate [default: 5; of growth 1]")
    parser.add_argument(
        "--growth", action="store_true", help="measure publisher alone, with more and more photos and pages"
    )
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="the interpreter that has the peers")
    parser.add_argument("--words", type=int, default=500, help="words of text beside the photos [default: 500]")
    asked = parser.parse_args()
    if asked.growth:
        growth(asked.rounds or 1)
    else:
        compare(asked.rounds or 5, asked.peers, asked.words)


def compare(rounds: int, peers: str, words: int) -> None:
    """Publisher against its peers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos = made(make_photos, folder / "photos")
        weight = sum(photo.stat().st_size for photo in photos) / 1e6
        print(f"{len(photos)} photos, {weight:.0f} MB; {rounds} rounds; medians (least to most)")
        running = list(candidates(folder, peers, photos, words))
        take_turns(running, folder, rounds)
        report(running)
        mean, worst = word_space_deviation()
        print(f"word spaces at {MEASURE} pt: {mean:.2f} of a space off on average, {worst:.2f} at worst")


def growth(rounds: int) -> None:
    """Publisher alone, with ever more photos and ever longer text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos = made(make_large_photos, folder / "photos")
        running = [
            Candidate(f"{count} photos, {kind}", publisher(article, "--photos", kind))
            for kind in ("reduced", "untouched")
            for count in GROWTH_PHOTOS
            for article in [grown(folder, f"{count}-photos", photos[:count], 500)]
        ]
        running += [
            Candidate(f"{words:,} words", publisher(grown(folder, f"{words}-words", photos[:4], words)))
            for words in GROWTH_WORDS
        ]
        take_turns(running, folder, rounds)
        report(running)


def grown(folder: Path, name: str, photos: list[Path], words: int) -> Path:
    """An article in a folder of its own that shares the photos."""
    home = folder / name
    if not home.is_dir():
        (home / "photos").mkdir(parents=True)
        for photo in photos:
            (home / "photos" / photo.name).hardlink_to(photo)
    return write_article(home, photos, words)


def take_turns(running: list[Candidate], folder: Path, rounds: int) -> None:
    """Run all candidates once a round."""
    for _ in range(rounds):
        for candidate in running:
            candidate.run(folder)


def report(running: list[Candidate]) -> None:
    """Print a row for each candidate."""
    print(f"{'':28} {'seconds':>20} {'CPU s':>7} {'peak MB':>8} {'file MB':>8} {'pages':>6}")
    for one in running:
        wall = f"{statistics.median(one.seconds):.2f} ({min(one.seconds):.2f}-{max(one.seconds):.2f})"
        cpu, peak = statistics.median(one.cpu), statistics.median(one.megabytes)
        print(f"{one.name:28} {wall:>20} {cpu:7.2f} {peak:8.0f} {one.size:8.1f} {one.pages:>6}")


if __name__ == "__main__":
    main()
