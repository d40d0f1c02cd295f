from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publisher.photos.avif import embed_in_avif
from publisher.photos.boxes import Box, boxes
from publisher.photos.model import Label
from publisher.photos.packet import packet_of, write_packet

PACKET = write_packet(Label("Cổng Ngọ Môn.", "VNA", "vi"))


def encoded(**options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((48, 32), 60).convert("RGB").save(buffer, "AVIF", **options)
    return buffer.getvalue()


PLAIN = encoded()


def same(data: bytes) -> bytes:
    return data


def told(data: bytes) -> tuple[bytes, bytes]:
    with Image.open(io.BytesIO(data)) as image:
        return image.info["xmp"], image.tobytes()


def test_words_are_put_beside_the_picture_and_no_pixel_moves():
    packet, pixels = told(embed_in_avif(PLAIN, PACKET, same))
    with Image.open(io.BytesIO(PLAIN)) as image:
        assert (packet, pixels) == (PACKET, image.tobytes())


def test_older_words_are_replaced_and_blanked():
    labelled = embed_in_avif(encoded(xmp=b"<x>an old caption</x>"), PACKET, same)
    assert told(labelled)[0] == PACKET
    assert b"an old caption" not in labelled
    again = embed_in_avif(labelled, packet_of([]), same)
    assert told(again)[0] == packet_of([])
    assert "Cổng".encode() not in again


def test_exif_is_sent_through_and_may_grow():
    exif = Image.Exif()
    exif[270] = "Old"
    labelled = embed_in_avif(encoded(exif=exif), PACKET, lambda block: block.replace(b"Old\0", b"New\0") + b"\0" * 500)
    with Image.open(io.BytesIO(labelled)) as image:
        assert image.getexif()[270] == "New"
    assert b"Old\0" not in labelled


def test_a_box_that_goes_to_the_end_of_the_file_gets_its_size():
    last = list(boxes(PLAIN))[-1]
    open_ended = PLAIN[: last.start] + b"\0\0\0\0" + PLAIN[last.start + 4 :]
    assert told(embed_in_avif(open_ended, PACKET, same)) == told(embed_in_avif(PLAIN, PACKET, same))


def test_moving_pictures_and_other_files_are_refused():
    moving = encoded(save_all=True, append_images=[Image.new("RGB", (48, 32), "red")])
    for data in (moving, b"\0\0\0\x10ftypavif\0\0\0\0", PLAIN[:16]):
        with pytest.raises(ValueError, match=r"cannot be labelled|cut off"):
            embed_in_avif(data, PACKET, same)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.95])
def test_half_a_file_is_refused(share):
    with pytest.raises(ValueError, match=r"cut off|no table"):
        embed_in_avif(PLAIN[: int(len(PLAIN) * share)], PACKET, same)


@given(st.integers(0, 330), st.binary(min_size=1, max_size=8))
def test_damaged_tables_are_refused_or_survive(place, noise):
    data = PLAIN[:place] + noise + PLAIN[place + len(noise) :]
    with suppress(ValueError):
        embed_in_avif(data, PACKET, same)


def test_a_large_box_has_the_long_form_when_read():
    long = struct.pack(">I4sQ", 1, b"mdat", 20) + b"abcd"
    (box,) = boxes(long)
    assert (box.kind, box.body, box.encoded) == (b"mdat", b"abcd", Box(b"mdat", b"abcd").encoded)
