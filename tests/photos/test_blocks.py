from __future__ import annotations

import io
import struct
from dataclasses import replace

import pytest
from PIL import Image, PngImagePlugin

from publisher.photos.blocks import iptc_block, xmp_packets
from publisher.photos.embed import embed
from publisher.photos.ifd import LONG, Value, with_tags
from publisher.photos.iim import write_iim
from publisher.photos.model import Label
from publisher.photos.photoshop import IPTC, IPTC_DIGEST, resource
from publisher.photos.probe import inspect, probe

LABEL = Label("Cổng Ngọ Môn.", "TTXVN", "vi", creator="A. Name", keywords=("Huế",))


@pytest.fixture
def jpeg(quarters) -> bytes:
    buffer = io.BytesIO()
    quarters.save(buffer, "JPEG")
    return buffer.getvalue()


def test_a_caption_too_long_for_one_segment_is_read_whole(tmp_path, jpeg):
    long = replace(LABEL, caption="Quân Giải phóng tiến vào. " * 6000 + "Hết.")
    path = tmp_path / "long.jpg"
    path.write_bytes(embed(jpeg, long))
    embedded = probe(path).embedded
    assert embedded.caption == long.caption
    assert embedded.credit == "TTXVN"


def test_a_piece_missing_leaves_the_rest(tmp_path, jpeg):
    data = embed(jpeg, replace(LABEL, caption="Quân Giải phóng tiến vào. " * 6000))
    head = b"http://ns.adobe.com/xmp/extension/\0"
    first = data.index(head) - 4
    length = struct.unpack_from(">H", data, first + 2)[0]
    path = tmp_path / "gap.jpg"
    path.write_bytes(data[:first] + data[first + 2 + length :])
    picture = probe(path)
    assert picture.embedded.credit == "TTXVN"
    assert picture.embedded.caption is not None
    assert picture.embedded.caption.startswith("Quân Giải phóng")  # what IIM has room for


@pytest.mark.parametrize("kind", ["iptc", "8bim"])
def test_blocks_in_text_chunks_of_a_png_are_read(save, quarters, kind):
    block = write_iim(LABEL)
    block = resource(IPTC, block).encoded if kind == "8bim" else block
    info = PngImagePlugin.PngInfo()
    info.add_text(f"Raw profile type {kind}", f"\n{kind}\n{len(block):8}\n{block.hex()}\n", zip=True)
    path = save(quarters, "old.png", pnginfo=info)
    assert probe(path).embedded.caption == "Cổng Ngọ Môn."


def test_a_text_chunk_of_nonsense_is_no_block(save, quarters):
    info = PngImagePlugin.PngInfo()
    info.add_text("Raw profile type iptc", "\niptc\n 99999999\nzzzz 12")
    info.add_text("Raw profile type xmp", "none")
    with Image.open(save(quarters, "odd.png", pnginfo=info)) as image:
        image.load()
        assert (iptc_block(image).data, xmp_packets(image)) == (b"", [])


@pytest.mark.parametrize("swapped", [False, True])
def test_iim_written_as_numbers_in_a_tiff_is_read_in_either_order(save, quarters, swapped):
    block = write_iim(LABEL)
    block += b"\0" * (-len(block) % 4)
    stored = b"".join(block[at : at + 4][::-1] for at in range(0, len(block), 4)) if swapped else block
    path = save(quarters, "numbers.tif")
    path.write_bytes(with_tags(path.read_bytes(), {33723: Value(LONG, stored)}))
    assert probe(path).embedded.caption == "Cổng Ngọ Môn."


def test_texts_changed_by_a_program_without_xmp_are_said_to_be_perhaps_newer(tmp_path, jpeg):
    data = embed(jpeg, LABEL)
    at = data.index(b"Photoshop 3.0")
    path = tmp_path / "newer.jpg"
    path.write_bytes(data[:at] + data[at:].replace("Cổng".encode(), "Cửa!".encode()[: len("Cổng".encode())], 1))
    notices = [notice for notice in inspect(path)[1] if notice.code == "P706"]
    assert [notice.message for notice in notices] == [
        "newer.jpg: the caption differs between XMP and IPTC; the one in XMP is offered"
    ]
    assert "may be the newer ones" in (notices[0].hint or "")
    with Image.open(path) as image:
        assert iptc_block(image).is_newer
        assert IPTC_DIGEST in image.info["photoshop"]
