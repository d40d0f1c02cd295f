"""Printing conditions: the shipped one, a printer's own, and files that can be none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageCms

from publisher.notices import PublisherError
from publisher.press.intents import print_condition


def test_coated_paper_is_meant_when_nobody_says_otherwise() -> None:
    house = print_condition()
    assert (house.name, house.title) == ("FOGRA39", "FOGRA39")
    assert house.is_registered
    assert house.profile[12:20] == b"prtrCMYK"


def test_a_printer_s_own_profile_goes_by_its_own_description(tmp_path: Path) -> None:
    own = tmp_path / "press.icc"
    own.write_bytes(print_condition().profile)
    condition = print_condition(own)
    assert not condition.is_registered
    assert condition.name == "Custom"
    assert condition.title == condition.description != ""
    assert condition.profile == own.read_bytes()


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _changed(place: int, data: bytes) -> bytes:
    profile = print_condition().profile
    return profile[:place] + data + profile[place + len(data) :]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no profile at all", "no ICC colour profile"),
        (b"", "no ICC colour profile"),
        (_srgb(), "for RGB and of class 'mntr'"),
        (_changed(12, b"link"), "CMYK"),
        (_changed(8, b"\5\0"), "version 5"),
        (_changed(132, b"\0" * 12 * 20), "colours"),
        (None, "there is no colour profile to read"),
    ],
)
def test_a_file_that_is_no_press_profile_is_refused_with_help(tmp_path: Path, data: bytes | None, words: str) -> None:
    file = tmp_path / "wrong.icc"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(PublisherError) as problem:
        print_condition(file)
    (notice,) = problem.value.notices
    assert notice.code == "P902"
    assert words in notice.message
    assert notice.hint
    assert notice.place is not None
    assert str(notice.place) == "wrong.icc"
    assert notice.concerns("booklet")
    assert not notice.concerns("cards")
