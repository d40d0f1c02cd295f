from __future__ import annotations

from types import MappingProxyType

import pytest

from publisher.article.model import Credit, Location, Photo, Rights
from publisher.photos.compare import differences
from publisher.photos.model import Embedded, Wording

PHOTO = Photo(
    "gate", context="In March.", caption="People gather at the gate.", credit=Credit("A. Name", "VNA"), alt="A crowd",
    taken="1975-03-26", location=Location(city="Hue", country="VN"), source_type="negativeFilm", rights=Rights(copyright="© VNA"),
)  # fmt: skip


@pytest.mark.parametrize(
    "embedded",
    [
        Embedded(),
        Embedded(caption="People gather at the gate"),
        Embedded(caption="IN MARCH. People gather at the gate. (Photo: VNA)"),
        Embedded(credit="VNA", photographer="A. Name"),
        Embedded(credit="TTXVN"),
        Embedded(credit="A. Name/VNA"),
        Embedded(photographer="a. name"),
        Embedded(taken="1975"),
        Embedded(country="Vietnam", city="HUE"),
        Embedded(source_type="http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm"),
        Embedded(long_alt="A crowd before a gate", people=("First Last",)),
    ],
)
def test_what_says_the_same_or_less_is_no_difference(embedded):
    assert differences(PHOTO, "en", embedded) == ()


@pytest.mark.parametrize(
    ("embedded", "field", "file"),
    [
        (Embedded(caption="The west gate."), "caption", "The west gate."),
        (Embedded(credit="AFP"), "credit", "AFP"),
        (Embedded(credit="VNA", photographer="B. Name"), "credit", "B. Name"),
        (Embedded(alt="A gate"), "alt", "A gate"),
        (Embedded(taken="1975-03-25"), "taken", "1975-03-25"),
        (Embedded(city="Hanoi"), "city", "Hanoi"),
        (Embedded(source_type="http://cv.iptc.org/newscodes/digitalsourcetype/print"), "source_type", "http"),
        (Embedded(copyright="© AFP"), "copyright", "© AFP"),
    ],
)
def test_what_says_something_else_is_told_with_both_texts(embedded, field, file):
    (found,) = differences(PHOTO, "en", embedded)
    assert (found.field, found.file[: len(file)]) == (field, file)
    assert found.article


def test_the_text_of_the_articles_language_is_compared():
    wordings = (Wording("caption", "vi", "Cổng thành."), Wording("caption", "en-GB", "People gather at the gate."))
    assert differences(PHOTO, "en", Embedded(caption="Cổng thành.", wordings=wordings)) == ()
    (found,) = differences(
        PHOTO, "vi", Embedded(caption="Gate.", wordings=wordings, origins=MappingProxyType({"caption": "XMP"}))
    )
    assert (found.file, found.origin) == ("Cổng thành.", "XMP")
