"""The forms of a translator's sheet by name: a row is the whole registration; editions and a file in, a sheet or a translation out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from publisher.article.language import canonical_tag
from publisher.article.model import Article
from publisher.notices import Notice, Place, PublisherError, error, warning
from publisher.translation.csv_sheet import read_csv, write_csv
from publisher.translation.intake import TakenIn, take_in
from publisher.translation.offer import Returned, SheetError
from publisher.translation.sheet import Sheet, sheet_of
from publisher.translation.xliff import LARGEST, read_xliff, write_xliff


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a sheet."""

    ending: str
    write: Callable[[Sheet], bytes]
    read: Callable[[bytes, str], Returned]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {"csv": Format("csv", write_csv, read_csv), "xliff": Format("xlf", write_xliff, read_xliff)}
)
_ENDINGS = {".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlf": "xliff", ".xliff": "xliff", ".xml": "xliff"}


def form_of(path: Path) -> str:
    """The form a file has by its name; PublisherError P508 when the name does not say it."""
    form = _ENDINGS.get(path.suffix.lower())
    if form is None:
        hint = "name it .csv or .xlf"
        raise PublisherError(error("P508", "a translator's sheet is CSV or XLIFF", Place(path.name), hint))
    return form


def sheet_for(editions: Sequence[Article], lang: str) -> Sheet:
    """The sheet of a story for a language; PublisherError P108 when it is none, or the master's own."""
    try:
        lang = canonical_tag(lang)
    except ValueError as trouble:
        raise PublisherError(error("P108", f"'{lang}' is not a language", None, str(trouble))) from None
    master = editions[0].master
    if lang == master.lang:
        hint = "name the language to translate into"
        raise PublisherError(error("P108", f"'{lang}' is the language of the master", None, hint))
    return sheet_of(master, lang, _edition(editions, lang))


def take_sheet(editions: Sequence[Article], file: Path) -> TakenIn:
    """The translation with what a sheet brought; PublisherError P508 when the sheet cannot be read. Nothing is written."""
    form = FORMATS[form_of(file)]
    try:
        if file.stat().st_size > LARGEST:
            raise SheetError(f"larger than {LARGEST // 1_000_000} MB: not the sheet of one story")
        returned = form.read(file.read_bytes(), file.name)
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise PublisherError(error("P508", f"the sheet cannot be opened: {reason}", Place(file.name))) from None
    except SheetError as fault:
        raise PublisherError(error("P508", fault.message, Place(file.name, fault.line), fault.hint)) from None
    master = editions[0].master
    if returned.lang == master.lang:
        message = f"the sheet is into '{returned.lang}', the language of the master"
        raise PublisherError(error("P508", message, Place(file.name)))
    taken = take_in(master, _edition(editions, returned.lang), returned)
    faults = tuple(_fault(fault, file.name) for fault in returned.faults)
    return TakenIn(taken.article, taken.changed, taken.confirmed, (*taken.notices, *faults))


def _fault(fault: SheetError, file: str) -> Notice:
    return warning("P509", f"not taken in: {fault.message}", Place(file, fault.line), fault.hint)


def _edition(editions: Sequence[Article], lang: str) -> Article | None:
    return next((one for one in editions if one.translation and one.lang == lang), None)
