from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.article.blocks import placeless
from publisher.article.model import (
    Align,
    Article,
    ArticleStatus,
    Correction,
    Credit,
    Dateline,
    Divider,
    Group,
    Heading,
    ListBlock,
    Location,
    Moment,
    Paragraph,
    Photo,
    PhotoRef,
    PhotoStatus,
    Quote,
    Related,
    Rights,
    Sidebar,
    Source,
    Span,
    Table,
    Timeline,
)
from publisher.article.source import fill_article, read_article, read_text, write_article
from publisher.notices import PublisherError

EDITED = """\
---
publisher: 1                       # the format
id:   story
lang: en
title: 'A title in quotes'         # keep me

# about the lead
lead: A lead that somebody
  wrote over two lines.
byline: [ VNA ]
credit_default: {agency: VNA}
photos:
  # the gate
  - id: gate
    caption: "The gate."   # checked
    alt: >-
      A gate
      of stone.
    # before the rights
    rights:
      print: yes
      web: yes

  - id: tanks
    caption: Tanks.
    place: { city:  Hue }
# the end of the photos
related: []
---


First *paragraph*,
in two lines.{blanks}

![](#gate)

* one
* two
""".replace("{blanks}", "   ")


def edited(tmp_path: Path, text: str = EDITED) -> Path:
    path = tmp_path / "article.en.md"
    path.write_bytes(text.encode())
    return path


def changed_lines(path: Path, before: str = EDITED) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    import difflib

    diff = list(difflib.ndiff(before.split("\n"), path.read_bytes().decode().split("\n")))
    return [line[2:] for line in diff if line.startswith("- ")], [line[2:] for line in diff if line.startswith("+ ")]


def with_photo(article: Article, number: int, **changes: Any) -> Article:
    photos = list(article.photos)
    photos[number] = replace(photos[number], **changes)
    return replace(article, photos=tuple(photos))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n"])
def test_writing_what_was_read_changes_no_byte(tmp_path: Path, newline: str, start: str) -> None:
    text = (start + EDITED).replace("\n", newline)
    path = edited(tmp_path, text)
    write_article(read_article(path)[0], path)
    assert path.read_bytes() == text.encode()


def test_writing_keeps_the_letters_of_what_did_not_change(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", EDITED.replace("Hue", "Huế").replace("The gate", "Cổng\u2028Ngọ Môn"))
    path = edited(tmp_path, text)
    write_article(replace(read_article(path)[0], section="Đà Nẵng"), path)
    assert path.read_bytes().decode() == text.replace("byline: [ VNA ]\n", "byline: [ VNA ]\nsection: Đà Nẵng\n")


def test_a_changed_value_changes_its_line_alone(tmp_path: Path) -> None:
    path = edited(tmp_path)
    write_article(replace(read_article(path)[0], title="Another: title"), path)
    assert changed_lines(path) == (
        ["title: 'A title in quotes'         # keep me"],
        ["title: 'Another: title'         # keep me"],
    )


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (
            {"caption": "The #1 gate."},
            ['    caption: "The gate."   # checked'],
            ["    caption: 'The #1 gate.'   # checked"],
        ),
        ({"alt": None}, ["    alt: >-", "      A gate", "      of stone."], []),
        ({"rights": Rights(print=True, web=False)}, ["      web: yes"], ["      web: false"]),
        ({"rights": Rights(print=True, web=True, crop=False)}, [], ["      crop: false"]),
        ({"rights": Rights()}, ["    rights:", "      print: yes", "      web: yes"], []),
        ({"focus": (0.5, 0.25)}, [], ["    focus: [0.5, 0.25]"]),
        (
            {"credit": Credit(none_because="own work")},
            [],
            ["    credit: none", "    credit_reason: own work"],
        ),
        ({"note": "One\n\ntwo"}, [], ["    note: |-", "      One", "", "      two"]),
    ],
)
def test_a_changed_photo_changes_its_own_lines_alone(
    tmp_path: Path, change: dict[str, Any], gone: list[str], come: list[str]
) -> None:
    path = edited(tmp_path)
    article = with_photo(read_article(path)[0], 0, **change)
    write_article(article, path)
    assert changed_lines(path) == (gone, come)
    assert read_article(path)[0].photos == article.photos


