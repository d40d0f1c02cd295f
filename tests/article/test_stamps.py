from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from article.story import MASTER, TRANSLATION, write_story
from publisher.article.model import Article
from publisher.article.source import edit_translation, read_article
from publisher.article.stamps import State, accepted, compare, stamp, stamps_of


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story whose translation is marked as current."""
    folder = write_story(tmp_path / "story")
    edit_translation(accepted(translation(folder))[0])
    return folder


def translation(folder: Path) -> Article:
    return read_article(folder / "article.vi.md")[0]


def states(folder: Path) -> dict[str, State]:
    """The texts that are not current."""
    found = compare(translation(folder)).matches
    return {match.unit.id: match.state for match in found if match.state is not State.CURRENT}


def change(folder: Path, old: str, new: str, file: str = "article.en.md") -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_translation_that_says_nothing_of_it_is_unmarked(tmp_path: Path) -> None:
    found = states(write_story(tmp_path))
    assert set(found.values()) == {State.UNMARKED}
    assert {"title", "captions.gate.caption", "body.1", "body.4.2"} <= found.keys()


def test_accepting_marks_everything_and_touches_only_the_stamps(story: Path) -> None:
    assert states(story) == {}
    text = (story / "article.vi.md").read_text(encoding="utf-8")
    front, _, body = text.partition("of:\n")
    assert TRANSLATION.startswith(front)
    assert TRANSLATION.endswith(body[body.index("---") :])


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("title: A morning at the gate", "title: An evening at the gate", ["title"]),
        ("caption: People at the gate on", "caption: Many people at the gate on", ["captions.gate.caption"]),
        ("alt: A crowd", "alt: A small crowd", ["captions.gate.alt"]),
        ("[gate, Hue]", "[gate, Hue, album]", ["keywords"]),
        ("{place: Hue,", "{place: Hanoi,", ["dateline.place"]),
        ("The first *paragraph*", "The first **paragraph**", ["body.1"]),
        ("## The album", "## The albums", ["body.2"]),
        ("The gate is open.", "The gate was open.", ["body.4.1"]),
    ],
)
def test_the_exact_text_that_changed_is_stale(story: Path, old: str, new: str, stale: list[str]) -> None:
    change(story, old, new)
    assert states(story) == dict.fromkeys(stale, State.STALE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("file: gate.jpg", "file: photos/gate.jpg"),
        ("credit: {photographer: A. Name, agency: VNA}", "credit: {agency: VNA}"),
        ("The second paragraph tells", "The second\nparagraph  tells"),
        ("![](#album)", "![](#album){page=plate}"),
    ],
)
def test_facts_and_line_breaks_make_nothing_stale(story: Path, old: str, new: str) -> None:
    change(story, old, new)
    assert states(story) == {}


def test_a_paragraph_added_to_the_master_is_missing_and_nothing_else_moves(story: Path) -> None:
    change(story, "## The album", "A new paragraph.\n\n## The album")
    assert states(story) == {"body.2": State.MISSING}


def test_a_paragraph_taken_out_of_the_master_is_left_over(story: Path) -> None:
    change(story, "The second paragraph tells of the album.\n", "")
    assert states(story) == {}
    assert [unit.text for unit in compare(translation(story)).left_over] == ["Đoạn thứ hai kể về cuốn album."]


def test_a_text_that_is_gone_from_the_translation_is_missing(story: Path) -> None:
    change(story, "kicker: Di sản\n", "", "article.vi.md")
    change(story, "    alt: Đám đông trước một cổng đá.\n", "", "article.vi.md")
    assert states(story) == {"kicker": State.MISSING, "captions.gate.alt": State.MISSING}


def test_two_paragraphs_made_one_leave_the_others_as_they_were(story: Path) -> None:
    change(story, "\n\nĐoạn thứ hai kể", "\nĐoạn thứ hai kể", "article.vi.md")
    change(story, "## Cuốn album\n", "Cuốn album\n", "article.vi.md")
    assert State.STALE not in states(story).values()


def test_names_of_places_are_the_masters_unless_the_edition_has_its_own(tmp_path: Path) -> None:
    folder = write_story(tmp_path, vi=TRANSLATION.replace("    place: {name: Cổng Ngọ Môn, city: Huế}\n", ""))
    assert not [name for name in states(folder) if ".place." in name]


def test_accepting_one_text_leaves_the_others(story: Path) -> None:
    change(story, "title: A morning at the gate", "title: An evening at the gate")
    change(story, "The gate is open.", "The gate was open.")
    change(story, "The first *paragraph*", "A first paragraph")
    marked, texts = accepted(translation(story), ["title", "body.4"])
    edit_translation(marked)
    assert [unit.id for unit in texts] == ["title", "body.4.1"]
    assert states(story) == {"body.1": State.STALE}


def test_nothing_missing_is_accepted(story: Path) -> None:
    change(story, "## The album", "A new paragraph.\n\n## The album")
    marked, texts = accepted(translation(story))
    assert texts == ()
    edit_translation(marked)
    assert states(story) == {"body.2": State.MISSING}


def test_stamps_forget_texts_the_master_no_longer_has(story: Path) -> None:
    change(story, "    context: The night had been quiet.\n", "")
    marked, _ = accepted(translation(story))
    assert marked.translation is not None
    assert "captions.gate.context" not in marked.translation.stamps


def test_a_stamp_is_the_same_for_both_ways_to_write_a_letter() -> None:
    assert stamp("Huế  mở") == stamp(unicodedata.normalize("NFD", "Huế\nmở")) == "3b9bd5fe"
    assert stamp("Huế") != stamp("Hue")


def test_stamps_do_not_depend_on_where_blocks_stand(tmp_path: Path) -> None:
    one = read_article(write_story(tmp_path / "a") / "article.en.md")[0]
    other = read_article(write_story(tmp_path / "b", MASTER.replace("\n## ", "\n\n\n## ")) / "article.en.md")[0]
    assert stamps_of(one) == stamps_of(other)
