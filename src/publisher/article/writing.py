"""An article in, its source file out: a new file, or an edited one in which all that did not change keeps every byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.article.amend import Document, amend, changed_names
from publisher.article.blocks import with_photos
from publisher.article.fields import ARTICLE_FIELDS, PHOTO_FIELDS, show_article
from publisher.article.findings import Findings
from publisher.article.kinds import Plain
from publisher.article.letters import disarm
from publisher.article.markdown import render_body, same_blocks
from publisher.article.model import Article, Block
from publisher.article.reading import cut, decode, find_source, read_article, read_bytes, read_text
from publisher.article.text import read_body
from publisher.article.translation import ORDER, show_translation
from publisher.article.yamltext import front_matter
from publisher.notices import Notice, PublisherError, note


def write_article(article: Article, path: Path) -> None:
    """Write an article to ``article.<lang>.md``, or into that folder; PublisherError when the file there cannot be read.

    A file that exists is edited: comments, the order of the fields, quotes and the unchanged body keep every byte.
    """
    path = path / f"article.{article.lang}.md" if path.is_dir() else path
    document = _shown(article)
    if path.exists():
        _edit(path, document, article.body)
    else:
        replace_file(path, _fresh(document, _body_text(article)).encode())


def fill_article(path: Path, draft: Article) -> tuple[Notice, ...]:
    """Add to an existing source what a draft has and it has not; a note (P707) for each thing added, none when nothing was.

    What somebody wrote is never changed: fields that hold something keep it, a credit or a place is never mixed from two
    sources, and a context is filled in only beside the caption it came with. Photos are the same by id, file or caption.
    """
    path = find_source(path)
    existing, _ = read_article(path)
    old = _shown(existing)
    new, names = _filled_words(old, existing, draft) if existing.translation else _filled(old, show_article(draft))
    body = existing.body or tuple(with_photos(block, lambda photo: names.get(photo, photo)) for block in draft.body)
    notices = tuple(_filled_notes(existing, old, new, bool(body and not existing.body)))
    if notices:
        _edit(path, new, body)
    return notices


def edit_translation(article: Article) -> None:
    """Change the source of a translation so that it says this; comments and all that did not change keep every byte.

    A file that is not there yet is written. PublisherError when the one that is there cannot be read.
    """
    path, document = article.source.path, _shown(article)
    if path.exists():
        _edit(path, document, article.body)
    else:
        replace_file(path, _fresh(document, render_body(article.body)).encode())


def _shown(article: Article) -> dict[str, Plain]:
    return show_translation(article) if article.translation else show_article(article)


def _edit(path: Path, document: Document, body: tuple[Block, ...]) -> None:
    """Change an existing source so that it says this."""
    data = read_bytes(path)
    existing, _ = read_article(path)
    text = _Source.of(decode(data, path)).saying(existing, document, body)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    replace_file(path, mark + text.encode(), data)


@dataclass(frozen=True, slots=True)
class _Source:
    """A source file in its four parts, which joined together are the file again."""

    head: str
    front: str
    fence: str
    body: str
    newline: str

    @classmethod
    def of(cls, text: str) -> _Source:
        parts = cut(disarm(text))
        assert parts is not None
        lines = text.split("\n")
        head = "".join(line + "\n" for line in lines[: parts.front_line - 1])
        front = text[len(head) : len(head) + len(parts.front)]
        rest = text[len(head) + len(front) :]
        fence, feed, body = rest.partition("\n")
        return cls(head, front, fence + feed, body, "\r\n" if "\r\n" in text else "\n")

    def saying(self, existing: Article, document: Document, body: tuple[Block, ...]) -> str:
        """The text changed to say this: the front matter amended, the body as it is or written anew."""
        written = self.body if same_blocks(existing.body, body) else self._new_body(body)
        front = amend(self.front, _shown(existing), document, self.newline)
        text = self.head + front + self.fence + written
        if _says(text, existing.source.path, document):
            return text
        return self.head + front_matter(document).replace("\n", self.newline) + self.fence + written

    def _new_body(self, body: tuple[Block, ...]) -> str:
        feed = "" if self.fence.endswith("\n") else self.newline
        text = feed + self.newline + render_body(body).replace("\n", self.newline) + self.newline
        return text if body else ""


def _says(text: str, path: Path, document: Document) -> bool:
    """Whether a text reads back as this; a default credit may have added to it."""
    try:
        shown = _shown(read_text(text, path)[0])
    except PublisherError:
        return False
    return shown.keys() == document.keys() and _contains(shown, document)


def _contains(value: Plain | Document, wanted: Plain | Document) -> bool:
    if isinstance(wanted, Mapping):
        return isinstance(value, Mapping) and all(
            name in value and _contains(value[name], part) for name, part in wanted.items()
        )
    if isinstance(wanted, list):
        same_length = isinstance(value, list) and len(value) == len(wanted)
        return same_length and all(_contains(*pair) for pair in zip(value, wanted, strict=True))  # type: ignore[arg-type]
    return value == wanted


def _fresh(document: Document, body: str) -> str:
    return f"---\n{front_matter(document)}---\n" + (f"\n{body.strip(chr(10))}\n" if body.strip() else "")


def _body_text(article: Article) -> str:
    """The body as it was read when it still says the same, else written anew."""
    text = "\n".join(article.source.lines)
    parts = cut(text) if text.strip() else None
    if parts is not None:
        findings = Findings(article.source.path, article.source.lines)
        read = read_body(parts.body, parts.body_line, [photo.id for photo in article.photos], findings)
        if same_blocks(read, article.body):
            return parts.body
    return render_body(article.body)


def replace_file(path: Path, data: bytes, before: bytes | None = None) -> None:
    """Write a file whole or not at all, with the permissions it had; leave it alone when it would not change."""
    if data == before:
        return
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(data)
        if before is not None:
            partial.chmod(path.stat().st_mode)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _filled(old: Document, draft: Document) -> tuple[dict[str, Plain], dict[str, str]]:
    """The filled document, and under which id each photo of the draft stands in it."""
    filled = {**draft, **old}
    photos = [*_tables(old.get("photos"))]
    names: dict[str, str] = {}
    for offered in _tables(draft.get("photos")):
        index = _same_photo(photos, offered)
        if index is None:
            photos.append(offered)
        else:
            photos[index] = _filled_photo(photos[index], offered)
            names[str(offered["id"])] = str(photos[index]["id"])
    filled["photos"] = list(photos)
    return {name: filled[name] for name in ARTICLE_FIELDS if name in filled and filled[name] != []}, names


def _filled_words(old: Document, existing: Article, draft: Article) -> tuple[dict[str, Plain], dict[str, str]]:
    """The same for a translation, which is filled with words alone: its photos and credits are its master's."""
    photos = tuple(
        replace(photo, credit=known.credit, location=known.location)
        for known in existing.master.photos
        for photo in draft.photos
        if photo.id == known.id
    )
    offers = show_translation(replace(draft, photos=photos, translation=existing.translation))
    filled = {**offers, **old}
    offered, said = _table(offers.get("captions")), _table(old.get("captions"))
    filled["captions"] = {name: {**_table(offered.get(name)), **_table(said.get(name))} for name in {**offered, **said}}
    return {name: filled[name] for name in ORDER if filled.get(name)}, {}


