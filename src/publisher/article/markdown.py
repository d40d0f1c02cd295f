"""The blocks of a body in, Markdown out that reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from textwrap import indent

from publisher.article.blocks import placeless, texts
from publisher.article.findings import Findings
from publisher.article.inline import merge, unbroken
from publisher.article.model import (
    Align,
    Block,
    Divider,
    Group,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Moment,
    Note,
    Notes,
    Paragraph,
    PhotoRef,
    Quote,
    Script,
    Sidebar,
    Span,
    Table,
    Timeline,
    photos_in,
)
from publisher.article.text import read_body

_LIGHT = re.compile(r"([\\`*<\[]|&(?=#?\w+;))|(?<![^\W_])_|_(?![^\W_])")
_HEAVY = re.compile(r"[!-/:-@\[-`{-~]")
_REFERRED = re.compile(r"[^\S ]|^ | $|(?<= ) |[—–―]")
_BLOCK_START = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|#{1,6}(?:\s|$)|>|[-=]+\s*$|~~~|:::))(.)")


def render_body(blocks: Sequence[Block]) -> str:
    """The body's text, a blank line between blocks; a block that Markdown cannot say exactly keeps its words at least."""
    pieces = [_render(block, alternate) for block, alternate in _alternated(blocks)]
    return "\n\n".join(piece for piece in pieces if piece)


def same_blocks(some: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether two bodies say the same, wherever their lines stand."""
    return [placeless(block) for block in some] == [placeless(block) for block in others]


def _alternated(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks, and whether each is a list that needs other marks to stand apart from the one before it."""
    previous, alternate = None, False
    for block in blocks:
        alternate = _is_next_list(previous, block) and not alternate
        yield block, alternate
        previous = block


def _is_next_list(previous: Block | None, block: Block) -> bool:
    both = isinstance(previous, ListBlock) and isinstance(block, ListBlock)
    return both and previous.ordered == block.ordered  # type: ignore[union-attr]


def _render(block: Block, alternate: bool) -> str:
    """The first of ever more careful ways to write a block that reads back as the same block."""
    text = ""
    for hand in _HANDS:
        text = _write(block, hand, alternate)
        if _reads_back(text, block):
            break
    return text


def _reads_back(text: str, block: Block) -> bool:
    """Whether a block is read as itself; notes that it calls are written below it, and notes are called above them."""
    called = dict.fromkeys(span.note for spans in texts(block) for span in spans if span.note)
    if isinstance(block, Notes):
        text = "".join(f"[^{note.label}]" for note in block.notes) + "\n\n" + text
    else:
        text += "".join(f"\n\n[^{label}]: -" for label in called)
    findings = Findings(Path(), tuple(text.split("\n")))
    read = read_body(text, 1, photos_in(block), findings)
    if isinstance(block, Notes):
        return same_blocks(read[1:], [block])
    return same_blocks([one for one in read if not isinstance(one, Notes)], [block])


@dataclass(frozen=True, slots=True)
class _Hand:
    """A way of writing words: what is escaped, and whether emphasis and links are kept."""

    escape: Callable[[str], str]
    voices: bool = True
    guarded: bool = False
    """Write a letter that touches a mark of emphasis as a character reference, so that the mark counts."""

    def words(self, spans: Iterable[Span], *, opens_block: bool = True, line_break: str = "\\\n") -> str:
        spans = merge(replace(span, text=re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", span.text)) for span in spans)
        if not self.voices:
            spans = merge(span if span.note else Span(span.text) for span in spans)
        links = [(href, tuple(group)) for href, group in groupby(spans, key=lambda span: span.href)]
        rows = "".join(self._linked(href, group) for href, group in links).split("\n")
        return line_break.join(_no_block(row) if opens_block or number else row for number, row in enumerate(rows))

    def line(self, spans: Iterable[Span], *, opens_block: bool = False) -> str:
        """The words where no line may break."""
        return self.words(unbroken(tuple(spans)), opens_block=opens_block)

    def cell(self, spans: Inline) -> str:
        """The words in a table, where a bar divides cells."""
        return re.sub(r"(?<!\\)\|", r"\\|", self.words(spans, opens_block=False, line_break="<br>"))

    def _linked(self, href: str | None, spans: Inline) -> str:
        voices = [list(group) for _, group in groupby(spans, key=_mark)]
        last = len(voices) - 1
        text = "".join(self._voiced(group, touches=(n > 0, n < last)) for n, group in enumerate(voices))
        return f"[{text}](<{href}>)" if href and re.search(r"[\s()]", href) else f"[{text}]({href})" if href else text

    def _voiced(self, spans: list[Span], touches: tuple[bool, bool]) -> str:
        """Spans of one voice, the blanks at their ends outside the marks; ``touches`` says where other voices meet them."""
        mark = _mark(spans[0])
        if not mark:
            return self._guard(self._plain(spans), touches) if self.guarded else self._plain(spans)
        if self.guarded:
            return f"{mark}{self._plain(spans)}{mark}"
        before, after = _blanks(spans[0].text), _blanks(spans[-1].text[::-1])
        spans[0] = replace(spans[0], text=spans[0].text[len(before) :])
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(" "))
        inner = self._plain(spans)
        return f"{self._escaped(before)}{mark}{inner}{mark}{self._escaped(after)}" if inner else before

    def _plain(self, spans: list[Span]) -> str:
        return "".join(map(self._written, spans))

    def _written(self, span: Span) -> str:
        """A span without regard to its voice."""
        if span.note:
            return f"[^{span.note}]"
        tag = _TAGS.get(span.script)
        return f"<{tag}>{self._escaped(span.text)}</{tag}>" if tag else self._escaped(span.text)

    def _escaped(self, text: str) -> str:
        return "\n".join(map(self.escape, text.split("\n")))

    def _guard(self, text: str, touches: tuple[bool, bool]) -> str:
        """The text with a letter that touches a mark of emphasis as a reference."""
        if touches[0] and text[:1].isalnum():
            text = _reference(text[0]) + text[1:]
        return text[:-1] + _reference(text[-1]) if touches[1] and text[-1:].isalnum() else text


def _mark(span: Span) -> str:
    return "*" * (span.emphasis + 2 * span.strong)


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" "))]


