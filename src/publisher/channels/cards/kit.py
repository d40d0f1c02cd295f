"""Write the post kit: posts and picture names go in; posts.json for programs, posts.html to copy from, meta.html for the CMS come out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from publisher.channels.cards.posts import Kit, Post
from publisher.typeset.bidi import RIGHT_TO_LEFT_LANGUAGES

VERSION = 1


@dataclass(frozen=True, slots=True)
class File:
    """A picture as it was written: its name and its media type."""

    name: str
    media_type: str


def posts_json(kit: Kit, files: Mapping[str, File]) -> str:
    """The posts as JSON; ``files`` are the pictures by card name."""
    data = {
        "posts": VERSION,
        "article": kit.article_id,
        "lang": kit.lang,
        "title": kit.title,
        "url": kit.url or None,
        "targets": [_row(post, files[post.card]) for post in kit.posts],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _row(post: Post, file: File) -> dict[str, Any]:
    target, rule = post.target, post.target.text
    row: dict[str, Any] = {"target": target.name, "name": target.title, "image": file.name}
    row |= {"width": target.width, "height": target.height, "alt": post.alt or None, "alt_limit": target.alt}
    if rule:
        row |= {"text": post.text or None, "length": post.length, "limit": rule.limit, "counts": rule.counts}
    return row | ({"heading": post.heading or None, "heading_limit": target.heading} if target.heading else {})


def posts_html(kit: Kit, files: Mapping[str, File]) -> str:
    """A page to copy the posts from, without a script."""
    body = "\n".join(_section(post, files[post.card]) for post in kit.posts)
    return html_page(kit, f"{kit.title} - posts", body)


def _section(post: Post, file: File) -> str:
    target, rule = post.target, post.target.text
    parts = [f"<h2>{escape(target.title)}</h2>", _figure(post, file)]
    parts += [_field("Title", post.heading, f"{len(post.heading)} of {target.heading}")] if post.heading else []
    parts += [_field("Text", post.text, f"{post.length} of {rule.limit} ({rule.counts})")] if rule and post.text else []
    limit = f" of {target.alt}" if target.alt else ""
    parts += [_field("Alternative text", post.alt, f"{len(post.alt)}{limit}")] if post.alt else []
    return f'<section id="{escape(post.card)}">\n' + "\n".join(parts) + "\n</section>"


def _figure(post: Post, file: File) -> str:
    shown = round(min(post.target.seen, 390))
    size = f"{post.target.width} x {post.target.height}"
    picture = f'<img src="{escape(file.name)}" alt="{escape(post.alt)}" width="{shown}">'
    return f'<p><a href="{escape(file.name)}">{picture}</a><br><small>{escape(file.name)}, {size}</small></p>'


def _field(name: str, text: str, length: str) -> str:
    rows = text.count("\n") + 2 + len(text) // 60
    return f'<p><label>{name} <small>{length}</small><br><textarea readonly rows="{rows}">{escape(text)}</textarea></label></p>'


def meta_html(kit: Kit, files: Mapping[str, File]) -> str:
    """The og: and twitter: tags for the head of the article's page; pictures stand where the site serves this folder."""
    by_card = {post.card: post for post in kit.posts}
    og = by_card.get("og") or next(iter(kit.posts), None)
    x = by_card.get("x") or og
    tags = [("property", "og:type", "article"), ("property", "og:title", kit.title)]
    tags += [("property", "og:description", kit.description), ("property", "og:url", kit.url)]
    tags += [
        ("property", "og:site_name", kit.site_name),
        ("property", "og:locale", kit.lang.replace("-", "_") if "-" in kit.lang else ""),
    ]
    tags += [("property", "article:published_time", kit.published)]
    tags += [("property", *tag) for tag in _og_image(kit, og, files)] if og else []
    tags += [("name", "twitter:card", "summary_large_image")]
    if x:
        tags += [("name", "twitter:image", _address(kit, files[x.card])), ("name", "twitter:image:alt", x.alt)]
    return "".join(f'<meta {kind}="{key}" content="{escape(value)}">\n' for kind, key, value in tags if value)


def _og_image(kit: Kit, post: Post, files: Mapping[str, File]) -> Iterable[tuple[str, str]]:
    file = files[post.card]
    yield "og:image", _address(kit, file)
    yield "og:image:type", file.media_type
    yield "og:image:width", str(post.target.width)
    yield "og:image:height", str(post.target.height)
    yield "og:image:alt", post.alt


def _address(kit: Kit, file: File) -> str:
    return f"{kit.site}/{kit.article_id}/cards/{file.name}" if kit.site else f"cards/{file.name}"


def html_page(kit: Kit, title: str, body: str, style: str = "") -> str:
    """A whole page in the house's plain look."""
    direction = ' dir="rtl"' if kit.lang.split("-")[0].lower() in RIGHT_TO_LEFT_LANGUAGES else ""
    return (
        f'<!doctype html>\n<html lang="{escape(kit.lang)}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>\n{STYLE}{style}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


STYLE = """\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 66rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
img { display: block; max-width: 100%; height: auto; }
small { color: GrayText; }
textarea { font: inherit; width: 100%; max-width: 42rem; box-sizing: border-box; }
"""
