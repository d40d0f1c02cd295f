"""Feed entries and the sizes of their files go in; JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) comes out as bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from publisher.channels.feed.model import Entry, EntryPhoto, Head

VERSION = "https://jsonfeed.org/version/1.1"
EXTENSION = "_publisher"
"""Where a photo's words and rights stand as data; the format has no place of its own for them."""
_INDENT = "    "


def json_document(head: Head, _changed: datetime | None, items: Iterable[bytes]) -> Iterator[bytes]:
    """A whole document piece by piece: the head, each item as ``json_item`` gives it, the end."""
    fields = {
        "version": VERSION,
        "title": head.title,
        "home_page_url": head.link,
        "feed_url": head.self_url,
        "description": head.description,
        "language": head.language,
        "authors": [{"name": head.title, "url": head.link}],
        "hubs": [{"type": "WebSub", "url": head.hub}] if head.hub else [],
    }
    yield _text(_stated(fields)).encode("utf-8").removesuffix(b"\n}") + b',\n  "items": ['
    comma = b"\n"
    for item in items:
        yield comma + item
        comma = b",\n"
    yield b"\n  ]\n}\n"


def json_item(entry: Entry, sizes: Mapping[str, int]) -> bytes:
    """One item, indented as it stands in a document."""
    return shown_item(
        _stated(
            {
                "id": entry.guid,
                "url": entry.link,
                "title": entry.title,
                "content_html": entry.html,
                "summary": entry.summary,
                "image": next((photo.full.url for photo in entry.photos), ""),
                "date_published": entry.published.isoformat(),
                "date_modified": entry.changed.isoformat(),
                "authors": [{"name": name} for name in entry.creators],
                "tags": list(entry.categories),
                "language": entry.lang,
                "attachments": [_attachment(photo, sizes) for photo in entry.photos],
                EXTENSION: _stated(
                    {
                        "photos": [_photo(photo) for photo in entry.photos],
                        "translations": [{"language": lang, "url": url} for lang, url in entry.translations],
                    }
                ),
            }
        )
    )


def shown_item(item: Mapping[str, Any]) -> bytes:
    """An item as it stands in a document."""
    return (_INDENT + _text(item).replace("\n", f"\n{_INDENT}")).encode("utf-8")


def _attachment(photo: EntryPhoto, sizes: Mapping[str, int]) -> dict[str, Any]:
    full = photo.full
    title = " ".join(part for part in (photo.caption, photo.credit) if part)
    fields = {"url": full.url, "mime_type": full.media_type, "title": title, "size_in_bytes": sizes[full.path]}
    return _stated(fields)


def _photo(photo: EntryPhoto) -> dict[str, Any]:
    full, small = photo.full, photo.thumbnail
    return _stated(
        {
            "url": full.url,
            "width": full.width,
            "height": full.height,
            "caption": photo.caption,
            "credit": photo.credit,
            "copyright": photo.copyright,
            "alt": photo.alt,
            "thumbnail": {"url": small.url, "width": small.width, "height": small.height},
        }
    )


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", [], {})}


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
