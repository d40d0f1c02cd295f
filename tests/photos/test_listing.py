from __future__ import annotations

import json

import pytest
from PIL import Image

from publisher.article.source import read_article
from publisher.photos.embed import embed
from publisher.photos.listing import human_list, json_list
from publisher.photos.model import Label
from publisher.photos.survey import main_edition, survey_article, survey_folder

ARTICLE = """---
id: gate
lang: en
title: A gate
photos:
  - id: east
    caption: People gather.
    credit: {photographer: A. Name, agency: VNA}
    rights: {web: yes, print: no, until: 2030-01-01, crop: no}
  - {id: west, caption: They leave., credit: {agency: VNA}, alt: A gate., file: west.jpg}
---
"""
EMBEDDED = Label("The west gate.", "VNA", "en", creator="B. Name", keywords=("Hue", "gate"), taken="1975-03-26")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "article.en.md").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "photos" / "east.jpg"
    path.parent.mkdir()
    exif = Image.Exif()
    exif[274] = 6
    Image.new("RGB", (1200, 1800), "red").save(path, exif=exif)
    path.write_bytes(embed(path.read_bytes(), EMBEDDED))
    return tmp_path


def test_each_photo_is_listed_as_article_and_file_tell_it(folder):
    lines = human_list(survey_article(read_article(folder)[0])).splitlines()
    size = lines[1].rpartition(", ")[2]
    assert lines == [
        "east  photos/east.jpg (found by its id)",
        f"  file                             JPEG, 1800 × 1200 pixels (2.2 MP), turned (orientation 6), RGB, no profile, {size}",
        "  print                            A5 218 ppi, A4 154 ppi, A3 109 ppi; 300 ppi up to 152 × 101 mm",
        "  caption                 article  People gather.",
        "                          file     The west gate. (XMP dc:description)  ≠",
        "  alternative text                 - nobody says",
        "  photographer            file     B. Name (XMP dc:creator)",
        "  credit line             article  A. Name / VNA",
        "                          file     VNA (XMP photoshop:Credit)  ≠",
        "  copyright notice                 - nobody says",
        "  date taken              file     1975-03-26 (XMP photoshop:DateCreated)",
        "  keywords                file     Hue, gate (XMP dc:subject)",
        "  digital source type              - nobody says",
        "  cleared for             article  web yes, print no, until 2030-01-01, must not be cropped",
        "",
        "west  west.jpg",
        "  file                             still to come",
        "  caption                 article  They leave.",
        "  alternative text        article  A gate.",
        "  credit line             article  VNA",
        "  copyright notice                 - nobody says",
        "  date taken                       - nobody says",
        "  digital source type              - nobody says",
        "",
        "2 photos, 1 still to come, 1 whose file tells it differently than the article, which counts (≠).",
    ]


def test_the_same_as_data(folder):
    told = json.loads(json_list(survey_article(read_article(folder)[0])))
    east, west = told["photos"]
    assert told["article"] == {"id": "gate", "lang": "en", "file": "article.en.md"}
    assert (east["file"], east["found_by"], east["picture"]["ppi"]) == (
        "photos/east.jpg",
        "id",
        {"A5": 218, "A4": 154, "A3": 109},
    )
    assert east["embedded"]["fields"]["keywords"] == {
        "value": ["Hue", "gate"],
        "origin": "XMP dc:subject",
        "languages": {},
    }
    assert east["embedded"]["fields"]["caption"]["languages"] == {"en": "The west gate."}
    assert [(row["field"], row["file"]) for row in east["differences"]] == [
        ("caption", "The west gate."),
        ("credit", "B. Name"),
    ]
    assert east["article"]["rights"]["until"] == "2030-01-01"
    assert (west["file"], west["picture"], west["embedded"]) == ("west.jpg", None, None)


def test_a_folder_without_an_article_is_listed_by_what_its_files_say(folder):
    (folder / "article.en.md").unlink()
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff no")
    survey = survey_folder(folder)
    assert [known.file for known in survey.photos] == ["photos/east.jpg"]
    assert [notice.code for notice in survey.notices] == ["P307"]
    assert human_list(survey).startswith("photos/east.jpg\n  file ")
    assert "nobody says" not in human_list(survey)


def test_the_main_edition_is_the_publications_own_language(folder):
    english, _ = read_article(folder)
    (folder / "article.vi.md").write_text(ARTICLE.replace("lang: en", "lang: vi"), encoding="utf-8")
    vietnamese, _ = read_article(folder / "article.vi.md")
    assert main_edition([english, vietnamese], "vi") is vietnamese
    assert main_edition([english, vietnamese], "fr") is english
