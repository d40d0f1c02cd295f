"""An article's file or folder in, the article and its notices out; everything that is wrong is told in one run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from publisher.article.editions import find_editions, is_translation, language_of
from publisher.article.fields import read_article_fields
from publisher.article.findings import Findings
from publisher.article.frontmatter import FormError, parse_front_matter
from publisher.article.kinds import slug
from publisher.article.language import canonical_tag
from publisher.article.letters import disarm, nfc, report_composition, report_controls, report_letters
from publisher.article.model import Article, Credit, Photo, Source
from publisher.article.text import read_body
from publisher.article.translation import is_translation_form, read_translation_fields, translated
from publisher.notices import Notice, Place, PublisherError, did_you_mean, error, errors

LARGEST = 4_000_000
"""Bytes; a novel has about one million, so a longer article is another kind of file."""

# The first bytes of what is given by mistake for an article.
_MAGIC: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a WebP picture or a sound",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"8BPS": "a Photoshop picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or another ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """A source cut in two: the front matter, the body, and the line of the file each begins on."""

    front: str
    front_line: int
    body: str
    body_line: int


def read_article(path: Path) -> tuple[Article, tuple[Notice, ...]]:
    """Read ``article.<lang>.md``, or the folder that holds one; PublisherError carries every notice when one is an error."""
    path = find_source(Path(path))
    text = decode(read_bytes(path), path)
    return read_text(text, path)


def read_editions(path: Path) -> tuple[Article, ...]:
    """All language editions of a story, the master first; PublisherError carries the errors of all that cannot be read."""
    find_source(Path(path))
    read: list[Article] = []
    trouble: list[Notice] = []
    for file in find_editions(Path(path)).all:
        try:
            read.append(read_article(file)[0])
        except PublisherError as problem:
            trouble += problem.notices
    if trouble:
        raise PublisherError(*dict.fromkeys(trouble))
    return tuple(read)


def edition_files(source: Path, languages: Iterable[str] = ()) -> tuple[Path, ...]:
    """The files of a story's editions by its folder, the master first; those in some languages. A file is meant alone.

    PublisherError P511 for a language that the story does not have.
    """
    files = find_editions(source).all if source.is_dir() else (find_source(source),)
    known = {language_of(file): file for file in files}
    wanted = tuple(languages)
    for lang in wanted:
        if lang not in known:
            hint = did_you_mean(lang, [tag for tag in known if tag])
            raise PublisherError(error("P511", f"the story has no edition in '{lang}'", None, hint))
    return tuple(file for lang, file in known.items() if not wanted or lang in wanted)


def read_text(text: str, path: Path) -> tuple[Article, tuple[Notice, ...]]:
    """Read an article's text as if it stood in the file of that path, which is not opened."""
    composed = nfc(text)
    readable = disarm(composed)
    findings = Findings(path, tuple(readable.split("\n")))
    report_composition(text, findings)
    if readable != composed:
        report_controls(composed, findings)
    parts = _cut_or_stop(readable, findings)
    try:
        root = parse_front_matter(parts.front, parts.front_line)
        if is_translation_form(root):
            return _translation(read_translation_fields(root, findings), parts, readable, findings)
        return _article(read_article_fields(root, findings), parts, readable, findings)
    except FormError as trouble:
        findings.error("P104", trouble.message, trouble.mark, trouble.hint)
        raise PublisherError(*findings.sorted()) from None


def _article(values: dict[str, Any], parts: Parts, text: str, findings: Findings) -> tuple[Article, tuple[Notice, ...]]:
    values.pop("publisher", None)
    values["lang"] = _language(values.get("lang"), findings)
    if "id" not in values:
        values["id"] = _default_id(findings)
    _report_words(values, text, findings)
    values["photos"] = _with_default_credit(values.get("photos", ()), values.pop("credit_default", {}))
    ids = [
        name.removeprefix("photos.") for name in findings.marks if name.count(".") == 1 and name.startswith("photos.")
    ]
    body = read_body(parts.body, parts.body_line, ids, findings)
    notices = findings.sorted()
    if errors(notices):
        raise PublisherError(*notices)
    return Article(source=_source(findings), body=body, **values), notices


def _translation(
    values: dict[str, Any], parts: Parts, text: str, findings: Findings
) -> tuple[Article, tuple[Notice, ...]]:
    """A translation's own words with the facts of its master, which stands in the same folder."""
    values["lang"] = _language(values.get("lang"), findings)
    _report_words(values, text, findings)
    master, trouble = _read_master(values, findings)
    known = [photo.id for photo in master.photos] if master else []
    told = findings if master else replace(findings, notices=[])  # photos that only the master knows are no fault
    body = read_body(parts.body, parts.body_line, known, told)
    article = translated(master, values, _source(findings), body, findings) if master and "title" in values else None
    notices = (*findings.sorted(), *trouble)
    if errors(notices) or article is None:
        raise PublisherError(*notices)
    return article, notices


def _read_master(values: Mapping[str, Any], findings: Findings) -> tuple[Article | None, tuple[Notice, ...]]:
    """The article that is translated, or what is wrong with it."""
    wanted, own = values.get("translation_of"), values.get("lang")
    mark = findings.marks.get("translation_of")
    path = find_editions(findings.path).master if wanted else None
    if path is None or is_translation(path):
        if wanted:
            hint = f"there should be one article without translation_of, such as article.{wanted}.md"
            findings.error("P500", "the article that is translated is not in this folder", mark, hint)
        return None, ()
    try:
        master, _ = read_article(path)
    except PublisherError as trouble:
        return None, trouble.notices
    if master.lang != wanted:
        message = f"this edition translates '{wanted}', but the article of this folder is in '{master.lang}'"
        findings.error("P500", message, mark, f"write translation_of: {master.lang}")
    elif own == wanted:
        findings.error("P500", f"a translation from '{wanted}' into '{own}'", mark, "say its language: lang: ...")
    return master, ()


