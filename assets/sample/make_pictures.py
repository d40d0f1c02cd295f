"""Draw the sample's pictures: hills in the light of different hours, so that layouts can be shown without anybody's photos.

Run with Pillow installed: python make_pictures.py. The same version of Pillow draws the same pictures.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

Rgb = tuple[int, int, int]

PICTURES: dict[str, tuple[tuple[int, int], Rgb, Rgb, Rgb, tuple[float, float], int]] = {
    "dawn": ((2700, 1800), (88, 108, 148), (250, 205, 170), (38, 44, 66), (0.30, 0.46), 1),
    "morning": ((2700, 1800), (120, 165, 205), (240, 236, 220), (40, 66, 58), (0.70, 0.22), 2),
    "noon": ((1800, 2700), (70, 135, 195), (222, 236, 240), (52, 84, 60), (0.62, 0.16), 3),
    "haze": ((2700, 1800), (168, 170, 168), (232, 228, 218), (66, 68, 70), (0.44, 0.30), 4),
    "evening": ((1800, 2400), (92, 62, 96), (244, 150, 92), (40, 26, 44), (0.36, 0.52), 5),
    "night": ((3000, 1500), (14, 20, 40), (74, 92, 128), (6, 10, 18), (0.74, 0.26), 6),
}
"""Name -> size, the colours of sky, horizon and foreground, where the sun stands, and the number of its hills."""

RIDGES = 6


def draw(size: tuple[int, int], sky: Rgb, horizon: Rgb, near: Rgb, sun: tuple[float, float], seed: int) -> Image.Image:
    """One picture: a sky that fades to the horizon, a sun in its glow, and ridges that darken as they come nearer."""
    width, height = size
    strip = Image.new("RGB", (1, 256))
    for y in range(256):
        strip.putpixel((0, y), mixed(sky, horizon, min(1.0, y / 150)))
    picture = strip.resize(size, Image.Resampling.BICUBIC)
    picture = Image.composite(Image.new("RGB", size, (255, 250, 236)), picture, glow(size, sun))
    pen = ImageDraw.Draw(picture)
    for ridge in range(RIDGES):
        share = (ridge + 1) / RIDGES
        line = [(x, ridge_top(x / width, ridge, seed) * height) for x in range(0, width + 12, 12)]
        pen.polygon([*line, (width, height), (0, height)], fill=mixed(horizon, near, share**0.8 * 0.96 + 0.04))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def glow(size: tuple[int, int], sun: tuple[float, float]) -> Image.Image:
    """How much of the sun's light falls where: a soft disc in a wide glow."""
    small = (size[0] // 10, size[1] // 10)
    mask = Image.new("L", small)
    pen, radius = ImageDraw.Draw(mask), max(small) * 0.30
    for step in range(60, 0, -1):
        r = radius * step / 60
        x, y = sun[0] * small[0], sun[1] * small[1]
        pen.ellipse((x - r, y - r, x + r, y + r), fill=round(150 * (1 - step / 60) ** 2.2))
    r = max(small) * 0.026
    pen.ellipse((x - r, y - r, x + r, y + r), fill=245)
    return mask.filter(ImageFilter.GaussianBlur(1.5)).resize(size, Image.Resampling.BICUBIC)


def ridge_top(x: float, ridge: int, seed: int) -> float:
    """Where a ridge stands, from the top of the picture: three waves, steeper and lower as it comes nearer."""
    phase = seed * 1.7 + ridge * 2.3
    base = 0.52 + 0.085 * ridge
    swell = 0.060 * math.sin(2.1 * x * math.pi + phase) + 0.030 * math.sin(5.3 * x * math.pi + phase * 1.9)
    rough = 0.006 * math.sin(31 * x + phase * 3) + 0.004 * math.sin(67 * x + phase)
    return base - (swell + rough) * (1.15 - 0.1 * ridge)


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """A colour between two."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


if __name__ == "__main__":
    for name, facts in PICTURES.items():
        draw(*facts).save(Path(__file__).with_name(f"{name}.jpg"), quality=80, optimize=True)
