"""A page saved as one file (.mhtml, .mht) goes in; its HTML, and its pictures under the addresses the HTML gives them, come out.

MIME HTML is RFC 2557: a multipart/related message whose parts are named by Content-Location and Content-ID.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesFeedParser
from html import unescape
from pathlib import Path

from publisher.importers.base import BroughtPicture
from publisher.importers.markup import refused
from publisher.importers.web.images import joined

LARGEST = 60_000_000
"""Bytes; a page with its pictures has some millions."""
MOST_PARTS, MOST_NESTED = 2_000, 10
"""Parts of a page with its frames, style sheets and pictures; and parts that hold parts."""
ENDINGS = (".mhtml", ".mht")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in an archive."""

    html: bytes
    charset: str | None
    address: str | None
    """Where it was on the network."""
    pictures: dict[str, BroughtPicture]
    """Address, or ``cid:`` and a Content-ID -> picture."""
    others: tuple[str, ...] = ()
    """Address and words of each further page in it: the frames of advertisements, as a rule."""


def recognises_archive(path: Path, head: bytes) -> bool:
    """By its ending, or as a message of related parts."""
    low = head.lower()
    return path.suffix.lower() in ENDINGS or (b"mime-version:" in low and b"multipart/related" in low)


def read_archive(path: Path) -> SavedPage:
    """The page in a file; PublisherError (P307) when it holds none, or is larger or has more parts than a page can have."""
    parts = list(_parts(_message(path)))
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise refused(path, "holds no web page", "save the page again, as one file")
    main = _main(pages, parts)
    address = _address(parts[0].get("Snapshot-Content-Location")) or _address(main.get("Content-Location"))
    return SavedPage(
        _bytes(main),
        main.get_content_charset(),
        address,
        dict(_pictures(parts, address)),
        tuple(_named(page) for page in pages if page is not main),
    )


def _message(path: Path) -> Message:
    """The message, its size and its parts counted before it is taken apart."""
    try:
        if path.stat().st_size > LARGEST:
            raise refused(path, f"is larger than {LARGEST // 1_000_000} MB", "save the page without its films")
        data = path.read_bytes()
    except OSError as problem:
        raise refused(path, f"cannot be read: {problem.strerror or 'unknown reason'}", None) from None
    if _count(b"content-type:", data) > MOST_PARTS or _count(b"multipart/", data) > MOST_NESTED:
        raise refused(path, "has more parts than a page can have", "save the page again, as one file")
    try:
        parser = BytesFeedParser()
        for start in range(0, len(data), _AT_ONCE):
            parser.feed(data[start : start + _AT_ONCE])
        return parser.close()
    except (ValueError, LookupError, TypeError, RecursionError) as problem:
        raise refused(path, f"cannot be taken apart: {problem}", "save the page again, as one file") from None


_AT_ONCE = 100_000
"""Bytes the parser is given at a time, for it takes several times the memory of what it is given."""


def _count(words: bytes, data: bytes) -> int:
    """How often words stand in data, in capitals or not."""
    return sum(1 for _ in re.finditer(re.escape(words), data, re.IGNORECASE))


def _parts(message: Message) -> Iterator[Message]:
    """The message and all parts in it."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        yield part
        if part.is_multipart():
            waiting += [each for each in part.get_payload() if isinstance(each, Message)]


def _main(pages: list[Message], parts: list[Message]) -> Message:
    """The part that the message says it starts with, else the first page."""
    start = str(parts[0].get_param("start") or "")
    return next((page for page in pages if start and page.get("Content-ID") == start), pages[0])


def _pictures(parts: list[Message], address: str | None) -> Iterator[tuple[str, BroughtPicture]]:
    for part in parts:
        if part.get_content_maintype() != "image":
            continue
        data, where = _bytes(part), str(part.get("Content-Location") or "").strip()
        name = re.sub(r"[?#].*", "", where).rpartition("/")[2] or f"picture.{part.get_content_subtype()[:4]}"
        picture = BroughtPicture(name, data=data)
        if where:
            yield joined(address, where), picture
            yield where, picture
        if identity := str(part.get("Content-ID") or "").strip(" <>"):
            yield f"cid:{identity}", picture


def _bytes(part: Message) -> bytes:
    """The content of a part; what is damaged in its coding is left out of it."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _address(stated: object) -> str | None:
    words = str(stated or "").strip()
    return words if re.match(r"https?://", words) else None


def _named(page: Message) -> str:
    """The address and the words of a page in a frame."""
    where = str(page.get("Content-Location") or page.get("Content-ID") or "").strip()
    try:
        html = _bytes(page).decode(page.get_content_charset() or "utf-8", "replace")
    except LookupError:
        html = _bytes(page).decode("utf-8", "replace")
    words = re.sub(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", " ", html, flags=re.DOTALL | re.IGNORECASE)
    return f"{where} {unescape(words)}".strip() or "an empty page"
