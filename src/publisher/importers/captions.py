"""A caption as pasted goes in; a Photo with context, caption, credit and date, and a report of how each was found, come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from publisher.article.credit import CreditSplit, credit_names, split_credit
from publisher.article.credit_kinds import is_house
from publisher.article.credit_words import canonical_agency, credit_words, folded
from publisher.article.full_dates import MONTHS, only_full_date
from publisher.article.kinds import slug
from publisher.article.model import Credit, Photo
from publisher.importers.base import Confidence, ReportLine
from publisher.importers.languages import SMALL_WORDS
from publisher.notices import Notice, Place, warning

_REMARKS = {"file": "Archive photo, says the credit.", "handout": "Handout, says the credit."}


@dataclass(frozen=True, slots=True)
class ReadCaption:
    """A caption taken apart."""

    photo: Photo
    split: CreditSplit
    marker: str = ""
    """The words that stood between context and caption: ``In the photo:``."""


def read_caption(text: str, lang: str, taken_ids: Set[str], number: int) -> ReadCaption:
    """The photo a caption describes; its id is made of the caption's own words, so it stays when photos move."""
    once = said_once(text)
    split = split_credit(once, lang)
    if once != text:
        why = f"'{text[: len(text) - len(once)].strip()}' in front of it, the text of a lost image, left out"
        split = replace(split, repairs=(*split.repairs, why))
    context, marker, caption = split_context(split.caption)
    photo = Photo(
        id=photo_id(caption, taken_ids, number),
        context=context or None,
        caption=caption or None,
        credit=split.credit,
        taken=only_full_date(caption, lang),
        note=" ".join(_REMARKS[flag] for flag in split.flags) or None,
    )
    return ReadCaption(photo, split, marker)


_SHORTEST_ALT = 15
"""Letters that a text of an image has at least before its caption may begin with the same by no chance."""


def said_once(text: str) -> str:
    """``Boats at dawnBoats at dawn in the harbour.`` -> the caption without the text of its image, which it begins with."""
    low = folded(text)
    again = low.find(low[:_SHORTEST_ALT], _SHORTEST_ALT) if len(low) > 2 * _SHORTEST_ALT else -1
    alternative = low[:again].rstrip(" .|") if again > 0 else ""
    return text[again:] if alternative and low.startswith(alternative, again) else text


def with_credit(read: ReadCaption, credit_line: CreditSplit) -> ReadCaption:
    """The caption with a credit that stood on a line of its own."""
    note = " ".join(_REMARKS[flag] for flag in credit_line.flags) or read.photo.note
    split = replace(read.split, credit=credit_line.credit, found=credit_line.found)
    return replace(read, photo=replace(read.photo, credit=credit_line.credit, note=note), split=split)


def split_context(caption: str) -> tuple[str, str, str]:
    """Context, marker and caption: ``Hue was free. In the photo: Tanks ...``; only the caption when there is no marker."""
    low = folded(caption)
    for words in credit_words().picture_markers:
        match = re.search(rf"(?:^|(?<=[\s.!?。！？])){re.escape(words)}\s*:\s*(?=\S)", low)
        if match:
            marker = caption[match.start() : match.end()].strip()
            return caption[: match.start()].rstrip(), marker, caption[match.end() :]
    return "", "", caption


# --- ids ----------------------------------------------------------------------------------------------------------------------


def photo_id(caption: str, taken_ids: Set[str], number: int) -> str:
    """A short id one likes to type: the first proper name of the caption, else its first words, else ``photo-3``."""
    words = _proper_name(caption) or _first_words(caption)
    base = slug(" ".join(words))
    base = base if any(map(str.isalpha, base)) else f"photo-{number}"
    made = base
    for count in range(2, _MOST_NAMESAKES):
        if made not in taken_ids:
            return made
        made = f"{base}-{count}"
    return f"{base}-no-{number}"


_MOST_NAMESAKES = 200
"""Photos whose captions begin alike and are counted 2, 3, 4 ...; further ones have their number on the page as well."""


_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*")
_CALENDAR = frozenset(MONTHS) | frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "ngày",
        "tháng",
        "năm",
    ]
)
"""Words in capitals that name days, not places."""
_MEANINGLESS = _CALENDAR | SMALL_WORDS


def _proper_name(caption: str) -> list[str]:
    """The first run of two to four words in capitals: ``Ngo Mon Gate``; the word that opens the sentence does not count."""
    runs: list[list[str]] = [[]]
    last_end = 0
    for match in _WORD.finditer(caption):
        opens = not caption[: match.start()].strip() or re.search(r"[.!?…]\W*$", caption[: match.start()])
        joined = caption[last_end : match.start()] == " "
        if not joined or opens or not match[0][0].isupper() or folded(match[0]) in _CALENDAR:
            runs.append([])
        if match[0][0].isupper() and not opens and folded(match[0]) not in _CALENDAR:
            runs[-1].append(match[0])
        last_end = match.end()
    names = [run for run in runs if run and (len(run) > 1 or "-" in run[0])]
    return names[0][:4] if names else []


