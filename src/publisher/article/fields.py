"""Every field an article source may have: a row says its name and its kind, and that is the whole registration."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields as dataclass_fields
from typing import Any, TypeVar

from publisher.article.findings import Findings
from publisher.article.frontmatter import FormError, Items, Node, Scalar, Table
from publisher.article.kinds import (
    ADDRESS,
    DAY,
    FILE,
    FLAG,
    FOCUS,
    ID,
    LANGUAGE,
    MOMENT,
    PROSE,
    TAKEN,
    TEXT,
    Kind,
    Plain,
    UnfitError,
    choice,
    is_id,
    list_of,
    read_table,
    slug,
    wrong_shape,
)
from publisher.article.model import (
    Article,
    ArticleStatus,
    Correction,
    Credit,
    Dateline,
    Ignore,
    Location,
    Photo,
    PhotoStatus,
    Related,
    Rights,
)

T = TypeVar("T")
FORMAT = 1
"""The version of the source format that this program writes."""

# IPTC NewsCodes, Digital Source Type: http://cv.iptc.org/newscodes/digitalsourcetype/
_SOURCE_TYPES = """
    algorithmicallyEnhanced algorithmicMedia composite compositeCapture compositeSynthetic
    compositeWithTrainedAlgorithmicMedia computationalCapture dataDrivenMedia digitalArt digitalCapture
    digitalCreation humanEdits minorHumanEdits negativeFilm positiveFilm print screenCapture softwareImage
    trainedAlgorithmicMedia virtualRecording
