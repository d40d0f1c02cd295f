"""A finished PDF: true metadata, language, page labels, sound boxes, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name
from PIL import Image

from publisher.notices import PublisherError
from publisher.page.geometry import Rect, Size
from publisher.page.items import Element, Page, Picture, Role
from publisher.paint.pdf import paint_pdf
from publisher.press.facts import DocumentFacts
from publisher.press.finish import QPDF_ID, counted_folios, finish
from publisher.press.intents import PrintCondition, print_condition
from publisher.units import Length

FACTS = DocumentFacts("Ký ức & <chiến thắng>", "vi", ("Báo Ảnh Việt Nam", "VNA"), "Một phóng sự ảnh")


@pytest.fixture
def painted(tmp_path: Path) -> Callable[..., Path]:
    """A painted PDF with this many pages, a photo on each."""

    def paint(pages: int = 1, name: str = "painted.pdf") -> Path:
        photo = tmp_path / "photo.jpg"
        Image.radial_gradient("L").resize((60, 40)).save(photo)
        picture = Picture(Rect(Length(0), Length(0), Length(60), Length(40)), "p", photo)
        page = Page("plate", Size(Length(100), Length(80)), Length(9), (Element(Role.FIGURE, (picture,)),))
        paint_pdf([page] * pages, tmp_path / name, title="draft", lang="en")
        return tmp_path / name

    return paint


@pytest.fixture
def finished(painted: Callable[..., Path], tmp_path: Path) -> Callable[..., Path]:
    """A finished PDF."""

    def make(facts: DocumentFacts = FACTS, pages: int = 1) -> Path:
        out = tmp_path / "finished.pdf"
        finish(painted(pages), out, facts, print_condition())
        return out

    return make


def test_metadata_says_the_same_in_both_places(finished: Callable[..., Path]) -> None:
    with pikepdf.open(finished()) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == FACTS.title
        assert xmp["dc:creator"] == list(FACTS.authors)
        assert xmp["dc:language"] == {"vi"}
        assert xmp["dc:description"] == FACTS.description
        assert xmp["pdf:Producer"] == "publisher"
        assert xmp["pdf:Trapped"] == "False"
        assert pdf.docinfo["/Title"] == FACTS.title
        assert pdf.docinfo["/Author"] == "Báo Ảnh Việt Nam, VNA"
        assert pdf.docinfo["/Trapped"] == "/False"


def test_dates_are_those_of_the_publication(finished: Callable[..., Path]) -> None:
    hanoi = timezone(timedelta(hours=7))
    facts = replace(
        FACTS,
        published=datetime(2026, 3, 26, 8, tzinfo=hanoi),
        modified=datetime(2026, 3, 27, 9, 30, 5, tzinfo=UTC),
    )
    with pikepdf.open(finished(facts)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["xmp:CreateDate"] == "2026-03-26T08:00:00+07:00"
        assert xmp["xmp:ModifyDate"] == xmp["xmp:MetadataDate"] == "2026-03-27T09:30:05+00:00"
        assert pdf.docinfo["/CreationDate"] == "D:20260326080000+07'00'"
        assert pdf.docinfo["/ModDate"] == "D:20260327093005+00'00'"


def test_without_a_date_the_epoch_stands_and_never_the_clock(finished: Callable[..., Path]) -> None:
    with pikepdf.open(finished()) as pdf, pdf.open_metadata() as xmp:
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "1970-01-01T00:00:00+00:00"
        assert pdf.docinfo["/CreationDate"] == "D:19700101000000+00'00'"


def test_a_document_keeps_its_id_through_versions_that_have_their_own(finished: Callable[..., Path]) -> None:
    ids = []
    for facts in (FACTS, replace(FACTS, title="Again"), replace(FACTS, identity="https://example.org/other")):
        facts = replace(facts, identity=facts.identity or "https://example.org/story")
        with pikepdf.open(finished(facts)) as pdf, pdf.open_metadata() as xmp:
            ids.append((xmp["xmpMM:DocumentID"], xmp["xmpMM:InstanceID"]))
    (one, first), (same, second), (other, third) = ids
    assert one == same != other
    assert len({first, second, third}) == 3


def test_print_and_archive_share_one_output_profile(finished: Callable[..., Path]) -> None:
    with pikepdf.open(finished()) as pdf:
        printed, kept = pdf.Root.OutputIntents
        assert (printed.S, kept.S) == ("/GTS_PDFX", "/GTS_PDFA1")
        assert printed.DestOutputProfile.objgen == kept.DestOutputProfile.objgen != (0, 0)
        assert printed.DestOutputProfile.N == 4
        assert printed.DestOutputProfile.read_bytes() == print_condition().profile
        assert {str(intent.OutputConditionIdentifier) for intent in (printed, kept)} == {"FOGRA39"}
        assert {str(intent.RegistryName) for intent in (printed, kept)} == {"http://www.color.org"}


def test_a_profile_that_is_not_registered_is_embedded_under_its_own_name(
    painted: Callable[..., Path], tmp_path: Path
) -> None:
    own = PrintCondition("Custom", "Our web press", print_condition().profile)
    finish(painted(), tmp_path / "own.pdf", FACTS, own)
    with pikepdf.open(tmp_path / "own.pdf") as pdf:
        for intent in pdf.Root.OutputIntents:
            assert intent.OutputConditionIdentifier == "Custom"
            assert intent.Info == "Our web press"
            assert "/RegistryName" not in intent


def test_the_metadata_can_be_read_without_a_pdf_program(finished: Callable[..., Path]) -> None:
    data = finished().read_bytes()
    assert b'<?xpacket begin="\xef\xbb\xbf"' in data
    assert b"/ObjStm" not in data
    assert b"/Encrypt" not in data


def test_readers_are_told_language_and_to_show_the_title(finished: Callable[..., Path]) -> None:
    with pikepdf.open(finished()) as pdf:
        assert pdf.Root.Lang == "vi"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.pdf_version == "1.6"


def test_finishing_twice_gives_the_same_bytes(painted: Callable[..., Path], tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        finish(painted(name=f"painted-{name}"), tmp_path / name, FACTS)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_photos_pass_unchanged(finished: Callable[..., Path], tmp_path: Path) -> None:
    with pikepdf.open(finished()) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert bytes(image.read_raw_bytes()) == (tmp_path / "photo.jpg").read_bytes()


def test_a_line_end_stands_before_every_endstream(finished: Callable[..., Path]) -> None:
    data = finished().read_bytes()
    assert data.count(b"\nendstream") == data.count(b"endstream") > 1


@pytest.mark.parametrize(
    ("folios", "labels"),
    [
        ((), ["1", "2", "3", "4"]),
        ((None, 2, None, 4), ["1", "2", "3", "4"]),
        ((None, None, 1, 2), ["i", "ii", "1", "2"]),
        ((None, 5, 6, None), ["4", "5", "6", "7"]),
        ((1, 2, 9, None), ["1", "2", "9", "10"]),
    ],
)
def test_readers_show_the_printed_page_numbers(
    finished: Callable[..., Path], folios: tuple[int | None, ...], labels: Sequence[str]
) -> None:
    with pikepdf.open(finished(DocumentFacts("T", "en", folios=folios), pages=4)) as pdf:
        assert [page.label for page in pdf.pages] == labels


@given(st.lists(st.none() | st.integers(1, 500), max_size=30))
def test_printed_numbers_are_kept_and_the_others_count_along(folios: list[int | None]) -> None:
    numbers = counted_folios(folios)
    assert len(numbers) == len(folios)
    for index, (folio, number) in enumerate(zip(folios, numbers, strict=True)):
        assert number == folio or folio is None
        if folio is None and index:
            assert number == numbers[index - 1] + 1


@pytest.mark.parametrize(
    ("key", "edges", "words"),
    [("/TrimBox", [0, 0, 500, 500], "TrimBox sticks out"), ("/BleedBox", None, "has no BleedBox")],
)
def test_impossible_boxes_are_refused(
    painted: Callable[..., Path], tmp_path: Path, key: str, edges: list[int] | None, words: str
) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(painted()) as pdf:
        if edges is None:
            del pdf.pages[0].obj[key]
        else:
            pdf.pages[0].obj[key] = edges
        pdf.save(broken)
    with pytest.raises(PublisherError, match=words) as problem:
        finish(broken, tmp_path / "out.pdf", FACTS)
    assert problem.value.notices[0].code == "P901"
    assert not list(tmp_path.glob("out.pdf*"))


def test_an_empty_transition_is_removed(painted: Callable[..., Path], tmp_path: Path) -> None:
    with pikepdf.open(painted()) as pdf:
        pdf.pages[0].obj["/Trans"] = pikepdf.Dictionary()
        pdf.save(tmp_path / "trans.pdf")
    finish(tmp_path / "trans.pdf", tmp_path / "out.pdf", FACTS)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert "/Trans" not in pdf.pages[0]


@pytest.mark.parametrize(("lang", "direction"), [("vi", "/L2R"), ("ar", "/R2L")])
def test_the_file_says_from_which_edge_it_is_read(finished, lang, direction):
    with pikepdf.open(finished(replace(FACTS, lang=lang))) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == Name(direction)


def test_the_file_s_own_id_tells_its_photos_words_and_press_apart(painted: Callable[..., Path], tmp_path: Path) -> None:
    def identity(facts: DocumentFacts, condition: PrintCondition | None, pages: int = 1) -> tuple[bytes, bytes]:
        finish(painted(pages), tmp_path / "out.pdf", facts, condition)
        with pikepdf.open(tmp_path / "out.pdf") as pdf:
            first, second = (bytes(half) for half in pdf.trailer.ID)
        return first, second

    coated = print_condition()
    variants = [
        identity(FACTS, coated),
        identity(FACTS, None),
        identity(replace(FACTS, title="other"), coated),
        identity(FACTS, replace(coated, profile=coated.profile + b"\0")),
        identity(FACTS, coated, pages=2),
    ]
    assert identity(FACTS, coated) == variants[0]
    assert len({second for _, second in variants}) == len(variants)
    assert len({first for first, _ in variants}) == 2
    assert QPDF_ID not in {second.hex().encode() for _, second in variants}
