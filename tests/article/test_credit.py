"""Credits and captions as printed: one wording for every channel, and only a full stop ever added to a caption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.credit import caption_text, credit_line, credit_names
from publisher.article.model import Credit, Photo


@pytest.mark.parametrize(
    ("credit", "lang", "line"),
    [
        (Credit("Name", "VNA"), "en", "Photo: Name / VNA"),
        (Credit(agency="AP", via="VNA"), "en", "Photo: AP via VNA"),
        (Credit(courtesy_of="the City Archives"), "en", "Photo: courtesy of the City Archives"),
        (Credit("First Last", licence="CC BY 4.0"), "en", "Photo: First Last (CC BY 4.0)"),
        (Credit(licence="Public domain"), "en", "Photo: Public domain"),
        (Credit("Họ Tên", "TTXVN"), "vi", "Ảnh: Họ Tên / TTXVN"),
        (Credit(courtesy_of="Công an tỉnh"), "vi", "Ảnh: Công an tỉnh cung cấp"),
        (Credit(agency="AFP"), "fr", "Crédit photo\u00a0: AFP"),
        (Credit(agency="共同"), "ja", "写真：共同"),
        (Credit("Imię Nazwisko"), "pl", "Fot. Imię Nazwisko"),
        (Credit(agency="VCG"), "zh-Hant-TW", "圖片：VCG"),
        (Credit(agency="NTB"), "nb", "Foto: NTB"),
        (Credit(agency="AFP"), "en-GB", "Photo: AFP"),
        (Credit(agency="AFP"), "xx", "Photo: AFP"),
    ],
)
def test_a_credit_is_printed_in_the_wording_of_its_language(credit: Credit, lang: str, line: str) -> None:
    assert credit_line(credit, lang) == line


@pytest.mark.parametrize("credit", [None, Credit(none_because="the painter is unknown"), Credit()])
def test_no_credit_and_a_waived_credit_print_nothing(credit: Credit | None) -> None:
    assert credit_line(credit, "en") == credit_names(credit) == ""


def test_a_label_typed_into_a_name_is_not_printed_twice() -> None:
    assert credit_line(Credit(agency="Ảnh: TTXVN"), "en") == "Photo: TTXVN"
    assert credit_line(Credit("Photo: Name", "VNA"), "en") == "Photo: Name / VNA"


def test_a_name_said_twice_is_printed_once() -> None:
    assert credit_names(Credit("VNA", "VNA")) == "VNA"


def test_a_publication_may_use_its_own_label_or_none() -> None:
    credit = Credit(agency="VNA")
    assert credit_line(credit, "en-GB", {"en": "Picture"}) == "Picture: VNA"
    assert credit_line(credit, "en", {"en": ""}) == "VNA"
    assert credit_line(credit, "de", {"de": "Foto:"}) == "Foto: VNA"
    assert credit_line(credit, "vi", {"en": "Picture"}) == "Ảnh: VNA"


@pytest.mark.parametrize(
    ("caption", "printed"),
    [
        ("Troops enter the city.", "Troops enter the city."),
        ("Ngo Mon Gate (Hue)", "Ngo Mon Gate (Hue)."),
        ("“We are home.”", "“We are home.”"),
        ("They said “home”", "They said “home”."),
        ("Who won?", "Who won?"),
        ("Up by 12%", "Up by 12%."),
        ("纪念活动现场", "纪念活动现场。"),
        ("Du Fu (杜甫) in a painting", "Du Fu (杜甫) in a painting."),
        ("ตลาดน้ำ", "ตลาดน้ำ"),
        ("ទិដ្ឋភាព", "ទិដ្ឋភាព។"),
        ("  Spaces around  ", "Spaces around."),
    ],
)
def test_a_caption_ends_as_a_sentence_does_in_its_script(caption: str, printed: str) -> None:
    assert caption_text(Photo("a", caption=caption), context=False) == printed


def test_the_context_stands_before_the_caption_only_when_asked() -> None:
    photo = Photo("a", context="Hue was free", caption="Tanks move south.")
    assert caption_text(photo, context=True) == "Hue was free. Tanks move south."
    assert caption_text(photo, context=False) == "Tanks move south."


def test_sentences_in_wide_script_are_joined_without_a_space() -> None:
    assert caption_text(Photo("a", context="顺化解放", caption="军队入城"), context=True) == "顺化解放。军队入城。"


def test_a_photo_without_words_has_no_caption_text() -> None:
    assert caption_text(Photo("a"), context=True) == ""


@given(st.text(min_size=1))
def test_nothing_but_an_ending_is_ever_added_to_a_caption(caption: str) -> None:
    printed = caption_text(Photo("a", caption=caption), context=False)
    assert printed[: len(caption.strip())] == caption.strip()
    assert len(printed) <= len(caption.strip()) + 1
