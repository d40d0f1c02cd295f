"""Words on a photo that fills the card: a photo, a look and the words' place go in; how the photo shows there, what lies between
photo and words, and in which colour the words read come out.

Never over the focus, a face or a main subject. Where the photo is calm and dark or bright enough the words stand on it as it is;
else on a gradient, as weak as can be; else on a panel. Judged on the very pixels that will be painted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from publisher.channels.cards.arrange import Places
from publisher.channels.cards.contrast import contrast, mixed
from publisher.channels.cards.fit import Showing
from publisher.channels.cards.measure import Reading, readings
from publisher.channels.cards.picture import KEPT_ENOUGH, Sitter, crop_of, fills
from publisher.channels.cards.setting import Look
from publisher.page.geometry import Crop, Rect
from publisher.page.items import Colour, Element, Fill, Gradient, Item, Role, TextLine
from publisher.photos.focus import drawing, heart_of
from publisher.photos.model import PictureFile
from publisher.photos.orientation import Box
from publisher.photos.probe import thumbnail
from publisher.photos.resample import resample
from publisher.units import Length

if TYPE_CHECKING:
    from PIL.Image import Image

WordsOn = Literal["clear", "gradient", "panel"]
"""What the words stand on: the photo as it is, the photo under a gradient, a plain colour."""
HIDDEN = 0.5
"""What a stretch of photo under words is lost, as a share of what it would be under a panel: it still shows between them."""
VEILED = 0.5
"""What a gradient at full strength costs; a busy ground needs a stronger one."""
STRONGEST = 0.64
"""A gradient above this hides the photo: a panel does it better. At 0.62 white paper is dark enough for white type."""
LEAST_VEIL = 0.3
"""A weaker gradient would look like a fault of the photo."""
MARGIN = 1.07
"""By how much the contrast is overdone: painters round, and what is measured is rounded towards the ink."""
CALM = 14.0
"""The largest standard deviation of lightness (0 to 255) behind words that stand on the photo as it is."""
FOCUS_REACH = 0.07
"""How far around the focal point no words stand, as a share of the card's shorter side."""
SEEN_ENOUGH = {"below": 0.6, "above": 0.8, "left": 0.6, "right": 0.6}
"""Where the words stand -> the share of what draws the eye that they leave free where nobody says what matters: as much as a crop
keeps, and more above, where heads are."""
HEART = 0.3
"""How much of each side of a photo without a named focus counts as what the eye goes to."""
RAMP = 0.42
"""Over how much of the card a gradient fades out, where there is room."""
EASE = 12
"""Steps in which it does, from slow to fast to slow: no edge is seen where it begins."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the words of one card stand on."""

    on: WordsOn
    ink: Colour
    between: tuple[Item, ...] = ()
    """Laid over the photo, below the words."""


def overlay_crop(sitter: Sitter, boxes: Places) -> Crop | None:
    """What of the photo fills the card, so that what matters lies free of the words; None where it cannot or may not fill it."""
    picture = sitter.picture
    if picture is None:
        return None
    crop = crop_of(sitter.photo, picture, boxes.photo, _shares(boxes.free, boxes.photo))
    whole_fits = not crop.is_whole or fills(boxes.photo, picture.aspect)
    return crop if whole_fits and crop.kept >= KEPT_ENOUGH else None