def _no_block(row: str) -> str:
    """A line of words that begins no list, heading or quotation."""
    start = _BLOCK_START.match(row)
    return f"{start[1]}\\{row[start.end(1) :]}" if start else row


def _light(text: str) -> str:
    return _LIGHT.sub(lambda match: "\\" + match[0], text)


def _heavy(text: str) -> str:
    return _REFERRED.sub(lambda match: _reference(match[0]), _HEAVY.sub(lambda match: "\\" + match[0], text))


def _reference(letter: str) -> str:
    return f"&#{ord(letter)};"


_HANDS = (
    _Hand(_light),
    _Hand(_heavy),
    _Hand(_heavy, guarded=True),
    _Hand(_heavy, voices=False),
)


_TAGS = {Script.RAISED: "sup", Script.LOWERED: "sub"}
_RULES = {Align.START: "---", Align.LEFT: ":--", Align.CENTRE: ":-:", Align.RIGHT: "--:"}
"""How a column's cells stand -> the dashes below its head."""


def _write(block: Block, hand: _Hand, alternate: bool) -> str:
    match block:
        case Paragraph(spans):
            return hand.words(spans)
        case Heading(level, spans):
            return "#" * level + " " + hand.line(spans, opens_block=True)
        case Quote():
            return _quote(block, hand)
        case ListBlock():
            return _list(block, hand, alternate)
        case Table():
            return _table(block, hand)
        case Sidebar(title, blocks):
            inside = render_body(blocks)
            fence = "::::" if re.search(r"^:::", inside, re.MULTILINE) else ":::"
            return f"{fence}sidebar {hand.line(title)}\n{inside}\n{fence}"
        case Divider():
            return "---"
        case Notes(notes):
            return "\n\n".join(_note(note, hand) for note in notes)
        case _:
            return _pictures(block, hand)


def _pictures(block: PhotoRef | Group | Timeline, hand: _Hand) -> str:
    match block:
        case PhotoRef(photo, page):
            return f"![](#{photo})" + (f"{{page={page}}}" if page else "")
        case Group(photos, layout):
            wish = f" {{layout={layout}}}" if layout else ""
            return f":::group{wish}\n" + " ".join(f"![](#{photo})" for photo in photos) + "\n:::"
        case Timeline(moments):
            return "\n".join([":::timeline", *(_moment(moment, hand) for moment in moments), ":::"])


def _quote(quote: Quote, hand: _Hand) -> str:
    lines = "\n\n".join(hand.words(spans) for spans in quote.paragraphs).split("\n")
    if quote.cite:
        lines.append("— " + hand.line((Span(quote.cite),)))
    if quote.pull:
        lines[-1] += " {.pull}"
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _list(block: ListBlock, hand: _Hand, alternate: bool) -> str:
    dot = ")" if alternate else "."
    numbers = range(block.start, block.start + len(block.items))
    marks = [f"{number}{dot}" if block.ordered else ("*" if alternate else "-") for number in numbers]
    return "\n".join(_item(item, mark, hand) for item, mark in zip(block.items, marks, strict=True))


def _item(item: ListItem, mark: str, hand: _Hand) -> str:
    """An entry: what follows its first line stands below the words, a list close to the paragraph it belongs to."""
    text = ""
    for part, alternate in _alternated(item):
        close = isinstance(part, ListBlock) and not (part.ordered and part.start != 1) and not alternate
        text += ("\n" if close else "\n\n") if text else ""
        text += _write(part, hand, alternate)
    return mark + " " + indent(text, " " * (len(mark) + 1))[len(mark) + 1 :]


def _table(table: Table, hand: _Hand) -> str:
    rows = [_row(map(hand.cell, table.head)), _row(_RULES[align] for align in table.align)]
    text = "\n".join([*rows, *(_row(map(hand.cell, row)) for row in table.rows)])
    if not table.caption and not table.source:
        return text
    source = f"\n\n{hand.line(table.source, opens_block=True)}" if table.source else ""
    return f":::table {hand.line(table.caption)}".rstrip() + f"\n{text}{source}\n:::"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _note(note: Note, hand: _Hand) -> str:
    text = "\n\n".join(hand.words(spans) for spans in note.paragraphs)
    return f"[^{note.label}]: " + indent(text, "    ").strip()


def _moment(moment: Moment, hand: _Hand) -> str:
    words = hand.line(moment.spans)
    photo = f"[](#{moment.photo})" if moment.photo else ""
    return " ".join(
        part for part in ("-", hand.line((Span(moment.date),), opens_block=True), "—", words, photo) if part
    )
