from __future__ import annotations

import pytest

from publisher.layout.booklet import COLOURS, BookletLayout
from publisher.layout.load import layout_names, load_layout
from publisher.notices import PublisherError, render
from publisher.resources import shipped

BOOKLETS = layout_names("booklets")
SHIPPED = (shipped("layouts") / "booklets" / "a5-portrait.toml").read_text(encoding="utf-8")


@pytest.fixture
def refused(tmp_path):
    """What a designer reads when one passage of a shipped layout is changed."""

    def read(old: str, new: str) -> str:
        assert SHIPPED.count(old) >= 1
        path = tmp_path / "ours.toml"
        path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(PublisherError) as problem:
            load_layout(str(path), "booklets", BookletLayout)
        return "\n".join(render(notice) for notice in problem.value.notices)

    return read


def line_of(passage: str) -> int:
    return SHIPPED[: SHIPPED.index(passage)].count("\n") + 1


def test_the_layouts_of_each_kind_are_listed_by_name():
    assert {"a4-album", "a5-portrait", "square-210"} <= set(BOOKLETS)
    assert list(BOOKLETS) == sorted(BOOKLETS)
    assert "panel" in layout_names("cards")
    assert layout_names("posters") == ()


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_shipped_booklet_loads(name):
    layout = load_layout(name, "booklets", BookletLayout)
    assert layout.title
    assert layout.description.endswith(".")


def test_a_designers_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(SHIPPED.replace('title = "A5 portrait"', 'title = "Ours"'), encoding="utf-8")
    assert load_layout(str(path), "booklets", BookletLayout).title == "Ours"


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("a5-potrait", "booklets", "there is no booklet layout 'a5-potrait'\n   = help: did you mean 'a5-portrait'?"),
        ("zzz", "booklets", f"there is no booklet layout 'zzz'\n   = help: known here: {', '.join(BOOKLETS)}"),
        ("panl", "cards", "there is no card layout 'panl'\n   = help: did you mean 'panel'?"),
    ],
)
def test_a_name_without_a_layout_gets_the_nearest(name, kind, message):
    with pytest.raises(PublisherError) as problem:
        load_layout(name, kind, BookletLayout)
    assert render(problem.value.notices[0]) == f"error[P801]: {message}"


def test_a_path_without_a_file_is_told():
    with pytest.raises(PublisherError, match=r"there is no booklet layout 'nowhere/ours\.toml'"):
        load_layout("nowhere/ours.toml", "booklets", BookletLayout)


def test_a_misspelt_key_is_shown_with_its_place(refused):
    number = line_of("gutter = ")
    assert refused("gutter = ", "guter = ") == (
        "error[P101]: unknown key 'guter' in [grid]\n"
        f"  --> ours.toml:{number}:1\n"
        f'{number:>4} | guter = "4 mm"\n'
        "     | ^^^^^\n"
        "   = help: did you mean 'gutter'?"
    )


def test_a_misspelt_colour_is_shown_with_its_place(refused):
    number = line_of('accent = "#B3261E')
    assert refused('accent = "#B3261E cmyk 10 95 95 12"', 'accent = "#B3261"') == (
        'error[P802]: "#B3261" is not a colour; write "#16181B" or "#16181B cmyk 0 0 0 100"\n'
        f"  --> ours.toml:{number}:1\n"
        f'{number:>4} | accent = "#B3261"\n'
        "     | ^^^^^^"
    )


def test_a_voice_in_a_colour_that_does_not_exist_is_shown_with_its_place(refused):
    number = line_of('colour = "accent"')
    assert refused('colour = "accent"', 'colour = "acent"') == (
        "error[P802]: the layout has no colour 'acent'\n"
        f"  --> ours.toml:{number}:1\n"
        f'{number:>4} | colour = "acent"\n'
        "     | ^^^^^^\n"
        "   = help: did you mean 'accent'?"
    )


@pytest.mark.parametrize("name", COLOURS)
def test_a_colour_the_program_needs_must_be_named(refused, name):
    told = refused(f'\n{name} = "#', f'\nx{name} = "#')
    assert f"error[P102]: the colour '{name}' is missing\n  --> ours.toml:{line_of('[colours]')}:2\n" in told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('baseline = "13.5 pt"', 'baseline = "0 pt"', "'baseline' must be more than 0"),
        ("columns = 6", "columns = 0", "'columns' must be 1 or more"),
        ("columns = 1", "columns = -1", "'columns' must be 1 or more"),
        ('width = "148 mm"', 'width = "-148 mm"', "'width' must be more than 0"),
        ('inside = "15 mm"', 'inside = "120 mm"', "margins and gutters leave no room for text on the page"),
        ('bottom = "20 mm"', 'bottom = "200 mm"', "margins and gutters leave no room for text on the page"),
        ('gutter = "4 mm"', 'gutter = "40 mm"', "margins and gutters leave no room for text on the page"),
        ('size = "34 pt"', 'size = "0 pt"', "'size' must be more than 0"),
        ('leading = "37 pt"', 'leading = "-37 pt"', "'leading' must be more than 0"),
    ],
)
def test_sizes_no_page_can_be_made_of_are_refused_with_their_place(refused, old, new, message):
    told = refused(old, new)
    assert told.startswith(f"error[P102]: {message}\n  --> ours.toml:")
    table = "[margins]" if message.startswith("margins") else new
    assert f"| {table}\n" in told


def test_everything_wrong_with_the_values_is_told_in_one_run(refused):
    told = refused('accent = "#B3261E cmyk 10 95 95 12"\npaper = "#FFFFFF', 'paper = "grey"\nours = "#FFFFFF cmyk 1')
    codes = [line.split(":")[0] for line in told.splitlines() if line.startswith("error")]
    wrong_colours, wrong_voices = 2, SHIPPED.count('colour = "accent"')
    assert codes == ["error[P102]"] + ["error[P802]"] * (wrong_colours + wrong_voices)
