"""EXIF: a decoded picture goes in, its orientation and the few texts that matter to an editor come out, broken blocks included."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

from publisher.photos import iim
from publisher.photos.opening import quietly

_ORIENTATION, _DETAILS = 274, 0x8769
_TEXTS = {"caption": 270, "photographer": 315, "copyright": 33432}
_TAKEN = 36867


@dataclass(frozen=True, slots=True)
class Exif:
    """What an EXIF block says: CIPA DC-008 tags 274, 270, 315, 33432 and 36867."""

    orientation: int = 1
    texts: dict[str, str] = field(default_factory=dict)
    """Field of `Embedded` -> text; ``taken`` as written there, "1975:03:26 10:00:00"."""
    is_broken: bool = False


def read_exif(image: Image.Image) -> Exif:
    """The EXIF block of a decoded picture, as far as it can be read."""
    with quietly() as said:
        try:
            tags = image.getexif()
            Image.Exif().load(image.info.get("exif", b""))  # again, for the faults met while the file was opened
            values = {name: tags.get(tag) for name, tag in _TEXTS.items()}
            values["taken"] = tags.get_ifd(_DETAILS).get(_TAKEN)
            orientation = tags.get(_ORIENTATION, 1)
        except Exception:  # a block of random bytes fails in every way there is
            return Exif(is_broken=True)
    texts = {name: text for name, value in values.items() if (text := _text(value))}
    return Exif(orientation if isinstance(orientation, int) else 0, texts, bool(said))


def _text(value: object) -> str:
    """EXIF has no character set; Pillow reads bytes as Latin-1, which is undone before they are read properly."""
    if not isinstance(value, str):
        return ""
    try:
        return iim.repaired(value.encode("latin-1"))
    except UnicodeEncodeError:
        return value.strip()
