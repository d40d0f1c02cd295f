"""The language of a text, by its letters or by its small words."""

from __future__ import annotations

import pytest

from publisher.importers.base import Confidence
from publisher.importers.languages import guess_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The people of the highlands dance and celebrate the victory of the campaign in the south.", "en"),
        ("Quân giải phóng tiến vào thành phố sáng ngày 26 tháng 3.", "vi"),
        ("Les habitants de la ville ont célébré la victoire dans les rues avec des chants.", "fr"),
        ("Die Brücke ist nach drei Jahren Bauzeit wieder für den Verkehr in der Stadt offen.", "de"),
        ("El desfile se celebró en la plaza con la presencia de los vecinos y de las autoridades.", "es"),
        ("Парад в честь годовщины прошёл на площади.", "ru"),
        ("Виставка відкрилася у столиці, її відвідали тисячі людей.", "uk"),
        ("纪念活动在北京举行。", "zh"),
        ("式典は東京で行われました。", "ja"),
        ("기념식에는 많은 시민들이 참석했다.", "ko"),
        ("ພິທີສະເຫຼີມສະຫຼອງ", "lo"),
        ("ตลาดน้ำยามเช้า", "th"),
    ],
)
def test_a_language_is_told(text: str, lang: str) -> None:
    assert guess_language(text)[0] == lang


def test_too_little_text_is_a_guess() -> None:
    assert guess_language("Hue 1975")[:2] == ("en", Confidence.GUESS)
