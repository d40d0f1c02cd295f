"""Probe a picture file: a path goes in, what the file truly is comes out, with notices for what an editor should know about it."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import IO

from PIL import Image
from PIL.ImageFile import ImageFile

from publisher.notices import Notice, Place, PublisherError, error, note, warning
from publisher.photos.colour import family, to_plain, to_srgb, usable_profile
from publisher.photos.exif import Exif, read_exif
from publisher.photos.kinds import FORMATS
from publisher.photos.metadata import read_metadata
from publisher.photos.model import PictureFile
from publisher.photos.opening import decode, open_picture, refusing
from publisher.photos.orientation import TRANSPOSES, is_sideways, upright
from publisher.photos.sidecar import sidecars_of

THUMBNAIL = 192
"""Longest side in pixels of the small picture that saliency is measured on."""

_END_OF_JPEG = b"\xff\xd9"


@dataclass(frozen=True, slots=True)
class _Inspection:
    picture: PictureFile
    notices: tuple[Notice, ...]
    thumbnail: bytes | None
    """As a PNG, of a file whose pixels had to be decoded anyway: hundreds are remembered, and half the memory is enough for them."""


def probe(path: Path) -> PictureFile:
    """What the file is; PublisherError P305 when it is not there, P307 when it is no picture, damaged or far too large."""
    return _inspected(path).picture


def inspect(path: Path, *, hashed: bool = True) -> tuple[PictureFile, tuple[Notice, ...]]:
    """What the file is, and what was found odd about it: a wrong ending, a dropped profile, more than one picture ...

    Unless ``hashed``, its bytes are not read to the end for their hash, which then is empty.
    """
    inspection = _inspected(path, hashed)
    return inspection.picture, inspection.notices


def thumbnail(path: Path) -> Image.Image:
    """A small upright sRGB picture (longest side 192 pixels); PublisherError as ``probe``, and P307 when its pixels are damaged."""
    inspection = _inspected(path)
    if inspection.thumbnail is not None:
        with Image.open(io.BytesIO(inspection.thumbnail), formats=["PNG"]) as small:
            small.load()
            return small
    return _small_of_jpeg(inspection.picture).copy()


@lru_cache(maxsize=64)
def _small_of_jpeg(picture: PictureFile) -> Image.Image:
    with open_picture(picture.path) as image:
        _decode_small(image, picture.path)
        return upright(_small(image, picture.icc), picture.orientation)


def ends_as_jpeg(path: Path) -> bool:
    """Whether a JPEG goes down to its end mark, which a cut off one lacks: then its pixels need not be decoded to know it.

    Decoding takes most of a probe's time, and libjpeg finds no more: damage between head and end it paints over without a word.
    """
    with path.open("rb") as file:
        return _ends_as_jpeg(file)


def _ends_as_jpeg(file: IO[bytes]) -> bool:
    file.seek(-len(_END_OF_JPEG), os.SEEK_END)
    return file.read() == _END_OF_JPEG


def _is_whole(image: Image.Image) -> bool:
    """Whether an opened JPEG goes down to its end mark; it is left where it was read to."""
    assert isinstance(image, ImageFile)
    assert image.fp is not None
    place = image.fp.tell()
    is_whole = _ends_as_jpeg(image.fp)
    image.fp.seek(place)
    return is_whole


def _inspected(path: Path, hashed: bool = True) -> _Inspection:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise PublisherError(error("P305", f"{path.name} is not there", Place(path.name))) from None
    except (OSError, ValueError) as problem:
        raise PublisherError(error("P307", f"{path.name} cannot be read: {problem}", Place(path.name))) from problem
    if not S_ISREG(status.st_mode):
        raise PublisherError(error("P307", f"{path.name} is a folder, not a photo", Place(path.name)))
    return _inspect(path, status.st_mtime_ns, status.st_size, hashed, sidecars_of(path))


@lru_cache(maxsize=1024)
def _inspect(path: Path, _changed: int, size: int, hashed: bool, sidecars: tuple[tuple[str, int], ...]) -> _Inspection:
    with open_picture(path) as image:
        mode, stored = image.mode, image.size
        remarks = [*_about_frames(image, path), *_about_depth(image, path)]
        if is_decoded := image.format != "JPEG" or not _is_whole(image):
            _decode_small(image, path)
        exif = read_exif(image)
        orientation = _orientation(image, exif, path, remarks)
        icc = _profile(image, mode, path, remarks)
        beside = [path.with_name(name) for name, _ in sidecars]
        embedded, found = read_metadata(image, exif, orientation, stored, path.name, beside)
        small = _packed(upright(_small(image, icc), orientation)) if is_decoded else None
        name = "JPEG" if image.format == "MPO" else str(image.format)
    width, height = (stored[1], stored[0]) if is_sideways(orientation) else stored
    media_type = FORMATS[name].media_type
    sha256 = _sha256(path) if hashed else ""
    picture = PictureFile(path, name, media_type, width, height, orientation, mode, size, sha256, icc, embedded)
    return _Inspection(picture, (*_about_ending(picture), *remarks, *found), small)


def _decode_small(image: Image.Image, path: Path) -> None:
    image.draft(None, (THUMBNAIL, THUMBNAIL))
    decode(image, path)


def _packed(small: Image.Image) -> bytes:
    buffer = io.BytesIO()
    small.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _small(image: Image.Image, icc: bytes | None) -> Image.Image:
    plain = to_plain(image)
    factor = max(1, min(plain.size) // THUMBNAIL)
    small = to_srgb(plain.reduce(factor), icc)
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX)
    return small


def _orientation(image: Image.Image, exif: Exif, path: Path, remarks: list[Notice]) -> int:
    """The orientation still to be applied; Pillow's TIFF reader has already applied its own."""
    if exif.is_broken:
        remarks.append(note("P307", f"{path.name} has broken EXIF data; the picture itself is sound", Place(path.name)))
    if image.format == "TIFF":
        return 1
    if exif.orientation == 1 or exif.orientation in TRANSPOSES:
        return exif.orientation
    message = f"{path.name} states an orientation that does not exist ({exif.orientation}); it is shown as stored"
    remarks.append(note("P319", message, Place(path.name)))
    return 1


