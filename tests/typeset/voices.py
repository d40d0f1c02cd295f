"""Voices and samples shared by the tests of this room."""

from __future__ import annotations

from publisher.page.items import Colour
from publisher.typeset.style import TextStyle
from publisher.units import Pt

INK = Colour((22, 24, 27))
TEXT = TextStyle("Newsreader Text", Pt(9.25), Pt(13.5), INK)
HEADLINE = TextStyle("Newsreader Display", Pt(34), Pt(38), INK, weight=500)
SAMPLE = (
    "The river rose in the night, and by morning the lower streets had become canals. Boats which had lain on the "
    "embankment since the last flood were carried to the market, where the traders had already begun to lift their "
    "goods to the upper storeys. Nobody hurried; the town had seen high water before, and the older inhabitants "
    "remembered a spring when the congregation rowed to church. A photographer, balanced on a window-sill, recorded "
    "everything with considerable patience: the postman delivering letters from a dinghy, the schoolchildren waving "
    "from the town hall balcony, the indifferent cats along the rooftops."
)
