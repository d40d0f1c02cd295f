"""What the program tells an editor: a Notice has a place, a message and a hint; PublisherError carries the notices that stop a job."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a notice weighs: an error stops the channels it concerns, a warning or a note stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a file, and if known the 1-based line and column and the source line itself."""

    file: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    text: str | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair that is safe to make: a stretch of one line of the source, and what is to stand there instead."""

    line: int
    column: int
    """Both from 1, in the text as it was read: composed letters, line breaks as line feeds."""
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing an editor should know: a stable code, a message in plain words, where it is and what helps."""

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    hint: str | None = None
    channels: tuple[str, ...] = ()
    """The channels it concerns; empty means all of them."""
    edits: tuple[Edit, ...] = ()
    """What mends it, where a program may: ``publisher check --fix`` makes these changes and no others."""

    def concerns(self, channel: str) -> bool:
        """Whether this notice is about the channel of that name."""
        return not self.channels or channel in self.channels


class PublisherError(Exception):
    """A job cannot go on; the notices say what happened, where, and what helps."""

    def __init__(self, *notices: Notice) -> None:
        super().__init__("\n".join(notice.message for notice in notices))
        self.notices = notices

    def __reduce__(self) -> tuple[type[PublisherError], tuple[Notice, ...]]:
        """As it was raised, in the process that hears of it."""
        return type(self), self.notices


def error(code: str, message: str, place: Place | None = None, hint: str | None = None, *channels: str) -> Notice:
    """An error notice; it stops the named channels, or all when none is named."""
    return Notice(code, Severity.ERROR, message, place, hint, channels)


def warning(code: str, message: str, place: Place | None = None, hint: str | None = None, *channels: str) -> Notice:
    """A warning: the result is made, but somebody should look."""
    return Notice(code, Severity.WARNING, message, place, hint, channels)


def note(code: str, message: str, place: Place | None = None, hint: str | None = None, *channels: str) -> Notice:
    """A note: something was decided or repaired on the way."""
    return Notice(code, Severity.NOTE, message, place, hint, channels)


def errors(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Only the errors among the notices."""
    return tuple(notice for notice in notices if notice.severity is Severity.ERROR)


def render(notice: Notice) -> str:
    """The notice as an editor reads it in a terminal: message, place, source line with a caret, hint."""
    lines = [f"{notice.severity}[{notice.code}]: {notice.message}"]
    place = notice.place
    if place is not None:
        lines.append(f"  --> {place}")
        if place.text is not None and place.line is not None:
            lines += _excerpt(place)
    if notice.hint:
        lines.append(f"   = help: {notice.hint}")
    return "\n".join(lines)


def _excerpt(place: Place) -> list[str]:
    number = f"{place.line:>4}"
    text = "".join(_shown(c) for c in place.text or "")
    lines = [f"{number} | {text}"]
    if place.column is not None:
        start = place.column - 1
        before = "".join(c if c == "\t" else " " * display_width(c) for c in text[:start])
        marked = "^" * max(1, display_width(text[start : start + place.length]))
        lines.append(" " * len(number) + f" | {before}{marked}")
    return lines


def _shown(character: str) -> str:
    """Controls and marks that turn the reading direction show as a replacement character: they may not act on a terminal."""
    acts = unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in _TURNING
    return "\N{REPLACEMENT CHARACTER}" if acts and character != "\t" else character


_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")

_NO_WIDTH = ("Mn", "Me", "Cf")
"""Unicode categories of marks that stand on other letters, and of marks that do not show."""


def display_width(text: str) -> int:
    """Terminal columns of a text: wide East Asian characters take two, combining and invisible marks none."""
    return sum(_columns(c) for c in text)


def _columns(c: str) -> int:
    if unicodedata.category(c) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint for a misspelt word: the nearest known one, else all of them."""
    import difflib

    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known here: {', '.join(choices)}" if choices else None
