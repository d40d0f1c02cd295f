"""ArchieML goes in - the notation of newsrooms for typed documents; its keys, lists and texts, each with its line, come out.

After the specification 1.0, http://archieml.org/spec/1.0/CR-20151205.html. Lines that the notation ignores are kept apart,
so that a person can be told what was not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

_KEY = re.compile(r"\s*([A-Za-z0-9_.-]+)[ \t]*:[ \t]*(.*)")
_ELEMENT = re.compile(r"\s*\*[ \t]*(.*)")
_SCOPE = re.compile(r"\s*(?P<open>[\[{])[ \t]*(?P<flags>[+.]*)[ \t]*(?P<name>[A-Za-z0-9_.-]*)[ \t]*[\]}].*")
_COMMAND = re.compile(r"\s*:[ \t]*(endskip|ignore|skip|end)\b.*", re.IGNORECASE)
DEEPEST = 30
"""Lists within lists."""


@dataclass(frozen=True, slots=True)
class Text:
    """A value, and the line it begins on."""

    value: str
    line: int


Node: TypeAlias = "Text | list[Node] | dict[str, Node]"


@dataclass(frozen=True, slots=True)
class Archie:
    """A document read."""

    root: dict[str, Node]
    ignored: tuple[Text, ...]
    """Lines that are no part of any value, and values that a later one of the same name replaced."""


def read_archieml(text: str) -> Archie:
    """The document in a text; anything is ArchieML, so there are no errors."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        if not reader.take(line, number):
            break
    reader.drop_buffer()
    return Archie(reader.root, tuple(reader.ignored))


