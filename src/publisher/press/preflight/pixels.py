"""Looking at an image's pixels: an image of a PDF goes in, a small picture in the mode of its colour space comes out."""

from __future__ import annotations

import io
import warnings

import pikepdf
from PIL import Image as Pixels
from PIL import ImageCms

from publisher.press.preflight.marks import Image
from publisher.press.preflight.values import BROKEN, Found, entry, number, numbers

LARGEST_SIDE = 320
"""Pixels an image is looked at with; ink is a matter of areas, not of single pixels."""
MOST_PIXELS = 250_000_000
PLAIN = {"", "FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode", "ASCIIHexDecode"}
"""Filters that hold plain bytes."""
UNREADABLE = (*BROKEN, ImageCms.PyCMSError, Pixels.DecompressionBombError, pikepdf.UnsupportedImageTypeError)
"""What decoding or converting a picture may raise."""


def small_pixels(image: Image, mode: str) -> Pixels.Image:
    """The image decoded small, in the mode of its space; raises one of UNREADABLE when it cannot be."""
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    if image.coding == "DCTDecode":
        pixels = _jpeg(image.stored, mode)
    elif image.coding in PLAIN and image.space.base is None and number(entry(image.stored, "/BitsPerComponent")) == 8:
        pixels = _plain(image.stored, mode, (image.width, image.height))
    else:
        pixels = _other(image.stored, mode)
    pixels.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Pixels.Resampling.BOX)
    return pixels


def _jpeg(stored: Found, mode: str) -> Pixels.Image:
    raw = stored.read_raw_bytes() if not isinstance(entry(stored, "/Filter"), pikepdf.Array) else _last_filter(stored)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Pixels.DecompressionBombWarning)  # the next lines ask for the size themselves
        pixels: Pixels.Image = Pixels.open(io.BytesIO(raw), formats=("JPEG",))
    if pixels.width * pixels.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    pixels.draft(None, (LARGEST_SIDE, LARGEST_SIDE))
    if pixels.mode != mode:
        return pixels.convert(mode) if mode != "CMYK" else _refuse()
    pixels.load()
    if mode == "CMYK" and not _is_inverted(stored):
        return pixels.point(lambda value: 255 - value)  # Pillow turns every CMYK JPEG round, a PDF only when told
    return pixels


def _last_filter(stored: Found) -> bytes:
    return bytes(stored.read_bytes(pikepdf.StreamDecodeLevel.generalized))


def _refuse() -> Pixels.Image:
    raise ValueError("the JPEG has other colours than its image dictionary says")


def _other(stored: Found, mode: str) -> Pixels.Image:
    pixels = pikepdf.PdfImage(stored).as_pil_image()
    if pixels.mode != mode and mode == "CMYK":
        return _refuse()
    return pixels if pixels.mode == mode else pixels.convert(mode)


def _plain(stored: Found, mode: str, size: tuple[int, int]) -> Pixels.Image:
    """An image of eight bits whose bytes are its pixels."""
    pixels = Pixels.frombytes(mode, size, stored.read_bytes())
    return pixels.point(lambda value: 255 - value) if _is_inverted(stored) else pixels


def _is_inverted(stored: Found) -> bool:
    ends = numbers(entry(stored, "/Decode"))
    return len(ends) >= 2 and ends[0] > ends[1]
