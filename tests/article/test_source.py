from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from publisher.article.model import Article, ArticleStatus, Correction, Credit, Location, PhotoStatus, Related
from publisher.article.source import find_source, read_article, read_text
from publisher.notices import Notice, PublisherError, errors, render

BROKEN = Path(__file__).with_name("broken_sources.txt")
PATH = Path("story/article.en.md")


def article(front: str, body: str = "", path: Path = PATH) -> Article:
    return read_text(f"---\nid: x\ntitle: A title\n{front}---\n{body}", path)[0]


def notices(text: str, path: Path = PATH) -> tuple[Notice, ...]:
    try:
        return read_text(text, path)[1]
    except PublisherError as refusal:
        return refusal.notices


def codes(text: str, path: Path = PATH) -> list[str]:
    return [notice.code for notice in notices(text, path)]


def broken_sources() -> list[object]:
    cases = BROKEN.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== ")
    parts = [re.fullmatch(r"(.*?)\n(.*?)>>>\n(.*)", case, re.DOTALL) for case in cases]
    return [pytest.param(part[2], part[3].strip("\n"), id=part[1]) for part in parts if part]


@pytest.mark.parametrize(("text", "told"), broken_sources())
def test_a_broken_source_is_told_with_place_and_hint(text: str, told: str) -> None:
    assert "\n".join(render(notice) for notice in notices(text)) == told


def test_every_broken_source_was_found_in_the_file() -> None:
    assert len(broken_sources()) == BROKEN.read_text(encoding="utf-8").count(">>>\n") > 30


def test_a_whole_source_is_read() -> None:
    told, found = read_text(WHOLE, PATH)
    assert found == ()
    assert (told.id, told.lang, told.title) == ("x-1", "en", "One: two")
    assert told.lead == "A lead of two lines."
    assert told.byline == ("VNA",)
    assert told.published == datetime(2025, 3, 26, 8, tzinfo=timezone(timedelta(hours=7)))
    assert told.embargo == datetime(2025, 3, 26, 1, tzinfo=UTC)
    assert (told.status, told.is_withdrawn) == (ArticleStatus.WITHDRAWN, True)
    assert told.status_reason == "A source was wrong."
    assert told.keywords == ("Hue", "NO", "1975")
    assert told.related == (Related("One", "https://example.org/1"), Related("Two: only a title"))
    assert told.corrections == (Correction(date(2025, 3, 27), "A date."),)
    gate, album = told.photos
    assert gate.credit == Credit(photographer="Name", agency="VNA")
    assert gate.location == Location("Ngo Mon Gate", "Hue", "VN")
    assert gate.focus == (0.52, 0.4)
    assert (gate.rights.print, gate.rights.social, gate.rights.crop) == (True, False, False)
    assert gate.rights.until == date(2030, 12, 31)
    assert gate.status is PhotoStatus.WITHHELD
    assert gate.note == "two\nlines"
    assert album.credit == Credit(none_because="a family album, the photographer is not known")


WHOLE = """---
publisher: 1   # the format
id: x-1
lang: EN
title: "One: two"
lead: >-
  A lead
  of two lines.
byline: VNA
dateline: {place: Hanoi, date: 2025-03-26}
published: 2025-03-26T08:00:00+07:00
embargo: 2025-03-26 01:00Z
status: withdrawn
status_reason: A source was wrong.
keywords: [Hue, NO, 1975]
photos:
  - id: gate
    file: photos/gate.jpg
    caption: The gate.
    credit: {photographer: Name, agency: VNA}
    alt: A gate.
    taken: 1975-03
    place: {name: Ngo Mon Gate, city: Hue, country: VN}
    focus: [0.52, 4e-1]
    source_type: negativeFilm
    rights:
      print: yes
      social: No
      crop: false
      until: 2030-12-31
    status: withheld
    note: |
      two
      lines
  - id: album
    caption: A family.
    credit: none
    credit_reason: a family album, the photographer is not known
related:
  - {title: One, url: https://example.org/1}
  - "Two: only a title"
corrections:
  - {date: 2025-03-27, text: A date.}
---

Text.
"""


@pytest.mark.parametrize(
    "written", ["NO", "yes", "12:30:45", "0123", "1e3", "2025-03-26", "0x1F", "1_000", "true", "=", "<<"]
)
def test_yaml_does_not_turn_a_text_into_something_else(written: str) -> None:
    assert article(f"section: {written}\n").section == written


@pytest.mark.parametrize("written", ["", "~", "null", "''", '"  "', ">-"])
def test_an_empty_field_is_as_good_as_none(written: str) -> None:
    assert article(f"lead: {written}\n").lead is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", True), ("Yes", True), ("true", True), ("TRUE", True), ("no", False), ("false", False), ("", None)],
)
def test_yes_and_no_may_be_written_in_several_ways(written: str, meant: bool | None) -> None:
    assert article(f"photos:\n  - id: a\n    rights: {{web: {written}}}\n").photos[0].rights.web is meant