@dataclass(slots=True)
class _Array:
    """A list that is open: of texts (``*``), of objects, or freeform (``[+name]``)."""

    items: list[Node]
    freeform: bool = False
    kind: str = ""
    first_key: str = ""
    scope: dict[str, Node] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    root: dict[str, Node] = field(default_factory=dict)
    ignored: list[Text] = field(default_factory=list)
    scope: dict[str, Node] = field(default_factory=dict)
    stack: list[_Array | dict[str, Node]] = field(default_factory=list)
    skipping: bool = False
    last: tuple[dict[str, Node] | list[Node], str | int] | None = None
    buffer: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scope = self.root

    def take(self, line: str, number: int) -> bool:
        """Read a line; False when the rest is to be ignored."""
        command = _COMMAND.fullmatch(line)
        if command is not None and (not self.skipping or command[1].lower() == "endskip"):
            return self._command(command[1].lower())
        if self.skipping:
            self._ignore(line, number)
            return True
        key, element, scope = _KEY.fullmatch(line), _ELEMENT.fullmatch(line), _SCOPE.fullmatch(line)
        array = self._array()
        if key is not None and (array is None or array.kind != "texts"):
            self._key(key[1], Text(key[2].strip(), number))
        elif element is not None and array is not None and not array.freeform and array.kind != "objects":
            array.kind = "texts"
            self._begin(array.items, Text(element[1].strip(), number))
        elif scope is not None:
            self._open(scope)
        else:
            self._text(line, number)
        return True

    def _command(self, name: str) -> bool:
        if name == "end" and self.last is not None:
            self._end_value()
        self.drop_buffer()
        self.skipping = name == "skip"
        return name != "ignore"

    # --- values ------------------------------------------------------------------------------------------------------------

    def _array(self) -> _Array | None:
        top = self.stack[-1] if self.stack else None
        return top if isinstance(top, _Array) else None

    def _key(self, name: str, text: Text) -> None:
        array = self._array()
        if array is None:
            self._set(self.scope, name, text)
        elif array.freeform:
            self.drop_buffer()
            item: dict[str, Node] = {"type": Text(name, text.line), "value": text}
            array.items.append(item)
            self.last = (item, "value")
        else:
            array.kind, array.first_key = "objects", array.first_key or name
            if name == array.first_key or not array.items:
                array.items.append({})
            current = array.items[-1]
            self._set(current if isinstance(current, dict) else self.scope, name, text)

    def _set(self, scope: dict[str, Node], name: str, text: Text) -> None:
        self.drop_buffer()
        home, key = _home(scope, name)
        replaced = home.get(key)
        if isinstance(replaced, Text) and replaced.value:
            self.ignored.append(replaced)
        home[key] = text
        self.last = (home, key)

    def _begin(self, items: list[Node], text: Text) -> None:
        self.drop_buffer()
        items.append(text)
        self.last = (items, len(items) - 1)

    def _text(self, line: str, number: int) -> None:
        array = self._array()
        if array is not None and array.freeform and line.strip():
            self.drop_buffer()
            item: dict[str, Node] = {"type": Text("text", number), "value": Text(line.strip(), number)}
            array.items.append(item)
            self.last = (item, "value")
        else:
            self.buffer.append(Text(line, number))

    def _end_value(self) -> None:
        """``:end`` makes the lines since the key part of its value; a backslash in front guards what looks like a command."""
        assert self.last is not None
        home, key = self.last
        begun = home[key]  # type: ignore[index]
        if isinstance(begun, Text):
            lines = [begun.value, *(re.sub(r"^(\s*)\\", r"\1", each.value) for each in self.buffer)]
            home[key] = Text("\n".join(lines).strip(), begun.line)  # type: ignore[index]
        self.buffer = []
        self.last = None

    def drop_buffer(self) -> None:
        """Lines that no ``:end`` made part of a value are no part of the document."""
        for each in self.buffer:
            self._ignore(each.value, each.line)
        self.buffer, self.last = [], None

    def _ignore(self, line: str, number: int) -> None:
        if line.strip():
            self.ignored.append(Text(line.strip(), number))

    # --- scopes ------------------------------------------------------------------------------------------------------------

    def _open(self, match: re.Match[str]) -> None:
        self.drop_buffer()
        name, flags = match["name"], match["flags"]
        if not name:
            self._close()
            return
        if "." not in flags or not self.stack or len(self.stack) >= DEEPEST:
            self.stack, self.scope = [], self.root
        home = self._home(name, match["open"] == "{")
        if home is None:
            return
        if match["open"] == "[":
            array = _Array([], "+" in flags, scope=self.scope)
            _put(home, name, array.items)
            self.stack.append(array)
        else:
            self._enter(home, name)

    def _home(self, name: str, is_object: bool) -> dict[str, Node] | None:
        """Where a new list or object goes: into the object at hand, into a new one in a freeform list."""
        array = self._array()
        if array is None:
            return self.stack[-1] if self.stack and isinstance(self.stack[-1], dict) else self.scope
        if array.freeform:
            item: dict[str, Node] = {"type": Text(name.rpartition(".")[2], 0)}
            array.items.append(item)
            if is_object:
                value: dict[str, Node] = {}
                item["value"] = value
                self.stack.append(value)
                self.scope = value
                return None
            return item
        array.kind, array.first_key = "objects", array.first_key or name
        if name == array.first_key or not array.items:
            array.items.append({})
        current = array.items[-1]
        return current if isinstance(current, dict) else None

    def _enter(self, home: dict[str, Node], name: str) -> None:
        inner_home, key = _home(home, name)
        found = inner_home.get(key)
        value = found if isinstance(found, dict) else {}
        inner_home[key] = value
        if self.stack:
            self.stack.append(value)
        self.scope = value

    def _close(self) -> None:
        if self.stack:
            self.stack.pop()
        top = self.stack[-1] if self.stack else self.root
        self.scope = top if isinstance(top, dict) else top.scope


def _home(scope: dict[str, Node], name: str) -> tuple[dict[str, Node], str]:
    """The object that holds a dotted name, made on the way, and the last part of the name."""
    *path, key = [part for part in name.split(".") if part][:DEEPEST] or ["_"]
    for part in path:
        inner = scope.get(part)
        if not isinstance(inner, dict):
            inner = {}
            scope[part] = inner
        scope = inner
    return scope, key


def _put(home: dict[str, Node], name: str, items: list[Node]) -> None:
    if "type" in home and "value" not in home:
        home["value"] = items
        return
    inner, key = _home(home, name)
    inner[key] = items
