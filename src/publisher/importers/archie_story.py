"""An ArchieML document goes in, by the names newsrooms give their keys; the Draft of its article comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publisher.article.findings import Findings
from publisher.article.model import Heading, Quote, Related, Span
from publisher.article.text import read_body
from publisher.importers.archieml import Node, Text, read_archieml
from publisher.importers.assemble import assemble
from publisher.importers.base import Draft, Wishes
from publisher.importers.charset import decode_stated
from publisher.importers.markup import read_bytes, refused
from publisher.importers.story import FoundBlock, FoundPhoto, Said, Spot, Story, tidy, words_of
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import names_in
from publisher.importers.web.read import read_html

LARGEST = 2_000_000
"""Letters: about a thousand printed pages."""
_ENDINGS = (".aml", ".archieml")
_FIELDS = {
    "title": ("title", "headline", "hed", "head"),
    "short_title": ("short_title", "shorttitle", "short_headline"),
    "kicker": ("kicker", "eyebrow", "overline"),
    "lead": ("lead", "lede", "dek", "deck", "standfirst", "summary", "intro", "abstract", "sapo", "chatter"),
    "byline": ("byline", "author", "authors", "by"),
    "dateline.place": ("dateline", "location", "place"),
    "published": ("published", "date", "pubdate", "publish_date", "publishdate"),
    "modified": ("modified", "updated"),
    "embargo": ("embargo",),
    "section": ("section",),
    "keywords": ("keywords", "tags"),
    "url": ("url", "link", "canonical"),
    "lang": ("lang", "language"),
}
_BODIES = ("body", "text", "content", "story", "article")
_PHOTOS = ("photos", "images", "pictures", "gallery", "photo", "image", "picture", "lead_photo", "hero", "img")
_RELATED = ("related", "links", "see_also", "readmore")
_HEADINGS = ("heading", "subhead", "subhed", "h2", "h3", "subheading", "crosshead")
_QUOTES = {"quote": False, "blockquote": False, "pullquote": True, "pull_quote": True, "pull": True}
_FILES = ("file", "src", "image", "photo", "picture", "url", "filename", "path", "name")
_PHOTO_FACTS = {
    "alt": "alt", "alttext": "alt", "alt_text": "alt", "taken": "taken", "date": "taken", "copyright": "copyright",
    "terms": "terms", "note": "note", "place": "name", "location": "name", "city": "city", "photographer": "photographer",
}  # fmt: skip
_CAPTIONS, _CREDITS = ("caption", "cutline", "description"), ("credit", "source", "byline")
_KNOWN = frozenset(name for names in _FIELDS.values() for name in names)


def recognises_archieml(path: Path, head: bytes) -> bool:
    """By its ending; or a text that opens a freeform text (``[+body]``), or begins with a known key and has another."""
    if path.suffix.lower() in _ENDINGS:
        return True
    if path.suffix.lower() not in (".txt", ".text", "") or b"\x00" in head:
        return False
    lines = [line for line in head.decode("utf-8", "replace").splitlines() if line.strip()]
    keys = {match[1] for line in lines if (match := re.match(r"\s*([a-z0-9_.-]+)[ \t]*:", line))}
    opens = any(re.fullmatch(r"\s*(?:\[\+?|\{)[A-Za-z0-9_.-]+[\]}]\s*", line) for line in lines)
    starts = bool(lines) and any(re.match(rf"\s*{key}[ \t]*:", lines[0]) for key in _KNOWN)
    return starts and (opens or len(keys & _KNOWN) > 2)


def read_archie_story(path: Path, wishes: Wishes) -> Draft:
    """The article in an ArchieML document; PublisherError (P307) when it is empty, huge or no text."""
    source = decode_stated(read_bytes(path), path, "utf-8")
    if len(source.text) > LARGEST:
        raise refused(path, "is far longer than an article", "keep one article in a file")
    document = read_archieml(source.text)
    story = Story(notices=list(source.notices))
    _Reader(story, path).read(document.root)
    for text in document.ignored:
        story.leave_out(text.value, Spot(text.line), "ArchieML takes it for no part of the document")
    return assemble(story, path, wishes, source.text.split("\n"))


class _Reader:
    def __init__(self, story: Story, path: Path) -> None:
        self.story, self.path = story, path
        self.pictures = Pictures(path.parent)

    def read(self, root: dict[str, Node]) -> None:
        """Fields first, then the text, then the photos that the text has not placed."""
        names = {name.lower(): name for name in root}
        used = set()
        for field, keys in _FIELDS.items():
            for key in (key for key in keys if key in names):
                used.add(names[key])
                self._say(field, key, root[names[key]])
        listed = [photo for key in _PHOTOS if key in names for photo in self._photos(key, root[names[key]])]
        for key in (key for key in _BODIES if key in names):
            self._body(key, root[names[key]])
        for photo in listed:
            if not self.story.meet(photo):
                self.story.pieces.append(photo)
        for key in (key for key in _RELATED if key in names):
            self._related(root[names[key]])
        used |= {names[key] for key in (*_PHOTOS, *_BODIES, *_RELATED) if key in names}
        for name in root:
            if name not in used:
                self._leave(name, root[name])

    def _say(self, field: str, key: str, node: Node) -> None:
        for text in _texts(node):
            values = [text.value]
            if field == "byline":
                values = list(names_in(text.value))
            elif field == "keywords":
                values = re.split("[,;]", text.value)
            for value in values:
                self.story.say(field, value, Spot(text.line), f"key '{key}'")

    # --- the text ------------------------------------------------------------------------------------------------------------

    def _body(self, key: str, node: Node) -> None:
        if isinstance(node, Text):
            self._words(node)
            return
        for item in node if isinstance(node, list) else [node]:
            kind, value = _kind(item)
            if kind == "text":
                for text in _texts(value):
                    self._words(text)
            elif kind in _HEADINGS:
                level = 3 if kind == "h3" else 2
                self._heading(value, level)
            elif kind in _QUOTES:
                self._quote(kind, value)
            elif kind in _PHOTOS:
                self.story.pieces += self._photos(kind, value)
            elif kind in _RELATED:
                self._related(value)
            else:
                self._leave(f"{key}.{kind}", value)

    def _words(self, text: Text) -> None:
        """A stretch of text, as HTML when there are tags in it, else as Markdown, which plain paragraphs are as well."""
        if re.search(r"</?[a-zA-Z][^<>]*>", text.value):
            read_html(
                text.value,
                self.story,
                self.path,
                lambda element: Spot(text.line + element.sourceline - 1),
                self.pictures,
            )
            return
        lines = tuple(text.value.split("\n"))
        for block in read_body(text.value, 1, (), Findings(self.path, lines)):
            spot = Spot(text.line + (block.line or 1) - 1)
            self.story.pieces.append(FoundBlock(block, spot, words_of(block)))

    def _heading(self, node: Node, level: int) -> None:
        for text in _texts(node):
            words = tidy(text.value)
            if words:
                self.story.pieces.append(FoundBlock(Heading(level, (Span(words),)), Spot(text.line), words))

    def _quote(self, kind: str, node: Node) -> None:
        said = node if isinstance(node, dict) else {"text": node}
        words = next(
            (text for key in ("text", "quote", "value", kind) if key in said for text in _texts(said[key])), None
        )
        who = next(
            (text for key in ("cite", "attribution", "by", "source", "speaker") for text in _texts(said.get(key))), None
        )
        if words is not None and tidy(words.value):
            block = Quote(((Span(tidy(words.value)),),), tidy(who.value) if who else None, _QUOTES[kind])
            self.story.pieces.append(FoundBlock(block, Spot(words.line), tidy(words.value)))

    def _related(self, node: Node) -> None:
        for item in node if isinstance(node, list) else [node]:
            fields = item if isinstance(item, dict) else {"title": item}
            address = next((text for key in ("url", "link", "href") for text in _texts(fields.get(key))), None)
            title = next(
                (text for key in ("title", "headline", "text", "hed") for text in _texts(fields.get(key))), address
            )
            if title is not None and tidy(title.value):
                url = address.value if address and address.value.startswith(("http://", "https://")) else None
                self.story.related.append((Related(tidy(title.value), url), Spot(title.line)))

    # --- photos --------------------------------------------------------------------------------------------------------------

    def _photos(self, kind: str, node: Node) -> Iterator[FoundPhoto]:
        for item in node if isinstance(node, list) else [node]:
            fields: dict[str, Node] = item if isinstance(item, dict) else {"file": item}
            yield self._photo(kind, {name.lower(): value for name, value in fields.items()})

    def _photo(self, kind: str, fields: dict[str, Node]) -> FoundPhoto:
        first = next((text for value in fields.values() for text in _texts(value)), Text("", 0))
        photo = FoundPhoto(Spot(first.line or None), f"key '{kind}'")
        for name, value in fields.items():
            for text in _texts(value):
                spot, words = Spot(text.line), tidy(text.value)
                if not words:
                    continue
                if name in _CAPTIONS:
                    photo.captions.append(Said(words, spot, f"key '{name}'"))
                elif name in _CREDITS:
                    photo.credits.append(Said(words, spot, f"key '{name}'"))
                elif name in _PHOTO_FACTS:
                    photo.facts[_PHOTO_FACTS[name]] = Said(words, spot, f"key '{name}'")
                elif name in _FILES and photo.picture is None and photo.address is None:
                    located = self.pictures.best([(1.0, words), (0.5, f"photos/{words}")])
                    photo.picture, photo.address = located.picture, located.address
                elif name not in ("type", "id"):
                    self.story.leave_out(words, spot, f"key '{name}' of a photo")
        return photo

    def _leave(self, name: str, node: Node | None) -> None:
        for text in _texts(node):
            self.story.leave_out(text.value, Spot(text.line), f"key '{name}' has no field in an article")


def _kind(item: Node) -> tuple[str, Node]:
    """What an entry of a freeform text is, and its value."""
    if isinstance(item, dict) and isinstance(item.get("type"), Text):
        kind = item["type"]
        assert isinstance(kind, Text)
        rest: Node = item.get("value", {name: value for name, value in item.items() if name != "type"})
        return kind.value.lower(), rest
    return "text", item


def _texts(node: Node | None) -> Iterator[Text]:
    """All texts in a part of a document, in its order."""
    waiting: list[Node] = [node] if node is not None else []
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, Text):
            yield each
        else:
            waiting[:0] = list(each.values()) if isinstance(each, dict) else each
