"""What the pages of a PDF share: fonts, images, colour spaces and parsed content, each read once and within a budget."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import TypeAlias

import pikepdf

from publisher.press.preflight.marks import Font, Image
from publisher.press.preflight.spaces import GREY, SpaceReader
from publisher.press.preflight.values import BROKEN, Found, entry, identity, items, keys, name, number

Instructions: TypeAlias = Sequence[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]

MOST_OPERATORS = 5_000_000
"""Operators run in a whole document; a booklet of twenty pages has about a thousand."""
MOST_CONTENT = 8 * 1024 * 1024
"""Bytes of one page's or form's content."""
BYTES_PER_OPERATOR = 64
"""What content without operators, such as comments, costs."""
KEPT_INSTRUCTIONS = 20_000
"""Content longer than this is parsed again each time it is used, not kept."""
SUBSET = re.compile(r"[A-Z]{6}\+")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
STANDARD_ENCODINGS = {"WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", "StandardEncoding"}


class TooMuchError(Exception):
    """A document paints more than a preflight is willing to follow."""


class Library:
    """The shared parts of one document."""

    def __init__(self) -> None:
        self.spaces = SpaceReader()
        self.faults = 0
        """Operators and streams that could not be read."""
        self._operators = 0
        self._fonts: dict[tuple[int, int], Font] = {}
        self._images: dict[tuple[int, int], Image] = {}
        self._parsed: dict[tuple[int, int], Instructions] = {}

    def instructions(self, content: Found) -> Instructions:
        """The instructions of a page or a form; none when they cannot be read.

        Raises TooMuchError when they are too many to follow, alone or with all those before.
        """
        self._spend(0)
        key = identity(content)
        if key is None or key not in self._parsed:
            parsed = self._parse(content)
            if key is None or len(parsed) > KEPT_INSTRUCTIONS:
                return parsed
            self._parsed[key] = parsed
        else:
            self._spend(len(self._parsed[key]))
        return self._parsed[key]

    def _parse(self, content: Found) -> Instructions:
        try:
            size = content_size(content)
            if size > MOST_CONTENT:
                raise TooMuchError
            with warnings.catch_warnings(record=True) as said:
                warnings.simplefilter("always")
                parsed = pikepdf.parse_content_stream(content)
            self.faults += len(said)
        except BROKEN:
            self.faults += 1
            return ()
        self._spend(max(len(parsed), size // BYTES_PER_OPERATOR))
        return parsed

    def _spend(self, operators: int) -> None:
        self._operators += operators
        if self._operators > MOST_OPERATORS:
            raise TooMuchError

    def font(self, stored: Found) -> Font:
        """A font dictionary as a Font."""
        key = identity(stored)
        if key is None:
            return read_font(stored)
        if key not in self._fonts:
            self._fonts[key] = read_font(stored)
        return self._fonts[key]

    def image(self, stored: Found, resources: Found) -> Image:
        """An image XObject as an Image."""
        key = identity(stored)
        if key is None:
            return self._read_image(stored, resources, None)
        if key not in self._images:
            self._images[key] = self._read_image(stored, resources, key)
        return self._images[key]

    def _read_image(self, stored: Found, resources: Found, key: tuple[int, int] | None) -> Image:
        mask = entry(stored, "/ImageMask") is True
        filters = entry(stored, "/Filter")
        return Image(
            width=int(number(entry(stored, "/Width"))),
            height=int(number(entry(stored, "/Height"))),
            space=GREY if mask else self.spaces.read(entry(stored, "/ColorSpace"), resources),
            is_mask=mask,
            has_soft_mask=entry(stored, "/SMask") is not None,
            coding=name(filters) or next(reversed([name(each) for each in items(filters)]), ""),
            number=key,
            stored=stored,
        )


def content_size(content: Found) -> int:
    """Bytes of a page's or form's content, unfolded."""
    contents = content if isinstance(content, pikepdf.Stream) else entry(content, "/Contents")
    parts = list(items(contents)) or [contents]
    return sum(len(part.read_bytes()) for part in parts)


def read_font(stored: Found) -> Font:
    """What a font dictionary says; a composite font's descendant holds its file (ISO 32000-1, 9.7)."""
    kind = name(entry(stored, "/Subtype"))
    inner = next(items(entry(stored, "/DescendantFonts")), None) if kind == "Type0" else stored
    descriptor = entry(inner, "/FontDescriptor")
    full_name = name(entry(stored, "/BaseFont")) or name(entry(stored, "/Name")) or "without a name"
    drawn = kind == "Type3"
    return Font(
        name=SUBSET.sub("", full_name),
        kind=kind,
        embedded=drawn or any(file in keys(descriptor) for file in FONT_FILES),
        subset=drawn or bool(SUBSET.match(full_name)),
        readable=_is_readable(stored, kind),
    )


def _is_readable(stored: Found, kind: str) -> bool:
    if entry(stored, "/ToUnicode") is not None:
        return True
    encoding = entry(stored, "/Encoding")
    if kind == "Type0":
        return bool(name(encoding)) and not name(encoding).startswith("Identity")
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    return base in STANDARD_ENCODINGS or (kind == "Type1" and entry(stored, "/FontDescriptor") is None)
