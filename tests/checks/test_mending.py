"""Safe repairs: only the stretch that is wrong changes, never a word, and what would read otherwise is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.article.mend import mended
from publisher.checking import mend as mend_article
from publisher.checks.mending import mend
from publisher.notices import Edit, Notice, PublisherError, Severity

FRONT = "---\nid: x\nlang: en\ntitle: A title\nlead: A lead .\n---\n\nWords.\n"


def source(folder: Path, text: str | bytes = FRONT) -> Path:
    path = folder / "article.en.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def finding(*edits: Edit) -> Notice:
    return Notice("P205", Severity.WARNING, "found", edits=edits)


def test_edits_change_their_stretch_and_nothing_else():
    text = "one two\r\nthree four\nfive"
    assert mended(text, [Edit(2, 1, 5, "3"), Edit(1, 5, 3, "2"), Edit(1, 4, 1, "  ")]) == "one  2\r\n3 four\nfive"


def test_of_edits_that_overlap_the_first_is_made():
    assert mended("abcdef", [Edit(1, 1, 3, "X"), Edit(1, 2, 3, "Y"), Edit(1, 5, 9, "Z"), Edit(7, 1, 1, "")]) == "Xdef"


def test_columns_count_composed_letters():
    assert mended("Hue\u0302\u0301 .", [Edit(1, 4, 1, "")]) == "Hu\u1ebf."


def test_a_repair_is_shown_as_a_diff_and_written_when_told(tmp_path):
    path = source(tmp_path)
    found = mend_article(tmp_path)
    name = path.as_posix()
    assert found.diff == (
        f"--- {name}\n+++ {name}\n@@ -2,7 +2,7 @@\n id: x\n lang: en\n title: A title\n-lead: A lead .\n+lead: A lead.\n"
        " ---\n \n Words.\n"
    )
    assert path.read_text() == FRONT
    found.write()
    assert path.read_text() == FRONT.replace("lead .", "lead.")
    assert [entry.name for entry in tmp_path.iterdir()] == ["article.en.md"]


def test_a_second_repair_finds_nothing(tmp_path):
    source(tmp_path)
    mend_article(tmp_path).write()
    assert mend_article(tmp_path).diff == ""


def test_byte_order_mark_line_breaks_and_comments_stay(tmp_path):
    text = b"\xef\xbb\xbf" + FRONT.replace("id: x", "id: x   # kept").replace("\n", "\r\n").encode()
    path = source(tmp_path, text)
    mend_article(tmp_path).write()
    assert path.read_bytes() == text.replace(b"lead .", b"lead.")


def test_an_edit_that_would_change_a_word_is_not_made(tmp_path):
    path = source(tmp_path)
    assert mend(path, lambda _: [finding(Edit(5, 7, 1, "The"))]).diff == ""


def test_an_edit_after_which_the_source_reads_otherwise_is_not_made_but_the_others_are(tmp_path):
    path = source(tmp_path)
    edits = (Edit(4, 9, 0, ": "), Edit(5, 13, 1, ""))  # "title: A : title" is no YAML
    assert (
        b"title: A title\nlead: A lead.\n" in mend(path, lambda text: [finding(*edits)] if " ." in text else []).after
    )


def test_an_edit_that_opens_a_list_in_the_body_is_not_made(tmp_path):
    path = source(tmp_path, FRONT.replace("Words.", "-Words."))
    assert mend(path, lambda text: [finding(Edit(8, 2, 0, " "))] if "-W" in text else []).diff == ""


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = source(tmp_path, b"\xff\xd8\xff")
    with pytest.raises(PublisherError):
        mend_article(path)


def test_a_slip_at_the_head_of_a_line_is_mended_and_the_break_before_it_stays(tmp_path):
    path = source(tmp_path, FRONT.replace("Words.", "A verse ends here  \nand  another , follows.\\\nso  it goes."))
    mend_article(tmp_path).write()
    assert path.read_text().endswith("A verse ends here  \nand another, follows.\\\nso it goes.\n")
