"""Judging card designs: the shipped ones pass, and each fault is told where it stands."""

from __future__ import annotations

import pytest

from publisher.channels.cards.judge import is_card_layout, judge
from publisher.channels.cards.targets import known_targets
from publisher.layout.load import layout_names
from publisher.notices import errors
from publisher.resources import shipped
from publisher.typeset.fonts import shipped_fonts

CARDS = shipped("layouts") / "cards"
TARGETS = tuple(known_targets().values())


@pytest.fixture
def judged(tmp_path):
    """The notices on a shipped design in which some text stands in place of another, and the line each is at."""

    def judge_changed(old, new, design="panel"):
        text = (CARDS / f"{design}.toml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "mine.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        notices = judge(path, shipped_fonts(), TARGETS)
        lines = path.read_text(encoding="utf-8").splitlines()
        return [
            (notice, lines[notice.place.line - 1] if notice.place and notice.place.line else "") for notice in notices
        ]

    return judge_changed


@pytest.mark.parametrize("name", layout_names("cards"))
def test_shipped_designs_have_no_faults(name):
    assert judge(CARDS / f"{name}.toml", shipped_fonts(), TARGETS) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("seen = 20", "sene = 20", "P101", "sene = 20", "unknown key 'sene'"),
        ('family = "Newsreader Display"', 'family = "Newsreder"', "P803", 'family = "Newsreder"', "no font family"),
        ("seen = 10", "seen = 7", "P803", "seen = 7", "cannot be read"),
        ("leading = 1.38", "leading = 0.8", "P803", "leading = 0.8", "run into each other"),
        ('soft = "#34373B"', 'soft = "#DDDDDD"', "P802", 'colour = "soft"', "contrast of 1."),
        ('colour = "soft"', 'colour = "sofd"', "P802", 'colour = "sofd"', "no colour 'sofd'"),
        ("give = 0.3", "give = 0.8", "P803", "give = 0.8", "cannot keep more"),
        ("share = 0.54", "share = 54", "P803", "share = 54", "share of the card"),
        ("between = 3.0", "between = 0", "P803", "between = 0", "more than 0"),
        ("[voices.credit]", "[voices.crediting]", "P804", "[voices.crediting]", "no card says"),
    ],
)  # fmt: skip
def test_each_fault_is_an_error_at_its_line(judged, old, new, code, line, says):
    found = [(notice.code, at) for notice, at in judged(old, new) if says in notice.message]
    assert (code, line) in found


def test_a_misspelt_key_is_answered_with_the_right_one(judged):
    ((notice, _),) = judged("seen = 20", "sene = 20")
    assert notice.hint == "did you mean 'seen'?"


@pytest.mark.parametrize("slot", ["caption", "credit"])
def test_a_design_that_leaves_out_caption_or_credit_is_refused(judged, slot):
    found = judged('foot = ["caption", "credit"]', f'foot = ["{"credit" if slot == "caption" else "caption"}"]', "date")
    assert any(notice.code == "P804" and f"does not say its {slot}" in notice.message for notice, _ in found)


def test_an_arrangement_without_room_for_its_words_is_named(judged):
    found = judged("size = 9\nseen = 20", "size = 30\nseen = 120")
    assert any(notice.code == "P803" and "does not fit the card" in notice.message for notice, _ in found)
    assert any(at == "[[arrange]]" and "finds no room" in notice.message for notice, at in found)


def test_a_shape_without_an_arrangement_is_an_error(judged):
    found = judged('aspect_from = 1.3\nphoto = "right"', 'aspect_from = 3.3\nphoto = "right"')
    assert any(notice.code == "P804" and "no arrangement" in notice.message for notice, _ in found)


def test_two_photos_need_room_too(judged):
    found = errors([notice for notice, _ in judged("size = 2.9\nseen = 12", "size = 2.9\nseen = 60", "pair")])
    assert any("two photos" in notice.message for notice in found)


def test_colours_too_near_to_each_other_for_a_photo_are_doubtful(judged):
    found = judged('panel = "#10151C"', 'panel = "#5A5F66"', "full")
    assert any("show" in notice.message and notice.severity == "warning" for notice, _ in found)


def test_a_voice_nobody_sees_is_doubtful(judged):
    found = judged('head = ["kicker", "title", "lead"]', 'head = ["kicker", "title"]', "words")
    assert [notice.severity for notice, _ in found] == ["warning"]


def test_layouts_of_cards_are_told_from_those_of_booklets(tmp_path):
    assert is_card_layout(CARDS / "panel.toml")
    assert not is_card_layout(shipped("layouts") / "booklets" / "gallery.toml")
    assert not is_card_layout(tmp_path / "none.toml")
