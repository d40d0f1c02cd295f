from __future__ import annotations

import pytest

from publisher.article.model import Credit
from publisher.importers.stated_credit import joined, read_credit_line


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Credit(photographer="First Name"), Credit(agency="AFP"), Credit(photographer="First Name", agency="AFP")),
        (Credit(agency="AFP"), Credit(agency="AFP / Getty Images"), Credit(agency="AFP / Getty Images")),
        (Credit(photographer="First NAME"), Credit(photographer="FIRST NAME"), Credit(photographer="First NAME")),
        (Credit(courtesy_of="Sample Museum"), Credit(agency="Sample Museum"), Credit(courtesy_of="Sample Museum")),
        (Credit(agency="X Y"), Credit(photographer="X Y"), Credit(photographer="X Y")),
        (Credit(), Credit(licence="CC BY"), Credit(licence="CC BY")),
        (Credit(photographer="First Name"), Credit(photographer="Other Name", agency="AFP"), None),
        (Credit(agency="AFP"), Credit(agency="Reuters"), None),
    ],
)
def test_two_credits_are_one_unless_they_contradict_each_other(one, other, both):
    assert joined(one, other) == both
    assert joined(other, one) is None if both is None else joined(other, one)


def test_a_lender_in_a_field_of_its_own_is_one():
    assert read_credit_line("Courtesy of the First Family", "en").credit == Credit(courtesy_of="the First Family")
