from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from publisher.notices import PublisherError, Severity
from publisher.photos import opening
from publisher.photos import probe as probe_module
from publisher.photos.model import Label
from publisher.photos.packet import write_packet
from publisher.photos.probe import inspect, probe, thumbnail


def messages(path: Path) -> list[str]:
    return [f"{found.severity} {found.code} {found.message}" for found in inspect(path)[1]]


def refusal(path: Path) -> str:
    with pytest.raises(PublisherError) as caught:
        probe(path)
    (notice,) = caught.value.notices
    assert notice.severity is Severity.ERROR
    assert notice.place is not None
    assert notice.place.file == path.name
    return f"{notice.code} {notice.message}"


def test_a_plain_jpeg_is_told_as_it_is(save, quarters):
    path = save(quarters, "quarters.jpg")
    picture = probe(path)
    assert (picture.format, picture.media_type, picture.mode) == ("JPEG", "image/jpeg", "RGB")
    assert (picture.width, picture.height, picture.orientation) == (120, 80, 1)
    assert picture.size == path.stat().st_size
    assert picture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert messages(path) == []


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "gif", "bmp", "jp2", "avif"])
def test_every_readable_format_is_accepted_under_its_own_ending(save, quarters, ending):
    path = save(quarters, f"quarters.{ending}")
    assert (probe(path).width, probe(path).height) == (120, 80)
    assert messages(path) == []


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_width_and_height_are_those_of_the_upright_picture(save, quarters, orientation):
    exif = Image.Exif()
    exif[274] = orientation
    picture = probe(save(quarters, "sideways.jpg", exif=exif))
    assert (picture.width, picture.height, picture.orientation) == (80, 120, orientation)


def test_a_tiff_is_not_turned_twice(save, quarters):
    exif = Image.Exif()
    exif[274] = 6
    picture = probe(save(quarters, "sideways.tif", exif=exif))
    assert (picture.width, picture.height, picture.orientation) == (80, 120, 1)


def test_an_orientation_that_does_not_exist_is_ignored_with_a_note(save, quarters):
    exif = Image.Exif()
    exif[274] = 9
    path = save(quarters, "nine.jpg", exif=exif)
    assert probe(path).orientation == 1
    assert messages(path) == ["note P319 nine.jpg states an orientation that does not exist (9); it is shown as stored"]


def test_a_wrong_ending_is_accepted_by_content_with_a_note(save, quarters):
    path = save(quarters, "really-png.jpg", format="PNG")
    assert probe(path).media_type == "image/png"
    assert messages(path) == ["note P307 really-png.jpg is named .jpg, but holds a PNG picture"]


def test_a_missing_ending_is_accepted_with_a_note(save, quarters):
    assert messages(save(quarters, "picture", format="JPEG")) == [
        "note P307 picture is named without an ending, but holds a JPEG picture"
    ]


def test_several_pictures_in_a_file_are_noted(save, quarters):
    other = quarters.transpose(Image.Transpose.ROTATE_180)
    path = save(quarters, "moving.gif", save_all=True, append_images=[other])
    assert messages(path) == ["note P307 moving.gif holds 2 pictures; the first one is used"]


def test_a_camera_jpeg_with_a_second_picture_behind_it_is_a_jpeg(save, quarters):
    path = save(quarters, "camera.jpg", format="MPO", save_all=True, append_images=[quarters])
    assert (probe(path).format, probe(path).media_type) == ("JPEG", "image/jpeg")


def test_deep_grey_is_noted(save):
    path = save(Image.new("I;16", (20, 20), 30000), "deep.png")
    assert messages(path) == ["note P307 deep.png has more than 8 bits a channel; it is used with 8"]


def test_a_fitting_profile_is_kept(save, quarters):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = save(quarters, "tagged.jpg", icc_profile=srgb)
    assert probe(path).icc == srgb
    assert messages(path) == []


@pytest.mark.parametrize(
    ("mode", "profile", "why"),
    [
        ("RGB", b"no profile at all" * 20, "the colour profile is damaged"),
        ("L", None, "the colour profile is for RGB pictures, the picture is GRAY"),
        ("CMYK", None, "the colour profile is for RGB pictures, the picture is CMYK"),
    ],
)
def test_a_profile_that_does_not_fit_is_dropped_with_a_warning(save, mode, profile, why):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = save(Image.new(mode, (20, 20)), "odd.jpg", icc_profile=profile or srgb)
    assert probe(path).icc is None
    assert messages(path) == [f"warning P319 odd.jpg: {why}; it is read without it"]


def test_cmyk_without_a_profile_is_said_to_be_read_as_coated_paper(save):
    path = save(Image.new("CMYK", (20, 20)), "bare.jpg")
    assert messages(path) == [
        "warning P319 bare.jpg is CMYK without a colour profile; it is read as coated paper (FOGRA39)"
    ]


