"""Find the layouts and assets that ship with the program, from a wheel or from a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def shipped(kind: str) -> Path:
    """The folder of shipped ``"layouts"`` or ``"assets"``: inside the installed package, else beside ``src``."""
    package = Path(__file__).parent
    packaged = package / "_data" / kind
    return packaged if packaged.is_dir() else package.parents[1] / kind
