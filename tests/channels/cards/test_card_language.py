"""docs/cards.md is the language designers write in: every key stands there, its defaults are true, and its example is a design."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from publisher.channels.cards import schema, targets
from publisher.channels.cards.judge import judge
from publisher.channels.cards.targets import known_targets
from publisher.layout.load import layout_names
from publisher.typeset.fonts import shipped_fonts

DOCUMENT = (Path(__file__).parents[3] / "docs" / "cards.md").read_text(encoding="utf-8")
SECTIONS = {
    "At the head of the file": schema.CardLayout,
    "`[voices.<name>]`": schema.CardVoice,
    "`[space]`": schema.Spaces,
    "`[[arrange]]`": schema.Arrangement,
}
IN_OWN_SECTION = {"colours", "voices", "space", "arrange"}


def section(heading: str) -> str:
    """The part of the document below a heading."""
    match = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert match, heading
    return match[1]


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_key_is_documented_with_its_true_default(heading):
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section(heading), re.MULTILINE))
    for field in fields(SECTIONS[heading]):
        if field.name in IN_OWN_SECTION:
            continue
        told = rows.pop(field.name)
        if field.default is MISSING and field.default_factory is MISSING:
            assert told == "needed", field.name
        elif field.default in (None, float("inf")):
            assert told == "none", field.name
        else:
            value = tomllib.loads(f"value = {told.strip('`')}")["value"]
            assert (tuple(value) if isinstance(value, list) else value) == field.default, field.name
    assert rows.keys() <= set(schema.SLOTS), "keys that do not exist"


def test_every_slot_and_every_needed_colour_is_documented():
    assert [slot for slot in schema.SLOTS if f"| `{slot}` |" not in section("At the head of the file")] == []
    assert [colour for colour in schema.COLOURS if f"`{colour}`" not in section("`[colours]`")] == []


@pytest.mark.parametrize("kind", [targets.Target, targets.Safe, targets.TextRule, targets.Source])
def test_every_key_of_a_target_is_documented(kind):
    assert [field.name for field in fields(kind) if f"`{field.name}`" not in section("Targets")] == []


def test_every_way_of_counting_is_documented():
    ways = {target.text.counts for target in known_targets().values() if target.text}
    assert ways
    assert [way for way in ways if f'`"{way}"`' not in section("Targets")] == []


def test_the_shipped_designs_stand_there_with_their_descriptions():
    for name in layout_names("cards"):
        assert f"| `{name}` | {schema.load_card_layout(name).description} |" in section("The shipped designs")


def test_the_worked_example_is_a_design_without_faults(tmp_path):
    example = re.search(r"```toml\n(.*?)```", section("A design of your own"), re.DOTALL)
    path = tmp_path / "mine.toml"
    path.write_text(example[1], encoding="utf-8")
    assert judge(path, shipped_fonts(), tuple(known_targets().values())) == ()
