"""Items of feeds: pictures in several sizes, and what WordPress writes below a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.article.markdown import render_body
from publisher.importers import Draft, import_source

FEED = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">'
    "<channel><item><title>The books of the cellar</title>{}</item></channel></rss>"
)


def item(folder: Path, inner: str) -> Draft:
    (folder / "feed.xml").write_text(FEED.format(inner), encoding="utf-8")
    return import_source(folder / "feed.xml")


def test_a_smaller_size_in_the_text_is_the_photo_of_the_group(tmp_path: Path) -> None:
    draft = item(
        tmp_path,
        '<content:encoded><![CDATA[<p>All of them are kept dry.</p><p><img src="https://a.example/room-300x200.jpg"></p>'
        "<p>It ends.</p>]]></content:encoded><media:group>"
        '<media:content url="https://a.example/room.jpg" medium="image" width="1200"><media:description>A dry room.'
        "</media:description><media:credit>AFP</media:credit></media:content>"
        '<media:content url="https://a.example/room-300x200.jpg" medium="image" width="300"/></media:group>',
    )
    (photo,) = draft.article.photos
    assert (photo.caption, photo.credit and photo.credit.agency) == ("A dry room.", "AFP")
    assert "https://a.example/room.jpg" in next(notice.message for notice in draft.notices if notice.code == "P305")


@pytest.mark.parametrize(
    "signed",
    [
        "The post <a href='https://a.example/b'>The books of the cellar</a> appeared first on <a href='https://a.example'>A House</a>.",
        "Der Beitrag Die Bücher erschien zuerst auf Ein Haus.",
        "L’article Les livres est apparu en premier sur Une maison.",
    ],
)
def test_where_a_text_appeared_first_is_left_out(tmp_path: Path, signed: str) -> None:
    text = "All of them are kept in one dry room."
    draft = item(
        tmp_path,
        f"<description><![CDATA[{text} {signed}]]></description>"
        f"<content:encoded><![CDATA[<p>{text}</p><p>It ends.</p><p>{signed}</p>]]></content:encoded>",
    )
    assert (draft.article.lead, render_body(draft.article.body)) == (text, "It ends.")
    why = "where the text appeared first, written by its site"
    assert [line.why for line in draft.report if line.field == "left out"] == [why, why]
