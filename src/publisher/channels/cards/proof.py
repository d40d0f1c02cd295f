"""Show the cards as people meet them: posts and files go in; the contact sheet as a web page comes out.

Each card at the width it has on a phone, then as platforms cut it: the circle of a profile, a square, the 3:4 of a grid, a link preview.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from publisher.channels.cards.kit import File, html_page
from publisher.channels.cards.posts import Kit, Post
from publisher.channels.cards.sheet import CUTS

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
