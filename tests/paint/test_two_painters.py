"""One page, two painters: the PDF, as poppler draws it, and the picture show the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from publisher.page.geometry import Rect
from publisher.page.items import Colour, Fill, FontFile, Gradient, Page, Picture, Rule, TextLine, Turn
from publisher.paint.image import paint_image
from publisher.paint.pdf import paint_pdf
from publisher.units import Length

PRINT = 300 / 72  # pixels per point at 300 dpi


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    dark = ImageChops.invert(image.convert("L")).point([0] * 64 + [255] * 192)
    found = dark.getbbox()
    assert found is not None
    return found


def both(page: Page, folder: Path, rendered: Callable[..., Image.Image], scale: float) -> list[Image.Image]:
    paint_pdf([page], folder / "page.pdf", title="T", lang="en")
    return [rendered(folder / "page.pdf", scale=scale), paint_image(page, scale=scale, bleed=True)]


@pytest.mark.parametrize(
    ("family", "text", "tracking"),
    [
        ("Newsreader Text", "The definitive office affair, AVA ToWaTa, 1975–2025 – first flight", 0.0),
        ("Newsreader Display", "Ký ức ngày chiến thắng: Đường phố Hà Nội rực rỡ cờ hoa", 0.01),
        ("Be Vietnam Pro", "ẢNH TƯ LIỆU THÔNG TẤN XÃ VIỆT NAM", 0.06),
    ],
)
def test_a_line_is_equally_wide_on_both(
    line: Callable[..., TextLine],
    font: Callable[..., FontFile],
    page: Callable[..., Page],
    rendered: Callable[..., Image.Image],
    tmp_path: Path,
    family: str,
    text: str,
    tracking: float,
) -> None:
    sheet = page([line(text, 12, 48, 9.25, face=font(family), tracking=tracking)], width=360, height=72)
    printed, shown = both(sheet, tmp_path, rendered, PRINT)
    assert ink(printed) == pytest.approx(ink(shown), abs=1)


@pytest.mark.parametrize("across", [False, True])
def test_a_photo_shows_through_a_gradient_alike(
    page: Callable[..., Page],
    quadrants: Callable[..., Path],
    rendered: Callable[..., Image.Image],
    tmp_path: Path,
    across: bool,
) -> None:
    box = Rect(Length(0), Length(0), Length(300), Length(216))
    strengths = ((0.0, 0.0), (0.2, 0.1), (0.7, 0.6), (1.0, 0.6))
    veil = Gradient(box.inset(10), Colour((16, 21, 28)), strengths, across)
    printed, shown = both(page([Picture(box, "q", quadrants(width=300, height=216)), veil]), tmp_path, rendered, 2)
    assert max(ImageStat.Stat(ImageChops.difference(printed, shown)).mean) < 1.5


def test_a_whole_page_looks_the_same(
    line: Callable[..., TextLine],
    page: Callable[..., Page],
    quadrants: Callable[..., Path],
    rendered: Callable[..., Image.Image],
    tmp_path: Path,
) -> None:
    items = [
        Fill(Rect(Length(-9), Length(-9), Length(318), Length(60)), Colour((247, 244, 238))),
        line("Ký ức ngày chiến thắng", 20, 36, 24),
        Rule(Length(20), Length(60), Length(280), Length(60), Length(1), Colour((179, 38, 30))),
        Picture(Rect(Length(20), Length(72), Length(120), Length(90)), "q", quadrants(width=240, height=180)),
        line("A caption beside its photo, set small.", 20, 174, 7.25),
        line("Photo: VNA", 150, 162, 6, turn=Turn.UP),
    ]
    printed, shown = both(page(items, bleed=9), tmp_path, rendered, 2)
    assert printed.size == shown.size
    assert max(ImageStat.Stat(ImageChops.difference(printed, shown)).mean) < 1.5
