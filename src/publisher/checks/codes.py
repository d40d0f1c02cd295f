"""Every code the program can tell: its meaning, who tells it and what it weighs - one table over checks and all other steps."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from publisher.checks.elsewhere import TOLD
from publisher.checks.table import RULES

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "P1": "the form of the source",
        "P2": "the words",
        "P3": "the photos",
        "P4": "what may be published",
        "P5": "editions in several languages",
        "P6": "links and feeds",
        "P7": "import and embedded data",
        "P8": "layouts, targets and output",
        "P9": "the printed file",
    }
)
"""The first two characters of a code, and what its family is about."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code and all that is known of it."""

    code: str
    text: str
    """Its documentation; the first sentence or paragraph says what is wrong."""
    by: tuple[str, ...]
    """The steps that tell it, as ``elsewhere.STEPS`` names them."""
    severity: str | None = None
    """What it weighs as a check; None where other steps weigh it by what they find."""
    mends: bool = False
    on: bool = True

    @property
    def family(self) -> str:
        """P1 to P9."""
        return self.code[:2]

    @property
    def title(self) -> str:
        """The first sentence, without its full stop."""
        first = self.text.partition("\n\n")[0].partition(". ")[0]
        return " ".join(first.split()).rstrip(".")


@cache
def all_codes() -> Mapping[str, Code]:
    """Every code, in order."""
    return MappingProxyType({code.code: code for code in sorted(_codes(), key=lambda code: code.code)})


def explain(code: str) -> str | None:
    """What a code means and what helps, in plain words; None when no step of the program tells it."""
    known = all_codes().get(code)
    return known.text if known else None


def _codes() -> Iterator[Code]:
    from publisher.press.preflight.rules import RULES as PREFLIGHT

    for name in {*RULES, *TOLD}:
        rule, told = RULES.get(name), TOLD.get(name)
        texts = [rule.text if rule else "", told.text if told else ""]
        by = (("check",) if rule else ()) + (told.by if told else ())
        yield Code(
            name,
            "\n\n".join(filter(None, texts)),
            by,
            str(rule.severity) if rule else None,
            rule.mends if rule else name in MENDED_ELSEWHERE,
            rule.on if rule else True,
        )
    for name, preflight in PREFLIGHT.items():
        yield Code(name, inspect.getdoc(preflight.check) or "", ("preflight",))


MENDED_ELSEWHERE = frozenset({"P101", "P110", "P111", "P119", "P306", "P320"})
"""Codes of other steps that come with edits."""
