from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from publisher.photos.fields import FIELDS, Form, table
from publisher.photos.model import Embedded

NO_TEXTS = {"photographers", "focus", "regions", "wordings", "origins", "conflicts"}


def test_every_row_is_a_field_of_what_is_read_and_the_other_way_round():
    assert {field.name for field in fields(Embedded)} - NO_TEXTS == {row.name for row in FIELDS}
    assert len(FIELDS) >= 27


def test_every_row_is_read_from_somewhere_and_lists_are_lists():
    defaults = {field.name: field.default for field in fields(Embedded)}
    for row in FIELDS:
        assert row.xmp or row.iim or row.exif
        assert (defaults[row.name] == ()) == (row.form is Form.LIST and row.name != "photographer")


def test_the_page_about_photos_shows_the_table():
    page = (Path(__file__).parents[2] / "docs" / "photos.md").read_text(encoding="utf-8")
    assert table() in page, "run: python docs/photos.py"
