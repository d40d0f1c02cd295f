"""What is known of each photo: an article or a folder of pictures goes in, one `Known` for each photo comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.article.model import Article, Photo
from publisher.notices import Notice
from publisher.photos.colour import profile_name
from publisher.photos.compare import Difference, differences
from publisher.photos.model import PictureFile
from publisher.photos.naming import pictures_in
from publisher.photos.resolve import inspect_all, resolve_photos

PRINT_SIZES: Mapping[str, tuple[float, float]] = {"A5": (210, 148), "A4": (297, 210), "A3": (420, 297)}
"""Paper a photo is asked to fill, long and short side in millimetres: a page of the A5 layouts, a page of A4 or a spread of A5,
a spread of A4 (ISO 216)."""

_MM_PER_INCH = 25.4
_FINE = 300
"""Pixels per inch that offset printing can show."""


@dataclass(frozen=True, slots=True)
class Known:
    """One photo: as the article tells it, as its file is, and where the two differ."""

    id: str
    photo: Photo | None
    """None for a picture of a folder without an article."""
    picture: PictureFile | None
    """None while the photo is still to come, or when its file is of no use."""
    file: str
    """The file, as seen from the article's folder; empty while there is none."""
    found_by: str = ""
    """Why this file is the photo's: ``named`` in the article, or found by its ``id``."""
    differences: tuple[Difference, ...] = ()

    @property
    def profile(self) -> str:
        """The name of the colour profile; empty when the file has none that fits."""
        return profile_name(self.picture.icc) if self.picture and self.picture.icc else ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The photos of an article (or of a folder without one) in its order, and what is odd about them."""

    folder: Path
    article: Article | None
    photos: tuple[Known, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def knows_anything(self) -> bool:
        """Whether there is a photo, or a file of which something is to be said."""
        return bool(self.photos or self.notices)


def survey_article(article: Article) -> Survey:
    """What is known of each photo of an article; broken files are told in the notices."""
    pictures, notices = resolve_photos(article)
    known = tuple(_known(photo, article, pictures.get(photo.id)) for photo in article.photos)
    return Survey(article.folder, article, known, notices)


def survey_folder(folder: Path) -> Survey:
    """What the pictures of a folder say of themselves; those of no use are told in the notices."""
    known: list[Known] = []
    notices: list[Notice] = []
    paths = pictures_in(folder)
    for path, (picture, remarks) in zip(paths, inspect_all(paths), strict=True):
        notices += remarks
        if picture is not None:
            known.append(Known(path.stem, None, picture, path.relative_to(folder).as_posix()))
    return Survey(folder, None, tuple(known), tuple(notices))


def _known(photo: Photo, article: Article, picture: PictureFile | None) -> Known:
    if picture is None:
        return Known(photo.id, photo, None, photo.file or "")
    differ = differences(photo, article.lang, picture.embedded)
    return Known(
        photo.id, photo, picture, _shown(picture.path, article.folder), "named" if photo.file else "id", differ
    )


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def resolutions(picture: PictureFile) -> dict[str, int]:
    """Paper -> pixels per inch when the whole photo is printed as large as that paper holds."""
    return {paper: round(_ppi(picture, *size)) for paper, size in PRINT_SIZES.items()}


def largest_fine(picture: PictureFile) -> tuple[int, int]:
    """Width and height in millimetres up to which the whole photo has 300 pixels per inch."""
    return int(picture.width / _FINE * _MM_PER_INCH), int(picture.height / _FINE * _MM_PER_INCH)


def _ppi(picture: PictureFile, long: float, short: float) -> float:
    across, down = (long, short) if picture.width >= picture.height else (short, long)
    return max(picture.width / across, picture.height / down) * _MM_PER_INCH


def main_edition(articles: Iterable[Article], language: str | None) -> Article:
    """Of several editions the one in the publication's language, else the first."""
    listed = list(articles)
    return next((article for article in listed if article.lang == language), listed[0])
