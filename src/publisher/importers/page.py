"""The lines of a pasted page go in; title, paragraphs, photos, related headlines and what was left out come out, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from publisher.article.credit import CreditSplit, split_credit
from publisher.article.credit_words import credit_words, folded
from publisher.importers.furniture import furniture
from publisher.importers.headwords import BYLINE


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, or several joined; spaces plain, ends bare."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Reading text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption, and how it was told from reading text."""

    line: Line
    why: str
    marker: Line | None = None
    """The line that stood where the image was."""
    credit_line: Line | None = None
    """A credit on a line of its own."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is in no field of the article, and why."""

    line: Line
    why: str
    code: str = "P704"


@dataclass(slots=True)
class Page:
    """A pasted page, sorted."""

    title: Line
    repeats: tuple[int, ...] = ()
    blocks: list[Paragraph | Picture] = field(default_factory=list)
    related: list[Line] = field(default_factory=list)
    addresses: dict[int, Line] = field(default_factory=dict)
    """Line of a related headline -> the line with its address."""
    furniture_lang: str | None = None
    section: Line | None = None
    byline: list[Line] = field(default_factory=list)
    keywords: list[Line] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def sort_page(text: str) -> Page:
    """Sort the lines of a page; no line is lost: each is in a field of the result or among what was left out."""
    lines = _joined_if_wrapped(_numbered(text))
    return _Sorter(_title(lines), lines).sort()


# --- lines ----------------------------------------------------------------------------------------------------------------------


def _numbered(text: str) -> list[Line]:
    lines = (re.sub(r"[\s\u00a0\u200b\u2060]+", " ", line).strip() for line in text.split("\n"))
    return [Line(number, line) for number, line in enumerate(lines, start=1)]


