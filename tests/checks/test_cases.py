"""Every check has a small article that it tells of, word for word, and the nearest article that it does not.

cases.txt holds them. ``=== P205`` begins a case, with other codes that cannot but be told as well: the article that is told
of, ``---``, what is told, ``---``, the article that is not. An article is written as fields that replace those of BASE, then
``+++`` and its body. Lines with ``%`` say what stands around it: ``%as_of MOMENT``, ``%final``, ``%copyright LINE``,
``%to_come PHOTO`` and ``%file PHOTO NAME VALUE ...`` for what a photo's file is or says. ``UPDATE_GOLDEN=1`` writes what is
told now.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

import pytest

from publisher.article.source import read_text
from publisher.checks import RULES, all_codes, run_checks
from publisher.checks.ignoring import heeded, idle
from publisher.edition import Edition
from publisher.notices import Notice, PublisherError, render
from publisher.photos.model import Embedded, PictureFile
from publisher.settings import Publication, Settings

CASES = Path(__file__).with_name("cases.txt")
TESTS = Path(__file__).parents[1]
BASE = {
    "id": "id: gate",
    "lang": "lang: en",
    "title": "title: The gate opens",
    "lead": "lead: People walk through the old gate.",
    "byline": "byline: [A. Name]",
}
BODY = "The gate is open."


@dataclass(frozen=True)
class Case:
    code: str
    besides: tuple[str, ...]
    number: int
    told: str
    expected: str
    silent: str


def read_cases() -> list[Case]:
    parts = re.split(r"^=== (P\d{3}.*)\n", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    rows = []
    for number, (head, text) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        code, *besides = head.split()
        told, expected, silent = text.split("\n---\n")
        rows.append(Case(code, tuple(besides), number, told, expected, silent.rstrip("\n")))
    return rows


def directives(text: str) -> tuple[list[list[str]], str]:
    lines = text.split("\n")
    return (
        [line[1:].split(" ") for line in lines if line.startswith("%")],
        "\n".join(line for line in lines if not line.startswith("%")),
    )


def source_text(text: str) -> str:
    front, _, body = text.partition("\n+++\n") if "\n+++\n" in text else text.partition("+++\n")
    names = set(re.findall(r"^(\w+):", front, re.MULTILINE))
    kept = [line for name, line in BASE.items() if name not in names]
    return "\n".join(["---", *kept, *([front] if front else []), "---", "", body or BODY, ""])


def picture(photo: str, said: dict[str, str]) -> PictureFile:
    inside = {field.name for field in fields(Embedded)}
    embedded = Embedded(**{name: value for name, value in said.items() if name in inside and name != "focus"})
    if "focus" in said:
        x, y = map(float, said["focus"].split(","))
        embedded = replace(embedded, focus=(x, y))
    own = {name: value for name, value in said.items() if name in ("sha256", "mode")}
    icc = None if "untagged" in said else b"a profile"
    found = PictureFile(Path(f"{photo}.jpg"), "JPEG", "image/jpeg", 3000, 2000, 1, "RGB", 9, photo, icc, embedded)
    return replace(found, **own)


def notices(code: str, text: str) -> tuple[Notice, ...]:
    """What a check tells of an article as a case writes it."""
    around, text = directives(text)
    try:
        lang = next(iter(re.findall(r"^lang: (\w+)", text, re.MULTILINE)), "en")
        article, read = read_text(source_text(text), Path(f"gate/article.{lang}.md"))
    except PublisherError as refusal:
        return refusal.notices
    said = {
        row[1]: dict(zip(row[2::2], [value.replace("_", " ") for value in row[3::2]], strict=True))
        for row in around
        if row[0] == "file"
    }
    absent = {row[1] for row in around if row[0] == "to_come"}
    pictures = {
        photo.id: picture(photo.id, said.get(photo.id, {})) for photo in article.photos if photo.id not in absent
    }
    named = {row[0]: " ".join(row[1:]) for row in around}
    moment = datetime.fromisoformat(named["as_of"]) if "as_of" in named else None
    settings = Settings(Publication(copyright=named.get("copyright")))
    edition = Edition(article, pictures, settings, "final" in named, moment)
    found = (*read, *run_checks(edition, {code}))
    return (*heeded(article, found), *idle(article, found))


def shown(found: tuple[Notice, ...]) -> str:
    return "\n".join(render(notice) for notice in found)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.code}-{case.number}")
def test_a_check_tells_of_one_article_and_not_of_the_nearest(case):
    found = notices(case.code, case.told)
    if os.environ.get("UPDATE_GOLDEN"):
        text, rest = CASES.read_text(encoding="utf-8"), f"\n---\n{case.silent}\n"
        old, new = (f"\n{case.told}\n---\n{told}{rest}" for told in (case.expected, shown(found)))
        CASES.write_text(text.replace(old, new), encoding="utf-8")
    else:
        assert shown(found) == case.expected
    assert {notice.code for notice in found} == {case.code, *case.besides}
    assert shown(notices(case.code, case.silent)) == ""


def test_every_check_has_a_case():
    """Those of editions compare two files, and have tests of their own."""
    own = set(re.findall(r"P5\d\d", (TESTS / "checks" / "test_editions.py").read_text(encoding="utf-8")))
    assert {*RULES} - {case.code for case in read_cases()} - own == set()


def test_every_code_about_articles_is_asked_for_in_some_test():
    texts = [path.read_text(encoding="utf-8") for path in TESTS.rglob("*") if path.suffix in (".py", ".txt", ".md")]
    asked = {code for text in texts for code in re.findall(r"P[1-9]\d\d", text)}
    assert {code for code in all_codes() if code < "P8"} - asked == set()


def test_rules_say_whether_they_mend():
    mending = {notice.code for case in read_cases() for notice in notices(case.code, case.told) if notice.edits}
    assert mending & {*RULES} == {code for code, rule in RULES.items() if rule.mends}
