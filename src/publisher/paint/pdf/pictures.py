"""Photos go in as files, image objects come out: a JPEG untouched with its own profile, anything else prepared once.

A photo stands in the file once, however many pages show it, and is read only while it is written.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PIL import Image
from reportlab.pdfbase import pdfdoc

from publisher.page.geometry import Crop, Rect
from publisher.paint.pdf.document import PdfDocument, Stream, array, dictionary, name, numbers
from publisher.photos.model import PictureFile
from publisher.photos.orientation import is_sideways
from publisher.photos.probe import probe
from publisher.photos.resample import resample

DEVICE_SPACES = {"L": ("DeviceGray", 1), "RGB": ("DeviceRGB", 3), "CMYK": ("DeviceCMYK", 4)}
"""By Pillow's mode: the colour space of a picture without a profile, and its number of components."""

DRAWING_SHARE = 0.25  # drawings, maps and screen shots pack to less than this of their size, photographs never do
JPEG_QUALITY = 95

UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""By EXIF orientation: the matrix (a b c d e f) that turns the stored picture upright within the unit square, y upwards."""


class EmbeddedImage(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """One photo of the document as an image object; its file is read when the object is written."""

    __RefOnly__ = True

    def __init__(self, picture: PictureFile, resource: str, images: EmbeddedImages) -> None:
        self.picture = picture
        self.resource = resource
        self._images = images

    @property
    def passes_through(self) -> bool:
        """Whether the file can stand in the PDF byte for byte."""
        return self.picture.format == "JPEG" and self.picture.mode in DEVICE_SPACES

    @property
    def orientation(self) -> int:
        """The EXIF orientation of the pixels as they stand in the PDF."""
        return self.picture.orientation if self.passes_through else 1

    def format(self, document: PdfDocument) -> bytes:
        """The image object as it stands in the file."""
        stream = self._untouched() if self.passes_through else self._prepared()
        stream.entries |= {"Type": name("XObject"), "Subtype": name("Image"), "BitsPerComponent": 8}
        return stream.format(document)

    def _untouched(self) -> Stream:
        picture = self.picture
        data = picture.path.read_bytes()
        stored = (picture.width, picture.height)
        width, height = reversed(stored) if is_sideways(picture.orientation) else stored
        space = self._images.colour_space(picture.mode, picture.icc)
        entries = {"Width": width, "Height": height, "ColorSpace": space, "Filter": name("DCTDecode")}
        if picture.mode == "CMYK" and _is_adobe(data):
            entries["Decode"] = array(*(1, 0) * 4)  # Adobe writes CMYK JPEGs inverted
        return Stream(data, **entries)

    def _prepared(self) -> Stream:
        picture = self.picture
        image = resample(picture, Crop(), picture.width, picture.height)
        space = self._images.colour_space(image.mode, None)
        entries = {"Width": image.width, "Height": image.height, "ColorSpace": space}
        pixels = image.tobytes()
        if len(zlib.compress(pixels, 1)) < DRAWING_SHARE * len(pixels):
            return Stream(pixels, **entries)
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
        return Stream(buffer.getvalue(), Filter=name("DCTDecode"), **entries)


class EmbeddedImages:
    """The photos of a document, each found by its content and named I1, I2, ... in order of use."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._by_path: dict[Path, EmbeddedImage] = {}
        self._by_content: dict[str, EmbeddedImage] = {}
        self._profiles: dict[bytes, Any] = {}

    def __getitem__(self, path: Path) -> EmbeddedImage:
        if path not in self._by_path:
            picture = probe(path)
            fresh = EmbeddedImage(picture, f"I{len(self._by_content) + 1}", self)
            self._by_path[path] = self._by_content.setdefault(picture.sha256, fresh)
        return self._by_path[path]

    def colour_space(self, mode: str, profile: bytes | None) -> Any:
        """The colour space of a picture: its own profile, written once for all photos that share it, else the device's."""
        device, components = DEVICE_SPACES[mode]
        if profile is None:
            return name(device)
        if profile not in self._profiles:
            self._profiles[profile] = self._document.Reference(Stream(profile, N=components))
        return array(name("ICCBased"), self._profiles[profile])

    def resources(self, paths: Iterable[Path]) -> Any:
        """The resource dictionary that names these photos."""
        images = (self[path] for path in paths)
        return dictionary({image.resource: self._document.Reference(image) for image in images})


def show_image(image: EmbeddedImage, rect: Rect, crop: Crop, clip: Rect | None) -> str:
    """The operators that show a photo's crop in ``rect``, both boxes in points with y upwards from the page's bottom."""
    whole = _whole_box(rect, crop)
    clips = [box for box in (clip, None if crop.is_whole else rect) if box is not None]
    shown = (f"{numbers(box.x, box.y, box.width, box.height)} re W n" for box in clips)
    a, b, c, d, e, f = UPRIGHT[image.orientation]
    placed = (
        *(a * whole.width, b * whole.height, c * whole.width, d * whole.height),
        *(whole.x + e * whole.width, whole.y + f * whole.height),
    )
    return "\n".join(("q", *shown, f"{numbers(*placed)} cm /{image.resource} Do", "Q"))


def _whole_box(rect: Rect, crop: Crop) -> Rect:
    """Where the uncropped picture would lie."""
    width = rect.width / (crop.right - crop.left)
    height = rect.height / (crop.bottom - crop.top)
    return Rect(rect.x - crop.left * width, rect.y - (1 - crop.bottom) * height, width, height)


def _is_adobe(jpeg: bytes) -> bool:
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as image:
        return "adobe" in image.info
