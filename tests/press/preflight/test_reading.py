"""What the interpreter sees: places, sizes, colours and resolutions, through every transformation, form and clip."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from publisher.press.preflight.document import Page, read_document
from publisher.press.preflight.library import read_font
from publisher.press.preflight.marks import Area, Letters, Line, Picture
from publisher.press.preflight.plane import UNCHANGED, Box, Matrix

SIZE = 200


@pytest.fixture
def read(maker) -> Callable[..., Page]:
    """One page that paints something."""

    def paint(content: str, resources: dict[str, Dictionary] | None = None, **entries: object) -> Page:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(SIZE, SIZE))
        page = pdf.pages[0].obj
        photo = maker.photo(pdf, 100, 50)
        page.Resources = Dictionary(XObject=Dictionary(Photo=photo), Font=Dictionary(Text=maker.font(pdf)))
        for kind, named in (resources or {}).items():
            own = {
                key: pdf.copy_foreign(thing) if isinstance(thing, pikepdf.Stream) else thing
                for key, thing in named.items()
            }
            page.Resources[f"/{kind}"] = Dictionary(own)
        for key, value in entries.items():
            page[f"/{key}"] = value
        page.Contents = pdf.make_stream(content.encode())
        (found,) = read_document(pdf).pages
        return found

    return paint


def only(page: Page, kind: type) -> object:
    (mark,) = [mark for mark in page.painted.marks if isinstance(mark, kind)]
    return mark


@pytest.mark.parametrize(
    ("placing", "ppi"),
    [
        ("72 0 0 36 0 0 cm", 100),
        ("36 0 0 18 0 0 cm", 200),
        ("0 72 -36 0 100 0 cm", 100),
        ("72 0 0 72 0 0 cm", 50),
        ("-72 0 0 -36 100 100 cm", 100),
        ("2 0 0 2 0 0 cm 36 0 0 18 0 0 cm", 100),
    ],
)
def test_resolution_is_pixels_by_placed_inches_in_the_poorer_direction(read, placing, ppi):
    assert only(read(f"q {placing} /Photo Do Q"), Picture).ppi == pytest.approx(ppi)


def test_a_larger_user_unit_makes_pictures_coarser(read):
    page = read("q 72 0 0 36 0 0 cm /Photo Do Q", UserUnit=2)
    assert only(page, Picture).ppi == pytest.approx(50)
    assert page.media == Box(0, 0, 2 * SIZE, 2 * SIZE)


def test_a_clip_cuts_the_visible_box_and_not_the_resolution(read):
    picture = only(read("q 10 10 20 20 re W n 72 0 0 36 0 0 cm /Photo Do Q"), Picture)
    assert picture.box == Box(10, 10, 30, 30)
    assert picture.ppi == pytest.approx(100)


def test_what_a_clip_hides_leaves_no_mark(read):
    assert read("10 10 20 20 re W n 50 50 9 9 re f").painted.marks == []


def test_a_clip_ends_with_the_state_it_was_set_in(read):
    area = only(read("q 10 10 20 20 re W n Q 50 50 9 9 re f"), Area)
    assert area.box == Box(50, 50, 59, 59)


def test_an_image_written_into_the_page_is_seen(read):
    picture = only(read("q 72 0 0 72 0 0 cm BI /W 2 /H 2 /CS /RGB /BPC 8 ID aaaaaaaaaaaa\nEI Q"), Picture)
    assert (picture.image.width, picture.image.space.family) == (2, "DeviceRGB")


@pytest.mark.parametrize(
    ("setting", "size"),
    [
        ("/Text 12 Tf 1 0 0 1 9 9 Tm", 12),
        ("/Text 1 Tf 12 0 0 12 9 9 Tm", 12),
        ("/Text 12 Tf 0 1 -1 0 9 9 Tm", 12),
        ("/Text 12 Tf 9 9 Td", 12),
        ("/Text 12 Tf 9 9 TD T*", 12),
    ],
)
def test_text_has_the_size_it_is_shown_at(read, setting, size):
    letters = only(read(f"BT {setting} (x) Tj ET"), Letters)
    assert letters.size == pytest.approx(size)
    assert letters.font.name == "Sound"


def test_text_is_found_where_lines_have_moved_it(read):
    page = read("BT /Text 10 Tf 12 TL 20 150 Td (a) Tj T* (b) Tj (c) ' 5 -20 TD [(d)] TJ ET")
    starts = [(mark.box.left, mark.box.bottom) for mark in page.letters]
    assert starts == [(20, 150), (20, 138), (20, 126), (25, 106)]


def test_empty_strings_and_kerning_alone_show_nothing(read):
    assert read("BT /Text 10 Tf 9 9 Td () Tj [-200] TJ [() 3] TJ ET").painted.marks == []


def test_lines_are_as_wide_as_the_page_makes_them(read):
    assert only(read(".5 0 0 .5 0 0 cm 3 w 0 0 m 9 9 l S"), Line).width == pytest.approx(1.5)


def test_a_form_brings_its_matrix_clip_and_resources_and_leaves_the_state(read):
    pdf = pikepdf.new()
    form = pdf.make_stream(b"Q 1 0 0 rg 0 0 99 99 re f", Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
    form.Matrix = Array([2, 0, 0, 2, 5, 5])
    page = read("0 1 0 rg q /Form Do 50 50 9 9 re f Q", {"XObject": Dictionary(Form=form)})
    inside, after = page.areas
    assert inside.box == Box(5, 5, 25, 25)
    assert inside.paint.colour.values == (1, 0, 0)
    assert after.paint.colour.values == (0, 1, 0)


def test_what_a_tiling_pattern_paints_with_is_seen(read):
    pdf = pikepdf.new()
    tile = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", PatternType=1, BBox=Array([0, 0, 5, 5]))
    page = read("/Pattern cs /Tile scn 0 0 50 50 re f", {"Pattern": Dictionary(Tile=tile)})
    assert [area.paint.colour.space.family for area in page.areas] == ["DeviceRGB", "Pattern"]


def test_a_gradient_is_in_the_space_it_names(read):
    shading = {"Shading": Dictionary(S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB))}
    assert only(read("0 0 9 9 re W n /S sh", shading), Area).paint.colour.space.family == "DeviceRGB"


def test_default_spaces_replace_device_spaces(read):
    lab = Array([Name.CalRGB, Dictionary()])
    page = read("1 0 0 rg 0 0 9 9 re f", {"ColorSpace": Dictionary(DefaultRGB=lab)})
    assert only(page, Area).paint.colour.space.family == "CalRGB"


@pytest.mark.parametrize(
    ("space", "said"),
    [
        (Name.DeviceCMYK, "DeviceCMYK"),
        (Array([Name.Lab, Dictionary()]), "Lab"),
        (Array([Name.Indexed, Name.DeviceRGB, 1, b"abcdef"]), "Indexed of DeviceRGB"),
        (Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()]), "Separation Gold"),
        (Array([Name.DeviceN, Array([Name.Gold, Name.Red]), Name.DeviceCMYK, Dictionary()]), "DeviceN Gold + Red"),
        (Array([]), "unknown"),
    ],
)
def test_colour_spaces_are_called_by_their_names(read, space, said):
    page = read("/Own cs 0 0 9 9 re f", {"ColorSpace": Dictionary(Own=space)})
    assert str(only(page, Area).paint.colour.space) == said


def test_a_page_takes_boxes_and_resources_from_above():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(SIZE, SIZE))
    page = pdf.pages[0].obj
    del page["/MediaBox"]
    pdf.Root.Pages.MediaBox = Array([0, 0, 50, 60])
    assert read_document(pdf).pages[0].media == Box(0, 0, 50, 60)


@pytest.mark.parametrize(
    ("said", "readable"),
    [
        ({"Subtype": Name.TrueType, "Encoding": Name.WinAnsiEncoding}, True),
        ({"Subtype": Name.TrueType}, False),
        ({"Subtype": Name.Type1}, True),
        ({"Subtype": Name.Type0, "Encoding": Name("/Identity-H")}, False),
        ({"Subtype": Name.Type0, "Encoding": Name("/UniJIS-UTF16-H")}, True),
        ({"Subtype": Name.Type3, "Encoding": Dictionary(Differences=Array([]))}, False),
    ],
)
def test_letters_can_be_told_by_a_table_or_a_known_encoding(said, readable):
    assert read_font(Dictionary(**said)).readable is readable


numbers = st.floats(-1000, 1000)
matrices = st.builds(Matrix, *[numbers] * 6)


@given(matrices, matrices, numbers, numbers)
def test_one_transformation_after_another_is_both(first, second, x, y):
    assert first.then(second).point(x, y) == pytest.approx(second.point(*first.point(x, y)), abs=1)


@given(matrices)
def test_the_unchanging_transformation_changes_nothing(matrix):
    assert matrix.then(UNCHANGED) == matrix
    assert UNCHANGED.then(matrix) == matrix
