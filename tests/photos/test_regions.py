from __future__ import annotations

import pytest

from publisher.photos.regions import focus_of, regions_from

IPTC = "Iptc4xmpExt:"


def focus_from(properties: dict[str, object], stored: tuple[int, int]) -> tuple[float, float] | None:
    return focus_of(regions_from(properties, stored))


def iptc(role: str | None = None, **boundary: str) -> dict[str, object]:
    region: dict[str, object] = {IPTC + "RegionBoundary": {IPTC + name: value for name, value in boundary.items()}}
    if role is not None:
        region[IPTC + "rRole"] = [{"xmp:Identifier": [f"http://cv.iptc.org/newscodes/imageregionrole/{role}"]}]
    return region


def mwg(kind: str, x: float, y: float, w: float = 0.1, h: float = 0.1) -> dict[str, object]:
    return {
        "mwg-rs:Type": kind,
        "mwg-rs:Area": {"stArea:x": str(x), "stArea:y": str(y), "stArea:w": str(w), "stArea:h": str(h)},
    }


def regions(*found: dict[str, object]) -> dict[str, object]:
    return {"mwg-rs:Regions": {"mwg-rs:RegionList": list(found)}}


RECTANGLE = iptc(rbShape="rectangle", rbUnit="relative", rbX="0.2", rbY="0.4", rbW="0.2", rbH="0.2")
PIXELS = iptc(rbShape="rectangle", rbUnit="pixel", rbX="80", rbY="40", rbW="80", rbH="20")
CIRCLE = iptc(rbShape="circle", rbUnit="relative", rbX="0.3", rbY="0.5", rbRx="0.1")


@pytest.mark.parametrize("region", [RECTANGLE, PIXELS, CIRCLE])
def test_an_iptc_region_gives_its_middle(region):
    assert focus_from({IPTC + "ImageRegion": [region]}, (400, 100)) == pytest.approx((0.3, 0.5))


def test_a_polygon_gives_the_middle_of_its_box():
    vertices = [{IPTC + "rbX": x, IPTC + "rbY": y} for x, y in (("0.1", "0.2"), ("0.5", "0.2"), ("0.3", "0.8"))]
    region = {IPTC + "RegionBoundary": {IPTC + "rbShape": "polygon", IPTC + "rbVertices": vertices}}
    assert focus_from({IPTC + "ImageRegion": [region]}, (400, 100)) == pytest.approx((0.3, 0.5))


def test_the_main_subject_counts_more_than_a_crop():
    subject = iptc("mainSubjectArea", rbX="0.7", rbY="0.2", rbW="0.2", rbH="0.2")
    crop = iptc("cropping", rbX="0.0", rbY="0.0", rbW="0.5", rbH="1.0")
    assert focus_from({IPTC + "ImageRegion": [crop, subject]}, (400, 100)) == pytest.approx((0.8, 0.3))


def test_several_faces_are_seen_together():
    assert focus_from(regions(mwg("Face", 0.2, 0.3), mwg("Face", 0.6, 0.5)), (1, 1)) == pytest.approx((0.4, 0.4))


def test_a_face_counts_more_than_the_camera_focus():
    assert focus_from(regions(mwg("Focus", 0.9, 0.9), mwg("Face", 0.2, 0.3)), (1, 1)) == pytest.approx((0.2, 0.3))


@pytest.mark.parametrize(
    "properties",
    [
        {},
        regions(mwg("Face", 7.0, 0.5)),
        regions(mwg("Face", 0.5, 0.5, 1.0, 1.0)),
        regions({"mwg-rs:Area": {"stArea:x": "left", "stArea:y": "0.5"}}),
        regions(mwg("Face", float("nan"), 0.5)),
        {"mwg-rs:Regions": "none"},
        {IPTC + "ImageRegion": [RECTANGLE | {IPTC + "RegionBoundary": "round"}]},
    ],
)
def test_regions_that_say_nothing_give_no_focus(properties):
    assert focus_from(properties, (400, 100)) is None


def test_faces_and_main_subjects_are_told_from_points_and_crops():
    properties = regions(mwg("Face", 0.2, 0.3), mwg("Focus", 0.9, 0.9))
    properties[IPTC + "ImageRegion"] = [
        iptc("mainSubjectArea", rbX="0.7", rbY="0.2", rbW="0.2", rbH="0.2"),
        iptc("cropping", rbX="0.0", rbY="0.0", rbW="0.5", rbH="1.0"),
    ]
    found = [region.box for region in regions_from(properties, (400, 100)) if region.is_subject]
    assert found == [pytest.approx((0.7, 0.2, 0.9, 0.4)), pytest.approx((0.15, 0.25, 0.25, 0.35))]
