"""The blocks of a pasted text go in; notes it calls and holds as Markdown writes them - ``[^1]``, ``[^1]: ...`` - come out as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.article.model import Block, Heading, Inline, Note, Notes, Paragraph, Span

_CALL = re.compile(r"\[\^([\w-]{1,40})\](?!:)")
_NOTE = re.compile(r"\[\^([\w-]{1,40})\]:\s*(\S.*)")


def calls_note(text: str) -> bool:
    """Whether a paragraph calls a note as Markdown does."""
    return _CALL.search(text) is not None


def with_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the notes that are both called and there, numbered as they are called; others stay as they are written."""
    found: dict[str, str] = {}
    for block in blocks:
        if match := _note(block):
            found.setdefault(match[1], match[2])
    texts = [_words(block) for block in blocks if not _note(block)]
    called = dict.fromkeys(label for text in texts for label in _CALL.findall(text) if label in found)
    numbers = {label: str(number) for number, label in enumerate(called, start=1)}
    kept = [_called(block, numbers) for block in blocks if not _is_taken(block, numbers, found)]
    notes = tuple(Note(number, ((Span(found[label]),),)) for label, number in numbers.items())
    return [*kept, Notes(notes)] if notes else kept


def _words(block: Block) -> str:
    return "".join(span.text for span in block.spans) if isinstance(block, Paragraph | Heading) else ""


def _note(block: Block) -> re.Match[str] | None:
    return _NOTE.fullmatch(_words(block)) if isinstance(block, Paragraph) else None


def _is_taken(block: Block, numbers: dict[str, str], found: dict[str, str]) -> bool:
    match = _note(block)
    return match is not None and match[1] in numbers and found[match[1]] == match[2]


def _called(block: Block, numbers: dict[str, str]) -> Block:
    if not isinstance(block, Paragraph | Heading):
        return block
    spans: Inline = tuple(part for span in block.spans for part in _parts(span, numbers))
    return replace(block, spans=spans)


def _parts(span: Span, numbers: dict[str, str]) -> Iterator[Span]:
    """A span, parted where a note is called."""
    at = 0
    for match in _CALL.finditer(span.text):
        if match[1] in numbers:
            yield from (replace(span, text=text) for text in [span.text[at : match.start()]] if text)
            yield Span("", note=numbers[match[1]])
            at = match.end()
    if at < len(span.text) or not at:
        yield replace(span, text=span.text[at:])
