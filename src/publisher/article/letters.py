"""The letters of a source: a raw text in, one that can be read safely out, with notices for letters that are not what they seem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.article.findings import Findings, Mark
from publisher.article.language import is_right_to_left, primary
from publisher.notices import Edit

# Line breaks to YAML and Unicode, but to no editor: they come along when text is copied from a layout program.
_ODD_BREAKS = re.compile("[\u0085\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff](?<!\r(?=\n))")
_BLANKS = "".join(chr(code) for code in (0x200B, 0x2060, 0xFEFF, 0x180E, *range(0x2061, 0x2065)))
_BIDI = "".join(chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_INVISIBLE = re.compile(f"[{_BLANKS}{_BIDI}]")
_WORD = re.compile(r"\w+")
_BREAKS_WITH_BLANKS = frozenset(
    ["bo", "km", "lo", "my", "th"]
)  # written without spaces: U+200B marks where a line may break
_WRITES_ETH = frozenset(["is", "fo"])

# Whole letters of the Cyrillic alphabet that cannot be told from a Latin one in print.
CYRILLIC_TWINS = dict(zip("АВЕКМНОРСТХаеорсухіјѕІЈЅ", "ABEKMHOPCTXaeopcyxijsIJS", strict=True))

_TWIN = re.compile(f"[{''.join(CYRILLIC_TWINS)}]")


@dataclass(frozen=True, slots=True)
class Suspect:
    """A letter that is not what it seems: what to say of it, and every place it was found."""

    code: str
    message: str
    hint: str
    marks: tuple[Mark, ...]
    instead: str = ""
    """What mends it, in every place."""


def nfc(text: str) -> str:
    """The text with composed letters (Unicode NFC) and every line ended by a line feed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def disarm(text: str) -> str:
    """The text with a space for every control character; as long as before, so positions hold."""
    return _FORBIDDEN.sub(" ", _ODD_BREAKS.sub(" ", text))


def report_controls(text: str, findings: Findings) -> None:
    """P111 for every control character that ``disarm`` takes out."""
    for code, marks in _grouped(text, [(m.start(), m[0]) for p in (_FORBIDDEN, _ODD_BREAKS) for m in p.finditer(text)]):
        hint = "delete it; a space was read in its place"
        findings.warning("P111", f"{_name(code)}, a control character{_times(marks)}", marks[0], hint)
        findings.mends(Edit(*mark, " ") for mark in marks)


def report_composition(text: str, findings: Findings) -> None:
    """P119 where a letter and its accents were stored one by one; they are read as one letter."""
    if unicodedata.is_normalized("NFC", text):
        return
    lines = [
        number for number, line in enumerate(text.split("\n"), start=1) if not unicodedata.is_normalized("NFC", line)
    ]
    message = f"letters are stored apart from their accents{_in_lines(len(lines))}"
    findings.note(
        "P119", message, (lines[0], 1, 1), "they are read composed (Unicode NFC); searching elsewhere may not find them"
    )
    findings.mends(Edit(line, 1, 0, "") for line in lines)


def _in_lines(count: int) -> str:
    return "" if count == 1 else f", in {count} lines"


def report_letters(text: str, lang: str, findings: Findings) -> None:
    """P110 for look-alike letters, P111 for invisible ones; one notice a letter, at its first place."""
    for suspect in (*_look_alikes(text, lang), *_invisible(text, lang)):
        message = suspect.message + _times(suspect.marks)
        findings.warning(suspect.code, message, suspect.marks[0], suspect.hint)
        findings.mends(Edit(*mark, suspect.instead) for mark in suspect.marks)


def _look_alikes(text: str, lang: str) -> Iterator[Suspect]:
    if "\u00d0" in text and primary(lang) not in _WRITES_ETH:
        eths = [(index, letter) for index, letter in enumerate(text) if letter == "\u00d0"]
        for letter, marks in _grouped(text, eths):
            hint = "replace it by \u0110 (U+0110), the Vietnamese letter"
            yield Suspect("P110", f"{_name(letter)}, looks like \u0110", hint, marks, "\u0110")
    twins = [
        (word.start() + offset, letter)
        for word in (_WORD.finditer(text) if _TWIN.search(text) else ())
        if not word[0].isascii()
        for offset, letter in enumerate(word[0])
        if letter in CYRILLIC_TWINS and _has_latin(word[0])
    ]
    for letter, marks in _grouped(text, twins):
        twin = CYRILLIC_TWINS[letter]
        yield Suspect(
            "P110", f"{_name(letter)}, in a Latin word", f"replace it by the Latin letter {twin}", marks, twin
        )


def _has_latin(word: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in word)


def _invisible(text: str, lang: str) -> Iterator[Suspect]:
    allowed = ("\u200b" if primary(lang) in _BREAKS_WITH_BLANKS else "") + (_BIDI if is_right_to_left(lang) else "")
    found = [(match.start(), match[0]) for match in _INVISIBLE.finditer(text) if match[0] not in allowed]
    for letter, marks in _grouped(text, found):
        kind = "turns the direction of the text" if letter in _BIDI else "cannot be seen"
        yield Suspect("P111", f"{_name(letter)}, {kind}", "delete it, or retype the word", marks)


def _grouped(text: str, found: list[tuple[int, str]]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    groups: dict[str, list[Mark]] = {}
    for index, letter in sorted(found):
        line = text.count("\n", 0, index) + 1
        groups.setdefault(letter, []).append((line, index - text.rfind("\n", 0, index), 1))
    yield from ((letter, tuple(marks)) for letter, marks in groups.items())


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '').lower()}".rstrip()


def _times(marks: tuple[Mark, ...]) -> str:
    return "" if len(marks) == 1 else f", {len(marks)} times"