def _source(findings: Findings) -> Source:
    return Source(findings.path, findings.lines, MappingProxyType(findings.marks))


def _report_words(values: Mapping[str, Any], text: str, findings: Findings) -> None:
    """P201 when there is no title; what is odd about the letters."""
    if "title" not in values and not _is_reported("title", findings):
        findings.error("P201", "the article has no title", findings.marks.get("title"), "add  title: ...")
    report_letters(text, values["lang"] or "en", findings)


def find_source(path: Path) -> Path:
    """The article's file: the path itself, or in a folder its one complete article, the master of any translations there.

    PublisherError (P100) when there is no telling.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        hint = "name the file article.<lang>.md, or the folder that holds it"
        raise PublisherError(error("P100", "there is no such file or folder", Place(path.name or str(path)), hint))
    return find_editions(path).master


def read_bytes(path: Path) -> bytes:
    """The bytes of a source; PublisherError (P109) when there are far too many, or the file cannot be opened."""
    try:
        if path.stat().st_size > LARGEST:
            hint = "name the article's text file; photos stand beside it"
            raise PublisherError(
                error("P109", f"larger than {LARGEST // 1_000_000} MB: not an article", Place(path.name), hint)
            )
        return path.read_bytes()
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise PublisherError(error("P100", f"the file cannot be opened: {reason}", Place(path.name))) from None


def decode(data: bytes, path: Path) -> str:
    """The text of a source, its byte order mark taken off; PublisherError (P109) when it is not UTF-8 text."""
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        hint = (
            "save it as plain text in UTF-8"
            if "text" in kind or "Word" in kind or "RTF" in kind
            else "name the article's text file"
        )
        raise PublisherError(error("P109", f"this is {kind}, not an article", Place(path.name), hint))
    if not data.strip():
        raise PublisherError(error("P109", "the file is empty", Place(path.name)))
    if b"\x00" in data:
        raise PublisherError(error("P109", "this is a binary file, not text", Place(path.name)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise PublisherError(_not_utf8(data, trouble.start, path)) from None


def _not_utf8(data: bytes, index: int, path: Path) -> Notice:
    before = data[:index]
    line_start = before.rfind(b"\n") + 1
    text = data[line_start:].partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    column = len(before[line_start:].decode("utf-8")) + 1
    place = Place(path.name, before.count(b"\n") + 1, column, 1, text)
    return error("P109", f"byte {data[index]:#04x} is not UTF-8", place, "save the file with the encoding UTF-8")


_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(---|\.\.\.)[ \t]*")


def cut(text: str) -> Parts | None:
    """Cut a source at its fences; None when it does not begin with one, or the front matter never ends."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[start].rstrip("\r")):
        return None
    for number in range(start + 1, len(lines)):
        if _END.fullmatch(lines[number].rstrip("\r")):
            front = "".join(line + "\n" for line in lines[start + 1 : number])
            return Parts(front, start + 2, "\n".join(lines[number + 1 :]), number + 2)
    return None


def _cut_or_stop(text: str, findings: Findings) -> Parts:
    parts = cut(text)
    if parts is not None:
        return parts
    start = next((number for number, line in enumerate(findings.lines, start=1) if line.strip()), 1)
    if _FENCE.fullmatch(findings.lines[start - 1]):
        hint = "close it with a line of three hyphens: ---"
        findings.error("P105", "the front matter never ends", (start, 1, 3), hint)
    else:
        hint = "begin the file with ---, then fields such as  title: ..., then --- again"
        findings.error("P105", "no front matter", findings.find("", start), hint)
    raise PublisherError(*findings.sorted())


def _is_reported(name: str, findings: Findings) -> bool:
    """Whether something was already said of a field's value."""
    line = findings.marks[name][0] if name in findings.marks else None
    return any(line is not None and found.place is not None and found.place.line == line for found in findings.notices)


def _language(lang: str | None, findings: Findings) -> str | None:
    """The article's language: as it says, else as its file is called."""
    middle = re.fullmatch(r".+\.([\w-]+)\.md", findings.path.name)
    named = None
    if middle:
        try:
            named = canonical_tag(middle[1])
        except ValueError:
            named = None
    if lang is None and named is None and not _is_reported("lang", findings):
        findings.error("P108", "the article does not say its language", None, "add  lang: en")
    if lang and named and lang != named:
        message = f"lang is {lang}, but the file is called {findings.path.name}"
        findings.warning("P108", message, findings.marks.get("lang"), f"rename it article.{lang}.md")
    return lang or named


def _default_id(findings: Findings) -> str:
    folder = findings.path.resolve().parent.name
    name = slug(folder) or "article"
    if not _is_reported("id", findings):
        hint = f"add  id: {name}  so that the id stays when the folder is renamed"
        findings.note("P115", f"the article has no id; '{name}' is taken from its folder", None, hint)
    return name


def _with_default_credit(photos: tuple[Photo, ...], default: dict[str, Any]) -> tuple[Photo, ...]:
    """Photos with the editor's default credit and copyright where they state none of their own."""
    names = {name: value for name, value in default.items() if name != "copyright"}
    credit = Credit(**names) if names else None
    return tuple(_fill_photo(photo, credit, default.get("copyright")) for photo in photos)


def _fill_photo(photo: Photo, credit: Credit | None, copyright_line: str | None) -> Photo:
    if photo.rights.copyright is None and copyright_line:
        photo = replace(photo, rights=replace(photo.rights, copyright=copyright_line))
    return replace(photo, credit=credit) if credit and not photo.credit else photo