def _first_words(caption: str) -> list[str]:
    """The first three words that carry meaning: long ones, and names; a script without Latin letters has none."""
    words = [match for match in _WORD.finditer(caption) if slug(match[0]) and folded(match[0]) not in _MEANINGLESS]
    weighty = [match for match in words if len(match[0]) > 3 or (match.start() and match[0][0].isupper())]
    return [match[0] for match in weighty or words][:3]


# --- report ---------------------------------------------------------------------------------------------------------------------


def report_caption(read: ReadCaption, line: int, credit_line_number: int | None = None) -> Iterator[ReportLine]:
    """One line for each thing read out of a caption, and for each thing left for a person."""
    photo, at = read.photo, f"photos.{read.photo.id}"
    why = "made from the words of the caption" if photo.caption else "made without a caption"
    yield ReportLine(line, f"{at}.id", photo.id, Confidence.LIKELY, why)
    if read.marker:
        yield ReportLine(
            line, f"{at}.context", photo.context or "", Confidence.CERTAIN, f"stands before '{read.marker}'"
        )
    yield from _report_words(read, at, line)
    yield from _report_credit(read, at, credit_line_number or line)
    if photo.taken:
        why = "the only full date in the caption; is it the photo's?"
        yield ReportLine(line, f"{at}.taken", photo.taken, Confidence.LIKELY, why)
    for place, inside in places(photo.caption or ""):
        why = "a name before a bracket; not written, it may be a province or a remark"
        yield ReportLine(line, f"{at}.place", f"{place} ({inside})", Confidence.GUESS, why, written=False)


def _report_words(read: ReadCaption, at: str, line: int) -> Iterator[ReportLine]:
    caption = read.photo.caption
    if caption:
        why = "the line without its credit" if read.split.found else "the whole line"
        why = f"stands behind '{read.marker}'" if read.marker else why
        yield ReportLine(line, f"{at}.caption", caption, Confidence.CERTAIN, why)
    end = "… " + " ".join((caption or "").split()[-3:])
    for repair in read.split.repairs:
        yield ReportLine(line, f"{at}.caption", end, Confidence.CERTAIN, f"put right: {repair}")


def _report_credit(read: ReadCaption, at: str, line: int) -> Iterator[ReportLine]:
    credit = read.photo.credit
    if credit is None:
        yield ReportLine(line, f"{at}.credit", "", Confidence.GUESS, "no credit found; name one", written=False)
        return
    why = f"from '{read.split.found.strip()}'"
    yield ReportLine(line, f"{at}.credit", credit_names(credit), _sure_of(credit, read.split), why)
    if read.photo.note:
        yield ReportLine(line, f"{at}.note", read.photo.note, Confidence.CERTAIN, why)


def ask_about_credit(read: ReadCaption, place: Place) -> Iterator[Notice]:
    """P703: a credit that can be read in two ways about as surely, with both readings; the first is taken."""
    credit = read.photo.credit
    other = _other_reading(credit, read.split) if credit else None
    if credit and other:
        found = read.split.found.strip()
        message = (
            f"the credit '{found}' of photo '{read.photo.id}' can be read in two ways: {_roles(credit)}; or {other}"
        )
        yield warning("P703", message, place, "the first is taken; look who it is, and write credit: as it should be")


def _other_reading(credit: Credit, split: CreditSplit) -> str | None:
    """How else the words can be meant where no agency is known: the names the other way round, or a name and its caption."""
    person, agency = credit.photographer, credit.agency
    if any(map(canonical_agency, (agency or "").split(" / "))):
        return None
    if person and agency and is_house(person) == is_house(agency):
        return _roles(replace(credit, photographer=agency, agency=person))
    if any("not closed" in repair for repair in split.repairs):
        return "a part of it belongs to the caption, for its bracket is not closed"
    return None


def _roles(credit: Credit) -> str:
    names = {
        "photographer": credit.photographer, "agency": credit.agency, "via": credit.via, "courtesy of": credit.courtesy_of
    }  # fmt: skip
    return ", ".join(f"{role} {name}" for role, name in names.items() if name)


def _sure_of(credit: Credit, split: CreditSplit) -> Confidence:
    """A known agency or a stated lender is certain; which of several unknown names is the agency is only likely."""
    names = [name for name in (credit.agency, credit.courtesy_of, credit.photographer) if name]
    known = all(part in _known_names() or folded(part) in _known_names() for part in (credit.agency or "").split(" / "))
    if any("not closed" in repair or "left out" in repair for repair in split.repairs):
        return Confidence.LIKELY
    return Confidence.CERTAIN if known or len(names) == 1 else Confidence.LIKELY


def _known_names() -> frozenset[str]:
    return frozenset(credit_words().agencies)


_PLACE = re.compile(r"(?<!\w)((?:[^\W\d_a-z][\w'’-]*)(?: [^\W\d_a-z][\w'’-]*)*) ?\(([^\W\d_a-z][\w'’ -]*)\)")


def places(caption: str) -> list[tuple[str, str]]:
    """Names with another name in brackets behind them: ``Nha Trang (Khanh Hoa)``."""
    found = [(match[1], match[2]) for match in _PLACE.finditer(caption)]
    return [(name, inside) for name, inside in found if name[0].isupper() and inside[0].isupper()]
