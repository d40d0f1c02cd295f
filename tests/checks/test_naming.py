"""Captions are taken apart only where they show a sign of a credit - and every credit of the corpus shows one."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.article.credit import split_credit
from publisher.checks.naming import may_hold_credit

CORPUS = Path(__file__).parents[1] / "article" / "credits.tsv"


def test_every_credit_of_the_corpus_shows_a_sign():
    lines = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    texts = [cell.replace("\\n", "\n") for line in lines[1:] for cell in line]
    held = [text for text in texts if split_credit(text).credit is not None]
    assert len(held) > 200
    assert [text for text in held if not may_hold_credit(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers wait for the order to open fire on the base at Tam Ky, Quang Nam.",
        "A nuthatch, head down on a furrowed trunk, lifts its bill to look out.",
        "Des soldats attendent l’ordre d’ouvrir le feu sur la base de Tam Ky.",
    ],
)
def test_most_captions_show_none(text):
    assert not may_hold_credit(text)
    assert split_credit(text).credit is None