def overlay_showing(sitter: Sitter | None, look: Look, boxes: Places) -> Showing | None:
    """How well the photo shows; None where the words would stand on its focus, a face or a main subject.

    Where nobody names any, enough of what draws the eye stays free of them.
    """
    crop = overlay_crop(sitter, boxes) if sitter else None
    if sitter is None or sitter.picture is None or crop is None:
        return None
    if any(box.overlaps(boxes.panel) for box in subjects(sitter, crop, boxes.photo)):
        return None
    free = _within(crop, _shares(boxes.free, boxes.photo))
    hidden = 1 - math.sqrt(boxes.free.width * boxes.free.height / (boxes.photo.width * boxes.photo.height))
    drawn = drawing(sitter.picture, (crop.left, crop.top, crop.right, crop.bottom))
    seen = drawing(sitter.picture, free) / drawn if drawn else 1.0
    if seen < SEEN_ENOUGH[boxes.arrangement.words] and not _is_told(sitter):
        return None
    veil = _guessed_veil(sitter.picture, _within(crop, _shares(boxes.words, boxes.photo)), look) * VEILED
    return Showing(1 - hidden * HIDDEN, crop.kept * (1 - (1 - min(1.0, seen)) * HIDDEN), veiled=veil)


def subjects(sitter: Sitter, crop: Crop, card: Rect) -> tuple[Rect, ...]:
    """The parts of a card that words must leave free: around the focal point, and the faces and main subjects the file names.

    Where neither article nor file names any, what draws the eye most.
    """
    assert sitter.picture
    embedded = sitter.picture.embedded
    named = tuple(_placed(region.box, crop, card) for region in embedded.regions if region.is_subject)
    focus = sitter.photo.focus or embedded.focus
    if focus:
        return (*named, _placed((*focus, *focus), crop, card).inset(-FOCUS_REACH * min(card.width, card.height)))
    heart = heart_of(sitter.picture, HEART)
    return named or ((_placed(heart, crop, card),) if heart else ())


def _is_told(sitter: Sitter) -> bool:
    """Whether article or file say what matters in the photo."""
    embedded = sitter.picture.embedded if sitter.picture else None
    named = embedded and (embedded.focus or any(region.is_subject for region in embedded.regions))
    return bool(sitter.photo.focus or named)


def ground_of(sitter: Sitter, crop: Crop, elements: tuple[Element, ...], boxes: Places, look: Look) -> Ground:
    """What those words need between them and the photo: nothing, a gradient, or a panel when no gradient is enough."""
    assert sitter.picture
    image = resample(sitter.picture, crop, look.target.width, look.target.height).convert("RGB")
    lines = tuple(item for element in elements for item in element.items if isinstance(item, TextLine))
    light, dark = look.colours["ink"], look.colours["panel"]
    if _spread(image, boxes) <= CALM:
        for ink in (light, dark):
            if all(one.ratio >= one.needed * MARGIN for one in readings(_inked(lines, ink), image, look.target)):
                return Ground("clear", ink)
    strength = _strength(readings(_inked(lines, light), image, look.target), dark)
    if strength is None:
        return panel_of(boxes, look)
    return Ground("gradient", light, (_gradient(boxes, dark, strength),))


def panel_of(boxes: Places, look: Look) -> Ground:
    """The plain ground that always serves."""
    return Ground("panel", look.colours["ink"], (Fill(boxes.panel, look.colours["panel"]),))


def between(ground: Ground) -> tuple[Element, ...]:
    """The element of what lies between photo and words."""
    return (Element(Role.ARTIFACT, ground.between),) if ground.between else ()


def _inked(lines: tuple[TextLine, ...], ink: Colour) -> Iterator[TextLine]:
    """The lines in another colour."""
    for line in lines:
        yield replace(line, runs=tuple(replace(run, colour=ink) for run in line.runs))


def _strength(found: tuple[Reading, ...], colour: Colour) -> float | None:
    """The weakest gradient in steps of a hundredth under which all lines read; None when even the strongest is not enough."""
    for step in range(round(LEAST_VEIL * 100), round(STRONGEST * 100) + 1):
        if all(_reads_under(one, colour, step / 100) for one in found):
            return step / 100
    return None


def _reads_under(reading: Reading, colour: Colour, strength: float) -> bool:
    return contrast(reading.ink, mixed(reading.ground, colour, strength)) >= reading.needed * MARGIN


