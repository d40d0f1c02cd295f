"""Stand-ins: a stretch of a file goes in, the few bytes that stand for it in a PDF in the making come out, and can be found there again.

Photos are nearly all of a print file. They are set aside while its pages are painted and finished, and copied once, at the end.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from publisher.notices import Place, PublisherError, error

START = b"photo "
"""How a stand-in begins, and no picture does."""
STAND_IN = START + rb"(\d+) (\d+) ([0-9a-f]+);"
"""What a stand-in looks like, as a regular expression: start and length in bytes, and the file's path in hexadecimal."""
PIECE = 1 << 20
"""Bytes copied at a time."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """So many bytes of a file from ``start`` on."""

    path: Path
    length: int
    start: int = 0

    @classmethod
    def read(cls, written: bytes) -> StandIn:
        """The stand-in that was written so."""
        found = re.fullmatch(STAND_IN, written)
        if found is None:
            raise ValueError(f"{written!r} is no stand-in")
        path = Path(os.fsdecode(bytes.fromhex(found[3].decode())))
        return cls(path, int(found[2]), int(found[1]))

    def __bytes__(self) -> bytes:
        return b"photo %d %d %s;" % (self.start, self.length, os.fsencode(self.path).hex().encode())

    def copy_to(self, target: BinaryIO) -> None:
        """Write the bytes it stands for; PublisherError P307 when the file has become shorter since."""
        left = self.length
        with self.path.open("rb") as source:
            source.seek(self.start)
            while left and (piece := source.read(min(left, PIECE))):
                target.write(piece)
                left -= len(piece)
        if left:
            message = f"{self.path.name} became shorter while it was being printed"
            raise PublisherError(error("P307", message, Place(self.path.name), "build once more"))
