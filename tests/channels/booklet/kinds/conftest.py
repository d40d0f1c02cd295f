"""Stories for the tests of single kinds of pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publisher.article.model import Block, Paragraph, Span
from publisher.channels.booklet.story import Story

SENTENCE = (
    "The columns moved slowly and the radio said little, and those who lived through it remember how quiet it was. "
)


@pytest.fixture
def words() -> Callable[[int], Paragraph]:
    """A paragraph of so many sentences."""
    return lambda count: Paragraph((Span((SENTENCE * count).strip()),))


@pytest.fixture
def told(desk, edition, photo) -> Callable[..., Story]:
    """The story of a body, its photos of the shapes given by id."""

    def make(body: tuple[Block, ...], shapes: dict[str, str], layout: str = "a5-portrait", **facts: object) -> Story:
        return Story.of(desk(edition(tuple(photo(p) for p in shapes), body, shapes, **facts), layout))

    return make
