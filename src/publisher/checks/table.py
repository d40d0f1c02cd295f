"""Every check by its code: a row is the whole registration, and a check's docstring is its documentation."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from publisher.article.findings import by_place
from publisher.article.rules import RULES
from publisher.checks import photos, rights, text
from publisher.checks import print as printing
from publisher.edition import Edition
from publisher.notices import Notice

Check: TypeAlias = Callable[[Edition], Iterable[Notice]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "P205": text.space_before_stop,
        "P209": text.letter_without_font,
        "P301": photos.no_credit,
        "P302": photos.no_caption,
        "P303": photos.no_alternative_text,
        "P304": photos.alternative_text_repeats,
        "P305": photos.still_to_come,
        "P311": photos.not_placed,
        "P314": photos.credit_in_caption,
        "P319": printing.untagged,
        "P401": rights.embargoed,
        "P402": rights.not_cleared,
        "P403": rights.expired,
        "P405": rights.withdrawn,
        "P406": rights.taken_back,
    }
)


def run_checks(edition: Edition) -> tuple[Notice, ...]:
    """What all checks find, each thing once, in the order of the source."""
    found = [notice for check in CHECKS.values() for notice in check(edition)]
    return tuple(sorted(dict.fromkeys(found), key=by_place))


def explain(code: str) -> str | None:
    """What a code means and what helps, in plain words; None when no check and no reader uses it."""
    parts = [RULES.get(code), inspect.getdoc(CHECKS[code]) if code in CHECKS else None]
    return "\n\n".join(part for part in parts if part) or None
