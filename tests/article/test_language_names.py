from __future__ import annotations

import pytest

from publisher.article.language_names import own_name


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("vi", "Tiếng Việt"),
        ("fr", "Français"),
        ("zh-Hant", "中文 (繁體)"),
        ("ar", "العربية"),
        ("xx", "xx"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_is_called_as_it_calls_itself(tag: str, name: str) -> None:
    assert own_name(tag) == name
