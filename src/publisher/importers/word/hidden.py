"""The XML of a document goes in; the words Word does not show (ECMA-376 Part 1, 17.3.2.41) are taken out of it, and named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.importers.markup import Element, local_name
from publisher.importers.story import Spot, Story
from publisher.importers.word.parts import Parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = frozenset(
    ["t", "tab", "br", "cr", "sym", "drawing", "pict", "object", "AlternateContent", "footnoteReference", "endnoteReference"]
)  # fmt: skip
"""What a run shows; the marks of fields and comments in it stay, for they have ends elsewhere."""
_MOST_BASES = 20
"""Styles based on one another."""


def take_hidden(parts: Parts, story: Story, texts: tuple[str, ...]) -> list[str]:
    """Take hidden runs out of the parts that are read; the names of those that changed."""
    styles = _hidden_styles(parts.trees.get("word/styles.xml"))
    changed = []
    for part in texts:
        runs = (
            [run for run in parts.trees[part].iter(f"{_W}r") if _is_hidden(run, styles)] if part in parts.trees else []
        )
        for _, same in groupby(runs, key=lambda run: next(run.iterancestors(f"{_W}p"), None)):
            words = "".join(map(_taken, same))
            story.leave_out(words, Spot(origin=part), "hidden text of the document")
        if runs:
            changed.append(part)
    return changed


def _taken(run: Element) -> str:
    """The words of a run, and a name for each picture; nothing of it stays."""
    words = []
    for child in [each for each in run if local_name(each) in _SHOWN]:
        inside = "".join(each.text or "" for each in child.iter(f"{_W}t"))
        is_picture = any(local_name(each) in ("blip", "imagedata") for each in child.iter())
        words.append(inside or ("[picture]" if is_picture else " "))
        run.remove(child)
    return "".join(words)


def _is_hidden(run: Element, styles: dict[str, bool]) -> bool:
    """What a run says of itself counts before its style, and that before the paragraph's."""
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    named = [run.find(f"{_W}rPr/{_W}rStyle")]
    named += [paragraph.find(f"{_W}pPr/{_W}pStyle")] if paragraph is not None else []
    stated = [_says_hidden(run), *(styles.get(each.get(f"{_W}val") or "") for each in named if each is not None)]
    return next((says for says in stated if says is not None), False)


def _says_hidden(element: Element) -> bool | None:
    """Whether the properties of a run or a style hide it; None when they say nothing."""
    vanish = element.find(f"{_W}rPr/{_W}vanish")
    return None if vanish is None else (vanish.get(f"{_W}val") or "true") not in ("0", "false", "off")


def _hidden_styles(styles: Element | None) -> dict[str, bool]:
    """The styles that say whether their words are shown, themselves or by what they are based on."""
    found = {
        style.get(f"{_W}styleId") or "": style for style in (styles.iter(f"{_W}style") if styles is not None else ())
    }
    said = {name: next((says for each in _bases(style, found) if (says := _says_hidden(each)) is not None), None)
            for name, style in found.items()}  # fmt: skip
    return {name: says for name, says in said.items() if says is not None}


def _bases(style: Element, found: dict[str, Element]) -> Iterator[Element]:
    """A style, and those it is based on."""
    each: Element | None = style
    for _ in range(_MOST_BASES):
        if each is None:
            return
        yield each
        base = each.find(f"{_W}basedOn")
        each = found.get(base.get(f"{_W}val") or "") if base is not None else None
