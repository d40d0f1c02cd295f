from __future__ import annotations

from pathlib import Path

from article.story import TRANSLATION, write_story
from publisher.article.source import edit_translation, read_article, read_editions
from publisher.article.stamps import accepted
from publisher.translation.status import Mark, status


def test_the_table_shows_for_each_text_how_far_each_edition_is(tmp_path: Path) -> None:
    french = TRANSLATION.replace("lang: vi", "lang: fr").replace(
        "Đoạn thứ hai kể về cuốn album.", "The second paragraph tells of the album."
    )
    story = write_story(tmp_path, vi=TRANSLATION.replace("kicker: Di sản\n", ""), fr=french)
    edit_translation(accepted(read_article(story / "article.vi.md")[0])[0])
    master = (story / "article.en.md").read_text(encoding="utf-8")
    (story / "article.en.md").write_text(master.replace("quiet.", "loud."), encoding="utf-8")
    found = status(read_editions(story))
    lines = {line.split()[0]: line.split() for line in found.as_text().splitlines() if line.strip()}
    assert lines["en"] == ["en", "fr", "vi"]
    assert lines["title"][-2:] == ["unmarked", "done"]
    assert lines["kicker"][-2:] == ["unmarked", "missing"]
    assert lines["captions.gate.context"][-2:] == ["unmarked", "stale"]
    assert lines["body.3"][-4:] == ["same", "as", "source", "done"]
    assert lines["missing"] == ["missing", "0", "1"]
    data = found.as_data()
    assert data["master"] == "en"
    assert data["editions"][1]["texts"]["captions.gate.context"] == Mark.STALE
    assert data["editions"][1]["counts"] == {"done": 14, "stale": 1, "missing": 1}


def test_a_block_whose_source_is_gone_is_named_with_its_line(tmp_path: Path) -> None:
    story = write_story(tmp_path)
    edit_translation(accepted(read_article(story / "article.vi.md")[0])[0])
    master = (story / "article.en.md").read_text(encoding="utf-8")
    (story / "article.en.md").write_text(master.replace("## The album\n", ""), encoding="utf-8")
    last = status(read_editions(story)).as_text().splitlines()[-1]
    assert last.startswith("article.vi.md:")
    assert last.endswith("vi has a heading whose source is gone: Cuốn album")
