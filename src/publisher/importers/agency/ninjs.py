"""A ninjs item goes in - IPTC's news in JSON, versions 1, 2 and 3; the Draft of its article, with pictures beside it, comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from publisher.article.model import Paragraph, Related, Span
from publisher.importers.agency.ninjs_item import Item, items_in, plain_name, words_in
from publisher.importers.assemble import assemble
from publisher.importers.base import Confidence, Draft, Wishes
from publisher.importers.charset import decode_stated
from publisher.importers.choose import choose
from publisher.importers.markup import Element, read_bytes
from publisher.importers.story import FoundBlock, FoundPhoto, Said, Spot, Story, tidy
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import names_in
from publisher.importers.web.read import read_html

_ENDINGS = (".json", ".ninjs")
_PICTURES = ("picture", "image", "photo", "graphic")


def recognises_ninjs(path: Path, head: bytes) -> bool:
    """By its ending, or when it begins as JSON does."""
    begins = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return path.suffix.lower() in _ENDINGS or re.match(rb"[{\[]\s*[\[{]?\s*\"", begins) is not None


def read_ninjs(path: Path, wishes: Wishes) -> Draft:
    """The article of a ninjs item; PublisherError (P307) when the file is no JSON or holds none."""
    source = decode_stated(read_bytes(path), path, "utf-8")
    items = items_in(source.text, path)
    item, number = choose(items, [item.title() for item in items], path, wishes)
    story = Story(notices=list(source.notices))
    prefix = f"{number}." if len(items) > 1 else ""
    _Reader(story, path, Pictures(path.parent)).read(item, prefix)
    return assemble(story, path, wishes)


_SILENT = frozenset(["type", "version", "mimetype", "contenttype", "profile", "representationtype", "standard", "$schema",
    "charcount", "wordcount", "name", "urgency", "priority", "rel"])  # fmt: skip
"""Fields that say how an item is made up; they are no part of a story."""


class _Reader:
    """Reads one item into a story."""

    def __init__(self, story: Story, path: Path, pictures: Pictures) -> None:
        self.story, self.path, self.pictures = story, path, pictures

    def read(self, item: Item, at: str) -> None:
        if item.kind() in _PICTURES:
            self._say_texts(item, at, is_picture=True)
            self.story.pieces.append(self._photo(item, at))
        else:
            self._say_texts(item, at)
            self._say_body(item, at)
        self._say_facts(item, at)
        self._associations(item, at)
        self._leave_rest(item, at)

    # --- words -------------------------------------------------------------------------------------------------------------

    def _say_texts(self, item: Item, at: str, *, is_picture: bool = False) -> None:
        headlines = sorted(item.texts("headline", "headlines"), key=lambda each: _rank(each[1], _MAIN_HEADLINE))
        for number, (words, role, origin) in enumerate(headlines):
            name = "short_title" if number and ("short" in role or "sub" not in role) else "title"
            self.story.say(name, words, Spot(origin=at + origin), _why("headline", role))
        for name in ("title", "slugline"):
            if self.story.statements("title"):
                break
            words, origin = item.text(name)
            if words:
                self.story.say(
                    "title", words, Spot(origin=at + origin), f"{name}; there is no headline", Confidence.LIKELY
                )
        if is_picture:
            return
        descriptions = sorted(item.texts("description", "descriptions"), key=lambda each: _rank(each[1], _LEADS))
        for words, role, origin in descriptions:
            self.story.say("lead", _bare(words), Spot(origin=at + origin), _why("description", role))

    def _say_body(self, item: Item, at: str) -> None:
        bodies = sorted(item.texts("body", "bodies"), key=lambda each: _rank(each[1], _BODIES))
        for number, (words, role, origin) in enumerate(bodies):
            if number:
                self.story.leave_out(_bare(words), Spot(origin=at + origin), "the body in another form")
            elif "html" in role or re.search(r"<(?:p|div|h\d|ul|figure)\b", words, re.I):
                where = _where(at + origin)
                read_html(words, self.story, self.path, where, self.pictures)
            else:
                self._say_plain(words, at + origin)

    def _say_plain(self, text: str, origin: str) -> None:
        parts = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text.strip()) else text.split("\n")
        for number, part in enumerate((part for part in parts if tidy(part)), start=1):
            block = FoundBlock(Paragraph((Span(tidy(part)),)), Spot(origin=f"{origin} paragraph {number}"), tidy(part))
            self.story.pieces.append(block)

    def _say_facts(self, item: Item, at: str) -> None:
        for name, field_name, sure in _FACTS:
            words, origin = item.text(name)
            self.story.say(field_name, words, Spot(origin=at + origin), name, sure)
        for name in ("byline", "by"):
            words, origin = item.text(name)
            if item.kind() not in _PICTURES:
                for person in names_in(words):
                    self.story.say("byline", person, Spot(origin=at + origin), name)
        for name in ("keywords", "subject", "subjects"):
            values, origin = item.get(name)
            for number, value in enumerate(values if isinstance(values, list) else []):
                self.story.say("keywords", words_in(value), Spot(origin=f"{at}{origin}.{number}"), name)
        status, origin = item.text("pubstatus")
        if reason := _WITHDRAWN.get(status.lower()):
            self.story.say("status", "withdrawn", Spot(origin=at + origin), f"its status is {status}")
            self.story.say(
                "status_reason", reason, Spot(origin=at + origin), f"its status is {status}", Confidence.LIKELY
            )

    def _leave_rest(self, item: Item, at: str) -> None:
        """Name every field that became nothing."""
        for name, value in item.data.items():
            if name not in item.read and plain_name(name) not in _SILENT and value not in (None, "", [], {}):
                shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                self.story.leave_out(shown[:2000], Spot(origin=at + name), f"'{name}' has no field in an article")

    # --- pictures and other items --------------------------------------------------------------------------------------------

    def _associations(self, item: Item, at: str) -> None:
        """Pictures of the item, the featured one first, then in their order; stories become related ones."""
        values, written = item.get("associations")
        pairs = values.items() if isinstance(values, dict) else enumerate(values if isinstance(values, list) else [])
        named = [(str(key), each) for key, each in pairs if isinstance(each, dict)]
        leading = 0
        for key, data in sorted(named, key=lambda pair: not _is_featured(*pair)):
            each, origin = Item(data), f"{at}{written}.{key}."
            kind = each.kind()
            if kind in _PICTURES or (not kind and "renditions" in each.names):
                photo = self._photo(each, origin)
                if not self.story.meet(photo):
                    self.story.pieces.insert(leading if _is_featured(key, data) else len(self.story.pieces), photo)
                    leading += _is_featured(key, data)
            elif kind in ("text", "composite", "") and not self._has_words():
                _Reader(self.story, self.path, self.pictures).read(each, origin)
            elif kind in ("text", "composite", ""):
                address = each.text("uri")[0]
                link = address if address.startswith(("http://", "https://")) else None
                self.story.related.append((Related(each.title(), link), Spot(origin=origin.rstrip("."))))
            else:
                self.story.leave_out(
                    f"{kind} {each.title()}", Spot(origin=origin.rstrip(".")), "an article holds text and photos only"
                )

    def _has_words(self) -> bool:
        return any(isinstance(piece, FoundBlock) for piece in self.story.pieces)

    def _photo(self, item: Item, at: str) -> FoundPhoto:
        spot = Spot(origin=at.rstrip(".") or "the item")
        photo = FoundPhoto(spot, "a picture of the item")
        for words, role, origin in sorted(
            item.texts("description", "descriptions"), key=lambda each: _rank(each[1], _CAPTIONS)
        ):
            if role.startswith("alt"):
                photo.facts["alt"] = Said(tidy(words), Spot(origin=at + origin), _why("description", role))
            else:
                photo.captions.append(Said(_bare(words), Spot(origin=at + origin), _why("description", role)))
        self._headline_of(photo, item, at)
        self._credit_of(photo, item, at)
        for name, field_name in _PHOTO_FACTS:
            words, origin = item.text(name)
            if words and field_name not in photo.facts:
                photo.facts[field_name] = Said(words, Spot(origin=at + origin), name)
        status, origin = item.text("pubstatus")
        if kind := _PHOTO_STATUS.get(status.lower()):
            photo.facts["status"] = Said(kind, Spot(origin=at + origin), f"its status is {status}")
        self._rendition(photo, item, at)
        if at:
            self._leave_rest(item, at)
        return photo

    def _headline_of(self, photo: FoundPhoto, item: Item, at: str) -> None:
        for words, _, origin in item.texts("headline", "headlines"):
            if at and not photo.captions:
                said = Said(
                    tidy(words), Spot(origin=at + origin), "headline; there is no description", Confidence.LIKELY
                )
                photo.captions.append(said)
            elif at:
                self.story.leave_out(words, Spot(origin=at + origin), "a photo has a caption and no headline")

    def _credit_of(self, photo: FoundPhoto, item: Item, at: str) -> None:
        for name in ("creditline", "copyrightholder"):
            words, origin = item.text(name)
            if words and not photo.credits:
                sure = Confidence.CERTAIN if name == "creditline" else Confidence.LIKELY
                photo.credits.append(Said(words, Spot(origin=at + origin), name, sure))
        for name in ("byline", "by"):
            words, origin = item.text(name)
            if words:
                photo.facts["photographer"] = Said(words, Spot(origin=at + origin), name)

    def _rendition(self, photo: FoundPhoto, item: Item, at: str) -> None:
        """The original, else the largest, and its point of interest."""
        values, written = item.get("renditions")
        pairs = values.items() if isinstance(values, dict) else enumerate(values if isinstance(values, list) else [])
        found = [
            (str(each.get("name") or key), each, f"{at}{written}.{key}")
            for key, each in pairs
            if isinstance(each, dict)
        ]
        found = [each for each in found if isinstance(each[1].get("href"), str)]
        ranked = sorted(found, key=lambda each: ("original" not in each[0].lower(), -_number(each[1].get("width"))))
        if not ranked:
            return
        located = self.pictures.best([(2.0 - number, each[1]["href"]) for number, each in enumerate(ranked)])
        photo.picture, photo.address = located.picture, located.address
        photo.sizes = tuple(each["href"] for _, each, _ in ranked)
        for _, data, origin in ranked:
            if (focus := _focus(data)) and "focus" not in photo.facts:
                photo.facts["focus"] = Said(focus, Spot(origin=f"{origin}.poi"), "point of interest")
        if len(ranked) > 1:
            self.story.leave_out(
                ", ".join(name for name, _, _ in ranked[1:]),
                Spot(origin=f"{at}{written}"),
                "other sizes of the picture",
            )


# --- tables ---------------------------------------------------------------------------------------------------------------------

_MAIN_HEADLINE, _LEADS = ("main", "headline", ""), ("lead", "summary", "standfirst", "abstract", "text", "")
_BODIES, _CAPTIONS = ("html", "xhtml", "text", ""), ("caption", "text", "long", "")
"""Roles, the most wanted first."""
_FACTS = (
    ("language", "lang", Confidence.CERTAIN), ("embargoed", "embargo", Confidence.CERTAIN),
    ("embargoeduntil", "embargo", Confidence.CERTAIN), ("firstcreated", "published", Confidence.LIKELY),
    ("versioncreated", "published", Confidence.LIKELY), ("versioncreated", "modified", Confidence.LIKELY),
    ("located", "dateline.place", Confidence.CERTAIN),
    ("place", "dateline.place", Confidence.LIKELY), ("section", "section", Confidence.CERTAIN),
)  # fmt: skip
_PHOTO_FACTS = (
    ("copyrightnotice", "copyright"), ("copyrightholder", "copyright"), ("usageterms", "terms"), ("contentcreated", "taken"),
    ("located", "city"), ("place", "name"), ("places", "name"), ("digitalsourcetype", "source_type"), ("ednote", "note"),
    ("alttext", "alt"), ("bodytext", "alt"), ("extdescraccessibility", "long_alt"), ("altlongdescription", "long_alt"),
)  # fmt: skip
_WITHDRAWN = {
    "canceled": "Canceled by its source.", "cancelled": "Canceled by its source.", "withheld": "Withheld by its source.",
}  # fmt: skip
_PHOTO_STATUS = {"canceled": "killed", "cancelled": "killed", "withheld": "withheld"}


def _rank(role: str, wanted: Sequence[str]) -> int:
    return next((number for number, word in enumerate(wanted) if word == role or (word and word in role)), len(wanted))


def _why(what: str, role: str) -> str:
    return f"{what} ({role})" if role else what


def _bare(words: str) -> str:
    """Words without tags, which some senders put into descriptions."""
    return tidy(re.sub(r"</?[a-zA-Z][^<>]*>", " ", words))


def _where(origin: str) -> Any:
    def where(element: Element) -> Spot:
        return Spot(origin=f"{origin} line {element.sourceline}")

    return where


def _is_featured(key: str, data: dict[str, Any]) -> bool:
    name = data.get("name")
    words = f"{key} {name if isinstance(name, str) else ''}".lower()
    return any(word in words for word in ("feature", "main", "lead", "hero", "primary"))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9 else 0.0


def _focus(data: dict[str, Any]) -> str | None:
    """The point of interest as shares of the picture; some senders give pixels."""
    poi = data.get("poi")
    if not isinstance(poi, dict) or "x" not in poi or "y" not in poi:
        return None
    x, y = _number(poi["x"]), _number(poi["y"])
    width, height = _number(data.get("width")), _number(data.get("height"))
    if max(x, y) > 1 and width and height:
        x, y = x / width, y / height
    return f"{x:.4g} {y:.4g}"
