from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import Credit
from publisher.compose.figure import PLATE_ASPECT
from publisher.compose.sheet import Side
from publisher.page.geometry import Crop, Rect
from publisher.page.items import Element, Fill, Picture, Role, TextLine, Turn
from publisher.units import Mm, Pt

BOX = Rect(Mm(20), Mm(20), Mm(90), Mm(60))
AT = (Mm(20), Mm(83))


def one(figure: Element, role: Role) -> Element:
    (found,) = (element for element in figure.walk() if element.role is role)
    return found


def test_a_figure_has_its_photo_caption_and_credit(figures, album, photo):
    setter = figures(album)
    figure = setter.figure(photo, BOX, setter.legend(photo, BOX.width), AT, Side.RIGHT)
    (picture,) = figure.items
    assert isinstance(picture, Picture)
    assert (picture.rect, picture.photo, picture.crop) == (BOX, "landscape", Crop())
    assert (figure.role, figure.photo, figure.alt, figure.plate) == (
        Role.FIGURE,
        "landscape",
        "Six boats at a quay.",
        False,
    )
    assert one(figure, Role.CAPTION).text == "Boats leave every morning. The quay at dawn, seen from the old bridge."
    assert one(figure, Role.CREDIT).text == "Photo: A. Sample / VNA"
    assert {element.photo for element in figure.walk()} == {"landscape"}


SHAPES = st.sampled_from(["landscape", "portrait", "panorama", "not-here-yet"])


@given(
    shape=SHAPES, beside=st.booleans(), context=st.booleans(), side=st.sampled_from(Side), width=st.integers(25, 260)
)
def test_caption_and_credit_come_with_every_photo_whatever_the_layout(
    figures, every_layout, photo, shape, beside, context, side, width
):
    setter, photo = figures(every_layout), replace(photo, id=shape)
    legend = setter.legend(photo, Mm(width), side_credit=beside, context=context)
    figure = setter.figure(photo, BOX, legend, AT, side)
    caption = "The quay at dawn, seen from the old bridge."
    assert one(figure, Role.CAPTION).text == ("Boats leave every morning. " if context else "") + caption
    assert one(figure, Role.CREDIT).text == "Photo: A. Sample / VNA"
    assert figure.plate is (shape == "not-here-yet")


@pytest.mark.parametrize("beside", [True, False])
def test_a_waived_credit_leaves_no_empty_element(figures, every_layout, photo, beside):
    setter, photo = figures(every_layout), replace(photo, credit=Credit(none_because="asked for it"))
    legend = setter.legend(photo, BOX.width, side_credit=beside)
    figure = setter.figure(photo, BOX, legend, AT, Side.LEFT)
    assert [element.role for element in figure.walk()] == [Role.FIGURE, Role.CAPTION]


def test_a_photo_without_caption_still_has_its_credit(figures, album, photo):
    setter, photo = figures(album), replace(photo, caption=None, context=None)
    legend = setter.legend(photo, BOX.width)
    assert [element.role for element in setter.figure(photo, BOX, legend, AT, Side.LEFT).walk()] == [
        Role.FIGURE,
        Role.CREDIT,
    ]
    assert legend.height == album.voices.credit.leading


@given(width=st.integers(25, 260))
def test_a_legend_keeps_to_its_width_and_measure_and_lies_within_its_height(figures, every_layout, photo, width):
    setter = figures(every_layout)
    legend = setter.legend(photo, Mm(width))
    room = min(Mm(width), every_layout.captions.measure)
    assert legend.width <= room + 0.01
    box = Rect(*AT, room, legend.height)
    placed = legend.place(*AT)
    assert [element.role for element in placed] == [Role.CAPTION, Role.CREDIT]
    for element in placed:
        for item in element.items:
            assert isinstance(item, TextLine)
            assert box.inset(-0.5, -1.0).contains(item.box)
    feet = [item.y for element in placed for item in element.items]
    assert feet == sorted(set(feet))


