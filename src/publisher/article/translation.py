"""The front matter of a translation and its master go in; a complete article comes out: the facts of the one, the words of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias, TypeGuard

from publisher.article.fields import (
    ARTICLE_FIELDS,
    CREDIT_FIELDS,
    FORMAT,
    PHOTO_FIELDS,
    record,
    show_fields,
)
from publisher.article.findings import Findings
from publisher.article.frontmatter import Node, Table
from publisher.article.kinds import DAY, LANGUAGE, TEXT, Kind, Plain, UnfitError, read_table, scalar, wrong_shape
from publisher.article.model import (
    WORDS_OF_A_PHOTO,
    WORDS_OF_AN_ARTICLE,
    Article,
    ArticleStatus,
    Credit,
    Dateline,
    Location,
    Photo,
    Source,
    Translation,
)
from publisher.article.stamps import UNKNOWN
from publisher.article.units import FIELDS, PARTS_OF_A_PLACE
from publisher.notices import did_you_mean

_CAPTION_EXAMPLE = "{caption: ..., alt: ...}"
CAPTION_FIELDS: Mapping[str, Kind[Any]] = {
    **{name: PHOTO_FIELDS[name] for name in (*WORDS_OF_A_PHOTO, "ignore")},
    "place": record(Location, dict.fromkeys(PARTS_OF_A_PLACE, TEXT), "a place", "{name: ..., city: ...}"),
    "credit": record(Credit, CREDIT_FIELDS, "a credit", "{photographer: Name, agency: Agency}"),
}
"""What a translation says of a photo; a credit only where it names somebody else than the master does."""

CaptionsByPhoto: TypeAlias = Mapping[str, Mapping[str, Any]]


def _read_captions(node: Node, _path: str, findings: Findings) -> CaptionsByPhoto:
    if not isinstance(node, Table):
        raise wrong_shape(node, "captions", "a table, photo by photo", f"{{ngo-mon: {_CAPTION_EXAMPLE}}}")
    captions: dict[str, Mapping[str, Any]] = {}
    for entry in node.entries:
        photo, path = entry.key.text, f"photos.{entry.key.text}"
        if photo in captions:
            findings.error("P103", f"the captions of '{photo}' are given twice", entry.key.mark, "keep one of them")
            continue
        findings.marks[path] = entry.key.mark
        try:
            captions[photo] = read_table(entry.value, path, findings, CAPTION_FIELDS, "a caption", _CAPTION_EXAMPLE)
        except UnfitError as unfit:
            findings.error(unfit.code, f"the words of photo '{photo}' are not a table", entry.value.mark, unfit.hint)
    return captions


def _stamps(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f.\- ]+", text):
        raise UnfitError(f"'{text}' is not a stamp", "take it out; publisher editions accept writes it anew")
    return text


STAMPS = scalar(_stamps, "stamps", "3f2a91c0")
_STAMPED = (*FIELDS, "keywords", "body")
_STAMPED_OF_A_PHOTO = (*WORDS_OF_A_PHOTO, *(f"place.{part}" for part in PARTS_OF_A_PLACE))


def _read_of(node: Node, _path: str, findings: Findings) -> Mapping[str, str]:
    """The stamps by path; their table has the shape of the front matter they stand for."""
    fields: dict[str, Kind[Any]] = dict.fromkeys(_STAMPED, STAMPS)
    fields |= {"dateline": _PLACE_STAMP, "captions": _CAPTION_STAMPS, "corrections": STAMPS}
    values = read_table(node, "of", findings, fields, "the stamps", "{title: 3f2a91c0}")
    flat = {name: values[name] for name in _STAMPED if name in values}
    flat |= {"dateline.place": values["dateline"]["place"]} if values.get("dateline") else {}
    flat |= {f"captions.{path}": one for path, one in values.get("captions", {}).items()}
    rows = enumerate(str(values.get("corrections", "")).split())
    return flat | {f"corrections.{number}.text": one for number, one in rows}


def _read_caption_stamps(node: Node, path: str, findings: Findings) -> Mapping[str, str]:
    if not isinstance(node, Table):
        raise wrong_shape(node, path, "a table, photo by photo", "{ngo-mon: {caption: 3f2a91c0}}")
    kinds: Mapping[str, Kind[Any]] = dict.fromkeys(_STAMPED_OF_A_PHOTO, STAMPS)
    found: dict[str, str] = {}
    for entry in node.entries:
        photo = entry.key.text
        row = read_table(
            entry.value, f"{path}.{photo}", findings, kinds, "the stamps of a photo", "{caption: 3f2a91c0}"
        )
        found |= {f"{photo}.{name}": one for name, one in row.items()}
    return found


_PLACE_STAMP: Kind[dict[str, Any]] = Kind(
    lambda node, path, findings: read_table(node, path, findings, {"place": STAMPS}, "the stamps", "{place: 3f2a91c0}"),
    dict,
)
_CAPTION_STAMPS: Kind[Mapping[str, str]] = Kind(_read_caption_stamps, dict)

_OWN = ("publisher", *WORDS_OF_AN_ARTICLE, "byline", "dateline", "published", "modified", "status")
TRANSLATION_FIELDS: Mapping[str, Kind[Any]] = {
    **{name: kind for name, kind in ARTICLE_FIELDS.items() if name in _OWN},
    "translation_of": LANGUAGE,
    "captions": Kind(_read_captions, dict),
    "of": Kind(_read_of, dict),
}
ORDER = (
    "publisher", "lang", "translation_of", "title", "short_title", "kicker", "lead", "byline", "dateline", "published",
    "modified", "status", "status_reason", "section", "keywords", "url", "captions", "related", "corrections", "ignore", "of",
)  # fmt: skip
"""The fields of a translation as they are written."""


def is_translation_form(root: Node) -> TypeGuard[Table]:
    """Whether a front matter says that it translates another article."""
    return isinstance(root, Table) and root.entry("translation_of") is not None


def read_translation_fields(root: Table, findings: Findings) -> dict[str, Any]:
    """The values of a translation's front matter; a fact that only its master may state is an error with what helps."""
    own = tuple(entry for entry in root.entries if entry.key.text not in _FACTS)
    for entry in root.entries:
        if entry.key.text in _FACTS:
            message = f"'{entry.key.text}' is a fact that all editions have from their master"
            findings.error("P101", message, entry.key.mark, _FACTS[entry.key.text])
    return read_table(replace(root, entries=own), "", findings, TRANSLATION_FIELDS, "a translation", "title: ...")


