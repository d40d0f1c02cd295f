"""The article source, ``article.<lang>.md``: read it, write it, fill it; this is the room's door, the work is done behind it."""

from __future__ import annotations

from publisher.article.reading import find_source, read_article, read_text
from publisher.article.writing import fill_article, write_article

__all__ = ["fill_article", "find_source", "read_article", "read_text", "write_article"]
