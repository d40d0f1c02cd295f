from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.compose.plate import PlateLook, plate_items
from publisher.page.geometry import Rect
from publisher.page.items import Colour, Fill, Rule, TextLine
from publisher.typeset.style import TextStyle
from publisher.units import Mm, Pt

GROUND, LINE, INK = Colour((239, 235, 227)), Colour((207, 200, 186)), Colour((22, 24, 27))
LOOK = PlateLook(GROUND, LINE, TextStyle("Be Vietnam Pro", Pt(7), Pt(10), INK))


@pytest.fixture(scope="session")
def plate(book):
    def make(width, height, photo_id="ngo-mon"):
        return plate_items(Rect(Mm(10), Mm(10), Mm(width), Mm(height)), photo_id, "Photo to come", LOOK, "en", book)

    return make


def test_a_plate_is_a_ground_a_cross_and_what_is_missing(plate):
    ground, down, up, sign, *words = plate(90, 60)
    assert isinstance(ground, Fill)
    assert (ground.rect, ground.colour) == (Rect(Mm(10), Mm(10), Mm(90), Mm(60)), GROUND)
    for rule in (down, up):
        assert isinstance(rule, Rule)
        assert (rule.x1, rule.x2, rule.colour) == (ground.rect.x, ground.rect.right, LINE)
    assert (down.y1, down.y2, up.y1, up.y2) == (ground.rect.y, ground.rect.bottom, ground.rect.bottom, ground.rect.y)
    assert isinstance(sign, Fill)
    assert [line.text for line in words] == ["Photo to come", "ngo-mon"]


@given(width=st.integers(1, 200), height=st.integers(1, 200), photo_id=st.text("abcdefg-", min_size=1, max_size=60))
def test_nothing_of_a_plate_lies_outside_its_box_and_its_words_are_whole_or_absent(plate, width, height, photo_id):
    items = plate(width, height, photo_id)
    box = items[0].rect
    lines = [item for item in items if isinstance(item, TextLine)]
    assert len(lines) in (0, 2)
    for line in lines:
        assert box.contains(line.box, tolerance=0.5)
        assert line.x + line.width / 2 == pytest.approx(box.x + box.width / 2)
    if lines:
        sign = items[3].rect
        assert box.contains(sign)
        assert all(sign.contains(line.box, tolerance=0.5) for line in lines)


def test_a_plate_too_small_for_words_is_only_crossed(plate):
    assert [type(item) for item in plate(8, 6)] == [Fill, Rule, Rule]
