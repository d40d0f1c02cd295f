"""Make docs/picture.jpg, the picture at the head of the README: booklet spreads and cards of an example, as the program plans them.

Run it from the checkout after a change of look: ``python docs/picture.py``.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from publisher.page.items import Page
from publisher.paint.image import paint_image
from publisher.publishing import plan

ROOT = Path(__file__).parents[1]
GROUND = (222, 218, 210)
GAP = 28


def main() -> None:
    """Plan the example, paint cover, three spreads and three cards, and lay them on one ground."""
    planned = plan(ROOT / "examples" / "the-way-down", only=["booklet", "cards"])
    pages = planned.plans["booklet"].pages  # type: ignore[attr-defined]
    cards = {card.target.name: card.page for card in planned.plans["cards"].cards}  # type: ignore[attr-defined]
    (fold,) = [n for n, page in enumerate(pages) if page.name == "spread left"]
    top = [spread(pages[:1], 420), spread(pages[3:5], 420), spread(pages[fold : fold + 2], 420)]
    square, portrait, og = (painted(cards[name], 360) for name in ("square", "portrait", "og"))
    bottom = [spread(pages[5:7], 360), square, portrait, og]
    rows = [row(top), row(bottom)]
    width = max(picture.width for picture in rows) + 2 * GAP
    sheet = Image.new("RGB", (width, sum(picture.height for picture in rows) + GAP * 3), GROUND)
    y = GAP
    for picture in rows:
        sheet.paste(picture, ((width - picture.width) // 2, y))
        y += picture.height + GAP
    sheet.save(ROOT / "docs" / "picture.jpg", quality=84, progressive=True)


def painted(page: Page, height: int) -> Image.Image:
    """A page or card as a picture of that height."""
    large = paint_image(page, scale=2 * height / float(page.size.height))
    return large.resize((round(large.width * height / large.height), height), Image.Resampling.LANCZOS)


def spread(pages: tuple[Page, ...], height: int) -> Image.Image:
    """Pages side by side as they lie open."""
    pictures = [painted(page, height) for page in pages]
    return row(pictures, gap=0)


def row(pictures: list[Image.Image], gap: int = GAP) -> Image.Image:
    """Pictures in a row, heads on one line."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, max(picture.height for picture in pictures)), GROUND)
    x = 0
    for picture in pictures:
        sheet.paste(picture, (x, 0))
        x += picture.width + gap
    return sheet


if __name__ == "__main__":
    main()
