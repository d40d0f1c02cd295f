"""Read a TOML file into frozen dataclasses, strictly: what is unknown or wrong becomes notices with line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from publisher.notices import Notice, Place, PublisherError, did_you_mean, error
from publisher.units import Length, parse_length

T = TypeVar("T")
Keys: TypeAlias = tuple[str | int, ...]
"""The way to a value: ("page", "bleed"); ("photos", 0, "id") is in the first [[photos]]."""

COLOUR_TEXT = re.compile(r"#([0-9A-Fa-f]{6})(?:\s+cmyk((?:\s+(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)){4}))?")
"""How a colour is written in every file: "#16181B", or with its inks for print in per cent "#16181B cmyk 0 0 0 100"."""


def read_toml(path: Path, kind: type[T]) -> T:
    """The file as a value of the dataclass ``kind``; lengths are written as ``"14 mm"``.

    Raises PublisherError: P305 file missing, P109 not UTF-8, P104 not TOML, P101 unknown keys (all of them),
    else P102 wrong values (all of them).
    """
    text = _read_text(path)
    try:
        data = tomllib.loads(text)
        file = TomlFile(path, text)
    except tomllib.TOMLDecodeError as problem:
        raise PublisherError(_syntax_error(path, text, problem)) from None
    except (RecursionError, ValueError):
        message = "not valid TOML: a number is too long, or lists are nested too deeply"
        raise PublisherError(error("P104", message, Place(path.name))) from None
    unknown = [file.unknown_key(where, key, known) for where, key, known in _unknown_keys(data, kind, ())]
    if unknown:
        raise PublisherError(*unknown)
    return _convert(data, kind, file)


class TomlFile:
    """A valid TOML text that can tell the line and column of a key: ``("page", "bleed")``, ``("photos", 0, "id")``."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self._marks = _Marks(text).found

    @classmethod
    def of(cls, path: Path) -> TomlFile:
        """The file that was read from there."""
        return cls(path, _read_text(path))

    def place(self, keys: Keys) -> Place:
        """The place of a key; of the nearest table around it when it stands elsewhere; of the file at last."""
        for end in range(len(keys), 0, -1):
            mark = self._marks.get(keys[:end])
            if mark is not None:
                line, column, length = mark
                return Place(self.path.name, line, column, length, self.lines[line - 1])
        return Place(self.path.name)

    def unknown_key(self, where: Keys, key: str, known: frozenset[str]) -> Notice:
        """The notice for a key that means nothing here."""
        inside = f" in {_table(where)}" if where else ""
        return error("P101", f"unknown key '{key}'{inside}", self.place((*where, key)), did_you_mean(key, known))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PublisherError(error("P305", f"there is no file '{path.name}'", Place(path.name))) from None
    except UnicodeDecodeError:
        hint = "save it as plain text in UTF-8"
        raise PublisherError(error("P109", f"'{path.name}' is not UTF-8 text", Place(path.name), hint)) from None
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise PublisherError(error("P305", f"'{path.name}' cannot be read: {reason}", Place(path.name))) from None


_SYNTAX_HINTS = (
    ("illegal character '\\n'", "a text ends on the line it begins on, with the quote it begins with"),
    ("unescaped '\\' in a string", "write \\\\ for a backslash, or put the text in single quotes"),
    ("invalid value", 'text is written in quotes: title = "Spring"'),
    ("cannot overwrite a value", "the key stands twice; delete one of the two"),
    ("cannot declare", "the table stands twice; put all its keys below the first"),
)
"""Beginning of tomllib's message -> what helps."""