def test_a_table_in_braces_keeps_its_comment_and_its_line(tmp_path: Path) -> None:
    path = edited(tmp_path)
    article = with_photo(read_article(path)[0], 1, location=Location("Ngo Mon, the gate", "Hue"))
    write_article(article, path)
    assert changed_lines(path) == (["    place: { city:  Hue }"], ["    place: {name: 'Ngo Mon, the gate', city: Hue}"])


def test_photos_come_and_go_with_their_lines(tmp_path: Path) -> None:
    path = edited(tmp_path)
    article = read_article(path)[0]
    new = Photo("new", caption="New.", credit=Credit(agency="VNA"))
    write_article(replace(article, photos=(new, *article.photos)), path)
    assert changed_lines(path) == ([], ["  - id: new", "    caption: New.", "    credit: {agency: VNA}"])
    write_article(article, path)
    assert path.read_text(encoding="utf-8") == EDITED
    write_article(replace(article, photos=article.photos[:1]), path)
    assert changed_lines(path) == (["  - id: tanks", "    caption: Tanks.", "    place: { city:  Hue }"], [])


def test_a_new_order_of_photos_is_written(tmp_path: Path) -> None:
    path = edited(tmp_path)
    article = read_article(path)[0]
    write_article(replace(article, photos=article.photos[::-1]), path)
    assert [photo.id for photo in read_article(path)[0].photos] == ["tanks", "gate"]
    assert "title: 'A title in quotes'         # keep me" in path.read_text(encoding="utf-8")


def test_a_changed_body_is_written_and_the_front_matter_kept(tmp_path: Path) -> None:
    path = edited(tmp_path)
    article = read_article(path)[0]
    write_article(replace(article, body=(Paragraph((Span("1. No *list*"),)), PhotoRef("gate", "plate"))), path)
    front = EDITED.partition("\n---\n")[0]
    assert path.read_text(encoding="utf-8") == f"{front}\n---\n\n1\\. No \\*list\\*\n\n![](#gate){{page=plate}}\n"


def test_a_new_file_is_written_for_people(tmp_path: Path) -> None:
    article = Article(
        "seed",
        "en",
        "A title",
        Source(Path("pasted.txt")),
        lead="A lead that is so long that nobody would like to read it in one line of an editor. A lead that is so long "
        "that nobody would like to read it in one line of an editor.",
        photos=(
            Photo("1", caption="One: two.", credit=Credit(agency="VNA"), taken="1975-03-26"),
            Photo("2", caption="Two."),
        ),
        body=(PhotoRef("1"), PhotoRef("2")),
        related=(Related("A story"), Related("Another", "https://example.org/?a=b")),
    )
    write_article(article, tmp_path)
    assert (tmp_path / "article.en.md").read_text(encoding="utf-8") == FRESH
    assert [entry.name for entry in tmp_path.iterdir()] == ["article.en.md"]


FRESH = """\
---
publisher: 1
id: seed
lang: en
title: A title
lead: >-
  A lead that is so long that nobody would like to read it in one line of an editor. A lead that is
  so long that nobody would like to read it in one line of an editor.
photos:
  - id: '1'
    caption: 'One: two.'
    credit: {agency: VNA}
    taken: 1975-03-26
  - id: '2'
    caption: Two.
related:
  - {title: A story}
  - {title: Another, url: https://example.org/?a=b}
---

![](#1)

![](#2)
"""


