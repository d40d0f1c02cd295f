"""The program's own booklet: its numbers agree with another program's, quickly."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from publisher.channels.booklet.options import BookletOptions
from publisher.press.preflight.model import Report
from publisher.press.preflight.run import run_preflight
from publisher.publishing import publish

ENOUGH_SECONDS = 1.5


@pytest.fixture(scope="module")
def booklet(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's booklet."""
    out = tmp_path_factory.mktemp("booklet")
    publish(examples / "the-way-down", out, only=["booklet"], options={"booklet": BookletOptions()})
    return out / "booklet.pdf"


@pytest.fixture(scope="module")
def report(booklet: Path) -> Report:
    """What the preflight says of it."""
    return run_preflight(booklet)


def test_the_booklet_is_measured_as_it_was_planned(report):
    facts = report.facts
    assert (facts["trim_mm"], facts["bleed_mm"]) == ([148.0, 210.0], 3.0)
    assert facts["pages"] % 4 == 0
    assert len(facts["fonts"]) >= 4


def test_boxes_fonts_pixels_and_lines_of_the_booklet_are_sound(report):
    asked = {
        "P940",
        "P941",
        "P942",
        "P943",
        "P944",
        "P950",
        "P952",
        "P957",
        "P960",
        "P970",
        "P978",
        "P987",
        "P991",
        "P992",
    }
    assert asked.isdisjoint(report.codes)


@pytest.mark.skipif(shutil.which("pdfimages") is None, reason="pdfimages (poppler) is not installed")
def test_resolutions_agree_with_poppler(report, booklet):
    listed = subprocess.run(["pdfimages", "-list", booklet], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    theirs = sorted((int(row[0]), int(row[3]), int(row[4]), min(int(row[12]), int(row[13]))) for row in rows)
    ours = sorted((row["page"], row["width"], row["height"], row["ppi"]) for row in report.facts["images"])
    assert [row[:3] for row in ours] == [row[:3] for row in theirs]
    assert [row[3] for row in ours] == pytest.approx([row[3] for row in theirs], abs=1)


def test_a_booklet_is_looked_at_quickly(booklet):
    run_preflight(booklet)
    began = time.process_time()
    run_preflight(booklet)
    assert time.process_time() - began < ENOUGH_SECONDS


def test_the_booklet_itself_is_not_touched(booklet):
    before = booklet.read_bytes()
    run_preflight(booklet, "office")
    assert booklet.read_bytes() == before
