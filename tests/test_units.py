from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.units import Length, Mm, Pt, Px, parse_length

NUMBERS = st.floats(-10_000, 10_000)


def test_an_inch_is_the_same_in_every_unit():
    assert Pt(72) == pytest.approx(Mm(25.4)) == pytest.approx(Px(96))
    assert (Pt(72).mm, Pt(72).px, Pt(72).pt) == (pytest.approx(25.4), pytest.approx(96), 72)


@given(NUMBERS)
def test_a_length_gives_back_what_it_was_made_from(number):
    assert Mm(number).mm == pytest.approx(number)
    assert Px(number).px == pytest.approx(number)
    assert Pt(number).pt == number


@given(NUMBERS, NUMBERS.filter(bool))
def test_calculating_with_lengths_gives_lengths(a, b):
    length = Length(a)
    results = [
        length + b,
        b + length,
        length - b,
        b - length,
        length * b,
        b * length,
        length / b,
        -length,
        sum([length]),
    ]
    assert all(type(result) is Length for result in results)
    assert results[:8] == [a + b, b + a, a - b, b - a, a * b, b * a, a / b, -a]


def test_a_length_shows_its_points():
    assert repr(Mm(25.4) / 2) == "Pt(36)"


@pytest.mark.parametrize(
    ("text", "length"),
    [("148 mm", Mm(148)), ("9.25pt", Pt(9.25)), ("1080 px", Px(1080)), ("  -3 mm ", Mm(-3)), ("0mm", Mm(0))],
)
def test_a_length_is_read_from_a_number_and_its_unit(text, length):
    assert parse_length(text) == length


@pytest.mark.parametrize(
    "text", ["", "14", "14 cm", "mm", "1,5 mm", "1.mm", ".5 mm", "14 mm 2", "14 MM", "1e3 mm", "nan mm"]
)
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(ValueError) as problem:
        parse_length(text)
    assert str(problem.value) == f"'{text}' is not a length; write a number and mm, pt or px, for example '14 mm'"


@given(st.integers(-100_000, 100_000), st.sampled_from(["mm", "pt", "px"]))
def test_what_is_written_in_hundredths_is_read_exactly(hundredths, unit):
    length = parse_length(f"{hundredths / 100:.2f} {unit}")
    assert getattr(length, unit) == pytest.approx(hundredths / 100)
