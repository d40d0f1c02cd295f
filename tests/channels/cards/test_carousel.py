"""The story as slides: one size, numbered, every photo with its caption and credit, and a document of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from publisher.channels.cards import CHANNEL
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.plan import plan_cards
from publisher.page.items import Link, Role


def slides(edition, *targets):
    return plan_cards(edition, CardOptions(targets=targets or ("portrait",), carousel=True)).slides


def said(card):
    return {element.role: element.text for element in card.page.walk() if element.text}


def test_there_is_a_cover_a_slide_for_each_photo_and_an_end_all_numbered(story_of):
    found = slides(story_of())
    assert [card.name for card in found] == [f"carousel-0{n}" for n in range(1, 6)]
    assert [card.layout for card in found] == ["panel", "band", "band", "band", "words"]
    counters = [
        element.text for card in found for element in card.page.walk() if element.role is Role.ARTIFACT and element.text
    ]
    assert counters == ["1/5", "2/5", "3/5", "4/5", "5/5"]


def test_every_photo_slide_has_caption_credit_and_alternative_text(story_of):
    for card, shape in zip(slides(story_of())[1:4], ("landscape", "portrait", "square"), strict=True):
        words = said(card)
        assert words[Role.CAPTION] == card.uses[0].caption == f"A gate, {shape}. Seen at noon."
        assert words[Role.CREDIT] == f"Photo: A. {shape.title()} / VNA"
        assert card.alt.startswith(f"A {shape} gate")
        assert card.label.caption == words[Role.CAPTION]


def test_the_last_slide_leads_to_the_story(story_of):
    last = slides(story_of())[-1]
    assert said(last)[Role.LINK] == "example.org/victory"
    assert [item.url for item in last.page.items() if isinstance(item, Link)] == ["https://example.org/victory"]


@pytest.mark.parametrize(("targets", "size"), [(("og", "portrait"), (1080, 1350)), (("square", "og"), (1080, 1080))])
def test_all_slides_have_the_size_of_the_portrait_card_or_of_the_first_target(story_of, targets, size):
    assert {(card.target.width, card.target.height) for card in slides(story_of(), *targets)} == {size}


def test_slides_are_written_as_pictures_and_as_one_document(story_of, tmp_path):
    plan = CHANNEL.plan(story_of(), CardOptions(targets=("og",), carousel=True))
    artifacts = {made.path: made for made in CHANNEL.make(plan, tmp_path)}
    assert artifacts["cards/carousel.pdf"].pages == 5
    assert {use.photo for use in artifacts["cards/carousel.pdf"].photos} == {"landscape", "portrait", "square"}
    with Image.open(tmp_path / "cards/carousel-05.jpg") as last:
        assert last.size == (1200, 630)


def test_without_the_wish_there_are_no_slides(story_of):
    assert plan_cards(story_of(), CardOptions()).slides == ()


def test_a_document_too_large_for_its_platform_is_told_before_it_is_posted(story_of):
    edition = story_of()
    heavy = {name: replace(picture, size=50_000_000) for name, picture in edition.pictures.items()}
    plan = plan_cards(replace(edition, pictures=heavy), CardOptions(targets=("og",), carousel=True))
    (notice,) = plan.notices
    assert (notice.code, notice.severity) == ("P805", "warning")
    assert "150 MB" in notice.message
