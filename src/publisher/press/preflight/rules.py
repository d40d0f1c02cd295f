"""Every rule of a preflight by its code, what it weighs for each profile and what helps: a row is the whole registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from publisher.notices import Severity
from publisher.press.preflight import (
    annotation,
    boxes,
    colour,
    fonts,
    images,
    ink,
    lines,
    metadata,
    tags,
    transparency,
    whole,
)
from publisher.press.preflight.document import Document
from publisher.press.preflight.model import Remark

Check: TypeAlias = Callable[[Document], Iterable[Remark]]

PROFILES: Mapping[str, str] = MappingProxyType(
    {
        "x4": "strict: for a printer that asks for PDF/X-4",
        "office": "lenient: for an office printer or the screen",
    }
)
"""Profile -> what it is for."""

ERROR, WARNING, NOTE, OFF = Severity.ERROR, Severity.WARNING, Severity.NOTE, None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its check, its weight for each profile (None: not asked) and what helps."""

    check: Check
    x4: Severity | None
    office: Severity | None
    hint: str

    def severity(self, profile: str) -> Severity | None:
        """What a breach weighs for a profile."""
        weights: dict[str, Severity | None] = {"x4": self.x4, "office": self.office}
        return weights[profile]


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "P940": Rule(boxes.no_trim_box, ERROR, OFF, "export with a trim box"),
        "P941": Rule(boxes.contradictory_boxes, ERROR, WARNING, "export again: trim inside bleed inside media box"),
        "P942": Rule(boxes.narrow_bleed, ERROR, OFF, "export with 3 mm of bleed on every side"),
        "P943": Rule(boxes.stops_short, ERROR, OFF, "draw it out to the bleed box, or away from the edge"),
        "P944": Rule(boxes.sizes_differ, WARNING, NOTE, "make a file for each size"),
        "P950": Rule(fonts.not_embedded, ERROR, WARNING, "embed all fonts"),
        "P951": Rule(fonts.not_subset, NOTE, NOTE, "embed fonts as subsets"),
        "P952": Rule(fonts.not_readable, WARNING, WARNING, "write fonts with a ToUnicode table"),
        "P955": Rule(colour.no_intent, ERROR, OFF, "export with the output intent and profile the printer names"),
        "P956": Rule(colour.foreign_device_colour, ERROR, OFF, "convert it, or give it a colour profile"),
        "P957": Rule(colour.broken_profile, ERROR, WARNING, "replace the profile"),
        "P958": Rule(colour.spot_inks, NOTE, OFF, "convert it to CMYK unless the ink is ordered"),
        "P960": Rule(images.poor_resolution, ERROR, WARNING, "show it smaller, or use a larger picture"),
        "P961": Rule(images.soft_resolution, WARNING, NOTE, "show it smaller, or use a larger picture"),
        "P964": Rule(ink.too_much_ink, ERROR, OFF, "mix it with more black and less of the other inks"),
        "P965": Rule(ink.too_much_ink_in_pictures, ERROR, OFF, "convert it again with the printer's profile"),
        "P966": Rule(ink.small_text_in_several_inks, WARNING, OFF, "set small text in black alone"),
        "P967": Rule(ink.white_overprint, ERROR, WARNING, "switch overprinting off for white"),
        "P970": Rule(lines.thin_lines, WARNING, OFF, "draw lines of 0.25 pt or more"),
        "P971": Rule(tags.not_tagged, NOTE, WARNING, "export with tags"),
        "P972": Rule(tags.figure_without_alternative, WARNING, WARNING, "say in words what the figure shows"),
        "P973": Rule(tags.no_language, WARNING, WARNING, "set the document's language"),
        "P974": Rule(tags.title_not_shown, NOTE, WARNING, "switch on 'display document title'"),
        "P975": Rule(tags.tab_order, NOTE, WARNING, "set the tab order to 'structure'"),
        "P976": Rule(metadata.title, WARNING, WARNING, "give the document one title"),
        "P977": Rule(metadata.trapping, ERROR, OFF, "state Trapped: False where the printer is to trap"),
        "P979": Rule(metadata.no_xmp, ERROR, WARNING, "export with metadata"),
        "P980": Rule(transparency.device_rgb_blending, ERROR, OFF, "set the transparency blend space to CMYK"),
        "P981": Rule(transparency.profiled_rgb_blending, WARNING, OFF, "set the transparency blend space to CMYK"),
        "P982": Rule(transparency.in_use, NOTE, OFF, "look at these places on the proof"),
        "P983": Rule(annotation.on_the_page, ERROR, NOTE, "remove or flatten it"),
        "P984": Rule(annotation.links, ERROR, OFF, "make the print file without links"),
        "P985": Rule(whole.acts, ERROR, WARNING, "remove scripts and actions"),
        "P986": Rule(whole.embedded_files, WARNING, NOTE, "send other files beside this one"),
        "P987": Rule(whole.encrypted, ERROR, ERROR, "save it without password and restrictions"),
        "P988": Rule(whole.version, WARNING, OFF, "export as PDF 1.6"),
        "P989": Rule(whole.fills_no_sheets, NOTE, OFF, "add or remove pages, or let the printer add blank ones"),
        "P990": Rule(whole.blank_pages, NOTE, NOTE, "leave it if it is meant to be empty"),
        "P991": Rule(whole.damaged, ERROR, WARNING, "export it again"),
        "P994": Rule(metadata.no_print_claim, NOTE, OFF, "export as PDF/X-4 where the printer asks for it"),
    }
)

FALSE_CLAIM = "P978"
FALSE_CLAIM_HINT = "mend what is named, or take the claim out"
UNCHECKED = "P992"
UNCHECKED_HINT = "export the file again: what this rule looks at is broken"


def explain(code: str) -> str | None:
    """What a rule asks for, in plain words; None for a code that is no rule's."""
    rule = RULES.get(code)
    return (rule.check.__doc__ or "").strip() if rule else None
