"""The notes of a body: their definitions are taken out of the Markdown tree, and those that the text calls come out in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.article.blocks import texts
from publisher.article.commonmark import Branch
from publisher.article.model import Block, Inline, Note, Notes
from publisher.article.pieces import Pieces
from publisher.notices import did_you_mean


@dataclass(frozen=True, slots=True)
class _Definition:
    line: int
    paragraphs: tuple[Inline, ...]


class Definitions:
    """What stands after ``[^label]:`` anywhere in a body; what is wrong with it is told at its place."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._found: dict[str, _Definition] = {}

    def taken_out_of(self, tree: Iterable[Branch]) -> list[Branch]:
        """The tree without the definitions, which are kept here."""
        kept = []
        for branch in tree:
            if branch.kind == "footnote_reference":
                self._define(branch)
            else:
                branch.children = self.taken_out_of(branch.children)
                kept.append(branch)
        return kept

    def _define(self, branch: Branch) -> None:
        label, line, findings = str(branch.token.meta["label"]), self._pieces.line(branch), self._pieces.findings
        mark = findings.find(f"[^{label}]", line)
        words = [self._pieces.text(inline) for inline in branch.inlines()]
        paragraphs = tuple(piece.flowed for piece in words if piece.flowed)
        if any(piece.photos for piece in words):
            findings.error("P113", f"a photo in the note '{label}'", mark, "place it in the body with ![](#id)")
        if label in self._found:
            before = self._found[label].line
            findings.error("P113", f"the note '{label}' is written twice; the first time in line {before}", mark)
        elif not paragraphs:
            hint = f"write its text after the colon:  [^{label}]: ..."
            findings.error("P113", f"the note '{label}' has no text", mark, hint)
        self._found.setdefault(label, _Definition(line, paragraphs))

    def called_in(self, blocks: Iterable[Block]) -> Iterator[Notes]:
        """All notes in the order they are called in, one block; nothing where there are none."""
        order = self._order(blocks)
        notes = tuple(Note(label, self._found[label].paragraphs) for label in order)
        for label in self._found.keys() - order.keys():
            mark = self._pieces.findings.find(f"[^{label}]", self._found[label].line)
            hint = f"write [^{label}] where the text should lead to it"
            self._pieces.findings.error("P113", f"nothing calls the note '{label}'", mark, hint)
        if notes := tuple(note for note in notes if note.paragraphs):
            yield Notes(notes, min(self._found[note.label].line for note in notes))

    def _order(self, blocks: Iterable[Block]) -> dict[str, None]:
        """The labels as the text calls them first; a note may call another."""
        order: dict[str, None] = {}
        waiting = [(spans, block.line or self._pieces.first_line) for block in blocks for spans in texts(block)]
        for spans, line in waiting:
            for label in (span.note for span in spans if span.note):
                if label in order:
                    continue
                if label not in self._found:
                    self._missing(label, line)
                    continue
                order[label] = None
                found = self._found[label]
                waiting += [(paragraph, found.line) for paragraph in found.paragraphs]
        return order

    def _missing(self, label: str, line: int) -> None:
        findings = self._pieces.findings
        mark = findings.find(f"[^{label}]", line, len(findings.lines))
        near = did_you_mean(label, self._found) if self._found else None
        hint = near or f"write it on a line of its own:  [^{label}]: ..."
        findings.error("P113", f"there is no note '{label}'", mark, hint)
