"""The typesetter: spans of an article go in, lines set in the voices of one layout come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from publisher.article.model import Inline, Script, Span
from publisher.compose.sheet import Sheet, Side
from publisher.compose.voices import Palette
from publisher.layout.booklet import BookletLayout
from publisher.layout.schema import Voice
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_paragraph
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Length

SCRIPT = 0.64
"""The size of raised and lowered letters, of the letters around them."""
RAISED, LOWERED = 0.34, -0.14
"""By how much of the size around them they leave the line."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets running text in the voices of one booklet layout."""

    layout: BookletLayout
    palette: Palette
    book: FontBook
    lang: str
    from_right: bool = False
    """Whether the pages are read from the right; they are composed from the left and mirrored as a whole."""
    notes: Mapping[str, int] = field(default_factory=dict)
    """The number of each note by its label."""
    anchor: str = ""
    """What the names of places that links lead to begin with: the article's id."""

    def lines(
        self,
        spans: Inline,
        measure: Length,
        *,
        voice: Voice | None = None,
        indent: Length | None = None,
        italic: bool = False,
        justify: bool | None = None,
    ) -> tuple[SetLine, ...]:
        """A paragraph in a voice, that of reading text if none is named; justified as the layout says if nothing is said."""
        reading = self.layout.reading
        return set_paragraph(
            self.styled(spans, voice or self.layout.voices.text, italic=italic),
            measure,
            self.lang,
            justify=reading.justify if justify is None else justify,
            hyphenate=reading.hyphenate,
            indent=indent or Length(0),
            book=self.book,
        )

    def styled(self, spans: Iterable[Span], voice: Voice, *, italic: bool = False) -> list[StyledSpan]:
        """The spans in the styles of a voice; where a note is called, its number, raised."""
        return list(self._styled(spans, voice, italic))

    def _styled(self, spans: Iterable[Span], voice: Voice, italic: bool) -> Iterator[StyledSpan]:
        for span in spans:
            style = self.palette.style(voice, italic=italic != span.emphasis, strong=span.strong)
            if span.note is not None:
                number = self.notes.get(span.note)
                if number is not None:
                    yield StyledSpan(str(number), _script(style, RAISED), f"#{self.note_anchor(number)}")
            elif span.script is Script.NORMAL:
                yield StyledSpan(span.text, style, span.href)
            else:
                rise = RAISED if span.script is Script.RAISED else LOWERED
                yield StyledSpan(span.text, _script(style, rise), span.href)

    @property
    def page_lines(self) -> int:
        """The grid lines of a whole page."""
        sheet = Sheet(self.layout.page, self.layout.margins, self.layout.grid)
        return sheet.lines(sheet.area(Side.LEFT).height)

    def note_anchor(self, number: int) -> str:
        """The name of the place of a note."""
        return f"{self.anchor}-note-{number}".lstrip("-")


def _script(style: TextStyle, rise: float) -> TextStyle:
    """Letters that leave the line: smaller, with figures that all stand on one line."""
    features = (*(feature for feature in style.features if feature != "onum"), "lnum")
    return replace(style, size=style.size * SCRIPT, rise=style.size * rise, features=features)