"""
SOURCE_TYPES = frozenset(_SOURCE_TYPES.split())
SOURCE_TYPE = choice({name: name for name in _SOURCE_TYPES.split()})
STATUS = choice({str(status): status for status in PhotoStatus})
ARTICLE_STATUS = choice({str(status): status for status in ArticleStatus})


def record(make: Callable[..., T], fields: Mapping[str, Kind[Any]], what: str, example: str) -> Kind[T]:
    """A kind that is a table of fields; nothing is made of an empty one."""

    def read(node: Node, path: str, findings: Findings) -> T | None:
        values = read_table(node, path, findings, fields, what, example)
        return make(**values) if values else None

    return Kind(read, lambda value: show_fields(value, fields))


def show_fields(value: object, fields: Mapping[str, Kind[Any]]) -> dict[str, Plain]:
    """The fields of a value that say more than their default, as they are written."""
    defaults = {field.name: field.default for field in dataclass_fields(type(value))}  # type: ignore[arg-type]
    shown: dict[str, Plain] = {}
    for name, kind in fields.items():
        held = getattr(value, name, None)
        if held is not None and held != () and held != defaults.get(name):
            shown[name] = kind.show(held)
    return shown


DATELINE = record(Dateline, {"place": TEXT, "date": DAY}, "a dateline", "{place: Hanoi, date: 2025-03-26}")
LOCATION = record(
    Location, {"name": TEXT, "city": TEXT, "country": TEXT}, "a place", "{name: Ngo Mon Gate, city: Hue, country: VN}"
)
RIGHTS = record(
    Rights,
    {"web": FLAG, "social": FLAG, "print": FLAG, "until": DAY, "copyright": TEXT, "terms": PROSE, "crop": FLAG},
    "rights",
    "{web: yes, social: no, print: yes}",
)

CREDIT_FIELDS: Mapping[str, Kind[Any]] = {
    "photographer": TEXT, "agency": TEXT, "via": TEXT, "courtesy_of": TEXT, "licence": TEXT,
}  # fmt: skip
_CREDIT_EXAMPLE = "{photographer: Name, agency: Agency}"
_NAMED_CREDIT = record(Credit, CREDIT_FIELDS, "a credit", _CREDIT_EXAMPLE)
WAIVED = Credit(none_because="")
"""``credit: none`` before its reason is known."""


def _read_credit(node: Node, path: str, findings: Findings) -> Credit | None:
    if isinstance(node, Scalar):
        if node.text == "none" and not node.style:
            return WAIVED
        name = path.rpartition(".")[2]
        hint = (
            f"say who it is: {name}: {{agency: {node.text}}}" if len(node.text) < 40 else f"{name}: {_CREDIT_EXAMPLE}"
        )
        raise UnfitError(f"'{name}' should be a table, or none with a reason", hint)
    return _NAMED_CREDIT.read(node, path, findings)


CREDIT = Kind(_read_credit, lambda credit: "none" if credit.is_waived else show_fields(credit, CREDIT_FIELDS))
CREDIT_DEFAULT: Kind[dict[str, Any]] = Kind(
    lambda node, path, findings: read_table(
        node, path, findings, {**CREDIT_FIELDS, "copyright": TEXT}, "a credit", _CREDIT_EXAMPLE
    ),
    lambda values: values,
)

IGNORE_FIELDS: Mapping[str, Kind[Any]] = {"code": TEXT, "reason": TEXT}
_CODE = re.compile(r"P[1-9]\d\d")


def _read_ignore(node: Node, path: str, findings: Findings) -> Ignore | None:
    example = "{code: P303, reason: ...}"
    values = read_table(node, path, findings, IGNORE_FIELDS, "an ignore", example)
    code = values.get("code")
    if code is None or not _CODE.fullmatch(code):
        raise UnfitError("an ignore names one code, such as P303", f"for example  {example}")
    if "reason" not in values:
        raise UnfitError(f"{code} is ignored without a reason", f"say why: {{code: {code}, reason: ...}}", "P116")
    return Ignore(**values)


IGNORE = Kind(_read_ignore, lambda ignore: show_fields(ignore, IGNORE_FIELDS))
IGNORES = list_of(IGNORE, "a list", "[{code: P303, reason: ...}]")

PHOTO_FIELDS: Mapping[str, Kind[Any]] = {
    "id": ID,
    "file": FILE,
    "context": TEXT,
    "caption": TEXT,
    "credit": CREDIT,
    "credit_reason": TEXT,
    "alt": TEXT,
    "long_alt": PROSE,
    "taken": TAKEN,
    "place": LOCATION,
    "focus": FOCUS,
    "source_type": SOURCE_TYPE,
    "rights": RIGHTS,
    "status": STATUS,
    "note": PROSE,
    "ignore": IGNORES,
}


def _read_photos(node: Node, path: str, findings: Findings) -> tuple[Photo, ...]:
    if not isinstance(node, Items):
        raise wrong_shape(node, path, "a list", "[{id: ngo-mon, file: photos/ngo-mon.jpg}]")
    photos: dict[str, Photo] = {}
    for number, item in enumerate(node.items, start=1):
        photo = _read_photo(item, number, path, findings)
        if photo is not None and photo.id in photos:
            line = findings.marks[f"{path}.{photo.id}"][0]
            hint = "give each photo an id of its own"
            message = f"two photos have the id '{photo.id}'; the first is on line {line}"
            findings.error("P208", message, _id_mark(item), hint)
        elif photo is not None:
            findings.marks[f"{path}.{photo.id}"] = _id_mark(item)
            photos[photo.id] = photo
    return tuple(photos.values())


def _id_mark(item: Node) -> tuple[int, int, int]:
    entry = item.entry("id") if isinstance(item, Table) else None
    return entry.value.mark if entry else item.mark


def _read_photo(item: Node, number: int, path: str, findings: Findings) -> Photo | None:
    entry = item.entry("id") if isinstance(item, Table) else None
    written = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
    name = written if is_id(written) and f"{path}.{written}" not in findings.marks else str(number)
    try:
        values = read_table(item, f"{path}.{name}", findings, PHOTO_FIELDS, "a photo", "{id: ngo-mon}")
    except UnfitError as unfit:
        findings.error(unfit.code, f"photo {number} is not a table of fields", item.mark, "for example  - id: ngo-mon")
        return None
    if "id" not in values:
        findings.marks.setdefault(f"{path}.{written or number}", item.mark)
        if not written:
            wish = slug((values.get("file") or "").rpartition("/")[2].rpartition(".")[0]) or f"photo-{number}"
            findings.error("P102", f"photo {number} has no id", item.mark, f"for example  id: {wish}")
        return None
    return _make_photo(values, f"{path}.{name}", findings)


def _make_photo(values: dict[str, Any], path: str, findings: Findings) -> Photo:
    reason = values.pop("credit_reason", None)
    if values.get("credit") is WAIVED:
        if reason is None:
            hint = "add the reason: credit_reason: ..., or name somebody"
            message = f"photo '{values['id']}' is to have no credit, but nothing says why"
            findings.error("P301", message, findings.marks.get(f"{path}.credit"), hint)
        values["credit"] = Credit(none_because=reason or "")
    elif reason is not None:
        message = f"photo '{values['id']}' has a reason for no credit, but not 'credit: none'"
        findings.error(
            "P301", message, findings.marks.get(f"{path}.credit_reason"), "add credit: none, or drop the reason"
        )
    if "place" in values:
        values["location"] = values.pop("place")
    return Photo(**values)


def show_photo(photo: Photo) -> dict[str, Plain]:
    """A photo as the front matter writes it."""
    shown = {"id": photo.id, **show_fields(photo, PHOTO_FIELDS)}
    if photo.location is not None:
        shown["place"] = LOCATION.show(photo.location)
    if photo.credit is not None and photo.credit.none_because:
        shown["credit_reason"] = photo.credit.none_because
    return {name: shown[name] for name in PHOTO_FIELDS if name in shown and shown[name] not in ({}, [])}


PHOTOS: Kind[tuple[Photo, ...]] = Kind(_read_photos, lambda photos: [show_photo(photo) for photo in photos])

RELATED_FIELDS: Mapping[str, Kind[Any]] = {"title": TEXT, "url": ADDRESS}
CORRECTION_FIELDS: Mapping[str, Kind[Any]] = {"date": DAY, "text": TEXT}


def _read_related(node: Node, path: str, findings: Findings) -> Related | None:
    if isinstance(node, Scalar):
        return Related(node.text)
    values = read_table(node, path, findings, RELATED_FIELDS, "a related story", "{title: ...}")
    if "title" not in values:
        raise UnfitError("a related story has no title", "for example  {title: ..., url: https://...}")
    return Related(**values)


def _read_correction(node: Node, path: str, findings: Findings) -> Correction | None:
    example = "{date: 2025-03-27, text: ...}"
    values = read_table(node, path, findings, CORRECTION_FIELDS, "a correction", example)
    if missing := [name for name in ("date", "text") if name not in values]:
        raise UnfitError(f"a correction has no {' and no '.join(missing)}", f"for example  {example}", "P606")
    return Correction(**values)


RELATED = Kind(_read_related, lambda story: show_fields(story, RELATED_FIELDS))
CORRECTION = Kind(_read_correction, lambda correction: show_fields(correction, CORRECTION_FIELDS))


def _read_version(node: Node, _path: str, _findings: Findings) -> int | None:
    if not isinstance(node, Scalar) or node.text != str(FORMAT):
        found = node.text if isinstance(node, Scalar) else "this"
        hint = f"write publisher: {FORMAT}, or use a newer version of the program"
        raise UnfitError(f"source format {found} is not known; this program reads format {FORMAT}", hint, "P106")
    return FORMAT


ARTICLE_FIELDS: Mapping[str, Kind[Any]] = {
    "publisher": Kind(_read_version, lambda version: version),
    "id": ID,
    "lang": LANGUAGE,
    "title": TEXT,
    "short_title": TEXT,
    "kicker": TEXT,
    "lead": TEXT,
    "byline": list_of(TEXT, "a list of names", "[Name, Name]", single=True),
    "dateline": DATELINE,
    "published": MOMENT,
    "modified": MOMENT,
    "embargo": MOMENT,
    "status": ARTICLE_STATUS,
    "status_reason": TEXT,
    "section": TEXT,
    "keywords": list_of(TEXT, "a list", "[Hue, Da Nang]"),
    "url": ADDRESS,
    "credit_default": CREDIT_DEFAULT,
    "photos": PHOTOS,
    "related": list_of(RELATED, "a list", "[{title: ..., url: https://...}]"),
    "corrections": list_of(CORRECTION, "a list", "[{date: 2025-03-27, text: ...}]"),
    "ignore": IGNORES,
}


def read_article_fields(root: Node, findings: Findings) -> dict[str, Any]:
    """The values of a whole front matter by field name; what is wrong is in the findings. FormError when it has no fields."""
    example = "title: ..."
    if not isinstance(root, Table):
        raise FormError("the front matter is not a table of fields", root.mark, f"for example  {example}")
    return read_table(root, "", findings, ARTICLE_FIELDS, "the article", example)


def show_article(article: Article) -> dict[str, Plain]:
    """An article as its front matter writes it; fields that say nothing are left out."""
    shown = show_fields(article, ARTICLE_FIELDS)
    needed: dict[str, Plain] = {"publisher": FORMAT, "id": article.id, "lang": article.lang, "title": article.title}
    return {name: {**shown, **needed}[name] for name in ARTICLE_FIELDS if name in {**shown, **needed}}
