"""Reading values of a PDF that may be anything: an object goes in, a plain value of the kind asked for comes out, or its default."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import isfinite
from typing import Any, TypeAlias

import pikepdf

from publisher.press.preflight.plane import UNCHANGED, Box, Matrix

BROKEN = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a value of a damaged file may raise."""

Found: TypeAlias = Any
"""A value inside a PDF: pikepdf gives its objects and plain numbers, and a damaged file any of them anywhere."""

LARGEST = 1e9
"""Points; a page larger than that is a broken number."""
MOST_ITEMS = 100_000
"""Entries of one array that are looked at."""


def entry(holder: Found, key: str) -> Found:
    """A dictionary's or stream's value under a key such as ``"/Type"``; None when there is none or it is no dictionary."""
    if isinstance(holder, pikepdf.Page):
        holder = holder.obj
    if isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
        return holder.get(key)
    return None


def inherited(page: pikepdf.Object, key: str) -> Found:
    """A page's value, from the page tree above it where the page has none (ISO 32000-1, 7.7.3.4)."""
    holder: Found = page
    for _ in range(50):
        value = entry(holder, key)
        if value is not None:
            return value
        holder = entry(holder, "/Parent")
        if holder is None:
            break
    return None


def keys(holder: Found) -> tuple[str, ...]:
    """The keys of a dictionary or stream; none of anything else."""
    if isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
        return tuple(sorted(str(key) for key in islice(holder.keys(), MOST_ITEMS)))
    return ()


def items(value: Found) -> Iterator[Found]:
    """The entries of an array; none of anything else."""
    if isinstance(value, pikepdf.Array):
        yield from islice(value, MOST_ITEMS)


def number(value: Found, default: float = 0.0) -> float:
    """A finite number within reason."""
    try:
        read = float(value)
    except BROKEN:
        return default
    return max(-LARGEST, min(LARGEST, read)) if isfinite(read) else default


def numbers(value: Found) -> tuple[float, ...]:
    """The numbers of an array."""
    return tuple(number(item) for item in items(value))


def name(value: Found) -> str:
    """A name without its slash; empty when it is none."""
    return bytes(value).decode("utf-8", "replace")[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: Found) -> str:
    """A text string; empty when it is none."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def box(value: Found, unit: float = 1.0) -> Box | None:
    """A rectangle with its corners in order, in points; None when it is none or has no area."""
    edges = [edge * unit for edge in numbers(value)]
    if len(edges) != 4:
        return None
    read = Box(min(edges[0::2]), min(edges[1::2]), max(edges[0::2]), max(edges[1::2]))
    return read if read.width > 0 and read.height > 0 else None


def matrix(value: Found) -> Matrix:
    """A transformation; the one that changes nothing when it is none."""
    six = numbers(value)
    return Matrix(*six) if len(six) == 6 else UNCHANGED


def identity(value: Found) -> tuple[int, int] | None:
    """What tells one indirect object from another; None for a direct one."""
    found: tuple[int, int] | None = getattr(value, "objgen", None)
    return found if found and found[0] else None


def stream_bytes(value: Found) -> bytes | None:
    """The decoded bytes of a stream; None when it is none or cannot be decoded."""
    try:
        return bytes(value.read_bytes()) if isinstance(value, pikepdf.Stream) else None
    except BROKEN:
        return None
