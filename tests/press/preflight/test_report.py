"""The report: the same remark once for all its pages, text for people, JSON for programs, and the rules documented."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.notices import Severity
from publisher.press.preflight.model import Finding, Report, page_ranges
from publisher.press.preflight.render import as_json, as_text, verdict
from publisher.press.preflight.rules import FALSE_CLAIM, PROFILES, RULES, UNCHECKED, explain

DOCUMENTATION = (Path(__file__).parents[3] / "docs" / "preflight.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("pages", "said"), [((3,), "3"), ((1, 2, 3), "1-3"), ((1, 3, 4, 9), "1, 3-4, 9"), ((), "")])
def test_pages_are_told_in_runs(pages, said):
    assert page_ranges(pages) == said


@given(st.sets(st.integers(1, 60)))
def test_runs_of_pages_lose_none(pages):
    told: set[int] = set()
    for run in filter(None, page_ranges(tuple(sorted(pages))).split(", ")):
        first, _, last = run.partition("-")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == pages


def test_the_same_remark_on_several_pages_is_one_finding(maker):
    pdf = maker.sound()
    for page in (0, 1, 3):
        del pdf.pages[page].obj["/TrimBox"]
    (told,) = [finding for finding in maker.judge(pdf).findings if finding.code == "P940"]
    assert (told.pages, told.count, told.where) == ((1, 2, 4), 3, "pages 1-2, 4")


def test_the_text_reads_from_measures_over_pages_to_the_verdict(maker):
    pdf = maker.sound()
    del pdf.pages[2].obj["/TrimBox"]
    del pdf.Root["/Lang"]
    assert as_text(maker.judge(pdf)) == (
        "judged.pdf: 4 pages of 91.7 x 134.1 mm; 1 font; 4 pictures at 300 ppi or more; DeviceCMYK, DeviceGray; "
        "made for FOGRA39; PDF 1.6\n\n"
        "Whole file\n"
        "warning[P973]: the file names no language\n"
        "   = help: set the document's language\n"
        "note[P994]: the file does not say that it is PDF/X\n"
        "   = help: export as PDF/X-4 where the printer asks for it\n\n"
        "Page 3\n"
        "error[P940]: there is no TrimBox\n"
        "   = help: export with a trim box\n\n"
        "judged.pdf: not passed (x4); 1 error, 1 warning, 1 note"
    )


def test_a_file_without_findings_has_passed(maker):
    assert verdict(maker.judge(maker.sound(claims=True))) == "judged.pdf: passed (x4); nothing to report"


def test_a_single_page_is_counted_as_one_and_fills_no_sheet(maker):
    report = maker.judge(maker.sound(claims=True, pages=1))
    assert report.codes == ()
    assert as_text(report).startswith(
        "judged.pdf: 1 page of 91.7 x 134.1 mm; bleed 3.5 mm; 1 font; 1 picture at 300 ppi"
    )


def test_findings_become_notices_about_the_file():
    finding = Finding("P940", Severity.ERROR, "there is no TrimBox", "export with a trim box", (1, 2))
    (notice,) = Report("a.pdf", "x4", (finding,)).notices()
    assert (notice.code, notice.message, str(notice.place)) == ("P940", "pages 1-2: there is no TrimBox", "a.pdf")


def test_the_json_fits_its_documented_schema(maker):
    schema = json.loads(DOCUMENTATION.split("```json")[1].split("```")[0])
    pdf = maker.sound()
    del pdf.pages[2].obj["/TrimBox"]
    report = json.loads(as_json(maker.judge(pdf)))
    jsonschema.validate(report, schema)
    assert report["counts"] == {"error": 1, "warning": 0, "note": 1}
    assert report["findings"][-1]["pages"] == [3]
    assert {row["ppi"] for row in report["measured"]["images"]} == {300}


def test_the_same_file_gives_the_same_report(maker):
    pdf = maker.sound()
    assert as_json(maker.judge(pdf)) == as_json(maker.judge(pdf))


@pytest.mark.parametrize("code", [*RULES, FALSE_CLAIM, UNCHECKED])
def test_every_rule_stands_in_the_documentation(code):
    assert f"| {code} |" in DOCUMENTATION


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_what_it_asks_for(code):
    assert explain(code)
    assert RULES[code].hint
    assert any(RULES[code].severity(profile) for profile in PROFILES)


def test_the_documented_weights_are_those_of_the_table():
    rows = [row.split("|") for row in DOCUMENTATION.splitlines() if row.startswith("| P9")]
    said = {cells[1].strip(): (cells[3].strip(), cells[4].strip()) for cells in rows}
    for code, rule in RULES.items():
        assert said[code] == (rule.x4 or "-", rule.office or "-")
