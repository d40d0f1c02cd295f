"""The tree of a page goes in; its notes are taken out of it, and what calls them becomes marks that the body reader knows.

A note is what a small link leads to - a number, a letter, a star - when it leads back, or says by its role or class that it is one:
DPUB-ARIA 1.1 ``doc-noteref`` and ``doc-footnote``, Word's own pages, Markdown's, WordPress's, MediaWiki's, mammoth's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote

from publisher.importers.markup import Element, local_name
from publisher.importers.web.words import text_in

NOTE_CALL = "note-call"
"""The element that stands where a note is called, with the note's ``label``."""
MOST_NOTES = 1000
_LONGEST, _MOST_LINKS = 10_000, 100
"""Letters and links in a note; what has more is a part of the story."""
_CALL = re.compile(r"[\[(]?\s*(?P<mark>\d{1,3}|[a-z]{1,4}|[*†‡§¶]{1,3})\s*[\])]?", re.IGNORECASE)
_NOTE_ROLES = frozenset(["doc-footnote", "doc-endnote", "doc-endnotes", "footnote", "endnote", "endnotes", "rearnote"])
_NOTE_CLASSES = re.compile(r"(?<![a-z])(?:foot|end)notes?(?![a-z])|(?<!\S)(?:references|reflist)(?!\S)", re.IGNORECASE)
_BLOCKS = frozenset(["li", "aside", "p", "div", "dd", "section"])
_VOICES = frozenset(["sup", "span", "small", "b", "strong", "i", "em", "font"])
_PUNCTUATION = re.compile(r"[\s,;\[\]()]*")


@dataclass(slots=True)
class TakenNote:
    """A note taken out of a page."""

    label: str
    element: Element
    mark: str
    """What calls it on the page: ``3``, ``*``."""
    back: set[Element] = field(default_factory=set)
    """Its links back to where it is called."""


def take_notes(tree: Element, addresses: Iterable[str | None] = (), before: int = 0) -> list[TakenNote]:
    """Take the notes out of a page, in the order they are called in; ``before`` says how many the story has already.

    ``addresses`` say where the page was on the network: browsers save its links to itself in full.
    """
    page = _Page(tree, addresses)
    taken: dict[Element, TakenNote] = {}
    calls: list[tuple[Element, str]] = []
    for link in page.links:
        note = page.note_of(link) if len(taken) < MOST_NOTES else None
        if note is None:
            continue
        each = taken.setdefault(note, TakenNote(str(before + len(taken) + 1), note, _mark(link) or ""))
        each.back |= page.links_back(note, link)
        calls.append((link, each.label))
    for link, label in calls:
        _put_call(link, label)
    for note in taken:
        _detach(note)
    return list(taken.values())


class _Page:
    """The links of a page and what they lead to."""

    def __init__(self, tree: Element, addresses: Iterable[str | None]) -> None:
        self.own = {"", *((address or "").partition("#")[0] for address in addresses)}
        self.order: dict[Element, int] = {}
        self.ids: dict[str, Element] = {}
        self.links: list[Element] = []
        for number, element in enumerate(tree.iter()):
            self.order[element] = number
            name = local_name(element)
            if name == "a" and element.get("href"):
                self.links.append(element)
            for called in (element.get("id"), element.get("name") if name == "a" else None):
                if called:
                    self.ids.setdefault(called, element)
        self._back: dict[Element, list[tuple[Element, Element]]] = {}
        self._small: dict[Element, bool] = {}

    def note_of(self, link: Element) -> Element | None:
        """The note a link calls; it stands below the link on the page."""
        target = self._target(link)
        if target is None or (_mark(link) is None and "noteref" not in _roles(link)):
            return None
        note = _block_of(target)
        if note is None or self.order[note] < self.order[link] or note in link.iterancestors():
            return None
        if note not in self._small:
            links = sum(1 for _ in islice(note.iter("a"), _MOST_LINKS + 1))
            self._small[note] = links <= _MOST_LINKS and len(text_in(note)) <= _LONGEST
        return note if self._small[note] and (self.links_back(note, link) or _says_note(note)) else None

    def links_back(self, note: Element, link: Element) -> set[Element]:
        """The links in a note that lead back to a link that calls it, or to what stands closely around that."""
        if note not in self._back:
            leading = ((each, self._target(each)) for each in note.iter("a"))
            self._back[note] = [(each, target) for each, target in leading if target is not None]
        around = {link, *link.iterdescendants(), *_nearest(link)}
        return {each for each, target in self._back[note] if target in around}

    def _target(self, link: Element) -> Element | None:
        """The element of this page that a link leads to."""
        address, mark, name = (link.get("href") or "").strip().partition("#")
        if not mark or address not in self.own:
            return None
        return self.ids.get(name, self.ids.get(unquote(name)))


def _nearest(link: Element) -> list[Element]:
    """The elements around a link up to its paragraph, that one not included."""
    around = []
    for each in link.iterancestors():
        if local_name(each) not in _VOICES:
            break
        around.append(each)
    return around


def _mark(link: Element) -> str | None:
    """The sign of a call: a few letters or figures, raised where they are letters."""
    match = _CALL.fullmatch(text_in(link))
    if match is None:
        return None
    raised = any(local_name(each) == "sup" for each in (*link.iterancestors("sup"), *link.iter("sup")))
    return match["mark"] if raised or not match["mark"].isalpha() else None


def _roles(element: Element) -> str:
    return f"{element.get('role') or ''} {element.get('epub:type') or ''}"


def _block_of(target: Element) -> Element | None:
    """The paragraph, entry or box that a target is, or stands at the head of."""
    for each in (target, *target.iterancestors()):
        name = local_name(each)
        if name in _BLOCKS:
            return each
        if name not in _VOICES and name != "a":
            return None
    return None


def _says_note(note: Element) -> bool:
    """Whether a note, or what it stands in, says by role or class that it is one."""
    for each in (note, *note.iterancestors()):
        if local_name(each) in ("body", "article", "main"):
            return False
        named = f"{each.get('class') or ''} {each.get('id') or ''}"[:500]
        if not _NOTE_ROLES.isdisjoint(_roles(each).split()) or _NOTE_CLASSES.search(named):
            return True
    return False


def _put_call(link: Element, label: str) -> None:
    """Put the mark of a call in place of a link, and of what stands around that link alone."""
    parent = link.getparent()
    while parent is not None and local_name(parent) in _VOICES and _holds_only(parent, link):
        link, parent = parent, parent.getparent()
    if parent is not None and local_name(parent) == "sup":
        parent.text = _without_punctuation(parent.text)
        for each in parent:
            each.tail = _without_punctuation(each.tail)
    for child in list(link):
        link.remove(child)
    link.attrib.clear()
    link.tag, link.text = NOTE_CALL, None
    link.set("label", label)


def _holds_only(parent: Element, link: Element) -> bool:
    return len(parent) == 1 and not _without_punctuation(parent.text) and not _without_punctuation(link.tail)


def _without_punctuation(text: str | None) -> str | None:
    return None if text and _PUNCTUATION.fullmatch(text) else text


def _detach(element: Element) -> None:
    """Take an element out of its tree; the words behind it stay."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
