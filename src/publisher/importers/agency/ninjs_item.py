"""The text of a ninjs file goes in, its items come out: their fields by names that versions 1, 2 and 3 share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher.importers.markup import refused
from publisher.importers.story import tidy

_MARKS = (
    "uri",
    "versioncreated",
    "headline",
    "headlines",
    "bodies",
    "bodytext",
    "bodyhtml",
    "associations",
    "renditions",
)
"""Fields of which an item has at least one, as ``plain_name`` writes their names."""


def items_in(text: str, path: Path) -> list[Item]:
    """The items of a file, of which it may hold one or a list; PublisherError (P307) when it is no JSON or holds none."""
    try:
        data = json.loads(text, strict=False)
    except RecursionError:
        raise refused(path, "nests its parts too deep", "export it again") from None
    except ValueError as problem:
        raise refused(path, f"is broken JSON: {problem}", "export it again") from None
    found = [each for each in (data if isinstance(data, list) else [data]) if isinstance(each, dict)]
    items = [Item(each) for each in found if any(plain_name(key) in _MARKS for key in each)]
    if not items:
        raise refused(path, "is JSON, but no ninjs item", "a ninjs item has a uri, a headline, a body or pictures")
    return items


def plain_name(name: str) -> str:
    """A name of a field as all versions share it: ``version_created``, ``versionCreated`` and ``versioncreated``."""
    return name.replace("_", "").lower()


@dataclass(slots=True)
class Item:
    """One item by plain names of its fields; knows which were read."""

    data: dict[str, Any]
    read: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {plain_name(name): name for name in self.data}

    def get(self, name: str) -> tuple[Any, str]:
        """The value of a field and its name as written; None when it is absent."""
        written = self.names.get(name, name)
        self.read.add(written)
        return self.data.get(written), written

    def text(self, name: str) -> tuple[str, str]:
        """The words of a field: of a text, a named thing, or the first of a list of them."""
        value, written = self.get(name)
        return words_in(value), written

    def texts(self, single: str, many: str) -> Iterator[tuple[str, str, str]]:
        """Words, role and origin of a text that may stand once (ninjs 1: ``headline``, ``body_html``) or often (``headlines``)."""
        values, written = self.get(many)
        for number, each in enumerate(values if isinstance(values, list) else []):
            if isinstance(each, dict) and isinstance(each.get("value"), str):
                role = f"{each.get('role') or ''} {each.get('contentType') or each.get('contenttype') or ''}"
                yield each["value"], role.strip().lower(), f"{written}.{number}"
        for name, value in self.data.items():
            if plain_name(name).startswith(single) and plain_name(name) != many and isinstance(value, str):
                self.read.add(name)
                yield value, plain_name(name)[len(single) :], name

    def title(self) -> str:
        """The headline, for a list of items."""
        return next((tidy(words) for words, _, _ in self.texts("headline", "headlines")), "") or "without a headline"

    def kind(self) -> str:
        """The type of the item: text, picture, composite ..."""
        return self.text("type")[0].lower()


def words_in(value: Any) -> str:
    """The words of a value: of a text, a number, a named thing, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("value") or value.get("literal") or value.get("uri")
    return (
        tidy(value)
        if isinstance(value, str)
        else str(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else ""
    )
