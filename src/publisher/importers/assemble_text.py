"""The text of a Story goes in; its lead, its byline and the blocks of its body, with the notes they call, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from publisher.article.blocks import texts
from publisher.article.credit_words import folded
from publisher.article.model import Block, Divider, Heading, Note, Notes, Paragraph, PhotoRef
from publisher.importers.assemble_photos import MadePhoto
from publisher.importers.base import Confidence, ReportLine
from publisher.importers.furniture import byline_name
from publisher.importers.headwords import leading_dateline
from publisher.importers.hints import is_name, without_role
from publisher.importers.story import FoundBlock, FoundNote, FoundPhoto, Said, Story
from publisher.notices import display_width

_SHORTEST_LEAD = 24
"""Columns of a terminal: a first line that is shorter names a section or a place."""


@dataclass(frozen=True, slots=True)
class TextDesk:
    """Decides what becomes of the pieces of a story, and adds to the report."""

    story: Story
    report: list[ReportLine]

    def find_byline(self) -> None:
        """``By A. Name`` in a paragraph of its own, first or last, signs a story that names nobody for sure."""
        named_for_sure = {
            folded(said.value) for said in self.story.statements("byline") if said.sure is not Confidence.GUESS
        }
        paragraphs = self._paragraphs()
        if named_for_sure:
            for piece in paragraphs[-1:]:
                if folded(piece.words) in named_for_sure:
                    self.story.pieces.remove(piece)
                    self.story.leave_out(piece.words, piece.spot, "the byline again, below the text")
            return
        for piece in (*paragraphs[:2], *paragraphs[-1:]):
            named = byline_name(piece.words)
            if named and is_name(named):
                why = "a name on a line of its own"
                self.story.say("byline", without_role(named), piece.spot, why, Confidence.LIKELY)
                self.story.pieces.remove(piece)
                return

    def words(self) -> str:
        """All that is read, to tell its language by."""
        words = [said[0].value for name in ("title", "lead") if (said := self.story.said.get(name))]
        words += [piece.words for piece in self._blocks()]
        words += [said.value for photo in self.story.photos() for said in photo.captions[:1]]
        return " ".join(words)

    # --- the lead ----------------------------------------------------------------------------------------------------------

    def settle_lead(self) -> None:
        """Take the dateline off the text, and off the list of leads what is none; at least one stays if there can be one."""
        self._drop_beginnings()
        self._take_dateline()
        if not self.story.statements("lead") and (said := self._first_paragraph()):
            self.story.said["lead"] = [said]

    def take_repeated(self, lead: str) -> None:
        """Take the paragraph off the body that is the lead."""
        for piece in self._paragraphs()[:3]:
            if folded(piece.words) == folded(lead) and not _calls_note(piece.block):
                self.story.pieces.remove(piece)
                return

    def _take_dateline(self) -> None:
        """``Hanoi (VNA) - `` in front of the lead or the first paragraph goes to the dateline."""
        for said in self.story.statements("lead")[:1]:
            if (found := leading_dateline(said.value)) and found.place:
                self.story.said["lead"][0] = replace(said, value=said.value[len(found.words) :])
                self.story.say("dateline.place", found.place, said.spot, found.why)
        for piece in self._paragraphs()[:1]:
            spans = piece.block.spans if isinstance(piece.block, Paragraph) else ()
            found = leading_dateline(piece.words)
            if found and found.place and len(spans[0].text) > len(found.words):
                block = Paragraph((replace(spans[0], text=spans[0].text[len(found.words) :]), *spans[1:]))
                bare = FoundBlock(block, piece.spot, piece.words[len(found.words) :])
                self.story.pieces[self.story.pieces.index(piece)] = bare
                self.story.say("dateline.place", found.place, piece.spot, found.why)

    def _drop_beginnings(self) -> None:
        """A description that is cut off, or only repeats a part of the title or the text, is no lead."""
        titles = [said.value for said in self.story.statements("title")]
        text = folded(" ".join([*titles[:1], *(piece.words for piece in self._blocks())]))
        best = self.story.statements("lead")[:1]
        for said in list(self.story.statements("lead")):
            if any(said is not other and said.value == other.value for other in best):
                continue
            bare = folded(said.value).rstrip(" .…")
            cut = said.value.rstrip().endswith(("…", "...", "[…]", "[...]"))
            whole = any(folded(piece.words).rstrip(" .…") == bare for piece in self._paragraphs())
            if cut or (bare in text and not whole and said.sure is not Confidence.CERTAIN):
                self.story.said["lead"].remove(said)
                why = f"{said.why}; a shortened text, not taken"
                line = ReportLine(said.spot.line, "lead", said.value, said.sure, why, False, said.spot.origin)
                self.report.append(line)

    def _first_paragraph(self) -> Said | None:
        """The first paragraph when others follow it; one that calls a note stays where it is, for a lead has no notes."""
        paragraphs = self._paragraphs()
        long = [piece for piece in paragraphs[:3] if display_width(piece.words) >= _SHORTEST_LEAD]
        if len(paragraphs) < 2 or not long or _calls_note(long[0].block):
            return None
        first = long[0] is paragraphs[0]
        why = "the first paragraph under the title" if first else "the first paragraph of some length"
        return Said(long[0].words, long[0].spot, why, Confidence.LIKELY)

    def _blocks(self) -> list[FoundBlock]:
        return [piece for piece in self.story.pieces if isinstance(piece, FoundBlock)]

    def _paragraphs(self) -> list[FoundBlock]:
        return [piece for piece in self._blocks() if isinstance(piece.block, Paragraph)]

    # --- the body ----------------------------------------------------------------------------------------------------------

    def body(self, photos: Sequence[MadePhoto]) -> tuple[Block, ...]:
        """The blocks in order, a reference where each photo stands; the highest heading below the title has level 2."""
        self._drop_heading_of_notes()
        ids = iter(made.photo.id for made in photos)
        blocks: list[Block] = []
        lift = min((piece.block.level for piece in self._blocks() if isinstance(piece.block, Heading)), default=2) - 2
        for piece in self._undivided():
            if isinstance(piece, FoundPhoto):
                blocks.append(PhotoRef(next(ids)))
            elif isinstance(piece.block, Divider):
                blocks.append(piece.block)
            else:
                block = piece.block
                blocks.append(replace(block, level=block.level - lift) if isinstance(block, Heading) else block)
                kind = type(piece.block).__name__.removesuffix("Block").lower()
                self.report.append(_line("body", piece.words, piece, kind))
        return (*blocks, *self._notes(blocks))

    def _undivided(self) -> Iterator[FoundBlock | FoundPhoto]:
        """The pieces, one divider at most between two of them: two plain lines framed something that is left out."""
        begun, waiting = False, list[FoundBlock]()
        for piece in self.story.pieces:
            if isinstance(piece, FoundBlock) and isinstance(piece.block, Divider):
                waiting.append(piece)
                continue
            marks = [each for each in waiting if each.words]
            kept = (marks or waiting)[: int(begun and (bool(marks) or len(waiting) == 1))]
            yield from kept
            self._leave(each for each in waiting if each not in kept)
            waiting, begun = [], begun or isinstance(piece, FoundBlock)
            yield piece
        self._leave(waiting)

    def _leave(self, dividers: Iterable[FoundBlock]) -> None:
        for each in dividers:
            self.story.leave_out(each.words, each.spot, "a dividing line with no text to divide")

    def _drop_heading_of_notes(self) -> None:
        """The heading that stood above the notes has nothing below it any more."""
        last = self.story.pieces[-1] if self.story.pieces else None
        if self.story.notes and isinstance(last, FoundBlock) and isinstance(last.block, Heading):
            self.story.pieces.pop()
            self.story.leave_out(last.words, last.spot, "the heading above the notes")

    def _notes(self, blocks: Iterable[Block]) -> Iterator[Notes]:
        """The notes the body calls, in that order; those that only a lead, a caption or nothing calls are left out and named."""
        found = {note.label: note for note in self.story.notes if note.paragraphs}
        called = dict.fromkeys(_calls(spans for block in blocks for spans in texts(block)))
        waiting = list(called)
        while waiting:
            inside = found[label].paragraphs if (label := waiting.pop(0)) in found else ()
            new = [label for label in _calls(inside) if label not in called]
            called |= dict.fromkeys(new)
            waiting += new
        notes = [found.pop(label) for label in called if label in found]
        self.report.extend(_line("body", note.words, note, "note") for note in notes)
        for note in found.values():
            self.story.leave_out(note.words, note.spot, "a note that nothing in the body calls")
        if notes:
            yield Notes(tuple(Note(note.label, note.paragraphs) for note in notes))


def _line(name: str, words: str, piece: FoundBlock | FoundNote, why: str) -> ReportLine:
    return ReportLine(piece.spot.line, name, words, Confidence.CERTAIN, why, origin=piece.spot.origin)


def _calls_note(block: Block) -> bool:
    return any(True for _ in _calls(texts(block)))


def _calls(inlines: Iterable[Any]) -> Iterator[str]:
    return (span.note for spans in inlines for span in spans if span.note)
