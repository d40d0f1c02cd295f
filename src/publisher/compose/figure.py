"""A figure: a photo or its plate in a box, with its caption and its credit - set once, placed anywhere, never one without the others."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from publisher.article.credit import caption_text, credit_line
from publisher.article.model import Photo
from publisher.compose.plate import PlateLook, plate_items
from publisher.compose.sheet import Side
from publisher.compose.voices import Palette
from publisher.compose.wording import wording
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.page.geometry import Crop, Rect
from publisher.page.items import Element, Item, Picture, Role, Turn
from publisher.photos.focus import crop_for, eye_map
from publisher.photos.resolve import AT_ONCE
from publisher.typeset.bidi import reads_against
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import count_lines, set_headline
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, TextStyle
from publisher.units import Length, Mm

PLATE_ASPECT = 1.5
"""The shape a photo is given while its file is still to come: 3:2, the commonest negative."""

HAIR = 0.5
"""A legend that begins so near to its photo's left edge (points) shares the photo's edges."""

MOST_MAPS = 60
"""Stories of more photos are planned by the area a cut takes, so that hundreds of photos are planned in about a second."""


@dataclass(frozen=True)
class FigureSetter:
    """Sets photos with their captions and credits in one booklet's voices."""

    edition: Edition
    layout: BookletLayout
    palette: Palette
    book: FontBook
    from_right: bool = False
    """Whether the pages are read from the right."""
    _legends: dict[tuple[str, str, float, bool], Legend] = field(default_factory=dict, compare=False, repr=False)
    _kept: dict[tuple[str, float], float] = field(default_factory=dict, compare=False, repr=False)
    _looked_at: set[str] = field(default_factory=set, compare=False, repr=False)
    _credits: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _credit_lines: dict[str, SetLine] = field(default_factory=dict, compare=False, repr=False)

    def aspect(self, photo: Photo) -> float:
        """Width by height of a photo, upright; of a plate the usual shape."""
        picture = self.edition.pictures.get(photo.id)
        return picture.aspect if picture else PLATE_ASPECT

    def ppi(self, photo: Photo, width: float, crop: Crop | None = None) -> float:
        """Pixels per inch of a photo placed so wide (points); endless for a plate."""
        picture = self.edition.pictures.get(photo.id)
        if picture is None:
            return float("inf")
        shown = picture.width * ((crop.right - crop.left) if crop else 1.0)
        return shown / (width / 72)

    def crop(self, photo: Photo, aspect: float) -> Crop:
        """What of a photo shows in a box of that aspect."""
        picture = self.edition.pictures.get(photo.id)
        if picture is None:
            return Crop()
        return crop_for(picture, aspect, focus=photo.focus, whole=not photo.rights.crop)

    def kept(self, photo: Photo, aspect: float) -> float:
        """The share of what matters in a photo that shows in a box of that aspect: all of it until the photo was looked at.

        In a long story it is the share of the area: its photos are not looked at.
        """
        if photo.id not in self.edition.pictures or self._is_long:
            return min(self.aspect(photo) / aspect, aspect / self.aspect(photo))
        if not self.is_known(photo):
            return 1.0
        key = (photo.id, round(aspect, 4))
        if key not in self._kept:
            self._kept[key] = self.crop(photo, aspect).kept
        return self._kept[key]

    def is_known(self, photo: Photo) -> bool:
        """Whether ``kept`` is no guess: the photo was looked at, or never will be."""
        return photo.id in self._looked_at or photo.id not in self.edition.pictures or self._is_long

    def look_at(self, photos: Iterable[Photo]) -> None:
        """Find what draws the eye in photos: a tenth of a second each, two at a time."""
        found = {photo.id: self.edition.pictures[photo.id] for photo in photos}
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(eye_map, found.values()))
        self._looked_at.update(found)

    @property
    def _is_long(self) -> bool:
        return len(self.edition.article.photos) > MOST_MAPS

    def legend(self, photo: Photo, width: float, *, side_credit: bool = False, context: bool = True) -> Legend:
        """The caption and credit of a photo, set to a width (points), the measure permitting.

        With ``side_credit`` the credit is left for the side of the photo, where the layout says so.
        """
        beside = side_credit and self.layout.captions.credit == "side"
        return self.legend_of(photo, caption_text(photo, context=context), width, with_credit=not beside)

    def legend_of(self, photo: Photo, words: str, width: float, *, with_credit: bool = True) -> Legend:
        """A legend of given words, with the photo's credit below them; the same legend for the same wishes."""
        measure = min(Length(width), self.layout.captions.measure)
        key = (photo.id, words, round(float(measure), 2), with_credit)
        if key not in self._legends:
            credit = self.credit_text(photo) if with_credit else ""
            self._legends[key] = Legend(
                photo, words, credit, measure, self._styles, self.lang, self.book, self.from_right
            )
        return self._legends[key]

    def credit_text(self, photo: Photo) -> str:
        """The credit exactly as every channel publishes it."""
        if photo.id not in self._credits:
            self._credits[photo.id] = credit_line(photo.credit, self.lang, self.edition.settings.credit.labels)
        return self._credits[photo.id]

    @property
    def lang(self) -> str:
        """The article's language."""
        return self.edition.article.lang

    @cached_property
    def _styles(self) -> tuple[TextStyle, TextStyle]:
        """Of captions and of credits."""
        voices = self.layout.voices
        return self.palette.style(voices.caption), self.palette.style(voices.credit)

    def picture(self, photo: Photo, rect: Rect, clip: Rect | None = None) -> tuple[tuple[Item, ...], bool]:
        """The items that show a photo in a box, and whether it is a plate."""
        picture = self.edition.pictures.get(photo.id)
        if picture is not None:
            return (Picture(rect, photo.id, picture.path, self.crop(photo, rect.aspect), clip),), False
        lang = self.lang
        return plate_items(clip or rect, photo.id, wording(lang).photo_to_come, self.plate_look, lang, self.book), True

    @cached_property
    def plate_look(self) -> PlateLook:
        """The plates of this layout."""
        style = self.palette.style(self.layout.voices.plate)
        return PlateLook(self.palette["ground"], self.palette["line"], style)

    def figure(self, photo: Photo, rect: Rect, legend: Legend, at: tuple[float, float], side: Side) -> Element:
        """The figure with its legend starting at a point; a credit that is not in the legend runs up the photo's outer side."""
        items, plate = self.picture(photo, rect)
        bleeds = rect.x < 0 or rect.right > self.layout.page.width
        aligned = abs(at[0] - rect.x) < HAIR and not bleeds
        children = list(legend.place(*at, rect.width if aligned else None))
        if not legend.credit_words and (text := self.credit_text(photo)):
            children.append(self._side_credit(photo, text, rect, side))
        return Element(
            Role.FIGURE,
            items,
            tuple(children),
            lang=self.lang,
            alt=photo.alt,
            photo=photo.id,
            plate=plate,
        )

    def side_credit_fits(self, photo: Photo, height: float) -> bool:
        """Whether the credit is no longer than the photo's side."""
        return float(self._credit_line(self.credit_text(photo)).width) <= height

    def _credit_line(self, text: str) -> SetLine:
        if text not in self._credit_lines:
            self._credit_lines[text] = set_line(text, self._styles[1], self.lang, self.book)
        return self._credit_lines[text]

    def _side_credit(self, photo: Photo, text: str, rect: Rect, side: Side) -> Element:
        line = self._credit_line(text)
        gap = Mm(1.1)
        x = rect.right + gap + line.ascent if side is Side.RIGHT else rect.x - gap - line.descent
        placed = line.at(x, rect.bottom, Turn.UP)
        return Element(Role.CREDIT, (placed,), lang=self.lang, photo=photo.id)


