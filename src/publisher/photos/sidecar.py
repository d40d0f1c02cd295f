"""A picture goes in; the XMP files that lie beside it, as Lightroom, darktable and photo desks leave them, and what they say come out."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from publisher.photos.xmp import LARGEST, XmpValue, read_packet

ENDING = ".xmp"


def sidecars_of(path: Path) -> tuple[tuple[str, int], ...]:
    """The files beside a picture that speak of it, ``photo.jpg.xmp`` before ``photo.xmp``, and when each was changed.

    Capitals are tried where the picture's own ending is written in them; links are passed by.
    """
    folder = os.fspath(path.parent)
    named = (ENDING, ENDING.upper()) if path.suffix.isupper() else (ENDING,)
    return tuple(
        (start + each, status.st_mtime_ns)
        for start in (path.name, path.stem)
        for each in named
        if (status := _status(f"{folder}/{start}{each}")) is not None and S_ISREG(status.st_mode)
    )


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


def read_sidecar(path: Path) -> dict[str, XmpValue]:
    """The properties of a sidecar; ValueError when it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            return read_packet(file.read(LARGEST + 1))
    except OSError as problem:
        raise ValueError(f"it cannot be read: {problem.strerror or 'unknown reason'}") from None
