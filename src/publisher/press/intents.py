"""A printing profile goes in, the printing condition it stands for comes out: what a document's output intents say and embed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from publisher.notices import Notice, Place, PublisherError, error
from publisher.resources import shipped

HOUSE_PROFILE = "icc/fogra39_pub.icc"
REGISTRY = "http://www.color.org"
"""Where the names of characterised printing conditions are registered."""
NEWEST_VERSION = 5.0
"""Profiles of this version and later are not for PDF 1.6 (ISO 19005-2, 6.2.3: versions 2 and 4)."""
HINT = "name the CMYK output profile your printer asks for, a file that ends in .icc or .icm"


@dataclass(frozen=True, slots=True)
class PrintCondition:
    """Press and paper a document is made for."""

    name: str
    """Its name in the registry, else "Custom" (ISO 32000-1, table 365)."""
    description: str
    profile: bytes = field(repr=False)

    @property
    def is_registered(self) -> bool:
        """Whether the name stands in the registry."""
        return self.name != "Custom"

    @property
    def title(self) -> str:
        """What to call it on paper."""
        return self.name if self.is_registered else self.description


def print_condition(icc: Path | None = None) -> PrintCondition:
    """The condition of an ICC profile; of the shipped one, coated paper, when none is given.

    Raises PublisherError P902 for a file that is missing or no CMYK output profile.
    """
    if icc is None:
        return _house()
    try:
        data = icc.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        raise PublisherError(_refusal(icc, f"there is no colour profile to read: {reason}")) from None
    description, fault = _examined(data)
    if fault:
        raise PublisherError(_refusal(icc, fault))
    return PrintCondition("Custom", description or icc.stem, data)


@cache
def _house() -> PrintCondition:
    return PrintCondition(
        "FOGRA39", "Offset on coated paper, ISO 12647-2:2004/Amd 1", (shipped("assets") / HOUSE_PROFILE).read_bytes()
    )


def _refusal(icc: Path, message: str) -> Notice:
    return error("P902", message, Place(icc.name), HINT, "booklet")


def _examined(data: bytes) -> tuple[str, str | None]:
    """What a profile calls itself, and why it cannot stand for a press."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        core = profile.profile
        space, kind = core.xcolor_space.strip(), core.device_class.strip()
    except (OSError, ImageCms.PyCMSError, ValueError):
        return "", "this is no ICC colour profile"
    if space != "CMYK" or kind != "prtr":
        return "", f"this profile is for {space} and of class '{kind}'; a press needs one for CMYK of class 'prtr'"
    if core.version >= NEWEST_VERSION:
        return "", f"this profile is of version {core.version:g}; print files take versions 2 and 4"
    try:
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
    except (ImageCms.PyCMSError, ValueError):
        return "", "this profile leads from inks to colours only, not from colours to inks"
    return (core.profile_description or "").strip(), None
