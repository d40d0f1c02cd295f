"""Lists, time stamps and paths of sections in pasted text."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.article.markdown import render_body
from publisher.importers import Confidence, Draft, import_source

HEAD = "The books of the cellar\n\nAll of them are kept in one dry room, says the one who keeps them.\n\nThey are many.\n\n"


def pasted(folder: Path, text: str) -> Draft:
    (folder / "page.txt").write_text(text, encoding="utf-8")
    return import_source(folder / "page.txt")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("* casks\n  * of oak\n    1. large\n    2. small\n  * of ash\n* bottles",
         "- casks\n  - of oak\n    1. large\n    2. small\n  - of ash\n- bottles"),
        ("- casks\n- bottles", "- casks\n- bottles"),
        ("• casks\n\n• bottles", "- casks\n- bottles"),
        ("3. casks\n4. bottles", "3. casks\n4. bottles"),
        ("- casks\n\t- of oak\n- bottles", "- casks\n  - of oak\n- bottles"),
        ("* casks\n  More of them.\n* bottles", "- casks\n\n  More of them.\n- bottles"),
        ("* casks\n1. bottles\n2. boxes", "\\* casks\n\n1. bottles\n2. boxes"),
        ("1. casks\n1. vats", "1\\. casks\n\n1\\. vats"),
        ("- Is it dry there?\n- It is.", "\\- Is it dry there?\n\n\\- It is."),
        ("- We went down.\n\n- They were many, she said", "\\- We went down.\n\n\\- They were many, she said"),
    ],
    ids=["levels", "hyphens", "bullets apart", "numbers", "a tab", "a second paragraph", "one entry", "numbers that do not count",
         "what people say", "hyphens apart"],
)  # fmt: skip
def test_lines_that_are_entries_become_a_list(tmp_path: Path, text: str, body: str) -> None:
    draft = pasted(tmp_path, f"{HEAD}{text}\n\nYes.")
    assert render_body(draft.article.body) == f"They are many.\n\n{body}\n\nYes."


def test_entries_in_text_broken_at_a_column_stay_apart(tmp_path: Path) -> None:
    broken = "They lie in rows along the wall and nobody has counted them\nsince the year in which the second cellar was dug out below.\n\n"
    other = "In winter the room is heated by the pipes of the bakery that\nstands above it and has stood there since the war was over.\n\n"
    draft = pasted(
        tmp_path,
        f"The books\n\n{broken}{other}* the casks that came up from the river in the spring and\n  were mended\n* bottles",
    )
    assert render_body(draft.article.body).endswith(
        "- the casks that came up from the river in the spring and were mended\n- bottles"
    )


STAMP = "Published 3:14 PM EDT, Wed April 30, 2025"


def test_the_time_a_page_prints_is_taken_and_asked_about(tmp_path: Path) -> None:
    draft = pasted(tmp_path, HEAD.replace("\n\n", f"\n{STAMP}\n", 1))
    assert str(draft.article.published) == "2025-04-30 15:14:00-04:00"
    line = next(line for line in draft.report if line.field == "published")
    assert (line.line, line.confidence, line.why) == (2, Confidence.LIKELY, f"the time stamp '{STAMP}'")
    assert any(notice.code == "P701" for notice in draft.notices)


@pytest.mark.parametrize(
    ("stamps", "why"),
    [
        ("03/04/2025 10:15 GMT+7", "its day can be read in two ways"),
        (f"{STAMP}\nPublished 5:14 PM EDT, Wed April 30, 2025", "the times of the page differ"),
        (f"{STAMP}\nUpdated 5:14 AM EDT, Wed April 30, 2025", "the times of the page differ"),
    ],
    ids=["two readings", "two times", "changed before it was published"],
)
def test_times_that_are_not_clear_stay_unset_and_are_named(tmp_path: Path, stamps: str, why: str) -> None:
    draft = pasted(tmp_path, HEAD.replace("\n\n", f"\n{stamps}\n", 1))
    assert (draft.article.published, draft.article.modified) == (None, None)
    assert any(why in notice.message for notice in draft.notices if notice.code == "P704")


def test_a_time_below_other_headlines_is_not_the_storys(tmp_path: Path) -> None:
    draft = pasted(tmp_path, f"{HEAD}Related news\nAnother headline of some length\n{STAMP}")
    assert draft.article.published is None


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("Site News", "A ferry crosses the river again", "A ferry crosses the river again"),
        ("Vietnam Politics", "A ferry crosses the river again", "A ferry crosses the river again"),
        ("River Ferry", "A ferry crosses the river again", "River Ferry"),
        ("Site News", "A ferry crosses the river again.", "Site News"),
    ],
)
def test_bare_words_above_a_headline(tmp_path: Path, first: str, second: str, title: str) -> None:
    draft = pasted(tmp_path, f"{first}\n{second}\nPeople waited at the pier since the early morning.\nIt came at nine.")
    assert draft.article.title == title