def _profile(image: Image.Image, mode: str, path: Path, remarks: list[Notice]) -> bytes | None:
    embedded = None if mode == "LAB" else image.info.get("icc_profile")  # Lab needs no profile: it is one
    if not embedded:
        if family(mode) == "CMYK":
            message = f"{path.name} is CMYK without a colour profile; it is read as coated paper (FOGRA39)"
            remarks.append(warning("P319", message, Place(path.name), "ask for the photo in RGB, or with its profile"))
        return None
    icc, fault = usable_profile(embedded, mode)
    if fault is not None:
        message = f"{path.name}: {fault}; it is read without it"
        remarks.append(warning("P319", message, Place(path.name), "look whether its colours are right"))
    return icc


def _about_frames(image: Image.Image, path: Path) -> list[Notice]:
    with refusing(path):  # counting reads on in the file
        frames = getattr(image, "n_frames", 1)
    if frames == 1:
        return []
    return [note("P307", f"{path.name} holds {frames} pictures; the first one is used", Place(path.name))]


def _about_depth(image: Image.Image, path: Path) -> list[Notice]:
    """16 bits a channel arrive as 8 for colour, and are scaled to 8 for grey; print and screen need no more."""
    deep_colour = image.format in ("PNG", "TIFF") and ";16" in str(getattr(image, "tile", ""))
    if not (deep_colour or image.mode.startswith(("I", "F"))):
        return []
    return [note("P307", f"{path.name} has more than 8 bits a channel; it is used with 8", Place(path.name))]


def _about_ending(picture: PictureFile) -> list[Notice]:
    ending = picture.path.suffix.lower()
    if ending in FORMATS[picture.format].endings:
        return []
    called = f"named {ending}" if ending else "named without an ending"
    better = FORMATS[picture.format].endings[0]
    message = f"{picture.path.name} is {called}, but holds a {picture.format} picture"
    return [note("P307", message, Place(picture.path.name), f"rename it to {picture.path.stem}{better}")]
