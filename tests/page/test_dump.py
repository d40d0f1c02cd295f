from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publisher.page.dump import dump_pages
from publisher.page.geometry import Crop, Rect, Size
from publisher.page.items import (
    Colour,
    Element,
    Fill,
    FontFile,
    Glyph,
    GlyphRun,
    Link,
    Page,
    Picture,
    Role,
    Rule,
    TextLine,
    Turn,
)
from publisher.units import Mm, Pt, Px

INK, RED = Colour((22, 24, 27), (0, 0, 0, 100)), Colour((179, 38, 30))


def box(x: float, y: float, width: float, height: float, unit=Mm) -> Rect:
    return Rect(unit(x), unit(y), unit(width), unit(height))


def text(words: str, x: float, y: float, size: float = 9.25, turn: Turn = Turn.NONE) -> TextLine:
    run = GlyphRun(FontFile(Path("fonts/Sample-Medium.ttf")), size, INK, (Glyph(1, 1, 0, 0, words),))
    return TextLine(Mm(x), Mm(y), (run,), words, Mm(40), Pt(8), Pt(2), turn)


def plate_page() -> Page:
    picture = Picture(
        box(-3, -3, 154, 120), "quay", Path("/nowhere/quay.jpg"), Crop(0.1, 0, 0.9, 1, 0.87), box(0, 0, 148, 117)
    )
    legend = (
        Element(Role.CAPTION, (text("The “quay” at dawn", 15, 124),), photo="quay"),
        Element(Role.CREDIT, (text("Photo: VNA", 12.34, 110, 5.5, Turn.UP),), photo="quay"),
    )
    return Page(
        "plate",
        Size(Mm(148), Mm(210)),
        Mm(3),
        (
            Element(Role.FIGURE, (picture,), legend, alt="Six boats", photo="quay"),
            Element(Role.FIGURE, (Fill(box(20, 150, 30, 20), RED),), photo="nets", plate=True),
            Element(Role.HEADING, (Rule(Mm(15), Mm(140), Mm(27), Mm(140), Pt(1.2), RED), text("Nets", 15, 146)), level=2),
            Element(Role.PARAGRAPH, (Link(box(15, 180, 20, 4), "https://example.org/map"),)),
        ),
        folio=12,
        why="crop 0.13",
    )  # fmt: skip


def test_a_page_prints_as_text_one_line_for_each_element_and_item():
    assert dump_pages([plate_page()]) == (
        "page plate 148 x 210 bleed 3 folio 12\n"
        "  because crop 0.13\n"
        "  figure quay alt 'Six boats'\n"
        "    picture quay -3,-3 154x120 crop 0.100,0.000 0.900,1.000 kept 0.87 clip 0,0 148x117\n"
        "    caption quay\n"
        "      text 15,124 w40 Sample-Medium 9.25pt 'The “quay” at dawn'\n"
        "    credit quay\n"
        "      text 12.3,110 w40 Sample-Medium 5.5pt up 'Photo: VNA'\n"
        "  figure nets (photo to come)\n"
        "    fill 20,150 30x20 #B3261E\n"
        "  heading level 2\n"
        "    rule 15,140 27,140 1.2pt #B3261E\n"
        "    text 15,146 w40 Sample-Medium 9.25pt 'Nets'\n"
        "  paragraph\n"
        "    link 15,180 20x4 https://example.org/map\n"
    )


def test_cards_print_in_pixels():
    card = Page(
        "og", Size(Px(1200), Px(630)), elements=(Element(Role.ARTIFACT, (Fill(box(0, 0, 600.4, 630, Px), INK),)),)
    )
    assert dump_pages([card], pixels=True) == "page og 1200 x 630\n  artifact\n    fill 0,0 600x630 #16181B\n"


def test_where_a_photo_lies_on_this_machine_is_not_told():
    assert "nowhere" not in dump_pages([plate_page()])


def test_pages_follow_each_other_and_no_page_is_no_text():
    blank = Page("blank", Size(Mm(10), Mm(20)))
    assert dump_pages([blank, blank]) == "page blank 10 x 20\n" * 2


@given(st.floats(-0.04, 0.04), st.booleans())
def test_rounding_never_prints_minus_zero(tiny, pixels):
    page = Page("p", Size(Mm(1), Mm(1)), elements=(Element(Role.ARTIFACT, (Fill(box(tiny, tiny, 30, 40), INK),)),))
    assert "fill 0,0 " in dump_pages([page], pixels=pixels)
