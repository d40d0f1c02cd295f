"""Open a picture file safely: a path goes in, a Pillow image comes out, or a PublisherError that says what is wrong with the file."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PIL import (  # noqa: F401 - importing a plug-in is what makes its format known
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from publisher.notices import Notice, Place, PublisherError, error
from publisher.photos.kinds import FORMATS, HELP, RAW, RAW_ENDINGS, other_kind, picture_kind

MAX_PIXELS = 175_000_000
"""Above the largest medium-format backs (151 megapixels), below the point where Pillow itself refuses (178,956,970)."""

_filters = threading.RLock()


def open_picture(path: Path) -> Image.Image:
    """The picture with only its header read; the caller closes it. PublisherError P305 (no file) or P307 (no picture)."""
    if path.suffix.lower() in RAW_ENDINGS:
        raise PublisherError(_no_photo(path, RAW))
    with quietly():
        try:
            image = Image.open(path, formats=_decoders())
        except FileNotFoundError:
            raise PublisherError(error("P305", f"{path.name} is not there", Place(path.name))) from None
        except Exception as problem:  # decoders fail in every way there is; all of them mean a file of no use
            raise _refusal(path, problem) from problem
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise PublisherError(_too_large(path))
    return image


@cache
def _decoders() -> tuple[str, ...]:
    return tuple(name for name in FORMATS if name in Image.OPEN)


def decode(image: Image.Image, path: Path) -> None:
    """Decode the pixels of an opened picture; PublisherError P307 when the file is cut off or damaged."""
    with refusing(path):
        image.load()


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Whatever a decoder stumbles over while it reads on in an opened file is a PublisherError P307 about that file."""
    try:
        yield
    except Exception as problem:  # as above
        raise PublisherError(_damaged(path, problem)) from problem


@contextmanager
def quietly() -> Iterator[list[warnings.WarningMessage]]:
    """Collect what a decoder would print as warnings, for pictures whose metadata is broken but whose pixels are not."""
    with _filters, warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        yield said


def _refusal(path: Path, problem: Exception) -> PublisherError:
    if isinstance(problem, Image.DecompressionBombError):
        return PublisherError(_too_large(path))
    try:
        head = _head(path)
    except OSError as closed:
        reason = closed.strerror or type(closed).__name__
        return PublisherError(error("P307", f"{path.name} cannot be read: {reason}", Place(path.name)))
    if not head:
        return PublisherError(error("P307", f"{path.name} is empty", Place(path.name), "ask for the file again"))
    if picture_kind(head):
        return PublisherError(_damaged(path, problem))
    return PublisherError(_no_photo(path, other_kind(head) or "not a picture in a format known here"))


def _no_photo(path: Path, kind: str) -> Notice:
    known = ", ".join(name for name in FORMATS if name in Image.OPEN)
    hint = HELP.get(kind, f"save the photo as one of {known}")
    return error("P307", f"{path.name} is {kind}, not a photo", Place(path.name), hint)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1024)


def _damaged(path: Path, problem: Exception) -> Notice:
    kind = picture_kind(_head(path)) or "a picture"
    cut_off = "truncated" in str(problem).lower()
    fault = "cut off: a part of it is missing" if cut_off else f"damaged ({problem or type(problem).__name__})"
    return error("P307", f"{path.name} is {kind}, but {fault}", Place(path.name), "ask for the file again")


def _too_large(path: Path) -> Notice:
    message = f"{path.name} has more pixels than any photo; the limit is {MAX_PIXELS // 1_000_000} megapixels"
    return error("P307", message, Place(path.name), "save it smaller")
