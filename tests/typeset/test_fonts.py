"""The font book: chains, nearest cuts, coverage, folders of a newsroom's own fonts, and the promises of the shipped files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import uharfbuzz as hb

from publisher.notices import PublisherError
from publisher.page.items import FontFile
from publisher.resources import shipped
from publisher.typeset.fonts import FontBook, FontCut, coverage, hb_font, metrics, missing_letters, shipped_fonts

FONTS = shipped("assets") / "fonts"
CUTS = shipped_fonts().cuts
VIETNAMESE = {chr(code) for code in range(0x1EA0, 0x1EFA)} | set("ĂăÂâĐđÊêÔôƠơƯư₫")


def test_the_asked_cut_comes_first_and_the_fallbacks_follow_in_order() -> None:
    names = [font.name for font in shipped_fonts().chain("Newsreader Text", 400, italic=True)]
    assert names[0] == "NewsreaderText-Italic"
    assert names[1:] == [
        "NotoSans-Regular",
        "NotoSansArabic-Regular",
        "NotoSansDevanagari-Regular",
        "NotoSansKhmer-Regular",
        "NotoSansThai-Regular",
        "NotoEmoji-Regular",
    ]


@pytest.mark.parametrize(
    ("family", "weight", "italic", "name"),
    [
        ("Newsreader Display", 700, False, "NewsreaderDisplay-Medium"),
        ("Newsreader Text", 700, True, "NewsreaderText-SemiBoldItalic"),
        ("Be Vietnam Pro", 450, False, "BeVietnamPro-Regular"),
        ("Be Vietnam Pro", 900, False, "BeVietnamPro-Bold"),
        ("Be Vietnam Pro", 700, True, "BeVietnamPro-Italic"),
    ],
)
def test_a_missing_cut_is_replaced_by_the_nearest(family: str, weight: int, italic: bool, name: str) -> None:
    assert shipped_fonts().chain(family, weight, italic)[0].name == name


def test_an_unknown_family_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(PublisherError, match="no font family 'Newsreder Text'") as caught:
        shipped_fonts().chain("Newsreder Text")
    assert caught.value.notices[0].hint == "did you mean 'Newsreader Text'?"


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.font.name)
def test_each_shipped_file_calls_itself_what_the_catalogue_calls_it(cut: FontCut) -> None:
    face = hb_font(cut.font).face
    family = face.get_name(hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY) or face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)
    assert family == cut.family
    assert face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) == cut.font.name
    assert round(hb_font(cut.font).get_style_value(hb.StyleTag.WEIGHT)) == cut.weight
    assert (hb_font(cut.font).get_style_value(hb.StyleTag.ITALIC) > 0.5) is cut.italic
    assert "Open Font License" in (face.get_name(hb.OTNameIdPredefined.LICENSE) or "")


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.font.name)
def test_each_shipped_file_is_one_static_truetype_font_with_its_licence_beside_it(cut: FontCut) -> None:
    tables = set(hb_font(cut.font).face.table_tags)
    assert "glyf" in tables
    assert not tables & {"fvar", "gvar", "avar", "HVAR", "STAT"}
    assert (cut.font.path.parent / "OFL.txt").is_file()


def test_every_font_file_is_in_the_catalogue_and_no_two_share_a_name() -> None:
    files = sorted(FONTS.rglob("*.ttf"))
    assert files == sorted(cut.font.path for cut in CUTS)
    assert len({file.stem for file in files}) == len(files)


def test_the_fonts_stay_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in FONTS.rglob("*.ttf")) < 6_000_000


@pytest.mark.parametrize("family", ["Newsreader Display", "Newsreader Text", "Be Vietnam Pro", "Noto Sans"])
def test_every_voice_knows_all_vietnamese_letters(family: str) -> None:
    for cut in CUTS:
        if cut.family == family:
            assert coverage(cut.font) >= VIETNAMESE


def test_missing_letters_are_told_once_each_in_order_and_invisible_signs_are_not_counted() -> None:
    chain = shipped_fonts().chain("Newsreader Text")
    assert missing_letters("Tiếng Việt, ไทย, العربية, हिन्दी, ខ្មែរ\u200b\u00ad", chain) == ()
    assert missing_letters("中国 and 中文", chain) == ("中", "国", "文")


def test_emoji_have_their_font() -> None:
    said = "🎈 👩‍👩‍👧 👍🏽 🇻🇳 ❤️ 1️⃣ ☀ ✊"
    assert missing_letters(said, shipped_fonts().chain("Be Vietnam Pro")) == ()


def test_a_decomposed_letter_is_looked_up_as_the_letter_it_is() -> None:
    assert missing_letters("e\u0302\u0301", shipped_fonts().chain("Be Vietnam Pro")[:1]) == ()


@pytest.mark.parametrize("cut", [cut for cut in CUTS if cut.family != "Noto Emoji"], ids=lambda cut: cut.font.name)
def test_metrics_are_shares_of_the_size(cut: FontCut) -> None:
    found = metrics(cut.font)
    assert 0.3 < found.x_height < found.cap_height < 0.8
    assert 0.6 < found.ascent < 1.5
    assert 0.2 < found.descent < 0.8


def test_a_folder_of_plain_files_speaks_for_itself(tmp_path: Path) -> None:
    shutil.copy(FONTS / "newsreader" / "NewsreaderText-SemiBoldItalic.ttf", tmp_path / "own.ttf")
    (tmp_path / "notes.txt").write_text("no font")
    book = FontBook(()).with_folder(tmp_path)
    (cut,) = book.cuts
    assert (cut.family, cut.weight, cut.italic) == ("Newsreader Text", 600, True)
    assert book.fallback == ("Newsreader Text",)


def test_a_folder_without_a_font_that_can_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "all.ttc").write_bytes(b"ttcf")
    with pytest.raises(PublisherError, match="no font in the folder"):
        FontBook(()).with_folder(tmp_path)


def test_a_folder_with_a_catalogue_replaces_cuts_and_adds_a_fallback(tmp_path: Path) -> None:
    shutil.copy(FONTS / "noto" / "NotoSansThai-Regular.ttf", tmp_path / "house.ttf")
    (tmp_path / "fonts.toml").write_text(
        'fallback = ["House"]\n'
        '[[fonts]]\nfamily = "House"\nweight = 400\nfile = "house.ttf"\n'
        '[[fonts]]\nfamily = "Be Vietnam Pro"\nweight = 400\nfile = "house.ttf"\n'
    )
    book = shipped_fonts().with_folder(tmp_path)
    assert book.fallback[-1] == "House"
    assert book.chain("Be Vietnam Pro")[0].path == tmp_path / "house.ttf"
    assert book.chain("Be Vietnam Pro", 700)[0].name == "BeVietnamPro-Bold"


def test_a_catalogue_is_read_strictly(tmp_path: Path) -> None:
    (tmp_path / "fonts.toml").write_text('[[fonts]]\nfamily = "House"\nwieght = 400\nfile = "house.ttf"\n')
    with pytest.raises(PublisherError, match="unknown key 'wieght'"):
        shipped_fonts().with_folder(tmp_path)


def test_a_catalogue_that_names_a_missing_file_says_which(tmp_path: Path) -> None:
    (tmp_path / "fonts.toml").write_text('[[fonts]]\nfamily = "House"\nweight = 400\nfile = "gone.ttf"\n')
    with pytest.raises(PublisherError, match=r"no font file 'gone\.ttf'"):
        shipped_fonts().with_folder(tmp_path)


def test_a_file_that_is_no_font_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "page.ttf").write_text("<html>")
    with pytest.raises(PublisherError, match=r"'page\.ttf' is not a font file"):
        shipped_fonts().with_folder(tmp_path)


def test_a_missing_folder_or_file_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(PublisherError, match="no font folder 'gone'"):
        shipped_fonts().with_folder(tmp_path / "gone")
    with pytest.raises(PublisherError, match=r"'gone\.ttf' cannot be opened"):
        hb_font(FontFile(tmp_path / "gone.ttf"))
