"""Rules about ink: not too much on one spot, small text in one ink only, and no white that vanishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.press.preflight.document import Document
from publisher.press.preflight.inks import PictureError, ink_of, inks_of, most_ink
from publisher.press.preflight.marks import Image, Letters, Mark, Paint, Picture
from publisher.press.preflight.model import Remark

TOLERANCE = 1.0
"""Per cent; colours are counted in steps of 1/255."""
SMALL_TEXT = 9.0
"""Points; below it the plates' least shift shows as a coloured fringe."""
AN_INK = 0.03
"""Less of an ink shows no fringe."""
NO_INK = 0.005


def too_much_ink(document: Document) -> Iterator[Remark]:
    """Areas, lines and text stay below the ink limit; more does not dry and marks the next sheet."""
    for page in document.pages:
        tints = Counter(mark.paint.colour for mark in page.marks if not isinstance(mark, Picture))
        for colour, count in tints.items():
            ink = ink_of(colour, document.intent)
            if ink > document.ink_limit + TOLERANCE:
                yield Remark(
                    f"a colour takes {ink:.0f} % ink, {document.ink_limit:.0f} % are allowed", page.number, count
                )


def too_much_ink_in_pictures(document: Document) -> Iterator[Remark]:
    """Pictures stay below the ink limit; measured where a thousandth of the picture carries more."""
    told: dict[tuple[int, int], str] = {}
    for page in document.pages:
        for image in (picture.image for picture in page.pictures):
            if image.number is None:
                continue  # images written into the page are a few kilobytes at most
            if image.number not in told:
                told[image.number] = _too_much(image, document)
            if message := told[image.number]:
                yield Remark(message, page.number)


def _too_much(image: Image, document: Document) -> str:
    try:
        ink = most_ink(image, document.intent, document.ink_limit)
    except PictureError:
        return "a picture cannot be decoded"
    if ink is None or ink <= document.ink_limit + TOLERANCE:
        return ""
    return f"a picture takes {ink:.0f} % ink, {document.ink_limit:.0f} % are allowed"


def small_text_in_several_inks(document: Document) -> Iterator[Remark]:
    """Small text is set in one ink."""
    for page in document.pages:
        found: dict[int, list[float]] = {}
        for mark in page.letters:
            inks = sum(ink > AN_INK for ink in inks_of(mark.paint.colour, document.intent))
            if inks > 1 and mark.size < SMALL_TEXT:
                found.setdefault(inks, []).append(mark.size)
        for inks, sizes in sorted(found.items()):
            yield Remark(f"text of {min(sizes):.3g} pt is printed in {inks} inks", page.number, len(sizes))


def white_overprint(document: Document) -> Iterator[Remark]:
    """Nothing white is set to overprint: it would vanish (ISO 32000-1, 8.6.7)."""
    for page in document.pages:
        vanishing = [_word(mark) for mark in page.marks if _vanishes(mark.paint)]
        for word, count in Counter(vanishing).items():
            yield Remark(f"white {word} overprints and would vanish", page.number, count)


def _word(mark: Mark) -> str:
    return "text" if isinstance(mark, Letters) else "artwork"


def _vanishes(paint: Paint) -> bool:
    colour, family = paint.colour, paint.colour.space.family
    if not paint.overprints or not colour.values:
        return False
    if family == "DeviceGray":
        return colour.values[0] > 1 - NO_INK
    if family == "DeviceCMYK":
        return paint.overprint_mode == 1 and _is_nothing(colour.values)
    return family in ("Separation", "DeviceN") and _is_nothing(colour.values)


def _is_nothing(inks: Iterable[float]) -> bool:
    return all(ink < NO_INK for ink in inks)
