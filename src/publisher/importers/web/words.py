"""Text of a page goes in, in pieces of one voice; the spans of a paragraph, its white space put in order, come out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from publisher.article.inline import merge
from publisher.article.model import Inline, Span
from publisher.importers.markup import Element, local_name
from publisher.importers.story import tidy
from publisher.importers.web.parts import SILENT

BREAK = "\n"
"""A line break of the page; white space of its source has become single spaces."""


def squeezed(text: str) -> str:
    """Text as a page shows it: white space of the source is one space."""
    return re.sub(r"[^\S\u00a0]+", " ", text)


def paragraphs(spans: Sequence[Span]) -> Iterator[Inline]:
    """The paragraphs in a row of spans: two line breaks divide them, a single one is a space."""
    current: list[Span] = []
    whole = merge(spans)
    for span in whole:
        parts = re.split(rf" ?{BREAK} ?{BREAK}[ {BREAK}]*", span.text)
        for number, part in enumerate(parts):
            if number:
                yield settled(current)
                current = []
            current.append(replace(span, text=part))
    yield settled(current)


def settled(spans: Sequence[Span]) -> Inline:
    """Spans without doubled spaces, also over their borders, and without spaces at the ends; calls of notes stay."""
    kept: list[Span] = []
    ends_in_space = True
    for span in spans:
        if span.note:
            kept.append(Span("", note=span.note))
            continue
        text = tidy(f"|{span.text}|")[1:-1].replace(BREAK, " ")
        text = text.lstrip(" ") if ends_in_space else text
        if text:
            kept.append(replace(span, text=text))
            ends_in_space = text[-1] == " "
    return merge(_bare_spaces(_trimmed(kept)))


def _trimmed(spans: list[Span]) -> list[Span]:
    """Spans without spaces before the first word and behind the last."""
    worded = [number for number, span in enumerate(spans) if span.text.strip(" \u00a0")]
    if not worded:
        return [span for span in spans if span.note]
    first, last = worded[0], worded[-1]
    kept = [span for number, span in enumerate(spans) if span.note or first <= number <= last]
    first, last = kept.index(spans[first]), len(kept) - 1 - kept[::-1].index(spans[last])
    kept[first] = replace(kept[first], text=kept[first].text.lstrip(" \u00a0"))
    kept[last] = replace(kept[last], text=kept[last].text.rstrip(" \u00a0"))
    return kept


def _bare_spaces(spans: Sequence[Span]) -> Iterator[Span]:
    """A space is in no voice."""
    for span in spans:
        yield Span(span.text) if not span.note and not span.text.strip() else span


def lines_in(element: Element, without: Collection[Element] = ()) -> list[str]:
    """The words of an element, a line for each of its own lines; elements that are not read, and some others, left out."""
    without = frozenset(without)
    pieces: list[str] = []
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        each, is_behind = stack.pop()
        name = local_name(each)
        if is_behind:
            pieces.append(BREAK if name in _LINES else "")
            pieces.append(squeezed(each.tail or "") if each is not element else "")
            continue
        stack.append((each, True))
        if not name or each in without or (name in SILENT and each is not element):
            continue
        pieces.append(BREAK if name in _LINES else "")
        pieces.append(squeezed(each.text or ""))
        stack += [(child, False) for child in reversed(each)]
    return [line for raw in "".join(pieces).split(BREAK) if (line := tidy(raw))]


def text_in(element: Element, without: Collection[Element] = ()) -> str:
    """The words of an element on one line."""
    return " ".join(lines_in(element, without))


def shown_in(element: Element) -> str:
    """The words of an element, and the files of its first images, for a person who asks what was left out."""
    sources = (image.get("data-src") or image.get("src") or "" for image in element.iter("img"))
    files = (source.partition("?")[0].rpartition("/")[2] for source in sources if not source.startswith("data:"))
    named = [f"[{file}]" for file in islice((file for file in files if file), _MOST_NAMED)]
    return " ".join([*lines_in(element), *named])


_MOST_NAMED = 5


def measured(root: Element) -> dict[Element, tuple[int, int]]:
    """For every element below a root the letters in it, and those of them in links; in one walk, however deep the page is."""
    letters: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(root.iter())):
        name = local_name(element)
        if not name or name in SILENT:
            continue
        whole, linked = len((element.text or "").strip()), 0
        for child in element:
            inner = letters.get(child, (0, 0))
            whole += inner[0] + len((child.tail or "").strip())
            linked += inner[1]
        letters[element] = (whole, whole if name == "a" else linked)
    return letters


_LINES = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "figure",
     "blockquote", "section", "header", "footer", "dt", "dd", "hr", "table", "article", "aside", "address"]
)  # fmt: skip
