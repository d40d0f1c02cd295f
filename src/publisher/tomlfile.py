"""Read a TOML file into frozen dataclasses, strictly: every unknown key and the first wrong value become notices with line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from publisher.notices import Notice, Place, PublisherError, did_you_mean, error
from publisher.units import Length, parse_length

T = TypeVar("T")


def read_toml(path: Path, kind: type[T]) -> T:
    """The file as a value of the dataclass ``kind``; lengths are written as ``"14 mm"``.

    Raises PublisherError: P305 file missing, P104 not TOML, P101 unknown keys (all of them), P102 a wrong value.
    """
    text = _read_text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise PublisherError(_syntax_error(path, text, problem)) from None
    file = TomlFile(path, text)
    unknown = [file.unknown_key(where, key, known) for where, key, known in _unknown_keys(data, kind, ())]
    if unknown:
        raise PublisherError(*unknown)
    return _convert(data, kind, file)


class TomlFile:
    """A TOML text that can tell the line and column of a key: ``("page", "bleed")``, ``("photos", 0, "id")``."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()
        self._marks = dict(_marks(self.lines))

    def place(self, keys: tuple[str | int, ...]) -> Place:
        """The place of a key; of the nearest table around it when it stands elsewhere; of the file at last."""
        for end in range(len(keys), 0, -1):
            mark = self._marks.get(keys[:end])
            if mark is not None:
                line, column, length = mark
                return Place(self.path.name, line, column, length, self.lines[line - 1])
        return Place(self.path.name)

    def unknown_key(self, where: tuple[str | int, ...], key: str, known: frozenset[str]) -> Notice:
        """The notice for a key that means nothing here."""
        table = ".".join(str(part) for part in where)
        inside = f" in [{table}]" if table else ""
        return error("P101", f"unknown key '{key}'{inside}", self.place((*where, key)), did_you_mean(key, known))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PublisherError(error("P305", f"there is no file '{path.name}'", Place(path.name))) from None
    except UnicodeDecodeError:
        hint = "save it as plain text in UTF-8"
        raise PublisherError(error("P109", f"'{path.name}' is not UTF-8 text", Place(path.name), hint)) from None
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise PublisherError(error("P305", f"'{path.name}' cannot be read: {reason}", Place(path.name))) from None


def _syntax_error(path: Path, text: str, problem: tomllib.TOMLDecodeError) -> Notice:
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
    message = str(problem).split(" (at ")[0]
    if found is None:
        return error("P104", f"not valid TOML: {message}", Place(path.name))
    line, column = (int(number) for number in found.groups())
    place = Place(path.name, line, column, 1, text.splitlines()[line - 1])
    return error("P104", f"not valid TOML: {message[0].lower()}{message[1:]}", place)


_HEADER = re.compile(r"\s*\[(\[)?\s*([^\[\]]+?)\s*\]?\]")
_KEY = re.compile(r"(\s*)([A-Za-z0-9_.\-]+|\"[^\"]*\")\s*=")


def _marks(lines: list[str]) -> Iterator[tuple[tuple[str | int, ...], tuple[int, int, int]]]:
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            name = header[2]
            table = tuple(part.strip().strip('"') for part in name.split("."))
            if header[1]:
                table = (*table, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
            yield table, (number, header.start(2) + 1, len(name))
        elif key := _KEY.match(line):
            parts = tuple(part.strip('"') for part in key[2].split("."))
            yield (*table, *parts), (number, key.start(2) + 1, len(key[2]))


def _unknown_keys(
    data: object, kind: Any, where: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, frozenset[str]]]:
    """Keys that no dataclass field is for: where they stand, the key, and the keys known there."""
    kind = _inside_optional(kind)
    if is_dataclass(kind) and isinstance(data, Mapping):
        hints = get_type_hints(kind)
        known = frozenset(f.name for f in fields(kind) if f.init)
        for key, value in data.items():
            if key not in known:
                yield where, key, known
            else:
                yield from _unknown_keys(value, hints[key], (*where, key))
    elif get_origin(kind) is dict and isinstance(data, Mapping):
        for key, value in data.items():
            yield from _unknown_keys(value, get_args(kind)[1], (*where, key))
    elif get_origin(kind) in (tuple, list) and isinstance(data, list):
        for index, value in enumerate(data):
            yield from _unknown_keys(value, get_args(kind)[0], (*where, index))


def _inside_optional(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        inner = [arg for arg in get_args(kind) if arg is not type(None)]
        return inner[0] if len(inner) == 1 else kind
    return kind


def _convert(data: object, kind: type[T], file: TomlFile) -> T:
    import msgspec

    try:
        return msgspec.convert(data, kind, dec_hook=_decode)
    except msgspec.ValidationError as problem:
        message, _, path = str(problem).partition(" - at `$")
        keys = tuple(int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]`]+", path))
        raise PublisherError(error("P102", _plain(message, keys), file.place(keys))) from None


def _decode(kind: type, value: object) -> object:
    if kind is Length and isinstance(value, str):
        return parse_length(value)
    raise ValueError(f'{value!r} is not a {kind.__name__.lower()}; write for example "14 mm"')


def _plain(message: str, keys: tuple[str | int, ...]) -> str:
    """msgspec's words for an editor: "Expected `int`, got `str`" becomes "'columns' wants a whole number, not text"."""
    words = {"int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list"}
    words |= {"object": "a table", "null": "nothing"}
    name = f"{_spoken(keys)} " if keys else ""
    if found := re.fullmatch(r"Expected `([^`]+)`, got `([^`]+)`", message):
        wanted = " or ".join(words.get(part.strip(), part.strip()) for part in found[1].split("|"))
        return f"{name}wants {wanted}, not {words.get(found[2], found[2])}"
    if found := re.fullmatch(r"Object missing required field `([^`]+)`", message):
        inside = f" in {_spoken(keys)}" if keys else ""
        return f"the key '{found[1]}' is missing{inside}"
    return f"{name}{message[0].lower()}{message[1:]}" if not name else f"{name.strip()}: {message}"


def _spoken(keys: tuple[str | int, ...]) -> str:
    """A key as an editor counts: ``("widths", 0)`` is the first entry of 'widths'."""
    last = keys[-1]
    return f"entry {last + 1} of '{keys[-2]}'" if isinstance(last, int) and len(keys) > 1 else f"'{last}'"
