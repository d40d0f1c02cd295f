"""Colour profiles the program writes itself: nothing goes in, the bytes of an ICC profile come out, the same each time."""

from __future__ import annotations

import struct
from functools import cache

_STEPS = 1024
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The sRGB primaries under D50, as in the ICC's own sRGB2014.icc (color.org/srgbprofiles.xalter)."""

_D50 = (0.9642, 1.0, 0.8249)  # ICC.1:2001-04, 6.1.1: the illuminant of the connection space


@cache
def srgb_profile() -> bytes:
    """sRGB (IEC 61966-2-1) as a version 2 display profile, which every print standard and printer reads."""
    curve = _curve()
    tags = {
        b"desc": _description("sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        **{tag: _xyz(value) for tag, value in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Header, tag table and data (ICC.1:2001-04, 6); tags with the same data share it."""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for value in tags.values():
        if value not in places:
            places[value] = start + len(data)
            data += value + b"\0" * (-len(value) % 4)
    table = b"".join(tag + struct.pack(">II", places[value], len(value)) for tag, value in tags.items())
    return _header(start + len(data)) + struct.pack(">I", len(tags)) + table + data


def _header(size: int) -> bytes:
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI", size, b"\0\0\0\0", 0x02100000) + b"mntrRGB XYZ " + date + b"acsp"
    illuminant = _numbers(_D50)
    return head + b"\0" * 28 + illuminant + b"\0" * (128 - len(head) - 28 - len(illuminant))


def _curve() -> bytes:
    values = [round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _linear(value: float) -> float:
    """The light a signal stands for (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(value)


def _numbers(values: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _description(text: str) -> bytes:
    words = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + b"\0" * (4 + 4 + 2 + 1 + 67)
