"""The picture editor: cheapest row of pages, sheets filled, wishes kept, the reason printed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.article.model import Heading, Paragraph, PhotoRef, Span
from publisher.channels.booklet.editor import blanks, choose, lay_out, repeated
from publisher.channels.booklet.kinds import KINDS
from publisher.channels.booklet.kinds.spread import spread
from publisher.channels.booklet.offer import (
    AGAINST_WISH,
    FAULTS,
    crop_cost,
    cut_cost,
    loss,
    resolution_cost,
    turned_cost,
    white_cost,
)
from publisher.channels.booklet.story import Position, Shot, Story
from publisher.compose import figure, legend
from publisher.layout.load import layout_names

SENTENCE = (
    "The columns moved slowly and the radio said little, and those who lived through it remember how quiet it was. "
)
SHAPES = ("wide", "tall", "square", "panorama")


def words(count: int) -> Paragraph:
    return Paragraph((Span((SENTENCE * count).strip()),))


@pytest.fixture
def mixed(desk, edition, photo):
    """A story of text and photos of all shapes, in a layout."""

    def make(count: int, layout: str = "a5-portrait", every: int = 2) -> Story:
        photos = tuple(photo(f"p{n}") for n in range(count))
        body = []
        for n, shot in enumerate(photos):
            body += [Heading(2, (Span(f"Part {n}"),)), words(3 + n % 9)] if n % every == 0 else []
            body.append(PhotoRef(shot.id))
        shapes = {p.id: SHAPES[n % 4] for n, p in enumerate(photos)}
        return Story.of(desk(edition(photos, tuple(body), shapes), layout))

    return make


@pytest.mark.parametrize(("pages", "missing"), [(4, 0), (5, 3), (6, 2), (7, 1), (8, 0)])
def test_blanks_fill_the_last_sheet(pages, missing):
    assert blanks(pages) == missing


def test_the_chosen_pages_tell_the_story_to_its_end(desk, edition, photo):
    photos = tuple(photo(f"p{n}") for n in range(7))
    story = Story.of(desk(edition(photos, None, {p.id: "wide" for p in photos})))
    offers = choose(story, 4, 5)
    assert offers[-1].after == story.end
    reached = [Position(), *(offer.after for offer in offers)]
    assert all(before < after for before, after in pairwise(reached))


def test_the_same_kind_is_not_repeated_where_another_is_as_good(desk, edition, photo):
    photos = tuple(photo(f"p{n}") for n in range(9))
    story = Story.of(desk(edition(photos, None, {p.id: "wide" for p in photos})))
    kinds = [offer.kind for offer in choose(story, 4, 5)]
    assert len(set(kinds)) >= 2
    assert all(a != b for a, b in pairwise(kinds))


def test_no_wish_is_overruled_while_a_page_for_it_exists(desk, edition, photo):
    photos = (photo("a"), photo("b"), photo("c"))
    body = (PhotoRef("a", "framed"), PhotoRef("b", "framed"), PhotoRef("c", "framed"))
    story = Story.of(desk(edition(photos, body, {"a": "wide", "b": "wide", "c": "wide"})))
    offers = choose(story, 4, 5)
    assert [offer.kind for offer in offers] == ["framed"] * 3
    assert all(weight < AGAINST_WISH for offer in offers for _, weight in offer.costs)


def test_each_page_says_why_it_was_chosen(desk, edition, photo):
    story = Story.of(desk(edition((photo("a"),), None, {"a": "tall"})))
    (page,) = lay_out(choose(story, 4, 5), 4, 1.4)
    assert page.why


def test_cutting_and_enlarging_cost_more_the_worse_they_are():
    assert crop_cost(0.04) == 0.0
    assert 0 < crop_cost(0.1) < crop_cost(0.3)
    assert resolution_cost(300) == resolution_cost(225) == 0.0
    assert 0 < resolution_cost(150) < resolution_cost(72)
    assert loss(1.5, 1.5) == 0.0
    assert loss(1.5, 0.75) == loss(0.75, 1.5) == pytest.approx(0.5)


def test_white_grows_dearer_with_its_square():
    assert white_cost(0.0) == 0.0
    assert white_cost(0.8) > 2 * white_cost(0.4)


def test_an_upright_photo_in_a_landscape_box_is_turned():
    assert turned_cost(0.67, 1.4) == turned_cost(1.5, 0.8) == 1.0
    assert turned_cost(1.5, 1.2) == turned_cost(0.98, 1.01) == 0.0


def test_a_cut_through_what_matters_costs_more_than_one_through_the_sky(desk, edition, photo, monkeypatch):
    shot = photo("a")
    setter = desk(edition((shot,), None, {"a": "wide"}))
    costs = {}
    for share in (0.99, 0.7):
        monkeypatch.setattr(figure.FigureSetter, "kept", lambda *_, share=share: share)
        costs[share] = cut_cost(setter, shot, 1.0)
    assert 0 < costs[0.99] < costs[0.7]


def test_long_stories_are_judged_by_area_so_that_no_photo_is_opened(desk, edition, photo, monkeypatch):
    monkeypatch.setattr(figure, "crop_for", lambda *_, **__: pytest.fail("a photo was opened"))
    photos = tuple(photo(f"p{n}") for n in range(figure.MOST_MAPS + 1))
    setter = desk(edition(photos, None, {p.id: "wide" for p in photos})).figures
    assert setter.kept(photos[0], 1.0) == pytest.approx(2 / 3)


@pytest.mark.parametrize("layout", layout_names("booklets"))
def test_every_cost_of_every_offer_stands_in_the_table_of_faults(mixed, layout):
    story = mixed(9, layout)
    places = [(Position(n), folio) for n in range(len(story.atoms)) for folio in (4, 5)]
    offers = [offer for at, folio in places for kind in KINDS for offer in kind(story, at, folio)]
    assert {name for offer in offers for name, _ in offer.costs} <= FAULTS.keys()


@pytest.mark.parametrize("layout", ["a5-portrait", "a4-album", "square-210"])
@pytest.mark.parametrize("count", range(2, 14))
def test_no_more_than_the_inside_of_the_back_cover_stays_blank(mixed, layout, count):
    offers = choose(mixed(count, layout), 4, 5)
    assert blanks(5 + sum(offer.pages for offer in offers)) <= 1


def test_reading_on_is_no_repetition():
    assert repeated("text", "text", 1.4) == 0.0
    assert repeated("plate", "plate", 1.4) == 1.4
    assert repeated("plate", "framed", 1.4) == 0.0


def test_captions_are_set_only_on_the_pages_that_are_chosen(mixed, monkeypatch):
    monkeypatch.setattr(legend, "set_headline", lambda *_, **__: pytest.fail("a caption was set"))
    assert choose(mixed(9), 4, 5)


def test_a_photo_with_its_focus_in_the_fold_goes_over_two_pages_only_when_wished(desk, edition, photo):
    def kinds(focus, wish):
        shot = photo("a", focus=focus)
        story = Story.of(desk(edition((shot,), (PhotoRef("a", wish),), {"a": "wide"})))
        return [offer.kind for offer in spread(story, Position(), 4)]

    assert kinds((0.51, 0.4), None) == []
    assert kinds((0.3, 0.4), None) == ["spread"]
    assert kinds((0.51, 0.4), "spread") == ["spread"]


def test_only_photos_that_the_cheapest_pages_cut_are_looked_at(mixed, monkeypatch):
    looked: list[str] = []
    look_at = figure.FigureSetter.look_at

    def watched(self, photos):
        photos = tuple(photos)
        looked.extend(photo.id for photo in photos)
        look_at(self, photos)

    monkeypatch.setattr(figure.FigureSetter, "look_at", watched)
    story = mixed(9)
    chosen = choose(story, 4, 5)
    assert len(looked) == len(set(looked)) < 9
    assert all(not offer.unseen for offer in chosen)
    everything = mixed(9)
    everything.desk.figures.look_at(atom.photo for atom in everything.atoms if isinstance(atom, Shot))
    assert sum(offer.cost for offer in chosen) == pytest.approx(sum(offer.cost for offer in choose(everything, 4, 5)))
