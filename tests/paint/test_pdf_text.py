"""Text in the PDF: it stands exactly where the plan has it, and reads exactly as it was written."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from publisher.page.items import Colour, FontFile, Glyph, GlyphRun, Page, TextLine, Turn
from publisher.paint.pdf import paint_pdf
from publisher.paint.pdf.fonts import EmbeddedFonts
from publisher.paint.pdf.inks import Inks, house_press
from publisher.paint.pdf.text import show_line
from publisher.paint.pdf.truetype import with_truetype_outlines
from publisher.photos.inks import Press
from publisher.typeset.fonts import hb_font, shipped_fonts
from publisher.units import Length

SENTENCES = [
    "The definitive office affair: first flight, afflicted fjord",
    "Đường phố Hà Nội, Quốc hội, ngữ nghĩa, ẩ ễ ộ ử ỵ Ặ Ữ",
    "“Đất nước – con người”, 30/4/1975 – 30/4/2025…",
    "AVA ToWaTa Ðorđe and Đà",
]


@pytest.fixture
def painted(page: Callable[..., Page], tmp_path: Path) -> Callable[..., Path]:
    """The PDF of one page with these lines."""

    def paint(*lines: TextLine, width: float = 420) -> Path:
        target = tmp_path / "text.pdf"
        paint_pdf([page(lines, width=width)], target, title="Text", lang="vi")
        return target

    return paint


def extracted(pdf: Path) -> str:
    return pypdf.PdfReader(pdf).pages[0].extract_text().strip()


def fonts(pdf: Path) -> list[Any]:
    resources = pypdf.PdfReader(pdf).pages[0]["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("family", ["Newsreader Text", "Newsreader Display", "Be Vietnam Pro"])
def test_text_extracts_as_written(
    line: Callable[..., TextLine],
    font: Callable[..., FontFile],
    painted: Callable[..., Path],
    poppler: Callable[..., str],
    sentence: str,
    family: str,
) -> None:
    pdf = painted(line(sentence, face=font(family)))
    assert extracted(pdf) == sentence
    assert poppler("pdftotext", pdf, "-").strip() == sentence


def test_arabic_reads_in_its_own_order(
    line: Callable[..., TextLine],
    font: Callable[..., FontFile],
    painted: Callable[..., Path],
    poppler: Callable[..., str],
) -> None:
    words = "كتاب جميل في المكتبة مرحبا لا إله"
    if "Noto Sans Arabic" not in shipped_fonts().families:
        pytest.skip("no Arabic font ships")
    pdf = painted(line(words, face=font("Noto Sans Arabic")))
    assert extracted(pdf) == words
    assert re.sub("[\u202a-\u202e]", "", poppler("pdftotext", pdf, "-")).strip() == words


@pytest.mark.parametrize(("runs_on", "words"), [(False, "one two"), (True, "onetwo")])
def test_words_at_a_line_s_end_are_set_apart_from_the_next_and_long_words_stay_whole(
    line: Callable[..., TextLine], printed: Callable[..., str], tmp_path: Path, runs_on: bool, words: str
) -> None:
    printed(replace(line("one", 20, 40), runs_on=runs_on), line("two", 20, 54))
    texts: list[str] = []
    page = pypdf.PdfReader(tmp_path / "inks.pdf").pages[0]
    page.extract_text(visitor_text=lambda text, *_: texts.append(text))
    assert "".join(texts).replace("\n", "").strip() == words


def test_capitals_extract_as_the_source_writes_them(
    line: Callable[..., TextLine], painted: Callable[..., Path], poppler: Callable[..., str]
) -> None:
    kicker = line("Góc ảnh Đà Nẵng", 20, 40, 8, shown="GÓC ẢNH ĐÀ NẴNG", tracking=0.06)
    pdf = painted(kicker, line("GÓC ẢNH", 20, 80))
    assert [row.rstrip() for row in extracted(pdf).splitlines()] == ["Góc ảnh Đà Nẵng", "GÓC ẢNH"]
    assert poppler("pdftotext", pdf, "-").split("\n\n")[0].strip() == "Góc ảnh Đà Nẵng"


def test_one_glyph_may_stand_for_two_texts(
    line: Callable[..., TextLine], font: Callable[..., FontFile], painted: Callable[..., Path]
) -> None:
    """Đ (U+0110) and Ð (U+00D0), a space and a no-break space: alike to the eye, not to a search."""
    number = hb_font(font()).get_nominal_glyph(0x110)
    glyphs = tuple(Glyph(number, 9.0, 0, 0, text) for text in ("Đ", "Ð", "Đ"))
    spaces = line("a b\u00a0c")
    look_alikes = TextLine(
        *(Length(20), Length(80), (GlyphRun(font(), 12, Colour((0, 0, 0)), glyphs),), "ĐÐĐ"),
        *(Length(27), Length(12), Length(3)),
    )
    pdf = painted(spaces, look_alikes)
    to_unicode = fonts(pdf)[0]["/ToUnicode"].get_data().decode()
    assert "<0110>" in to_unicode
    assert "<00D0>" in to_unicode
    assert "<00A0>" in to_unicode
    assert extracted(pdf).splitlines()[1] == "ĐÐĐ"


def test_letters_made_of_several_glyphs_read_once(
    line: Callable[..., TextLine], painted: Callable[..., Path], poppler: Callable[..., str]
) -> None:
    pdf = painted(line("x\u0323\u0301 and q\u0307"))
    assert poppler("pdftotext", pdf, "-").strip() == "x\u0323\u0301 and q\u0307"


def test_a_hyphen_at_a_line_s_end_is_a_soft_one(line: Callable[..., TextLine], painted: Callable[..., Path]) -> None:
    pdf = painted(line("un-", joins_next=True), line("do well-known", 20, 60))
    assert extracted(pdf).splitlines() == ["un\u00ad", "do well-known"]


def test_a_credit_up_the_side_reads_upwards(
    line: Callable[..., TextLine], painted: Callable[..., Path], poppler: Callable[..., str]
) -> None:
    pdf = painted(line("Photo: VNA", 200, 150, turn=Turn.UP))
    assert poppler("pdftotext", pdf, "-").strip() == "Photo: VNA"
    boxes = poppler("pdftotext", "-bbox", pdf, "-")
    word = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Photo', boxes)
    assert word is not None
    left, top, right, bottom = map(float, word.groups())
    assert left < 200 < right
    assert bottom == pytest.approx(150, abs=0.1)
    assert bottom - top > right - left


def test_fonts_are_embedded_subsets_and_state_true_facts(
    line: Callable[..., TextLine], font: Callable[..., FontFile], painted: Callable[..., Path]
) -> None:
    pdf = painted(line("Roman"), line("Italic", 20, 80, face=font(italic=True)))
    roman, italic = (entry["/DescendantFonts"][0].get_object() for entry in fonts(pdf))
    assert re.fullmatch(r"/[A-Z]{6}\+Newsreader\w*-\w+", roman["/BaseFont"])
    assert roman["/BaseFont"] == roman["/FontDescriptor"]["/FontName"]
    assert roman["/FontDescriptor"]["/ItalicAngle"] == 0
    assert italic["/FontDescriptor"]["/ItalicAngle"] < 0
    assert italic["/FontDescriptor"]["/Flags"] & 64
    assert not roman["/FontDescriptor"]["/Flags"] & 64
    file = roman["/FontDescriptor"]["/FontFile2"].get_data()
    assert len(file) == roman["/FontDescriptor"]["/FontFile2"]["/Length1"]
    assert len(file) < font().path.stat().st_size / 4


def test_widths_are_those_of_the_embedded_glyphs(line: Callable[..., TextLine], painted: Callable[..., Path]) -> None:
    descendant = fonts(painted(line("Wide and thin")))[0]["/DescendantFonts"][0].get_object()
    first, widths = descendant["/W"]
    codes = descendant["/CIDToGIDMap"].get_data()
    embedded = hb.Font(hb.Face(descendant["/FontDescriptor"]["/FontFile2"].get_data()))
    for code, width in enumerate(widths, first):
        glyph = int.from_bytes(codes[2 * code : 2 * code + 2])
        assert embedded.get_glyph_h_advance(glyph) * 1000 / embedded.face.upem == pytest.approx(width, abs=0.05)


def test_no_font_is_left_outside(line: Callable[..., TextLine], painted: Callable[..., Path]) -> None:
    assert b"Helvetica" not in painted(line("Everything is embedded")).read_bytes()


def test_a_font_with_postscript_outlines_is_embedded_too(
    line: Callable[..., TextLine],
    font: Callable[..., FontFile],
    painted: Callable[..., Path],
    rendered: Callable[..., Image.Image],
    tmp_path: Path,
) -> None:
    otf = postscript_font(font("Be Vietnam Pro"), "Hà Nội", tmp_path / "brand.otf")
    brand = painted(line("Hà Nội", size=40, y=80, face=FontFile(otf)))
    assert extracted(brand) == "Hà Nội"
    converted = rendered(brand)
    original = rendered(painted(line("Hà Nội", size=40, y=80, face=font("Be Vietnam Pro"))))
    assert max(ImageStat.Stat(ImageChops.difference(converted, original)).mean) < 0.2


def test_converted_outlines_carry_no_date(font: Callable[..., FontFile], tmp_path: Path) -> None:
    otf = postscript_font(font("Be Vietnam Pro"), "Ab", tmp_path / "brand.otf")
    converted = TTFont(io.BytesIO(with_truetype_outlines(otf.read_bytes())))
    assert converted["head"].modified == TTFont(otf)["head"].modified


def postscript_font(font: FontFile, letters: str, target: Path) -> Path:
    """Some letters of a TrueType font as a CFF font."""
    source = TTFont(font.path)
    shapes = source.getGlyphSet()
    mapping = {ord(letter): source.getBestCmap()[ord(letter)] for letter in letters}
    names = [".notdef", *dict.fromkeys(mapping.values())]
    strings = {}
    for name in names:
        pen = T2CharStringPen(shapes[name].width, shapes)
        shapes[name].draw(Qu2CuPen(pen, 0.5, all_cubic=True, reverse_direction=True))
        strings[name] = pen.getCharString()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(mapping)
    builder.setupCFF("Brand-Regular", {}, strings, {})
    builder.setupHorizontalMetrics({name: source["hmtx"][name] for name in names})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": "Brand", "styleName": "Regular", "psName": "Brand-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.updateHead(modified=3_000_000_000)
    buffer = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(buffer)
    target.write_bytes(buffer.getvalue())
    return target


def shown_origins(operators: str, fonts: EmbeddedFonts, face: FontFile) -> list[float]:
    """Where a PDF reader puts the origins of the glyphs, from the operators alone (ISO 32000-1, 9.4.4)."""
    glyphs = {code: glyph for (glyph, _), code in fonts[face]._codes.items()}
    pen, size, origins = 0.0, 0.0, []
    for row in operators.splitlines():
        if chosen := re.match(r"/F\d+ ([\d.]+) Tf", row):
            size = float(chosen[1])
        for codes, correction in re.findall(r"<([0-9A-F]+)>|(-?[\d.]+)", row) if row.endswith("TJ") else ():
            pen -= float(correction or 0) / 1000 * size
            for code in re.findall("....", codes):
                origins.append(pen)
                pen += fonts[face].width(glyphs[int(code, 16)]) / 1000 * size
    return origins


measures = st.floats(-2, 14, allow_nan=False)
planned_glyphs = st.lists(
    st.builds(Glyph, st.integers(3, 60), measures, st.floats(-3, 3), st.sampled_from([0.0, 0.0, 1.25]), st.just("x")),
    min_size=1,
    max_size=80,
)


@given(planned_glyphs, st.floats(4, 90))
def test_glyphs_never_stray_from_their_planned_place(glyphs: list[Glyph], size: float) -> None:
    face = shipped_fonts().chain("Newsreader Text")[0]
    run = GlyphRun(face, size, Colour((0, 0, 0)), tuple(glyphs))
    line = TextLine(Length(0), Length(0), (run,), "x", Length(run.width), Length(9), Length(3), runs_on=True)
    fonts = EmbeddedFonts()
    planned, pen = [], 0.0
    for glyph in glyphs:
        planned.append(pen + glyph.dx)
        pen += glyph.advance
    assert shown_origins(show_line(line, 0, 0, fonts, Inks()), fonts, face) == pytest.approx(planned, abs=0.001 * size)


PRESS = house_press()


@pytest.fixture
def printed(page: Callable[..., Page], tmp_path: Path) -> Callable[..., str]:
    """The operators of a page made for paper, or for a screen."""

    def operators(*lines: TextLine, press: Press | None = PRESS) -> str:
        paint_pdf([page(lines)], tmp_path / "inks.pdf", title="T", lang="vi", press=press)
        content = pypdf.PdfReader(tmp_path / "inks.pdf").pages[0].get_contents()
        assert content is not None
        return content.get_data().decode("ascii")

    return operators


def test_colours_use_their_inks_on_paper_and_their_light_on_screens(
    line: Callable[..., TextLine], printed: Callable[..., str]
) -> None:
    inked = line("ink", colour=Colour((255, 0, 51), (0, 90, 70, 5)))
    assert "0 0.9 0.7 0.05 k" in printed(inked)
    on_screen = printed(inked, press=None)
    assert "1 0 0.2 rg" in on_screen
    assert " gs" not in on_screen


def test_colours_without_inks_go_through_the_press_s_profile_and_never_stay_rgb(
    line: Callable[..., TextLine], printed: Callable[..., str]
) -> None:
    operators = printed(line("screen", colour=Colour((255, 0, 51))))
    (inks,) = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) k\b", operators)
    cyan, magenta, yellow, black = map(float, inks)
    assert magenta > 0.9
    assert yellow > 0.6
    assert cyan + black < 0.1
    assert not re.search(r"\brg\b", operators, re.IGNORECASE)


@pytest.mark.parametrize(("grey", "black"), [(255, 0), (0, 100)])
def test_greys_are_black_ink_alone(grey: int, black: int) -> None:
    assert Inks(PRESS).of(Colour((grey,) * 3)) == (0, 0, 0, black)
    middle = Inks(PRESS).of(Colour((128,) * 3))
    assert middle is not None
    assert middle[:3] == (0, 0, 0)
    assert 40 < middle[3] < 75


def test_solid_black_type_overprints_and_nothing_else_does(
    line: Callable[..., TextLine], printed: Callable[..., str]
) -> None:
    black, grey, white = (Colour((0, 0, 0), (0, 0, 0, ink)) for ink in (100, 72, 0))
    assert "/Over gs" in printed(line("black", colour=black))
    assert " gs" not in printed(line("grey", colour=grey), line("white", 20, 80, colour=white))
    mixed = line("black", colour=black)
    after = replace(mixed.runs[0], colour=white)
    operators = printed(replace(mixed, runs=(*mixed.runs, after)), line("white", 20, 80, colour=white))
    changes = re.findall(r"/(\w+) gs|^(q|Q)$", operators, re.MULTILINE)
    assert ["".join(change) for change in changes] == ["q", "Over", "Out", "Q"]


def test_overprinting_leaves_the_inks_below_as_they_are(
    line: Callable[..., TextLine], printed: Callable[..., str], tmp_path: Path
) -> None:
    printed(line("black"))
    states = pypdf.PdfReader(tmp_path / "inks.pdf").pages[0]["/Resources"]["/ExtGState"]
    over, out = states["/Over"], states["/Out"]
    assert (over["/OP"], over["/op"], over["/OPM"]) == (True, True, 1)
    assert (out["/OP"], out["/op"]) == (False, False)
