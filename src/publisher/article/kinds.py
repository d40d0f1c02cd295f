"""The kinds of value a field can have: each reads a node of the front matter, and shows a value as it is written there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar

from publisher.article.findings import Findings
from publisher.article.frontmatter import Entry, Items, Node, Scalar, Table
from publisher.article.language import canonical_tag
from publisher.notices import Edit, did_you_mean

T = TypeVar("T")


class Verbatim(str):
    """A text that is written without quotes, such as a date."""

    __slots__ = ()


Plain: TypeAlias = "str | bool | int | float | list[Plain] | dict[str, Plain]"
"""A value as a front matter writes it."""


class UnfitError(Exception):
    """A value does not fit its field; the reader of the field adds the place."""

    def __init__(self, message: str, hint: str | None = None, code: str = "P102", instead: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code
        self.instead = instead
        """What is surely meant, where that can be said."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of value: how it is read (None after a notice), and how it is shown."""

    read: Callable[[Node, str, Findings], T | None]
    show: Callable[[T], Plain]


def read_field(kind: Kind[T], node: Node, path: str, findings: Findings) -> T | None:
    """A field's value; None when it is empty, or does not fit and a notice says why."""
    if isinstance(node, Scalar):
        if node.is_null:
            return None
        if node.trailing and re.match(r" +#\S", node.trailing):
            line, column, length = node.mark
            message = "'#' after a space begins a comment: the words after it are not read"
            hint = "put the text in quotes, or write a space after # if a comment is meant"
            start = column + length + len(node.trailing) - len(node.trailing.lstrip())
            findings.warning("P104", message, (line, start, len(node.trailing.strip())), hint)
    try:
        return kind.read(node, path, findings)
    except UnfitError as unfit:
        findings.error(unfit.code, unfit.message, node.mark, unfit.hint)
        if unfit.instead is not None and isinstance(node, Scalar) and not node.style:
            findings.mends([Edit(*node.mark, unfit.instead)])
        return None


def scalar(
    parse: Callable[[str], T], wants: str, example: str, show: Callable[[T], Plain] = lambda value: str(value)
) -> Kind[T]:
    """A kind that is written as one value; ``parse`` raises UnfitError."""

    def read(node: Node, path: str, _findings: Findings) -> T | None:
        if not isinstance(node, Scalar):
            raise wrong_shape(node, path, wants, example)
        return parse(node.text)

    return Kind(read, show)


def wrong_shape(node: Node, path: str, wants: str, example: str) -> UnfitError:
    """What is said when a list or a table stands where another thing should."""
    name = path.rpartition(".")[2]
    found = {Scalar: "text", Table: "a table", Items: "a list"}[type(node)]
    return UnfitError(f"'{name}' should be {wants}, not {found}", f"for example  {name}: {example}")


def _text(text: str) -> str | None:
    """Text of one paragraph: line breaks become spaces, all else stays as written."""
    flowed = re.sub(r"[ \t]*\n[ \t\n]*", " ", text) if "\n" in text else text
    return flowed.strip(" \t\n") or None


def _prose(text: str) -> str | None:
    return text.strip(" \t\n") or None


def _moment(text: str) -> datetime:
    hint = "for example 2025-03-26T08:00:00+07:00"
    if not re.match(r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d|$)", text):
        raise UnfitError(f"'{text}' is not a date and time", hint, "P107")
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+").upper())
    except ValueError as trouble:
        raise UnfitError(f"'{text}' is not a date and time: {trouble}", hint, "P107") from None
    if len(text) <= len("2025-03-26"):
        raise UnfitError(f"'{text}' has no time of day", f"write the time and its zone: {text}T08:00:00+07:00", "P107")
    if moment.tzinfo is None:
        raise UnfitError(f"'{text}' has no time zone", f"write the distance from UTC: {text}+07:00", "P107")
    return moment


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise UnfitError(f"'{text}' is not a date", "for example 2025-03-26", "P107")
    try:
        return date.fromisoformat(text)
    except ValueError as trouble:
        raise UnfitError(f"'{text}' is not a date: {trouble}", "for example 2025-03-26", "P107") from None


