from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from publisher.article.source import read_text
from publisher.checks import run_checks
from publisher.edition import Edition
from publisher.notices import Notice, Place, Severity, render
from publisher.photos.model import Embedded, PictureFile
from publisher.photos.resolve import resolve_photos
from publisher.settings import Settings

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
GOOD = """---
id: x
lang: en
title: A title
lead: A lead that ends well.
photos:
  - id: gate
    file: photos/gate.jpg
    caption: Soldiers enter Ngo Mon Gate (Hue).
    credit: {agency: VNA}
    alt: Men with rifles run under a stone arch.
---

![](#gate)
"""


def edition(text: str = GOOD, **changes: object) -> Edition:
    article, _ = read_text(text, Path("story/article.en.md"))
    pictures = {photo.id: replace(picture(), sha256=photo.id) for photo in article.photos}
    return replace(Edition(article, pictures, Settings()), **changes)


def picture() -> PictureFile:
    return PictureFile(Path("gate.jpg"), "JPEG", "image/jpeg", 3000, 2000, 1, "RGB", 1, "0" * 64, icc=b"a profile")


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def found(text: str, **changes: object) -> list[Notice]:
    return list(run_checks(edition(text, **changes)))


def only(text: str, **changes: object) -> Notice:
    (notice,) = found(text, **changes)
    return notice


def at(place: Place | None) -> tuple[int | None, str]:
    """The line of a place and the very words it marks."""
    assert place is not None
    start = (place.column or 1) - 1
    return place.line, (place.text or "")[start : start + place.length]


def test_a_sound_article_passes_all_checks() -> None:
    assert found(GOOD) == []
    assert found(GOOD, final=True) == []


def test_notices_come_in_the_order_of_the_source() -> None:
    text = changed("    alt: Men with rifles run under a stone arch.\n", "").replace("ends well.", "ends well .")
    assert [notice.code for notice in found(text)] == ["P205", "P303"]


# --- photos -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("credit", ["", "    credit: {}\n", "    credit: {agency: ' '}\n"])
def test_a_photo_without_a_credit_stops_every_channel(credit: str) -> None:
    notice = only(changed("    credit: {agency: VNA}\n", credit))
    assert (notice.code, notice.severity, notice.channels) == ("P301", Severity.ERROR, ())
    assert "'gate'" in notice.message


def test_a_credit_may_be_waived_with_a_reason() -> None:
    assert found(changed("credit: {agency: VNA}", "credit: none\n    credit_reason: from a family album")) == []


def test_a_licence_alone_names_nobody_but_is_a_credit_line() -> None:
    assert found(changed("{agency: VNA}", "{licence: CC0}")) == []


def test_a_photo_without_a_caption_stops_every_channel() -> None:
    notice = only(changed("    caption: Soldiers enter Ngo Mon Gate (Hue).\n", ""))
    assert (notice.code, notice.severity, notice.channels) == ("P302", Severity.ERROR, ())
    assert at(notice.place) == (7, "gate")


@pytest.mark.parametrize(
    ("embedded", "field"),
    [
        (Embedded(caption="Men rest.", origins={"caption": "XMP dc:description"}), "caption"),
        (Embedded(credit="AFP"), "credit"),
    ],
)
def test_a_file_that_tells_it_differently_is_told_and_the_article_counts(embedded: Embedded, field: str) -> None:
    notice = only(GOOD, pictures={"gate": replace(picture(), embedded=embedded)})
    assert (notice.code, notice.severity) == ("P316", Severity.NOTE)
    assert notice.message == f"the file of photo 'gate' has another {field}; the article's is used"
    assert "says: " in (notice.hint or "")
    assert at(notice.place)[0] == (9 if field == "caption" else 10)


def test_a_file_that_tells_the_same_or_another_field_is_not_told() -> None:
    embedded = Embedded(caption="Soldiers enter Ngo Mon Gate (Hue). (Photo: VNA)", credit="TTXVN", alt="An arch")
    assert found(GOOD, pictures={"gate": replace(picture(), embedded=embedded)}) == []


def test_a_photo_without_an_alternative_text_is_told() -> None:
    notice = only(changed("    alt: Men with rifles run under a stone arch.\n", ""))
    assert (notice.code, notice.severity) == ("P303", Severity.WARNING)


