"""Lines that read upwards and downwards: the same glyphs, turned by a quarter, in both painters."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image, ImageChops, ImageStat

from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Page, Role, TextLine, Turn
from publisher.paint.image import paint_image
from publisher.paint.pdf import paint_pdf
from publisher.typeset.shape import set_line
from publisher.typeset.style import TextStyle
from publisher.units import Length, Pt

SIDE = 200


@pytest.fixture(scope="module")
def line():
    return set_line("Spine, Huế", TextStyle("Be Vietnam Pro", Pt(24), Pt(30), Colour((0, 0, 0))), "vi")


def page(placed: TextLine) -> Page:
    return Page("p", Size(Length(SIDE), Length(SIDE)), elements=(Element(Role.PARAGRAPH, (placed,)),))


def difference(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0]


@pytest.mark.parametrize(
    ("turn", "start", "back"),
    [(Turn.DOWN, (SIDE - 100, 20), Image.Transpose.ROTATE_90), (Turn.UP, (100, SIDE - 20), Image.Transpose.ROTATE_270)],
)
def test_a_turned_line_is_the_level_line_turned(line, turn, start, back):
    level = paint_image(page(line.at(20, 100)), scale=2)
    turned = paint_image(page(line.at(*start, turn)), scale=2)
    assert ImageStat.Stat(level.convert("L")).mean[0] < 253
    assert difference(turned.transpose(back), level) < 0.5


@pytest.mark.parametrize("turn", [Turn.DOWN, Turn.UP])
def test_the_box_of_a_turned_line_lies_where_its_ink_does(line, turn):
    placed = line.at(100, 100, turn)
    width, height = line.ascent + line.descent, line.width
    expected = {
        Turn.DOWN: Rect(100 - line.descent, Length(100), width, height),
        Turn.UP: Rect(100 - line.ascent, 100 - line.width, width, height),
    }
    assert placed.box == expected[turn]
    ink = ImageChops.invert(paint_image(page(placed), scale=1).convert("L")).getbbox()
    assert placed.box.contains(
        Rect(Length(ink[0]), Length(ink[1]), Length(ink[2] - ink[0]), Length(ink[3] - ink[1])), 1.01
    )


def test_a_line_reading_downwards_keeps_its_text_in_the_pdf(line):
    file = io.BytesIO()
    paint_pdf([page(line.at(100, 20, Turn.DOWN))], file, title="T", lang="vi")
    read = pypdf.PdfReader(file).pages[0]
    assert "0 -1 1 0 100 180 Tm" in read.get_contents().get_data().decode("latin-1")
    assert read.extract_text().strip() == "Spine, Huế"
