from __future__ import annotations

import pytest

from publisher.importers.folder.matching import Matching, Side, match, number_in

ENTER = "Soldiers enter Ngo Mon Gate in Hue on the morning of 26 March"
GREET = "People of Da Nang greet the soldiers at the city hall"
TANKS = "Tanks roll into the harbour town of Nha Trang at noon"


def told(matching: Matching) -> list[tuple[int, int, str, str]]:
    return [(found.left, found.right, found.why, str(found.sure)) for found in matching.matches]


def files(*names: str) -> list[Side]:
    return [Side(name, (name,), number=number_in(name)) for name in names]


def test_the_name_of_the_file_is_certain():
    left = [Side("row 2", ("b.jpg",)), Side("row 3", ("x/A.JPG",)), Side("row 4", ("ngo-mon",))]
    right = [Side("a.jpg", ("a.jpg",)), Side("b.jpg", ("b.jpg",)), Side("Ngọ Môn.png", ("Ngọ Môn.png",))]
    assert told(match(left, right)) == [
        (0, 1, "the name of the file", "certain"),
        (1, 0, "the name of the file, but for folders, ending and case", "certain"),
        (2, 2, "the name of the file, but for folders, ending and case", "certain"),
    ]


def test_one_name_for_two_files_is_asked_for():
    left = [Side("row 2", ("gate.jpg",))]
    right = [
        Side("1/gate.jpg", ("1/gate.jpg", "gate.jpg")),
        Side("2/gate.jpg", ("2/gate.jpg", "gate.jpg")),
        Side("x.jpg", ("x.jpg",)),
    ]
    matching = match(left, right)
    assert (told(matching), matching.open_left, matching.candidates) == ([], (0,), {0: (0, 1)})


def test_two_rows_for_one_file_are_asked_for():
    matching = match([Side("row 2", ("a.jpg",)), Side("row 3", ("a.jpg",))], files("a.jpg"))
    assert (told(matching), matching.open_left) == ([], (0, 1))


def test_numbers_that_were_written_count_and_numbers_of_the_order_only_when_they_fit():
    written = [Side("row 2", number=2), Side("row 3", number=1)]
    assert [
        (left, right) for left, right, *_ in told(match(written, files("IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg")))
    ] == [(0, 1), (1, 0)]
    counted = [Side("photo", number=number, is_counted=True) for number in (1, 2)]
    assert [(left, right, sure) for left, right, _, sure in told(match(counted, files("1.jpg", "2.jpg")))] == [
        (0, 0, "likely"), (1, 1, "likely"),
    ]  # fmt: skip
    assert told(match(counted, files("1.jpg", "2.jpg", "3.jpg"))) == []


def test_captions_that_are_alike_are_found_and_must_be_clearly_the_best():
    left = [Side("1", caption=ENTER), Side("2", caption=GREET)]
    right = [
        Side("x", caption=f"{GREET}. (Photo: VNA)"),
        Side("y", caption=ENTER.replace("the morning of", "").lower()),
    ]
    assert told(match(left, right)) == [
        (0, 1, "the captions are alike", "likely"),
        (1, 0, "the captions are alike", "certain"),
    ]
    twins = [Side("x", caption=ENTER + " one"), Side("y", caption=ENTER + " two")]
    assert told(match([Side("1", caption=ENTER + " three")], twins)) == []


def test_the_same_day_is_likely_unless_the_captions_say_otherwise():
    left = [Side("1", caption=ENTER, taken="1975-03-26"), Side("2", taken="1975")]
    assert told(match(left, [Side("x", taken="1975-03-26")])) == [(0, 0, "the same day", "likely")]
    assert told(match(left, [Side("x", caption=TANKS, taken="1975-03-26")])) == []
    assert told(match(left, [Side("x", taken="1975-03-26"), Side("y", taken="1975-03-26")])) == []


def test_order_counts_only_among_numbered_files_and_as_many():
    left = [Side("1"), Side("2")]
    why = "their order: as many on both sides, and numbered"
    assert told(match(left, files("IMG_8.jpg", "IMG_10.jpg"))) == [(0, 0, why, "likely"), (1, 1, why, "likely")]
    assert told(match(left, files("a.jpg", "b.jpg"))) == []
    assert told(match(left, files("IMG_8.jpg", "IMG_10.jpg", "IMG_11.jpg"))) == []
    against = [Side("8", ("8.jpg",), 8, caption=TANKS), Side("10", ("10.jpg",), 10)]
    assert told(match([Side("1", caption=ENTER), Side("2")], against)) == []


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("3.jpg", 3),
        ("photos/IMG_0012.jpg", 12),
        ("12 - gate.jpg", 12),
        ("gate.jpg", None),
        ("1975.jpg", None),
        ("Huế 1975.jpg", None),
    ],
)
def test_numbers_are_read_off_names_but_years_are_not(name, number):
    assert number_in(name) == number


def test_a_hundred_photos_are_matched_in_no_time():
    captions = [f"Scene {number} at the gate of house {number * 7} in street {number * 13}" for number in range(100)]
    matching = match(
        [Side(str(n), caption=text) for n, text in enumerate(captions)], [Side(text, caption=text) for text in captions]
    )
    assert all(found.left == found.right for found in matching.matches)
