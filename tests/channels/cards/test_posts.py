"""Posts: complete, within every limit, and nothing left out without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.channels.cards.counting import fits
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.plan import plan_cards
from publisher.channels.cards.posts import hashtags, plan_posts


def kit_of(edition, *targets):
    return plan_posts(edition, plan_cards(edition, CardOptions(targets=targets)).cards)


def post_of(edition, target):
    kit, notices = kit_of(edition, target)
    return kit.posts[0], notices


def test_a_post_has_title_lead_link_credit_and_hashtags(story_of):
    post, notices = post_of(story_of(), "linkedin")
    assert post.text == (
        "Strategic breakthroughs and turning points for victory day\n\n"
        "The campaign opened in March. It ended in April, in the capital.\n\n"
        "https://example.org/victory\n\n"
        "Photo: A. Landscape / VNA\n#Vietnam #DaNang"
    )
    assert notices == ()


def test_where_links_do_not_work_there_is_none(story_of):
    assert "https" not in post_of(story_of(), "square")[0].text


def test_a_story_is_posted_without_text(story_of):
    post, _ = post_of(story_of(), "story")
    assert (post.text, post.length) == ("", 0)


def test_a_text_that_is_too_long_loses_whole_sentences_of_the_lead_and_that_is_said(story_of):
    lead = "The campaign opened in March. " + "It went on for many weeks and months. " * 8
    post, notices = post_of(story_of(lead=lead.strip()), "x")
    assert post.length <= 280
    assert "The campaign opened in March." in post.text
    assert "Photo: A. Landscape / VNA" in post.text
    assert [notice.code for notice in notices] == ["P204"]
    assert "leaves out the end of the lead" in notices[0].message


def test_the_short_title_stands_in_when_the_title_alone_is_too_long(story_of):
    post, _ = post_of(story_of(title="The road to the south lay open at last " * 7), "bluesky")
    assert post.text.startswith("Victory day\n\n")


def test_a_post_that_cannot_be_made_short_enough_is_a_warning_and_stays_empty(story_of):
    edition = story_of(short_title=None)
    cards = plan_cards(edition, CardOptions(targets=("x",))).cards
    long = replace(edition, article=replace(edition.article, title="A word " * 60))
    kit, notices = plan_posts(long, cards)
    assert kit.posts[0].text == ""
    assert [(notice.code, notice.severity) for notice in notices] == [("P203", "warning")]


def test_a_pin_has_a_title_of_its_own_within_its_limit(story_of):
    edition = story_of(
        title="Strategic breakthroughs and turning points for victory day in the spring of the year of 1975, and after it"
    )
    post, _ = post_of(edition, "pin")
    assert post.heading == "Victory day"


def test_alternative_text_keeps_to_its_limit_in_whole_sentences_and_has_no_credit(story_of):
    edition = story_of()
    photos = tuple(
        replace(photo, alt="A gate in the morning. " + "People stand before it. " * 20)
        for photo in edition.article.photos
    )
    post, notices = post_of(replace(edition, article=replace(edition.article, photos=photos)), "x")
    assert len(post.alt) <= 420
    assert post.alt.endswith("before it.")
    assert "VNA" not in post.alt
    assert any("alternative text" in notice.message for notice in notices)


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        (("Vietnam", "vietnam war"), ("#Vietnam", "#VietnamWar")),
        (("Điện Biên Phủ",), ("#ĐiệnBiênPhủ",)),
        (("สันติภาพ", "शांति वार्ता"), ("#สันติภาพ", "#शांतिवार्ता")),
        (("1975", "26/3"), ()),
        (("1975 spring", "R&B", ""), ("#1975Spring", "#RB")),
    ],
)
def test_keywords_become_hashtags_of_letters_and_figures(keywords, tags):
    assert hashtags(keywords) == tags


@pytest.fixture(scope="module")
def every_card(story_of):
    edition = story_of()
    return edition, plan_cards(edition, CardOptions(targets=("all",))).cards


@settings(max_examples=12, deadline=None)
@given(
    lead=st.lists(
        st.sampled_from(["Ngày toàn thắng.", "The road lay open.", "今天。", "🕊 Peace!", "a" * 90 + "."]), max_size=10
    )
)
def test_no_post_is_longer_than_its_platform_takes(every_card, lead):
    edition, cards = every_card
    kit, _ = plan_posts(replace(edition, article=replace(edition.article, lead=" ".join(lead))), cards)
    for post in kit.posts:
        assert not post.target.text or fits(post.text, post.target.text), post.target.name
        assert not post.text or "Photo: A. Landscape / VNA" in post.text
        assert len(post.alt) <= (post.target.alt or len(post.alt))
