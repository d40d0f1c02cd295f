"""Captions apart: context and picture, ids one likes to type, places to ask about."""

from __future__ import annotations

import pytest

from publisher.importers.captions import ask_about_credit, photo_id, places, read_caption, split_context
from publisher.notices import Place


@pytest.mark.parametrize(
    ("caption", "made"),
    [
        ("Forces enter Ngo Mon Gate (Hue) on the morning of March 26, 1975.", "ngo-mon-gate"),
        ("Tanks move into Nha Trang (Khanh Hoa) on April 2, 1975.", "nha-trang"),
        ("The Hue-Da Nang campaign was one of three.", "hue-da-nang"),
        ("Xe tăng tiến vào thành phố Đà Nẵng.", "da-nang"),
        ("A woman arranges her baskets at the gate", "woman-arranges-baskets"),
        ("On Monday March 26 the boats return.", "boats-return"),
        ("纪念活动现场", "photo-4"),
        ("", "photo-4"),
    ],
)
def test_a_photo_is_named_after_its_caption(caption: str, made: str) -> None:
    assert photo_id(caption, frozenset(), 4) == made


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert photo_id("A view of Nha Trang.", frozenset({"nha-trang", "nha-trang-2"}), 1) == "nha-trang-3"


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("Hue was free. In the photo: Tanks move.", ("Hue was free.", "In the photo:", "Tanks move.")),
        ("Huế giải phóng. Trong ảnh: Xe tăng.", ("Huế giải phóng.", "Trong ảnh:", "Xe tăng.")),
        (
            "La ville est libre. Sur la photo\u00a0: des chars.",
            ("La ville est libre.", "Sur la photo\u00a0:", "des chars."),
        ),
        ("Im Bild: Der Markt.", ("", "Im Bild:", "Der Markt.")),
        ("Город свободен. На фото: танки.", ("Город свободен.", "На фото:", "танки.")),
        ("In the photo of 1975 she smiles.", ("", "", "In the photo of 1975 she smiles.")),
    ],
)
def test_what_stands_before_in_the_photo_is_context(caption: str, parts: tuple[str, str, str]) -> None:
    assert split_context(caption) == parts


def test_names_before_brackets_are_places_to_ask_about() -> None:
    assert places("Tanks in Nha Trang (Khanh Hoa) and soldiers (left) in Tam Ky (Quang Nam).") == [
        ("Nha Trang", "Khanh Hoa"),
        ("Tam Ky", "Quang Nam"),
    ]


@pytest.mark.parametrize(
    ("caption", "readings"),
    [
        (
            "Boats at dawn. (Photo: First Last / Other Name)",
            "photographer First Last, agency Other Name; or photographer Other Name, agency First Last",
        ),
        (
            "Boats at dawn. (Photo: First Last",
            "photographer First Last; or a part of it belongs to the caption, for its bracket is not closed",
        ),
        ("Boats at dawn. (Photo: First Last / River Museum)", None),
        ("Boats at dawn. (Photo: First Last/VNA)", None),
        ("Boats at dawn. (Photo: VNA)", None),
    ],
)
def test_a_credit_that_can_be_read_in_two_ways_is_asked_about(caption: str, readings: str | None) -> None:
    asked = [notice.message for notice in ask_about_credit(read_caption(caption, "en", frozenset(), 1), Place("a"))]
    assert [message.partition("two ways: ")[2] for message in asked] == ([readings] if readings else [])
