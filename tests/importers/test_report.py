"""The report of an import, for a person and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from publisher.article.model import Article, Photo, Source
from publisher.importers.base import Confidence, Draft, ReportLine, place_in
from publisher.importers.report import human_report, json_report
from publisher.notices import note

REPORT = (
    ReportLine(2, "title", "The gate", Confidence.CERTAIN, "the first heading"),
    ReportLine(None, "photos.gate.caption", "At the gate.", Confidence.LIKELY, "by role", origin="associations.1"),
)
ARTICLE = Article("gate", "en", "The gate", Source(Path("story.json"), ("{", "}")), photos=(Photo("gate"),))
PLACE = place_in(Path("story.json"), origin="associations.2")


def test_a_line_says_where_it_was_read() -> None:
    text = human_report(Draft(ARTICLE, REPORT), "Wrote it.").split("\n")
    assert text[3] == "    2           title    certain  The gate      the first heading"
    assert text[6] == "associations.1  caption  likely   At the gate.  by role"


def test_as_data_an_origin_stands_beside_the_line() -> None:
    notices = (note("P704", "left out", PLACE),)
    (document,) = json.loads(json_report([(Draft(ARTICLE, REPORT), "a.md", "Wrote it.", notices)]))["imports"]
    assert [(line["line"], line["origin"], line["original"]) for line in document["report"]] == [
        (2, None, "}"),
        (None, "associations.1", None),
    ]
    assert document["notices"][0]["place"] == "story.json, associations.2"
