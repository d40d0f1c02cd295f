"""Photos that pass qpdf by: the file has the bytes it would have had without that."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from publisher.notices import PublisherError
from publisher.page.geometry import Rect, Size
from publisher.page.items import Element, Page, Picture, Role
from publisher.paint.pdf import paint_pdf
from publisher.photos.aside import StandIn
from publisher.press.facts import DocumentFacts
from publisher.press.finish import finish
from publisher.press.intents import print_condition
from publisher.press.splice import set_photos_aside
from publisher.units import Length

SIZE = (180, 120)
FACTS = DocumentFacts("/Length 1 >>\nstream\nphoto 1 2;\nendstream", "en", ())
"""A title that looks like a stand-in."""


def page_of(photo: Path) -> Page:
    picture = Picture(Rect(Length(0), Length(0), Length(60), Length(40)), "p", photo)
    return Page("plate", Size(Length(100), Length(80)), Length(9), (Element(Role.FIGURE, (picture,)),))


@pytest.fixture
def pages(tmp_path: Path) -> list[Page]:
    """Pages with a photo shown twice, a second photo, something hung on behind it, and a drawing."""
    photo, other, drawing = (tmp_path / name for name in ("photo.jpg", "other.jpg", "drawing.png"))
    Image.effect_noise(SIZE, 60).save(photo)
    Image.radial_gradient("L").resize(SIZE).convert("RGB").save(other)
    Image.new("RGB", SIZE, "orange").save(drawing)
    other.write_bytes(other.read_bytes() + b"hung on")
    return [page_of(file) for file in (photo, other, photo, drawing)]


@pytest.fixture
def painted(pages: list[Page], tmp_path: Path) -> Path:
    """A painted PDF of them."""
    paint_pdf(pages, tmp_path / "painted.pdf", title="draft", lang="en")
    return tmp_path / "painted.pdf"


def finished(painted: Path, name: str) -> bytes:
    out = painted.with_name(name)
    finish(painted, out, FACTS, print_condition())
    return out.read_bytes()


def test_the_bytes_are_those_that_qpdf_writes(painted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spliced = finished(painted, "spliced.pdf")
    monkeypatch.setattr("publisher.press.finish.set_photos_aside", lambda *_: None)
    assert finished(painted, "copied.pdf") == spliced


def test_photos_set_aside_when_painting_make_no_difference(painted: Path, pages: list[Page]) -> None:
    aside = painted.with_name("photo's; aside.pdf")
    paint_pdf(pages, aside, title="draft", lang="en", photos_aside=True)
    assert (painted.parent / "photo.jpg").read_bytes() not in aside.read_bytes()
    assert finished(aside, "out.pdf") == finished(painted, "painted-whole.pdf")


def test_a_photo_may_lie_deep(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["x" * 200] * 12)
    folder.mkdir(parents=True)
    Image.effect_noise(SIZE, 60).save(folder / "photo.jpg")
    paint_pdf([page_of(folder / "photo.jpg")], tmp_path / "deep.pdf", title="draft", lang="en", photos_aside=True)
    assert (folder / "photo.jpg").read_bytes() in finished(tmp_path / "deep.pdf", "out.pdf")


def test_a_photo_that_became_shorter_stops_the_file(painted: Path, pages: list[Page]) -> None:
    paint_pdf(pages, painted, title="draft", lang="en", photos_aside=True)
    photo = painted.parent / "photo.jpg"
    photo.write_bytes(photo.read_bytes()[:-10])
    with pytest.raises(PublisherError, match=r"photo\.jpg became shorter"):
        finished(painted, "out.pdf")
    assert not [*painted.parent.glob("out.pdf*")]


def test_each_photo_is_set_aside_once(painted: Path) -> None:
    with pikepdf.open(painted) as pdf:
        set_photos_aside(pdf, painted)
        held = [image.read_raw_bytes() for page in pdf.pages for image in page.Resources.XObject.values()]
    assert len(set(held)) == 3
    assert {StandIn.read(stand_in).path for stand_in in held} == {painted}


def test_the_file_is_sound_and_its_photos_whole(painted: Path) -> None:
    finished(painted, "out.pdf")
    with pikepdf.open(painted.with_name("out.pdf")) as pdf:
        assert not pdf.check_pdf_syntax()
        photos = [next(iter(page.Resources.XObject.values())) for page in pdf.pages]
        files = [(painted.parent / name).read_bytes() for name in ("photo.jpg", "other.jpg")]
        assert [photo.read_raw_bytes() for photo in photos[:2]] == [files[0], files[1].removesuffix(b"hung on")]
        assert photos[0].objgen == photos[2].objgen
        assert photos[3].read_bytes()[:3] == bytes((255, 165, 0))


def test_a_file_without_a_plain_table_is_finished_all_the_same(painted: Path) -> None:
    packed = painted.with_name("packed.pdf")
    with pikepdf.open(painted) as pdf:
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    finished(packed, "out.pdf")
    with pikepdf.open(painted.with_name("out.pdf")) as pdf:
        assert not pdf.check_pdf_syntax()
        assert len(pdf.pages) == 4
