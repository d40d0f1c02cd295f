"""The YAML of a front matter in, nodes that know their places out; nothing is resolved, so NO stays 'NO' and 0123 stays '0123'."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, NoReturn, TypeAlias

import yaml

from publisher.article.findings import Mark

DEEPEST = 12  # an article needs four levels; more is a mistake or an attack

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """One written value; ``style`` is "" for plain text, else the quote or block sign it was written with.

    It and `Entry` are tuples, which are made in a third of a dataclass's time: an article has hundreds.
    """

    text: str
    style: str
    start: int
    end: int
    """Where it stands in the front matter, in characters; a block text ends after its last line of words."""
    mark: Mark
    trailing: str = ""
    """What follows a plain value on its line after a blank: nothing, or a comment."""

    @property
    def is_null(self) -> bool:
        """Whether nothing was given, in one of the ways of the YAML 1.2 core schema (section 10.3.2)."""
        return not self.style and self.text in ("", "~", "null", "Null", "NULL")


class Entry(NamedTuple):
    """One ``key: value``."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values, in the order written; ``flow`` when written in braces."""

    entries: tuple[Entry, ...]
    flow: bool
    start: int
    end: int
    mark: Mark

    def entry(self, name: str) -> Entry | None:
        """The first entry of that name."""
        return next((entry for entry in self.entries if entry.key.text == name), None)


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``flow`` when written in brackets."""

    items: tuple[Node, ...]
    flow: bool
    start: int
    end: int
    mark: Mark


Node: TypeAlias = Scalar | Table | Items


class FormError(Exception):
    """The front matter is not YAML as an article uses it; reading it stops here."""

    def __init__(self, message: str, mark: Mark, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.mark, self.hint = message, mark, hint


def parse_front_matter(text: str, first_line: int = 1) -> Node:
    """The nodes of a front matter; ``first_line`` is its line in the file. FormError says what is wrong and where."""
    return _Composer(text, first_line).compose()


_Following: TypeAlias = Callable[[], yaml.Event]
"""Gives the next event of the parser."""


class _Composer:
    """Builds nodes from PyYAML's events: they carry positions, and show the anchors and tags that composing would hide."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def compose(self) -> Node:
        parser = _LOADER(self._text)
        try:
            nodes = list(self._document(parser.get_event))
        except yaml.MarkedYAMLError as trouble:
            raise self._syntax_error(trouble) from None
        if len(nodes) > 1:
            raise FormError("a second YAML document begins here", nodes[1].mark, "an article has one front matter")
        if nodes:
            return nodes[0]
        return Table((), False, 0, 0, (self._first_line, 1, 1))

    def _document(self, following: _Following) -> Iterator[Node]:
        while not isinstance(event := following(), yaml.StreamEndEvent):
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                yield self._node(event, following, 0)

    def _node(self, event: yaml.Event, following: _Following, depth: int) -> Node:
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) or event.anchor or event.tag:
            self._refuse_machinery(event)
        if depth > DEEPEST:
            raise FormError(f"more than {DEEPEST} levels inside one another", self._mark(*_indices(event)))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(event, following, depth)
        return self._items(event, following, depth)

    def _items(self, event: yaml.Event, following: _Following, depth: int) -> Items:
        items: list[Node] = []
        while not isinstance(inner := following(), yaml.SequenceEndEvent):
            items.append(self._node(inner, following, depth + 1))
        start, end = _indices(event)[0], _indices(inner)[1]
        return Items(tuple(items), bool(getattr(event, "flow_style", False)), start, end, self._mark(start, start + 1))

    def _table(self, event: yaml.MappingStartEvent, following: _Following, depth: int) -> Table:
        entries: list[Entry] = []
        while not isinstance(inner := following(), yaml.MappingEndEvent):
            key = self._node(inner, following, depth + 1)
            if not isinstance(key, Scalar):
                raise FormError("a field name cannot be a list or a table", key.mark, "write  name: value")
            entries.append(Entry(key, self._node(following(), following, depth + 1)))
        start, end = _indices(event)[0], _indices(inner)[1]
        return Table(tuple(entries), bool(event.flow_style), start, end, self._mark(start, start + 1))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        first, last = event.start_mark, event.end_mark
        assert first is not None
        assert last is not None
        start, end, style = first.index, last.index, event.style or ""
        if style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
            return Scalar(event.value, style, start, end, self._mark(start, start + 1))
        mark = (self._first_line + first.line, first.column + 1, max(1, end - start))
        if first.line != last.line:
            mark = self._mark(start, end)
        trailing = self._text[end : self._line_end(end)] if not style and self._text[end : end + 1] == " " else ""
        return Scalar(event.value, style, start, end, mark, trailing)

    def _line_end(self, index: int) -> int:
        end = self._text.find("\n", index)
        return end if end >= 0 else len(self._text)

    def _refuse_machinery(self, event: yaml.Event) -> NoReturn:
        anchor = getattr(event, "anchor", None)
        quote = "put the text in quotes if it begins with this sign"
        mark = self._mark(*_indices(event))
        if isinstance(event, yaml.AliasEvent):
            raise FormError(f"'*{anchor}' is a YAML alias, which an article does not use", mark, quote)
        if anchor:
            raise FormError("'&' begins a YAML anchor, which an article does not use", mark, quote)
        raise FormError("'!' begins a YAML tag, which an article does not use", mark, quote)

    def _mark(self, start: int, end: int) -> Mark:
        """The mark of a stretch of text, cut at the end of its first line."""
        row = bisect_right(self._line_starts, start) - 1
        stop = self._text.find("\n", start)
        end = min(end, stop if stop >= 0 else len(self._text))
        return self._first_line + row, start - self._line_starts[row] + 1, max(1, end - start)

    def _syntax_error(self, trouble: yaml.MarkedYAMLError) -> FormError:
        index = trouble.problem_mark.index if trouble.problem_mark else 0
        if trouble.context in _STARTS_EARLIER and trouble.context_mark:
            index = trouble.context_mark.index
        index = min(index, len(self._text.rstrip()))
        row = bisect_right(self._line_starts, index) - 1
        line = self._text[self._line_starts[row] :].partition("\n")[0]
        if misplaced := self._misplaced(row):
            return misplaced
        message, hint = _explain(trouble.problem or "", line, index - self._line_starts[row])
        return FormError(message, self._mark(index, index + 1), hint)

    def _misplaced(self, row: int) -> FormError | None:
        """What is wrong with how far this line or the one above is set in, when that is what YAML stumbled over."""
        lines = self._text.split("\n")
        for at in (row - 1, row):
            if at >= 0 and (found := _NO_BREAK.search(lines[at])):
                return self._form_error(_NO_BREAK_MESSAGE, at, found.start(), 1, "write an ordinary space there")
        at = max((index for index, line in enumerate(lines[:row]) if line.strip()), default=-1)
        name, before = _NAME.match(lines[row]), _NAME.match(lines[at]) if at >= 0 else None
        if at < 0 or not name or "-" in name[1]:
            return None
        column, above = len(name[1]), lines[at]
        if (
            before
            and before.end() < len(above)
            and column not in {len(each[1]) for each in map(_NAME.match, lines[:row]) if each}
        ):
            message = f"'{name[2]}' stands in no column of the names above it"
            hint = f"set it in by {len(before[1])} spaces, like '{before[2]}'"
            return self._form_error(message, row, column, len(name[2]), hint)
        start = len(above) - len(above.lstrip())
        if not before and start <= column and not above.lstrip().startswith(("-", "#", "]", "}")):
            message = "this line is no field: a text that goes on must be set in further than its name"
            hint = "set it in by two more spaces, or write the text on one line"
            return self._form_error(message, at, start, len(above.strip()), hint)
        return None

    def _form_error(self, message: str, row: int, column: int, length: int, hint: str) -> FormError:
        return FormError(message, (self._first_line + row, column + 1, length), hint)


