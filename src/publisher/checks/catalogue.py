"""The documentation of the codes: the table of all codes in; its list, the entry of one code and the tables of docs/checks.md out."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from publisher.checks.codes import FAMILIES, Code, all_codes
from publisher.checks.elsewhere import STEPS

BELOW = "<!-- Below this line: written by python docs/checks.py -->\n"
"""Where the page's own words end and the tables begin."""


def listing() -> str:
    """All codes, a line each, by family."""
    parts = []
    for family, codes in groupby(all_codes().values(), key=lambda code: code.family):
        rows = [f"  {code.code}  {code.severity or '':<8}{_marks(code):<5}{code.title}" for code in codes]
        parts.append(f"{family}  {FAMILIES[family]}\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _marks(code: Code) -> str:
    return "fix" if code.mends else "" if code.on else "off"


def entry(code: Code) -> str:
    """One code: its family, weight, who tells it, and its documentation."""
    facts = [f"{code.code}: {FAMILIES[code.family]}"]
    if code.severity:
        facts.append(f"{code.severity}{'' if code.on else ', off unless asked for'}")
    if code.mends:
        facts.append("mended by --fix")
    by = ", ".join(STEPS[step] for step in code.by)
    return f"{'; '.join(facts)}\ntold by {by}\n\n{code.text}\n"


def tables() -> str:
    """What docs/checks.md says below its introduction: how many codes there are, and a table for each family."""
    counts = Counter(code.family for code in all_codes().values())
    about_articles = sum(count for family, count in counts.items() if family <= "P7")
    checks = sum(code.family <= "P7" and "check" in code.by for code in all_codes().values())
    total = (
        f"\nThere are {about_articles} codes about articles (P1 to P7), {checks} of them told by checks over the whole article "
        "and the others where an article is read, its photos are opened, a channel is planned or a text is imported; "
        f"and {sum(counts.values()) - about_articles} codes about layouts, output and finished PDFs.\n"
    )
    families = groupby(all_codes().values(), key=lambda code: code.family)
    return total + "".join(_family(family, list(codes)) for family, codes in families)


def _family(family: str, codes: list[Code]) -> str:
    head = f"\n## {family}: {FAMILIES[family]}\n\n| code | weight | told by | meaning |\n|---|---|---|---|\n"
    return head + "".join(_table_row(code) for code in codes)


def _table_row(code: Code) -> str:
    weight = ", ".join(filter(None, [code.severity or "", "mended" if code.mends else "", "" if code.on else "off"]))
    text = " ".join(code.text.split()).replace("``", "`").replace("|", "\\|")
    return f"| {code.code} | {weight} | {', '.join(code.by)} | {text} |\n"