_TAKE_OUT = "take it out here, and change it there"
_FACTS: Mapping[str, str] = MappingProxyType(
    {name: _TAKE_OUT for name in ARTICLE_FIELDS if name not in TRANSLATION_FIELDS}
    | {"photos": "write the words of this edition under captions, by photo id: captions: {id: {caption: ...}}"}
)


def translated(
    master: Article, values: Mapping[str, Any], source: Source, body: tuple[Any, ...], findings: Findings
) -> Article:
    """The article in another language: words are its own alone, so that none of another language stands among them."""
    captions: CaptionsByPhoto = values.get("captions", {})
    _report_unknown(captions, master, findings)
    words = {name: values.get(name) for name in WORDS_OF_AN_ARTICLE if name in ARTICLE_FIELDS}
    lists = {name: values.get(name, ()) for name in ("keywords", "related", "corrections", "ignore")}
    return replace(
        master,
        **{**words, **lists},
        source=replace(source, master=master.source),
        body=body,
        byline=values.get("byline", master.byline),
        dateline=_dateline(values.get("dateline"), master.dateline),
        published=values.get("published", master.published),
        modified=values.get("modified", master.modified),
        status=_status(values.get("status"), master.status),
        photos=tuple(_worded(photo, captions.get(photo.id, {})) for photo in master.photos),
        translation=Translation(master, MappingProxyType(values.get("of", {}))),
    )


