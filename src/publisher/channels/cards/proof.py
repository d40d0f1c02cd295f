"""Show the cards as people meet them: posts and pictures go in; a contact sheet as a web page and as one picture comes out.

Each card at the width it has on a phone, then as platforms cut it: the circle of a profile, a square, the 3:4 of a grid, a link preview.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from publisher.channels.cards.kit import File, html_page
from publisher.channels.cards.posts import Kit, Post

if TYPE_CHECKING:
    from PIL.Image import Image

CUTS = (("circle", 1.0), ("square", 1.0), ("grid", 0.75), ("link", 1.91))
"""What platforms cut out of the middle of a card: its name and its width divided by its height."""
SHEET_WIDTH, GAP, GROUND = 1600, 24, (214, 214, 210)
PHONE = 390
"""How wide a phone is, in CSS pixels."""

_STYLE = """\
.cards { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start; }
figure { margin: 0; } figcaption { margin: .5rem 0; }
.cuts { display: flex; gap: .75rem; align-items: center; }
.cuts span { display: block; height: 96px; overflow: hidden; }
.cuts img { width: 100%; height: 100%; object-fit: cover; }
.circle { width: 96px; border-radius: 50%; } .square { width: 96px; } .grid { width: 72px; } .link { width: 183px; }
.preview { border: 1px solid GrayText; border-radius: 10px; overflow: hidden; width: 20rem; margin-top: .75rem; }
.preview img { width: 100%; aspect-ratio: 1.91; object-fit: cover; } .preview p { margin: .5rem .75rem; line-height: 1.3; }
"""


def index_html(kit: Kit, files: Mapping[str, File], slides: Sequence[File]) -> str:
    """The contact sheet as a page."""
    cards = "\n".join(_figure(kit, post, files[post.card]) for post in kit.posts)
    body = f'<div class="cards">\n{cards}\n</div>'
    if slides:
        row = "\n".join(f'<img src="{escape(file.name)}" alt="" width="234">' for file in slides)
        body += f'\n<h2>Carousel</h2>\n<div class="cards">\n{row}\n</div>'
    return html_page(kit, f"{kit.title} - cards", body, _STYLE)


def _figure(kit: Kit, post: Post, file: File) -> str:
    shown, name = min(post.target.seen, 640), escape(file.name)
    cuts = "".join(f'<span class="{cut}"><img src="{name}" alt=""></span>' for cut, _ in CUTS)
    preview = ""
    if post.target.aspect > 1.8:
        words = f"<p><small>{escape(kit.site_name)}</small><br>{escape(kit.title)}</p>"
        preview = f'\n<div class="preview"><img src="{name}" alt="">{words}</div>'
    return (
        f'<figure id="{escape(post.card)}">\n<img src="{name}" alt="{escape(post.alt)}" width="{shown}">\n'
        f"<figcaption>{escape(post.target.title)} <small>{post.target.width} x {post.target.height}</small></figcaption>\n"
        f'<div class="cuts">{cuts}</div>{preview}\n</figure>'
    )


def contact_sheet(pictures: Sequence[Image]) -> Image:
    """All cards in rows on one picture; give them as they are seen (``at_phone_size``)."""
    from PIL import Image

    places, x, y, row = [], GAP, GAP, 0
    for picture in pictures:
        if x + picture.width + GAP > SHEET_WIDTH and x > GAP:
            x, y, row = GAP, y + row + GAP, 0
        places.append((x, y))
        x, row = x + picture.width + GAP, max(row, picture.height)
    sheet = Image.new("RGB", (SHEET_WIDTH, y + row + GAP), GROUND)
    for picture, place in zip(pictures, places, strict=True):
        sheet.paste(picture, place)
    return sheet


def at_phone_size(image: Image, seen: int) -> Image:
    """A card as small as a reader sees it."""
    from publisher.photos.scale import Raster

    width = min(seen, SHEET_WIDTH - 2 * GAP)
    size = (width, max(1, round(image.height * width / image.width)))
    return Raster(image).scaled(size, (0, 0, *image.size))