def _indices(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


_STARTS_EARLIER = {
    *(f"while scanning {what}" for what in ("a quoted scalar", "an alias", "an anchor", "a tag")),
    *(f"while parsing {what}" for what in ("a flow mapping", "a flow sequence")),
}
_NAME = re.compile(r"( *(?:- +)?)([\w-]+):(?: |$)")
"""A name at the head of a line, with what stands before it: its column counts behind the hyphen of a list."""
_NO_BREAK_MESSAGE = "a no-break space stands where YAML wants a space"
_NO_BREAK = re.compile(r"^[ \u00a0]*\u00a0|(?<=:)\u00a0")
_PAIR = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+): +(?P<value>\S.*)")


def _explain(problem: str, line: str, column: int) -> tuple[str, str | None]:
    """A YAML problem in an editor's words: the message, and what helps."""
    pair = _PAIR.fullmatch(line.rstrip())
    value = pair["value"] if pair else ""
    if "\t" in line[: column + 1] and ("tab" in problem or "start any token" in problem):
        return "a tab stands where YAML wants spaces", "indent with spaces, two for each level"
    if problem.startswith("mapping values") and ": " in value:
        return "': ' inside a text that has no quotes", f"put the text in quotes: {_quoted(pair)}"
    if "unknown escape" in problem:
        return "'\\' has a meaning of its own between \" quotes", "write / between folders, and other texts in ' quotes"
    if value[:1] in ("'", '"') or "quoted scalar" in problem or problem.endswith("end of stream"):
        return "the quotes of this text do not match", _QUOTES_HINT
    if value[:1] in ("[", "{"):
        return f"'{value[:1]}' begins a {'list' if value[0] == '[' else 'table'} that does not end well", (
            f"close it on the same line, or put the text in quotes: {_quoted(pair)}"
        )
    if value[:1] in ("@", "`", "%", "*", "&", "!", "|", ">"):
        return f"a text without quotes cannot begin with '{value[0]}'", f"put the text in quotes: {_quoted(pair)}"
    return "the front matter is not well-formed YAML here", (
        "write  name: value  on each line, all names of one level in the same column"
    )


_QUOTES_HINT = "use ' inside \" quotes, or \" inside ' quotes, and close with the same one"


def _quoted(pair: re.Match[str] | None) -> str:
    if pair is None or len(pair[0]) > 80:
        return 'name: "..."'
    value = pair["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{pair["key"].strip().removeprefix("- ").strip()}: "{value}"'
