"""The output intent: a document catalogue goes in, the printing condition it names comes out with its profile and ink limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from publisher.press.preflight.values import Found, entry, items, name, number, stream_bytes, text

INK_LIMIT = 300.0
"""Per cent; what the house profile for coated paper was made with."""
INK_LIMITS: Mapping[str, float] = MappingProxyType({"newspaper": 260.0})
"""Word in a printing condition's name -> its limit; newsprint as in the profile ISOnewspaper26v4."""
KINDS = ("GTS_PDFX", "GTS_PDFA1")
"""The intents asked for, the print standard's first (ISO 15930-7; ISO 19005-2, 6.2.3)."""
SPACES = {1: "grey", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """What a document was made for; the profile is empty where the document only names the condition."""

    kind: str
    condition: str
    profile: bytes = b""
    components: int = 0

    @property
    def space(self) -> str:
        """ "grey", "RGB" or "CMYK"; empty without a profile that says so."""
        return SPACES.get(self.components, "")

    @staticmethod
    def ink_limit_of(intent: OutputIntent | None) -> float:
        """How much ink its printing condition bears."""
        named = intent.condition.lower() if intent else ""
        return next((limit for word, limit in INK_LIMITS.items() if word in named), INK_LIMIT)


def read_intent(root: Found) -> OutputIntent | None:
    """The output intent that counts: the one for print, else the one for archives, else any."""
    found = [_read(written) for written in items(entry(root, "/OutputIntents"))]
    ranked = [intent for kind in KINDS for intent in found if intent.kind == kind]
    return next(iter(ranked + found), None)


def _read(written: Found) -> OutputIntent:
    profile = entry(written, "/DestOutputProfile")
    condition = text(entry(written, "/OutputConditionIdentifier")) or text(entry(written, "/OutputCondition"))
    return OutputIntent(
        kind=name(entry(written, "/S")),
        condition=condition,
        profile=stream_bytes(profile) or b"",
        components=int(number(entry(profile, "/N"))),
    )