def test_norwegian_is_a_language_and_not_a_no() -> None:
    assert read_text("---\nid: x\nlang: no\ntitle: A\n---\n", Path("article.no.md"))[0].lang == "no"


@pytest.mark.parametrize(
    ("written", "lang"),
    [("VI", "vi"), ("zh-hant-tw", "zh-Hant-TW"), ("pt-br", "pt-BR"), ("es-419", "es-419"), ("haw", "haw")],
)
def test_a_language_tag_gets_its_canonical_letters(written: str, lang: str) -> None:
    assert read_text(f"---\nid: x\nlang: {written}\ntitle: A\n---\n", Path("story.md"))[0].lang == lang


@pytest.mark.parametrize("written", ["vietnamese", "english", "jp", "cn", "xx", "e", "en_GB", "vie"])
def test_what_is_no_language_tag_is_refused(written: str) -> None:
    assert "P108" in codes(f"---\nid: x\nlang: {written}\ntitle: A\n---\n", Path("story.md"))


def test_the_language_may_stand_in_the_file_name_alone() -> None:
    assert read_text("---\nid: x\ntitle: A\n---\n", Path("article.vi.md"))[0].lang == "vi"
    assert codes("---\nid: x\ntitle: A\n---\n", Path("story.md")) == ["P108"]
    assert codes("---\nid: x\nlang:\ntitle: A\n---\n", Path("story.md")) == ["P108"]


def test_an_article_without_an_id_is_called_like_its_folder(tmp_path: Path) -> None:
    source = tmp_path / "Mùa Xuân 1975" / "article.vi.md"
    source.parent.mkdir()
    source.write_text("---\ntitle: A\n---\n", encoding="utf-8")
    told, found = read_article(source)
    assert told.id == "mua-xuan-1975"
    assert [(notice.code, notice.severity) for notice in found] == [("P115", "note")]


def test_the_default_credit_fills_photos_that_have_none() -> None:
    told = article(
        "credit_default: {agency: VNA, copyright: © VNA}\n"
        "photos:\n"
        "  - id: a\n"
        "  - {id: b, credit: {photographer: Name}, rights: {copyright: © Name}}\n"
        "  - {id: c, credit: none, credit_reason: own work}\n"
    )
    assert [photo.credit for photo in told.photos] == [
        Credit(agency="VNA"),
        Credit(photographer="Name"),
        Credit(none_because="own work"),
    ]
    assert [photo.rights.copyright for photo in told.photos] == ["© VNA", "© Name", "© VNA"]


def test_an_empty_credit_is_no_credit() -> None:
    assert article("photos:\n  - {id: a, credit: {agency: }}\n").photos[0].credit is None


def test_text_is_read_in_composed_letters() -> None:
    apart = unicodedata.normalize("NFD", "Huế, Đà Nẵng")
    assert article(f"lead: {apart}\n", f"{apart}\n").lead == "Huế, Đà Nẵng"


def test_marks_point_at_values_in_the_file() -> None:
    told = read_text(WHOLE, PATH)[0]
    places = {name: str(told.source.at(name)) for name in ("title", "lead", "photos.gate.caption", "related.1.title")}
    assert places == {
        "title": "article.en.md:5:8",
        "lead": "article.en.md:6:1",
        "photos.gate.caption": "article.en.md:19:14",
        "related.1.title": "article.en.md:41:5",
    }
    assert told.source.at("photos.gate.rights.until").text == "      until: 2030-12-31"
    assert str(told.source.at("photos.album.alt")) == "article.en.md:35:9"


def test_all_letters_of_a_text_count_as_columns() -> None:
    (found,) = notices("---\nid: x\ntitle: 😀 Huế\nphotos: [{id: a, caption: 日本, alt: 😀, kredit: x}]\n---\n")
    assert found.place is not None
    assert found.place.text is not None
    assert found.place.text[(found.place.column or 0) - 1 :].startswith("kredit")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\ufeff\n\n"])
def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path, newline: str, start: str) -> None:
    source = tmp_path / "article.en.md"
    source.write_bytes((start + WHOLE).replace("\n", newline).encode())
    told = read_article(source)[0]
    assert told.lead == "A lead of two lines."
    assert told.photos[0].note == "two\nlines"
    assert told.source.at("title").text == 'title: "One: two"'


