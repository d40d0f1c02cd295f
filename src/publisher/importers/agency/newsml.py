"""A NewsML-G2 document goes in - one item, or a message with text and pictures - and what it says is added to a Story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from publisher.article.model import Paragraph, Related, Span
from publisher.importers.agency.nitf import line_of, read_nitf_story
from publisher.importers.base import Confidence, Wishes
from publisher.importers.choose import choose
from publisher.importers.markup import Element, html_tree, local_name, plain_names
from publisher.importers.story import FoundBlock, FoundPhoto, Said, Spot, Story, tidy
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import names_in
from publisher.importers.web.read import read_tree
from publisher.importers.web.settle import settle
from publisher.importers.web.words import text_in


def read_newsml_item(tree: Element, story: Story, path: Path, wishes: Wishes, pictures: Pictures) -> None:
    """Add the story of a document: its text item with the pictures beside it; PublisherError (P307) when it has several."""
    plain_names(tree)
    items = [tree] if local_name(tree) in ("newsItem", "packageItem") else list(tree.iterfind(".//itemSet/*"))
    texts = [item for item in items if local_name(item) == "newsItem" and not _is_picture(item)]
    images = [item for item in items if local_name(item) == "newsItem" and _is_picture(item)]
    packages = [item for item in items if local_name(item) == "packageItem"]
    mains = texts or packages or images
    main, _ = choose(mains, [_headline(item) for item in mains], path, wishes)
    _Reader(story, path, wishes, pictures).read(
        main, images if len(texts) < 2 else _linked(main, images, packages), packages
    )
    for item in texts:
        if item is not main:
            story.leave_out(_headline(item), line_of(item), "another story; choose it with --item")


def _is_picture(item: Element) -> bool:
    kind = _code(item.find("itemMeta/itemClass"))
    remote = item.find("contentSet/remoteContent")
    return kind in ("picture", "graphic") or (
        not kind and remote is not None and (remote.get("contenttype") or "").startswith("image")
    )


def _linked(main: Element, images: list[Element], packages: list[Element]) -> list[Element]:
    """The pictures a text belongs with: it links to them, or a package names both."""
    named = {link.get("residref") for link in main.iterfind(".//link")}
    for package in packages:
        guids = {reference.get("residref") for reference in package.iter("itemRef")}
        named |= guids if main.get("guid") in guids else set()
    return [image for image in images if image.get("guid") in named]


class _Reader:
    def __init__(self, story: Story, path: Path, wishes: Wishes, pictures: Pictures) -> None:
        self.story, self.path, self.wishes, self.pictures = story, path, wishes, pictures

    def read(self, item: Element, images: list[Element], packages: list[Element]) -> None:
        """The story, then its pictures in the order of the document."""
        self._say_meta(item)
        for content in item.iterfind("contentSet/*"):
            self._content(content, item)
        for image in images:
            photo = self._photo(image)
            if not self.story.meet(photo):
                self.story.pieces.append(photo)
        for package in packages:
            if package is not item:
                self._leave_rest(package, [])
        known = {each.get("guid") for each in (item, *images)}
        self._references(packages, known)
        settle(self.story)

    # --- what is said about the story ----------------------------------------------------------------------------------------

    def _say_meta(self, item: Element) -> None:
        used: list[Element] = []
        for path, field, sure in _FIELDS:
            for element in item.iterfind(path):
                used.append(element)
                words = _place_alone(_words(element)) if field == "dateline.place" else _words(element)
                self.story.say(field, words, line_of(element), path.rpartition("/")[2], sure)
        for path in ("contentMeta/by", "contentMeta/creator"):
            for element in item.iterfind(path):
                used.append(element)
                if not _is_picture(item):
                    for name in names_in(_words(element)):
                        self.story.say("byline", name, line_of(element), path.rpartition("/")[2])
        self._say_descriptions(item, used)
        self._say_status(item, used)
        self._leave_rest(item, used)

    def _say_descriptions(self, item: Element, used: list[Element]) -> None:
        """Descriptions, that of a summary first; those of a picture are its captions and are read with it."""
        found = list(item.iterfind("contentMeta/description"))
        used += found
        for element in sorted(found, key=lambda each: _code(each, "role") not in ("summary", "standfirst", "lead")):
            if not _is_picture(item):
                role = _code(element, "role")
                self.story.say(
                    "lead", text_in(element), line_of(element), f"description ({role})" if role else "description"
                )

    def _say_status(self, item: Element, used: list[Element]) -> None:
        status = item.find("itemMeta/pubStatus")
        used += [status] if status is not None else []
        if status is not None and (kind := _code(status)) in ("canceled", "withheld"):
            self.story.say("status", "withdrawn", line_of(status), f"its status is {kind}")
            reason = f"{kind.capitalize()} by its source."
            self.story.say("status_reason", reason, line_of(status), f"its status is {kind}", Confidence.LIKELY)

    def _leave_rest(self, item: Element, used: list[Element]) -> None:
        """Name all words about the item that are in no field; codes without words are none."""
        for part in ("itemMeta", "contentMeta", "rightsInfo"):
            for element in item.iterfind(f"{part}/*"):
                if element not in used and (words := _words(element)) and local_name(element) not in _MACHINERY:
                    self.story.leave_out(words, line_of(element), f"'{local_name(element)}' has no field in an article")

    # --- content -------------------------------------------------------------------------------------------------------------

    def _content(self, content: Element, item: Element) -> None:
        name = local_name(content)
        if name == "inlineXML":
            self._inline_xml(content)
        elif name == "inlineData":
            self._inline_data(content)
        elif name == "remoteContent" and not _is_picture(item):
            where = content.get("href") or content.get("residref") or ""
            if (content.get("contenttype") or "").startswith("image"):
                photo = FoundPhoto(line_of(content), "remote content of the item")
                self._files(photo, [content])
                self.story.pieces.append(photo)
            else:
                self.story.leave_out(where, line_of(content), "content in another file; not fetched")

    def _inline_xml(self, content: Element) -> None:
        for root in content:
            if local_name(root) == "nitf":
                read_nitf_story(root, self.story, self.path, self.wishes, self.pictures)
            else:
                title = next(root.iter("title"), None)
                if title is not None:
                    self.story.say("title", text_in(title), line_of(title), "title of the text", Confidence.LIKELY)
                read_tree(next(root.iter("body"), root), self.story, line_of, self.pictures)

    def _inline_data(self, content: Element) -> None:
        """Text; HTML in it is read as such, else a blank line divides paragraphs."""
        text, spot = content.text or "", line_of(content)
        if "html" in (content.get("contenttype") or "") or re.search(r"<(?:p|div|h\d)\b", text):
            tree = html_tree(text, self.path)
            if tree is not None:
                read_tree(tree, self.story, _below(spot), self.pictures)
            return
        for part in re.split(r"\n\s*\n", text):
            if words := tidy(part):
                self.story.pieces.append(FoundBlock(Paragraph((Span(words),)), spot, words))

    # --- pictures ------------------------------------------------------------------------------------------------------------

    def _photo(self, item: Element) -> FoundPhoto:
        photo = FoundPhoto(line_of(item), "a picture item")
        found = list(item.iterfind("contentMeta/description"))
        for element in sorted(found, key=lambda each: _code(each, "role") != "caption"):
            role = _code(element, "role")
            photo.captions.append(
                Said(text_in(element), line_of(element), f"description ({role})" if role else "description")
            )
        for path, field in _PHOTO_FIELDS:
            for element in item.iterfind(path):
                if (words := _words(element)) and field not in photo.facts:
                    photo.facts[field] = Said(words, line_of(element), path.rpartition("/")[2])
        for path, sure in _CREDITS:
            for element in item.iterfind(path):
                if (words := _words(element)) and not photo.credits:
                    photo.credits.append(Said(words, line_of(element), path.rpartition("/")[2], sure))
        self._headline(photo, item)
        status = item.find("itemMeta/pubStatus")
        if kind := {"canceled": "killed", "withheld": "withheld"}.get(_code(status)):
            photo.facts["status"] = Said(kind, line_of(status), f"its status is {_code(status)}")
        self._files(photo, list(item.iterfind("contentSet/remoteContent")))
        return photo

    def _headline(self, photo: FoundPhoto, item: Element) -> None:
        for element in item.iterfind("contentMeta/headline"):
            words = text_in(element)
            if words and not photo.captions:
                why = "headline; there is no description"
                photo.captions.append(Said(words, line_of(element), why, Confidence.LIKELY))
            elif words:
                self.story.leave_out(words, line_of(element), "a photo has a caption and no headline")

    def _files(self, photo: FoundPhoto, contents: list[Element]) -> None:
        """The rendition with the highest resolution; the others are the same picture, smaller."""
        named = [(_width(each), each.get("href") or "") for each in contents]
        located = self.pictures.best([each for each in named if each[1]])
        photo.picture, photo.address = located.picture, located.address

    def _references(self, packages: list[Element], known: set[str | None]) -> None:
        for package in packages:
            for reference in package.iter("itemRef"):
                if reference.get("residref") in known:
                    continue
                title = _words(next(reference.iter("headline", "title"), reference)) or reference.get("residref") or ""
                link = reference.get("href") or ""
                address = link if link.startswith(("http://", "https://")) else None
                self.story.related.append((Related(tidy(title) or "untitled", address), line_of(reference)))


# --- tables and words -----------------------------------------------------------------------------------------------------------

_FIELDS = (
    ("contentMeta/headline", "title", Confidence.CERTAIN), ("itemMeta/title", "title", Confidence.LIKELY),
    ("contentMeta/slugline", "title", Confidence.GUESS),
    ("itemMeta/embargoed", "embargo", Confidence.CERTAIN), ("itemMeta/firstCreated", "published", Confidence.LIKELY),
    ("itemMeta/versionCreated", "published", Confidence.LIKELY), ("itemMeta/versionCreated", "modified", Confidence.LIKELY),
    ("contentMeta/dateline", "dateline.place", Confidence.CERTAIN), ("contentMeta/located", "dateline.place", Confidence.LIKELY),
    ("contentMeta/keyword", "keywords", Confidence.CERTAIN), ("contentMeta/subject", "keywords", Confidence.LIKELY),
    ("contentMeta/language", "lang", Confidence.CERTAIN),
)  # fmt: skip
_PHOTO_FIELDS = (
    ("contentMeta/by", "photographer"), ("contentMeta/creator", "photographer"), ("contentMeta/contentCreated", "taken"),
    ("contentMeta/located", "city"), ("rightsInfo/copyrightNotice", "copyright"), ("rightsInfo/copyrightHolder", "copyright"),
    ("rightsInfo/usageTerms", "terms"), ("contentMeta/digitalSourceType", "source_type"), ("itemMeta/edNote", "note"),
    ("contentMeta/altText", "alt"), ("contentMeta/altDescription", "alt"),
)  # fmt: skip
_CREDITS = (
    ("contentMeta/creditline", Confidence.CERTAIN), ("rightsInfo/copyrightHolder", Confidence.LIKELY),
    ("contentMeta/infoSource", Confidence.LIKELY),
)  # fmt: skip
_MACHINERY = frozenset(
    ["itemClass", "provider", "profile", "service", "urgency", "fileName", "generator", "role", "genre", "icon"]
)


def _words(element: Element) -> str:
    """The words of an element: its name, its text, or the value in its attribute."""
    names = _own_names(element)
    if names:
        return names[0]
    return text_in(element) or tidy(
        element.get("tag") or element.get("literal") or element.get("uri") or _code(element)
    )


def _place_alone(dateline: str) -> str:
    """``PORT, Feb. 1`` -> ``PORT``."""
    return re.sub(r",\s*(?:[^\W\d]+\.?\s*)?\d.*$", "", dateline)


def _own_names(element: Element) -> list[str]:
    return [words for name in element.iterfind("name") if (words := text_in(name))]


def _code(element: Element | None, attribute: str = "qcode") -> str:
    """The code of a qualified one: ``stat:usable`` -> ``usable``."""
    if element is None:
        return ""
    return (element.get(attribute) or element.get("uri") or "").rpartition(":")[2].rpartition("/")[2].lower()


def _headline(item: Element) -> str:
    found = _headlines(item)
    return next(found, item.get("guid") or "without a headline")


def _headlines(item: Element) -> Iterator[str]:
    for path in ("contentMeta/headline", "itemMeta/title"):
        yield from (words for element in item.iterfind(path) if (words := text_in(element)))


def _width(content: Element) -> float:
    width = content.get("width") or ""
    high = "high" in (content.get("rendition") or "").lower()
    return float(width) if width.isdigit() and len(width) < 9 else 1e6 if high else 1.0


def _below(spot: Spot) -> Callable[[Element], Spot]:
    """Says on which line of the document an element of HTML inside it stands."""
    return lambda element: Spot((spot.line or 1) + element.sourceline - 1)
