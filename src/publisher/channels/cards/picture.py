"""The photo of a card: a photo, its file and a box go in; the figure that stands there and what of the photo it shows come out."""

from __future__ import annotations

import math
from dataclasses import dataclass

from publisher.article.model import Photo
from publisher.channels.cards.arrange import Places
from publisher.channels.cards.fit import Showing
from publisher.channels.cards.setting import Look
from publisher.compose.plate import PlateLook, plate_items
from publisher.compose.wording import wording
from publisher.page.geometry import Crop, Rect
from publisher.page.items import Element, Picture, Role
from publisher.photos.focus import WHOLE, crop_for
from publisher.photos.model import PictureFile
from publisher.photos.orientation import Box
from publisher.units import Px

KEPT_ENOUGH = 0.6
"""A crop that keeps less of what matters is not made: the photo is shown whole."""
PLATE_ASPECT = 1.5
"""A photo that is to come is expected in the shape most cameras give."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """A photo and its file; None while that is still to come."""

    photo: Photo
    picture: PictureFile | None

    @property
    def aspect(self) -> float | None:
        """Width divided by height; None for a plate."""
        return self.picture.aspect if self.picture else None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a photo may stand: its box, and the smaller one for a photo that is shown whole."""

    box: Rect
    room: Rect
    at_foot: bool = False
    """Whether a photo shown whole stands at the left of its room's foot, by its caption, and not in the middle."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo as it stands on a card."""

    element: Element
    crop: Crop = Crop()
    enlarged: float = 0.0
    """Card pixels for each pixel of the photo; above 1 it is blown up. 0 for a plate."""


def frame_of(boxes: Places, look: Look) -> Frame:
    """The frame beside, above or below a panel: a print keeps the panel's margin from the card's edges."""
    margin, box = look.u(look.layout.space.margin), boxes.photo
    room = {
        "above": (margin, margin, margin, 0),
        "below": (margin, 0, margin, margin),
        "right": (0, margin, margin, margin),
        "left": (margin, margin, 0, margin),
    }.get(boxes.arrangement.photo, (0, 0, 0, 0))
    return Frame(box, box.inset(*room))


def show_photo(sitter: Sitter, frame: Frame, look: Look, lang: str) -> Shown:
    """The photo filling its box; whole, like a print on the panel's ground, where a crop is forbidden or costs too much; or a plate."""
    photo, picture = sitter.photo, sitter.picture
    if picture is None:
        return Shown(_plate(photo, frame.box, look, lang))
    return shown_at(sitter, *_placed(photo, picture, frame), lang)


def shown_at(sitter: Sitter, rect: Rect, crop: Crop, lang: str) -> Shown:
    """A crop of a photo that has its file, in that box."""
    photo, picture = sitter.photo, sitter.picture
    assert picture
    item = Picture(rect, photo.id, picture.path, crop)
    enlarged = rect.width.px / (picture.width * (crop.right - crop.left))
    return Shown(Element(Role.FIGURE, (item,), lang=lang, alt=photo.alt, photo=photo.id), crop, enlarged)


def showing(sitter: Sitter | None, look: Look, frame: Frame) -> Showing:
    """How well the photo would show in its box; a plate as well as a photo of the usual shape would; no photo costs nothing."""
    if sitter is None:
        return Showing(1.0, 1.0)
    if sitter.picture is None:
        rect, aspect = frame.box, frame.box.aspect
        kept = min(PLATE_ASPECT / aspect, aspect / PLATE_ASPECT)
    else:
        rect, crop = _placed(sitter.photo, sitter.picture, frame)
        kept = crop.kept
    card = look.target.size
    whole, shown, given = card.width * card.height, rect.width * rect.height, frame.box.width * frame.box.height
    return Showing(math.sqrt(shown / whole), kept, max(0.0, given - shown) / whole)


def _placed(photo: Photo, picture: PictureFile, frame: Frame) -> tuple[Rect, Crop]:
    crop = crop_of(photo, picture, frame.box)
    return (_print(frame, picture.aspect), crop) if crop.is_whole else (frame.box, crop)


def crop_of(photo: Photo, picture: PictureFile, box: Rect, free: Box = WHOLE) -> Crop:
    """What of a photo shows in a box, of which a part may have to stay free; all of it where a crop is forbidden or costs too much."""
    crop = crop_for(picture, box.aspect, focus=photo.focus, whole=not photo.rights.crop, free=free)
    return crop if crop.kept >= KEPT_ENOUGH else Crop()


def _plate(photo: Photo, box: Rect, look: Look, lang: str) -> Element:
    style = look.style("plate")
    plate = PlateLook(look.colours["plate"], look.colours["panel"], style)
    items = plate_items(box, photo.id, wording(lang).photo_to_come, plate, lang, look.book)
    return Element(Role.FIGURE, items, lang=lang, alt=photo.alt, photo=photo.id, plate=True)


def fills(box: Rect, aspect: float) -> bool:
    """Whether a whole photo of that aspect leaves less than a pixel of the box empty."""
    return abs(box.width.px / box.height.px / aspect - 1) < 1 / min(box.width.px, box.height.px)


def _print(frame: Frame, aspect: float) -> Rect:
    """The place of a whole photo: the box itself where it fits, else the middle of the room for it, on whole pixels."""
    box, room = frame.box, frame.room
    if fills(box, aspect):
        return box
    width = round(min(room.width.px, room.height.px * aspect))
    height = round(min(room.height.px, room.width.px / aspect))
    across, down = (0.0, 1.0) if frame.at_foot else (0.5, 0.5)
    x, y = round(room.x.px + (room.width.px - width) * across), round(room.y.px + (room.height.px - height) * down)
    return Rect(Px(x), Px(y), Px(max(1, width)), Px(max(1, height)))