def test_where_credits_stand_beside_the_photo_the_legend_leaves_them_out(figures, a5, album, photo):
    assert not figures(a5).legend(photo, BOX.width, side_credit=True).credit
    assert figures(a5).legend(photo, BOX.width).credit
    assert figures(album).legend(photo, BOX.width, side_credit=True).credit


@pytest.mark.parametrize("side", Side)
def test_a_side_credit_reads_upwards_along_the_outer_edge_from_the_photos_foot(figures, a5, photo, side):
    setter = figures(a5)
    legend = setter.legend(photo, BOX.width, side_credit=True)
    (line,) = one(setter.figure(photo, BOX, legend, AT, side), Role.CREDIT).items
    assert isinstance(line, TextLine)
    assert line.turn is Turn.UP
    assert line.box.bottom == BOX.bottom
    assert line.box.y >= BOX.y
    gap = line.box.x - BOX.right if side is Side.RIGHT else BOX.x - line.box.right
    assert gap == pytest.approx(Mm(1.1))


def test_a_side_credit_fits_when_it_is_no_longer_than_the_side(figures, a5, photo):
    setter = figures(a5)
    legend = setter.legend(photo, BOX.width, side_credit=True)
    (line,) = one(setter.figure(photo, BOX, legend, AT, Side.RIGHT), Role.CREDIT).items
    assert setter.side_credit_fits(photo, line.width)
    assert not setter.side_credit_fits(photo, line.width - 0.1)


def test_credits_read_in_the_articles_language_and_the_publications_words(figures, album, photo):
    assert figures(album, "vi").credit_text(photo) == "Ảnh: A. Sample / VNA"
    assert figures(album, "en", {"en": "Picture"}).credit_text(photo) == "Picture: A. Sample / VNA"


def test_a_legend_of_other_words_keeps_the_credit(figures, album, photo):
    legend = figures(album).legend_of(photo, "Cover: The quay at dawn.", BOX.width)
    caption, credit = legend.place(0, 0)
    assert (caption.text, credit.text) == ("Cover: The quay at dawn.", "Photo: A. Sample / VNA")
    assert figures(album).legend_of(photo, "Cover.", BOX.width, with_credit=False).credit == ()


def test_a_photo_that_is_still_to_come_is_a_plate_of_the_usual_shape(figures, album, to_come):
    setter = figures(album)
    figure = setter.figure(to_come, BOX, setter.legend(to_come, BOX.width), AT, Side.RIGHT)
    words = [item.text for item in figure.items if isinstance(item, TextLine)]
    assert figure.plate
    assert isinstance(figure.items[0], Fill)
    assert figure.items[0].rect == BOX
    assert words == ["Photo to come", "not-here-yet"]
    assert setter.aspect(to_come) == PLATE_ASPECT
    assert setter.crop(to_come, 1.0) == Crop()
    assert setter.ppi(to_come, 100) == float("inf")


def test_a_plate_over_the_fold_is_drawn_where_it_shows(figures, album, to_come):
    clip = Rect(Mm(20), Mm(20), Mm(40), Mm(60))
    items, plate = figures(album).picture(to_come, BOX, clip)
    assert plate
    assert items[0].rect == clip


def test_a_photo_over_the_fold_keeps_its_box_and_is_clipped(figures, album, photo):
    clip = Rect(Mm(20), Mm(20), Mm(40), Mm(60))
    ((picture,), plate) = figures(album).picture(photo, BOX, clip)
    assert not plate
    assert (picture.rect, picture.clip) == (BOX, clip)


def test_the_resolution_is_that_of_the_part_that_shows(figures, album, photo):
    setter = figures(album)
    assert setter.aspect(photo) == 1.5
    assert setter.ppi(photo, Pt(720)) == 150
    assert setter.ppi(photo, Pt(720), Crop(0.25, 0, 0.75, 1)) == 75


def test_a_photo_is_cropped_to_its_box_unless_it_must_be_shown_whole(figures, album, photo, uncropped):
    crop = figures(album).crop(photo, 1.0)
    assert (crop.right - crop.left) * 1.5 == pytest.approx(crop.bottom - crop.top, abs=0.01)
    assert not crop.is_whole
    assert figures(album).crop(uncropped, 1.0).is_whole
