from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from article.story import MASTER, TRANSLATION, write_story
from publisher.article.model import Article, ArticleStatus, Credit, Dateline, Location, Related
from publisher.article.source import fill_article, read_article, read_editions, read_text, write_article
from publisher.notices import PublisherError, render

BROKEN = Path(__file__).with_name("broken_translations.txt")


def translated(folder: Path, text: str = TRANSLATION, master: str = MASTER) -> Article:
    return read_article(write_story(folder, master, vi=text) / "article.vi.md")[0]


def told(folder: Path, text: str, master: str = MASTER) -> str:
    with pytest.raises(PublisherError) as refusal:
        translated(folder, text, master)
    return "\n".join(render(notice) for notice in refusal.value.notices)


def broken_translations() -> list[object]:
    cases = BROKEN.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== ")
    parts = [re.fullmatch(r"(.*?)\n(.*?)>>>\n(.*)", case, re.DOTALL) for case in cases]
    return [pytest.param(part[2], part[3].strip("\n"), id=part[1]) for part in parts if part]


@pytest.mark.parametrize(("text", "said"), broken_translations())
def test_a_broken_translation_is_told_with_place_and_hint(text: str, said: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == said


def test_every_broken_translation_was_found_in_the_file() -> None:
    assert len(broken_translations()) == BROKEN.read_text(encoding="utf-8").count(">>>\n") > 10


def test_a_translation_is_a_whole_article_with_the_facts_of_its_master(tmp_path: Path) -> None:
    article = translated(tmp_path)
    gate, album = article.photos
    assert (article.id, article.lang, article.title) == ("the-gate", "vi", "Một buổi sáng bên cổng")
    assert (gate.file, gate.taken, gate.credit) == ("gate.jpg", "1975-03-26", Credit("A. Name", "VNA"))
    assert (gate.caption, gate.alt) == ("Người dân bên cổng, ngày 26-3-1975.", "Đám đông trước một cổng đá.")
    assert gate.location == Location("Cổng Ngọ Môn", "Huế", "VN")
    assert album.caption == "Một trang của cuốn album."
    assert article.dateline == Dateline("Huế", date(2026, 3, 26))
    assert article.byline == ("Heritage desk",)
    assert article.published == article.master.published
    assert [photo.id for photo in article.photo_order()] == ["gate", "album"]


def test_no_words_of_the_master_stand_in_a_translation(tmp_path: Path) -> None:
    article = translated(tmp_path, "---\ntranslation_of: en\ntitle: Một buổi sáng\n---\n")
    assert (article.kicker, article.lead, article.keywords, article.related) == (None, None, (), ())
    assert article.url is None
    assert article.dateline == Dateline(None, date(2026, 3, 26))
    assert {(photo.caption, photo.context, photo.alt) for photo in article.photos} == {(None, None, None)}


def test_a_translation_may_say_of_itself_what_differs(tmp_path: Path) -> None:
    more = (
        "byline: Ban biên tập\npublished: 2026-04-01T08:00:00+07:00\nurl: https://example.org/vi/cong\n"
        "related: [Một chuyện khác]\n"
    )
    article = translated(tmp_path, TRANSLATION.replace("captions:", more + "captions:"))
    assert article.byline == ("Ban biên tập",)
    assert article.published is not None
    assert article.published.month == 4
    assert (article.url, article.related) == ("https://example.org/vi/cong", (Related("Một chuyện khác"),))


@pytest.mark.parametrize("withdrawn", ["the master", "the translation"])
def test_a_withdrawn_master_withdraws_its_translations_and_a_translation_itself(withdrawn: str, tmp_path: Path) -> None:
    change = ("translation_of: en\n", "translation_of: en\nstatus: withdrawn\n")
    text = TRANSLATION.replace(*change) if withdrawn == "the translation" else TRANSLATION
    master = MASTER.replace("lang: en\n", "lang: en\nstatus: withdrawn\n") if withdrawn == "the master" else MASTER
    article = translated(tmp_path, text, master)
    assert article.is_withdrawn
    assert article.master.status is (ArticleStatus.WITHDRAWN if withdrawn == "the master" else ArticleStatus.OK)


def test_every_field_is_found_in_the_file_that_says_it(tmp_path: Path) -> None:
    article = translated(tmp_path)
    places = {
        path: str(article.source.at(path))
        for path in ("title", "photos.gate.caption", "photos.gate.credit", "photos.gate.place.city", "photos.album.alt",
                     "photos.album.taken", "published", "related", "id")
    }  # fmt: skip
    assert places == {
        "title": "article.vi.md:5:8",
        "photos.gate.caption": "article.vi.md:12:14",
        "photos.gate.credit": "article.en.md:18:5",
        "photos.gate.place.city": "article.vi.md:15:39",
        "photos.album.alt": "article.vi.md:16:3",  # missing: there it is to be written
        "photos.album.taken": "article.en.md:22:9",
        "published": "article.en.md:10:12",
        "related": "article.vi.md",
        "id": "article.en.md:3:5",
    }


def test_what_is_wrong_with_the_master_is_told_with_the_translation(tmp_path: Path) -> None:
    said = told(tmp_path, TRANSLATION.replace("kicker", "kiker"), MASTER.replace("byline", "bylin"))
    assert re.findall(r"(P\d+).*\n  --> (\S+)", said) == [("P101", "article.vi.md:6:1"), ("P101", "article.en.md:8:1")]


def test_a_translation_of_a_translation_is_refused(tmp_path: Path) -> None:
    story = write_story(tmp_path, vi=TRANSLATION)
    (story / "article.en.md").unlink()
    (story / "article.fr.md").write_text("---\ntranslation_of: vi\ntitle: Un matin\n---\n", encoding="utf-8")
    with pytest.raises(PublisherError, match="not in this folder"):
        read_article(story / "article.fr.md")
    with pytest.raises(PublisherError, match="translations only"):
        read_editions(story)


def test_the_editions_of_a_folder_come_with_the_master_first(tmp_path: Path) -> None:
    story = write_story(tmp_path, vi=TRANSLATION, de="---\ntranslation_of: en\ntitle: Ein Morgen\n---\n")
    for path in (story, story / "article.vi.md", story / "article.en.md"):
        assert [one.lang for one in read_editions(path)] == ["en", "de", "vi"]
    assert read_article(story)[0].lang == "en"


def test_complete_articles_in_one_folder_stay_strangers(tmp_path: Path) -> None:
    story = write_story(tmp_path, fr=MASTER.replace("lang: en", "lang: fr"))
    assert [one.lang for one in read_editions(story / "article.fr.md")] == ["fr"]
    with pytest.raises(PublisherError, match="2 editions") as refusal:
        read_editions(story)
    assert "translation_of" in (refusal.value.notices[0].hint or "")


def test_writing_a_translation_back_changes_no_byte(tmp_path: Path) -> None:
    article = translated(tmp_path)
    write_article(article, article.source.path)
    assert article.source.path.read_text(encoding="utf-8") == TRANSLATION


def test_a_translation_written_anew_reads_back_the_same(tmp_path: Path) -> None:
    article = translated(tmp_path)
    article.source.path.unlink()
    write_article(article, article.source.path)
    again = read_article(article.source.path)[0]
    assert (again.title, again.photos, again.dateline) == (article.title, article.photos, article.dateline)
    assert "translation_of: en" in article.source.path.read_text(encoding="utf-8")
    assert "photographer" not in article.source.path.read_text(encoding="utf-8")


def test_a_credit_of_its_own_is_kept(tmp_path: Path) -> None:
    own = TRANSLATION.replace("  album: {", "  album: {credit: {agency: TTXVN}, ")
    article = translated(tmp_path, own)
    assert article.photo("album").credit == Credit(agency="TTXVN")
    write_article(article, article.source.path)
    assert article.source.path.read_text(encoding="utf-8") == own


def test_an_import_fills_only_words_into_a_translation(tmp_path: Path) -> None:
    article = translated(
        tmp_path, TRANSLATION.replace("kicker: Di sản\n", "").replace("    alt: Đám đông", "    long_alt: Đám")
    )
    draft = read_text(MASTER.replace("lang: en", "lang: vi").replace("Heritage\n", "Di sản\n"), Path("article.vi.md"))[
        0
    ]
    fill_article(article.source.path, draft)
    again = read_article(article.source.path)[0]
    assert again.kicker == "Di sản"
    assert again.photo("gate").alt == "A crowd before a stone gate."
    assert again.title == article.title
    assert again.photo("gate").caption == article.photo("gate").caption
    assert "photos:" not in again.source.path.read_text(encoding="utf-8")
