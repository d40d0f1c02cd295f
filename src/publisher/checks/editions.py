"""Checks of language editions: a translation in, what is missing in it, out of date, or different from its master out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from publisher.article.credit import credit_names
from publisher.article.language import primary
from publisher.article.model import Article
from publisher.article.stamps import Match, State, compare
from publisher.article.units import Unit
from publisher.checks.numbers import difference
from publisher.checks.places import prose, shown_photos
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.notices import Severity

SHORT = 160
"""Letters of a text of the master that are shown in a hint."""
_TOLD_ELSEWHERE = ("title", "caption", "alt")
"""Texts whose absence is told of every article: P201, P302, P303."""
_OPTIONAL = ("short_title", "kicker", "section", "keywords", "long_alt")


def lacks_text(edition: Edition) -> Iterator[Remark]:
    """P501: an edition has no text where its master has one: a lead, a context, a paragraph.

    The master's never stands in for it. Translate it, or tell the editor of the master that this edition needs none.
    """
    article, before = edition.article, None
    for match in _matches(article):
        name = match.unit.id.rpartition(".")[2]
        if match.state is State.MISSING and (match.unit.is_body or name not in _TOLD_ELSEWHERE):
            place = article.source.at_line(before) if match.unit.is_body else match.unit.place(article)
            weight = Severity.NOTE if name in _OPTIONAL else None
            yield Remark(f"missing: {_named(match.unit)}", place, _master_says(article, match.unit), severity=weight)
        before = match.own.line if match.own else before


def out_of_date(edition: Edition) -> Iterator[Remark]:
    """P502: a text of the master changed after it was translated, or was taken out.

    Bring the translation up to date, or see that it still fits; then say so: ``publisher editions accept``.
    A note says once when nothing tells which texts an edition translates.
    """
    article = edition.article
    if article.translation is None:
        return
    found = compare(article)
    master = article.master.source.path.name
    for match in found.matches:
        if match.state is State.STALE and match.own:
            message = f"{_named(match.unit)} is out of date: {master} has changed since it was translated"
            yield Remark(message, match.own.place(article), _master_says(article, match.unit))
    for unit in found.left_over:
        message = f"this {unit.kind} is out of date: {master} has none in its place any more"
        yield Remark(message, unit.place(article), "take it out, or see where its words belong now")
    unmarked = [match for match in found.matches if match.state is State.UNMARKED]
    if unmarked:
        message = f"nothing says which text of {master} is translated here, for {_counted(len(unmarked))}"
        hint = f"when all is right: publisher editions accept {article.source.path.name} --language {article.lang}"
        yield Remark(message, article.source.at("translation_of"), hint, severity=Severity.NOTE)


def other_photos(edition: Edition) -> Iterator[Remark]:
    """P503: the body of an edition shows other photos than its master's, or shows them in another order."""
    article = edition.article
    if article.translation is None or not article.body:
        return
    theirs, ours = shown_photos(article.master), shown_photos(article)
    name, master = article.source.path.name, article.master.source.path.name
    for photo in [one for one in theirs if one not in ours]:
        message = f"photo '{photo}' stands in the body of {master}, not in this one"
        yield Remark(message, article.source.at_line(None), f"place it with ![](#{photo})")
    for photo, line in ours.items():
        if photo not in theirs:
            message = f"photo '{photo}' stands in the body of {name}, not in that of {master}"
            yield Remark(message, article.source.at_line(line), "place it in both, or in none")
    common = [one for one in ours if one in theirs]
    moved = next((a for a, b in zip(common, (one for one in theirs if one in ours), strict=True) if a != b), None)
    if moved:
        message = f"the photos of {name} come in another order than in {master}, from '{moved}' on"
        yield Remark(
            message, article.source.at_line(ours[moved]), "bring them into the same order", severity=Severity.NOTE
        )


def other_credits(edition: Edition) -> Iterator[Remark]:
    """P504: an edition names somebody else for a photo than its master does.

    That may be so on purpose: another name of the same agency. If the edition knows better, correct the master, for all.
    """
    article = edition.article
    for photo in article.photos if article.translation else ():
        known = article.master.photo(photo.id).credit
        if photo.credit != known:
            ours, theirs = credit_names(photo.credit, article.lang), credit_names(known, article.lang)
            message = f"photo '{photo.id}' is credited to {ours} here, in {article.master.source.path.name} to {theirs or 'nobody'}"
            hint = "if this edition knows better, correct the master and take the credit out here"
            yield Remark(message, article.source.at(f"photos.{photo.id}.credit"), hint)


