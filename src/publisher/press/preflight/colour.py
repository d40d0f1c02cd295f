"""Rules about colour: there is an output intent, device colours are its own, profiles can be read, spot inks are known."""

from __future__ import annotations

import io
from collections.abc import Iterator

from publisher.press.preflight.document import Document, Page, space_of
from publisher.press.preflight.intents import KINDS
from publisher.press.preflight.model import Remark
from publisher.press.preflight.spaces import ColourSpace

PROFILE_SPACES = {"GRAY": 1, "RGB": 3, "Lab": 3, "CMYK": 4}
"""An ICC profile's own name for its colours -> components."""
PROCESS_INKS = {"Cyan", "Magenta", "Yellow", "Black", "All", "None"}
KEPT_BY = {"grey": {"grey", "RGB", "CMYK"}, "RGB": {"RGB"}, "CMYK": {"CMYK"}}
"""Device colours -> the output intents under which they are defined (ISO 15930-7)."""


def no_intent(document: Document) -> Iterator[Remark]:
    """The file says for which printing condition it was made (ISO 15930-7)."""
    intent = document.intent
    if intent is None or intent.kind not in KINDS:
        yield Remark("there is no output intent: nobody can tell which paper and inks the colours are meant for")
    elif not intent.profile:
        yield Remark(f"the output intent '{intent.condition}' has no profile in it")


def foreign_device_colour(document: Document) -> Iterator[Remark]:
    """Device colours are those of the output intent; others need a profile of their own."""
    intent = document.intent
    if intent is None or not intent.space:
        return
    for page in document.pages:
        for space, count in _device_spaces(page).items():
            if intent.space not in KEPT_BY.get(space.kind, set()):
                yield Remark(f"{space.family} under an output intent for {intent.space}", page.number, count)


def _device_spaces(page: Page) -> dict[ColourSpace, int]:
    found: dict[ColourSpace, int] = {}
    for mark in page.painted.marks:
        for space in space_of(mark).parts():
            if space.is_device:
                found[space] = found.get(space, 0) + 1
    return found


def uses_device_colour(document: Document) -> bool:
    """Whether anything is painted in colours that only an output intent defines."""
    return any(space.is_device for space in document.spaces())


def broken_profile(document: Document) -> Iterator[Remark]:
    """ICC profiles can be read, and are for as many components as the colours have."""
    intent = document.intent
    if intent is not None and intent.profile and (fault := _fault(intent.profile, intent.components)):
        yield Remark(f"the output intent's profile {fault}")
    for space, pages in document.spaces().items():
        if space.family == "ICCBased" and (fault := _fault(space.profile or b"", space.components)):
            for page in pages:
                yield Remark(f"a colour profile {fault}", page)


def _fault(profile: bytes, components: int) -> str:
    from PIL import ImageCms

    try:
        named = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space.strip()
    except (OSError, ImageCms.PyCMSError, ValueError):
        return "cannot be read"
    return (
        "" if PROFILE_SPACES.get(named) == components else f"is for {named}, its colours have {components} components"
    )


def spot_inks(document: Document) -> Iterator[Remark]:
    """Spot inks are printed from plates of their own, which cost extra."""
    for space, pages in document.spaces().items():
        for ink in space.colourants:
            if ink not in PROCESS_INKS:
                for page in pages:
                    yield Remark(f"the spot ink '{ink}' is used", page)
