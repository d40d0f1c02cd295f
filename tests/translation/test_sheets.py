from __future__ import annotations

import contextlib
import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import lxml.etree
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from article.story import MASTER, TRANSLATION, write_story
from publisher.article.markdown import same_blocks
from publisher.article.model import Article
from publisher.article.source import edit_translation, read_article
from publisher.article.stamps import State, accepted, compare
from publisher.cli import group
from publisher.notices import PublisherError
from publisher.translation.csv_sheet import COLUMNS, read_csv, write_csv
from publisher.translation.intake import take_in
from publisher.translation.offer import SheetError
from publisher.translation.sheet import Sheet, sheet_of
from publisher.translation.xliff import NAMESPACE, read_xliff, write_xliff

LINKED = MASTER.replace(
    "The second paragraph tells", "The **second** paragraph [of *two*](https://example.org/x_(y)?a=1&b=<2>) tells"
)
FORMS = {"csv": (write_csv, read_csv), "xlf": (write_xliff, read_xliff)}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story whose translation is marked as current, with emphasis and a link in the master."""
    folder = write_story(tmp_path / "story", LINKED)
    edit_translation(accepted(read_article(folder / "article.vi.md")[0])[0])
    return folder


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(group, ["editions", *map(str, arguments)])
    if isinstance(result.exception, PublisherError):
        raise result.exception
    return result


def export(story: Path, lang: str, form: str = "csv") -> Path:
    sheet = story.parent / f"sheet.{lang}.{form}"
    assert run("export", story, "--to", lang, "-o", sheet).exit_code == 0
    return sheet


def fill(sheet: Path, **texts: str) -> None:
    """Write translations into a sheet of CSV, by the names of texts with two underscores for a point."""
    rows = list(csv.reader(io.StringIO(sheet.read_bytes().decode("utf-8-sig"))))
    for row in rows[1:]:
        row[3] = texts.get(row[0].replace(".", "__"), row[3])
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    sheet.write_bytes(out.getvalue().encode("utf-8-sig"))


def fill_all(sheet: Path) -> None:
    """Write a translation into every row: the source with a word before it."""
    if sheet.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(sheet.read_bytes().decode("utf-8-sig"))))
        fill(sheet, **{row[0].replace(".", "__"): f"FR {row[2]}" for row in rows[1:]})
        return
    text = sheet.read_text(encoding="utf-8")
    text = re.sub(
        r"(?s)<source>(.*?)</source>(?:\s*<target>.*?</target>)?", r"<source>\1</source><target>FR \1</target>", text
    )
    sheet.write_text(text, encoding="utf-8")


def edition(story: Path, lang: str) -> Article:
    return read_article(story / f"article.{lang}.md")[0]


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_makes_a_whole_new_edition(story: Path, form: str) -> None:
    sheet = export(story, "fr", form)
    fill_all(sheet)
    result = run("import", story, sheet)
    assert (result.exit_code, result.output) == (0, "article.fr.md: 16 texts taken in, 0 as they were\n")
    article = edition(story, "fr")
    assert {match.state for match in compare(article).matches} == {State.CURRENT}
    assert article.photo("gate").location is not None
    assert str(article.photo("gate").location) == "FR Ngo Mon gate, FR Hue, VN"
    body = (story / "article.fr.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    assert body.count("FR ") == 5
    assert [type(block) for block in article.body] == [type(block) for block in article.master.body]
    assert [photo.id for photo in article.photo_order()] == ["gate", "album"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_exported_comes_back_the_same_and_touches_nothing(story: Path, form: str) -> None:
    before = (story / "article.vi.md").read_bytes()
    sheet = export(story, "vi", form)
    if form == "csv":
        fill(sheet, body__3="")
    else:
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(text.replace("<target>Đoạn thứ hai kể về cuốn album.</target>", ""), encoding="utf-8")
    result = run("import", story, sheet)
    assert (result.exit_code, result.output) == (0, "article.vi.md: 0 texts taken in, 15 as they were\n")
    assert (story / "article.vi.md").read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_texts_survive_a_sheet_letter_by_letter(story: Path, form: str) -> None:
    write, read = FORMS[form]
    sheet = sheet_of(read_article(story / "article.en.md")[0], "vi", edition(story, "vi"))
    returned = read(write(sheet), "sheet")
    assert returned.lang == "vi"
    assert {offer.unit: (offer.source, offer.text) for offer in returned.offers} == {
        row.unit: (row.source, row.translation) for row in sheet.rows if row.translation
    }


def test_an_import_keeps_comments_and_all_that_is_not_in_the_sheet(story: Path) -> None:
    sheet = export(story, "vi")
    fill(sheet, title="Tiêu đề mới", captions__gate__caption="Chú thích mới.", body__2="Tập ảnh", body__3="")
    run("import", story, sheet)
    text = (story / "article.vi.md").read_text(encoding="utf-8")
    front, _, body = text.partition("of:\n")
    wanted = TRANSLATION.replace("Một buổi sáng bên cổng", "Tiêu đề mới").replace(
        "Người dân bên cổng, ngày 26-3-1975.", "Chú thích mới."
    )
    assert wanted.startswith(front)
    assert "# the title picture" in front
    assert "## Tập ảnh" in body
    assert "Đoạn *thứ nhất* kể" in body


def test_a_paragraph_added_to_the_master_is_put_where_it_belongs(story: Path) -> None:
    master = story / "article.en.md"
    master.write_text(LINKED.replace("## The album", "A new paragraph.\n\n## The album"), encoding="utf-8")
    sheet = export(story, "vi")
    fill(sheet, body__2="Đoạn mới.", body__4="")
    assert "1 text taken in" in run("import", story, sheet).output
    texts = [match.own.text for match in compare(edition(story, "vi")).matches if match.own and match.own.is_body]
    assert texts[:3] == ["Đoạn *thứ nhất* kể về cổng thành.", "Đoạn mới.", "Cuốn album"]
    assert {match.state for match in compare(edition(story, "vi")).matches} == {State.CURRENT}


def test_a_source_that_changed_since_fills_gaps_and_counts_as_out_of_date(story: Path) -> None:
    sheet = export(story, "fr")
    fill(sheet, title="Un matin", lead="Un chapeau.")
    master = story / "article.en.md"
    master.write_text(LINKED.replace("lead: On 26", "lead: In the night of 26"), encoding="utf-8")
    result = run("import", story, sheet)
    assert result.exit_code == 0
    assert "note[P510]: 'lead' is out of date" in result.output
    states = {match.unit.id: match.state for match in compare(edition(story, "fr")).matches}
    assert (states["title"], states["lead"]) == (State.CURRENT, State.STALE)


def test_a_newer_translation_is_not_overwritten_by_an_older_sheet(story: Path) -> None:
    sheet = export(story, "vi")
    fill(sheet, lead="Bản dịch cũ.", body__3="")
    master = story / "article.en.md"
    master.write_text(LINKED.replace("lead: On 26", "lead: In the night of 26"), encoding="utf-8")
    edit_translation(accepted(edition(story, "vi"))[0])
    result = run("import", story, sheet)
    assert result.exit_code == 1
    assert (
        "warning[P509]: 'lead' was not taken in: its source has changed, and a newer translation is there"
        in result.output
    )
    assert "--> sheet.vi.csv:4" in result.output
    assert edition(story, "vi").lead == "Ngày 26-3-1975 cổng thành mở, 1.200 người đã đến."


def test_rows_that_cannot_be_taken_in_are_told_with_their_line(story: Path) -> None:
    sheet = export(story, "fr")
    fill(sheet, title="Un matin", body__3="Le lien est perdu.", body__4__1="La porte.")
    text = sheet.read_bytes().decode("utf-8-sig")
    sheet.write_bytes((text + "captions.moon.caption,caption,The moon.,La lune.,missing,\r\n").encode("utf-8-sig"))
    result = run("import", story, sheet)
    assert result.exit_code == 1
    found = re.findall(r"warning\[P509\]: ('[\w.]+').*: (.*)\n  --> (\S+)", result.output)
    assert found == [
        (
            "'body.3'",
            "https://example.org/x_(y)?a=1&b=%3C2%3E is not in the translation",
            "sheet.fr.csv:15",
        ),
        ("'captions.moon.caption'", "article.en.md has no such text", "sheet.fr.csv:18"),
        ("'body.4.1'", "other parts of the same block are not translated yet", "sheet.fr.csv:16"),
    ]
    assert edition(story, "fr").title == "Un matin"


def test_a_new_edition_without_a_title_is_not_written(story: Path) -> None:
    sheet = export(story, "fr")
    fill(sheet, lead="Un chapeau.")
    with pytest.raises(PublisherError, match="no title"):
        run("import", story, sheet)
    assert not (story / "article.fr.md").exists()


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_sheets_as_other_spreadsheets_save_them_are_read(story: Path, delimiter: str, coding: str) -> None:
    rows = csv.reader(io.StringIO(write_csv(plain_sheet(story)).decode("utf-8-sig")))
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    returned = read_csv(out.getvalue().encode(coding), "sheet.csv")
    assert len(returned.offers) == 16


def plain_sheet(story: Path) -> Sheet:
    return sheet_of(read_article(story / "article.en.md")[0], "vi", edition(story, "vi"))


def test_no_cell_is_taken_for_a_formula(story: Path) -> None:
    folder = write_story(story, LINKED.replace("kicker: Heritage", 'kicker: "=HYPERLINK(1)"'))
    data = write_csv(sheet_of(read_article(folder / "article.en.md")[0], "fr"))
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    sheet = export(folder, "fr")
    fill(sheet, title="Un matin", kicker="'=HYPERLINK(1)")
    run("import", folder, sheet)
    assert edition(folder, "fr").kicker == "=HYPERLINK(1)"


def test_an_xliff_sheet_has_the_form_of_the_standard(story: Path) -> None:
    root = lxml.etree.fromstring(write_xliff(plain_sheet(story)))
    assert (root.tag, root.get("version")) == (f"{{{NAMESPACE}}}xliff", "2.1")
    assert (root.get("srcLang"), root.get("trgLang")) == ("en", "vi")
    units = list(root.iter(f"{{{NAMESPACE}}}unit"))
    assert len({unit.get("id") for unit in units}) == len(units) == 16
    order = ["notes", "originalData", "segment"]
    for unit in units:
        names = [child.tag.rpartition("}")[2] for child in unit]
        assert names == [name for name in order if name in names]
        assert names[-1] == "segment"
        known = {data.get("id") for data in unit.iter(f"{{{NAMESPACE}}}data")}
        marks = list(unit.iter(f"{{{NAMESPACE}}}pc"))
        assert all({mark.get("dataRefStart"), mark.get("dataRefEnd")} <= known for mark in marks)
    by_id = {unit.get("id"): unit for unit in units}
    assert [mark.get("type") for mark in by_id["body.3"].iter(f"{{{NAMESPACE}}}pc")][:2] == ["fmt", "link"]


def test_a_stale_text_says_so_in_its_unit(story: Path) -> None:
    master = story / "article.en.md"
    master.write_text(LINKED.replace("kicker: Heritage", "kicker: History"), encoding="utf-8")
    text = write_xliff(plain_sheet(story)).decode()
    assert re.findall(r'<unit id="([\w.]+)"(?:(?!</unit>).)*publisher:stale', text, re.DOTALL) == ["kicker"]


def test_segments_a_tool_has_split_are_joined() -> None:
    text = (
        f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="lead">'
        "<segment><source>One.</source><target>Un.</target></segment><ignorable><source> </source></ignorable>"
        "<segment><source>Two.</source><target>Deux.</target></segment></unit></file></xliff>"
    )
    (offer,) = read_xliff(text.encode(), "x").offers
    assert (offer.source, offer.text) == ("One. Two.", "Un. Deux.")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xliff>&b;</xliff>'
SECRET = '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/hostname">]><xliff>&s;</xliff>'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlf", BOMB, "DOCTYPE"),
        ("a.xlf", SECRET, "DOCTYPE"),
        ("a.xlf", "<xliff", "not well-formed"),
        ("a.xlf", "<html/>", "no XLIFF 2"),
        ("a.xlf", f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="en"/>', "trgLang"),
        ("a.csv", "id,source\n", "no column 'translation'"),
        ("a.csv", "id,source,translation\n", "does not say their language"),
        ("a.csv", b"id\x00", "another kind"),
        ("a.csv", b"id,source (en),translation (fr)\ntitle,A,\xe9t\xe9\n", "not in UTF-8"),
        ("a.csv", "id,source (en),translation (en)\n", "language of the master"),
        ("a.csv", "", "no column 'id'"),
        ("a.docx", "", "CSV or XLIFF"),
    ],
)
def test_a_broken_or_hostile_sheet_is_refused_in_words(story: Path, name: str, data: str | bytes, said: str) -> None:
    sheet = story.parent / name
    sheet.write_bytes(data.encode() if isinstance(data, str) else data)
    before = {path: path.read_bytes() for path in story.iterdir()}
    with pytest.raises(PublisherError, match=said):
        run("import", story, sheet)
    assert {path: path.read_bytes() for path in story.iterdir()} == before


def test_a_language_that_is_none_is_refused(story: Path) -> None:
    for lang in ("vietnamese", "en"):
        with pytest.raises(PublisherError, match=lang):
            run("export", story, "--to", lang)


def test_the_columns_are_those_the_documents_name() -> None:
    text = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in COLUMNS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_sheet_is_read_or_refused_in_words(story: Path, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(sorted(FORMS)))
    write, read = FORMS[form]
    sheet = bytearray(write(plain_sheet(story)))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(sheet)))
        sheet[at : at + data.draw(st.integers(0, 40))] = data.draw(st.sampled_from(PIECES) | st.binary(max_size=4))
    with contextlib.suppress(SheetError, PublisherError):
        master, there = (read_article(story / f"article.{lang}.md")[0] for lang in ("en", "vi"))
        returned = read(bytes(sheet), "sheet")
        take_in(master, there if returned.lang == "vi" else None, returned)


PIECES = [
    b'<cp hex="zz"/>', b'<ph id="1"/>', b"<target/>", b"<!-- c -->", b"</unit>", b"&amp;", b"\x00", b",,,,", b'"', b";",
    b"<segment><source>q</source></segment>", b"body.9.9", b"captions.a.b.c", b"corrections.x.text",
]  # fmt: skip
"""What stands where it should not."""


BLOCKS = """
A note[^1], H~2~O and *more*[^two].

