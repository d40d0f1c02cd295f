"""Every check by its code: a row is the whole registration, and a check's docstring is its documentation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from publisher.article.findings import by_place
from publisher.checks import editions, photos, rights, text
from publisher.checks import print as printing
from publisher.checks.rule import Rule
from publisher.edition import Edition
from publisher.notices import Notice, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
PRINT, FEED, CARDS = ("booklet",), ("feed",), ("cards",)

_ROWS = (
    # the words
    Rule("P205", WARNING, text.space_before_stop, mends=True),
    Rule("P209", WARNING, text.letter_without_font, PRINT + CARDS),
    # the photos
    Rule("P301", ERROR, photos.no_credit),
    Rule("P302", ERROR, photos.no_caption),
    Rule("P303", WARNING, photos.no_alternative_text),
    Rule("P304", WARNING, photos.alternative_text_repeats),
    Rule("P305", WARNING, photos.still_to_come),
    Rule("P311", NOTE, photos.not_placed),
    Rule("P314", WARNING, photos.credit_in_caption),
    Rule("P316", NOTE, photos.told_otherwise_in_file),
    Rule("P319", NOTE, printing.untagged, PRINT),
    # what may be published
    Rule("P401", ERROR, rights.embargoed),
    Rule("P402", ERROR, rights.not_cleared),
    Rule("P403", ERROR, rights.expired),
    Rule("P405", ERROR, rights.withdrawn),
    Rule("P406", ERROR, rights.taken_back, PRINT + CARDS),
    # editions in several languages
    Rule("P501", WARNING, editions.lacks_text),
    Rule("P502", WARNING, editions.out_of_date),
    Rule("P503", WARNING, editions.other_photos),
    Rule("P504", NOTE, editions.other_credits),
    Rule("P505", WARNING, editions.not_translated),
    Rule("P506", WARNING, editions.other_script),
    Rule("P507", WARNING, editions.other_numbers),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _ROWS})


def run_checks(edition: Edition, also: Collection[str] = ()) -> tuple[Notice, ...]:
    """What all checks find, each thing once, in the order of the source; ``also`` names checks that are off by themselves."""
    rules = [rule for rule in RULES.values() if rule.on or rule.code in also]
    found = [notice for rule in rules for notice in rule.notices(edition)]
    return tuple(sorted(dict.fromkeys(found), key=by_place))
