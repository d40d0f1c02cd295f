"""What can be chosen for the cards of an article: the layout and the targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class CardOptions:
    """The options of the cards channel."""

    layout: Annotated[str, "A card layout: the name of a shipped one, or a .toml file."] = "panel"
    targets: Annotated[tuple[str, ...], "The cards to make, by their names in platforms.toml."] = (
        "og",
        "square",
        "portrait",
        "story",
    )
