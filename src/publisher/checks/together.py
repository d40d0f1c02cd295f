"""Checks of many articles together: the names of each go in, what two of them share and should not comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publisher.notices import Notice, Place, warning


def alike(articles: Iterable[tuple[str, tuple[str, str, str]]]) -> Mapping[str, list[Notice]]:
    """P604 for articles that share an address, or an id within one language; by path, told of the later one.

    An article is its path, and its id, language and address (empty when it has none).
    """
    first: dict[tuple[str, ...], str] = {}
    found: dict[str, list[Notice]] = {}
    for path, (name, lang, address) in articles:
        keys: dict[tuple[str, ...], str] = {("id", name, lang): f"the id '{name}'"}
        keys |= {("address", address): f"the address {address}"} if address else {}
        for key, what in keys.items():
            other = first.setdefault(key, path)
            if other != path:
                message = f"{what} is that of {other} already"
                found.setdefault(path, []).append(warning("P604", message, Place(path), "give each its own", "feed"))
    return found
