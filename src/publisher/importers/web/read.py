"""HTML goes in - a page's tree, or a piece of it as feeds and agencies send it; its story, with its notes, is added to a Story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from publisher.article.blocks import texts
from publisher.article.model import Inline
from publisher.importers.markup import Element, html_tree
from publisher.importers.story import FoundNote, FoundPhoto, Spot, Story
from publisher.importers.web.body import BodyReader
from publisher.importers.web.images import Pictures
from publisher.importers.web.notes import TakenNote, take_notes
from publisher.importers.web.settle import settle
from publisher.importers.web.words import settled


def read_html(text: str, story: Story, path: Path, where: Callable[[Element], Spot], pictures: Pictures) -> None:
    """Add the story in a piece of HTML; ``path`` is for errors (P307, nested too deep)."""
    tree = html_tree(text, path)
    if tree is not None:
        read_tree(tree, story, where, pictures)
        settle(story)


def read_tree(tree: Element, story: Story, where: Callable[[Element], Spot], pictures: Pictures) -> None:
    """Add the story in a tree all of which is the story; its pieces are still to be settled."""
    notes = take_notes(tree, [pictures.base], len(story.notes))
    BodyReader(story, where, pictures).read(tree)
    read_notes(notes, story, where, pictures)


def read_notes(notes: list[TakenNote], story: Story, where: Callable[[Element], Spot], pictures: Pictures) -> None:
    """Add notes that were taken out of a page; what is no text in them stands behind the story, or among what is left out."""
    for note in notes:
        inside, spot = Story(), where(note.element)
        note.element.tag = "div"
        note.element.attrib.clear()
        BodyReader(inside, where, pictures, note.back).read(note.element)
        story.pieces += [piece for piece in inside.pieces if isinstance(piece, FoundPhoto)]
        story.left_out += inside.left_out
        story.related += inside.related
        story.notes.append(FoundNote(note.label, tuple(_paragraphs(inside, note.mark)), spot))


def _paragraphs(inside: Story, mark: str) -> Iterator[Inline]:
    """The paragraphs of a note, without the sign it is called by and the arrows that lead back."""
    inlines = [inline for piece in inside.pieces if not isinstance(piece, FoundPhoto) for inline in texts(piece.block)]
    begins = True
    for inline in filter(None, inlines):
        bare = list(inline)
        if begins:
            bare[0] = replace(bare[0], text=re.sub(_HEAD.format(re.escape(mark)), "", bare[0].text, count=1))
        bare[-1] = replace(bare[-1], text=re.sub(_ARROWS, "", bare[-1].text))
        if words := settled(bare):
            begins = False
            yield words


_HEAD = r"^\s*(?:[\^↑↩]\s*)?(?:[\[(]?{}(?:[.)\]:]+\s*|\s+|$))?"
_ARROWS = r"[\s\u00a0]*[\^↑↩⏎]\ufe0e?$"
