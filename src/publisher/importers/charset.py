"""The bytes of a text file go in; its text, NFC and with plain line breaks, and a notice if the character set was guessed come out."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from publisher.notices import Notice, Place, PublisherError, error, warning

LARGEST = 2_000_000
"""Bytes: about a thousand printed pages; a bigger file is not one pasted article."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file as read."""

    text: str
    charset: str
    notices: tuple[Notice, ...] = ()


_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, LibreOffice or zip file", "open it, select all, and paste the text into a .txt file"),
    (b"%PDF", "a PDF", "copy the text out of it and paste it into a .txt file"),
    (b"{\\rtf", "an RTF document", "save it as plain text (.txt, UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save it as plain text (.txt, UTF-8)"),
    (b"\xff\xd8\xff", "a JPEG picture", "photos are named in the article; import the text"),
    (b"\x89PNG", "a PNG picture", "photos are named in the article; import the text"),
)
"""First bytes -> what the file is, and what to do instead."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_EVERYDAY = {
    "shift_jis": "のはをにがでたしてと、。",
    "gb18030": "的是在了一和有人中年，。",
    "euc_kr": "이다는을의에가한로고",
    "big5": "的是在了一和有人中年，。",
    "cp1251": "оеаинтсрвл",
}
"""Character sets of other scripts -> letters that any page in them is full of."""
_ENOUGH = 0.12
"""Share of everyday letters that makes such a character set believable; running text has a quarter or more."""


def decode(data: bytes, path: Path) -> SourceText:
    """The text of a file: by its byte order mark, as UTF-8, else by what its letters look like (P705).

    Raises PublisherError (P307) for an empty, a huge or a binary file. U+FEFF, soft line breaks of layout programs and
    all kinds of line ends are made plain; line numbers stay those of the file.
    """
    _refuse(data, path)
    text, charset = _marked(data) or _utf8(data) or _without_mark(data) or ("", "")
    if not charset or "\x00" in text:
        raise _unreadable(path, "holds bytes that are no text", "save it as plain text (.txt, UTF-8)")
    notices = () if charset.startswith("utf") else (_guessed(charset, path),)
    plain = re.sub("\r\n?", "\n", text).replace("\u2028", " ").replace("\u2029", " ").replace("\ufeff", "")
    if not plain.strip():
        raise _unreadable(path, "is empty", "paste the text of the article into it")
    return SourceText(unicodedata.normalize("NFC", plain), charset, notices)


def decode_stated(data: bytes, path: Path, stated: str | None) -> SourceText:
    """The text of a page that says its character set: by its mark, as UTF-8, as it says, else by its letters (P705).

    Pages saved by a browser are often UTF-8 though they still say otherwise, so UTF-8 is believed first. Raises
    PublisherError (P307) when the bytes are no text.
    """
    text, charset = _marked(data) or _utf8(data) or _as_stated(data, stated) or _without_mark(data) or ("", "")
    if not charset or text.count("\x00") > 8:
        raise _unreadable(path, "holds bytes that are no text", "save it again as UTF-8")
    guessed = not charset.startswith("utf") and charset != stated
    plain = re.sub("\r\n?", "\n", text).replace("\x00", "").replace("\ufeff", "")
    return SourceText(unicodedata.normalize("NFC", plain), charset, (_guessed(charset, path),) if guessed else ())


def _as_stated(data: bytes, stated: str | None) -> tuple[str, str] | None:
    """As its maker said, when there is such a character set and every byte fits it."""
    try:
        codec = codecs.lookup(_WEB_NAMES.get((stated or "").lower(), stated or ""))
        return (data.decode(codec.name), stated or "") if codec._is_text_encoding else None
    except (LookupError, ValueError, UnicodeError):
        return None


_WEB_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "iso-8859-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "tcvn": "cp1258"}  # fmt: skip
"""What pages say -> the larger set they mean, as browsers read it; https://encoding.spec.whatwg.org/#names-and-labels."""


def _refuse(data: bytes, path: Path) -> None:
    for start, what, hint in _OTHER_FILES:
        if data.startswith(start):
            raise _unreadable(path, f"is {what}, not text", hint)
    if len(data) > LARGEST:
        size = f"is {len(data) / 1e6:.1f} MB; a pasted article has at most {LARGEST / 1e6:.0f} MB"
        raise _unreadable(path, size, "keep one article in a file")


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data.decode(charset, errors="replace"), charset
    return None


def _utf8(data: bytes) -> tuple[str, str] | None:
    try:
        return (text, "utf-8") if "\x00" not in (text := data.decode("utf-8")) else None
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> tuple[str, str] | None:
    zeros = data[0::2].count(0), data[1::2].count(0)
    if max(zeros) * 4 > len(data):
        charset = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return data.decode(charset, errors="replace"), charset
    if any(byte < 32 and byte not in (9, 10, 12, 13) for byte in data):
        return None
    return _other_script(data) or _latin(data)


def _other_script(data: bytes) -> tuple[str, str] | None:
    believable = []
    for charset, everyday in _EVERYDAY.items():
        text = _strictly(data, charset)
        letters = [char for char in text if char.isalpha() and not char.isascii()]
        share = sum(char in everyday for char in letters) / len(letters) if letters else 0
        if share > _ENOUGH and 2 * len(letters) > sum(map(str.isalpha, text)):
            believable.append((share, charset, text))
    if not believable:
        return None
    _, charset, text = max(believable)
    return text, charset


def _latin(data: bytes) -> tuple[str, str] | None:
    """Vietnamese (cp1258) when its tone marks fall on vowels and make letters, else western European (cp1252)."""
    vietnamese = _strictly(data, "cp1258")
    if re.search(r"[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]", vietnamese):
        return vietnamese, "cp1258"
    text = _strictly(data, "cp1252")
    return (text, "cp1252") if text else None


def _strictly(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return ""


def _guessed(charset: str, path: Path) -> Notice:
    hint = "look at the accents; if they are wrong, save the file as UTF-8 and import again"
    return warning("P705", f"not UTF-8; read as {charset}", Place(path.name), hint)


def _unreadable(path: Path, what: str, hint: str) -> PublisherError:
    return PublisherError(error("P307", f"'{path.name}' {what}", Place(path.name), hint))
