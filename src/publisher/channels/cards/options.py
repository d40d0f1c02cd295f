"""What an editor may choose about the cards: layout, targets, photos, carousel; and what each choice means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class CardOptions:
    """The options of the cards channel."""

    layout: Annotated[str, "A card layout: the name of a shipped one, or a .toml file."] = "panel"
    targets: Annotated[tuple[str, ...], "The cards to make, by their names in platforms.toml; 'all' for every one."] = (
        "og",
        "square",
        "portrait",
        "story",
    )
    photos: Annotated[
        tuple[str, ...],
        "The photos to show, by their ids, instead of the lead photo or the first pair; each, or each pair, on cards of its own.",
    ] = ()
    carousel: Annotated[bool, "Also make the story as slides: cover, one for each photo, and a closing slide."] = False
    debug: Annotated[bool, "Also paint every card with its boxes, safe area and focal point."] = False