| Town | People |
| --- | --: |
| Hue | 12 |

:::sidebar The box
Words in the box.

- one
  - inner
:::

Last one\\
two lines.

[^1]: The first note.

[^two]: The second *note*.
"""


@pytest.mark.parametrize("form", FORMS)
def test_blocks_of_every_kind_come_back_as_they_were(story: Path, form: str) -> None:
    master = read_article(write_story(story, LINKED + BLOCKS) / "article.en.md")[0]
    write, read = FORMS[form]
    sheet = sheet_of(master, "fr")
    copied = replace(sheet, rows=tuple(replace(row, translation=row.source) for row in sheet.rows))
    taken = take_in(master, None, read(write(copied), "sheet"))
    assert taken.notices == ()
    assert same_blocks(taken.article.body, master.body)


def test_a_note_that_is_no_longer_called_is_told(story: Path) -> None:
    write_story(story, LINKED + BLOCKS)
    sheet = export(story, "fr")
    fill(sheet, title="Un matin", body__5="Une note[^1], H~2~O et *encore*.")
    assert "'body.5' was not taken in: [^two] is not in the translation" in run("import", story, sheet).output


@pytest.mark.parametrize(
    ("rows", "waits"),
    [
        ({"body__5": "Une note[^1], H~2~O et *encore*[^two]."}, "'body.5' was"),
        ({"body__9__1": "La première.", "body__9__2": "La *deuxième*."}, "'body.9.1' to 'body.9.2' were"),
    ],
)
def test_a_note_and_the_text_that_calls_it_come_together(story: Path, rows: dict[str, str], waits: str) -> None:
    write_story(story, LINKED + BLOCKS)
    sheet = export(story, "fr")
    fill(sheet, title="Un matin", **rows)
    assert f"{waits} not taken in: a note and the texts that call it" in run("import", story, sheet).output
    assert "error" not in run("status", story).output


@pytest.mark.parametrize("failed", ["#NAME?", "#REF!", "#N/A", "#WERT!", "Err:509"])
def test_a_formula_that_failed_is_no_translation(story: Path, failed: str) -> None:
    sheet = export(story, "fr")
    fill(sheet, title="Un matin", captions__gate__caption=failed)
    result = run("import", story, sheet)
    assert "warning[P509]: 'captions.gate.caption' was not taken in" in result.output
    assert failed in result.output
    assert edition(story, "fr").photos[0].caption is None


def test_a_number_that_a_spreadsheet_wrote_anew_is_no_other_source(tmp_path: Path) -> None:
    table = "\n| Town | People |\n| --- | --: |\n| Hue | 3,912 |\n"
    folder = write_story(tmp_path / "story", MASTER + table)
    (folder / "article.vi.md").unlink()
    sheet = export(folder, "fr")
    fill_all(sheet)
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace('"3,912"', "3912"), encoding="utf-8")
    assert "P510" not in run("import", folder, sheet).output
    assert State.STALE not in {match.state for match in compare(edition(folder, "fr")).matches}


def test_a_paragraph_translated_as_two_keeps_its_links(story: Path) -> None:
    sheet = export(story, "fr")
    fill(sheet, title="Un matin", body__3="Le deuxième.\n\nIl [suit](https://example.org/x_(y)?a=1&b=<2>).")
    assert "P509" not in run("import", story, sheet).output
