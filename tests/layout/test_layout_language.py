"""docs/layouts.md is the language designers write in: every key stands there, and its example is a layout."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from publisher.layout.booklet import COLOURS, BookletLayout, Voices
from publisher.layout.judge import judge
from publisher.layout.load import layout_names, load_layout
from publisher.layout.schema import Voice
from publisher.resources import shipped
from publisher.typeset.fonts import shipped_fonts

DOCUMENT = (Path(__file__).parents[2] / "docs" / "layouts.md").read_text(encoding="utf-8")
TABLES = {f.name: f.default_factory for f in fields(BookletLayout) if f.default_factory is not MISSING}
NEEDED = {"page": "PageFormat", "margins": "Margins", "grid": "Grid"}
A5 = shipped("layouts") / "booklets" / "a5-portrait.toml"


def section(heading: str) -> str:
    """The part of the document below a heading of the third level."""
    match = re.search(rf"^### {re.escape(heading)}\n(.*?)(?=^##)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert match, heading
    return match[1]


def keys_of(table: str) -> list[str]:
    import publisher.layout.booklet as schema

    kind = getattr(schema, NEEDED[table]) if table in NEEDED else type(TABLES[table]())
    return [field.name for field in fields(kind)]


@pytest.mark.parametrize("table", [*NEEDED, *TABLES])
def test_every_key_of_every_table_is_documented(table):
    text = section(f"`[{table}]`")
    missing = [key for key in keys_of(table) if f"`{key}`" not in text]
    assert missing == []


def test_no_table_is_left_out():
    tables = {field.name for field in fields(BookletLayout)}
    plain = {"title", "description", "ink_limit"}
    assert tables - plain == {*NEEDED, *TABLES, "voices", "colours"}
    assert all(f"`{key}`" in section("At the head of the file") for key in plain)


def test_every_voice_and_every_key_of_a_voice_is_documented():
    text = section("`[voices.<name>]`")
    assert [name for name in (f.name for f in fields(Voices)) if f"`{name}`" not in text] == []
    assert [name for name in (f.name for f in fields(Voice)) if f"`{name}`" not in text] == []


def test_every_colour_is_documented():
    assert all(f"`{name}`" in section("`[colours]`") for name in COLOURS)


@pytest.mark.parametrize("table", TABLES)
def test_the_defaults_in_the_document_are_the_true_ones(table):
    rows = re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", section(f"`[{table}]`"), re.MULTILINE)
    defaults = TABLES[table]()
    assert rows
    for key, written in rows:
        told, true = tomllib.loads(f"value = {written}")["value"], getattr(defaults, key)
        if isinstance(told, str) and told.endswith("mm"):
            assert told == f"{true.mm:g} mm", key
        else:
            assert told == true, key


def test_the_shipped_layouts_stand_in_the_document_with_their_formats():
    for name in layout_names("booklets"):
        page = load_layout(name, "booklets", BookletLayout).page
        assert f"| `{name}` | {page.width.mm:g} x {page.height.mm:g} |" in DOCUMENT


def test_the_worked_example_is_a_layout_without_faults(tmp_path):
    example = re.search(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    assert example
    others = re.split(r"(?=^\[voices\.)", A5.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    rest = [voice for voice in others if not voice.startswith(("[voices.text]", "[voices.caption]"))]
    path = tmp_path / "pocket.toml"
    path.write_text(example[1] + "\n" + "\n".join(rest), encoding="utf-8")
    assert judge(path, shipped_fonts().families) == ()
