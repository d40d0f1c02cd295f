"""A layout's voices as text styles: the names a designer gave become sizes, cuts and colours that can be set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from publisher.layout.schema import Voice, parse_colour, parse_colours
from publisher.page.items import Colour
from publisher.typeset.style import TextStyle


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a layout by name."""

    colours: Mapping[str, Colour]

    @classmethod
    def of(cls, named: Mapping[str, str], accent: str | None = None) -> Palette:
        """The colours of a layout; a brand's accent, when given, stands in for the layout's."""
        colours = parse_colours(named)
        return cls(colours | ({"accent": parse_colour(accent)} if accent else {}))

    def __getitem__(self, name: str) -> Colour:
        return self.colours[name]

    def style(
        self, voice: Voice, *, italic: bool = False, strong: bool = False, colour: str | None = None
    ) -> TextStyle:
        """The text style of a voice, perhaps emphasised, strong, or in another of the layout's colours."""
        style = TextStyle(
            family=voice.family,
            size=voice.size,
            leading=voice.leading,
            colour=self[colour or voice.colour],
            weight=voice.weight,
            italic=voice.italic,
            tracking=voice.tracking,
            capitals=voice.capitals,
            features=voice.features,
        )
        if italic:
            style = replace(style, italic=not voice.italic)
        return replace(style, weight=max(600, voice.weight)) if strong else style
