"""One photo goes in, its image object comes out: a JPEG as it is with its own profile, anything else prepared while it is written."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from publisher.page.geometry import Crop
from publisher.paint.pdf.ahead import Job
from publisher.paint.pdf.document import PdfDocument, Stream, array, name
from publisher.photos.aside import StandIn
from publisher.photos.inks import separate, strips
from publisher.photos.jpeg import without_tail
from publisher.photos.model import PictureFile
from publisher.photos.orientation import is_sideways
from publisher.photos.prepress import Order, Prepared, is_jpeg, memory, prepare
from publisher.photos.probe import ends_as_jpeg
from publisher.photos.profiles import srgb_profile

if TYPE_CHECKING:
    from publisher.paint.pdf.pictures import EmbeddedImages

DRAWING_SHARE = 0.25  # drawings, maps and screen shots pack to less than this of their size, photographs never do
JPEG_QUALITY = 92


@dataclass(frozen=True, slots=True)
class Encoded:
    """A prepared photo as the PDF holds it: its bytes and what they mean."""

    data: bytes
    filter: str
    mode: str
    width: int
    height: int
    icc: bytes | None


class EmbeddedImage(Stream):
    """One photo of the document as an image object; its file is read when the object is written, or a little ahead of that."""

    def __init__(self, picture: PictureFile, ordered: Order, resource: str, images: EmbeddedImages) -> None:
        super().__init__(b"")
        self.picture = picture
        self.ordered = ordered
        self.resource = resource
        self._images = images
        if not self.passes_through:
            weight = memory(picture, ordered) * (2 if images.press.converts else 1)
            images.ahead.add(Job(resource, self._encoded, weight))

    @property
    def passes_through(self) -> bool:
        """Whether the file can stand in the PDF byte for byte."""
        return is_jpeg(self.picture) and self.ordered.holds_all_of(self.picture) and not self._images.press.converts

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
        self.known_by = self.picture.sha256.encode() if self.passes_through else b""
        stream = (
            self._untouched(document.sets_photos_aside)
            if self.passes_through
            else self._prepared(self._images.ahead.take(self.resource))
        )
        stream.entries |= {"Type": name("XObject"), "Subtype": name("Image"), "BitsPerComponent": 8}
        return stream.pieces(document)

    def _untouched(self, is_set_aside: bool) -> Stream:
        picture = self.picture
        stored = (picture.width, picture.height)
        width, height = reversed(stored) if is_sideways(picture.orientation) else stored
        icc = picture.icc or (srgb_profile() if picture.mode == "RGB" else None)
        space = self._images.colour_space(picture.mode, icc)
        entries = {"Width": width, "Height": height, "ColorSpace": space, **_inversion(picture.path, picture.mode)}
        is_set_aside = is_set_aside and ends_as_jpeg(picture.path)
        data = bytes(StandIn(picture.path, picture.size)) if is_set_aside else without_tail(picture.path.read_bytes())
        return Stream(data, Filter=name("DCTDecode"), **entries)

    def _prepared(self, encoded: Encoded) -> Stream:
        space = self._images.colour_space(encoded.mode, encoded.icc)
        entries = {"Width": encoded.width, "Height": encoded.height, "ColorSpace": space}
        if encoded.filter == "DCTDecode":
            entries |= _inversion(io.BytesIO(encoded.data), encoded.mode)
        return Stream(encoded.data, Filter=name(encoded.filter), **entries)

    def _encoded(self) -> Encoded:
        """The photo with the pixels that were ordered, ready to be written."""
        prepared = self._inked(prepare(self.picture, self.ordered))
        image = prepared.image
        mode = "RGB" if image.mode == "YCbCr" else image.mode
        if self.picture.format != "JPEG" and (packed := _packed(image)) is not None:
            return Encoded(packed, "FlateDecode", mode, *image.size, prepared.icc)
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return Encoded(buffer.getvalue(), "DCTDecode", mode, *image.size, prepared.icc)

    def _inked(self, prepared: Prepared) -> Prepared:
        """The photo in the inks of the press, where all photos are to be."""
        press = self._images.press
        if not press.converts:
            return prepared
        return Prepared(separate(prepared.image, prepared.icc, press), None)


def _inversion(jpeg: Path | BinaryIO, mode: str) -> dict[str, object]:
    """The entry that tells of inverted inks, as Adobe's CMYK JPEGs have them."""
    if mode != "CMYK":
        return {}
    with Image.open(jpeg, formats=["JPEG"]) as image:
        return {"Decode": array(*(1, 0) * 4)} if "adobe" in image.info else {}


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
