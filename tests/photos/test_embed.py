from __future__ import annotations

import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageSequence

from publisher.photos.embed import embed
from publisher.photos.iim import digest, read_iim
from publisher.photos.model import Label
from publisher.photos.photoshop import IPTC, IPTC_DIGEST, resource
from publisher.photos.xmp import read_packet

LABEL = Label(
    caption="Quân Giải phóng tiến vào Ngọ Môn (Huế) <26/3/1975> & trở về.",
    credit="Thông tấn xã Việt Nam (TTXVN)",
    lang="vi",
    creator="Nhiếp ảnh gia có tên rất dài của báo",
    headline="Huế",
    copyright="© TTXVN",
    alt="Bộ đội trước cổng thành",
    source="TTXVN",
    usage_terms="Editorial use only",
    source_type="negativeFilm",
    taken="1975-03-26",
    city="Huế",
    country="Việt Nam",
    keywords=("Huế", "1975"),
)
LONG = replace(LABEL, caption="Quân Giải phóng tiến vào. " * 6000 + "Hết.")


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def colour(alpha: bool = False) -> Image.Image:
    bands = [Image.effect_noise((61, 47), 40 + 20 * band) for band in range(4 if alpha else 3)]
    return Image.merge("RGBA" if alpha else "RGB", bands)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
EXIF = Image.Exif()
for tag, value in {274: 6, 282: 72, 283: 72, 296: 2, 531: 1}.items():  # those that every EXIF block must have
    EXIF[tag] = value

PICTURES = {
    "JPEG": encoded(colour(), "JPEG"),
    "JPEG progressive with profile and EXIF": encoded(colour(), "JPEG", progressive=True, icc_profile=SRGB, exif=EXIF),
    "JPEG grey": encoded(colour().convert("L"), "JPEG"),
    "JPEG CMYK": encoded(Image.merge("CMYK", colour(alpha=True).split()), "JPEG"),
    "JPEG with restarts": encoded(colour(), "JPEG", restart_marker_blocks=2),
    "PNG": encoded(colour(), "PNG", icc_profile=SRGB),
    "PNG palette": encoded(colour().quantize(9), "PNG", transparency=3),
    "PNG animated": encoded(colour(), "PNG", save_all=True, append_images=[colour().rotate(90)]),
    "WebP": encoded(colour(), "WEBP"),
    "WebP lossless": encoded(colour(), "WEBP", lossless=True),
    "WebP lossless with alpha": encoded(colour(alpha=True), "WEBP", lossless=True),
    "WebP with alpha": encoded(colour(alpha=True), "WEBP"),
    "WebP with profile and EXIF": encoded(colour(), "WEBP", icc_profile=SRGB, exif=EXIF),
    "WebP animated": encoded(colour(alpha=True), "WEBP", save_all=True, append_images=[colour(alpha=True).rotate(90)]),
}
every_picture = pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES)


def pixels(data: bytes) -> list[tuple[str, tuple[int, int], bytes]]:
    with Image.open(io.BytesIO(data)) as image:
        return [(frame.mode, frame.size, frame.convert("RGBA").tobytes()) for frame in ImageSequence.Iterator(image)]


def properties(data: bytes) -> dict[str, object]:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return dict(read_packet(image.info["xmp"]))


@every_picture
def test_no_pixel_profile_or_exif_is_touched(data):
    labelled = embed(data, LABEL)
    assert pixels(labelled) == pixels(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(labelled)) as after:
        assert after.info.get("icc_profile") == before.info.get("icc_profile")
        assert dict(after.getexif()) == dict(before.getexif())


@every_picture
def test_the_whole_label_is_in_every_picture(data):
    said = properties(embed(data, LABEL))
    assert said["dc:description"] == [LABEL.caption, LABEL.caption]
    assert said["photoshop:Credit"] == LABEL.credit


@every_picture
def test_a_new_label_replaces_the_old_one(data):
    once = embed(data, LABEL)
    assert embed(embed(data, replace(LABEL, caption="Old.")), LABEL) == once
    assert embed(once, LABEL) == once


def test_a_jpeg_also_carries_iim_with_its_digest():
    with Image.open(io.BytesIO(embed(PICTURES["JPEG"], LABEL))) as image:
        resources = image.info["photoshop"]
    record = read_iim(resources[IPTC])
    assert record.first(120) == LABEL.caption
    assert record.first(80) == "Nhiếp ảnh gia có tên rất"  # 32 bytes
    assert resources[IPTC_DIGEST] == digest(resources[IPTC])


