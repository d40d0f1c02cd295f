from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.photos.photoshop import resource, resources_of

NUMBERS = st.integers(0, 0xFFFF)


@given(st.lists(st.tuples(NUMBERS, st.binary(max_size=30)), max_size=4))
def test_resources_are_read_back_as_written(written):
    resources = [resource(number, data) for number, data in written]
    assert list(resources_of(b"".join(one.encoded for one in resources))) == resources


@pytest.mark.parametrize("name", [b"\0\0", b"\x01A", b"\x02AB\0", b"\x03ABC"])
def test_a_name_is_passed_over_and_kept(name):
    named = b"8BIM\x07\xd0" + name + b"\0\0\0\x04path"
    (found,) = resources_of(named)
    assert (found.number, found.data, found.encoded) == (0x07D0, b"path", named)


@given(st.binary(max_size=40))
def test_no_block_makes_the_reader_fail(noise):
    list(resources_of(noise))
    list(resources_of(b"8BIM" + noise))