def not_translated(edition: Edition) -> Iterator[Remark]:
    """P505: a text of an edition reads word for word as in its master, so it was hardly translated.

    Texts of a few words are passed over, since names read alike in many languages.
    """
    article = edition.article
    if primary(article.lang) != primary(article.master.lang):
        for match in _matches(article):
            if match.is_same and match.own and ".place." not in match.unit.id:
                message = f"{_named(match.unit)} reads as in {article.master.source.path.name}"
                yield Remark(message, match.own.place(article), f"translate it into '{article.lang}'")


def other_numbers(edition: Edition) -> Iterator[Remark]:
    """P507: an edition says other numbers or dates than its master.

    Ways of writing are no difference: 1,200 and 1.200, "26 March" and 26/3, digits of other scripts, years of the Buddhist era,
    Roman numerals. Small numbers are compared only where both texts have one that the other lacks.
    """
    article = edition.article
    for match in _matches(article):
        if match.own is None or match.state is State.STALE:
            continue
        found = difference(match.own.text, article.lang, match.unit.text, article.master.lang)
        if found is not None:
            ours, theirs = (", ".join(side) or "nothing" for side in (found.ours, found.theirs))
            message = f"{_named(match.unit)} says {ours} where {article.master.source.path.name} says {theirs}"
            weight = None if found.is_conflict else Severity.NOTE
            yield Remark(message, match.own.place(article), "compare the two", severity=weight)


def other_script(edition: Edition) -> Iterator[Remark]:
    """P506: a text is written in another script or language than its edition.

    The script is told by the letters of each text, the language by the small words of the whole article, where they prove it.
    """
    from publisher.article.guess import guess, is_written_in

    article = edition.article
    own = [passage.text for passage in prose(article) if not (passage.field or "").startswith("related")]
    is_odd = not all(is_written_in(text, article.lang) for text in own)  # most articles need no closer look
    odd = [unit for unit in _units(article) if not is_written_in(unit.text, article.lang)] if is_odd else []
    for unit in odd:
        message = f"{_named(unit)} is not written in the letters of '{article.lang}'"
        yield Remark(message, unit.place(article), "translate it, or correct the language of the article: lang")
    told = guess(" ".join(own))
    if not odd and told and told not in _KIN.get(primary(article.lang), (primary(article.lang),)):
        message = f"the article says that it is in '{article.lang}', and reads as '{told}'"
        yield Remark(message, article.source.at("lang"), f"write lang: {told}, or translate it")


_KIN = {
    code: kin
    for kin in (
        ("id", "ms"),
        ("no", "nb", "nn", "da", "sv"),
        ("sr", "hr", "bs", "mk", "bg"),
        ("cs", "sk"),
        ("ru", "be", "bg"),
    )
    for code in kin
}
"""Languages too near to one another to be told apart by small words."""


def _units(article: Article) -> list[Unit]:
    from publisher.article.units import units

    return [unit for unit in units(article) if ".place." not in unit.id and unit.id != "keywords"]


def _matches(article: Article) -> tuple[Match, ...]:
    return compare(article).matches if article.translation else ()


def _named(unit: Unit) -> str:
    """What a text is called in a message: "the caption of photo 'gate'", "the title", "paragraph 3 of the body"."""
    if unit.photo:
        return f"the {unit.kind.removesuffix(' of a photo')} of photo '{unit.photo}'"
    return f"the {unit.kind} {unit.id}" if unit.is_body else f"the {unit.kind}"


def _counted(number: int) -> str:
    return f"{number} text{'' if number == 1 else 's'}"


def _master_says(article: Article, unit: Unit) -> str:
    text = unicodedata.normalize("NFC", " ".join(unit.text.split()))
    said = f": {text}" if len(text) <= SHORT else f" more: see {unit.place(article.master)}"
    return f"{article.master.source.path.name} says{said}"