def _syntax_error(path: Path, text: str, problem: tomllib.TOMLDecodeError) -> Notice:
    """tomllib's own words and place; at the end of the file when the text stops too early."""
    message, _, where = str(problem).partition(" (at ")
    message = re.sub(r"\('([^)]*?)',?\)", lambda found: "[" + found[1].replace("', '", ".") + "]", message)
    message = message[0].lower() + message[1:]
    hint = next((help_ for start, help_ in _SYNTAX_HINTS if message.startswith(start)), None)
    if found := re.fullmatch(r"line (\d+), column (\d+)\)", where):
        line, column = int(found[1]), int(found[2])
        place = Place(path.name, line, column, 1, text.split("\n")[line - 1])
    else:
        lines = text.rstrip().split("\n")
        place = Place(path.name, len(lines), len(lines[-1]) + 1, 1, lines[-1])
        message += "; the file ends here"
    return error("P104", f"not valid TOML: {message}", place, hint)


_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*""")
_VALUE = re.compile(
    r'''\s*(?:"""(?:[^\\]|\\.)*?"{3,5}|\'{3}.*?\'{3,5}|"(?:[^"\\]|\\.)*"|\'[^\']*\'|[^,\]}#\n"\'\[{]+)''', re.DOTALL
)


class _Marks:
    """Where the keys of a valid TOML text stand: 1-based line and column, and the length; of a table its first header."""

    def __init__(self, text: str) -> None:
        self.found: dict[Keys, tuple[int, int, int]] = {}
        self._text = text
        self._at = 0
        self._counts: dict[Keys, int] = {}
        table: Keys = ()
        while self._skip(_BLANK) and self._at < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._entry(table)

    def _skip(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self._text, self._at)
        assert match is not None, "the text was read as TOML before"
        self._at = match.end()
        return match

    def _next(self) -> str:
        """The next character that says something."""
        self._skip(_BLANK)
        return self._text[self._at]

    def _header(self) -> Keys:
        """[table] or [[list of tables]]; a name of such a list stands for its last entry."""
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._key((), many)
        self._at += 2 if many else 1
        return keys

    def _key(self, table: Keys, many: bool = False) -> Keys:
        """A key, perhaps dotted, in a table."""
        keys = table
        while True:
            part = self._skip(_KEY)
            group = part.lastindex or 0
            quoted = group < 3
            name = tomllib.loads(f"name = {part[0].strip()}")["name"] if quoted else part[group]
            keys = (*keys, name)
            start, end = part.start(group) - quoted, part.end(group) + quoted
            mark = (self._text.count("\n", 0, start) + 1, start - self._text.rfind("\n", 0, start), end - start)
            last = self._text[self._at] != "."
            self.found.setdefault(keys, mark)
            if many and last:
                self._counts[keys] = self._counts.get(keys, 0) + 1
            if keys in self._counts:
                keys = (*keys, self._counts[keys] - 1)
                self.found.setdefault(keys, mark)
            if last:
                return keys
            self._at += 1

    def _entry(self, table: Keys) -> None:
        keys = self._key(table)
        self._at += 1
        self._value(keys)

    def _value(self, keys: Keys) -> None:
        opening = self._next()
        if opening not in "[{":
            self._skip(_VALUE)
            return
        self._at += 1
        index = 0
        while self._next() not in "]}":
            if opening == "{":
                self._entry(keys)
            else:
                self._value((*keys, index))
            index += 1
            self._at += self._next() == ","
        self._at += 1


def _unknown_keys(data: object, kind: Any, where: Keys) -> Iterator[tuple[Keys, str, frozenset[str]]]:
    """Keys that no dataclass field is for: where they stand, the key, and the keys known there."""
    kind = _inside_optional(kind)
    if is_dataclass(kind) and isinstance(data, Mapping):
        known = frozenset(f.name for f in fields(kind) if f.init)
        yield from ((where, key, known) for key in data if key not in known)
    for key, value, inner in _parts(data, kind):
        yield from _unknown_keys(value, inner, (*where, key))


def _parts(data: object, kind: Any) -> Iterator[tuple[str | int, object, Any]]:
    """What a table or list holds: the key or index, the value, and the kind it should be."""
    kind = _inside_optional(kind)
    if is_dataclass(kind) and isinstance(data, Mapping):
        hints = get_type_hints(kind)
        yield from ((key, value, hints[key]) for key, value in data.items() if key in hints)
    elif get_origin(kind) is dict and isinstance(data, Mapping):
        yield from ((key, value, get_args(kind)[1]) for key, value in data.items())
    elif get_origin(kind) in (tuple, list) and isinstance(data, list):
        kinds = get_args(kind)
        each = kinds[:1] * len(data) if kinds[1:] in ((), (...,)) else kinds
        yield from ((index, value, inner) for index, (value, inner) in enumerate(zip(data, each, strict=False)))


def _inside_optional(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        inner = [arg for arg in get_args(kind) if arg is not type(None)]
        return inner[0] if len(inner) == 1 else kind
    return kind


def _convert(data: object, kind: type[T], file: TomlFile) -> T:
    import msgspec

    try:
        return msgspec.convert(data, kind, dec_hook=_decode)
    except msgspec.ValidationError:
        raise PublisherError(*_wrong_values(data, kind, file, ())) from None


def _wrong_values(data: object, kind: Any, file: TomlFile, keys: Keys) -> Iterator[Notice]:
    """The values that are not of their kind, in the order of the file; a table is judged when its parts are right."""
    import msgspec

    found = [
        notice for key, value, inner in _parts(data, kind) for notice in _wrong_values(value, inner, file, (*keys, key))
    ]
    yield from found
    try:
        msgspec.convert(data, kind, dec_hook=_decode)
    except msgspec.ValidationError as problem:
        if not found:
            yield error("P102", _plain(str(problem), keys), file.place(keys), _choices(data, kind))


def _decode(kind: type, value: object) -> object:
    if kind is Length and isinstance(value, str):
        return parse_length(value)
    raise ValueError('write a number and mm, pt or px in quotes, for example "14 mm"')


def _choices(value: object, kind: Any) -> str | None:
    kind = _inside_optional(kind)
    return did_you_mean(value, get_args(kind)) if get_origin(kind) is Literal and isinstance(value, str) else None


_WANTED = {"int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list"}
_WANTED |= {"object": "a table", "date": "a date", "datetime": "a date and time", "time": "a time"}


def _plain(message: str, keys: Keys) -> str:
    """msgspec's words for an editor: "Expected `int`, got `str`" becomes "'columns' wants a whole number, not text"."""
    name = f"{_spoken(keys)} " if keys else ""
    if found := re.fullmatch(r"Expected `([^`|]+?)(?: \| null)?`, got `([^`]+)`", message):
        got = "a number with a decimal point" if found[2] == "float" else _WANTED.get(found[2], found[2])
        return f"{name}wants {_WANTED.get(found[1], found[1])}, not {got}"
    if found := re.fullmatch(r"Object missing required field `([^`]+)`", message):
        return f"the key '{found[1]}' is missing" + (f" in {_table(keys)}" if keys else "")
    if found := re.fullmatch(r"Expected `array` of length (\d+), got (\d+)", message):
        return f"{name}wants a list of {found[1]}, not of {found[2]}"
    if found := re.fullmatch(r"Invalid enum value (.+)", message):
        return f"{name}cannot be {found[1]}"
    return f"{name.strip()}: {message}"


def _spoken(keys: Keys) -> str:
    """A key as an editor counts: ``("widths", 0)`` is the first entry of 'widths'."""
    last = keys[-1]
    return f"entry {last + 1} of '{keys[-2]}'" if isinstance(last, int) and len(keys) > 1 else f"'{last}'"


def _table(keys: Keys) -> str:
    """A table as its header names it: [voices.text], or entry 2 of [[photos]]."""
    name = ".".join(key for key in keys if isinstance(key, str))
    return f"entry {keys[-1] + 1} of [[{name}]]" if isinstance(keys[-1], int) else f"[{name}]"
