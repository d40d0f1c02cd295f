"""What a designer is told of a layout: each fault with its line and key, in one run."""

from __future__ import annotations

import re

import pytest

from publisher.layout.judge import judge
from publisher.notices import render
from publisher.resources import shipped

SHIPPED = (shipped("layouts") / "booklets" / "a5-portrait.toml").read_text(encoding="utf-8")
FAMILIES = ("Newsreader Display", "Newsreader Text", "Be Vietnam Pro")


@pytest.fixture
def told(tmp_path):
    """What is said when passages of a shipped layout are changed."""

    def judge_changed(*changes: tuple[str, str]) -> list[str]:
        text = SHIPPED
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return [render(notice) for notice in judge(path, FAMILIES)]

    return judge_changed


def line_of(passage: str) -> int:
    return SHIPPED[: SHIPPED.index(passage)].count("\n") + 1


def test_a_sound_layout_is_told_nothing(told):
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('size = "5.5 pt"', 'size = "5 pt"', "error[P803]: 5 pt is too small to print; 5.5 pt is the least"),
        (
            'leading = "37 pt"',
            'leading = "30 pt"',
            "error[P803]: lines of 34 pt run into each other at a leading of 30 pt",
        ),
        ('smallest = "22 pt"', 'smallest = "40 pt"', "error[P803]: 'smallest' (40 pt) is larger than the size (34 pt)"),
        (
            'baseline = "13.5 pt"',
            'baseline = "13 pt"',
            "error[P803]: the leading of the text (13.5 pt) is not the grid's baseline (13 pt)",
        ),
        (
            'outside = "14 mm"',
            'outside = "4 mm"',
            "error[P803]: the margin 'outside' (4 mm) lies inside the safe area (6 mm)",
        ),
        ('safe = "6 mm"', 'safe = "2 mm"', "warning[P803]: type 2 mm from the trim may be cut"),
        ('bleed = "3 mm"', 'bleed = "2 mm"', "warning[P803]: a bleed of 2 mm is less than printers ask for"),
        ("columns = 1", "columns = 3", "error[P803]: columns of 35.67 mm are too narrow for text of 9.25 pt: 10.9 em"),
        (
            "columns = 1",
            "columns = 2",
            "warning[P803]: columns of 17.3 em are narrower than 'narrowest' (22 em); pages will have fewer",
        ),
        (
            'measure = "88 mm"',
            'measure = "130 mm"',
            "warning[P803]: captions of 130 mm are wider than the type area (119 mm)",
        ),
        (
            'soft = "#5B5F66 cmyk 0 0 0 72"',
            'soft = "#A0A0A0"',
            "error[P803]: 'soft' on 'paper' has a contrast of 2.6:1; type needs 4.5:1",
        ),
        ('family = "Be Vietnam Pro"', 'family = "Be Vietnam"', "error[P803]: there is no font family 'Be Vietnam'"),
        ("repeat = 1.4", "repeat = -1.0", "error[P803]: a cost cannot be less than 0"),
        (
            "text = 0.2",
            "text = 50",
            "error[P803]: no kind of page for text alone: 'text' or 'news' must cost less than 50",
        ),
    ],
)
def test_what_would_print_badly_is_told(told, old, new, said):
    first = [message.splitlines()[0] for message in told((old, new))]
    assert said in first


def test_a_fault_is_shown_where_it_stands(told):
    (message,) = told(('leading = "37 pt"', 'leading = "30 pt"'))
    number = line_of('leading = "37 pt"')
    assert message == (
        "error[P803]: lines of 34 pt run into each other at a leading of 30 pt\n"
        f"  --> mine.toml:{number}:1\n"
        f'{number:>4} | leading = "30 pt"\n'
        "     | ^^^^^^^"
    )


def test_a_cover_voice_is_judged_on_the_cover(told):
    dark = ('ground = "paper"\nwords', 'ground = "ink"\nwords')
    said = told(dark)
    assert any("'ink' on 'ink' has a contrast of 1.0:1" in message for message in said)


def test_a_design_without_pages_for_photos_is_told(told):
    changes = [
        (f"{kind} = {cost}", f"{kind} = 50") for kind, cost in (("plate", "0.0"), ("framed", "0.3"), ("pair", "0.4"))
    ]
    assert any("no kind of page for a photo alone" in message for message in told(*changes))


def test_all_faults_are_told_in_one_run(told):
    said = told(
        ('size = "5.5 pt"', 'size = "4 pt"'), ('bleed = "3 mm"', 'bleed = "1 mm"'), ('safe = "6 mm"', 'safe = "16 mm"')
    )
    assert len(said) >= 4
    assert all(re.search(r"--> mine\.toml:\d+:\d+", message) for message in said)


def test_what_cannot_be_read_is_told_before_what_does_not_look_good(told):
    said = told(('size = "5.5 pt"', 'size = "4 pt"'), ("gutter =", "guter ="), ("columns = 6", 'colums = "six"'))
    assert [message[:12] for message in said] == ["error[P101]:", "error[P101]:"]


def test_a_colour_no_layout_has_is_refused_for_the_cover(told):
    assert "the layout has no colour 'nigth'" in told(('ground = "paper"', 'ground = "nigth"'))[0]


def test_a_file_that_is_not_there_is_told(tmp_path):
    (notice,) = judge(tmp_path / "nowhere.toml", FAMILIES)
    assert notice.code == "P801"
