"""What a file really is: the formats the program reads with their media types and endings, and the names of things that are no picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A picture format the program reads: its media type and the file endings that tell the truth about it."""

    media_type: str
    endings: tuple[str, ...]


FORMATS = {
    "JPEG": Format("image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif")),
    "PNG": Format("image/png", (".png", ".apng")),
    "WEBP": Format("image/webp", (".webp",)),
    "TIFF": Format("image/tiff", (".tif", ".tiff")),
    "AVIF": Format("image/avif", (".avif",)),
    "GIF": Format("image/gif", (".gif",)),
    "BMP": Format("image/bmp", (".bmp", ".dib")),
    "JPEG2000": Format("image/jp2", (".jp2", ".j2k", ".jpx", ".jpf")),
}
"""Only these are ever handed to a decoder, so that an EPS named .jpg cannot start Ghostscript."""

ENDINGS = tuple(ending for known in FORMATS.values() for ending in known.endings)

RAW_ENDINGS = (
    ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dng", ".erf", ".iiq", ".kdc", ".mef", ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf",
    ".raw", ".rw2", ".rwl", ".srw", ".x3f",
)  # fmt: skip
"""Endings of camera raw files. Many are TIFF files whose first picture is a thumbnail, so they are never opened."""

OTHER_ENDINGS = (".heic", ".heif", ".hif", ".svg", ".eps", ".psd", ".psb", *RAW_ENDINGS)
"""Endings of pictures that cannot be used: found, so that the editor hears why, and not that the photo is missing."""

RAW = "a camera raw file"

_NO_PHOTOS = (
    (0, b"%!PS", "an EPS or PostScript file"),
    (0, b"\xc5\xd0\xd3\xc6", "an EPS file"),
    (0, b"%PDF", "a PDF document"),
    (0, b"8BPS", "a Photoshop document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"\x00\x05\x16\x07", "a companion file of macOS without a picture in it"),
    (0, b"\x00\x00\x01\x00", "an icon file"),
    (0, b"MZ", "a Windows program"),
    (4, b"ftyphei", "an HEIC picture"),
    (4, b"ftyphev", "an HEIC picture"),
    (4, b"ftypmif1", "an HEIC picture"),
    (4, b"ftypcrx", RAW),
    (8, b"CR\x02", RAW),
    (0, b"IIU\x00", RAW),
    (0, b"IIRO", RAW),
    (0, b"FUJIFILMCCD-RAW", RAW),
    (4, b"ftypmsf1", "an HEIC picture"),
    (4, b"ftyp", "a video"),
    (0, b"RIFF", "a sound or video file"),
    (0, b"\x1a\x45\xdf\xa3", "a video"),
)

_PICTURES = (
    (0, b"\xff\xd8\xff", "a JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG"),
    (8, b"WEBP", "a WebP"),
    (0, b"II*\x00", "a TIFF"),
    (0, b"MM\x00*", "a TIFF"),
    (4, b"ftypavi", "an AVIF"),
    (0, b"GIF8", "a GIF"),
    (0, b"BM", "a BMP"),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000"),
)


HELP = {
    "an HEIC picture": "export it as JPEG; a telephone set to its most compatible format takes JPEG from the start",
    RAW: "develop it and export it as JPEG or TIFF",
    "a Photoshop document": "save a copy as TIFF or JPEG",
    "a PDF document": "export the photo in it as JPEG or TIFF",
    "an EPS or PostScript file": "export it as TIFF or JPEG",
    "an EPS file": "export it as TIFF or JPEG",
    "an SVG drawing": "export it as PNG, as large as it will be shown",
    "a video": "export a still from it as JPEG",
    "a sound or video file": "export a still from it as JPEG",
}
"""What a file is -> how it becomes a photo."""


def picture_kind(head: bytes) -> str | None:
    """The readable picture format these first bytes announce, as words ("a JPEG"); None when they announce none."""
    return _match(head, _PICTURES)


def other_kind(head: bytes) -> str | None:
    """What a file is that is no readable picture, as words ("a web page"), from its first kilobyte; None when unknown."""
    return _match(head, _NO_PHOTOS) or _written_kind(head)


def _match(head: bytes, signatures: tuple[tuple[int, bytes, str], ...]) -> str | None:
    return next((words for offset, mark, words in signatures if head.startswith(mark, offset)), None)


def _written_kind(head: bytes) -> str | None:
    if b"\x00" in head:
        return None
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n").lower()
    if "<svg" in text:
        return "an SVG drawing"
    if text.startswith(("<!doctype html", "<html", "<head", "<body")):
        return "a web page"
    if text.startswith("<?xml"):
        return "an XML document"
    unreadable = sum(not character.isprintable() and character not in "\r\n\t" for character in text)
    return "a text file" if unreadable * 20 <= len(text) else None