def _gradient(boxes: Places, colour: Colour, strength: float) -> Gradient:
    """At its full strength behind all words, fading towards the free side of the photo."""
    card, panel, side = boxes.photo, boxes.panel, boxes.arrangement.words
    across = side in ("left", "right")
    whole, solid = (card.width, panel.width) if across else (card.height, panel.height)
    ramp = min(RAMP * whole, whole - solid)
    length = solid + ramp
    rect = {
        "left": Rect(card.x, card.y, Length(length), card.height),
        "right": Rect(Length(card.right - length), card.y, Length(length), card.height),
        "above": Rect(card.x, card.y, card.width, Length(length)),
        "below": Rect(card.x, Length(card.bottom - length), card.width, Length(length)),
    }[side]
    eased = [(step / EASE, _ease(step / EASE) * strength) for step in range(EASE + 1)]
    fading = tuple((place * ramp / length, how) for place, how in eased)
    strengths = (*fading, (1.0, strength))
    if side in ("left", "above"):
        strengths = tuple((1 - place, how) for place, how in reversed(strengths))
    return Gradient(rect, colour, strengths, across)


def _ease(x: float) -> float:
    return x * x * (3 - 2 * x)


def _spread(image: Image, boxes: Places) -> float:
    """How restless the photo is behind the words: the standard deviation of its lightness."""
    from PIL import ImageStat

    width, height = image.size
    left, top, right, bottom = _shares(boxes.words, boxes.photo)
    box = (int(left * width), int(top * height), math.ceil(right * width), math.ceil(bottom * height))
    return float(ImageStat.Stat(image.crop(box).convert("L")).stddev[0])


def _guessed_veil(picture: PictureFile, box: Box, look: Look) -> float:
    """About how strong a gradient that part of the photo would need; from its thumbnail, to compare places."""
    small = _small(picture.path, picture.sha256)
    edges = box[0] * small.width, box[1] * small.height, box[2] * small.width, box[3] * small.height
    part = small.crop((int(edges[0]), int(edges[1]), math.ceil(edges[2]), math.ceil(edges[3])))
    grey = _worst_grey(part.histogram(), light=sum(look.colours["ink"].rgb) > sum(look.colours["panel"].rgb))
    for step in range(11):
        if contrast(mixed(Colour((grey, grey, grey)), look.colours["panel"], step / 10), look.colours["ink"]) >= 4.5:
            return step / 10
    return 1.0


def _worst_grey(counts: list[int], *, light: bool) -> int:
    """The level that only a hundredth of the pixels surpass, towards a light ink or towards a dark one."""
    rest = sum(counts) * 0.01
    for level in range(255, -1, -1) if light else range(256):
        rest -= counts[level]
        if rest < 0:
            return level
    return 255 if light else 0


@lru_cache(maxsize=64)
def _small(path: Path, _sha256: str) -> Image:
    return thumbnail(path).convert("L")


def _shares(box: Rect, whole: Rect) -> Box:
    """A box as fractions of another."""
    left, top = (box.x - whole.x) / whole.width, (box.y - whole.y) / whole.height
    return left, top, left + box.width / whole.width, top + box.height / whole.height


def _within(crop: Crop, shares: Box) -> Box:
    """A part of a crop as fractions of the picture."""
    width, height = crop.right - crop.left, crop.bottom - crop.top
    left, top, right, bottom = shares
    return crop.left + left * width, crop.top + top * height, crop.left + right * width, crop.top + bottom * height


def _placed(box: Box, crop: Crop, card: Rect) -> Rect:
    """A box of the picture as it lies on the card that shows a crop of it."""
    across, down = card.width / (crop.right - crop.left), card.height / (crop.bottom - crop.top)
    x, y = card.x + (box[0] - crop.left) * across, card.y + (box[1] - crop.top) * down
    return Rect(Length(x), Length(y), Length((box[2] - box[0]) * across), Length((box[3] - box[1]) * down))
