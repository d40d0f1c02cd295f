"""The options of the booklet channel, once for the command line and for Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, kw_only=True, slots=True)
class BookletOptions:
    """How a booklet is made."""

    layout: Annotated[str, "Booklet layout, by name or as a .toml file."] = "a5-portrait"
    preview: Annotated[bool, "Also paint the booklet's pages as PNG pictures."] = False