def test_a_body_that_was_read_is_written_as_it_was(tmp_path: Path) -> None:
    article = read_text(EDITED, Path("article.en.md"))[0]
    write_article(article, tmp_path / "other" / "article.en.md")
    written = (tmp_path / "other" / "article.en.md").read_text(encoding="utf-8")
    assert written.endswith("---\n\nFirst *paragraph*,\nin two lines.   \n\n![](#gate)\n\n* one\n* two\n")


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    path = edited(tmp_path, EDITED.replace("caption", "capton"))
    before = path.read_bytes()
    with pytest.raises(PublisherError):
        write_article(read_text(EDITED, path)[0], path)
    assert path.read_bytes() == before


def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = edited(tmp_path)
    article = replace(read_article(path)[0], title="B")

    def refuse(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_article(article, path)
    assert path.read_text(encoding="utf-8") == EDITED
    assert [entry.name for entry in tmp_path.iterdir()] == ["article.en.md"]


def test_an_edited_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    path = edited(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    write_article(replace(read_article(link)[0], title="B"), link)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "\ntitle: B " in path.read_text(encoding="utf-8")


# --- filling ------------------------------------------------------------------------------------------------------------------


def draft(**fields: Any) -> Article:
    return Article(**{"id": "story", "lang": "en", "title": "Drafted", "source": Source(Path("pasted.txt")), **fields})


def test_filling_adds_what_is_not_there_and_says_so(tmp_path: Path) -> None:
    path = edited(tmp_path)
    found = fill_article(
        path,
        draft(
            lead="Another lead.",
            section="Heritage",
            photos=(
                Photo("gate", caption="Another caption.", context="Context.", taken="1975-03-26"),
                Photo("2", caption="Tanks.", context="Before.", credit=Credit(agency="AP")),
                Photo("3", caption="Three."),
            ),
            related=(Related("A story"),),
        ),
    )
    assert [notice.message for notice in found] == [
        "section was filled in",
        "related was filled in",
        "photo 'gate': taken was filled in",
        "photo 'tanks': context was filled in",
        "photo '3' was added",
    ]
    assert {notice.code for notice in found} == {"P707"}
    assert changed_lines(path) == (
        ["related: []"],
        [
            "section: Heritage",
            "    taken: 1975-03-26",
            "    context: Before.",
            "  - id: '3'",
            "    caption: Three.",
            "related:",
            "  - {title: A story}",
        ],
    )


def test_filling_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    path = edited(tmp_path)
    offered = draft(section="Heritage", photos=(Photo("9", caption="Nine."),), body=(PhotoRef("9"),))
    assert fill_article(tmp_path, offered)
    before = path.read_bytes()
    assert fill_article(tmp_path, offered) == ()
    assert path.read_bytes() == before


def test_filling_never_mixes_two_credits(tmp_path: Path) -> None:
    path = edited(tmp_path, EDITED.replace("credit_default: {agency: VNA}\n", ""))
    write_article(with_photo(read_article(path)[0], 0, credit=Credit(agency="AP")), path)
    before = path.read_bytes()
    offered = Photo("gate", caption="The gate.", credit=Credit(photographer="Name", agency="VNA"))
    waived = Photo("gate", caption="The gate.", credit=Credit(none_because="own work"))
    assert fill_article(path, draft(photos=(offered,))) == fill_article(path, draft(photos=(waived,))) == ()
    assert path.read_bytes() == before


def test_an_empty_body_is_filled(tmp_path: Path) -> None:
    path = edited(tmp_path, "---\nid: story\ntitle: A\n---")
    found = fill_article(path, draft(photos=(Photo("1", caption="One."),), body=(PhotoRef("1"),)))
    assert [notice.message for notice in found] == ["photo '1' was added", "the body was filled in"]
    assert path.read_text() == ("---\nid: story\ntitle: A\nphotos:\n  - id: '1'\n    caption: One.\n---\n\n![](#1)\n")


def test_a_filled_body_names_photos_as_the_source_does(tmp_path: Path) -> None:
    path = edited(tmp_path, EDITED.partition("\n\n\nFirst")[0])
    offered = (Photo("1", caption="Tanks."), Photo("2", caption="The gate."))
    timeline = Timeline((Moment("1975", (Span("Tanks."),), "1"), Moment("1976", (Span("None."),))))
    fill_article(path, draft(photos=offered, body=(PhotoRef("1"), Group(("2", "1")), timeline)))
    assert without_lines(read_article(path)[0]).body == (
        PhotoRef("tanks"),
        Group(("gate", "tanks")),
        replace(timeline, moments=(replace(timeline.moments[0], photo="tanks"), timeline.moments[1])),
    )


# --- any article --------------------------------------------------------------------------------------------------------------

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Cc", "Zl", "Zp"])


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip(" \t\n")


TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=60).map(lambda text: _clean(" ".join(text.split("\n")))),
    st.text(st.sampled_from("ab Cà:#-'\"{}[],&*!|>%@`~?=\\<_1. \u00a0\t😀"), min_size=1, max_size=150).map(_clean),
    st.sampled_from(
        ["NO", "yes", "null", "~", "12:30", "0123", "- a", "a: b", "a #b", "---", "...", "none", "=", "<<"]
    ),
).filter(bool)
PROSE = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,5}", fullmatch=True)
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]))
DAYS = st.dates(date(1000, 1, 1))
MAYBE = st.none() | TEXTS
FLAGS = st.none() | st.booleans()


