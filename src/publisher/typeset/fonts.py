"""The fonts text is set in: fonts.toml or a folder of font files goes in, a FontBook comes out that knows which to use, in which order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from publisher.notices import Place, PublisherError, did_you_mean, error
from publisher.page.items import FontFile
from publisher.resources import shipped
from publisher.settings import Settings
from publisher.tomlfile import read_toml

CATALOGUE = "fonts.toml"
FONT_ENDINGS = {".ttf", ".otf"}


@dataclass(frozen=True, slots=True)
class FontCut:
    """One static cut of a family: its weight (100-900), whether it is italic, and its file."""

    family: str
    weight: int
    italic: bool
    font: FontFile


@dataclass(frozen=True, slots=True)
class FontBook:
    """All fonts at hand, and the families that help out when a letter is missing, in the order they are asked."""

    cuts: tuple[FontCut, ...]
    fallback: tuple[str, ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)
    """Reckoned once: set words are remembered by their book, among others."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.cuts, self.fallback)))

    def __hash__(self) -> int:
        return self._hash

    @property
    def families(self) -> tuple[str, ...]:
        """The family names, sorted."""
        return tuple(sorted({cut.family for cut in self.cuts}))

    def chain(self, family: str, weight: int = 400, italic: bool = False) -> tuple[FontFile, ...]:
        """The asked cut (the nearest weight when that one is missing), then a cut of each fallback family.

        Raises PublisherError P102 for a family that is not in the book.
        """
        return _chain(self, family, weight, italic)

    def with_folder(self, folder: Path) -> FontBook:
        """The book with a folder's fonts added; its cuts win over the book's own, its families join the fallbacks.

        The folder's fonts.toml is read if there is one, otherwise every .ttf and .otf file by the names inside it.
        Raises PublisherError: P305 for a missing folder or file or a folder without fonts, P307 for a file that is no font, and as
        read_toml does.
        """
        if not folder.is_dir():
            raise PublisherError(error("P305", f"there is no font folder '{folder.name}'"))
        catalogue = folder / CATALOGUE
        added = _read_catalogue(catalogue) if catalogue.is_file() else _read_names(folder)
        taken = {(cut.family, cut.weight, cut.italic) for cut in added.cuts}
        kept = tuple(cut for cut in self.cuts if (cut.family, cut.weight, cut.italic) not in taken)
        return FontBook(added.cuts + kept, tuple(dict.fromkeys(self.fallback + added.fallback)))


@cache
def shipped_fonts() -> FontBook:
    """The fonts that come with the program."""
    return _read_catalogue(shipped("assets") / "fonts" / CATALOGUE)


def fonts_of(settings: Settings) -> FontBook:
    """The shipped fonts, with the folder of the publication's own before them; PublisherError as ``with_folder`` raises it."""
    if settings.brand.fonts is None:
        return shipped_fonts()
    beside = settings.path.parent if settings.path else Path()
    return _with_brand(beside / settings.brand.fonts)


@cache
def _with_brand(folder: Path) -> FontBook:
    return shipped_fonts().with_folder(folder)


@lru_cache(maxsize=256)
def _chain(book: FontBook, family: str, weight: int, italic: bool) -> tuple[FontFile, ...]:
    if family not in book.families:
        raise PublisherError(
            error("P102", f"there is no font family '{family}'", hint=did_you_mean(family, book.families))
        )
    families = dict.fromkeys((family, *book.fallback))
    return tuple(_nearest(book, name, weight, italic) for name in families if name in book.families)


def _nearest(book: FontBook, family: str, weight: int, italic: bool) -> FontFile:
    """The cut that differs least: the slant counts before the weight, the lighter of two equally near weights wins."""
    cuts = (cut for cut in book.cuts if cut.family == family)
    return min(cuts, key=lambda cut: (cut.italic != italic, abs(cut.weight - weight), cut.weight)).font


