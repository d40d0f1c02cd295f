"""A line of a pasted page goes in; the author it names comes out, if it stands where authors are named."""

from __future__ import annotations

from publisher.article.credit import CreditSplit
from publisher.importers.base import Confidence
from publisher.importers.furniture import Furniture, byline_name
from publisher.importers.hints import is_agency, is_bare_name, is_name, without_role
from publisher.importers.page import Author, Line, Page, with_text


def author_of(line: Line, split: CreditSplit, page: Page, end: int, following: Furniture | None) -> Author | None:
    """``By A. Name`` under the title, ``VNA/VNS`` there or under the text, a bare name where authors stand.

    ``end`` is the last line that can be the story's, ``following`` the part of the site that the next line is.
    """
    under_title, at_end = len(page.blocks) <= 1, line.number >= end and bool(page.blocks)
    named = byline_name(line.text) if under_title or at_end else None
    alone = "a name on a line of its own"
    if named and is_name(named):
        return Author(with_text(line, without_role(named)), Confidence.LIKELY, alone)
    if (at_end or not page.blocks) and is_agency(line.text):
        return Author(line, Confidence.LIKELY, alone)
    if at_end and split.credit is not None and not split.caption:
        return Author(line, Confidence.LIKELY, alone)
    if at_end and len(page.blocks) > 1 and is_bare_name(line.text):
        return Author(line, Confidence.GUESS, "a name under the last paragraph; is it the author?")
    is_before_stamp = following is not None and following.kind in {"stamp", "date", "role"}
    if not page.blocks and is_before_stamp and is_bare_name(line.text):
        why = "a name between the title and the site's own words; is it the author?"
        return Author(line, Confidence.GUESS, why)
    return None
