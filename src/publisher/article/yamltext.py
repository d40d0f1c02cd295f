"""Plain values in, the YAML an editor likes to read out: one field a line, long texts folded, small tables in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from publisher.article.kinds import Plain, Verbatim

WIDTH = 100
"""Columns after which a text is folded, and a table in braces is written out."""
WRITTEN_OUT = frozenset({"photos"})
"""Lists whose tables stand one field a line however short they are, because editors go on writing in them."""

_UNBROKEN = 1_000_000  # no folding by PyYAML: its plain folds cannot carry comments or be edited line by line
_ODD_BREAKS = "\u0085\u2028\u2029"
_SINGLE_SPACE = re.compile(r"(?<=\S) (?=\S)")
# Tabs, and what YAML or an editor takes for a line break or cannot show, stay out of block texts.
_NOT_FOR_BLOCKS = re.compile(r"[^\S \n\u00a0\u2002-\u200a\u202f\u3000]|[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def front_matter(document: Mapping[str, Plain]) -> str:
    """A whole document, one entry after another, each line ended."""
    return "".join(entry(name, value, 0) + "\n" for name, value in document.items())


def entry(name: str, value: Plain, indent: int) -> str:
    """``name: value`` whose following lines are indented to stand below ``indent`` columns; no line feed at the end."""
    match value:
        case dict() if not _fits(name, value, indent):
            return f"{name}:{table(value, indent + 2, first_pad=True)}"
        case list() if value and (name in WRITTEN_OUT or not _fits(name, value, indent)):
            pad = "\n" + " " * (indent + 2) + "- "
            return f"{name}:" + "".join(pad + item(part, indent + 2, name in WRITTEN_OUT) for part in value)
        case dict() | list():
            return f"{name}: {flow(value)}"
    return f"{name}: {scalar(value, indent, len(name) + 2)}"


def item(value: Plain, indent: int, written_out: bool) -> str:
    """What stands after the dash of a list whose dashes are ``indent`` columns in."""
    if isinstance(value, dict) and (written_out or len(flow(value)) > WIDTH):
        return table(value, indent + 2, first_pad=False)
    if isinstance(value, (dict, list)):
        return flow(value)
    return scalar(value, indent, 2)


def table(value: Mapping[str, Plain], indent: int, *, first_pad: bool) -> str:
    """The entries of a table, each on a line of its own; the first one too when ``first_pad``."""
    pad = "\n" + " " * indent
    return (pad if first_pad else "") + pad.join(entry(name, part, indent) for name, part in value.items())


def scalar(value: Plain, indent: int, before: int = 0) -> str:
    """One value; a text too long for its line is folded, one of several lines is kept in lines."""
    if not isinstance(value, str) or isinstance(value, Verbatim):
        return _simple(value)
    pad = "\n" + " " * (indent + 2)
    if not _NOT_FOR_BLOCKS.search(value) and value == value.strip():
        if "\n" in value:
            return "|-" + "".join(pad + line if line else "\n" for line in value.split("\n"))
        if indent + before + len(value) > WIDTH and len(lines := _folded(value, WIDTH - indent - 2)) > 1:
            return ">-" + "".join(pad + line for line in lines)
    return _dumped(value).removesuffix("...\n").rstrip("\n")


def flow(value: Plain) -> str:
    """A value in one line, tables in braces and lists in brackets."""
    match value:
        case dict():
            return "{" + ", ".join(f"{name}: {flow(part)}" for name, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(part) for part in value) + "]"
        case str() if not isinstance(value, Verbatim):
            return _dumped([value]).rstrip("\n")[1:-1]
    return _simple(value)


def _fits(name: str, value: Plain, indent: int) -> bool:
    is_nested = isinstance(value, list) and any(isinstance(part, (dict, list)) for part in value)
    return not is_nested and indent + len(name) + len(flow(value)) <= WIDTH


def _simple(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _dumped(value: str | Sequence[str]) -> str:
    flow_style = not isinstance(value, str)
    style = '"' if any(letter in text for text in value for letter in _ODD_BREAKS) else None
    text = yaml.dump(
        value,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        width=_UNBROKEN,
        default_flow_style=flow_style,
        default_style=style,
    )
    assert isinstance(text, str)
    return text


def _folded(text: str, width: int) -> list[str]:
    """The lines of a text broken at single spaces, which YAML puts back where it unfolds them."""
    lines: list[str] = []
    for word in _SINGLE_SPACE.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
