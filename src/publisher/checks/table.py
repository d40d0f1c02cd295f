"""Every check by its code: a row is the whole registration, and a check's docstring is its documentation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from publisher.article.findings import by_place
from publisher.checks import (
    alternative,
    editions,
    letters,
    links,
    naming,
    photos,
    pictures,
    rights,
    spacing,
    story,
    style,
    terms,
)
from publisher.checks import print as printing
from publisher.checks.rule import Rule
from publisher.edition import Edition
from publisher.notices import Notice, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
PRINT, FEED, CARDS = ("booklet",), ("feed",), ("cards",)

_ROWS = (
    # P2: the words
    Rule("P202", NOTE, story.no_lead),
    Rule("P205", WARNING, spacing.space_before_stop, mends=True),
    Rule("P206", NOTE, style.caption_without_stop, on=False),
    Rule("P207", WARNING, style.furniture),
    Rule("P209", WARNING, letters.letter_without_font, PRINT + CARDS),
    Rule("P210", NOTE, style.unidentified, on=False),
    Rule("P212", WARNING, spacing.no_space_after_stop, mends=True),
    Rule("P213", NOTE, spacing.doubled_space, mends=True),
    Rule("P214", WARNING, spacing.doubled_stop, mends=True),
    Rule("P215", WARNING, style.doubled_word),
    Rule("P216", NOTE, style.mixed_quotes),
    Rule("P217", WARNING, style.unpaired_bracket),
    Rule("P218", WARNING, style.in_capitals),
    Rule("P219", NOTE, style.stop_after_title),
    Rule("P220", NOTE, style.long_caption),
    Rule("P221", WARNING, story.repeated_caption),
    Rule("P222", WARNING, story.caption_is_title),
    Rule("P224", NOTE, story.no_byline, on=False),
    Rule("P225", WARNING, story.skipped_heading),
    Rule("P226", NOTE, story.doubled_keyword),
    Rule("P227", WARNING, story.short_title_is_long),
    Rule("P228", WARNING, story.lead_is_title),
    Rule("P229", WARNING, story.lead_in_body),
    Rule("P231", WARNING, style.placeholder),
    Rule("P232", WARNING, spacing.space_inside_brackets, mends=True),
    Rule("P233", WARNING, story.empty_section),
    # P3: the photos
    Rule("P301", ERROR, photos.no_credit),
    Rule("P302", ERROR, photos.no_caption),
    Rule("P303", WARNING, alternative.missing),
    Rule("P304", WARNING, alternative.repeats),
    Rule("P305", WARNING, photos.still_to_come),
    Rule("P310", WARNING, pictures.duplicates),
    Rule("P311", NOTE, photos.not_placed),
    Rule("P313", WARNING, naming.two_spellings),
    Rule("P314", WARNING, naming.credit_in_caption),
    Rule("P315", WARNING, pictures.dates_disagree),
    Rule("P316", NOTE, photos.told_otherwise_in_file),
    Rule("P317", WARNING, pictures.unlabelled_source),
    Rule("P319", NOTE, printing.untagged, PRINT),
    Rule("P323", NOTE, alternative.too_long, CARDS),
    Rule("P324", WARNING, story.repeated_alt),
    Rule("P325", WARNING, pictures.source_types_differ),
    Rule("P326", WARNING, photos.placed_twice),
    Rule("P327", WARNING, photos.taken_too_late),
    Rule("P328", NOTE, pictures.focus_elsewhere),
    Rule("P329", NOTE, alternative.says_it_is_a_picture),
    Rule("P331", WARNING, naming.agency_as_photographer),
    Rule("P332", NOTE, naming.label_in_name),
    # P4: what may be published
    Rule("P401", ERROR, rights.embargoed),
    Rule("P402", ERROR, rights.not_cleared),
    Rule("P403", ERROR, rights.expired),
    Rule("P404", NOTE, rights.rights_of_some),
    Rule("P405", ERROR, rights.withdrawn),
    Rule("P406", ERROR, rights.taken_back, PRINT + CARDS),
    Rule("P407", WARNING, terms.territory),
    Rule("P408", NOTE, rights.old_handout, on=False),
    Rule("P409", WARNING, rights.no_derivatives),
    Rule("P410", NOTE, rights.no_copyright_line, PRINT, on=False),
    Rule("P411", NOTE, terms.limits),
    Rule("P412", WARNING, naming.licence_without_author),
    Rule("P413", WARNING, rights.embargo_after_publication),
    Rule("P414", WARNING, rights.ended_before_publication),
    Rule("P415", WARNING, rights.withdrawn_without_reason, FEED),
    # P5: editions in several languages
    Rule("P501", WARNING, editions.lacks_text),
    Rule("P502", WARNING, editions.out_of_date),
    Rule("P503", WARNING, editions.other_photos),
    Rule("P504", NOTE, editions.other_credits),
    Rule("P505", WARNING, editions.not_translated),
    Rule("P506", WARNING, editions.other_script),
    Rule("P507", WARNING, editions.other_numbers),
    # P6: links and feeds
    Rule("P603", WARNING, links.in_the_future),
    Rule("P605", NOTE, links.related_without_address),
    Rule("P614", WARNING, links.changed_before_published, FEED),
    Rule("P615", WARNING, links.corrected_before_published),
    Rule("P616", WARNING, links.related_twice),
    Rule("P617", WARNING, links.related_to_itself),
    Rule("P618", NOTE, links.not_https),
    Rule("P619", NOTE, links.tracking),
    Rule("P620", NOTE, links.empty_link_text),
    Rule("P621", WARNING, links.not_public),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _ROWS})


def run_checks(edition: Edition, also: Collection[str] = ()) -> tuple[Notice, ...]:
    """What all checks find, each thing once, in the order of the source; ``also`` names checks that are off by themselves."""
    rules = [rule for rule in RULES.values() if rule.on or rule.code in also]
    found = [notice for rule in rules for notice in rule.notices(edition)]
    return tuple(sorted(dict.fromkeys(found), key=by_place))