def test_letters_that_are_not_what_they_seem_are_told_once_each() -> None:
    text = "---\nid: x\ntitle: \u00d0ặng \u00d0ình\nlead: p\u0430per\u200bs \u202eabc\n---\nTwo\u2028lines\u0007\n"
    assert [(n.code, n.message.split(",")[0], str(n.place)) for n in notices(text)] == [
        ("P110", "U+00D0 latin capital letter eth", "article.en.md:3:8"),
        ("P110", "U+0430 cyrillic small letter a", "article.en.md:4:8"),
        ("P111", "U+200B zero width space", "article.en.md:4:12"),
        ("P111", "U+202E right-to-left override", "article.en.md:4:15"),
        ("P111", "U+2028 line separator", "article.en.md:6:4"),
        ("P111", "U+0007", "article.en.md:6:10"),
    ]
    assert not errors(notices(text))


@pytest.mark.parametrize(
    ("lang", "letters"),
    [
        ("is", "\u00d0"),
        ("ru", "Москва и Paris"),
        ("ar", "\u200f"),
        ("th", "\u200b"),
        ("fa", "\u200c"),
        ("hi", "\u200d"),
    ],
)
def test_letters_that_belong_to_a_language_are_no_matter(lang: str, letters: str) -> None:
    assert codes(f"---\nid: x\nlang: {lang}\ntitle: A {letters} b\n---\n", Path("story.md")) == []


def test_a_comment_after_a_value_is_no_matter() -> None:
    assert codes("---\nid: x\ntitle: A   # B\nlead: B # C\nsection: 'C #1'  #D\n---\n") == []


def test_everything_wrong_is_told_in_one_run_in_the_order_of_the_file() -> None:
    text = "---\nid: X\ntitel: A\nphotos: [{id: a, alr: x}]\nurl: x\n---\n![](#b)\n"
    found = notices(text)
    assert [notice.code for notice in found] == ["P201", "P102", "P101", "P101", "P114", "P311"]
    assert [notice.place.line for notice in found if notice.place] == [None, 2, 3, 4, 5, 7]


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "lead: " + "[" * 3000 + "\n",
        "lead: " + "{a: " * 30 + "x" + "}" * 30 + "\n",
        "? [a]\n: b\n",
        "? |\n  title\n: x\n",
        "lead: !!python/object/apply:os.system [ls]\n",
    ],
)
def test_yaml_machinery_is_refused_and_never_run(front: str) -> None:
    assert set(codes(f"---\n{front}---\n")) & {"P104", "P101"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "this is a JPEG picture, not an article"),
        (b"PK\x03\x04...", "this is a Word document or another ZIP archive, not an article"),
        ("title".encode("utf-16"), "this is text in UTF-16, not an article"),
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"---\x00", "this is a binary file, not text"),
        ("---\ntitle: Việt".encode()[:-2] + b"\n---\n", "byte 0xe1 is not UTF-8"),
    ],
)
def test_a_file_that_is_no_text_says_what_it_is(tmp_path: Path, data: bytes, told: str) -> None:
    source = tmp_path / "article.en.md"
    source.write_bytes(data)
    with pytest.raises(PublisherError) as refusal:
        read_article(source)
    assert [(notice.code, notice.message) for notice in refusal.value.notices] == [("P109", told)]


def test_a_byte_that_is_not_utf8_is_shown_where_it_stands(tmp_path: Path) -> None:
    source = tmp_path / "article.en.md"
    source.write_bytes("---\ntitle: Huế caf".encode() + b"\xe9\n---\n")
    with pytest.raises(PublisherError) as refusal:
        read_article(source)
    assert str(refusal.value.notices[0].place) == "article.en.md:2:15"


def test_a_far_too_large_file_is_not_read(tmp_path: Path) -> None:
    source = tmp_path / "article.en.md"
    source.write_bytes(b"x" * 4_000_001)
    with pytest.raises(PublisherError, match="larger than 4 MB"):
        read_article(source)


def test_a_folder_stands_for_its_one_article(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("no article")
    (tmp_path / "article.vi.md").write_text("---\ntitle: A\n---\n")
    assert find_source(tmp_path) == tmp_path / "article.vi.md"
    assert read_article(tmp_path)[0].lang == "vi"


@pytest.mark.parametrize(
    ("files", "told", "hint"),
    [
        ([], "the folder holds no article.<lang>.md", "for example article.en.md"),
        (["story.md"], "the folder holds no article.<lang>.md", "story.md"),
        (
            ["article.en.md", "article.vi.md"],
            "the folder holds 2 editions: article.en.md, article.vi.md",
            "name the file",
        ),
    ],
)
def test_a_folder_without_one_article_says_what_it_holds(
    tmp_path: Path, files: list[str], told: str, hint: str
) -> None:
    for name in files:
        (tmp_path / name).touch()
    with pytest.raises(PublisherError) as refusal:
        read_article(tmp_path)
    (found,) = refusal.value.notices
    assert (found.code, found.message) == ("P100", told)
    assert hint in (found.hint or "")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PublisherError) as refusal:
        read_article(tmp_path / "nowhere" / "article.en.md")
    assert render(refusal.value.notices[0]).startswith(
        "error[P100]: there is no such file or folder\n  --> article.en.md\n"
    )
