"""A line of a pasted page goes in; what its words alone give away - a name, an agency, a counter, a credit - comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from publisher.article.credit import CreditSplit, split_credit
from publisher.article.credit_words import canonical_agency, credit_words, folded
from publisher.importers.furniture import Furniture, furniture
from publisher.importers.page import Line, Paragraph, Picture

LONGEST_HEADLINE = 200
"""Letters: a longer line below a heading of related stories is a paragraph."""
_LONGEST_NAME = 40
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w{2,}")


def is_address_line(text: str) -> bool:
    """An address of the web or of mail, and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def says_nothing(text: str) -> str | None:
    """Why a line holds no words of a story: ``***``, ``12``, a bare address; None when it may."""
    if is_address_line(text):
        return "an address on a line of its own"
    return None if any(map(str.isalpha, text)) or re.fullmatch(r"\d{4}", text) else "no words"


_DIVIDER = re.compile(r"(?:([*＊#•·●◆✱~_—–=-])\s*)(?:\1\s*){2,}|[⁂⁎❦☙]")


def is_divider(text: str) -> bool:
    """Whether a line is a mark between two parts of a text: ``***``, ``* * *``, ``---``, ``⁂``."""
    return _DIVIDER.fullmatch(text.strip()) is not None


def credits_above(line: Line, split: CreditSplit, above: Paragraph | Picture, end: int) -> bool:
    """Whether a credit alone on a line is that of the block above it.

    Not what signs a story or tells the rights of a site: ``VNA``, ``© 2025 Example``, ``Source: ...`` at its end.
    """
    if isinstance(above, Picture) and (above.credit_line or split_credit(above.line.text).credit):
        return False
    if re.search(r"(?:19|20)\d{2}", line.text):
        return False
    if is_labelled(split):
        return isinstance(above, Picture) or not (line.number >= end and is_source(split))
    names_person = split.credit is not None and split.credit.photographer and split.credit.agency
    return bool(names_person) and line.number < end


def end_of_story(lines: Sequence[Line], found: Mapping[int, Furniture | None], title: int) -> int:
    """The number of the last line that can be the story's: before the last related headlines and the site's own lines."""
    story = [title]
    behind_heading = False
    for line in lines:
        part = found[line.number] if line.number > title else None
        if part is not None:
            heads = part.kind in {"related", "keywords"} and not part.rest and not part.keywords
            behind_heading = heads or (behind_heading and part.kind != "keywords")
        elif not behind_heading or len(line.text) > LONGEST_HEADLINE:
            behind_heading = False
            story.append(line.number)
    return story[-1]


def counter_of(text: str) -> str:
    """The count of a gallery in front of a text, ``[1/5]``; empty when there is none."""
    match = credit_words().counter.match(text)
    return match[0] if match and any(map(str.isdigit, match[0])) else ""


def as_last_words(text: str) -> CreditSplit:
    """A line as it would be read behind a caption: ``Photo Prénom Nom`` says more there than alone."""
    split = split_credit(f"….\n{text}")
    return CreditSplit("", split.credit, text, flags=split.flags) if split.found == text else CreditSplit(text)


def is_labelled(split: CreditSplit) -> bool:
    """Whether a credit names itself: ``Photo: ...``."""
    return credit_words().label_pattern.search(folded(split.found)) is not None


def is_source(split: CreditSplit) -> bool:
    """Whether its label may also stand below a whole story: ``Source: ...``, ``© ...``."""
    found = credit_words().label_pattern.search(folded(split.found))
    return found is not None and credit_words().labels[found.group()] in {"source", "copyright"}


def is_agency(text: str) -> bool:
    """One agency or several: ``VNA/VNS``."""
    return all(canonical_agency(part.strip(" ().")) for part in text.split("/"))


def is_name(text: str) -> bool:
    """Whether the words behind "By" can be names."""
    words = re.split(r"[\s,]+", text)
    return (
        len(words) <= 8
        and (text[0].isupper() or text[0].lower() == text[0].upper())
        and not re.search(r"[.!?。]$", text)
    )


def is_bare_name(text: str) -> bool:
    """Two to five words, each with a capital, nothing else: so names look, and few other lines."""
    words = text.split()
    letters = all(word[0].isupper() and all(c.isalpha() or c in ".-'’" for c in word) for word in words)
    return 2 <= len(words) <= 5 and len(text) <= _LONGEST_NAME and letters


def without_role(names: str) -> str:
    """``A. Name, Staff writer`` -> ``A. Name``: whom somebody works for is no name."""
    first, comma, rest = names.partition(",")
    role = furniture(rest.strip()) if comma else None
    works_for = comma and (canonical_agency(rest.strip()) is not None or (role is not None and role.kind == "role"))
    return first.strip() if works_for else names
