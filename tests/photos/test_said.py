"""Each field from each kind of metadata, as text: what stands there, what is read."""

from __future__ import annotations

import pytest

from publisher.photos.exif import Exif
from publisher.photos.fields import FIELDS, Form
from publisher.photos.iim import IimRecord
from publisher.photos.said import from_exif, from_iim, from_xmp
from publisher.photos.xmp import InLanguage

EXAMPLES = {Form.DAY: "1975-03-26", Form.TIME: "1975-03-26T10:20:30+07:00"}
READ = {Form.DAY: "1975-03-26", Form.TIME: "10:20:30+07:00"}


def nested(path: str, text: str) -> dict[str, object]:
    name, _, rest = path.partition("/")
    return {name: nested(rest, text) if rest else text}


@pytest.mark.parametrize("row", [row for row in FIELDS if row.xmp], ids=lambda row: row.name)
def test_every_place_in_xmp_is_read(row):
    for path in row.xmp:
        said = from_xmp(nested(path, EXAMPLES.get(row.form, "Huế")))[row.name]
        assert (said.text, said.origin) == (READ.get(row.form, "Huế"), f"XMP {path}")


@pytest.mark.parametrize("row", [row for row in FIELDS if row.iim], ids=lambda row: row.name)
def test_every_data_set_is_read(row):
    text = {Form.DAY: "19750326", Form.TIME: "102030+0700"}.get(row.form, "Huế")
    said = from_iim(IimRecord({row.iim: (text,)}))[row.name]
    assert (said.text, said.origin) == (READ.get(row.form, "Huế"), f"IPTC 2:{row.iim:03}")


@pytest.mark.parametrize("row", [row for row in FIELDS if row.exif], ids=lambda row: row.name)
def test_every_tag_is_read(row):
    for tag in row.exif:
        text = "1975:03:26 10:20:30+07:00" if row.form in EXAMPLES else "Huế"
        said = from_exif(Exif(texts={tag: text}))[row.name]
        assert (said.text, said.origin) == (READ.get(row.form, "Huế"), f"EXIF {tag}")


SHOWN, CREATED = "Iptc4xmpExt:LocationShown", "Iptc4xmpExt:LocationCreated"
EXT = "Iptc4xmpExt:"


def place(properties: dict[str, object]) -> dict[str, str]:
    return {name: said.text for name, said in from_xmp(properties).items()}


def test_a_place_is_one_place_and_not_parts_of_several():
    shown, created = {SHOWN: [{EXT + "City": "Hue"}]}, {CREATED: [{EXT + "City": "Hanoi", EXT + "CountryName": "Laos"}]}
    assert place(shown | created) == {"city": "Hue"}
    assert place(created) == {"city": "Hanoi", "country": "Laos"}
    assert place({SHOWN: [{EXT + "City": "Hue"}, {EXT + "City": "Da Nang", EXT + "CountryName": "X"}]}) == {
        "city": "Hue"
    }


def test_the_older_fields_fill_the_place_shown_only_when_they_agree_with_it():
    shown = {SHOWN: {EXT + "City": "Hue"}}
    assert place({**shown, "photoshop:City": "Hue", "photoshop:Country": "Vietnam"}) == {
        "city": "Hue",
        "country": "Vietnam",
    }
    assert place({**shown, "photoshop:City": "Hanoi", "photoshop:Country": "Vietnam"}) == {"city": "Hue"}


def in_language(text: str, lang: str) -> InLanguage:
    made = InLanguage(text)
    made.lang = lang
    return made


def test_a_text_in_several_languages_keeps_them_all():
    texts = [in_language("Gate", "x-default"), in_language("Cổng", "vi"), in_language("Porte", "fr-CA")]
    said = from_xmp({"dc:description": texts})["caption"]
    assert (said.texts, said.wordings) == (("Gate",), (("vi", "Cổng"), ("fr-CA", "Porte")))


def test_several_names_are_all_kept_once():
    assert from_xmp({"dc:creator": ["A. Name", "B. Name", "A. Name"]})["photographer"].texts == ("A. Name", "B. Name")
    assert from_exif(Exif(texts={315: "A. Name; B. Name"}))["photographer"].texts == ("A. Name", "B. Name")


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("1975", "1975", None),
        ("2012", "2012", None),
        ("1975-03", "1975-03", None),
        ("1975-00-00", "1975", None),
        ("1975:03:26 00:00:00", "1975-03-26", None),
        ("1975-03-26T10:20", "1975-03-26", "10:20:00"),
        ("1975-03-26T10:20:30.25Z", "1975-03-26", "10:20:30Z"),
        ("1975:03:26 10:20:30", "1975-03-26", "10:20:30"),
        ("0000:00:00 00:00:00", None, None),
        ("next Tuesday", None, None),
        ("1975-03-26T99:99:99", "1975-03-26", None),
    ],
)
def test_dates_and_times_are_read_as_exactly_as_they_are_known(written, day, time):
    said = from_xmp({"photoshop:DateCreated": written})
    assert [said[name].text if name in said else None for name in ("taken", "time")] == [day, time]


@pytest.mark.parametrize("talk", ["OLYMPUS DIGITAL CAMERA", "Created with GIMP", "charset=Ascii"])
def test_what_programs_write_is_no_caption(talk):
    assert from_exif(Exif(texts={270: talk})) == {}


def test_letters_coded_twice_are_put_right_and_said_to_be():
    said = from_xmp({"dc:description": ["QuÃ¢n"]})["caption"]
    assert (said.text, said.is_mended) == ("Quân", True)
