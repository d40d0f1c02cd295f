"""Measure how long ``publisher check`` takes over many articles with ten photos each.

Usage: python benchmarks/check.py [ARTICLES ...]    (default 250 500 1000)

The articles are written from the sentences of an example, each with its own words in its own order; their photos are forty
files of about 300 kB with caption and credit inside, linked into the articles' folders. Each round is a whole process, started
anew, nothing kept from the one before. Prints wall time, processor time of all processes, and the time for each article.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageCms

from publisher.article.inline import plain
from publisher.article.model import Paragraph
from publisher.article.source import read_article
from publisher.photos.embed import embed
from publisher.photos.model import Label

EXAMPLE = Path(__file__).parents[1] / "examples" / "the-way-down"
FILES, PHOTOS, PARAGRAPHS = 40, 10, 12
WIDTH = 1600
ROUNDS = 3
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an installed program: its modules are compiled once, at the latest by the first round, as the peers' are."""


def photos(folder: Path) -> list[Path]:
    """Forty different JPEGs: parts of the example's photos, each saying a caption and a credit."""
    folder.mkdir()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sources = sorted((EXAMPLE / "photos").glob("*.jpg"))
    made = []
    for number in range(FILES):
        with Image.open(sources[number % len(sources)]) as image:
            shift = number * 7
            part = image.convert("RGB").crop((shift, shift, image.width, image.height))
        part.thumbnail((WIDTH, WIDTH))
        path = folder / f"{number:02}.jpg"
        part.save(path, "JPEG", quality=88, icc_profile=profile)
        label = Label(f"The way down, part {number}.", "A. Name / VNA", "en", creator="A. Name", copyright="© VNA")
        path.write_bytes(embed(path.read_bytes(), label))
        made.append(path)
    return made


def sentences() -> list[str]:
    """The sentences of the example's story."""
    article, _ = read_article(EXAMPLE)
    text = " ".join(plain(block.spans) for block in article.body if isinstance(block, Paragraph))
    return [
        sentence.strip().rstrip(".") + "."
        for sentence in text.split(". ")
        if len(sentence) > 20 and "?" not in sentence
    ]


def write(folder: Path, number: int, words: list[str], files: list[Path]) -> None:
    """One article of ten photos and twelve paragraphs in a folder of its own."""
    chance, home = random.Random(number), folder / f"a{number:05}"
    (home / "photos").mkdir(parents=True)
    front = [
        f"publisher: 1\nid: a{number:05}\nlang: en\ntitle: The way down {number}\nlead: {quoted(chance, words, 2)}",
        f"byline: [A. Name]\npublished: 2026-03-26T08:00:00+07:00\nurl: https://example.org/a{number:05}\nphotos:",
    ]
    alts = chance.sample(words, PHOTOS)
    for index, file in enumerate(chance.sample(files, PHOTOS)):
        os.link(file, home / "photos" / f"p{index}.jpg")
        part = int(file.stem)
        front.append(
            f"  - id: p{index}\n    caption: The way down, part {part}.\n    credit: {{photographer: A. Name, agency: VNA}}\n"
            f"    alt: {quoted(chance, [alts[index]], 1)}\n    taken: 2018-03\n"
            "    rights: {web: yes, social: yes, print: yes, copyright: © VNA}"
        )
    shown = [f"{' '.join(chance.sample(words, 4))}\n\n![](#p{index})" for index in range(PHOTOS)]
    rest = [" ".join(chance.sample(words, 4)) for _ in range(PARAGRAPHS - PHOTOS)]
    text = "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(shown + rest) + "\n"
    (home / "article.en.md").write_text(text, encoding="utf-8")


def quoted(chance: random.Random, words: list[str], count: int) -> str:
    """Some sentences, in quotes."""
    return '"' + " ".join(chance.sample(words, count)).replace('"', "'") + '"'


def measure(folder: Path) -> tuple[float, float, str]:
    """Wall and processor seconds of one check of a folder, and the last line it says."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "publisher", "check", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=COMPILED).stderr
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said.splitlines()[-1]


def main() -> None:
    """Write the articles once, check the first of them in growing numbers, print a table."""
    counts = sorted(int(number) for number in sys.argv[1:]) or [250, 500, 1000]
    with tempfile.TemporaryDirectory() as place:
        files, words = photos(Path(place) / "files"), sentences()
        print(f"{FILES} photos, {sum(file.stat().st_size for file in files) // FILES // 1000} kB on average")
        print(f"{'articles':>8} {'wall s':>8} {'CPU s':>8} {'CPU ms each':>12}")
        for count in counts:
            folder = Path(place) / str(count)
            for number in range(count):
                write(folder, number, words, files)
            wall, cpu, said = min(measure(folder) for _ in range(ROUNDS))
            print(f"{count:>8} {wall:>8.2f} {cpu:>8.2f} {cpu / count * 1000:>12.2f}   {said}")


if __name__ == "__main__":
    main()
