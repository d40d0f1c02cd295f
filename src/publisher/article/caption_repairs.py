"""A caption as typed goes in, its credit already taken off; it comes out put right, with every repair in plain words.

Repairs change marks and never words: gallery counters (``1 of 6 |``), archive marks (``FILE -``), stops, spaces and
one letter that is typed for another.
"""

from __future__ import annotations

import re

from publisher.article.credit_words import credit_words

_LEFT_OVER = re.compile(r"(?:\s[-–—/]+|/|\s?[|｜]|[＝=]|[,，、])$")
_INITIALS_AT_END = re.compile(r"(?:(?<![^\W_])[^\W\d_]\.\s?[^\W\d_]|(?<![ก-๛])[ก-ฮ]{2,6})\.$")


def mend_end(before: str, found: str) -> tuple[str, tuple[str, ...]]:
    """The caption's own end: no dash or bar left over, no space before its stop, and its stop brought back to it."""
    repairs = list[str]()
    caption = _LEFT_OVER.sub("", before.rstrip()).rstrip()
    if found[-1] in ".。" and not _ends_sentence(caption) and caption and not _INITIALS_AT_END.search(found):
        caption += found[-1]
        repairs.append("full stop moved from behind the credit to the caption")
    if re.search(r"\s[.。]$", caption):
        caption = caption[:-1].rstrip() + caption[-1]
        repairs.append("space before the full stop removed")
    if re.search(r"(?<!\.)\.\.$", caption):
        caption = caption[:-1]
        repairs.append("doubled full stop removed")
    if before[-1:] in (".", "!", "?") and found[0] not in "（":
        repairs.append("missing space between caption and credit")
    if found.count("(") != found.count(")"):
        repairs.append("bracket of the credit not closed")
    return caption, tuple(repairs)


def _ends_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)）」』").endswith((".", "!", "?", "…", "。", "！", "？", "។", "।"))


def without_file_prefix(caption: str) -> tuple[str, tuple[str, ...]]:
    """``FILE - Delegates arrive.`` -> ``Delegates arrive.``; the repair says that it is an archive photo."""
    for word in credit_words().file_prefix:
        if match := re.match(rf"{re.escape(word)}\s*[-–—:៖]+\s*", caption):
            return caption[match.end() :], (
                f"'{caption[: match.end()].strip()}' in front of the caption taken as: file photo",
            )
    return caption, ()


def without_counter(caption: str) -> tuple[str, tuple[str, ...]]:
    """``1 of 6 | Delegates arrive.``, ``[1/5]Delegates arrive.``, ``▲ Delegates arrive.`` -> ``Delegates arrive.``."""
    match = credit_words().counter.match(caption)
    if match is None:
        return caption, ()
    return caption[match.end() :], (f"'{match[0].strip(' |')}' in front of the caption left out",)


# --- one letter for another ------------------------------------------------------------------------------------------------------

_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def right_vietnamese_d(text: str, lang: str | None) -> tuple[str, tuple[str, ...]]:
    """``Ð`` (U+00D0, a letter of Icelandic) put right to ``Đ`` (U+0110) in Vietnamese; normalising does not do it.

    The text is Vietnamese when ``lang`` says so; when nothing is said, by letters only Vietnamese has.
    """
    if "Ð" not in text or not ((lang or "").startswith("vi") if lang else _VIETNAMESE.search(text)):
        return text, ()
    return text.replace("Ð", "Đ"), ("'Ð' (U+00D0) put right to 'Đ'",)