def _joined_if_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Text broken at a column, with blank lines between paragraphs, as e-mail is: its paragraphs made whole."""
    groups = _groups(lines)
    if not _is_wrapped(groups):
        return [line for line in lines if line.text]
    return [Line(group[0].number, " ".join(line.text for line in group)) for group in groups]


def _is_wrapped(groups: Sequence[Sequence[Line]]) -> bool:
    """Several groups of lines, all but the last of a group about as long as a column is wide and mostly mid-sentence."""
    inner = [line.text for group in groups for line in group[:-1]]
    if sum(len(group) > 1 for group in groups) < 2 or max(map(len, inner)) > 100:
        return False
    long = sum(len(text) >= 50 for text in inner)
    ended = sum(text.endswith((".", "!", "?", ")", "”")) for text in inner)
    return long >= 0.8 * len(inner) and ended < 0.5 * len(inner)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


_SURE_TITLE = 15
"""Letters a line must have before its return can mean that it is the title; shorter lines come back by chance."""
_HEAD = 8
"""The title is among the first lines of the story."""


def _title(lines: Sequence[Line]) -> Line:
    """The line that others repeat or begin with (it is the text of lost images), if there is one; else the first."""
    head = [line for line in lines if furniture(line.text) is None][:_HEAD] or [lines[0]]
    counts = [len(_returns(line, lines)) for line in head]
    return head[counts.index(max(counts))]


def _returns(title: Line, lines: Sequence[Line]) -> tuple[int, ...]:
    """The lines after it that say the title again, or begin with it."""
    if len(title.text) < _SURE_TITLE:
        return ()
    return tuple(
        line.number for line in lines if line.number > title.number and _key(line.text).startswith(_key(title.text))
    )


def _key(text: str) -> str:
    return folded(text).rstrip(" .")


# --- the sorter -----------------------------------------------------------------------------------------------------------------

_NUMBERED_IMAGE = re.compile(
    r"\W*(?:ảnh|hình|photo|image|picture|foto|bild|imagen|immagine|фото|图|写真|사진)\s*(?:số\s*)?\d+\W*", re.I
)
_LONGEST_CAPTION = 600
_LONGEST_HEADLINE = 200
_LONGEST_SECTION = 40
"""Letters: longer lines are something else."""


class _Sorter:
    """Walks down a page once and puts every line in its place."""

    def __init__(self, title: Line, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.page = Page(title, _returns(title, lines))
        self.marker: Line | None = None
        self.in_related = False

    def sort(self) -> Page:
        for line in self.lines:
            if line.number < self.page.title.number:
                self._place_above_title(line)
            elif line != self.page.title:
                self._place(line)
        self._give_up_marker()
        return self.page

    def _place_above_title(self, line: Line) -> None:
        """The name of a section, or a path of them, stands above a title; all else there belongs to the site."""
        if self._is_furniture(line):
            return
        if self.page.section is None and len(line.text) <= _LONGEST_SECTION:
            self.page.section = line
        else:
            self.page.left_out.append(LeftOut(line, "stands above the title"))

    def _place(self, line: Line) -> None:
        if self._is_marker(line) or self._is_furniture(line):
            return
        split = split_credit(line.text)
        if self._is_glued_caption(line) or self._is_credit_line(line, split):
            return
        if self.marker is not None and self._fits_marker(line, split):
            self._add(Picture(line, f"follows line {self.marker.number}, the title again", self.marker))
            self.marker = None
        elif self._is_related(line, split) or self._is_byline(line, split):
            return
        elif self._is_captioned_by_credit(line, split):
            self._add(Picture(line, "ends in a photo credit"))
        else:
            self._give_up_marker()
            self._add(Paragraph(line))

    def _add(self, block: Paragraph | Picture) -> None:
        self.in_related = False
        self.page.blocks.append(block)

    # Each of these looks at one kind of line, and puts it away when it is of that kind.

    def _is_marker(self, line: Line) -> bool:
        title = _key(self.page.title.text)
        rest = _key(line.text).removeprefix(title) if _key(line.text).startswith(title) else "more"
        if rest and not _NUMBERED_IMAGE.fullmatch(rest):
            return False
        self._give_up_marker()
        self.marker, self.in_related = line, False
        return True

    def _give_up_marker(self) -> None:
        if self.marker is not None:
            why = "the title again, where a photo was, but no caption follows"
            self.page.left_out.append(LeftOut(self.marker, why, "P702"))
            self.marker = None

    def _is_furniture(self, line: Line) -> bool:
        found = furniture(line.text)
        if found is None:
            return False
        self.in_related = found.kind == "related"
        self.page.furniture_lang = self.page.furniture_lang or found.lang
        self.page.keywords += [replace(line, text=word) for word in found.keywords]
        whys = {
            "related": "heading above other stories",
            "stamp": "time stamp; write published: with its time zone",
            "button": "button of the site",
        }
        if found.kind in whys:
            self.page.left_out.append(LeftOut(line, whys[found.kind]))
        return True

    def _is_glued_caption(self, line: Line) -> bool:
        """``<title> ảnh 1<caption>`` or ``<title><caption>. Photo: ...``: the caption stuck to the image's text."""
        title = self.page.title.text
        if len(title) < _SURE_TITLE or not folded(line.text).startswith(folded(title)):
            return False
        rest = line.text[len(title) :]
        image = _NUMBERED_IMAGE.match(rest)
        caption = rest[image.end() :].strip() if image else rest.strip()
        if not caption or not (image or split_credit(rest).credit):
            return False
        self._give_up_marker()
        self._add(Picture(replace(line, text=caption), "stuck to the title, the text of a lost photo", line))
        return True

    def _is_credit_line(self, line: Line, split: CreditSplit) -> bool:
        """A credit alone on its line belongs to the caption above it."""
        if split.credit is None or split.caption or not _is_labelled(split):
            return False
        if not self.page.blocks or len(self.page.blocks[-1].line.text) > _LONGEST_CAPTION:
            return False
        above = self.page.blocks[-1]
        if isinstance(above, Paragraph):
            above = Picture(above.line, f"followed by a credit on line {line.number}")
        elif split_credit(above.line.text).credit or above.credit_line:
            return False
        self.page.blocks[-1] = replace(above, credit_line=line)
        return True

    def _fits_marker(self, line: Line, split: CreditSplit) -> bool:
        return split.credit is not None or len(line.text) <= _LONGEST_CAPTION

    def _is_related(self, line: Line, split: CreditSplit) -> bool:
        if not self.in_related or split.credit is not None or len(line.text) > _LONGEST_HEADLINE:
            return False
        if re.fullmatch(r"https?://\S+", line.text):
            self._address(line)
        else:
            self.page.related.append(replace(line, text=re.sub(r"^(?:[-•*›»–]|\d{1,2}[.)])\s+", "", line.text)))
        return True

    def _address(self, line: Line) -> None:
        """An address belongs to the headline above it; one without a headline of its own is left out and named."""
        headline = self.page.related[-1].number if self.page.related else None
        if headline is None or headline in self.page.addresses:
            self.page.left_out.append(LeftOut(line, "an address without a headline above it"))
        else:
            self.page.addresses[headline] = line

    def _is_byline(self, line: Line, split: CreditSplit) -> bool:
        """``By A. Name`` under the title, ``VNA/VNS`` under the text."""
        named = BYLINE.fullmatch(line.text) if not self.page.blocks else None
        signed = split.credit is not None and not split.caption and self.page.blocks
        if named and len(named["name"].split()) <= 5 and named["name"][0].isupper():
            self.page.byline.append(replace(line, text=named["name"]))
        elif signed or (self.page.blocks and line == self.lines[-1] and _is_agency(line.text)):
            self.page.byline.append(line)
        else:
            return False
        return True

    def _is_captioned_by_credit(self, line: Line, split: CreditSplit) -> bool:
        """A caption without a marker shows by its credit; a bare agency under the last paragraph only signs the story."""
        if split.credit is None or not split.caption:
            return False
        signs = split.credit.photographer is None and line == self.lines[-1]
        return _is_labelled(split) or (len(line.text) <= _LONGEST_CAPTION and not signs)


def _is_labelled(split: CreditSplit) -> bool:
    return credit_words().label_pattern.search(folded(split.found)) is not None


def _is_agency(text: str) -> bool:
    return all(part.strip(" ().") in _SIGNATURES for part in text.split("/"))


_SIGNATURES: Iterable[str] = frozenset({"VNA", "VNS", "TTXVN", "AP", "AFP", "Reuters", "dpa", "EFE", "ANSA"})