@pytest.mark.parametrize(
    ("alt", "what"),
    [
        ("A TITLE.", "the title"),
        ("'Soldiers enter Ngo Mon Gate, Hue'", "the caption"),
        ("gate.jpg", "the name of the file"),
        ("Gate", "the name of the file"),
    ],
)
def test_an_alternative_text_that_repeats_is_told(alt: str, what: str) -> None:
    notice = only(changed("Men with rifles run under a stone arch.", alt))
    assert (notice.code, notice.message) == ("P304", f"the alt text of photo 'gate' is {what} again")


def test_a_photo_to_come_is_told_in_a_draft_and_refused_in_a_final_build() -> None:
    named = only(GOOD, pictures={})
    assert (named.code, named.severity) == ("P305", Severity.WARNING)
    assert at(named.place) == (8, "photos/gate.jpg")
    assert only(changed("    file: photos/gate.jpg\n", ""), pictures={}).severity is Severity.NOTE
    final = only(GOOD, pictures={}, final=True)
    assert (final.severity, final.channels) == (Severity.ERROR, ())
    assert "photos/gate.jpg" in final.message


def test_a_photo_the_body_leaves_out_is_noted_only_when_the_body_shows_others() -> None:
    second = "  - {id: tanks, caption: Tanks., credit: {agency: VNA}, alt: A column of tanks.}\n---\n\n"
    notice = only(GOOD.replace("---\n\n", second))
    assert (notice.code, notice.severity, at(notice.place)) == ("P311", Severity.NOTE, (12, "tanks"))
    assert found(GOOD.replace("---\n\n", second).replace("![](#gate)", "Text.")) == []
    shown = ":::timeline\n- 1975 — Hue. [](#gate)\n:::\n\n:::group\n![](#tanks)\n:::"
    assert found(GOOD.replace("---\n\n", second).replace("![](#gate)", shown)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Soldiers enter Ngo Mon Gate (Hue).", "'Soldiers enter Ngo Mon Gate (Hue). (Photo: VNA)'"),
        ("    caption:", "    context: 'Hue was free. (Photo: VNA)'\n    caption:"),
    ],
)
def test_a_credit_inside_a_caption_is_told(old: str, new: str) -> None:
    text = changed(old, new)
    notice = only(text)
    assert (notice.code, notice.severity) == ("P314", Severity.WARNING)
    assert at(notice.place)[1] == "(Photo: VNA)"
    assert notice.hint == "move it to the credit field: VNA"


# --- words --------------------------------------------------------------------------------------------------------------------


def test_a_space_before_a_stop_is_shown_where_it_stands() -> None:
    notice = only(
        changed("Soldiers enter Ngo Mon Gate (Hue).", "Divisions were annihilated .(Hue) and lost ."[:-2] + ".")
    )
    assert render(notice) == (
        "warning[P205]: a space before '.'\n"
        "  --> article.en.md:9:29\n"
        "   9 |     caption: Divisions were annihilated .(Hue) and lost.\n"
        "     |                             ^^^^^^^^^^^^^\n"
        "   = help: write annihilated."
    )


def test_a_space_before_a_stop_is_found_in_a_folded_lead() -> None:
    notice = only(changed("A lead that ends well.", ">-\n  A lead that\n  ends , well."))
    assert at(notice.place) == (7, "ends ,")


@pytest.mark.parametrize("text", ["It costs .5 now", "He said ... nothing", "Version 2 .NET", "One, two: three; four!"])
def test_a_stop_with_a_reason_for_its_space_is_no_matter(text: str) -> None:
    assert found(changed("A lead that ends well.", f"'{text}'")) == []


def test_french_spaces_are_right_in_french_alone() -> None:
    text = changed("A lead that ends well.", "'Que faire ? Rien : attendre !'")
    assert [notice.code for notice in found(text)] == ["P205", "P205", "P205"]
    assert found(text.replace("lang: en", "lang: fr")) == []


