"""Notices for other programs, each read as that program reads them."""

from __future__ import annotations

import json
from typing import Any

from publisher.cli.formats import FORMATS
from publisher.notices import Edit, Place, error, note, warning

PLACE = Place("a b/article.en.md", 9, 5, 3, "    lead: x")
NOTICES = [
    error("P301", "photo 'gate' has no credit", PLACE, "add credit: {agency: ...}"),
    warning("P303", "100 %, surely:\nyes", Place("article.en.md", 3)),
    note("P820", "no place"),
]


def test_short_is_a_line_a_notice():
    assert FORMATS["short"](NOTICES[:1]) == "a b/article.en.md:9:5: error[P301] photo 'gate' has no credit\n"
    assert FORMATS["short"]([note("P820", "no place")]) == "note[P820] no place\n"


def test_json_counts_and_tells_all():
    data = json.loads(FORMATS["json"](NOTICES))
    assert data["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert data["notices"][0] == {
        "code": "P301",
        "severity": "error",
        "message": "photo 'gate' has no credit",
        "file": "a b/article.en.md",
        "line": 9,
        "column": 5,
        "length": 3,
        "help": "add credit: {agency: ...}",
        "channels": [],
        "edits": [],
    }
    assert data["notices"][2]["file"] is None


def test_annotations_escape_what_would_end_them():
    first, second, third = FORMATS["github"](NOTICES).splitlines()
    assert first == (
        "::error file=a b/article.en.md,line=9,col=5,endColumn=8,title=P301"
        "::photo 'gate' has no credit%0Aadd credit: {agency: ...}"
    )
    assert second == "::warning file=article.en.md,line=3,title=P303::100 %25, surely:%0Ayes"
    assert third == "::notice title=P820::no place"
    comma = FORMATS["github"]([error("P101", "x", Place("a,b:c.md", 1))])
    assert comma.startswith("::error file=a%2Cb%3Ac.md,line=1,")


def sarif(notices: list[Any]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FORMATS["sarif"](notices))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    return dict(run)


def test_sarif_has_what_its_schema_requires():
    run = sarif(NOTICES)
    driver = run["tool"]["driver"]
    assert driver["name"] == "publisher"
    assert [rule["id"] for rule in driver["rules"]] == ["P301", "P303", "P820"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    (location,) = run["results"][0]["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "a%20b/article.en.md"}
    assert physical["region"] == {
        "startLine": 9,
        "startColumn": 5,
        "endColumn": 8,
        "snippet": {"text": "    lead: x"},
    }
    assert "locations" not in run["results"][2]


def test_sarif_offers_safe_edits_as_fixes():
    mended = warning("P205", "a space before '.'", PLACE, "write x.")
    run = sarif([mended.__class__(*[getattr(mended, name) for name in mended.__slots__][:-1], (Edit(9, 5, 1, ""),))])
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 9, "startColumn": 5, "endColumn": 6}, "insertedContent": {"text": ""}}
    ]


def test_sarif_of_nothing_is_a_run_without_results():
    assert sarif([])["results"] == []
