"""A Page goes in, a picture of it comes out: an RGB image at so many pixels per point, every item where the plan has it.

Text is drawn at its exact subpixel place; fills, rules and photos end on whole pixels: no hairline of ground shows between them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image, ImageDraw

from publisher.page.geometry import Crop, Rect
from publisher.page.items import Fill, Gradient, Item, Link, Page, Picture, Rule, TextLine
from publisher.paint.glyphs import masks
from publisher.photos.probe import probe
from publisher.photos.resample import resample

PAPER = (255, 255, 255)
OVERSAMPLING = 4  # for slanted rules only


def paint_image(page: Page, *, scale: float, bleed: bool = False) -> Image.Image:
    """Paint a page at ``scale`` pixels per point: 96 / 72 for a card, so that a plan of Px(1080) is 1080 pixels wide.

    With ``bleed`` the picture covers the bleed box, else the trim. Raises PublisherError when a photo cannot be read.
    """
    box = page.bleed_box if bleed else page.trim
    easel = Easel(box, scale)
    for item in page.items():
        easel.paint(item)
    return easel.image


@dataclass(frozen=True, slots=True)
class Pixels:
    """A box in whole pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.right - self.left, self.bottom - self.top

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """As Pillow takes boxes."""
        return self.left, self.top, self.right, self.bottom

    @property
    def is_empty(self) -> bool:
        """Whether no pixel lies inside."""
        return self.right <= self.left or self.bottom <= self.top

    def within(self, other: Pixels) -> Pixels:
        """The part that lies inside the other box."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Pixels(left, top, min(self.right, other.right), min(self.bottom, other.bottom))


class Easel:
    """The picture in the making, and where the page's points lie on it."""

    def __init__(self, box: Rect, scale: float) -> None:
        self.scale = scale
        self.origin = box
        self.frame = Pixels(0, 0, round(box.width * scale), round(box.height * scale))
        self.image = Image.new("RGB", self.frame.size, PAPER)

    def paint(self, item: Item) -> None:
        """Place one item."""
        match item:
            case Fill(rect, colour):
                self.image.paste(colour.rgb, self.pixels(rect).within(self.frame).corners)
            case Gradient():
                self._gradient(item)
            case Rule():
                self._rule(item)
            case Picture():
                self._picture(item)
            case TextLine():
                self._line(item)
            case Link():
                pass

    def x(self, x: float) -> float:
        """A plan's x in pixels."""
        return (x - self.origin.x) * self.scale

    def y(self, y: float) -> float:
        """A plan's y in pixels."""
        return (y - self.origin.y) * self.scale

    def pixels(self, rect: Rect) -> Pixels:
        """A plan's box, each edge at the nearest whole pixel."""
        edges = self.x(rect.x), self.y(rect.y), self.x(rect.right), self.y(rect.bottom)
        return Pixels(*(math.floor(edge + 0.5) for edge in edges))

    def _gradient(self, item: Gradient) -> None:
        """One row or column of strengths, drawn out over the box."""
        whole = self.pixels(item.rect)
        shown = whole.within(self.frame)
        if shown.is_empty:
            return
        first, start, end, count = (
            (whole.left, shown.left, shown.right, whole.size[0])
            if item.across
            else (whole.top, shown.top, shown.bottom, whole.size[1])
        )
        levels = bytes(round(255 * item.strength((at - first + 0.5) / count)) for at in range(start, end))
        row = Image.frombytes("L", (len(levels), 1) if item.across else (1, len(levels)), levels)
        self.image.paste(item.colour.rgb, shown.corners, row.resize(shown.size, Image.Resampling.NEAREST))

    def _picture(self, item: Picture) -> None:
        whole = self.pixels(item.rect)
        shown = whole.within(self.frame)
        if item.clip is not None:
            shown = shown.within(self.pixels(item.clip))
        if not shown.is_empty:
            crop = _part(item.crop, whole, shown)
            self.image.paste(resample(probe(item.file), crop, *shown.size), shown.corners)

    def _line(self, line: TextLine) -> None:
        for run, mask, corner in masks(line, self.x(line.x), self.y(line.y), self.scale):
            self.image.paste(run.colour.rgb, (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)

    def _rule(self, rule: Rule) -> None:
        x1, x2 = sorted((rule.x1, rule.x2))
        y1, y2 = sorted((rule.y1, rule.y2))
        if x1 != x2 and y1 != y2:
            self._slanted_rule(rule)
            return
        half = rule.thickness / 2
        along = (
            Rect(x1, y1 - half, x2 - x1, rule.thickness) if y1 == y2 else Rect(x1 - half, y1, rule.thickness, y2 - y1)
        )
        self._hairline(self.pixels(along), rule)

    def _hairline(self, box: Pixels, rule: Rule) -> None:
        """A rule thinner than a pixel takes one whole pixel in a paler colour."""
        strength = min(1.0, rule.thickness * self.scale)
        thick = max(1, round(rule.thickness * self.scale))
        level = rule.y1 == rule.y2
        solid = Pixels(box.left, box.top, *((box.right, box.top + thick) if level else (box.left + thick, box.bottom)))
        solid = solid.within(self.frame)
        if not solid.is_empty:
            self.image.paste(rule.colour.rgb, solid.corners, Image.new("L", solid.size, round(255 * strength)))

    def _slanted_rule(self, rule: Rule) -> None:
        width, height = self.frame.size
        mask = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING), 0)
        points = [self.x(rule.x1), self.y(rule.y1), self.x(rule.x2), self.y(rule.y2)]
        thick = max(1, round(rule.thickness * self.scale * OVERSAMPLING))
        ImageDraw.Draw(mask).line([point * OVERSAMPLING for point in points], 255, thick)
        self.image.paste(rule.colour.rgb, self.frame.corners, mask.reduce(OVERSAMPLING))


def _part(crop: Crop, whole: Pixels, shown: Pixels) -> Crop:
    """The crop of a picture of which only some pixels show."""
    across, down = (crop.right - crop.left) / whole.size[0], (crop.bottom - crop.top) / whole.size[1]
    return Crop(
        crop.left + (shown.left - whole.left) * across,
        crop.top + (shown.top - whole.top) * down,
        crop.right - (whole.right - shown.right) * across,
        crop.bottom - (whole.bottom - shown.bottom) * down,
        crop.kept,
    )
