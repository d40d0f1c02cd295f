"""One table holds every code: who tells it is compared with the source, what it means with the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.checks import RULES, all_codes, explain
from publisher.checks.catalogue import BELOW, entry, listing, tables
from publisher.checks.codes import FAMILIES
from publisher.checks.elsewhere import STEPS, TOLD
from publisher.press.preflight.rules import RULES as PREFLIGHT

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "publisher"
PLACES = {
    "article/writing.py": "import",
    "article": "reading",
    "channels/__init__.py": "output",
    "channels/cuts.py": "channels",
    "channels/booklet": "booklet",
    "compose": "booklet",
    "channels/cards": "cards",
    "channels/feed": "feed",
    "checks": "check",
    "cli/import_.py": "import",
    "importers": "import",
    "layout": "layouts",
    "output.py": "output",
    "photos": "photos",
    "translation": "editions",
    "press/preflight": "preflight",
    "press": "press",
    "settings.py": "settings",
    "tomlfile.py": "settings",
    "typeset/fonts.py": "fonts",
}
"""Where a code stands in the source -> the step that tells it; the first that fits."""


def step_of(path: Path) -> str:
    name = path.relative_to(SOURCE).as_posix()
    return next((step for place, step in PLACES.items() if name.startswith(place)), f"no step for {name}")


def told_in_source() -> set[tuple[str, str]]:
    """Every (code, step) that the source tells; documentation and the table itself do not count."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if path.name not in ("elsewhere.py", "codes.py"):
            found |= {(code, step_of(path)) for code in re.findall(r'"(P[1-9]\d\d)"', path.read_text(encoding="utf-8"))}
    return found


def test_the_table_names_exactly_the_steps_that_tell_a_code():
    stated = {(code.code, step) for code in all_codes().values() for step in code.by}
    assert stated == told_in_source()


def test_every_code_belongs_to_a_family_and_every_step_is_known():
    for code in all_codes().values():
        assert code.family in FAMILIES
        assert {*code.by} <= {*STEPS}


def test_every_code_is_documented_in_sentences():
    for code in all_codes().values():
        assert len(code.title) > 10, code.code
        assert code.text.rstrip().endswith((".", "`", ")")), code.code


def test_no_two_codes_say_the_same():
    titles = [code.title for code in all_codes().values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("code", list(RULES))
def test_a_check_names_its_code_in_its_docstring(code):
    assert re.match(rf"{code}: \w", RULES[code].check.__doc__ or "")


def test_codes_are_explained_whoever_tells_them():
    assert explain("P103") == TOLD["P103"].text
    assert "no photographer" in (explain("P301") or "")
    assert explain("P940") == (PREFLIGHT["P940"].check.__doc__ or "").strip()
    assert explain("P000") is None


def test_the_list_has_a_line_for_every_code():
    assert all(re.search(rf"^  {code} ", listing(), re.MULTILINE) for code in all_codes())


def test_an_entry_says_weight_teller_and_meaning():
    assert entry(all_codes()["P405"]) == (
        "P405: what may be published; error\n"
        "told by checking the article\n\n"
        "a photo that was killed or is withheld stands in the article; no channel publishes it.\n"
    )


def test_the_page_of_the_codes_does_not_lag():
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert page.partition(BELOW)[2] == tables(), "run: python docs/checks.py"
