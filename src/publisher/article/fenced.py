"""The ``:::`` blocks of a body: their branch of the Markdown tree in, groups, timelines, sidebars and tables with captions out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.article.commonmark import Branch
from publisher.article.inline import plain, read_attributes, unbroken
from publisher.article.model import (
    Block,
    Divider,
    Group,
    Heading,
    Inline,
    ListBlock,
    Moment,
    Paragraph,
    PhotoRef,
    Quote,
    Sidebar,
    Table,
    Timeline,
)
from publisher.article.pieces import Pieces, joined, off_braces
from publisher.article.tables import read_table
from publisher.notices import did_you_mean

_DATE_ENDS = (re.compile(r"\s+—(?:\s+|$)"), re.compile(r"\s+–\s+"), re.compile(r"\s+--?\s+"), re.compile(r":\s+"))

_TITLED = ("sidebar", "table")
"""Blocks whose title or caption stands behind their name."""
NAMES = ("group", "timeline", *_TITLED)
"""All ``:::`` blocks there are."""
_BOXED = Paragraph | Heading | ListBlock | Quote | Table | Divider
"""What a sidebar may hold."""


class Fenced(Pieces):
    """Reads ``:::`` blocks; whoever reads whole bodies says how ``blocks`` inside them are read."""

    def blocks(self, branches: Iterable[Branch]) -> Iterator[Block]:
        """The blocks of some branches, in order."""
        raise NotImplementedError

    def container(self, branch: Branch) -> Iterator[Block]:
        """What a ``:::`` block holds; one of an unknown name is told, and what it holds is read as if it stood alone."""
        line = self.line(branch)
        rest, _ = off_braces(branch.token.info)
        name, _, title = rest.strip().partition(" ")
        name, title = (name, title.strip()) if name in _TITLED else (rest.strip(), "")
        braces = read_attributes(branch.token.info[len(rest) :].strip(" {}"))
        wishes = {value if key == "." else key: value for key, value in braces}
        closing = self.first_line + (branch.token.map or [0, 0])[1]
        if not _is_closed(self.findings.lines, closing):
            message = f"':::{name}' is never closed"
            hint = "write ::: on a line of its own after it"
            self.findings.error("P113", message, self.findings.find(":::", line), hint)
        if name in _TITLED:
            self.refuse_wishes(wishes, (), line)
            yield from self._sidebar(branch, title) if name == "sidebar" else self._captioned(branch, title)
        elif name in NAMES:
            yield from self._group(branch, wishes) if name == "group" else self._timeline(branch, wishes)
        else:
            near = did_you_mean(name, NAMES)
            self.findings.error("P113", f"there is no block ':::{name}'", self.findings.find(name, line), near)
            yield from self.blocks(branch.children)

    def table(self, branch: Branch) -> Iterator[Block]:
        """A table as it stands, then the photos of its cells."""
        table, photos = read_table(self, branch)
        yield table
        yield from self.placed(photos)

    def _captioned(self, branch: Branch, title: str) -> Iterator[Block]:
        """A table with its caption, and the words below it as its source."""
        line = self.line(branch)
        count = sum(child.kind == "table" for child in branch.children)
        if count != 1:
            message = "a ':::table' holds one table" + (", not several" if count else "")
            hint = "write its rows between bars, the second line as dashes:  | a | b |"
            self.findings.error("P113", message, self.findings.find(":::", line), hint)
            yield from self.blocks(branch.children)
            return
        blocks = list(self.blocks(branch.children))
        said = [block for block in blocks if isinstance(block, Paragraph)]
        for block in blocks:
            if isinstance(block, Table):
                source = unbroken(joined(paragraph.spans for paragraph in said))
                yield replace(block, caption=self._title(title, line), source=source, line=line)
        yield from (block for block in blocks if not isinstance(block, Table | Paragraph))

    def _title(self, title: str, line: int) -> Inline:
        return unbroken(self.reread(title, line).flowed)

    def _sidebar(self, branch: Branch, title: str) -> Iterator[Block]:
        """A box with its title; photos in it are placed behind it."""
        line = self.line(branch)
        mark = self.findings.find(":::", line)
        blocks = tuple(self.blocks(branch.children))
        inside = tuple(self._boxed(block, line) for block in blocks if isinstance(block, _BOXED))
        if not title:
            self.findings.error(
                "P113", "a sidebar without a title", mark, "write it behind the name:  :::sidebar A title"
            )
        if not inside:
            self.findings.error("P113", "an empty sidebar", mark, "write its paragraphs between :::sidebar and :::")
        elif title:
            yield Sidebar(self._title(title, line), inside, line)
        for block in blocks:
            if isinstance(block, Sidebar | Timeline):
                what = "a sidebar" if isinstance(block, Sidebar) else "a timeline"
                found = self.findings.find(":::", block.line or line)
                self.findings.error("P113", f"{what} inside a sidebar", found, "close the sidebar with ::: before it")
            if not isinstance(block, _BOXED):
                yield block

    def _boxed(self, block: Block, line: int) -> Block:
        """A block in a box: a quotation does not stand large there."""
        if isinstance(block, Quote) and block.pull:
            mark = self.findings.find("{.pull}", block.line or line, len(self.findings.lines))
            self.findings.warning("P113", "a pull quote inside a sidebar is set as a quotation", mark)
            return replace(block, pull=False)
        return block

    def _group(self, branch: Branch, wishes: dict[str, str]) -> Iterator[Block]:
        line = self.line(branch)
        layout = wishes.pop("layout", None)
        self.refuse_wishes(wishes, ("layout",), line)
        blocks = list(self.blocks(branch.children))
        photos = tuple(block.photo for block in blocks if isinstance(block, PhotoRef))
        if photos:
            yield Group(photos, layout, line)
        else:
            message = "a group without photos"
            self.findings.error("P113", message, self.findings.find(":::", line), "put ![](#id) for each photo into it")
        for block in blocks:
            if not isinstance(block, PhotoRef):
                self.findings.warning(
                    "P113", "words inside a group are set after it", self.findings.find("", block.line or line)
                )
                yield block

    def _timeline(self, branch: Branch, wishes: dict[str, str]) -> Iterator[Block]:
        line = self.line(branch)
        self.refuse_wishes(wishes, (), line)
        lists = [child for child in branch.children if child.kind in ("bullet_list", "ordered_list")]
        entries = [entry for entries in lists for entry in entries.children]
        moments = tuple(moment for entry in entries if (moment := self._moment(entry)))
        if moments:
            yield Timeline(moments, line)
        elif not entries:
            hint = "write one line for each date:  - 1975-03-26 — what happened"
            self.findings.error("P113", "a timeline without dates", self.findings.find(":::", line), hint)
        for child in branch.children:
            if child not in lists:
                message = "words between the dates of a timeline are set after it"
                self.findings.warning("P113", message, self.findings.find("", self.line(child)))
                yield from self.blocks([child])

    def _moment(self, item: Branch) -> Moment | None:
        inlines = list(item.inlines())
        line = self.line(item)
        day, rest = _off_date(inlines[0].token.content) if inlines else ("", "")
        if not day:
            hint = "write a dash with spaces after the date:  - 1975-03-26 — what happened"
            self.findings.error("P113", "this line of the timeline has no date", self.findings.find("", line), hint)
            return None
        pieces = [self.reread(rest, line), *(self.text(inline) for inline in inlines[1:])]
        photos = [photo for piece in pieces for photo in piece.photos if self.is_known(photo)]
        for extra in photos[1:]:
            message = f"one photo stands beside a date; '{extra.target[1:]}' is a second one"
            self.findings.error(
                "P113", message, self.findings.find(extra.target, extra.line), "place it in the body with ![](#id)"
            )
        spans = unbroken(joined(piece.flowed for piece in pieces))
        return Moment(plain(unbroken(self.reread(day, line).flowed)), spans, photos[0].target[1:] if photos else None)


def _is_closed(lines: Sequence[str], closing: int) -> bool:
    return closing <= len(lines) and re.fullmatch(r"[\s>]*:{3,}\s*", lines[closing - 1]) is not None


def _off_date(text: str) -> tuple[str, str]:
    """The date of a timeline's entry and the rest; the date is empty when nothing divides them."""
    for divider in _DATE_ENDS:
        match = divider.search(text)
        if match is not None:
            return text[: match.start()].strip(), text[match.end() :]
    return "", text
