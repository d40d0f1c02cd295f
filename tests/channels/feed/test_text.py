"""Text on its way into XML."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.channels.feed.text import clean, one_line

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
