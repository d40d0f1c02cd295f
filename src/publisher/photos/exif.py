"""EXIF: a decoded picture goes in, its orientation and the texts that matter to an editor come out, broken blocks included."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

from publisher.photos import iim
from publisher.photos.opening import quietly

_ORIENTATION, _DETAILS, _COPYRIGHT = 274, 0x8769, 33432
_TEXTS = (270, 315, _COPYRIGHT)
_WINDOWS_TEXTS = (40091, 40092, 40093, 40094)
TAKEN, _ZONE, COMMENT = 36867, 36881, 37510


@dataclass(frozen=True, slots=True)
class Exif:
    """What an EXIF block says: CIPA DC-008 tags 274, 270, 315, 33432, 36867 with 36881, 37510, and the XP tags of Windows."""

    orientation: int = 1
    texts: dict[int, str] = field(default_factory=dict)
    """Tag -> text; the date taken as written there, with its zone when it has one: "1975:03:26 10:00:00+07:00"."""
    is_broken: bool = False


def read_exif(image: Image.Image) -> Exif:
    """The EXIF block of a decoded picture, as far as it can be read."""
    with quietly() as said:
        try:
            tags = image.getexif()
            if not tags and not image.info.get("exif"):
                return Exif(is_broken=bool(said))  # as most pictures on the web
            Image.Exif().load(image.info.get("exif", b""))  # again, for the faults met while the file was opened
            values = {tag: _text(tags.get(tag)) for tag in _TEXTS}
            values |= {tag: _windows_text(tags.get(tag)) for tag in _WINDOWS_TEXTS}
            details = tags.get_ifd(_DETAILS)
            orientation = tags.get(_ORIENTATION, 1)
        except Exception:  # a block of random bytes fails in every way there is
            return Exif(is_broken=True)
    values[TAKEN] = f"{_text(details.get(TAKEN))} {_text(details.get(_ZONE))}".strip()
    values[COMMENT] = _comment(details.get(COMMENT), "utf-16-le" if tags.endian == "<" else "utf-16-be")
    texts = {tag: text for tag, text in values.items() if text}
    return Exif(orientation if isinstance(orientation, int) else 0, texts, bool(said))


def _text(value: object) -> str:
    """EXIF has no character set; Pillow reads bytes as Latin-1, which is undone before they are read properly.

    The copyright may name photographer and editor with a NUL between them.
    """
    if not isinstance(value, str):
        return ""
    try:
        parts = [iim.repaired(part.encode("latin-1")) for part in value.split("\0")]
    except UnicodeEncodeError:
        return value.strip()
    return "; ".join(part for part in parts if part)


def _windows_text(value: object) -> str:
    """XP tags hold UTF-16 as bytes, or as the numbers of those bytes."""
    if isinstance(value, tuple) and all(isinstance(number, int) and 0 <= number < 256 for number in value):
        value = bytes(value)
    return value.decode("utf-16-le", "replace").replace("\0", "").strip() if isinstance(value, bytes) else ""


def _is_text(read: str) -> bool:
    return all(letter.isprintable() or letter in "\r\n\t" for letter in read)


def _comment(value: object, utf16: str) -> str:
    """A user comment: eight bytes that name its character set, then its text; what is no text there says nothing."""
    if not isinstance(value, bytes):
        return ""
    charset, text = value[:8].rstrip(b"\0 "), value[8:]
    read = text.decode(utf16, "replace") if charset == b"UNICODE" else iim.repaired(text)
    read = read.strip("\0 \ufeff")
    return read if charset in (b"UNICODE", b"ASCII", b"") and _is_text(read) else ""
