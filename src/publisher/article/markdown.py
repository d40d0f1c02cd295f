"""The blocks of a body in, Markdown out that reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from publisher.article.findings import Findings
from publisher.article.inline import merge, plain
from publisher.article.model import (
    Block,
    Group,
    Heading,
    Inline,
    ListBlock,
    Moment,
    Paragraph,
    PhotoRef,
    Quote,
    Span,
    Timeline,
)
from publisher.article.text import read_body

_LIGHT = re.compile(r"([\\`*<\[]|&(?=#?\w+;))|(?<![^\W_])_|_(?![^\W_])")
_HEAVY = re.compile(r"[!-/:-@\[-`{-~]")
_REFERRED = re.compile(r"[^\S ]|^ | $|(?<= ) |[—–―]")
_BLOCK_START = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|#{1,6}(?:\s|$)|>|[-=]+\s*$|~~~|:::))(.)")


def render_body(blocks: Sequence[Block]) -> str:
    """The body's text, a blank line between blocks; a block that Markdown cannot say exactly keeps its words at least."""
    pieces: list[str] = []
    previous: Block | None = None
    alternate = False
    for block in blocks:
        alternate = _is_next_list(previous, block) and not alternate
        pieces.append(_render(block, alternate))
        previous = block
    return "\n\n".join(piece for piece in pieces if piece)


def same_blocks(some: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether two bodies say the same, wherever their lines stand."""
    return [replace(block, line=None) for block in some] == [replace(block, line=None) for block in others]


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
    findings = Findings(Path(), tuple(text.split("\n")))
    return same_blocks(read_body(text, 1, _photos_of(block), findings), [block])


def _photos_of(block: Block) -> set[str]:
    match block:
        case PhotoRef(photo=photo):
            return {photo}
        case Group(photos=photos):
            return set(photos)
        case Timeline(moments=moments):
            return {moment.photo for moment in moments if moment.photo}
    return set()


@dataclass(frozen=True, slots=True)
class _Hand:
    """A way of writing words: what is escaped, and whether emphasis and links are kept."""

    escape: Callable[[str], str]
    voices: bool = True
    guarded: bool = False
    """Write a letter that touches a mark of emphasis as a character reference, so that the mark counts."""

    def words(self, spans: Iterable[Span], *, opens_block: bool = True) -> str:
        spans = merge(replace(span, text=re.sub(r"\s*\n\s*", " ", span.text)) for span in spans)
        if not self.voices:
            spans = (Span(plain(spans)),)
        links = [(href, tuple(group)) for href, group in groupby(spans, key=lambda span: span.href)]
        text = "".join(self._linked(href, group) for href, group in links)
        start = _BLOCK_START.match(text) if opens_block else None
        return f"{start[1]}\\{text[start.end(1) :]}" if start else text

    def _linked(self, href: str | None, spans: Inline) -> str:
        text = "".join(self._voiced(span, index, spans) for index, span in enumerate(spans))
        return f"[{text}](<{href}>)" if href and re.search(r"[\s()]", href) else f"[{text}]({href})" if href else text

    def _voiced(self, span: Span, index: int, spans: Inline) -> str:
        mark = "*" * (span.emphasis + 2 * span.strong)
        if not mark:
            return self._guard(span.text, index, spans)
        inner = span.text if self.guarded else span.text.strip(" ")
        before, _, after = span.text.partition(inner) if inner else (span.text, "", "")
        return f"{self.escape(before)}{mark}{self.escape(inner)}{mark}{self.escape(after)}" if inner else before

    def _guard(self, text: str, index: int, spans: Inline) -> str:
        if not self.guarded or not text:
            return self.escape(text)
        first = _reference(text[0]) if index > 0 and text[0].isalnum() else self.escape(text[0])
        if len(text) == 1:
            return first
        last = _reference(text[-1]) if index + 1 < len(spans) and text[-1].isalnum() else self.escape(text[-1])
        return first + self.escape(text[1:-1]) + last


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


def _write(block: Block, hand: _Hand, alternate: bool) -> str:
    match block:
        case Paragraph(spans):
            return hand.words(spans)
        case Heading(level, spans):
            return "#" * level + " " + hand.words(spans)
        case Quote():
            return _quote(block, hand)
        case ListBlock(ordered, items):
            bullet = "*" if alternate else "-"
            dot = ")" if alternate else "."
            marks = [f"{number}{dot}" if ordered else bullet for number in range(1, len(items) + 1)]
            return "\n".join(f"{mark} {hand.words(spans)}" for mark, spans in zip(marks, items, strict=True))
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
        lines.append("— " + hand.words((Span(quote.cite),), opens_block=False))
    if quote.pull:
        lines[-1] += " {.pull}"
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _moment(moment: Moment, hand: _Hand) -> str:
    words = hand.words(moment.spans, opens_block=False)
    photo = f"[](#{moment.photo})" if moment.photo else ""
    return " ".join(part for part in ("-", hand.words((Span(moment.date),)), "—", words, photo) if part)
