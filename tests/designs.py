"""The shipped booklet layouts, by how many languages they speak."""

from __future__ import annotations

from publisher.layout.booklet import BookletLayout
from publisher.layout.load import layout_names, load_layout

BILINGUAL = tuple(
    name
    for name in layout_names("booklets")
    if load_layout(name, "booklets", BookletLayout).languages.arrangement == "columns"
)
ONE_LANGUAGE = tuple(name for name in layout_names("booklets") if name not in BILINGUAL)
