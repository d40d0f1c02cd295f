from __future__ import annotations

import pytest

from publisher.article.model import Credit
from publisher.importers.stated_credit import joined


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