def _taken(text: str) -> str:
    """A date that may be only a year, or a year and month."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise UnfitError(f"'{text}' is not a date", "write 1975-03-26, 1975-03 or 1975", "P107")
    _day((text + "-01-01")[:10])
    return text


_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def _flag(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise UnfitError(f"'{text}' is neither yes nor no", "write yes or no")
    return _FLAGS[text.lower()]


_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")


def slug(text: str) -> str:
    """A text as an id: small Latin letters, digits and hyphens ("Ngọ Môn" -> "ngo-mon"); "" when nothing is left."""
    letters = unicodedata.normalize("NFD", text.translate({0x110: "D", 0x111: "d", 0xD0: "D", 0xDF: "ss"}))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")


def is_id(text: str) -> bool:
    """Whether a text can be an id as it stands."""
    return _SLUG.fullmatch(text) is not None


def _id(text: str) -> str:
    if not is_id(text):
        wish = slug(text)
        hint = f"write {wish}" if wish else "for example ngo-mon"
        raise UnfitError(f"'{text}' cannot be an id: small letters a-z, digits, '-' and '_' only", hint)
    return text


def _language(text: str) -> str:
    try:
        return canonical_tag(text)
    except ValueError as trouble:
        raise UnfitError(f"'{text}' is not a language", str(trouble), "P108") from None


_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text is a complete web address."""
    return _ADDRESS.fullmatch(text) is not None


def _address(text: str) -> str:
    if not is_address(text):
        raise UnfitError(f"'{text}' is not a web address", "write it in full: https://...", "P114")
    return text


def _show_address(address: str) -> Plain:
    """An address without quotes, unless YAML would take one of its signs for its own."""
    return Verbatim(address) if re.fullmatch(r"[\w:/.?&=%~+@-]*[\w/]", address, re.ASCII) else address


