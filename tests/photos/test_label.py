from __future__ import annotations

from pathlib import Path

from publisher.article.model import Article, Credit, Location, Photo, Rights, Source
from publisher.photos.label import label_for
from publisher.settings import Publication, Settings


def article(photo: Photo) -> Article:
    return Article("hue", "vi", "Giải phóng Huế", Source(Path("article.md")), keywords=("Huế",), photos=(photo,))


def test_a_label_says_what_the_article_says_of_its_photo():
    photo = Photo(
        "gate",
        context="Sáng 26/3.",
        caption="Quân Giải phóng tiến vào Ngọ Môn",
        credit=Credit(photographer="Nguyễn Văn", agency="TTXVN"),
        alt="Cổng",
        taken="1975-03-26",
        location=Location("Ngọ Môn", "Huế", "Việt Nam"),
        source_type="negativeFilm",
        rights=Rights(copyright="© TTXVN", terms="Editorial"),
    )
    label = label_for(photo, article(photo), Settings())
    assert label.caption == "Quân Giải phóng tiến vào Ngọ Môn."
    assert label.credit == "Nguyễn Văn / TTXVN"
    assert (label.creator, label.source, label.lang) == ("Nguyễn Văn", "TTXVN", "vi")
    assert (label.headline, label.keywords) == ("Giải phóng Huế", ("Huế",))
    assert (label.copyright, label.usage_terms, label.source_type) == ("© TTXVN", "Editorial", "negativeFilm")
    assert (label.alt, label.taken, label.city, label.country) == ("Cổng", "1975-03-26", "Huế", "Việt Nam")


def test_the_publication_states_the_copyright_of_photos_that_state_none():
    photo = Photo("gate", caption="A gate.", credit=Credit(agency="VNA", licence="CC BY 4.0"))
    label = label_for(photo, article(photo), Settings(publication=Publication(copyright="© Bao Anh")))
    assert (label.copyright, label.usage_terms) == ("© Bao Anh", "CC BY 4.0")


def test_nobody_is_named_where_the_article_names_nobody():
    for credit in (None, Credit(none_because="own drawing")):
        photo = Photo("gate", caption="A gate.", credit=credit)
        label = label_for(photo, article(photo), Settings())
        assert (label.credit, label.creator, label.source) == ("", None, None)
