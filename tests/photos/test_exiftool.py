"""Another program writes every field into every format; what is read must be what it wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from publisher.photos.fields import FIELDS
from publisher.photos.probe import inspect

WRITTEN = {
    "XMP-photoshop:Headline": "Đầu đề", "XMP-dc:Title": "Tên", "XMP-dc:Description": "Cổng", "XMP-dc:Description-en": "Gate",
    "XMP-iptcCore:AltTextAccessibility": "Alt", "XMP-iptcCore:AltTextAccessibility-fr": "Alt fr",
    "XMP-iptcCore:ExtDescrAccessibility": "Long", "XMP-dc:Creator": ("A. Name", "B. Name"),
    "XMP-photoshop:AuthorsPosition": "Staff", "XMP-photoshop:Credit": "VNA", "XMP-photoshop:Source": "TTXVN",
    "XMP-dc:Rights": "© VNA", "XMP-plus:CopyrightOwnerName": "Owner", "XMP-xmpRights:UsageTerms": "Editorial",
    "XMP-xmpRights:WebStatement": "https://example.org/r", "XMP-plus:LicensorURL": "https://example.org/l",
    "XMP-photoshop:DateCreated": "1975:03:26 10:20:30+07:00", "XMP-iptcExt:LocationShownCity": "Huế",
    "XMP-iptcExt:LocationShownSublocation": "Ngọ Môn", "XMP-iptcExt:LocationShownProvinceState": "Thừa Thiên",
    "XMP-iptcExt:LocationShownCountryName": "Việt Nam", "XMP-iptcExt:LocationShownCountryCode": "VN",
    "XMP-dc:Subject": ("Huế", "1975"), "XMP-iptcExt:PersonInImage": "Person One",
    "XMP-iptcExt:OrganisationInImageName": "Org", "XMP-iptcExt:Event": "Event", "XMP-photoshop:Instructions": "NO ARCHIVE",
    "XMP-photoshop:CaptionWriter": "CW",
    "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm",
    "XMP-plus:ModelReleaseStatus": "None", "XMP-plus:PropertyReleaseStatus": "None",
    "XMP-iptcExt:DigitalImageGUID": "guid-1", "XMP-photoshop:TransmissionReference": "JOB", "XMP-photoshop:Urgency": "3",
    "XMP-exif:UserComment": "Comment", "XMP-plus:ImageSupplierName": "Supplier", "XMP-plus:LicensorName": "Licensor",
    "XMP-mwg-rs:RegionInfo": "{AppliedToDimensions={W=60,H=40,Unit=pixel},RegionList=[{Area={X=0.25,Y=0.5,W=0.1,H=0.2,"
    "Unit=normalized},Name=Person One,Type=Face}]}",
}  # fmt: skip
READ = {
    "headline": "Đầu đề", "title": "Tên", "caption": "Cổng", "alt": "Alt", "long_alt": "Long", "photographer": "A. Name, B. Name",
    "photographer_title": "Staff", "credit": "VNA", "source": "TTXVN", "copyright": "© VNA", "rights_owner": "Owner",
    "usage_terms": "Editorial", "rights_url": "https://example.org/r", "licensor_url": "https://example.org/l",
    "taken": "1975-03-26", "time": "10:20:30+07:00", "location": "Ngọ Môn", "city": "Huế", "state": "Thừa Thiên",
    "country": "Việt Nam", "country_code": "VN", "keywords": ("Huế", "1975"), "people": ("Person One",),
    "organisations": ("Org",), "event": "Event", "instructions": "NO ARCHIVE", "caption_writer": "CW",
    "source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm",
    "model_release": "http://ns.useplus.org/ldf/vocab/MR-NON", "property_release": "http://ns.useplus.org/ldf/vocab/PR-NON",
    "guid": "guid-1", "job_id": "JOB", "urgency": "3", "comment": "Comment", "supplier": "Supplier", "licensor": "Licensor",
}  # fmt: skip


@pytest.fixture(scope="module")
def write():
    found = shutil.which("exiftool")
    if found is None:
        pytest.skip("exiftool is not installed")

    def write(path: Path, *options: str) -> Path:
        Image.effect_noise((60, 40), 30).convert("RGB").save(path)
        subprocess.run([found, "-q", "-q", "-m", "-overwrite_original", *options, str(path)], check=True)
        return path

    return write


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "avif"])
def test_every_field_another_program_writes_is_read(write, tmp_path, ending):
    options = [
        f"-{tag}={each}" for tag, text in WRITTEN.items() for each in (text if isinstance(text, tuple) else (text,))
    ]
    picture, notices = inspect(write(tmp_path / f"photo.{ending}", *options))
    embedded = picture.embedded
    assert {row.name: getattr(embedded, row.name) for row in FIELDS if row.name != "data_mining"} == READ
    assert (embedded.worded("caption", "en"), embedded.worded("alt", "fr")) == ("Gate", "Alt fr")
    assert embedded.focus == pytest.approx((0.25, 0.5))
    assert [region.name for region in embedded.regions] == ["Person One"]
    assert notices == ()


@pytest.mark.parametrize("ending", ["jpg", "tif", "png"])
def test_old_iptc_in_a_code_page_is_read_right_and_said_to_be_guessed(write, tmp_path, ending):
    options = (
        "-charset",
        "iptc=cp1252",
        "-IPTC:Caption-Abstract=Café Zürich",
        "-IPTC:By-line=René",
        "-IPTC:City=Orléans",
    )
    picture, notices = inspect(write(tmp_path / f"photo.{ending}", *options))
    embedded = picture.embedded
    assert (embedded.caption, embedded.photographer, embedded.city) == ("Café Zürich", "René", "Orléans")
    assert [notice.code for notice in notices] == ["P705"]


def test_three_blocks_that_disagree_are_told_field_by_field(write, tmp_path):
    options = ("-XMP:Description=One gate", "-IPTC:Caption-Abstract=Two gates", "-EXIF:ImageDescription=Three gates",
               "-XMP:Creator=A. Name", "-EXIF:Artist=B. Name", "-XMP-photoshop:DateCreated=1975:03:26",
               "-EXIF:DateTimeOriginal=2019:05:05 10:00:00", "-IPTC:City=Hue")  # fmt: skip
    picture, notices = inspect(write(tmp_path / "photo.jpg", *options))
    assert [(each.field, each.offered, each.other) for each in picture.embedded.conflicts] == [
        ("caption", "One gate", "Two gates"),
        ("photographer", "A. Name", "B. Name"),
        ("taken", "1975-03-26", "2019-05-05"),
    ]
    assert [notice.code for notice in notices] == ["P706"] * 3
    assert (picture.embedded.city, picture.embedded.origins["city"]) == ("Hue", "IPTC 2:090")
