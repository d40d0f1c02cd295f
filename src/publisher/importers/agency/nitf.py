"""A NITF document goes in - the News Industry Text Format - and what it says of its story, body and photos, is added to a Story."""

from __future__ import annotations

from pathlib import Path

from publisher.importers.base import Confidence, Wishes
from publisher.importers.markup import Element, local_name, plain_names
from publisher.importers.story import Spot, Story, tidy
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import names_in
from publisher.importers.web.read import read_tree
from publisher.importers.web.settle import settle
from publisher.importers.web.words import text_in

_HTML = {
    "hl1": "h2", "hl2": "h2", "block": "div", "bq": "blockquote", "credit": "cite", "media-caption": "figcaption",
    "media-producer": "small", "media-reference": "img", "q": "span", "body.content": "section", "note": "div",
    **dict.fromkeys(["person", "org", "location", "chron", "event", "function", "money", "num", "virtloc", "object.title",
        "copyrite", "copyrite.holder", "city", "state", "country", "region", "sublocation", "classifier", "pronounce"], "span"),
}  # fmt: skip
"""Element of NITF -> that of HTML with the same meaning; nitf-3-6.dtd."""


def read_nitf_story(tree: Element, story: Story, path: Path, wishes: Wishes, pictures: Pictures) -> None:  # noqa: ARG001
    """Add the story of a NITF document."""
    plain_names(tree)
    _say_head(tree, story)
    body_head = tree.find(".//body.head")
    if body_head is not None:
        _say_body_head(body_head, story)
    for content in tree.iter("body.content"):
        _read_content(content, story, pictures)
    for end in tree.iter("body.end"):
        story.leave_out(text_in(end), line_of(end), "stands under the text")
    for title in tree.iterfind("head/title"):
        story.say("title", text_in(title), line_of(title), "title of the document", Confidence.LIKELY)
    lang = next(
        (element.get("lang") for element in (tree.find("body"), tree) if element is not None and element.get("lang")),
        None,
    )
    story.say("lang", lang, line_of(tree), "attribute xml:lang")
    settle(story)


def line_of(element: Element) -> Spot:
    """Where an element stands."""
    return Spot(element.sourceline)


# --- what stands above the text -----------------------------------------------------------------------------------------------------


def _say_head(tree: Element, story: Story) -> None:
    for name, attribute, field, sure in (
        ("date.release", "norm", "published", Confidence.CERTAIN),
        ("date.issue", "norm", "published", Confidence.LIKELY),
        ("keyword", "key", "keywords", Confidence.CERTAIN),
        ("pubdata", "position.section", "section", Confidence.CERTAIN),
    ):
        for element in tree.iterfind(f"head//{name}"):
            story.say(field, element.get(attribute), line_of(element), f"{name} {attribute}", sure)
    for name, attribute, why in (("doc.copyright", "holder", "an article has no copyright of its own"),
                                 ("ed-msg", "info", "a note to editors")):  # fmt: skip
        for element in tree.iterfind(f"head//{name}"):
            words = " ".join(filter(None, (element.get(attribute), element.get("year"), text_in(element))))
            story.leave_out(words, line_of(element), why)


def _say_body_head(head: Element, story: Story) -> None:
    used: list[Element] = []
    for path, field, sure in _HEAD_FIELDS:
        for element in head.iterfind(path):
            story.say(field, text_in(element), line_of(element), path.rpartition("/")[2], sure)
            used.append(element)
    for byline in head.iterfind("byline"):
        people = [text_in(person) for person in byline.iterfind("person")]
        for name in people or names_in(text_in(byline)):
            story.say("byline", name, line_of(byline), "byline")
        rest = text_in(byline, list(byline.iterfind("person"))) if people else ""
        story.leave_out("" if len(rest) <= 3 else rest, line_of(byline), "stands in the byline")
        used.append(byline)
    for dateline in head.iterfind("dateline"):
        _say_dateline(dateline, story)
        used.append(dateline)
    for element in head:
        story.leave_out(text_in(element, used), line_of(element), f"'{local_name(element)}' has no field in an article")


_HEAD_FIELDS = (
    ("hedline/hl1", "title", Confidence.CERTAIN), ("abstract", "lead", Confidence.CERTAIN), ("hedline/hl2", "lead", Confidence.LIKELY),
)  # fmt: skip


def _say_dateline(dateline: Element, story: Story) -> None:
    place, day = dateline.find("location"), dateline.find("story.date")
    words = text_in(place) if place is not None else text_in(dateline, [day] if day is not None else [])
    story.say("dateline.place", words.strip(" ,-–—"), line_of(dateline), "dateline")
    if day is not None:
        story.say("dateline.date", day.get("norm") or text_in(day), line_of(day), "story.date")


# --- the text -----------------------------------------------------------------------------------------------------------------------


def _read_content(content: Element, story: Story, pictures: Pictures) -> None:
    for media in list(content.iter("media")):
        _settle_media(media, story)
    for element in content.iter():
        name = local_name(element)
        if name in _HTML:
            element.tag = _HTML[name]
    read_tree(content, story, _line_above, pictures)


def _settle_media(media: Element, story: Story) -> None:
    """Make a picture a figure with its largest file; anything else that is shown is left out."""
    files = list(media.iterfind("media-reference"))
    kind = (
        media.get("media-type") or next((each.get("mime-type") for each in files if each.get("mime-type")), "image")
    ) or "image"
    if not kind.startswith("image"):
        story.leave_out(f"{kind} {text_in(media)}", line_of(media), "an article holds text and photos only")
        for each in list(media):
            media.remove(each)
        return
    media.tag = "figure"
    for number, each in enumerate(sorted(files, key=_width, reverse=True)):
        if number:
            media.remove(each)
            continue
        each.set("src", each.get("source") or "")
        each.set("alt", tidy(each.get("alternate-text") or ""))
        for unused in ("width", "height"):
            each.attrib.pop(unused, None)
    for producer in media.iterfind("media-producer"):
        producer.set("class", "credit")
    for metadata in media.iterfind("media-metadata"):
        story.leave_out(
            f"{metadata.get('name')}: {metadata.get('value')}", line_of(metadata), "about a photo, in no field"
        )


def _width(reference: Element) -> int:
    width = reference.get("width") or ""
    return int(width) if width.isdigit() and len(width) < 9 else 0


def _line_above(element: Element) -> Spot:
    """Where an element stands; one made on the way stands where its parent does."""
    while element is not None and not element.sourceline:
        element = element.getparent()
    return Spot(element.sourceline if element is not None else None)
