"""A survey of photos goes in; a list to read in a terminal, or JSON with everything that is known, comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from publisher.article.fields import show_photo
from publisher.article.model import Photo
from publisher.notices import Notice
from publisher.photos.compare import article_words
from publisher.photos.fields import BY_NAME, FIELDS, Form
from publisher.photos.model import PictureFile
from publisher.photos.survey import Known, Survey, largest_fine, resolutions

_LABEL = 3 + max(len(field.words) for field in FIELDS)
"""Columns of the names of the fields."""


def human_list(survey: Survey) -> str:
    """Each photo with its file, its print sizes, and each field as article and file tell it; then counts."""
    blocks = ["\n".join(_block(known, survey)) for known in survey.photos]
    return "\n\n".join([*blocks, _counts(survey)])


def _block(known: Known, survey: Survey) -> Iterator[str]:
    title = known.id if known.photo else known.file
    where = f"  {known.file}" if known.photo and known.file else ""
    yield title + where + (" (found by its id)" if known.found_by == "id" else "")
    if known.picture is None:
        yield _row("file", "", "still to come")
    else:
        yield _row("file", "", _is(known.picture, known.profile))
        yield _row("print", "", _prints(known.picture))
    lang = survey.article.lang if survey.article else ""
    yield from _words(known, lang)
    if known.photo:
        yield from _rights(known.photo)
    if known.picture:
        for conflict in known.picture.embedded.conflicts:
            yield _row(
                BY_NAME[conflict.field].words, "conflict", f"{conflict.other} ({conflict.other_origin}, not offered)"
            )


def _is(picture: PictureFile, profile: str) -> str:
    size = f"{picture.width} × {picture.height} pixels ({picture.width * picture.height / 1e6:.1f} MP)"
    turned = f", turned (orientation {picture.orientation})" if picture.orientation != 1 else ""
    colours = f"{picture.mode}, {profile or 'no profile'}"
    return f"{picture.format}, {size}{turned}, {colours}, {_bytes(picture.size)}"


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def _prints(picture: PictureFile) -> str:
    sizes = ", ".join(f"{paper} {ppi} ppi" for paper, ppi in resolutions(picture).items())
    across, down = largest_fine(picture)
    return f"{sizes}; 300 ppi up to {across} × {down} mm"


def _words(known: Known, lang: str) -> Iterator[str]:
    """The fields that anybody fills, as the article and as the file tell them; ≠ marks those they tell differently."""
    told = article_words(known.photo, lang) if known.photo else {}
    differing = {difference.field for difference in known.differences}
    for field in FIELDS:
        article, file = told.get(field.name, ""), _in_file(known, field.name, lang)
        rows = [(who, text) for who, text in (("article", article), ("file", file)) if text]
        for number, (who, text) in enumerate(rows):
            mark = "  ≠" if field.name in differing and number == len(rows) - 1 else ""
            yield _row("" if number else field.words, who, text + mark)
        if known.photo and not rows and field.name in _EXPECTED:
            yield _row(field.words, "", "- nobody says")


_EXPECTED = ("caption", "alt", "credit", "taken", "copyright", "source_type")
"""Fields whose absence is worth a line."""


def _in_file(known: Known, name: str, lang: str) -> str:
    if known.picture is None:
        return ""
    embedded = known.picture.embedded
    if BY_NAME[name].form is Form.LIST and name != "photographer":
        text = ", ".join(getattr(embedded, name))
    else:
        text = embedded.worded(name, lang) or ""
    languages = sorted({wording.lang for wording in embedded.wordings if wording.field == name})
    also = f"; in {', '.join(languages)}" if len(languages) > 1 else ""
    text = " ".join(text.split())  # of one line, as all rows of the list are
    return f"{text} ({embedded.origins.get(name, '')}{also})" if text else ""


def _rights(photo: Photo) -> Iterator[str]:
    rights = photo.rights
    said = [f"{channel} {'yes' if allowed else 'no'}" for channel, allowed in
            (("web", rights.web), ("social", rights.social), ("print", rights.print)) if allowed is not None]  # fmt: skip
    said += [f"until {rights.until}"] if rights.until else []
    said += [] if rights.crop else ["must not be cropped"]
    said += [] if str(photo.status) == "ok" else [str(photo.status)]
    if said:
        yield _row("cleared for", "article", ", ".join(said))


def _row(name: str, who: str, text: str) -> str:
    return f"  {name:<{_LABEL}}{who:<8} {text}"


def _counts(survey: Survey) -> str:
    missing = sum(known.picture is None for known in survey.photos)
    differ = sum(bool(known.differences) for known in survey.photos)
    conflicts = sum(bool(known.picture and known.picture.embedded.conflicts) for known in survey.photos)
    count = len(survey.photos)
    parts = [f"{count} photo{'' if count == 1 else 's'}"]
    parts += [f"{missing} still to come"] if missing else []
    parts += [f"{differ} whose file tells it differently than the article, which counts (≠)"] if differ else []
    parts += [f"{conflicts} whose file contradicts itself"] if conflicts else []
    return ", ".join(parts) + "."


# --- JSON -----------------------------------------------------------------------------------------------------------------------


def json_list(survey: Survey) -> str:
    """The same as data, every text whole."""
    article = survey.article
    document = {
        "article": {"id": article.id, "lang": article.lang, "file": article.source.path.name} if article else None,
        "photos": [_document(known) for known in survey.photos],
        "notices": [_notice(notice) for notice in survey.notices],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=str)


def _document(known: Known) -> dict[str, Any]:
    picture = known.picture
    return {
        "id": known.id,
        "file": known.file or None,
        "found_by": known.found_by or None,
        "picture": _picture(picture, known.profile) if picture else None,
        "article": show_photo(known.photo) if known.photo else None,
        "embedded": _embedded(picture) if picture else None,
        "differences": [asdict(difference) for difference in known.differences],
    }


def _picture(picture: PictureFile, profile: str) -> dict[str, Any]:
    return {
        "format": picture.format,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "orientation": picture.orientation,
        "mode": picture.mode,
        "profile": profile or None,
        "bytes": picture.size,
        "sha256": picture.sha256,
        "ppi": resolutions(picture),
        "millimetres_at_300_ppi": list(largest_fine(picture)),
    }


def _embedded(picture: PictureFile) -> dict[str, Any]:
    embedded = picture.embedded
    fields = {
        name: {"value": getattr(embedded, name), "origin": origin, "languages": _languages(picture, name)}
        for name, origin in embedded.origins.items()
    }
    return {
        "fields": fields,
        "focus": embedded.focus,
        "regions": [asdict(region) for region in embedded.regions],
        "conflicts": [asdict(conflict) for conflict in embedded.conflicts],
    }


def _languages(picture: PictureFile, name: str) -> dict[str, str]:
    return {wording.lang: wording.text for wording in picture.embedded.wordings if wording.field == name}


def _notice(notice: Notice) -> dict[str, Any]:
    place = notice.place
    return {
        "code": notice.code,
        "severity": str(notice.severity),
        "message": notice.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "hint": notice.hint,
    }
