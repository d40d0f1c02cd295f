"""Typed lengths: everything on a page is measured in points, written as ``Mm(148)``, ``Pt(9.25)`` or ``Px(1080)``."""

from __future__ import annotations

import re

POINTS_PER_MM = 72 / 25.4
POINTS_PER_PX = 72 / 96  # CSS pixel: 1/96 inch, so a 1080 px card is a page of 810 pt


class Length(float):
    """A length in points; sums and multiples of lengths are lengths again."""

    __slots__ = ()

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return float(self) / POINTS_PER_MM

    @property
    def px(self) -> float:
        """The length in CSS pixels (1/96 inch)."""
        return float(self) / POINTS_PER_PX

    @property
    def pt(self) -> float:
        """The length in points, as a plain number for a painter."""
        return float(self)

    def __add__(self, other: float) -> Length:
        return Length(float(self) + other)

    __radd__ = __add__

    def __sub__(self, other: float) -> Length:
        return Length(float(self) - other)

    def __rsub__(self, other: float) -> Length:
        return Length(other - float(self))

    def __mul__(self, factor: float) -> Length:
        return Length(float(self) * factor)

    __rmul__ = __mul__

    def __truediv__(self, divisor: float) -> Length:
        return Length(float(self) / divisor)

    def __neg__(self) -> Length:
        return Length(-float(self))

    def __repr__(self) -> str:
        return f"Pt({float(self):g})"


def Pt(value: float) -> Length:  # noqa: N802 - a unit reads like a type
    """A length given in points (1/72 inch)."""
    return Length(value)


def Mm(value: float) -> Length:  # noqa: N802
    """A length given in millimetres."""
    return Length(value * POINTS_PER_MM)


def Px(value: float) -> Length:  # noqa: N802
    """A length given in CSS pixels (1/96 inch)."""
    return Length(value * POINTS_PER_PX)


_UNITS = {"mm": Mm, "pt": Pt, "px": Px}
_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(mm|pt|px)\s*")


def parse_length(text: str) -> Length:
    """Read ``"148 mm"``, ``"9.25pt"`` or ``"1080 px"``; ValueError names what was expected."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a length; write a number and mm, pt or px, for example '14 mm'")
    number, unit = match.groups()
    return _UNITS[unit](float(number))
