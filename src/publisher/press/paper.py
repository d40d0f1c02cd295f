"""A paper's name goes in, the thickness of one sheet of it comes out: what creep and spines are computed from."""

from __future__ import annotations

import math
import re

from publisher.notices import PublisherError, did_you_mean, error
from publisher.units import Length, Mm, parse_length

BULK = {
    "gloss": 0.80,
    "silk": 0.90,
    "coated": 0.90,
    "offset": 1.22,
    "uncoated": 1.22,
}
"""Finish -> bulk in cm3/g, averages of docs.cloudprinter.com, "How to calculate spine width" (machine-coated gloss, machine-coated
silk, offset). "Coated" alone is taken as silk, "uncoated" as offset."""

INCH_PER_PAGE = {
    "kdp-white": 0.002252,
    "kdp-cream": 0.0025,
    "kdp-colour": 0.002252,
    "kdp-premium-colour": 0.002347,
}
"""Paper -> inches that each page adds to a spine, as KDP's cover instructions state them; a sheet has two pages."""

THINNEST, THICKEST = Mm(0.02), Mm(1.0)
"""Bible paper has some 0.03 mm, the heaviest cover board some 0.6 mm: beyond these a decimal point has slipped."""

_GRAMMAGE = re.compile(r"(\d+(?:\.\d+)?)\s*gsm-([a-z]+)")


def caliper(name: str) -> Length:
    """The thickness of one sheet: of ``"115gsm-silk"`` grammage x bulk / 1000 in mm, of ``"kdp-cream"`` its row.

    Raises PublisherError P921 for a name that is no paper and for a thickness no paper has.
    """
    if name in INCH_PER_PAGE:
        return Mm(INCH_PER_PAGE[name] * 2 * 25.4)
    match = _GRAMMAGE.fullmatch(name)
    if match is None or match[2] not in BULK:
        message = f"'{name}' is not a paper: write grammage and finish, for example 115gsm-silk, or {_known_rows()}"
        hint = did_you_mean(match[2] if match else name, BULK if match else INCH_PER_PAGE)
        raise PublisherError(error("P921", message, None, hint))
    return checked_caliper(Mm(float(match[1]) * BULK[match[2]] / 1000), name)


def parse_caliper(text: str) -> Length:
    """Read ``"0.1mm"``, or a bare number as millimetres; PublisherError P921 for what is no thickness of paper."""
    try:
        return checked_caliper(parse_length(text if text.strip().endswith(("mm", "pt", "px")) else f"{text} mm"), text)
    except ValueError:
        message = f"'{text}' is not a thickness of paper: write millimetres, for example 0.1mm"
        raise PublisherError(error("P921", message, None, "or name the paper with --paper")) from None


def checked_caliper(length: Length, told: str) -> Length:
    """The thickness itself, if any paper is as thin or thick; PublisherError P921 otherwise."""
    if math.isfinite(length) and THINNEST <= length <= THICKEST:
        return length
    message = f"'{told}' would be paper {length.mm:g} mm thick"
    hint = f"paper is between {THINNEST.mm:g} and {THICKEST.mm:g} mm; 80 gsm office paper has about 0.1 mm"
    raise PublisherError(error("P921", message, None, hint))


def _known_rows() -> str:
    *others, last = INCH_PER_PAGE
    return f"{', '.join(others)} or {last}"
