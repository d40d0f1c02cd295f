"""A document's parts go in; what they say beside the text - properties, headers, comments, tracked changes, drawings - is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from publisher.importers.base import Confidence
from publisher.importers.markup import Element, local_name
from publisher.importers.story import Spot, Story, excerpt, tidy
from publisher.importers.word.parts import Parts
from publisher.notices import Place, note

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""The parts that hold what is read."""


def tell_rest(parts: Parts, story: Story, name: str) -> None:
    """Leave out by name all that is no text of the story; ``name`` is that of the file."""
    for part, tree in sorted(parts.trees.items()):
        if kind := next((words for pattern, words in _KINDS if re.fullmatch(pattern, part)), None):
            for paragraph in tree.iter("{*}p"):
                words = "".join(each.text or "" for each in paragraph.iter("{*}t"))
                story.leave_out(words, Spot(origin=part), kind)
    _leave_comments(parts, story)
    changes = [change for part in TEXTS if part in parts.trees for change in _changes(parts.trees[part])]
    for number, (words, why) in enumerate(changes, start=1):
        story.leave_out(words, Spot(origin=f"tracked change {number}"), why)
    _leave_unread(parts, story)
    _tell_insertions(parts, story, name)


_KINDS = (
    (r"word/header\d*\.xml", "header of the document"),
    (r"word/footer\d*\.xml", "footer of the document"),
    (r"word/diagrams/data\d*\.xml", "words in a diagram"),
    (r"word/charts/chart\d*\.xml", "words in a chart"),
)
"""Parts that stand beside the text -> what they are."""

_PROPERTIES = (
    ("title", "title", Confidence.LIKELY), ("creator", "byline", Confidence.GUESS), ("language", "lang", Confidence.LIKELY),
    ("keywords", "keywords", Confidence.LIKELY),
)  # fmt: skip


def say_properties(parts: Parts, story: Story) -> None:
    """What File > Info says: its dates are those of the document, not of the story."""
    core = parts.trees.get("docProps/core.xml")
    styles = parts.trees.get("word/styles.xml")
    said = {local_name(each): (each.text or "").strip() for each in core} if core is not None else {}
    for name, field_name, sure in _PROPERTIES:
        values = re.split("[,;]", said.get(name, "")) if name == "keywords" else [said.get(name, "")]
        for value in values:
            story.say(field_name, value, Spot(origin=f"document property {name}"), f"the document's {name}", sure)
    for name in ("created", "modified"):
        why = f"when the document was {name}; write published: yourself"
        story.leave_out(said.get(name, ""), Spot(origin=f"document property {name}"), why)
    for name in ("subject", "description", "category"):
        story.leave_out(said.get(name, ""), Spot(origin=f"document property {name}"), f"the document's {name}")
    for element in styles.iter("{*}lang") if styles is not None else ():
        tag = next((value for key, value in element.attrib.items() if key.endswith("}val")), None)
        story.say("lang", tag, Spot(origin="word/styles.xml"), "language of the styles", Confidence.LIKELY)
        break


# --- comments and changes ---------------------------------------------------------------------------------------------------------


def _leave_comments(parts: Parts, story: Story) -> None:
    """Each comment with who made it and the words it is about."""
    tree = parts.trees.get("word/comments.xml")
    if tree is None:
        return
    about = _commented(parts.trees.get("word/document.xml"))
    for number, comment in enumerate(tree.iter(f"{_W}comment"), start=1):
        words = about.get(comment.get(f"{_W}id") or "", "")
        why = f"comment{_by(comment)}" + (f" on '{excerpt(words, 40)}'" if words else "")
        story.leave_out(_words(comment), Spot(origin=f"comment {number}"), why)


def _commented(document: Element | None) -> dict[str, str]:
    """Comment id -> the words it is about."""
    about: dict[str, list[str]] = {}
    begun: set[str] = set()
    for element in (
        document.iter(f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}t") if document is not None else ()
    ):
        name, comment = local_name(element), element.get(f"{_W}id") or ""
        if name == "commentRangeStart":
            begun.add(comment)
        elif name == "commentRangeEnd":
            begun.discard(comment)
        else:
            for each in begun:
                about.setdefault(each, []).append(element.text or "")
    return {comment: tidy("".join(words)) for comment, words in about.items()}


def _changes(tree: Element) -> Iterator[tuple[str, str]]:
    """The words that tracked changes take out of a part, and who took them out; those of one paragraph and person together."""
    moved = " ".join(_words(each) for each in tree.iter(f"{_W}moveTo"))
    taken = [each for each in tree.iter(f"{_W}del", f"{_W}moveFrom", f"{_W}tr") if _takes_out(each)]
    for (_, why), same in groupby(taken, key=lambda each: (next(each.iterancestors(f"{_W}p"), each), _why(each))):
        words = " ".join(filter(None, map(_words, same)))
        if words and not (why.startswith("moved") and words in moved):
            yield words, why


def _takes_out(element: Element) -> bool:
    name = local_name(element)
    return name != "tr" or element.find(f"{_W}trPr/{_W}del") is not None


def _why(element: Element) -> str:
    marked = element.find(f"{_W}trPr/{_W}del") if local_name(element) == "tr" else element
    return f"{'moved away' if local_name(element) == 'moveFrom' else 'deleted'}{_by(marked)} in tracked changes"


def _by(element: Element) -> str:
    author = tidy(element.get(f"{_W}author") or "")
    return f" by {author}" if author else ""


def _words(element: Element) -> str:
    """The words of a comment or a change, a space between paragraphs."""
    pieces = [
        " " if local_name(each) == "p" else each.text or "" for each in element.iter(f"{_W}t", f"{_W}delText", f"{_W}p")
    ]
    return tidy("".join(pieces))


def _tell_insertions(parts: Parts, story: Story, name: str) -> None:
    count = sum(
        1 for part in TEXTS if part in parts.trees for each in parts.trees[part].iter(f"{_W}ins") if _words(each)
    )
    if count:
        hint = "accept or refuse them in Word and import again, if some do not hold"
        what = "1 tracked insertion is" if count == 1 else f"{count} tracked insertions are"
        story.notices.append(note("P701", f"{what} read as accepted", Place(name), hint))


# --- what no paragraph can hold ---------------------------------------------------------------------------------------------------

_NOT_READ = {"oMath": "an equation", "rt": "a reading aid over words"}


def _leave_unread(parts: Parts, story: Story) -> None:
    """Equations and reading aids; and notes that the text does not call."""
    called = set()
    for part in TEXTS:
        for element in parts.trees[part].iter() if part in parts.trees else ():
            name = local_name(element)
            if name in _NOT_READ:
                story.leave_out(
                    "".join(each.text or "" for each in element.iter("{*}t")), Spot(origin=part), _NOT_READ[name]
                )
            elif name in ("footnoteReference", "endnoteReference"):
                called.add((name.removesuffix("Reference"), element.get(f"{_W}id")))
    for kind in ("footnote", "endnote"):
        tree = parts.trees.get(f"word/{kind}s.xml")
        for each in tree.iter(f"{_W}{kind}") if tree is not None else ():
            if (kind, each.get(f"{_W}id")) not in called:
                story.leave_out(_words(each), Spot(origin=f"word/{kind}s.xml"), f"a {kind} that nothing calls")
