"""Fields in which somebody wrote that nothing is known."""

from __future__ import annotations

import pytest

from publisher.article.unknown import is_nothing


@pytest.mark.parametrize("text", ["Unknown", "N/A", "-", " — ", "", "không rõ", "不明", "UNBEKANNT"])
def test_these_say_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["Unknown Pleasures", "Nona", "A. None", "Hue", "NA Photo"])
def test_these_are_names(text: str) -> None:
    assert not is_nothing(text)
