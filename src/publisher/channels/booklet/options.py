"""The options of the booklet channel, once for the command line and for Python."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class BookletOptions:
    """How a booklet is made."""

    layout: Annotated[str, "Booklet layout, by name or as a .toml file."] = "a5-portrait"
    beside: Annotated[
        str | None, "Language beside the article's own in a layout of two; its master or first translation by default."
    ] = None
    preview: Annotated[bool, "Also paint the booklet's pages as PNG pictures."] = False
    marks: Annotated[bool, "Add crop and registration marks, a colour bar and a slug line around the bleed."] = False
    icc: Annotated[Path | None, "The printer's CMYK output profile; coated paper (FOGRA39) when none is given."] = None
    cmyk: Annotated[bool, "Turn every photo into the printer's inks, within the layout's ink limit."] = False
    photos: Annotated[
        Literal["reduced", "untouched"],
        "Photos finer than print shows: reduced to it, or untouched (quicker, a heavy file).",
    ] = "reduced"
    links: Annotated[bool, "Keep addresses clickable, for reading on a screen; such a file is no PDF/X-4."] = False
