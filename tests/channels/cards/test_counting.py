"""Counting posts as platforms do, against the published rules."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.cards.counting import count, fits, is_emoji
from publisher.channels.cards.targets import TextRule

X, MASTODON, BLUESKY = TextRule(280, "weighted"), TextRule(500, "links-23"), TextRule(300, "graphemes", max_bytes=3000)
THREADS, PLAIN = TextRule(500, "emoji-bytes"), TextRule(2200, "characters")
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Peace at last.", 14),
        ("Ng\u00f4 M\u00f4n", 7),
        ("\u1ea1", 2),  # outside the ranges that weigh 1
        ("a\u0323", 2),  # the same letter written as two code points
        ("\u201cPeace\u201d \u2013 1975", 14),
        ("\u5e73\u548c", 4),
        ("\ud3c9\ud654", 4),
        ("\u0627\u0644\u0633\u0644\u0627\u0645", 6),
        ("\u0e2a\u0e31\u0e19\u0e15\u0e34", 5),
        ("\U0001f54a", 2),
        (FAMILY, 2),
        ("\U0001f44d\U0001f3fd", 2),
        ("\U0001f1fb\U0001f1f3", 2),
        ("1\ufe0f\u20e3", 2),
        ("\u2764\ufe0f", 2),
        ("https://example.org", 23),
        ("https://example.org/a/very/long/way/to/the/story?and=more#here", 23),
        ("example.org", 23),
        ("www.example.com/story", 23),
        ("Read https://example.org/a. Then rest.", 5 + 23 + 12),
        ("(https://example.org/a)", 25),
        ("an end.and so on", 16),
        ("name@example.org", 16),
    ],
)
def test_x_counts_by_weight_with_every_link_as_23(text, length):
    assert count(text, X) == length


def test_a_vietnamese_title_weighs_more_than_it_has_letters():
    title = "Những bước đột phá chiến lược"
    heavy = sum("\u1ea0" <= char <= "\u1ef9" for char in title)
    assert count(title, X) == len(title) + heavy


@given(st.text(max_size=60))
def test_how_a_text_is_encoded_makes_no_difference_on_x(text):
    assert count(unicodedata.normalize("NFD", text), X) == count(unicodedata.normalize("NFC", text), X)


@pytest.mark.parametrize(("rule", "length"), [(BLUESKY, 3), (THREADS, 20), (PLAIN, 7), (MASTODON, 3)])
def test_an_emoji_of_five_code_points_counts_as_each_platform_says(rule, length):
    assert count("a " + FAMILY, rule) == length


def test_mastodon_counts_a_link_as_23_and_other_platforms_as_it_is():
    text = "See https://example.org/a/long/way/to/the/story"
    assert count(text, MASTODON) == 4 + 23
    assert count(text, BLUESKY) == count(text, PLAIN) == len(text)


def test_bluesky_also_limits_the_bytes():
    flags = "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 290
    assert count(flags, BLUESKY) == 290
    assert not fits(flags, BLUESKY)
    assert fits("a" * 300, BLUESKY)
    assert not fits("a" * 301, BLUESKY)


@pytest.mark.parametrize(
    ("cluster", "answer"), [("a", False), ("1", False), ("é", False), ("\u00a9", False), ("☺", True), ("🕊", True)]
)
def test_what_is_an_emoji(cluster, answer):
    assert is_emoji(cluster) is answer


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 63 + ".com", 23),
        ("a" * 64 + ".com", 68),
        ("https://" + "a" * 64 + ".org/story", 82),
        ("https://" + "あ" * 70 + ".org/story", 8 + 140 + 10),
        ("https://example.org/" + "a" * 4077, 4097),
        ("https://example.org/" + "a" * 4076, 23),
        ("\u2066https://example.org/\u2069", 2 + 23 + 2),  # marks of direction are not of the address
    ],
)
def test_only_what_can_be_an_address_counts_as_one_on_x(text, length):
    assert count(text, X) == length
