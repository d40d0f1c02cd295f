"""The stories in a source go in, by their titles; the one that was asked for comes out, or an error that lists them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from publisher.importers.base import Wishes
from publisher.importers.story import excerpt
from publisher.notices import Place, PublisherError, error

T = TypeVar("T")
_MOST_LISTED = 20


def choose(stories: Sequence[T], titles: Sequence[str], path: Path, wishes: Wishes) -> tuple[T, int]:
    """The story of that number, and the number, from 0; PublisherError (P307) when there are several and none, or a wrong one, is named."""
    if not stories:
        raise PublisherError(error("P307", f"'{path.name}' holds no story", Place(path.name)))
    wished = wishes.item or (1 if len(stories) == 1 else 0)
    if 1 <= wished <= len(stories):
        return stories[wished - 1], wished - 1
    listed = [f"{number}: {excerpt(title)}" for number, title in enumerate(titles[:_MOST_LISTED], start=1)]
    more = f"; and {len(titles) - _MOST_LISTED} more" if len(titles) > _MOST_LISTED else ""
    which = f"has no story {wished}" if wished else f"holds {len(stories)} stories"
    hint = f"name one with --item: {'; '.join(listed)}{more}"
    raise PublisherError(error("P307", f"'{path.name}' {which}", Place(path.name), hint))
