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
from publisher.photos.focus import crop_for
from publisher.photos.model import PictureFile
from publisher.units import Px

KEPT_ENOUGH = 0.6
"""A crop that keeps less of what matters is not made: the photo is shown whole."""
PLATE_ASPECT = 1.5
"""A photo that is to come is expected in the shape most cameras give."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo as it stands on a card."""

    element: Element
    crop: Crop = Crop()
    enlarged: float = 0.0
    """Card pixels for each pixel of the photo; above 1 it is blown up. 0 for a plate."""


def show_photo(photo: Photo, picture: PictureFile | None, boxes: Places, look: Look, lang: str) -> Shown:
    """The photo filling its box; whole, like a print on the panel's ground, where a crop is forbidden or costs too much; or a plate."""
    if picture is None:
        return Shown(_plate(photo, boxes.photo, look, lang))
    rect, crop = _placed(photo, picture, boxes, look)
    item = Picture(rect, photo.id, picture.path, crop)
    enlarged = rect.width.px / (picture.width * (crop.right - crop.left))
    return Shown(Element(Role.FIGURE, (item,), lang=lang, alt=photo.alt, photo=photo.id), crop, enlarged)


def showing(photo: Photo, picture: PictureFile | None, look: Look, boxes: Places) -> Showing:
    """How well the photo would show in its box; a plate as well as a photo of the usual shape would."""
    if picture is None:
        rect, kept = boxes.photo, min(PLATE_ASPECT / boxes.photo.aspect, boxes.photo.aspect / PLATE_ASPECT)
    else:
        rect, crop = _placed(photo, picture, boxes, look)
        kept = crop.kept
    card = look.target.size
    return Showing(math.sqrt(rect.width * rect.height / (card.width * card.height)), kept)


def _placed(photo: Photo, picture: PictureFile, boxes: Places, look: Look) -> tuple[Rect, Crop]:
    crop = _crop(photo, picture, boxes.photo)
    return (_print(boxes, picture.aspect, look), crop) if crop.is_whole else (boxes.photo, crop)


def _crop(photo: Photo, picture: PictureFile, box: Rect) -> Crop:
    crop = crop_for(picture, box.aspect, focus=photo.focus, whole=not photo.rights.crop)
    return crop if crop.kept >= KEPT_ENOUGH else Crop()


def _plate(photo: Photo, box: Rect, look: Look, lang: str) -> Element:
    style = look.style(look.layout.plate)
    plate = PlateLook(look.colours["plate"], look.colours["panel"], style)
    items = plate_items(box, photo.id, wording(lang).photo_to_come, plate, lang, look.book)
    return Element(Role.FIGURE, items, lang=lang, alt=photo.alt, photo=photo.id, plate=True)


def _print(boxes: Places, aspect: float, look: Look) -> Rect:
    """The place of a whole photo: the box itself where it fits, else its middle with the panel's margin around, on whole pixels."""
    box = boxes.photo
    if abs(box.width.px / box.height.px / aspect - 1) < 1 / min(box.width.px, box.height.px):
        return box
    margin = look.u(look.layout.space.margin)
    room = {
        "above": box.inset(margin, margin, margin, 0),
        "right": box.inset(0, margin, margin, margin),
        "left": box.inset(margin, margin, 0, margin),
    }[boxes.arrangement.photo]
    width = round(min(room.width.px, room.height.px * aspect))
    height = round(min(room.height.px, room.width.px / aspect))
    x, y = round(room.x.px + (room.width.px - width) / 2), round(room.y.px + (room.height.px - height) / 2)
    return Rect(Px(x), Px(y), Px(max(1, width)), Px(max(1, height)))
