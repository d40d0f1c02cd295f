"""A caption that stands by itself goes in; the photos around it that it belongs to learn it.

Below the pictures of one paragraph, of an album or of a gallery one caption speaks of all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.article.credit import split_credit
from publisher.importers.base import Confidence
from publisher.importers.markup import Element, local_name
from publisher.importers.story import FoundBlock, FoundPhoto, Said, Story
from publisher.importers.web.images import is_decoration
from publisher.importers.web.parts import is_part
from publisher.importers.web.words import text_in


@dataclass(slots=True)
class Placed:
    """The photos of a page that no text follows yet, each with the element it was read from."""

    _photos: list[tuple[FoundPhoto, Element]] = field(default_factory=list)

    def add(self, photo: FoundPhoto, element: Element) -> None:
        """Note where a photo was read."""
        self._photos.append((photo, element))

    def caption(self, element: Element, said: Said, story: Story) -> bool:
        """Give a caption to the photos it stands below; False when there are none, or only one that has its own."""
        photos = self._above(element, story.pieces)
        bare = [photo for photo in photos if not photo.captions]
        if not bare and len(photos) < 2:
            return False
        for photo in photos:
            if photo.captions and not photo.credits:
                _say_credit(photo, said)
        for photo in bare:
            photo.captions.append(said)
        if not bare:
            story.leave_out(said.value, said.spot, "the caption of a gallery, each of whose photos has its own")
        return True

    def _above(self, element: Element, pieces: Sequence[FoundBlock | FoundPhoto]) -> list[FoundPhoto]:
        """The photos of the gallery a caption ends, or of the element above it; else the last one alone."""
        near = self._trailing(pieces)
        parent, above = element.getparent(), element.getprevious()
        whole = parent if parent is not None and local_name(parent) == "figure" else above
        inside = [photo for photo, each in near if whole is not None and whole in (each, *each.iterancestors())]
        return inside or [photo for photo, _ in near[-1:]]

    def _trailing(self, pieces: Sequence[FoundBlock | FoundPhoto]) -> list[tuple[FoundPhoto, Element]]:
        """The photos at the end of what was read, with no words between them."""
        count = 0
        for (photo, _), piece in zip(reversed(self._photos), reversed(pieces), strict=False):
            if photo is not piece:
                break
            count += 1
        return self._photos[len(self._photos) - count :]


def _say_credit(photo: FoundPhoto, said: Said) -> None:
    """The credit of a whole gallery is that of a photo whose own caption names nobody."""
    split, own = split_credit(said.value), split_credit(photo.captions[0].value)
    if split.credit is not None and own.credit is None:
        photo.credits.append(Said(split.found.strip(), said.spot, "the caption of the gallery", Confidence.LIKELY))


def is_above_picture(element: Element) -> bool:
    """Whether a picture without a caption of its own stands right below an element."""
    below = element.getnext()
    if below is None or text_in(below) or all(is_decoration(image) for image in below.iter("img")):
        return False
    behind = below.getnext()
    return behind is None or not (is_part(behind, "caption") and text_in(behind)) or _leads_on(behind)


def _leads_on(caption: Element) -> bool:
    """Whether a caption stands above a picture itself."""
    below = caption.getnext()
    return below is not None and not text_in(below) and next(below.iter("img"), None) is not None
