"""Photos that pass qpdf by: the file has the bytes it would have had without that."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from publisher.page.geometry import Rect, Size
from publisher.page.items import Element, Page, Picture, Role
from publisher.paint.pdf import paint_pdf
from publisher.press.facts import DocumentFacts
from publisher.press.finish import finish
from publisher.press.intents import print_condition
from publisher.press.splice import set_photos_aside
from publisher.units import Length

SIZE = (180, 120)
FACTS = DocumentFacts("/Length 1 >>\nstream\nphoto 1 2;\nendstream", "en", ())
"""A title that looks like a stand-in."""


@pytest.fixture
def painted(tmp_path: Path) -> Path:
    """A painted PDF of a photo shown twice, a second photo and a drawing."""
    photo, other, drawing = (tmp_path / name for name in ("photo.jpg", "other.jpg", "drawing.png"))
    Image.effect_noise(SIZE, 60).save(photo)
    Image.radial_gradient("L").resize(SIZE).convert("RGB").save(other)
    Image.new("RGB", SIZE, "orange").save(drawing)
    box = Rect(Length(0), Length(0), Length(60), Length(40))
    pages = [
        Page("plate", Size(Length(100), Length(80)), Length(9), (Element(Role.FIGURE, (Picture(box, "p", file),)),))
        for file in (photo, other, photo, drawing)
    ]
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


def test_each_photo_is_set_aside_once(painted: Path) -> None:
    with painted.open("rb") as source, pikepdf.open(painted) as pdf:
        set_photos_aside(pdf, source)
        held = [image.read_raw_bytes() for page in pdf.pages for image in page.Resources.XObject.values()]
    assert len(set(held)) == 3
    assert all(re.fullmatch(rb"photo \d+ \d+;", stand_in) for stand_in in held)


def test_the_file_is_sound_and_its_photos_whole(painted: Path) -> None:
    finished(painted, "out.pdf")
    with pikepdf.open(painted.with_name("out.pdf")) as pdf:
        assert not pdf.check_pdf_syntax()
        photos = [next(iter(page.Resources.XObject.values())) for page in pdf.pages]
        files = [(painted.parent / name).read_bytes() for name in ("photo.jpg", "other.jpg")]
        assert [photo.read_raw_bytes() for photo in photos[:2]] == files
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