def photoshop(*resources: tuple[int, bytes]) -> bytes:
    segment = b"Photoshop 3.0\0" + b"".join(resource(number, data).encoded for number, data in resources)
    return b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment


def test_other_photoshop_resources_stay_and_an_old_caption_goes():
    data = PICTURES["JPEG"]
    old = photoshop((0x0408, b"grid"), (IPTC, b"\x1c\x02\x78\x00\x04Old."), (0x07D0, b"path"), (0x040A, b"\x01"))
    labelled = embed(data[:2] + old + data[2:], LABEL)
    assert b"Old." not in labelled
    with Image.open(io.BytesIO(labelled)) as image:
        kept = {number: value for number, value in image.info["photoshop"].items() if isinstance(value, bytes)}
    assert (kept[0x07D0], kept[0x040A]) == (b"path", b"\x01")
    assert read_iim(kept[IPTC]).first(120) == LABEL.caption


def test_photoshop_resources_longer_than_a_segment_are_continued():
    data = PICTURES["JPEG"]
    labelled = embed(data[:2] + photoshop((0x07D0, b"p" * 65_400)) + data[2:], LABEL)
    assert pixels(labelled) == pixels(data)
    assert labelled.count(b"Photoshop 3.0\0") == 2


def test_bytes_after_the_end_are_dropped():
    for name in ("JPEG", "PNG", "WebP"):
        assert embed(PICTURES[name] + b"\0\0<script>alert(1)</script>", LABEL) == embed(PICTURES[name], LABEL)


def test_further_pictures_of_a_camera_are_dropped_with_their_index():
    camera = encoded(colour(), "MPO", save_all=True, append_images=[colour().rotate(180)])
    labelled = embed(camera, LABEL)
    assert b"MPF\0" not in labelled
    with Image.open(io.BytesIO(camera)) as before, Image.open(io.BytesIO(labelled)) as after:
        assert after.format == "JPEG"
        assert after.tobytes() == before.tobytes()


def test_a_caption_too_long_for_one_segment_is_still_whole():
    labelled = embed(PICTURES["JPEG"], LONG)
    assert pixels(labelled) == pixels(PICTURES["JPEG"])
    head = b"http://ns.adobe.com/xmp/extension/\0"
    pieces = []
    for part in labelled.split(b"\xff\xe1")[1:]:
        if part[2:].startswith(head):
            length = int.from_bytes(part[:2], "big")
            pieces.append(part[2 + len(head) + 40 : length])
    assert read_packet(b"".join(pieces))["dc:description"] == [LONG.caption] * 2
    assert "dc:description" not in properties(labelled)
    assert embed(labelled, LABEL) == embed(PICTURES["JPEG"], LABEL)


@pytest.mark.parametrize("name", ["JPEG", "JPEG progressive with profile and EXIF", "PNG", "WebP", "WebP with alpha"])
@pytest.mark.parametrize("share", [0.02, 0.4, 0.8, 0.99])
def test_half_a_picture_is_refused(name, share):
    data = PICTURES[name]
    with pytest.raises(ValueError, match=r"cut off|only|damaged"):
        embed(data[: int(len(data) * share)], LABEL)


def test_other_formats_are_refused():
    with pytest.raises(ValueError, match="JPEG, PNG, WebP, TIFF and AVIF only"):
        embed(encoded(colour(), "GIF"), LABEL)


@pytest.fixture
def exiftool() -> str:
    found = shutil.which("exiftool")
    if found is None:
        pytest.skip("exiftool is not installed")
    return found


def test_exiftool_finds_nothing_to_complain_about(exiftool, tmp_path: Path):
    for place, (name, data) in enumerate(PICTURES.items()):
        for kind, label in (("short", LABEL), ("long", LONG)):
            (tmp_path / f"{kind}-{place}.{name.split()[0].lower()}").write_bytes(embed(data, label))
    command = [exiftool, "-json", "-validate", "-warning", "-a", "-XMP-dc:Description", "-IPTC:By-line", str(tmp_path)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert len(told) == 2 * len(PICTURES)
    for file in told:
        assert (file["Validate"], file.get("Warning")) == ("OK", None)
        label = LONG if "/long-" in file["SourceFile"] else LABEL
        assert file["Description"] == label.caption
        if "By-line" in file:
            assert file["By-line"] == "Nhiếp ảnh gia có tên rất"
