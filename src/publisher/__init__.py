"""publisher: one article becomes a print booklet, a feed and social cards - no photo without its caption and credit."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.article.model import Article, Photo
    from publisher.notices import Notice, PublisherError
    from publisher.publishing import Published, publish

__version__ = "0.1.0"
__all__ = ["Article", "Notice", "Photo", "Published", "PublisherError", "__version__", "publish", "read_article"]

_HOMES = {
    "Article": "publisher.article.model",
    "Notice": "publisher.notices",
    "Photo": "publisher.article.model",
    "Published": "publisher.publishing",
    "PublisherError": "publisher.notices",
    "publish": "publisher.publishing",
}
"""Name -> its module, imported when the name is first used."""


def read_article(path: str | PathLike[str]) -> Article:
    """Read an article from its file or its folder; PublisherError says what is wrong with it and where."""
    from pathlib import Path

    from publisher.article.source import read_article

    return read_article(Path(path))[0]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'publisher' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
