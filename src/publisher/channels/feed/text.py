"""Text as an editor wrote it goes in; text that any XML reader takes back unchanged comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from html.entities import name2codepoint

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), lone surrogates included; one such letter would stop a whole feed."""
_RETURN = re.compile(r"\r\n?")


def clean(text: str | None) -> str:
    """The text in NFC, with plain newlines and without the characters XML forbids; "" for None."""
    return unicodedata.normalize("NFC", _NOT_XML.sub("", _RETURN.sub("\n", text or "")))


def one_line(text: str | None) -> str:
    """The clean text on one line: a title, a name, a category."""
    return " ".join(clean(text).split())


def plain(text: str | None) -> str:
    """Text as HTML that shows it letter by letter."""
    return escape(clean(text), quote=False)


def joined_lines(parts: Iterable[str]) -> str:
    """The parts that say something, each on lines of its own."""
    return "\n".join(part for part in parts if part)


_TAG = re.compile(r"</?[A-Za-z][^<>]*>?")
_END_TAG = re.compile(r"</\w")
_ENTITY = re.compile(r"&(#?\w+)")


def looks_like_markup(text: str) -> bool:
    """Whether a reader that expects HTML would take a part of the plain text for a tag or an entity: ``<b>``, ``&copy``.

    The measure is the W3C feed validator's (https://validator.w3.org/feed/docs/warning/ContainsHTML.html).
    """
    if "<" not in text and "&" not in text:
        return False
    entities = (name in name2codepoint or name == "apos" or not name.isalpha() for name in _ENTITY.findall(text))
    return _TAG.search(text) is not None or any(entities)


def without_tags(text: str) -> str:
    """The text for elements that cannot say whether they are HTML: where it shows whole tags, they stand in ‹ ›.

    No word is lost to a reader that would drop ``<b>`` as a tag; ``5 < 6`` stays as it is.
    """
    return _TAG.sub(_in_guillemets, text) if "</" in text and _END_TAG.search(text) else text


def _in_guillemets(tag: re.Match[str]) -> str:
    return tag[0].replace("<", "‹").replace(">", "›")
