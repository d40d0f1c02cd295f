"""An image of a page goes in; the best picture file that lies beside the page, and the best address on the network, come out."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin

from publisher.importers.base import BroughtPicture
from publisher.importers.markup import Element, local_name

_FULL = (
    "data-full-url",
    "data-full",
    "data-large-file",
    "data-orig-file",
    "data-hi-res-src",
    "data-zoom-src",
    "data-photo-original-src",
)
_LAZY = (
    "data-original",
    "data-src",
    "data-lazy-src",
    "data-lazy",
    "data-image",
    "data-echo",
    "data-url",
    "data-td-src-property",
)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
"""Where sites that load images late write their addresses; the first row names larger pictures than are shown."""
_PLACE_HOLDER = re.compile(
    r"(?:^|/)(?:[\w-]*(?:blank|spacer|place-?holder|loading|pixel|transparent|lazy|1x1|dot)[\w-]*)\.(?:gif|png|svg|jpe?g|webp)$",
    re.I,
)
_DECORATION = re.compile(
    r"(?<![a-z])(?:avatar|logo|icon|emoji|pixel|sprite|tracking|flag-icon|smiley)s?(?![a-z])", re.I
)
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|tiff?)(?:[?#]|$)", re.I)
_SMALLEST = 60
"""Pixels: smaller images are signs of the site."""
_DATA = re.compile(r"data:image/(?P<kind>[\w.+-]+)(?:;[\w=-]+)*;base64,(?P<data>.+)", re.I | re.S)
_SMALL_DATA = 2000
"""Letters of a data address; shorter ones hold a place until the picture is loaded."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a picture is: a file or bytes at hand, and an address of a larger one, or of the only one."""

    picture: BroughtPicture | None = None
    address: str | None = None


@dataclass(slots=True)
class Pictures:
    """The pictures of one page; files are looked for below the page's own folder and nowhere else."""

    folder: Path | None = None
    stem: str = ""
    base: str | None = None
    brought: dict[str, BroughtPicture] = field(default_factory=dict)
    """Pictures inside the document itself, by the names its text gives them."""
    _beside: dict[str, Path] | None = field(default=None, repr=False)

    def locate(self, *images: Element) -> Located:
        """The best of what the elements of one image name: the real one and those for pages without scripts."""
        return self.best([source for image in images for source in _sources(image)])

    def best(self, sources: Sequence[tuple[float, str]]) -> Located:
        """The best of some addresses and names of files, each with its width or another measure of how good it is."""
        named = sorted(sources, key=lambda source: -source[0])
        held = next(((size, picture) for size, url in named if (picture := self._at_hand(url))), None)
        far = next(((size, address) for size, url in named if (address := self._address(url))), None)
        if held is None:
            return Located(None, far[1] if far else None)
        is_larger = far is not None and far[0] > held[0] and _name_in(far[1]) != held[1].name
        return Located(held[1], far[1] if far and is_larger else None)

    def _at_hand(self, url: str) -> BroughtPicture | None:
        if self.brought and (brought := self.brought.get(url) or self.brought.get(joined(self.base, url))):
            return brought
        if match := _DATA.match(url):
            return _inside(match) if len(url) > _SMALL_DATA else None
        path = self._file(url) if self.folder is not None else None
        return BroughtPicture(path.name, path) if path else None

    def _file(self, url: str) -> Path | None:
        assert self.folder is not None
        if not re.match(r"(?:[a-z][a-z0-9+.-]+:)?//", url, re.I):
            path = self.folder / unquote(re.sub(r"[?#].*", "", url))
            if _is_file_below(path, self.folder):
                return path
        return self._saved_beside().get(_name_in(url))

    def _saved_beside(self) -> dict[str, Path]:
        """The files in the folders browsers put beside a saved page: ``page_files``, ``page-Dateien``, ``page_fichiers``."""
        if self._beside is None:
            self._beside = {}
            for folder in sorted(self.folder.glob("*")) if self.folder and self.stem else ():
                if folder.is_dir() and re.fullmatch(rf"{re.escape(self.stem)}[_-]\w+", folder.name):
                    self._beside |= {
                        path.name: path for path in sorted(folder.iterdir()) if _is_file_below(path, folder)
                    }
        return self._beside

    def _address(self, url: str) -> str | None:
        """The whole address; a name that lies nowhere stays as it is, so that it can be asked for."""
        if url.lower().startswith("data:"):
            return None
        whole = joined(self.base, url)
        return f"https:{whole}" if whole.startswith("//") else whole


def joined(base: str | None, url: str) -> str:
    """An address as seen from another; one that is broken stays as it is."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:
        return url


def is_decoration(image: Element) -> bool:
    """Whether an image is a sign of the site or a counter, and no photo."""
    sizes = [
        int(size) for name in ("width", "height") if (size := (image.get(name) or "").removesuffix("px")).isdigit()
    ]
    if sizes and min(sizes) < _SMALLEST:
        return True
    names = " ".join(image.get(name) or "" for name in ("class", "id", "src"))
    return bool(_DECORATION.search(names[:500]) or re.search(r"\.svg(?:[?#]|$)", (image.get("src") or "")[-200:]))


def _sources(image: Element) -> Iterator[tuple[float, str]]:
    """What an image names, each with its width where it is said, else with a guess of how good it is."""
    shown = float(width) if (width := (image.get("width") or "")).isdigit() else 1.0
    parent = image.getparent()
    link = parent.get("href") if parent is not None and local_name(parent) == "a" else None
    if link and _PICTURE_NAME.search(link):
        yield 1e6, link
    yield from ((1e5, url) for name in _FULL if (url := image.get(name)))
    yield from ((shown + 1, url) for name in _LAZY if (url := image.get(name)))
    sets = [image.get(name) for name in _SETS]
    for picture in image.iterancestors("picture"):
        sets += [source.get(name) for source in picture.iter("source") for name in _SETS]
    for each in sets:
        yield from _candidates(each or "")
    src = (image.get("src") or "").strip()
    if src and not _PLACE_HOLDER.search(re.sub(r"[?#].*", "", src)[-200:]):
        yield shown, src


def _candidates(srcset: str) -> Iterator[tuple[float, str]]:
    """HTML 4.8.4.2.1: addresses with a width (``800w``) or a density (``2x``)."""
    for match in re.finditer(
        r"(?P<url>[^\s,]\S*[^\s,])(?:\s+(?P<number>\d+(?:\.\d+)?)(?P<unit>[wx]))?\s*(?:,|$)", srcset
    ):
        number = float(match["number"] or 1)
        yield number if match["unit"] == "w" else 2 + number, match["url"]


def _inside(match: re.Match[str]) -> BroughtPicture | None:
    try:
        return BroughtPicture(f"picture.{match['kind'][:4]}", data=base64.b64decode(unquote(match["data"])))
    except (binascii.Error, ValueError):
        return None


def _is_file_below(path: Path, folder: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def _name_in(url: str) -> str:
    return unquote(re.sub(r"[?#].*", "", url)).rpartition("/")[2]