def _table(value: Plain | None) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _tables(value: Plain | None) -> Iterator[dict[str, Plain]]:
    yield from (part for part in value if isinstance(part, dict)) if isinstance(value, list) else ()


def _same_photo(photos: list[dict[str, Plain]], offered: dict[str, Plain]) -> int | None:
    for name in ("id", "file", "caption"):
        for index, photo in enumerate(photos):
            if name in offered and photo.get(name) == offered[name]:
                return index
    return None


def _filled_photo(photo: dict[str, Plain], offered: dict[str, Plain]) -> dict[str, Plain]:
    kept_apart = {"credit_reason"} if "credit" in photo else set()
    if photo.get("caption", offered.get("caption")) != offered.get("caption"):
        kept_apart.add("context")
    filled = {**{name: value for name, value in offered.items() if name not in kept_apart}, **photo}
    return {name: filled[name] for name in PHOTO_FIELDS if name in filled}


def _filled_notes(existing: Article, old: Document, new: Document, body: bool) -> Iterator[Notice]:
    before = {str(photo["id"]): photo for photo in _tables(old.get("photos"))}
    place = existing.source.at
    for name in changed_names(old, new):
        if name != "photos":
            yield note("P707", f"{name} was filled in", place(name))
    for photo in _tables(new.get("photos")):
        photo_id = str(photo["id"])
        if photo_id not in before:
            yield note("P707", f"photo '{photo_id}' was added", place("photos"))
            continue
        for name in changed_names(before[photo_id], photo):
            yield note("P707", f"photo '{photo_id}': {name} was filled in", place(f"photos.{photo_id}"))
    if body:
        yield note("P707", "the body was filled in", place(""))
