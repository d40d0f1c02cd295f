from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publisher.notices import PublisherError
from publisher.page.geometry import Crop
from publisher.photos import resample as module
from publisher.photos.probe import probe
from publisher.photos.resample import resample

CORNERS = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))


def colours(image: Image.Image) -> list[tuple[int, ...]]:
    return [image.getpixel((int(x * image.width), int(y * image.height))) for x, y in CORNERS]


def gradient(width: int, height: int) -> Image.Image:
    """Red grows from left to right, green from top to bottom."""
    across = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.new("L", (width, height), 128)))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["png", "webp", "tif"])
def test_every_orientation_looks_the_same(save, quarters, orientation, ending):
    exif = Image.Exif()
    exif[274] = orientation
    turned = {
        2: "FLIP_LEFT_RIGHT",
        3: "ROTATE_180",
        4: "FLIP_TOP_BOTTOM",
        5: "TRANSPOSE",
        6: "ROTATE_90",
        7: "TRANSVERSE",
        8: "ROTATE_270",
    }
    stored = quarters.transpose(Image.Transpose[turned[orientation]]) if orientation > 1 else quarters
    options = {"lossless": True} if ending == "webp" else {}
    picture = probe(save(stored, f"turned.{ending}", exif=exif, **options))
    upright = resample(picture, Crop(), 60, 40)
    assert upright.size == (60, 40)
    assert colours(upright) == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_crop_is_meant_in_the_upright_picture(save, quarters, orientation):
    exif = Image.Exif()
    exif[274] = orientation
    stored = quarters.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else quarters
    picture = probe(save(stored, "turned.png", exif=exif))
    right_top = resample(picture, Crop(0.5, 0.0, 1.0, 0.5), 30, 20)
    assert set(colours(right_top)) == {(0, 255, 0)}


def test_grey_stays_grey_and_the_size_is_exact(save):
    picture = probe(save(Image.new("L", (333, 77), 40), "grey.jpg"))
    result = resample(picture, Crop(0.1, 0.0, 0.7, 1.0), 101, 13)
    assert (result.mode, result.size) == ("L", (101, 13))


def test_enlarging_works_too(save, quarters):
    assert resample(probe(save(quarters, "small.png")), Crop(), 480, 320).size == (480, 320)


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (1200, 6)])
def test_absurd_sizes_are_served(save, size):
    picture = probe(save(Image.new("RGB", size, "red"), "absurd.png"))
    assert resample(picture, Crop(0.5, 0.5, 0.5, 0.5), 8, 8).getpixel((4, 4)) == (255, 0, 0)


@given(
    box=st.tuples(*[st.floats(0, 1)] * 4).map(
        lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3]))
    ),
    target=st.tuples(st.integers(1, 90), st.integers(1, 90)),
)
def test_any_crop_at_any_size_comes_out_as_asked(tmp_path_factory, box, target):
    path = tmp_path_factory.getbasetemp() / "any-crop.png"
    if not path.exists():
        gradient(61, 37).save(path)
    assert resample(probe(path), Crop(*box), *target).size == target


@pytest.mark.parametrize("size", [(4001, 3999), (7683, 3841)])
def test_a_reduced_decode_does_not_shift_the_framing(save, size):
    picture = probe(save(gradient(*size), "large.jpg", quality=95))
    crop = Crop(0.2, 0.1, 0.7, 0.9)
    small = resample(picture, crop, 200, 160)
    for x, y in ((0, 0), (199, 0), (100, 80), (199, 159)):
        red, green, _ = small.getpixel((x, y))
        assert red == pytest.approx(255 * (0.2 + 0.5 * (x + 0.5) / 200), abs=3)
        assert green == pytest.approx(255 * (0.1 + 0.8 * (y + 0.5) / 160), abs=3)


def test_a_reduced_decode_is_close_to_a_full_one(photographs):
    path = photographs / "col-seeding-engelhardt.jpg"
    quick = resample(probe(path), Crop(), 640, 360)
    with Image.open(path) as image:
        slow = image.convert("RGB").resize((640, 360), Image.Resampling.LANCZOS)
    error = sum((x - y) ** 2 for x, y in zip(quick.tobytes(), slow.tobytes(), strict=True)) / (640 * 360 * 3)
    assert error < 255**2 / 10**4.5  # 45 dB


def test_the_pixels_do_not_depend_on_what_was_asked_before(save):
    noise = Image.effect_noise((2600, 2100), 80)
    picture = probe(save(noise, "noise.jpg"))
    module._decoded.cache_clear()
    first = resample(picture, Crop(), 130, 105).tobytes()
    resample(picture, Crop(), 2500, 2019)
    resample(picture, Crop(0.4, 0.4, 0.5, 0.5), 130, 105)
    assert resample(picture, Crop(), 130, 105).tobytes() == first


def test_sizes_of_one_photo_share_one_decode_and_at_most_two_photos_stay(save, quarters):
    module._decoded.cache_clear()
    pictures = [probe(save(quarters.rotate(angle), f"{angle}.png")) for angle in (0, 90, 180)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda width: resample(pictures[0], Crop(), width, 10), range(1, 30)))
    assert module._decoded.cache_info().misses == 1
    for picture in pictures:
        resample(picture, Crop(), 10, 10)
    assert module._decoded.cache_info().currsize == 2


def test_a_file_that_became_unreadable_is_a_clear_error(save, quarters):
    path = save(quarters, "gone.png")
    picture = probe(path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(PublisherError, match=r"gone\.png is a PNG, but cut off"):
        resample(picture, Crop(), 10, 10)