def test_a_letter_no_font_has_is_told_once_at_its_first_place() -> None:
    text = changed("A lead that ends well.", "A 𓀀 and a 𓀀.").replace("![](#gate)", "![](#gate)\n\nA 𓀁 here.")
    first, second = found(text)
    assert (first.code, first.channels, at(first.place)) == ("P209", ("booklet", "cards"), (5, "𓀀"))
    assert first.message == "no font has the letter '𓀀' (U+13000 egyptian hieroglyph a001)"
    assert at(second.place) == (16, "𓀁")


def test_many_letters_without_fonts_are_told_together() -> None:
    (notice,) = found(changed("A lead that ends well.", "Sa 𓀀𓀁𓀂𓀃𓀄𓀅𓀆𓀇 said."))
    assert notice.message == "no font has 8 letters of the article: 𓀀 𓀁 𓀂 𓀃 𓀄 𓀅 ..."
    assert at(notice.place) == (5, "𓀀")


def test_vietnamese_french_russian_and_thai_letters_are_at_hand() -> None:
    assert found(changed("A lead that ends well.", "Đặng Ngữ Ỵ ỹ œuvre Победа ชัย “…” – — ½ ₫ №")) == []


# --- rights -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("right", "channel"), [("print", "booklet"), ("web", "feed"), ("social", "cards")])
def test_a_photo_that_is_not_cleared_stops_its_channel_alone(right: str, channel: str) -> None:
    notice = only(changed("    alt:", f"    rights: {{{right}: no}}\n    alt:"))
    assert (notice.code, notice.severity, notice.channels) == ("P402", Severity.ERROR, (channel,))
    assert at(notice.place) == (11, "no")


@pytest.mark.parametrize("status", ["killed", "withheld"])
def test_a_withdrawn_photo_stops_every_channel(status: str) -> None:
    notice = only(changed("    alt:", f"    status: {status}\n    alt:"))
    assert (notice.code, notice.severity, notice.channels) == ("P405", Severity.ERROR, ())
    assert at(notice.place) == (11, status)


def test_a_withdrawn_article_stops_booklet_and_cards_but_not_the_feed_that_tells_of_it() -> None:
    notice = only(changed("lead:", "status: withdrawn\nstatus_reason: A source was wrong.\nlead:"))
    assert (notice.code, notice.severity, notice.channels) == ("P406", Severity.ERROR, ("booklet", "cards"))
    assert at(notice.place) == (5, "withdrawn")


def test_an_embargo_counts_only_against_a_given_moment() -> None:
    text = changed("lead:", "embargo: 2025-03-26T05:00:00+07:00\nlead:")
    assert found(text) == []
    notice = only(text, as_of=datetime(2025, 3, 25, 21, 59, tzinfo=UTC))
    assert (notice.code, at(notice.place)) == ("P401", (5, "2025-03-26T05:00:00+07:00"))
    assert found(text, as_of=datetime(2025, 3, 25, 22, 0, tzinfo=UTC)) == []


def test_a_right_ends_after_its_last_day() -> None:
    text = changed("    alt:", "    rights: {until: 2025-03-26}\n    alt:")
    assert found(text) == []
    assert found(text, as_of=datetime(2025, 3, 26, 23, tzinfo=UTC)) == []
    assert only(text, as_of=datetime(2025, 3, 27, tzinfo=UTC)).code == "P403"


# --- photos that look alike ---------------------------------------------------------------------------------------------------


def test_the_same_shot_in_another_size_is_found_when_pictures_are_looked_at(tmp_path: Path, examples: Path) -> None:
    second = "  - {id: again, caption: Again., credit: {agency: VNA}, alt: A room.}\n---\n\n"
    with Image.open(examples / "the-way-down" / "photos" / "room.jpg") as image:
        for name, size in (("gate", 900), ("again", 700)):
            image.resize((size, size * 2 // 3)).save(tmp_path / f"{name}.jpg", icc_profile=SRGB)
    text = GOOD.replace("photos/gate.jpg", "gate.jpg").replace("---\n\n![](#gate)", second + "Text.")
    article, _ = read_text(text, tmp_path / "article.en.md")
    pictures, _ = resolve_photos(article, hashed=False)
    close = [run_checks(Edition(article, pictures, Settings(), final)) for final in (False, True)]
    assert [notice.message for notice in close[0]] == []
    assert [notice.message for notice in close[1]] == ["photo 'again' looks the same as photo 'gate'"]
