"""Sentences: where a text may end, and that no half sentence comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.cards.sentences import sentences, shortenings


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One sentence.", 1),
        ("One sentence. And another one.", 2),
        ("What happened? Nobody knows! So it goes.", 3),
        ("He said: “It is over.” Then he left.", 2),
        ("Quân giải phóng tiến vào Huế. Đồng bào ra đón.", 2),
        ("今天下雨了。明天会晴。", 2),
        ("Η πόλη ελευθερώθηκε. Όλοι χόρεψαν.", 2),
        ("دخلت القوات المدينة؟ نعم دخلت.", 2),
        ("By April 3, all were free. In the photo: tanks move into Nha Trang.", 2),
    ],
)
def test_a_caption_is_cut_between_its_sentences(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Giap and Dr. Smith meet in St. Louis.",
        "Am 26. März 1975 fiel die Stadt.",
        "The U.S. Army left in 1973.",
        "It cost 3.5 million. nobody paid.",
        "ทหารเข้าเมือง ประชาชนต้อนรับ",
    ],
)
def test_what_may_be_an_abbreviation_or_an_ordinal_ends_no_sentence(text):
    assert sentences(text) == (text,)


@given(st.text(alphabet="AbcĐếΩ. !?”。 \u00a0", max_size=80))
def test_no_letter_is_lost_between_sentences(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_text_is_shortened_by_whole_sentences_from_its_end():
    assert shortenings("First one here. Second one here. Third one here.") == (
        "First one here. Second one here. Third one here.",
        "First one here. Second one here.",
        "First one here.",
    )
    assert shortenings("Only one") == ("Only one",)
