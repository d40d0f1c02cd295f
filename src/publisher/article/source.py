"""The article source, ``article.<lang>.md``: read it, write it, fill it; this is the room's door, the work is done behind it."""

from __future__ import annotations

from publisher.article.editions import find_editions
from publisher.article.reading import edition_files, find_source, read_article, read_editions, read_text
from publisher.article.writing import edit_translation, fill_article, replace_file, write_article

__all__ = [
    "edit_translation",
    "edition_files",
    "fill_article",
    "find_editions",
    "find_source",
    "read_article",
    "read_editions",
    "read_text",
    "replace_file",
    "write_article",
]
