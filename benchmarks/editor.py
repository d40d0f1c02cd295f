"""Time the picture editor: stories of 40, 100 and 400 photos go in, processor seconds for choosing all their pages come out.

    python benchmarks/editor.py [layout ...]

The photos are sizes without files, in four shapes, with a paragraph of text before every fifth; each caption is its own.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from publisher.article.model import Article, Block, Credit, Paragraph, Photo, PhotoRef, Source, Span
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.editor import choose
from publisher.channels.booklet.story import Story
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.photos.model import PictureFile
from publisher.settings import Settings
from publisher.typeset.fonts import shipped_fonts

COUNTS = (40, 100, 400)
SHAPES = ((3000, 2000), (2000, 3000), (2400, 2400), (4500, 1500))
WORDS = (
    "The columns moved slowly and the radio said little, and those who lived through it remember how quiet it was. " * 6
)


def edition(count: int) -> Edition:
    """An article of so many photos, none of which is on disk."""
    photos = tuple(
        Photo(
            id=f"p{n}",
            caption=f"People gather at the edge of the square in the morning of day {n}, 1975.",
            credit=Credit(photographer="A. Sample", agency="VNA"),
            alt="A crowd in a square.",
        )
        for n in range(count)
    )
    body: list[Block] = []
    for n, photo in enumerate(photos):
        body += [Paragraph((Span(WORDS),))] if n % 5 == 0 else []
        body.append(PhotoRef(photo.id))
    source = Source(Path("article.en.md"))
    article = Article(id="bench", lang="en", title="Bench", photos=photos, body=tuple(body), source=source)
    return Edition(article, {photo.id: picture(n) for n, photo in enumerate(photos)}, Settings())


def picture(number: int) -> PictureFile:
    """A picture of one of the shapes."""
    width, height = SHAPES[number * 7 % len(SHAPES)]
    return PictureFile(Path(f"{number}.jpg"), "JPEG", "image/jpeg", width, height, 1, "L", 1, str(number))


def main(layouts: list[str]) -> None:
    """Print a row for each layout and count."""
    print(f"{'layout':14} {'photos':>6} {'pages':>6} {'seconds':>8}")
    for name in layouts or ["a5-portrait", "a4-album", "square-210"]:
        for count in COUNTS:
            desk = Desk(edition(count), load_layout(name, "booklets", BookletLayout), shipped_fonts())
            start = time.process_time()
            offers = choose(Story.of(desk), 4, 6)
            seconds = time.process_time() - start
            print(f"{name:14} {count:6} {sum(offer.pages for offer in offers):6} {seconds:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
