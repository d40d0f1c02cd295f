"""A publication's own credits.toml adds words to the shipped table, and only inside its own work."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from publisher.article.credit import CreditSplit, split_credit
from publisher.article.credit_own import OwnWords, own_credit_words
from publisher.article.credit_words import LABELS, canonical_agency, shipped_lists
from publisher.article.model import Credit
from publisher.notices import PublisherError
from publisher.settings import Settings, read_settings

CAPTION = "The harbour at dawn. Snap: First Last/Harbour Wire"
OWN = """
[read]
agency = [["Harbour Wire", "HW", "VNA"]]

[read.photo]
en = ["snap"]
"""


def publication(folder: Path, text: str) -> Settings:
    (folder / "publisher.toml").write_text("", encoding="utf-8")
    (folder / "credits.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


def test_labels_and_agencies_are_added(tmp_path: Path) -> None:
    with own_credit_words(publication(tmp_path, OWN)):
        assert split_credit(CAPTION) == CreditSplit(
            "The harbour at dawn.", Credit("First Last", "Harbour Wire"), "Snap: First Last/Harbour Wire"
        )
        assert split_credit("A ferry. Photo: AFP").credit == Credit(agency="AFP")


def test_a_row_that_shares_a_name_joins_the_shipped_one(tmp_path: Path) -> None:
    with own_credit_words(publication(tmp_path, OWN)):
        assert {canonical_agency(name) for name in ("HW", "VNA", "TTXVN", "越通社")} == {"Harbour Wire"}


def test_outside_nothing_has_changed(tmp_path: Path) -> None:
    with own_credit_words(publication(tmp_path, OWN)):
        pass
    assert split_credit(CAPTION) == CreditSplit(CAPTION)
    assert canonical_agency("TTXVN") == "VNA"


def test_a_publication_without_the_file_has_the_shipped_words(tmp_path: Path) -> None:
    (tmp_path / "publisher.toml").write_text("", encoding="utf-8")
    for settings in (Settings(), read_settings(tmp_path)):
        with own_credit_words(settings):
            assert canonical_agency("TTXVN") == "VNA"


def test_every_shipped_list_can_be_added_to() -> None:
    assert set(OwnWords.__dataclass_fields__) == set(shipped_lists())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [('[read]\nphotos = ["snap"]', "P101", 2), ('[read.photo]\nen = "snap"', "P102", 2), ("[read", "P104", 1)],
)
def test_a_fault_in_the_file_is_told_with_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(PublisherError) as caught, own_credit_words(publication(tmp_path, text)):
        pass
    (notice,) = caught.value.notices
    assert notice.place is not None
    assert (notice.code, notice.place.file, notice.place.line) == (code, "credits.toml", line)


def test_empty_words_are_no_words(tmp_path: Path) -> None:
    with own_credit_words(
        publication(tmp_path, '[read]\nfile = [""]\nagency = [[], [""]]\n[read.photo]\nen = ["", " "]')
    ):
        assert split_credit("Nothing here") == CreditSplit("Nothing here")


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    with own_credit_words(publication(tmp_path, example)):
        assert split_credit("Nets. Snap: First Last/HW").credit == Credit("First Last", "HW")
        assert split_credit("Nets. Photo: Old Fishery").credit == Credit(agency="Old Fishery")
        assert split_credit("Nets. (Kindly lent by: First Last)").credit == Credit(courtesy_of="First Last")
        assert split_credit("Nets. Photo: VNA, Vault").flags == ("file",)
        assert canonical_agency("Our Bureau") == canonical_agency("TTXVN") == "VNA"


# --- the shipped table ----------------------------------------------------------------------------------------------------------


def label_words(read: Mapping[str, Any]) -> list[str]:
    return [*read["copyright"], *(word for kind in LABELS for row in read[kind].values() for word in row)]


def test_no_word_of_the_shipped_table_stands_twice_or_in_two_kinds_of_label() -> None:
    read = shipped_lists()
    names = [name for row in read["agency"] for name in row]
    lists = (read[key] for key in read if key not in {*LABELS, "agency"})
    for words in (label_words(read), names, *lists):
        assert len(set(words)) == len(words), sorted(word for word in set(words) if words.count(word) > 1)


def test_lists_that_qualify_others_name_words_of_those() -> None:
    read = shipped_lists()
    assert {*read["space_alone"], *read["before_person"]} <= set(label_words(read))
    assert set(read["needs_company"]) <= {name for row in read["agency"] for name in row} | {*read["handout"]}
