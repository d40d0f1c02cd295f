"""A figure: a photo or its plate in a box, with its caption and its credit - set once, placed anywhere, never one without the others."""

from __future__ import annotations

from dataclasses import dataclass
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
from publisher.photos.focus import crop_for
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_paragraph
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan
from publisher.units import Length, Mm

PLATE_ASPECT = 1.5
"""The shape a photo is given while its file is still to come: 3:2, the commonest negative."""


@dataclass(frozen=True)
class FigureSetter:
    """Sets photos with their captions and credits in one booklet's voices."""

    edition: Edition
    layout: BookletLayout
    palette: Palette
    book: FontBook

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

    def legend(self, photo: Photo, width: float, *, side_credit: bool = False, context: bool = True) -> Legend:
        """The caption and credit of a photo, set to a width (points), the measure permitting.

        With ``side_credit`` the credit is left for the side of the photo, where the layout says so.
        """
        beside = side_credit and self.layout.captions.credit == "side"
        return self.legend_of(photo, caption_text(photo, context=context), width, with_credit=not beside)

    def legend_of(self, photo: Photo, words: str, width: float, *, with_credit: bool = True) -> Legend:
        """A legend of given words, with the photo's credit below them."""
        measure = min(Length(width), self.layout.captions.measure)
        caption = self._lines(words, "caption", measure)
        text = self.credit_text(photo)
        credit = self._lines(text, "credit", measure) if with_credit and text else ()
        return Legend(
            photo, caption, credit, self._leading("caption"), self._leading("credit"), self.edition.article.lang
        )

    def credit_text(self, photo: Photo) -> str:
        """The credit exactly as every channel publishes it."""
        return credit_line(photo.credit, self.edition.article.lang, self.edition.settings.credit.labels)

    def _leading(self, voice: str) -> Length:
        leading: Length = getattr(self.layout.voices, voice).leading
        return leading

    def _lines(self, text: str, voice: str, measure: Length) -> tuple[SetLine, ...]:
        style = self.palette.style(getattr(self.layout.voices, voice))
        return set_paragraph([StyledSpan(text, style)], measure, self.edition.article.lang, book=self.book)

    def picture(self, photo: Photo, rect: Rect, clip: Rect | None = None) -> tuple[tuple[Item, ...], bool]:
        """The items that show a photo in a box, and whether it is a plate."""
        picture = self.edition.pictures.get(photo.id)
        if picture is not None:
            return (Picture(rect, photo.id, picture.path, self.crop(photo, rect.aspect), clip),), False
        lang = self.edition.article.lang
        return plate_items(clip or rect, photo.id, wording(lang).photo_to_come, self.plate_look, lang, self.book), True

    @cached_property
    def plate_look(self) -> PlateLook:
        """The plates of this layout."""
        style = self.palette.style(self.layout.voices.plate)
        return PlateLook(self.palette["ground"], self.palette["line"], style)

    def figure(self, photo: Photo, rect: Rect, legend: Legend, at: tuple[float, float], side: Side) -> Element:
        """The figure with its legend starting at a point; a credit that is not in the legend runs up the photo's outer side."""
        items, plate = self.picture(photo, rect)
        children = list(legend.place(*at))
        if not legend.credit and (text := self.credit_text(photo)):
            children.append(self._side_credit(photo, text, rect, side))
        return Element(
            Role.FIGURE,
            items,
            tuple(children),
            lang=self.edition.article.lang,
            alt=photo.alt,
            photo=photo.id,
            plate=plate,
        )

    def side_credit_fits(self, photo: Photo, height: float) -> bool:
        """Whether the credit is no longer than the photo's side."""
        return float(self._credit_line(self.credit_text(photo)).width) <= height

    def _credit_line(self, text: str) -> SetLine:
        return set_line(text, self.palette.style(self.layout.voices.credit), self.edition.article.lang, self.book)

    def _side_credit(self, photo: Photo, text: str, rect: Rect, side: Side) -> Element:
        line = self._credit_line(text)
        gap = Mm(1.1)
        x = rect.right + gap + line.ascent if side is Side.RIGHT else rect.x - gap - line.descent
        placed = line.at(x, rect.bottom, Turn.UP)
        return Element(Role.CREDIT, (placed,), lang=self.edition.article.lang, photo=photo.id)


@dataclass(frozen=True, slots=True)
class Legend:
    """A caption and, when it stands below it, the credit: set lines waiting for a place."""

    photo: Photo
    caption: tuple[SetLine, ...]
    credit: tuple[SetLine, ...]
    caption_leading: Length
    credit_leading: Length
    lang: str

    CREDIT_SPACE: ClassVar[float] = 0.35
    """Between caption and credit, of the caption's leading."""

    @property
    def height(self) -> Length:
        """From the top of the caption to the foot of the credit."""
        height = self.caption_leading * len(self.caption) + self.credit_leading * len(self.credit)
        return height + (self.caption_leading * self.CREDIT_SPACE if self.caption and self.credit else 0.0)

    @property
    def width(self) -> Length:
        """The longest line."""
        return Length(max((line.width for line in (*self.caption, *self.credit)), default=0.0))

    def place(self, x: float, y: float) -> tuple[Element, ...]:
        """The caption and credit as elements, their top left corner at a point."""
        elements = []
        top = Length(y)
        if self.caption:
            elements.append(self._element(Role.CAPTION, self.caption, self.caption_leading, x, top))
            top = top + self.caption_leading * (len(self.caption) + self.CREDIT_SPACE)
        if self.credit:
            elements.append(self._element(Role.CREDIT, self.credit, self.credit_leading, x, top))
        return tuple(elements)

    def _element(self, role: Role, lines: tuple[SetLine, ...], leading: Length, x: float, top: Length) -> Element:
        rest = (leading - lines[0].ascent - lines[0].descent) / 2
        placed = tuple(line.at(x, top + leading * n + rest + line.ascent) for n, line in enumerate(lines))
        return Element(role, placed, lang=self.lang, photo=self.photo.id)