def said(strategy: st.SearchStrategy[Any], empty: object) -> st.SearchStrategy[Any]:
    return strategy.filter(lambda value: value != empty)


CREDITS = said(st.builds(Credit, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE), Credit()) | st.builds(Credit, none_because=TEXTS)
PHOTOS = st.builds(
    Photo,
    id=IDS,
    file=st.none() | st.sampled_from(["a.jpg", "photos/Đà Nẵng: #1.jpg", "../shared/b.jpg"]),
    context=MAYBE,
    caption=MAYBE,
    credit=st.none() | CREDITS,
    alt=MAYBE,
    long_alt=st.none() | PROSE,
    taken=st.sampled_from([None, "1975", "1975-03", "1975-03-26"]),
    location=st.none() | said(st.builds(Location, MAYBE, MAYBE, MAYBE), Location()),
    focus=st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1)),
    source_type=st.sampled_from([None, "negativeFilm"]),
    rights=st.builds(Rights, FLAGS, FLAGS, FLAGS, st.none() | DAYS, MAYBE, st.none() | PROSE, st.booleans()),
    status=st.sampled_from(PhotoStatus),
    note=st.none() | PROSE,
)
SPANS = st.lists(st.builds(Span, TEXTS), min_size=1, max_size=1).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Heading, st.integers(2, 6), SPANS),
    st.builds(Quote, st.lists(SPANS, min_size=1, max_size=2).map(tuple), st.just(None), st.booleans()),
    st.builds(Divider),
)
ITEMS = st.recursive(
    st.builds(Paragraph, SPANS).map(lambda paragraph: (paragraph,)),
    lambda items: st.tuples(
        st.builds(Paragraph, SPANS),
        st.builds(ListBlock, st.booleans(), st.lists(items, min_size=1, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)
LISTS = st.builds(ListBlock, st.booleans(), st.lists(ITEMS, min_size=1, max_size=3).map(tuple), st.integers(1, 12))
LISTS = LISTS.map(lambda block: block if block.ordered else replace(block, start=1))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose first row of cells is not empty, so that nothing but a row of rules can be told from it."""
    align = draw(st.lists(st.sampled_from(Align), min_size=1, max_size=3))
    row = st.tuples(*(st.just(()) | SPANS for _ in align))
    rows = tuple(draw(st.lists(row, max_size=3)))
    return Table(tuple(align), draw(row), rows, draw(st.just(()) | SPANS), draw(st.just(()) | SPANS))


PARTS = st.one_of(BLOCKS, LISTS, tables()).map(
    lambda block: replace(block, pull=False) if isinstance(block, Quote) else block
)
BLOCKS = st.one_of(
    BLOCKS, LISTS, tables(), st.builds(Sidebar, SPANS, st.lists(PARTS, min_size=1, max_size=2).map(tuple))
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    photos = draw(st.lists(PHOTOS, max_size=3, unique_by=lambda photo: photo.id))
    ids = [photo.id for photo in photos]
    shown = [PhotoRef(photo) for photo in ids] + ([Group(tuple(ids), "pair")] if ids else [])
    return Article(
        id=draw(IDS),
        lang=draw(st.sampled_from(["en", "vi", "zh-Hant", "no"])),
        title=draw(TEXTS),
        source=Source(Path("none.md")),
        lead=draw(MAYBE),
        byline=tuple(draw(st.lists(TEXTS, max_size=2))),
        dateline=draw(st.none() | said(st.builds(Dateline, MAYBE, st.none() | DAYS), Dateline())),
        published=draw(st.none() | MOMENTS),
        embargo=draw(st.none() | MOMENTS),
        status=draw(st.sampled_from(ArticleStatus)),
        status_reason=draw(MAYBE),
        keywords=tuple(draw(st.lists(TEXTS, max_size=3))),
        url=draw(st.sampled_from([None, "https://example.org/a?b=c&d#e", "https://example.org/a,b"])),
        photos=tuple(photos),
        body=(*shown, *draw(st.lists(BLOCKS, max_size=2))),
        related=tuple(draw(st.lists(st.builds(Related, TEXTS, st.sampled_from([None, "http://x.y"])), max_size=2))),
        corrections=tuple(draw(st.lists(st.builds(Correction, DAYS, TEXTS), max_size=2))),
    )


def without_lines(article: Article) -> Article:
    body = tuple(map(placeless, article.body))
    return replace(article, body=body, source=Source(Path("none.md")))


quick = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@quick
@given(article=articles())
def test_any_article_is_read_back_as_it_was_written(tmp_path: Path, article: Article) -> None:
    path = tmp_path / "story.md"
    path.unlink(missing_ok=True)
    write_article(article, path)
    assert without_lines(read_article(path)[0]) == article


@quick
@given(first=articles(), second=articles())
def test_any_article_can_be_edited_into_any_other(tmp_path: Path, first: Article, second: Article) -> None:
    path = tmp_path / "story.md"
    path.unlink(missing_ok=True)
    write_article(first, path)
    write_article(second, path)
    assert without_lines(read_article(path)[0]) == second


@quick
@given(other=articles())
def test_no_edit_takes_away_a_remark_at_the_top(tmp_path: Path, other: Article) -> None:
    path = edited(tmp_path)
    write_article(replace(other, id="story", lang="en", photos=read_article(path)[0].photos, body=()), path)
    written = path.read_text(encoding="utf-8")
    for remark in ("# the format", "# keep me", "# about the lead", "# the gate", "# checked", "# before the rights"):
        assert remark in written


@quick
@given(existing=articles(), offered=articles())
def test_filling_changes_nothing_that_somebody_wrote(tmp_path: Path, existing: Article, offered: Article) -> None:
    path = tmp_path / "story.md"
    path.unlink(missing_ok=True)
    write_article(existing, path)
    fill_article(path, offered)
    filled = without_lines(read_article(path)[0])
    assert filled.title == existing.title
    for before, after in zip(existing.photos, filled.photos, strict=False):
        kept = {
            name: getattr(before, name) for name in ("id", "file", "context", "caption", "credit", "alt", "location")
        }
        assert {name: getattr(after, name) for name, value in kept.items() if value is not None} == {
            name: value for name, value in kept.items() if value is not None
        }
    before_again = path.read_bytes()
    assert fill_article(path, offered) == ()
    assert path.read_bytes() == before_again
