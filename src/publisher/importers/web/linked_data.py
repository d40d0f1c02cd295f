"""The linked data of a page (JSON-LD of schema.org) goes in; what it states of the story and its pictures is added to a Story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from publisher.importers.base import Confidence
from publisher.importers.markup import Element
from publisher.importers.story import FoundPhoto, LeftOut, Said, Spot, Story, tidy

Node = dict[str, Any]
_STORIES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "Article", "BlogPosting", "LiveBlogPosting", "Report")  # fmt: skip
_TEXTS = {
    "title": "headline", "short_title": "alternativeHeadline", "lead": "description", "published": "datePublished",
    "modified": "dateModified", "section": "articleSection", "lang": "inLanguage", "dateline.place": "dateline",
    "url": "mainEntityOfPage",
}  # fmt: skip
"""Article field -> property of schema.org; https://schema.org/NewsArticle."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The story's own node, and the pictures any node describes."""

    story: Node
    images: tuple[Node, ...]
    spot: Spot


def read_linked(tree: Element, where: Any) -> Linked | None:
    """The linked data of a page; None when it has none about a story. Broken pieces are passed over."""
    nodes = [(node, where(script)) for script in tree.iter("script") for node in _nodes(script)]
    stories = [(node, spot) for node, spot in nodes if _is_a(node, _STORIES)]
    if not stories:
        return None
    story, spot = stories[0]
    images = [
        image for image in _list(story.get("image")) + _list(story.get("associatedMedia")) if isinstance(image, dict)
    ]
    images += [node for node, _ in nodes if _is_a(node, ("ImageObject", "Photograph"))]
    return Linked(story, tuple(images), spot)


def is_live(linked: Linked) -> bool:
    """Whether the story is a live blog."""
    return _is_a(linked.story, ("LiveBlogPosting",))


def say_linked(linked: Linked, story: Story) -> None:
    """Add what linked data states about the article."""
    for field, name in _TEXTS.items():
        sure = Confidence.LIKELY if field in ("lead", "section", "short_title") else Confidence.CERTAIN
        story.say(field, _text(linked.story.get(name)), _origin(linked, name), f"JSON-LD {name}", sure)
    for author in _list(linked.story.get("author")):
        if not (isinstance(author, dict) and _is_a(author, ("Organization", "NewsMediaOrganization"))):
            story.say("byline", _text(author), _origin(linked, "author"), "JSON-LD author")
    words = linked.story.get("keywords")
    listed = words.split(",") if isinstance(words, str) else [_text(word) for word in _list(words)]
    for word in listed:
        story.say("keywords", word, _origin(linked, "keywords"), "JSON-LD keywords")


def say_images(linked: Linked, story: Story) -> None:
    """Add what linked data states about pictures to the photos with the same file; say what fits none."""
    for image in linked.images:
        address = _text(image.get("contentUrl")) or _text(image.get("url")) or ""
        photo = next((photo for photo in story.photos() if _name(address) and _name(address) in _names(photo)), None)
        spot = _origin(linked, "image")
        words = _text(image.get("caption")) or _text(image.get("description"))
        if photo is not None:
            _say_image(photo, image, words, spot)
        elif words and address and not any(_said_already(words, other) for other in story.photos()):
            new = FoundPhoto(spot, "JSON-LD image", Confidence.LIKELY, address=address)
            _say_image(new, image, words, spot)
            story.pieces.insert(0, new)
        elif address:
            story.left_out.append(LeftOut(address, spot, "JSON-LD image; not among the photos of the page"))


def _say_image(photo: FoundPhoto, image: Node, words: str | None, spot: Spot) -> None:
    if words:
        photo.captions.append(Said(words, spot, "JSON-LD caption", Confidence.LIKELY))
    credit = _text(image.get("creditText"))
    if credit and not photo.credits:
        photo.credits.append(Said(credit, spot, "JSON-LD creditText"))
    for field, name in (("photographer", "creator"), ("copyright", "copyrightNotice"), ("terms", "usageInfo")):
        stated = _text(image.get(name)) or (_text(image.get("author")) if name == "creator" else None)
        if stated and field not in photo.facts:
            photo.facts[field] = Said(stated, spot, f"JSON-LD {name}")


# --- nodes ----------------------------------------------------------------------------------------------------------------------


def _nodes(script: Element) -> Iterator[Node]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for node in _list(data):
        if isinstance(node, dict):
            graph = node.get("@graph")
            yield from (each for each in _list(graph) if isinstance(each, dict)) if graph else (node,)


def _is_a(node: Node, kinds: tuple[str, ...]) -> bool:
    return any(isinstance(kind, str) and kind.rpartition("/")[2] in kinds for kind in _list(node.get("@type")))


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    """The words of a property: a text, the name of a thing, or those of the first in a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id")
    return tidy(unescape(value)) or None if isinstance(value, str) else None


def _origin(linked: Linked, name: str) -> Spot:
    return Spot(linked.spot.line, f"JSON-LD {name}")


def _name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


def _names(photo: FoundPhoto) -> set[str]:
    names = {_name(photo.address)} if photo.address else set()
    return names | ({photo.picture.name} if photo.picture else set())


def _said_already(words: str, photo: FoundPhoto) -> bool:
    return any(words in said.value or said.value in words for said in photo.captions)
