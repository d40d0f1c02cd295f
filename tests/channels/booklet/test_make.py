"""Made booklets, read back by other programs."""

from __future__ import annotations

import hashlib

import pypdf
import pytest

from publisher.article.model import Paragraph, PhotoRef, Span
from publisher.channels.booklet import BookletChannel
from publisher.channels.booklet.options import BookletOptions
from publisher.notices import PublisherError
from publisher.units import Mm


@pytest.fixture(scope="module")
def made(edition, photo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("booklet")
    body = (
        Paragraph((Span("The office at the gate was efficient, and its files affluent in offers."),)),
        PhotoRef("a"),
    )
    channel = BookletChannel()
    story = edition((photo("a"), photo("b")), (*body, PhotoRef("b", "spread")), {"a": "tall", "b": "wide"})
    plan = channel.plan(story, BookletOptions(preview=True))
    return folder, plan, channel.make(plan, folder), story


def test_the_booklet_has_the_planned_pages_with_trim_and_bleed(made):
    folder, plan, artifacts, _ = made
    reader = pypdf.PdfReader(folder / "booklet.pdf")
    assert len(reader.pages) == len(plan.pages) == artifacts[0].pages
    for page in reader.pages:
        trim, bleed = page.trimbox, page.bleedbox
        assert float(trim.width) == pytest.approx(Mm(148), abs=0.01)
        assert float(trim.left - bleed.left) == pytest.approx(Mm(3), abs=0.01)
        assert float(bleed.height) == pytest.approx(Mm(216), abs=0.01)


def test_a_reader_finds_title_language_and_text(made):
    folder, _, _, story = made
    reader = pypdf.PdfReader(folder / "booklet.pdf")
    assert reader.metadata.title == "The gate"
    assert reader.root_object["/Lang"] == "en"
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "The office at the gate was efficient, and its files affluent in offers." in text
    assert text.count("Photo: VNA") >= len(story.article.photos)


def test_the_photo_bytes_are_in_the_booklet_once_and_untouched(made):
    folder, _, _, story = made
    reader = pypdf.PdfReader(folder / "booklet.pdf")
    embedded = {}
    for page in reader.pages:
        for found in (page["/Resources"].get("/XObject") or {}).values():
            image = found.get_object()
            embedded[found.idnum] = hashlib.sha256(image._data).hexdigest()
    assert sorted(embedded.values()) == sorted(picture.sha256 for picture in story.pictures.values())


def test_preview_pages_show_every_page_at_screen_size(made):
    folder, plan, artifacts, _ = made
    previews = artifacts[1:]
    assert [artifact.path for artifact in previews] == [f"preview/{n:02d}.png" for n in range(1, len(plan.pages) + 1)]
    assert all((folder / artifact.path).is_file() for artifact in previews)
    assert previews[0].pixels == (641, 909)


def test_the_same_plan_gives_the_same_bytes(made, tmp_path):
    folder, plan, _, _ = made
    BookletChannel().make(plan, tmp_path)
    assert (tmp_path / "booklet.pdf").read_bytes() == (folder / "booklet.pdf").read_bytes()
    assert not list(tmp_path.glob("*.painted.pdf"))


def test_the_booklet_is_for_the_printer_and_the_archive_and_says_so(made):
    folder, _, _, _ = made
    metadata = pypdf.PdfReader(folder / "booklet.pdf").trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in metadata
    assert "<pdfaid:conformance>A<" in metadata


def printed(edition, photo, tmp_path, options, **facts):
    channel = BookletChannel()
    story = edition(
        (photo("a", **facts), photo("b", **facts)), (PhotoRef("a"), PhotoRef("b")), {"a": "tall", "b": "wide"}
    )
    plan = channel.plan(story, options)
    channel.make(plan, tmp_path)
    return plan, pypdf.PdfReader(tmp_path / "booklet.pdf")


def test_it_is_accessible_when_every_photo_is_described(edition, photo, tmp_path):
    _, reader = printed(edition, photo, tmp_path, BookletOptions(), alt="A gate and people before it.")
    assert b"<pdfuaid:part>1<" in reader.trailer["/Root"]["/Metadata"].get_data()
    _, reader = printed(edition, photo, tmp_path, BookletOptions(), alt=None)
    assert b"pdfuaid" not in reader.trailer["/Root"]["/Metadata"].get_data()


def test_marks_stand_around_the_same_pages_and_not_on_the_previews(edition, photo, tmp_path):
    plain, _ = printed(edition, photo, tmp_path, BookletOptions(preview=True))
    preview = (tmp_path / "preview" / "04.png").read_bytes()
    plan, reader = printed(edition, photo, tmp_path, BookletOptions(preview=True, marks=True))
    assert plan.pages == plain.pages
    assert (tmp_path / "preview" / "04.png").read_bytes() == preview
    for page in reader.pages:
        assert float(page.mediabox.width) == pytest.approx(Mm(148 + 2 * (3 + 10)), abs=0.01)
        assert float(page.trimbox.left) == pytest.approx(Mm(13), abs=0.01)
    assert "slug 10" in plan.as_text()
    assert "slug" not in plain.as_text()
    assert f"4/{len(plan.pages)} · The gate" in reader.pages[3].extract_text()
    assert "FOGRA39" in reader.pages[3].extract_text()


def test_a_profile_that_is_none_stops_the_booklet_before_anything_is_made(edition, photo, tmp_path):
    (tmp_path / "office.icc").write_bytes(b"nothing")
    with pytest.raises(PublisherError, match="no ICC colour profile"):
        printed(edition, photo, tmp_path, BookletOptions(icc=tmp_path / "office.icc"))
    assert not (tmp_path / "booklet.pdf").exists()


def test_a_booklet_for_screens_keeps_its_links_and_is_no_print_file(edition, photo, tmp_path):
    channel = BookletChannel()
    body = (Paragraph((Span("Read "), Span("the source", href="https://example.org/source"), Span("."))),)
    story = edition((photo("a"),), (*body, PhotoRef("a")), {"a": "tall"})
    for links in (False, True):
        channel.make(channel.plan(story, BookletOptions(links=links)), tmp_path)
        reader = pypdf.PdfReader(tmp_path / "booklet.pdf")
        found = [entry.get_object() for page in reader.pages for entry in page.get("/Annots") or ()]
        assert [entry["/A"]["/URI"] for entry in found] == ["https://example.org/source"] * links
        assert (b"pdfxid" in reader.trailer["/Root"]["/Metadata"].get_data()) is not links
