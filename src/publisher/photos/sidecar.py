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
    whole, ending = os.fspath(path), path.suffix
    starts = (whole, whole.removesuffix(ending)) if ending else (whole,)
    named = (ENDING, ENDING.upper()) if ending.isupper() else (ENDING,)
    beside = (start + each for start in starts for each in named)
    return tuple(found for each in beside if os.access(each, os.F_OK) and (found := _file(Path(each))))


def _file(path: Path) -> tuple[str, int] | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return (path.name, status.st_mtime_ns) if S_ISREG(status.st_mode) else None


def read_sidecar(path: Path) -> dict[str, XmpValue]:
    """The properties of a sidecar; ValueError when it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            return read_packet(file.read(LARGEST + 1))
    except OSError as problem:
        raise ValueError(f"it cannot be read: {problem.strerror or 'unknown reason'}") from None