@pytest.mark.parametrize("ending", [".nef", ".DNG", ".arw"])
def test_a_camera_raw_file_is_not_taken_for_the_thumbnail_in_it(tmp_path, ending):
    Image.new("RGB", (160, 120)).save(tmp_path / "1.tif")
    path = (tmp_path / "1.tif").rename(tmp_path / f"1{ending}")
    with pytest.raises(PublisherError, match="is a camera raw file, not a photo"):
        probe(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty.jpg is empty"),
        (b"<!DOCTYPE html><title>404</title>", "is a web page, not a photo"),
        (b"\xef\xbb\xbf\n<html><body>404</body></html>", "is a web page, not a photo"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "is an SVG drawing, not a photo"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "is an EPS or PostScript file, not a photo"),
        (b"%PDF-1.7\n", "is a PDF document, not a photo"),
        (b"PK\x03\x04rest", "is a ZIP archive or an office document, not a photo"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "is an HEIC picture, not a photo"),
        ("Chú thích ảnh nằm ở đây.".encode(), "is a text file, not a photo"),
        (bytes(range(1, 200)), "is not a picture in a format known here, not a photo"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a JPEG, but"),
    ],
)
def test_what_is_no_photo_is_refused_under_its_true_name(tmp_path, content, told):
    path = tmp_path / "empty.jpg"
    path.write_bytes(content)
    assert refusal(path).startswith("P307 empty.jpg ")
    assert told in refusal(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_a_cut_off_file_is_refused(save, ending, share):
    path = save(Image.effect_noise((400, 300), 60), f"whole.{ending}")
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert "cut off" in refusal(path)


def test_a_tiny_file_with_countless_pixels_is_refused_before_decoding(tmp_path):
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 2_000_000, 2_000_000, 1, 0, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    assert refusal(path) == "P307 bomb.png has more pixels than any photo; the limit is 175 megapixels"


def test_the_limit_of_pixels_is_our_own(save, quarters, monkeypatch):
    monkeypatch.setattr(opening, "MAX_PIXELS", 120 * 80 - 1)
    assert "more pixels than any photo" in refusal(save(quarters, "large.png"))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal(tmp_path / "none.jpg") == "P305 none.jpg is not there"
    assert refusal(tmp_path) == f"P307 {tmp_path.name} is a folder, not a photo"


def test_broken_exif_is_noted_once_and_the_picture_accepted(save, quarters):
    path = save(quarters, "exif.jpg", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x09\x00\x00")
    assert probe(path).orientation == 1
    assert messages(path) == ["note P307 exif.jpg has broken EXIF data; the picture itself is sound"]


def test_a_changed_file_is_probed_again(save, quarters):
    path = save(quarters, "changing.png")
    assert probe(path) is probe(path)
    quarters.resize((60, 40)).save(path)
    os.utime(path, ns=(1, 1))
    assert (probe(path).width, probe(path).height) == (60, 40)


def test_a_whole_jpeg_is_known_without_its_pixels(save, quarters, monkeypatch):
    monkeypatch.setattr(probe_module, "decode", lambda *_: pytest.fail("its pixels were decoded"))
    picture = probe(save(quarters, "whole.jpg"))
    assert (picture.width, picture.height, picture.mode) == (120, 80, "RGB")


def test_pixels_that_cannot_be_decoded_are_told_when_they_are_wanted(save, quarters):
    path = save(quarters, "tables.jpg")
    content = path.read_bytes()
    table = content.index(b"\xff\xc4") + 5
    path.write_bytes(content[:table] + b"\xff" * 16 + content[table + 16 :])
    assert probe(path).width == 120
    with pytest.raises(PublisherError, match="damaged"):
        thumbnail(path)


def test_what_hangs_behind_a_jpeg_does_not_make_it_cut_off(save, quarters):
    path = save(quarters, "tail.jpg")
    path.write_bytes(path.read_bytes() + b"\0" * 64)
    assert probe(path).width == 120


def test_the_thumbnail_is_small_and_upright(save, quarters):
    exif = Image.Exif()
    exif[274] = 6
    path = save(quarters.resize((1200, 800)), "large.jpg", exif=exif)
    assert thumbnail(path).size == (128, 192)


def test_no_difficult_file_ends_in_anything_but_a_picture_or_a_refusal(nasty):
    refused = set()
    for path in sorted(nasty.iterdir()):
        try:
            picture, notices = inspect(path)
        except PublisherError:
            assert path.name in refusal(path)
            refused.add(path.name)
        else:
            assert picture.width > 0
            assert all(notice.severity is not Severity.ERROR for notice in notices)
    assert refused == {
        "README.md", "bomb_20000x10000_1bit.png", "bomb_50000x50000_1bit.png", "bomb_header_only_2e9.png", "bomb_ztxt_80MB.png",
        "fake.eps.jpg", "text_named.jpg", "truncated.png", "truncated_half.jpg", "truncated_header.jpg", "xss.svg", "zero_byte.jpg",
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "gif", "bmp", "jp2", "avif"])
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_scrambled_file_ends_in_anything_but_a_picture_or_a_refusal(scrambled, ending, data):
    path, whole = scrambled(ending)
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    with contextlib.suppress(PublisherError):
        assert inspect(path)[0].width > 0


@pytest.fixture
def scrambled(tmp_path, quarters):
    """A path to write scrambled files to (each probed afresh), and the whole file in a format, full of metadata."""
    packet = write_packet(Label("A gate.", "VNA", "en"))
    exif = Image.Exif()
    exif[270], exif[274] = "A gate.", 6
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made: dict[str, bytes] = {}

    def whole(ending: str) -> tuple[Path, bytes]:
        path = tmp_path / f"scrambled.{ending}"
        if ending not in made:
            quarters.resize((24, 16)).save(path, exif=exif, xmp=packet, icc_profile=srgb)
            made[ending] = path.read_bytes()
        probe_module._inspect.cache_clear()
        return path, made[ending]

    return whole
