"""A photo of an entry and the size of its file go in; its Media RSS element comes out, with all its words and rights."""

from __future__ import annotations

from html import escape
from typing import Any

from lxml.etree import SubElement

from publisher.channels.feed.model import EntryPhoto
from publisher.channels.feed.namespaces import MEDIA
from publisher.channels.feed.text import looks_like_markup, without_tags

CREDIT_SCHEME = "urn:ebu"
_CONTENT, _THUMBNAIL, _CREDIT, _COPYRIGHT, _DESCRIPTION, _TEXT = (
    f"{{{MEDIA}}}{name}" for name in ("content", "thumbnail", "credit", "copyright", "description", "text")
)


def media_content(entry: Any, photo: EntryPhoto, size: int) -> None:
    """One flat media:content per photo (Media RSS 1.5.1): a media:group would mean the same photo in several forms."""
    full, small = photo.full, photo.thumbnail
    content = SubElement(
        entry,
        _CONTENT,
        url=full.url,
        fileSize=str(size),
        type=full.media_type,
        medium="image",
        width=str(full.width),
        height=str(full.height),
        lang=photo.lang,
    )
    _text(content, _DESCRIPTION, photo.caption)
    SubElement(content, _THUMBNAIL, url=small.url, width=str(small.width), height=str(small.height))
    for named in photo.named:
        role = {"role": named.role} if named.role else {}
        SubElement(content, _CREDIT, **role, scheme=CREDIT_SCHEME).text = named.name
    if photo.copyright:
        SubElement(content, _COPYRIGHT).text = without_tags(photo.copyright)
    _text(content, _TEXT, photo.alt, lang=photo.lang)


def _text(parent: Any, name: str, text: str, **attributes: str) -> None:
    """Plain text; as escaped HTML only where a reader would else take a part of it for a tag or an entity."""
    if text:
        kind, shown = ("html", escape(text, quote=False)) if looks_like_markup(text) else ("plain", text)
        SubElement(parent, name, type=kind, **attributes).text = shown
