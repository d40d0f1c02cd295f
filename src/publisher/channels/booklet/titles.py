"""Titles: kicker, title and what stands below it become one measured block that covers and openers place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.channels.booklet.desk import Desk, stack
from publisher.layout.schema import Voice
from publisher.notices import PublisherError, error
from publisher.page.items import Element, Role, TextLine
from publisher.typeset.fit import Fitted, fit_headline
from publisher.typeset.style import SetLine
from publisher.units import Length


@dataclass(frozen=True, slots=True)
class TitleRow:
    """Lines of one voice, and the white below them in their leading."""

    role: Role
    lines: tuple[SetLine, ...]
    leading: Length
    after: float
    lang: str | None = None
    """Of a row in another language than the block's."""
    from_far: bool = False
    """Whether it begins at the far edge of the block, because it reads against the book."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Rows below each other, set to a width."""

    rows: tuple[TitleRow, ...]
    width: Length
    lang: str

    @property
    def height(self) -> Length:
        """From the top of the first row to the foot of the last."""
        total = sum(float(row.leading * (len(row.lines) + row.after)) for row in self.rows)
        last = self.rows[-1] if self.rows else None
        return Length(total - (float(last.leading) * last.after if last else 0.0))

    def place(self, x: float, top: float, *, centred: bool = False) -> Iterator[Element]:
        """The rows as elements, from a left edge, or centred in the block's width."""
        y = Length(top)
        for row in self.rows:
            if centred:
                placed = centre(row.lines, x, self.width, y, row.leading)
            elif row.from_far:
                placed = far(row.lines, x, self.width, y, row.leading)
            else:
                placed = stack(row.lines, x, y, row.leading)
            yield Element(row.role, placed, lang=row.lang or self.lang)
            y = y + row.leading * (len(row.lines) + row.after)


def centre(lines: Sequence[SetLine], x: float, width: float, top: float, leading: Length) -> tuple[TextLine, ...]:
    """Lines below each other, each in the middle of a width."""
    return tuple(
        placed
        for n, line in enumerate(lines)
        for placed in stack((line,), x + (width - line.width) / 2, leading * n + top, leading)
    )


def far(lines: Sequence[SetLine], x: float, width: float, top: float, leading: Length) -> tuple[TextLine, ...]:
    """Lines below each other, each ending at the far edge of a width."""
    return tuple(
        placed
        for n, line in enumerate(lines)
        for placed in stack((line,), x + width - line.width, leading * n + top, leading)
    )


def kicker_row(desk: Desk, voice: Voice, width: Length, after: float) -> Iterator[TitleRow]:
    """The kicker, where the article has one."""
    if kicker := desk.edition.article.kicker:
        yield TitleRow(Role.KICKER, desk.headline(kicker, voice, width), voice.leading, after)


def title_row(desk: Desk, voice: Voice, width: Length, height: Length, after: float) -> TitleRow:
    """The title as large as it fits."""
    fitted = fit_title(desk, voice, width, height)
    return TitleRow(Role.TITLE, fitted.lines, fitted.style.leading, after)


def second_title_rows(desk: Desk, width: Length, after: float) -> Iterator[TitleRow]:
    """The title in the second language of a booklet of two, in a voice of its own below the first."""
    if desk.other is None:
        return
    voice = desk.layout.voices.second_title or desk.layout.voices.lead
    title = desk.other.edition.article.title
    lines = desk.other.headline(title, voice, width)
    yield TitleRow(Role.LEAD, lines, voice.leading, after, desk.other.lang, desk.other.reads_against(title))


def fit_title(desk: Desk, voice: Voice, width: Length, height: Length) -> Fitted:
    """The title as large as it fits, else the short title; PublisherError P203 when neither does."""
    article = desk.edition.article
    smallest = voice.smallest or voice.size
    style = desk.palette.style(voice)
    for text in dict.fromkeys((article.title, article.running_title)):
        fitted = fit_headline(
            text, style, width, height, desk.lang, smallest=smallest, max_lines=voice.max_lines, book=desk.book
        )
        if fitted is not None:
            return fitted
    raise PublisherError(
        error(
            "P203",
            f"the title is too long for the cover: {len(article.title)} letters do not fit "
            f"{voice.max_lines} lines of {smallest.pt:g} pt",
            article.source.at("title"),
            "give a short_title",
            "booklet",
        )
    )
