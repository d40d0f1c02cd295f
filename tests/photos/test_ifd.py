from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.photos.ifd import ASCII, Value, read_directory, with_tags


def structure(order: str = "<", **more: bytes) -> bytes:
    head = {"<": b"II", ">": b"MM"}[order] + struct.pack(order + "HI", 42, 8)
    entries = [struct.pack(order + "HHII", 256, 4, 1, 640), struct.pack(order + "HHI", 270, ASCII, 4) + b"Hue\0"]
    return head + struct.pack(order + "H", len(entries)) + b"".join(entries) + b"\0\0\0\0" + more.get("tail", b"")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("text", [b"Hoi\0", b"Ngo Mon Gate\0"])
def test_a_tag_is_set_and_all_else_stays_where_it_was(order, text):
    before = structure(order, tail=b"pixels!")
    after = with_tags(before, {270: Value(ASCII, text), 315: Value(ASCII, b"A. Name\0")})
    assert after[8 : len(before)] == before[8:]
    directory = read_directory(after)
    assert directory.data(after, 270) == text
    assert directory.data(after, 315) == b"A. Name\0"
    assert struct.unpack_from(order + "HHII", directory.entries[256]) == (256, 4, 1, 640)
    assert list(directory.entries) == [256, 270, 315]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no TIFF structure"),
        (b"II+\0\x08\0\0\0", "BigTIFF"),
        (b"II*\0\xff\0\0\0", "cut off"),
        (structure()[:20], "cut off"),
        (b"II*\0\x08\0\0\0\0\0\0\0\0\0", "cut off"),
    ],
)
def test_what_cannot_be_read_is_refused(data, fault):
    with pytest.raises(ValueError, match=fault):
        with_tags(data, {270: Value(ASCII, b"x\0")})


@given(st.binary(max_size=80))
def test_noise_is_refused_or_survives(noise):
    for block in (noise, b"II*\0" + noise, b"MM\0*" + noise):
        try:
            with_tags(block, {270: Value(ASCII, b"Hue\0")})
        except ValueError:
            continue