@dataclass(frozen=True)
class Legend:
    """A caption and, when it stands below it, the credit; it knows its height at once and sets its lines when it is placed.

    Lines are balanced: a caption of two lines has two of about the same length, never one word below a full line.
    """

    photo: Photo
    words: str
    credit_words: str
    measure: Length
    styles: tuple[TextStyle, TextStyle]
    """Of the caption and of the credit."""
    lang: str
    book: FontBook
    from_right: bool = False
    """Whether the page is read from the right."""

    CREDIT_SPACE: ClassVar[float] = 0.35
    """Between caption and credit, of the caption's leading."""

    @cached_property
    def caption(self) -> tuple[SetLine, ...]:
        """The lines of the caption."""
        return set_headline(self.words, self.styles[0], self.measure, self.lang, book=self.book)

    @cached_property
    def credit(self) -> tuple[SetLine, ...]:
        """The lines of the credit; none when it stands beside the photo, or is waived."""
        return set_headline(self.credit_words, self.styles[1], self.measure, self.lang, book=self.book)

    @cached_property
    def height(self) -> Length:
        """From the top of the caption to the foot of the credit."""
        caption, credit = (
            style.leading * count_lines(words, style, self.measure, self.lang, book=self.book)
            for words, style in zip((self.words, self.credit_words), self.styles, strict=True)
        )
        return caption + credit + (self.styles[0].leading * self.CREDIT_SPACE if caption and credit else 0.0)

    @property
    def width(self) -> Length:
        """The longest line."""
        return Length(max((line.width for line in (*self.caption, *self.credit)), default=0.0))

    def place(self, x: float, y: float, room: float | None = None) -> tuple[Element, ...]:
        """The caption and credit as elements, their top left corner at a point.

        Words that read against the page end at the far edge of ``room`` (points; the legend's measure when not given).
        """
        edge = x + float(self.measure if room is None else room)
        caption, credit = self.styles
        elements = []
        top = Length(y)
        if self.caption:
            elements.append(self._element(Role.CAPTION, self.caption, caption.leading, (x, edge), top))
            top = top + caption.leading * (len(self.caption) + self.CREDIT_SPACE)
        if self.credit:
            elements.append(self._element(Role.CREDIT, self.credit, credit.leading, (x, edge), top))
        return tuple(elements)

    def _element(
        self, role: Role, lines: tuple[SetLine, ...], leading: Length, edges: tuple[float, float], top: Length
    ) -> Element:
        rest = (leading - lines[0].ascent - lines[0].descent) / 2
        words = self.words if role is Role.CAPTION else self.credit_words
        against = reads_against(words, self.lang, self.from_right)
        starts = (edges[1] - line.width if against else edges[0] for line in lines)
        rows = enumerate(zip(starts, lines, strict=True))
        placed = tuple(line.at(x, top + leading * n + rest + line.ascent) for n, (x, line) in rows)
        return Element(role, placed, lang=self.lang, photo=self.photo.id)
