"""A figure: a photo or its plate in a box, with its caption and its credit - set once, placed anywhere, never one without the others."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, partial

from publisher.article.credit import caption_text, credit_line
from publisher.article.model import Photo
from publisher.compose.legend import SIDE_BY_SIDE, Legend, PairedLegend
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
from publisher.typeset.fonts import FontBook
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
    beside: Edition | None = None
    """The story in the second language of a booklet of two."""
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
        return self.legend_of(
            photo, caption_text(photo, context=context), width, with_credit=not beside, context=context
        )

    def legend_of(
        self, photo: Photo, words: str, width: float, *, with_credit: bool = True, context: bool = False
    ) -> Legend:
        """A legend of given words, with the photo's credit below them; the same legend for the same wishes.

        In a booklet of two languages the caption in the second one, after its ``context`` when asked, stands beside or below.
        """
        key = (photo.id, words, round(width, 2), with_credit)
        if key not in self._legends:
            credit = self.credit_text(photo) if with_credit else ""
            second = self._second(photo)
            made = self._single if second is None else partial(self._paired, caption_text(second, context=context))
            self._legends[key] = made(photo, words, credit, Length(width))
        return self._legends[key]

    def _single(self, photo: Photo, words: str, credit: str, width: Length, lang: str | None = None) -> Legend:
        measure = min(width, self.layout.captions.measure)
        return Legend(photo, words, credit, measure, self._styles, lang or self.lang, self.book, self.from_right)

    def _paired(self, second: str, photo: Photo, words: str, credit: str, width: Length) -> PairedLegend:
        assert self.beside is not None
        gap = self.layout.reading.gap
        column = (width - gap) / 2
        is_wide = column >= self._styles[0].size * SIDE_BY_SIDE
        first = self._single(photo, words, credit, column if is_wide else width)
        other = self._single(photo, second, "", first.measure, self.beside.article.lang)
        return PairedLegend(
            photo, words, credit, first.measure, self._styles, self.lang, self.book, self.from_right,
            second=other, column=column if is_wide else None, gap=gap,
        )  # fmt: skip

    def _second(self, photo: Photo) -> Photo | None:
        """The photo as the second language has it."""
        return next((own for own in self.beside.article.photos if own.id == photo.id), None) if self.beside else None

    def credit_text(self, photo: Photo) -> str:
        """The credit exactly as every channel publishes it; in two languages both where they really name others."""
        if photo.id not in self._credits:
            labels = self.edition.settings.credit.labels
            lines = [credit_line(photo.credit, self.lang, labels)]
            second = self._second(photo)
            if self.beside and second and second.credit != photo.credit:
                lines.append(credit_line(second.credit, self.beside.article.lang, labels))
            self._credits[photo.id] = " · ".join(dict.fromkeys(filter(None, lines)))
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
