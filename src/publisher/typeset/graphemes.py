"""Graphemes: a text goes in, what readers take for its letters comes out (UAX #29, through uniseg)."""

from __future__ import annotations

import re
from functools import lru_cache

_SINGLE = re.compile("[\n\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Latin, Greek, Cyrillic and Armenian letters, points and figures, each of which is a grapheme where no other sign stands between."""


@lru_cache(maxsize=512)
def graphemes(text: str) -> tuple[str, ...]:
    """The graphemes of a text, in order."""
    if _SINGLE.fullmatch(text):
        return tuple(text)
    from uniseg.graphemecluster import grapheme_clusters

    return tuple(grapheme_clusters(text))