def _file(text: str) -> str | None:
    """A photo file: a path below the article's folder or the folder that one lies in."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text):
        raise UnfitError(
            f"'{text}' is an address, not a file", "save the photo beside the article and name the file", "P320"
        )
    if text.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:", text):
        hint = "name the file as seen from the article's folder, for example photos/ngo-mon.jpg"
        raise UnfitError(f"'{text}' is a place on one computer", hint, "P320")
    if "\\" in text:
        right = text.replace("\\", "/")
        raise UnfitError(f"'{text}' has '\\' between folders", f"write {right}", "P320", right)
    if _climbs(text) > 1:
        raise UnfitError(
            f"'{text}' leaves the article's surroundings", "put the photo into the article's folder", "P320"
        )
    return text.strip() or None


def _climbs(path: str) -> int:
    """How many folders above its start a path reaches."""
    depth = highest = 0
    for part in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        highest = min(highest, depth)
    return -highest


def choice(options: Mapping[str, T], show: Callable[[T], Plain] = lambda value: str(value)) -> Kind[T]:
    """A kind that is one of a few words."""

    def parse(text: str) -> T:
        if text not in options:
            raise UnfitError(f"'{text}' is not one of the words known here", did_you_mean(text, options))
        return options[text]

    return scalar(parse, "one word", next(iter(options)), show)


def _verbatim(value: object) -> Verbatim:
    return Verbatim(value)


TEXT: Kind[str | None] = scalar(_text, "text", "...")
PROSE: Kind[str | None] = scalar(_prose, "text", "...")
ID = scalar(_id, "an id", "ngo-mon")
LANGUAGE = scalar(_language, "a language", "vi")
MOMENT = scalar(_moment, "a date and time", "2025-03-26T08:00:00+07:00", lambda value: Verbatim(value.isoformat()))
DAY = scalar(_day, "a date", "2025-03-26", _verbatim)
TAKEN = scalar(_taken, "a date", "1975-03-26", _verbatim)
FLAG = scalar(_flag, "yes or no", "yes", lambda value: value)
ADDRESS = scalar(_address, "a web address", "https://example.org/story", _show_address)
FILE: Kind[str | None] = scalar(_file, "a file", "photos/ngo-mon.jpg")


def list_of(kind: Kind[T], wants: str, example: str, *, single: bool = False) -> Kind[tuple[T, ...]]:
    """A list; ``single`` lets one value stand without brackets."""

    def read(node: Node, path: str, findings: Findings) -> tuple[T, ...]:
        if single and isinstance(node, Scalar):
            node = Items((node,), True, node.start, node.end, node.mark)
        if not isinstance(node, Items):
            raise wrong_shape(node, path, wants, example)
        values = []
        for number, item in enumerate(node.items):
            findings.marks[f"{path}.{number}"] = item.mark
            values.append(read_field(kind, item, f"{path}.{number}", findings))
        return tuple(value for value in values if value is not None)

    return Kind(read, lambda values: [kind.show(value) for value in values])


def _focus(node: Node, _path: str, _findings: Findings) -> tuple[float, float]:
    numbers = [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Items) else []
    if len(numbers) != 2 or not all(re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", n) for n in numbers):
        raise UnfitError("'focus' should be two numbers, from left and from top", "for example  focus: [0.5, 0.4]")
    x, y = (float(number) for number in numbers)
    if not (0 <= x <= 1 and 0 <= y <= 1):
        hint = "0, 0 is the upper left corner and 1, 1 the lower right one"
        raise UnfitError(f"focus {numbers[0]}, {numbers[1]} lies outside the picture", hint, "P312")
    return x, y


FOCUS: Kind[tuple[float, float]] = Kind(_focus, list)


def read_table(
    node: Node, path: str, findings: Findings, fields: Mapping[str, Kind[Any]], what: str, example: str
) -> dict[str, Any]:
    """The fields of a table that hold something; unknown and doubled names are reported."""
    if not isinstance(node, Table):
        raise wrong_shape(node, path, "a table", example)
    values: dict[str, Any] = {}
    first: dict[str, Entry] = {}
    for entry in node.entries:
        name = entry.key.text
        if name in first:
            _report_double(name, first[name], entry, findings)
            continue
        first[name] = entry
        if name not in fields:
            hint = _comma_hint(node, entry) or _field_hint(name, fields)
            findings.error("P101", f"unknown field '{name}' in {what}", entry.key.mark, hint)
            if (right := _in_small(name)) in fields and not entry.key.style and node.entry(right) is None:
                findings.mends([Edit(*entry.key.mark, right)])
            continue
        _read_entry(entry, f"{path}.{name}".lstrip("."), fields[name], findings, values)
    return values


def _comma_hint(table: Table, entry: Entry) -> str | None:
    """What helps when the rest of a text behind its comma was read as a field of its own: ``{photographer: A, B}``."""
    at = table.entries.index(entry)
    before = table.entries[at - 1]
    has_no_value = isinstance(entry.value, Scalar) and entry.value.is_null
    if not table.flow or not at or not has_no_value or not isinstance(before.value, Scalar) or before.value.style:
        return None
    whole = f"{before.value.text}, {entry.key.text}"
    return f'a comma divides fields here; if it belongs to a text, put that in quotes: {before.key.text}: "{whole}"'


def _field_hint(name: str, fields: Mapping[str, Kind[Any]]) -> str | None:
    in_small = _in_small(name)
    return f"write {in_small}" if in_small in fields else did_you_mean(in_small, fields)


def _in_small(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _read_entry(entry: Entry, path: str, kind: Kind[Any], findings: Findings, values: dict[str, Any]) -> None:
    stands_on_one_line = isinstance(entry.value, Scalar) and entry.value.style not in ("|", ">") and entry.value.text
    findings.marks[path] = entry.value.mark if stands_on_one_line else entry.key.mark
    value = read_field(kind, entry.value, path, findings)
    if value is not None and value != ():
        values[entry.key.text] = value


def _report_double(name: str, first: Entry, second: Entry, findings: Findings) -> None:
    line, column, _ = first.key.mark
    message = f"'{name}' is given twice; the first time at {line}:{column}"
    findings.error("P103", message, second.key.mark, "keep one of them")
