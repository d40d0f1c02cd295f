"""Small pages made by hand: text shaped in the shipped fonts, and photos made on the spot."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import uharfbuzz as hb
from PIL import Image

from publisher.page.geometry import Size
from publisher.page.items import Colour, Element, FontFile, Glyph, GlyphRun, Item, Page, Role, TextLine, Turn
from publisher.typeset.fonts import hb_font, shipped_fonts
from publisher.units import Length

INK = Colour((22, 24, 27), (0, 0, 0, 100))


def _shaped(text: str, font: FontFile, size: float, shown: str, features: dict[str, bool]) -> tuple[Glyph, ...]:
    """The text's glyphs; ``shown`` is what is drawn in its place, letter for letter (capitals)."""
    buffer = hb.Buffer()
    buffer.add_str(shown)
    buffer.guess_segment_properties()
    hb.shape(hb_font(font), buffer, features)
    unit = size / hb_font(font).face.upem
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        words = "" if info.cluster in seen else text[info.cluster : ends[info.cluster]]
        seen.add(info.cluster)
        glyphs.append(
            Glyph(info.codepoint, place.x_advance * unit, place.x_offset * unit, place.y_offset * unit, words)
        )
    return tuple(glyphs)


@pytest.fixture(scope="session")
def font() -> Callable[..., FontFile]:
    """The font file of a shipped cut."""

    def find(family: str = "Newsreader Text", weight: int = 400, italic: bool = False) -> FontFile:
        return shipped_fonts().chain(family, weight, italic)[0]

    return find


@pytest.fixture(scope="session")
def line(font: Callable[..., FontFile]) -> Callable[..., TextLine]:
    """A line of text in one font at a place in points."""

    def make(
        text: str,
        x: float = 20,
        y: float = 40,
        size: float = 12,
        *,
        face: FontFile | None = None,
        colour: Colour = INK,
        shown: str | None = None,
        turn: Turn = Turn.NONE,
        joins_next: bool = False,
        tracking: float = 0.0,
        features: dict[str, bool] | None = None,
    ) -> TextLine:
        face = face or font()
        glyphs = _shaped(text, face, size, shown or text, features or {})
        spaced = tuple(Glyph(g.id, g.advance + tracking * size, g.dx, g.dy, g.text) for g in glyphs)
        run = GlyphRun(face, size, colour, spaced)
        return TextLine(
            Length(x), Length(y), (run,), text, Length(run.width), Length(size), Length(size / 4), turn, joins_next
        )

    return make


@pytest.fixture(scope="session")
def page() -> Callable[..., Page]:
    """A page of 300 by 200 points with one element."""

    def make(
        items: Sequence[Item] = (),
        *,
        role: Role = Role.PARAGRAPH,
        elements: Sequence[Element] = (),
        width: float = 300,
        height: float = 200,
        bleed: float = 0,
        folio: int | None = None,
    ) -> Page:
        own = (Element(role, tuple(items)),) if items else ()
        size = Size(Length(width), Length(height))
        return Page("text", size, Length(bleed), (*own, *elements), folio)

    return make


@pytest.fixture
def quadrants(tmp_path: Path) -> Callable[..., Path]:
    """A picture file, red, green, blue and white from the top left: it shows when it is turned or mirrored."""

    def make(name: str = "quadrants.jpg", width: int = 80, height: int = 60, **options: object) -> Path:
        image = Image.new("RGB", (width, height), "white")
        image.paste("red", (0, 0, width // 2, height // 2))
        image.paste("green", (width // 2, 0, width, height // 2))
        image.paste("blue", (0, height // 2, width // 2, height))
        fine = {"quality": 95, "subsampling": 0} if name.endswith(".jpg") else {}
        image.save(tmp_path / name, **fine, **options)
        return tmp_path / name

    return make


@pytest.fixture(scope="session")
def poppler() -> Callable[..., str]:
    """Run a poppler tool and return what it says; the test is skipped where poppler is not installed."""

    def run(tool: str, *arguments: object) -> str:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} (poppler-utils) is not installed")
        command = [tool, *(str(argument) for argument in arguments)]
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()

    return run


@pytest.fixture(scope="session")
def rendered(poppler: Callable[..., str]) -> Callable[..., Image.Image]:
    """A PDF's page as poppler draws it, at some pixels per point."""

    def draw(pdf: Path, *, scale: float = 96 / 72, number: int = 1) -> Image.Image:
        out = pdf.with_name(f"{pdf.stem}-{number}")
        poppler("pdftoppm", "-png", "-r", scale * 72, "-f", number, "-l", number, "-singlefile", pdf, out)
        with Image.open(out.with_suffix(".png")) as image:
            return image.convert("RGB")

    return draw
