"""``publisher import`` with documents: pictures that come along, stories to choose from, kinds that are not known, words that are lost."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from publisher.article.source import read_article
from publisher.cli.import_ import command
from publisher.importers import Wishes, import_source
from publisher.importers.report import json_report
from publisher.notices import PublisherError

DOCUMENTS = Path(__file__).parent / "documents"
PAGE = DOCUMENTS / "html" / "figures-en.html"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


# --- pictures ---------------------------------------------------------------------------------------------------------------------


def test_the_pictures_saved_beside_a_page_come_along(tmp_path: Path) -> None:
    result = run(PAGE, "-o", tmp_path / "essay")
    article, _ = read_article(tmp_path / "essay" / "article.en-GB.md")
    assert [photo.file for photo in article.photos] == ["photos/people-gather-east.jpg", None]
    copy = tmp_path / "essay" / "photos" / "people-gather-east.jpg"
    assert copy.read_bytes() == (DOCUMENTS / "html" / "figures-en_files" / "east-gate.jpg").read_bytes()
    assert f"and 1 picture in {tmp_path / 'essay' / 'photos'}." in result.stdout
    assert result.stderr.count("P305") == 2


def test_a_second_import_changes_no_byte(tmp_path: Path) -> None:
    run(PAGE, "-o", tmp_path / "essay")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert "Nothing changed" in run(PAGE, "-o", tmp_path / "essay").stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before


def test_a_picture_a_person_exchanged_stays_and_one_taken_away_comes_back(tmp_path: Path) -> None:
    run(PAGE, "-o", tmp_path / "essay")
    copy = tmp_path / "essay" / "photos" / "people-gather-east.jpg"
    retouched = copy.read_bytes() + b"retouched"
    copy.write_bytes(retouched)
    result = run(PAGE, "-o", tmp_path / "essay")
    assert copy.read_bytes() == retouched
    assert "photos/people-gather-east.jpg was kept" in result.stderr
    copy.unlink()
    assert "Put 1 picture in" in run(PAGE, "-o", tmp_path / "essay").stdout
    assert copy.exists()


def test_pictures_of_a_document_are_its_own_bytes(tmp_path: Path) -> None:
    word = DOCUMENTS / "word" / "styled-en.docx"
    run(word, "-o", tmp_path / "essay")
    with zipfile.ZipFile(word) as archive:
        inside = {archive.read(name) for name in archive.namelist() if name.startswith("word/media/")}
    assert {path.read_bytes() for path in (tmp_path / "essay" / "photos").iterdir()} == inside
    assert len(inside) == 2


def test_a_page_imported_into_its_own_folder_keeps_its_pictures_where_they_are(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS / "html", tmp_path / "essay")
    run(tmp_path / "essay" / "figures-en.html", "-o", tmp_path / "essay")
    article, _ = read_article(tmp_path / "essay" / "article.en-GB.md")
    assert article.photos[0].file == "figures-en_files/east-gate.jpg"
    assert not (tmp_path / "essay" / "photos").exists()


# --- several stories --------------------------------------------------------------------------------------------------------------

FEED = """<rss version="2.0"><channel><title>Gate News</title>
<item><title>The gate opens again</title><description>The gate is open.</description></item>
<item><title>The market moves</title><description>The market is gone.</description></item>
</channel></rss>"""


def test_of_several_stories_one_must_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(FEED, encoding="utf-8")
    result = run(tmp_path / "feed.rss", "-o", tmp_path / "essay")
    assert result.exit_code == 1
    assert "holds 2 stories" in result.stderr
    assert "name one with --item: 1: The gate opens again; 2: The market moves" in result.stderr
    assert not (tmp_path / "essay").exists()


def test_the_chosen_story_is_read(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(FEED, encoding="utf-8")
    assert run(tmp_path / "feed.rss", "-o", tmp_path / "essay", "--item", "2").exit_code == 0
    assert read_article(tmp_path / "essay" / "article.en.md")[0].title == "The market moves"
    assert "has no story 3" in run(tmp_path / "feed.rss", "-o", tmp_path / "essay", "--item", "3").stderr


def test_a_list_of_ninjs_items_and_a_message_with_two_texts_are_chosen_from(tmp_path: Path) -> None:
    items = [{"headline": "One", "body_text": "Words."}, {"headline": "Two", "body_text": "Words."}]
    (tmp_path / "items.json").write_text(json.dumps(items), encoding="utf-8")
    assert import_source(tmp_path / "items.json", Wishes(item=2)).article.title == "Two"
    item = "<newsItem><contentMeta><headline>{}</headline></contentMeta><contentSet><inlineData>Words.</inlineData></contentSet></newsItem>"
    message = f"<newsMessage><itemSet>{item.format('One')}{item.format('Two')}</itemSet></newsMessage>"
    (tmp_path / "message.xml").write_text(message, encoding="utf-8")
    draft = import_source(tmp_path / "message.xml", Wishes(item=2))
    assert draft.article.title == "Two"
    assert [notice.message for notice in draft.notices if notice.code == "P704"] == [
        "left out: another story; choose it with --item: 'One'"
    ]


# --- kinds that are not known -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "says", "helps"),
    [
        ("a.json", b'{"a": 1}', "is JSON, but no ninjs item", "a ninjs item has"),
        ("a.json", b'{"headline": ', "is broken JSON", "export it again"),
        ("a.xml", b"<NewsML/>", "is XML of a kind that is not known: <NewsML>", "NewsML 1 is not"),
        ("a.xml", b"<opml/>", "is XML of a kind that is not known: <opml>", "NewsML-G2, NITF, RSS and Atom are known"),
        ("a.xml", b"<rss><channel>", "is broken XML", "export it again"),
        ("a.rss", b"<rss><channel/></rss>", "holds no story", None),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old or a protected Word document", "save it as .docx"),
        ("a.rtf", b"{\\rtf1 words}", "is an RTF document", "save it as .docx"),
        ("a.html", b"", "holds no page", "save the page again"),
        ("a.html", b"<nav>Home</nav>", "holds no words of an article", None),
        (
            "a.html",
            b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b",
            "holds bytes that are no text",
            "save it again as UTF-8",
        ),
    ],
)
def test_what_is_no_story_is_refused_with_a_reason(
    tmp_path: Path, name: str, data: bytes, says: str, helps: str | None
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(PublisherError) as caught:
        import_source(tmp_path / name)
    (notice,) = caught.value.notices
    assert (notice.code, says in notice.message) == ("P307", True), notice.message
    assert (helps or "") in (notice.hint or "")


# --- nothing is lost --------------------------------------------------------------------------------------------------------------

TEXTS = sorted(
    path
    for path in DOCUMENTS.glob("*/*.*")
    if path.suffix in (".html", ".xml", ".rss", ".atom", ".aml", ".txt", ".json")
)
SILENT = {"script", "style", "title", "link", "guid", "id", "sent", "updated", "url"}


def words_in(path: Path) -> set[str]:
    """The words a reader or an editor of a document could see."""
    if path.suffix in (".aml", ".txt"):
        text = re.sub(
            r"^\s*[\w.]+:|^:\w+|[\[{][+.]?\w*[\]}]",
            " ",
            path.read_text(encoding="utf-8").partition(":ignore")[0],
            flags=re.M,
        )
    elif path.suffix == ".json":
        text = " ".join(_values(json.loads(path.read_bytes())))
    else:
        parser = etree.HTMLParser() if path.suffix == ".html" else etree.XMLParser(load_dtd=False)
        tree = etree.fromstring(path.read_bytes(), parser)
        texts = (
            each
            for each in tree.xpath("//text()")
            if each.getparent().tag.rpartition("}")[2] not in SILENT or each.is_tail
        )
        text = " ".join(texts)
    text = re.sub(r"<[^<>]*>|https?://\S+|\[/?caption[^\]]*\]", " ", text)
    return set(re.findall(r"[^\W\d_]{4,}", text))


def _values(node: object) -> list[str]:
    if isinstance(node, dict):
        return [words for key, value in node.items() if key not in _MACHINERY for words in _values(value)]
    if isinstance(node, list):
        return [words for value in node for words in _values(value)]
    return [node] if isinstance(node, str) else []


_MACHINERY = {
    "type",
    "pubstatus",
    "pubStatus",
    "mimetype",
    "role",
    "contenttype",
    "contentType",
    "name",
    "standard",
    "code",
    "$schema",
}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_word_of_a_document_is_in_its_article_or_in_the_report(path: Path) -> None:
    draft = import_source(path)
    told = json_report([(draft, "", "", draft.notices)]) + json.dumps(draft.article.title)
    assert {word for word in words_in(path) if word not in told} == set()


def test_a_report_names_the_place_of_a_value_that_has_no_line(tmp_path: Path) -> None:
    result = run(DOCUMENTS / "ninjs" / "v1.json", "-o", tmp_path / "essay", "--report", "json")
    (document,) = json.loads(result.stdout)["imports"]
    origins = {line["field"]: line["origin"] for line in document["report"]}
    assert origins["title"] == "headline"
    assert origins["photos.ban-tho.focus"] == "associations.featuremedia.renditions.original.poi"


def test_an_address_that_is_none_is_left_out_and_the_headline_stays(tmp_path: Path) -> None:
    (tmp_path / "a.aml").write_text(
        "title: A\nbody: Words.\n[related]\ntitle: B\nurl: https://for the river\n", encoding="utf-8"
    )
    draft = import_source(tmp_path / "a.aml")
    assert [(related.title, related.url) for related in draft.article.related] == [("B", None)]
    assert any("no complete web address" in notice.message for notice in draft.notices)
