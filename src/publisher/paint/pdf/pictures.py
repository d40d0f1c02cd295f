"""Photos go in as files, image objects come out: a photo stands in the PDF once, however many pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from publisher.page.geometry import Crop, Rect
from publisher.paint.pdf.ahead import Ahead
from publisher.paint.pdf.document import PdfDocument, Stream, array, dictionary, name, numbers
from publisher.paint.pdf.inks import house_press
from publisher.paint.pdf.photo import EmbeddedImage, Encoded
from publisher.photos.inks import Press
from publisher.photos.model import PictureFile
from publisher.photos.placed import Placement
from publisher.photos.prepress import FINEST_PPI, TARGET_PPI, Order, is_jpeg, order
from publisher.photos.probe import probe

MEMORY = 56_000_000
"""Bytes that photos being prepared may take together: two of 24 megapixels at half their size."""

DEVICE_SPACES = {"L": ("DeviceGray", 1), "RGB": ("DeviceRGB", 3), "CMYK": ("DeviceCMYK", 4)}
"""By mode: the colour space of a picture without a profile, and its number of components."""

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


class EmbeddedImages:
    """The photos of a document, each found by its content and named I1, I2, ... in order of use.

    All places a photo stands in must be known beforehand: the largest decides how many of its pixels the document holds.
    """

    def __init__(self, document: PdfDocument, placed: Iterable[Placement], press: Press | None = None) -> None:
        self._document = document
        self.press = press or house_press()
        self.ahead: Ahead[Encoded] = Ahead(MEMORY)
        self._places: dict[str, list[Placement]] = defaultdict(list)
        for place in placed:
            self._places[probe(place.file).sha256].append(place)
        self._by_path: dict[Path, EmbeddedImage] = {}
        self._by_content: dict[str, EmbeddedImage] = {}
        self._profiles: dict[bytes, Any] = {}

    def __getitem__(self, path: Path) -> EmbeddedImage:
        if path not in self._by_path:
            picture = probe(path)
            if picture.sha256 not in self._by_content:
                resource = f"I{len(self._by_content) + 1}"
                self._by_content[picture.sha256] = EmbeddedImage(picture, self._order(picture), resource, self)
            self._by_path[path] = self._by_content[picture.sha256]
        return self._by_path[path]

    def _order(self, picture: PictureFile) -> Order:
        """What the document holds of a photo; what is converted is written anew anyway."""
        if is_jpeg(picture) and not (self.press.reduces or self.press.converts):
            return Order(Crop(), picture.width, picture.height)
        return order(picture, self._places[picture.sha256], TARGET_PPI if self.press.converts else FINEST_PPI)

    def colour_space(self, mode: str, profile: bytes | None) -> Any:
        """The colour space of a picture: its own profile, written once for all photos that share it, else the device's.

        A profile that is the press's own is left out: PDF/X-4 wants those inks named as the device's (ISO 15930-7, 6.2.4).
        """
        device, components = DEVICE_SPACES[mode]
        if profile is None or profile == self.press.profile:
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
    held = _box_of(image.window, _whole_box(rect, crop))
    clips = [box for box in (clip, None if crop.is_whole else rect) if box is not None]
    shown = (f"{numbers(box.x, box.y, box.width, box.height)} re W n" for box in clips)
    a, b, c, d, e, f = UPRIGHT[image.orientation]
    placed = (
        *(a * held.width, b * held.height, c * held.width, d * held.height),
        *(held.x + e * held.width, held.y + f * held.height),
    )
    return "\n".join(("q", *shown, f"{numbers(*placed)} cm /{image.resource} Do", "Q"))


def _whole_box(rect: Rect, crop: Crop) -> Rect:
    """Where the uncropped picture would lie."""
    width = rect.width / (crop.right - crop.left)
    height = rect.height / (crop.bottom - crop.top)
    return Rect(rect.x - crop.left * width, rect.y - (1 - crop.bottom) * height, width, height)


def _box_of(window: Crop, whole: Rect) -> Rect:
    """Where a window of the picture lies when the whole of it would lie there, y upwards."""
    x = whole.x + window.left * whole.width
    y = whole.y + (1 - window.bottom) * whole.height
    return Rect(x, y, whole.width * (window.right - window.left), whole.height * (window.bottom - window.top))