@dataclass(frozen=True, slots=True)
class _Row:
    family: str
    weight: int
    file: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class _Catalogue:
    fonts: tuple[_Row, ...] = ()
    fallback: tuple[str, ...] = ()


def _read_catalogue(path: Path) -> FontBook:
    catalogue = read_toml(path, _Catalogue)
    missing = [row.file for row in catalogue.fonts if not (path.parent / row.file).is_file()]
    if missing:
        raise PublisherError(*(error("P305", f"there is no font file '{name}'", Place(path.name)) for name in missing))
    cuts = tuple(
        FontCut(row.family, row.weight, row.italic, FontFile(path.parent / row.file)) for row in catalogue.fonts
    )
    return FontBook(cuts, catalogue.fallback)


def _read_names(folder: Path) -> FontBook:
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in FONT_ENDINGS)
    if not files:
        hint = "put .ttf or .otf files there, one cut each; collections (.ttc) and web fonts (.woff) are not read"
        raise PublisherError(error("P305", f"there is no font in the folder '{folder.name}'", hint=hint))
    cuts = tuple(_named_cut(FontFile(file)) for file in files)
    return FontBook(cuts, tuple(dict.fromkeys(cut.family for cut in cuts)))


def _named_cut(font: FontFile) -> FontCut:
    face = hb_font(font).face
    family = face.get_name(hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY) or face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)
    weight = round(hb_font(font).get_style_value(hb.StyleTag.WEIGHT))
    italic = hb_font(font).get_style_value(hb.StyleTag.ITALIC) >= 0.5
    return FontCut(family or font.name, weight, italic, font)


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """A font's measures as shares of the size, all positive: extents of a line, heights of capitals and of the letter x."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float


@cache
def hb_font(font: FontFile) -> hb.Font:
    """The file as a HarfBuzz font, unhinted and in font units.

    Raises PublisherError: P305 when the file is missing, P307 when it is not a font.
    """
    try:
        face = hb.Face(hb.Blob.from_file_path(str(font.path)))
    except (OSError, hb.HarfBuzzError):
        raise PublisherError(
            error("P305", f"the font file '{font.path.name}' cannot be opened", Place(font.path.name))
        ) from None
    if not face.glyph_count:
        raise PublisherError(error("P307", f"'{font.path.name}' is not a font file", Place(font.path.name)))
    return hb.Font(face)


@cache
def coverage(font: FontFile) -> frozenset[str]:
    """The characters the font has a glyph for."""
    return frozenset(chr(code) for code in hb_font(font).face.unicodes)


@cache
def metrics(font: FontFile) -> FontMetrics:
    """The font's own measures, per em."""
    source = hb_font(font)
    extents = source.get_font_extents("ltr")
    em = source.face.upem
    heights = [
        source.get_metric_position_with_fallback(tag) / em
        for tag in (hb.OTMetricsTag.CAP_HEIGHT, hb.OTMetricsTag.X_HEIGHT)
    ]
    return FontMetrics(extents.ascender / em, -extents.descender / em, *heights)


def covers(font: FontFile, cluster: str) -> bool:
    """Whether the font can show a base with its marks; characters that are never seen do not count."""
    letters = coverage(font)
    return all(char in letters or is_invisible(char) for char in cluster)


def missing_letters(text: str, chain: Sequence[FontFile]) -> tuple[str, ...]:
    """The characters of a text that no font of the chain has, in order of appearance, each once."""
    missing = [char for char in dict.fromkeys(unicodedata.normalize("NFC", text)) if not is_invisible(char)]
    for font in chain:
        if missing:  # a further font is opened only when it is needed
            letters = coverage(font)
            missing = [char for char in missing if char not in letters]
    return tuple(missing)


@cache
def is_invisible(char: str) -> bool:
    """Whether a character has no shape of its own: controls, joiners, variation selectors, line separators."""
    return unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} or char == "\u034f" or "\ufe00" <= char <= "\ufe0f"
