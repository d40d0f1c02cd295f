"""Colour spaces: a space as a PDF writes it goes in, a ColourSpace that says what it is made of comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.press.preflight.values import Found, entry, identity, items, name, number, stream_bytes

COMPONENTS = {
    "DeviceGray": 1,
    "DeviceRGB": 3,
    "DeviceCMYK": 4,
    "CalGray": 1,
    "CalRGB": 3,
    "Lab": 3,
    "Separation": 1,
    "Indexed": 1,
}
SHORT_NAMES = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""What inline images may write (ISO 32000-1, table 94)."""
DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
"""Where resources may give a device space a meaning of its own (ISO 32000-1, 8.6.5.6)."""
KINDS = {1: "grey", 3: "RGB", 4: "CMYK"}
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space; ``base`` is what an Indexed space counts in, or what stands in for a spot ink."""

    family: str
    components: int
    colourants: tuple[str, ...] = ()
    base: ColourSpace | None = None
    profile: bytes | None = None
    """The ICC profile of an ICCBased space; empty when it cannot be read."""

    @property
    def is_device(self) -> bool:
        """Whether its numbers mean what the printing machine makes of them."""
        return self.family.startswith("Device") and self.family != "DeviceN"

    @property
    def kind(self) -> str:
        """ "grey", "RGB", "CMYK" or "Lab"; empty where there is no telling."""
        if self.family == "Lab":
            return "Lab"
        return "" if self.family in ("Separation", "DeviceN", "Pattern") else KINDS.get(self.components, "")

    def __str__(self) -> str:
        if self.family == "ICCBased":
            return f"ICC {self.kind or self.components}"
        if self.colourants:
            return f"{self.family} {' + '.join(self.colourants)}"
        return f"{self.family} of {self.base}" if self.base else self.family

    def parts(self) -> Iterator[ColourSpace]:
        """The space itself and those it is built on."""
        yield self
        if self.base is not None:
            yield from self.base.parts()


GREY = ColourSpace("DeviceGray", 1)
RGB = ColourSpace("DeviceRGB", 3)
CMYK = ColourSpace("DeviceCMYK", 4)
PATTERN = ColourSpace("Pattern", 0)
UNKNOWN = ColourSpace("unknown", 0)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: a space and a value from 0 to 1 for each component (as the space counts, for Lab); none for a pattern."""

    space: ColourSpace
    values: tuple[float, ...] = ()


BLACK = Colour(GREY, (0.0,))


class SpaceReader:
    """Reads colour spaces of one document, each indirect one once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], ColourSpace] = {}

    def read(self, written: Found, resources: Found = None, depth: int = 0) -> ColourSpace:
        """The space a name or an array stands for; ``resources`` resolve names and defaults."""
        if depth > DEEPEST:
            return UNKNOWN
        if word := name(written):
            return self._named(SHORT_NAMES.get(word, word), resources, depth)
        key = identity(written)
        if key is not None and key in self._known:
            return self._known[key]
        space = self._array(list(items(written)), resources, depth)
        if key is not None:
            self._known[key] = space
        return space

    def _named(self, word: str, resources: Found, depth: int) -> ColourSpace:
        own = entry(resources, "/ColorSpace")
        if word in DEFAULTS:
            default = entry(own, DEFAULTS[word])
            return self.read(default, None, depth + 1) if default is not None else ColourSpace(word, COMPONENTS[word])
        if word == "Pattern":
            return PATTERN
        listed = entry(own, f"/{word}")
        return self.read(listed, resources, depth + 1) if listed is not None else UNKNOWN

    def _array(self, parts: list[Found], resources: Found, depth: int) -> ColourSpace:
        family = SHORT_NAMES.get(name(parts[0]), name(parts[0])) if parts else ""
        if len(parts) == 1 or family in DEFAULTS:
            return self.read(parts[0], resources, depth + 1)
        if family == "ICCBased":
            profile = stream_bytes(parts[1]) or b""
            return ColourSpace(family, int(number(entry(parts[1], "/N"))), profile=profile)
        if family in ("Indexed", "Pattern"):
            return ColourSpace(family, COMPONENTS.get(family, 0), base=self.read(parts[1], resources, depth + 1))
        if family in ("Separation", "DeviceN") and len(parts) > 2:
            inks = (name(parts[1]),) if family == "Separation" else tuple(map(name, items(parts[1])))
            return ColourSpace(family, len(inks), inks, self.read(parts[2], resources, depth + 1))
        return ColourSpace(family, COMPONENTS[family]) if family in COMPONENTS else UNKNOWN
