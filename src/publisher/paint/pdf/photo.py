"""One photo goes in, its image object comes out: a JPEG as it is with its own profile, anything else prepared while it is written."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from PIL import Image

from publisher.page.geometry import Crop
from publisher.paint.pdf.document import PdfDocument, Stream, array, name
from publisher.photos.inks import separate, strips
from publisher.photos.jpeg import without_tail
from publisher.photos.model import PictureFile
from publisher.photos.orientation import is_sideways
from publisher.photos.prepress import Order, Prepared, prepare
from publisher.photos.profiles import srgb_profile

if TYPE_CHECKING:
    from publisher.paint.pdf.pictures import EmbeddedImages

DRAWING_SHARE = 0.25  # drawings, maps and screen shots pack to less than this of their size, photographs never do
JPEG_QUALITY = 92
_JPEG_MODES = ("L", "RGB", "CMYK")


class EmbeddedImage(Stream):
    """One photo of the document as an image object; its file is read when the object is written."""

    def __init__(self, picture: PictureFile, ordered: Order, resource: str, images: EmbeddedImages) -> None:
        super().__init__(b"")
        self.picture = picture
        self.ordered = ordered
        self.resource = resource
        self._images = images

    @property
    def passes_through(self) -> bool:
        """Whether the file can stand in the PDF byte for byte."""
        picture = self.picture
        is_fit = picture.format == "JPEG" and picture.mode in _JPEG_MODES and self.ordered.holds_all_of(picture)
        return is_fit and not self._images.press.converts

    @property
    def orientation(self) -> int:
        """The EXIF orientation of the pixels as they stand in the PDF."""
        return self.picture.orientation if self.passes_through else 1

    @property
    def window(self) -> Crop:
        """The part of the upright photo that the PDF holds."""
        return self.ordered.window

    def pieces(self, document: PdfDocument) -> tuple[bytes, ...]:
        """The image object as it stands in the file."""
        stream = self._untouched() if self.passes_through else self._prepared()
        stream.entries |= {"Type": name("XObject"), "Subtype": name("Image"), "BitsPerComponent": 8}
        return stream.pieces(document)

    def _untouched(self) -> Stream:
        picture = self.picture
        stored = (picture.width, picture.height)
        width, height = reversed(stored) if is_sideways(picture.orientation) else stored
        icc = picture.icc or (srgb_profile() if picture.mode == "RGB" else None)
        space = self._images.colour_space(picture.mode, icc)
        return _jpeg_stream(without_tail(picture.path.read_bytes()), Width=width, Height=height, ColorSpace=space)

    def _prepared(self) -> Stream:
        prepared = self._inked(prepare(self.picture, self.ordered))
        image = prepared.image
        mode = "RGB" if image.mode == "YCbCr" else image.mode
        space = self._images.colour_space(mode, prepared.icc)
        entries = {"Width": image.width, "Height": image.height, "ColorSpace": space}
        if self.picture.format != "JPEG" and (packed := _packed(image)) is not None:
            return Stream(packed, Filter=name("FlateDecode"), **entries)
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return _jpeg_stream(buffer.getvalue(), **entries)

    def _inked(self, prepared: Prepared) -> Prepared:
        """The photo in the inks of the press, where all photos are to be."""
        press = self._images.press
        if not press.converts:
            return prepared
        return Prepared(separate(prepared.image, prepared.icc, press), None)


def _jpeg_stream(data: bytes, **entries: object) -> Stream:
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        if image.mode == "CMYK" and "adobe" in image.info:
            entries["Decode"] = array(*(1, 0) * 4)  # Adobe writes CMYK JPEGs inverted
    return Stream(data, Filter=name("DCTDecode"), **entries)


def _packed(image: Image.Image) -> bytes | None:
    """The pixels without loss when they pack as small as those of drawings do, else None; strip by strip."""
    most = DRAWING_SHARE * image.width * image.height * len(image.getbands())
    packer, packed = zlib.compressobj(9), bytearray()
    for _, strip in strips(image):
        packed += packer.compress(strip.tobytes())
        if len(packed) > most:
            return None
    packed += packer.flush()
    return bytes(packed) if len(packed) <= most else None