def _report_unknown(captions: Iterable[str], master: Article, findings: Findings) -> None:
    known = [photo.id for photo in master.photos]
    for photo in captions:
        if photo not in known:
            message = f"captions for photo '{photo}', which {master.source.path.name} does not have"
            findings.error("P503", message, findings.marks.get(f"photos.{photo}"), did_you_mean(photo, known))


def _worded(photo: Photo, said: Mapping[str, Any]) -> Photo:
    words: dict[str, Any] = {name: said.get(name) for name in WORDS_OF_A_PHOTO}
    place: Location | None = said.get("place")
    location = photo.location
    if place is not None:
        there = location or Location()
        location = replace(there, name=place.name or there.name, city=place.city or there.city)
    return replace(
        photo, **words, location=location, credit=said.get("credit") or photo.credit, ignore=said.get("ignore", ())
    )


def _dateline(own: Dateline | None, master: Dateline | None) -> Dateline | None:
    here, there = own or Dateline(), master or Dateline()
    place, day = here.place, here.date or there.date
    return Dateline(place, day) if place or day else None


def _status(own: ArticleStatus | None, master: ArticleStatus) -> ArticleStatus:
    """An edition may be withdrawn alone; a withdrawn master withdraws all."""
    return ArticleStatus.WITHDRAWN if ArticleStatus.WITHDRAWN in (own, master) else ArticleStatus.OK


# --- written --------------------------------------------------------------------------------------------------------------------


def show_translation(article: Article) -> dict[str, Plain]:
    """A translation as its front matter writes it: what it says itself, and nothing it has from its master."""
    assert article.translation is not None
    master = article.translation.master
    shown = show_fields(article, {name: kind for name, kind in ARTICLE_FIELDS.items() if name in _OWN})
    for name in ("byline", "published", "modified", "status"):
        if getattr(article, name) == getattr(master, name):
            shown.pop(name, None)
    shown["dateline"] = _show_dateline(article.dateline, master.dateline)
    shown |= {"publisher": FORMAT, "lang": article.lang, "translation_of": master.lang, "title": article.title}
    shown["captions"] = {photo.id: words for photo in article.photos if (words := _show_words(photo, master))}
    shown["of"] = show_stamps(article.translation.stamps)
    return {name: shown[name] for name in ORDER if name in shown and shown[name] not in ({}, [])}


def _show_dateline(own: Dateline | None, master: Dateline | None) -> dict[str, Plain]:
    day = own.date if own and (master is None or own.date != master.date) else None
    return show_fields(Dateline(own.place if own else None, day), {"place": TEXT, "date": DAY})


def _show_words(photo: Photo, master: Article) -> dict[str, Plain]:
    known = master.photo(photo.id)
    own = replace(photo, credit=None) if photo.credit == known.credit else photo
    shown = show_fields(own, {name: kind for name, kind in CAPTION_FIELDS.items() if name != "place"})
    place = {
        part: getattr(photo.location, part)
        for part in PARTS_OF_A_PLACE
        if getattr(photo.location, part, None) != getattr(known.location, part, None)
    }
    return {**shown, **({"place": place} if place else {})}


def show_stamps(stamps: Mapping[str, str]) -> dict[str, Plain]:
    """Stamps as the front matter keeps them: in the shape of the fields they stand for."""
    captions: dict[str, dict[str, Plain]] = {}
    for path, one in stamps.items():
        if path.startswith("captions."):
            _, photo, name = path.split(".", 2)
            captions.setdefault(photo, {})[name] = one
    numbered = {int(path.split(".")[1]): one for path, one in stamps.items() if path.startswith("corrections.")}
    shown: dict[str, Plain] = {name: stamps[name] for name in (*FIELDS, "keywords") if name in stamps}
    shown |= {"dateline": {"place": stamps["dateline.place"]}} if "dateline.place" in stamps else {}
    shown |= {"captions": dict(captions)} if captions else {}
    if numbered:
        shown["corrections"] = " ".join(numbered.get(number, UNKNOWN) for number in range(max(numbered) + 1))
    return {**shown, **({"body": stamps["body"]} if "body" in stamps else {})}
