"""Text on its way into XML."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.channels.feed.text import clean, looks_like_markup, one_line, without_tags

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_clean_text_comes_back_from_xml_unchanged(text: str) -> None:
    element = etree.Element("t")
    element.text = clean(text)
    assert (etree.fromstring(etree.tostring(element, encoding="UTF-8")).text or "") == clean(text)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


def test_only_what_xml_forbids_is_taken_away() -> None:
    kept = "Huế 😀 \u200fشارع\u200e 5 < 6 & ]]> \u0085 \ufffd"
    assert clean(kept) == unicodedata.normalize("NFC", kept)
    assert clean("a\x00b\x0bc\x1fd\ufffee\ud800f") == "abcdef"


def test_text_is_composed_and_its_line_ends_are_plain() -> None:
    assert clean("Hu\u0065\u0302\u0301\r\nx\ry") == "Huế\nx\ny"
    assert one_line("  two\r\n lines\t") == "two lines"
    assert clean(None) == one_line(None) == ""


@pytest.mark.parametrize("text", ["use <b> here", "a</p>", "<script>", "&copy 2025", "&amp;", "M&5", "&#60;"])
def test_text_a_reader_would_take_for_html_is_recognised(text: str) -> None:
    assert looks_like_markup(text)


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 3", "AT&T", "R & D", "<3", "a -> b", ""])
def test_signs_that_stand_for_themselves_are_not_markup(text: str) -> None:
    assert not looks_like_markup(text)


def test_whole_tags_are_shown_in_guillemets_and_nothing_else_changes() -> None:
    assert without_tags("a <b>bold</b> word, 5 < 6") == "a ‹b›bold‹/b› word, 5 < 6"
    assert without_tags("use <b> here") == "use <b> here"
