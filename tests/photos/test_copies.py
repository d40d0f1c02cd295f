"""Labels written beside older metadata: what the article states replaces it everywhere, all else stays, no pixel moves."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from publisher.notices import PublisherError
from publisher.photos.blocks import iptc_block
from publisher.photos.copies import labelled_copy, target_for, write_copy
from publisher.photos.ifd import ASCII, Value, with_tags
from publisher.photos.iim import read_iim
from publisher.photos.model import Label, Translation
from publisher.photos.photoshop import IPTC, resource, resources_of
from publisher.photos.probe import probe

LABEL = Label(
    caption="Cổng Ngọ Môn.", credit="A. Name / VNA", lang="vi", creator="A. Name", headline="Huế", copyright="© VNA",
    alt="Một cái cổng đá", long_alt="Cổng đá, có người.", source="VNA", usage_terms="Editorial, https://example.org/terms",
    rights_url="https://example.org/terms", source_type="negativeFilm", taken="1975-03-26", location="Ngọ Môn", city="Huế",
    country="VN", country_code="VN", keywords=("Huế",),
    translations=(Translation("en", "Ngo Mon Gate.", "A stone gate", "A stone gate with people.", "Hue"),),
)  # fmt: skip

OLD_XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ps="http://ns.adobe.com/photoshop/1.0/"
 xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:own="http://example.org/own/" own:rating="&lt;5&gt;"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" ps:TransmissionReference="JOB-7" xmp:MetadataDate="2001-01-01T00:00:00Z">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Old.</rdf:li><rdf:li xml:lang="fr">Vieux.</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>archive</rdf:li></rdf:Bag></dc:subject><ps:Instructions>NO ARCHIVE</ps:Instructions>
<e:PersonInImage><rdf:Bag><rdf:li>Person One</rdf:li></rdf:Bag></e:PersonInImage>
<e:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><e:City>Elsewhere</e:City></rdf:li></rdf:Bag></e:LocationShown>
<ps:DateCreated>1975-03-26T10:20:30+07:00</ps:DateCreated>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def old_iim() -> bytes:
    sets = [(1, 20, b"\0\1"), (2, 120, b"Old caf\xe9."), (2, 40, "Nur für Zeitungen".encode("cp1252")), (2, 55, b"20010101"),
            (2, 60, b"101010+0000"), (2, 103, b"JOB-7"), (3, 10, b"\x01\x02" * 8), (7, 10, b"\xff")]  # fmt: skip
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in sets)


def exif() -> Image.Exif:
    tags = Image.Exif()
    for tag, value in {
        270: "Old caption",
        315: "Old. Name",
        33432: "Old (c)",
        271: "Maker",
        282: 72,
        283: 72,
        296: 2,
        531: 1,
    }.items():
        tags[tag] = value
    tags[40092] = "Old".encode("utf-16-le") + b"\0\0"
    details = {
        36867: "1975:03:26 10:20:30",
        36864: b"0232",
        37121: b"\1\2\3\0",
        40960: b"0100",
        40961: 1,
        40962: 61,
        40963: 47,
    }
    tags.get_ifd(0x8769).update(details)
    return tags


def noise(mode: str = "RGB") -> Image.Image:
    return Image.merge(mode, [Image.effect_noise((61, 47), 40 + 20 * band) for band in range(len(mode))])


def jpeg(path: Path) -> None:
    segment = b"Photoshop 3.0\0" + resource(IPTC, old_iim()).encoded + resource(0x07D0, b"path").encoded
    buffer = io.BytesIO()
    noise().save(buffer, "JPEG", exif=exif(), xmp=OLD_XMP)
    data = buffer.getvalue()
    path.write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:])


def tiff(path: Path) -> None:
    noise().save(path, "TIFF", save_all=True, append_images=[noise().rotate(90)], compression="tiff_lzw", dpi=(72, 72))
    photoshop = resource(IPTC, old_iim()).encoded + resource(0x07D0, b"path").encoded
    values = {
        700: Value(1, OLD_XMP),
        33723: Value(7, old_iim()),
        34377: Value(1, photoshop),
        270: Value(ASCII, b"Old caption\0"),
    }
    path.write_bytes(with_tags(path.read_bytes(), values))


MAKE = {
    "photo.jpg": jpeg,
    "photo.tif": tiff,
    "photo.png": lambda path: noise().save(path, exif=exif(), pnginfo=_png_info()),
    "photo.avif": lambda path: noise().save(path, exif=exif(), xmp=OLD_XMP, quality=100),
    "photo.webp": lambda path: noise().save(path, exif=exif(), xmp=OLD_XMP, lossless=True),
}
every_format = pytest.mark.parametrize("name", MAKE)


def _png_info():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", OLD_XMP.decode())
    return info


def pixels(path: Path) -> list[tuple[str, tuple[int, int], bytes]]:
    with Image.open(path) as image:
        return [(frame.mode, frame.size, frame.convert("RGBA").tobytes()) for frame in ImageSequence.Iterator(image)]


def copied(tmp_path: Path, name: str, label: Label = LABEL) -> tuple[Path, Path]:
    original, copy = tmp_path / name, tmp_path / "copies" / name
    MAKE[name](original)
    before = original.read_bytes()
    assert write_copy(labelled_copy(probe(original), label), probe(original), copy)
    assert original.read_bytes() == before
    return original, copy


@every_format
def test_no_pixel_is_touched(tmp_path, name):
    original, copy = copied(tmp_path, name)
    assert pixels(copy) == pixels(original)


@every_format
def test_what_the_article_says_is_in_the_copy_and_what_it_does_not_say_stayed(tmp_path, name):
    _, copy = copied(tmp_path, name)
    embedded = probe(copy).embedded
    assert (embedded.caption, embedded.worded("caption", "en"), embedded.worded("caption", "fr")) == (
        "Cổng Ngọ Môn.", "Ngo Mon Gate.", "Cổng Ngọ Môn.",
    )  # fmt: skip
    assert (embedded.alt, embedded.worded("long_alt", "en")) == ("Một cái cổng đá", "A stone gate with people.")
    assert (embedded.credit, embedded.photographer, embedded.copyright) == ("A. Name / VNA", "A. Name", "© VNA")
    assert (embedded.location, embedded.city, embedded.country_code) == ("Ngọ Môn", "Huế", "VN")
    assert (embedded.taken, embedded.time) == ("1975-03-26", "10:20:30+07:00")
    assert embedded.keywords == ("archive", "Huế")
    assert (embedded.people, embedded.instructions, embedded.job_id) == (("Person One",), "NO ARCHIVE", "JOB-7")
    assert embedded.rights_url == "https://example.org/terms"
    assert [conflict.field for conflict in embedded.conflicts] == (
        ["instructions"] if name in ("photo.jpg", "photo.tif") else []
    )


@every_format
def test_no_old_caption_is_left_anywhere(tmp_path, name):
    _, copy = copied(tmp_path, name)
    with Image.open(copy) as image:
        image.load()
        tags = image.getexif()
    for tag in (270, 315, 33432, 40092):
        assert b"Old" not in repr(tags.get(tag)).encode().replace(b"\\x00", b"")
    assert tags.get(270) in (None, "Cổng Ngọ Môn.".encode().decode("latin-1"), "Cổng Ngọ Môn.")
    if name != "photo.tif":
        assert tags.get(271) == "Maker"


@pytest.mark.parametrize("name", ["photo.jpg", "photo.tif"])
def test_older_iim_is_carried_on_in_utf8_with_its_other_records(tmp_path, name):
    _, copy = copied(tmp_path, name)
    with Image.open(copy) as image:
        image.load()
        block = iptc_block(image)
        if name == "photo.tif":
            held = {found.number: found.data for found in resources_of(image.tag_v2[34377])}
            assert (IPTC in held, held[0x07D0]) == (False, b"path")
    block, is_newer = block.data, block.is_newer
    assert not is_newer
    record = read_iim(block)
    assert (record.first(40), record.first(120), record.first(103)) == ("Nur für Zeitungen", "Cổng Ngọ Môn.", "JOB-7")
    assert (record.first(55), record.first(60), record.guessed) == ("19750326", "102030+0700", None)
    assert struct.pack(">BBBH", 0x1C, 3, 10, 16) + b"\x01\x02" * 8 in block
    assert block.startswith(struct.pack(">BBBH", 0x1C, 1, 20, 2) + b"\0\1")


def test_properties_of_unknown_makers_stay_and_notes_about_the_old_packet_go(tmp_path):
    _, copy = copied(tmp_path, "photo.jpg")
    with Image.open(copy) as image:
        packet = image.info["xmp"].decode()
    assert 'http://example.org/own/">&lt;5&gt;<' in packet
    assert "MetadataDate" not in packet
    assert "Elsewhere" not in packet


def test_an_article_that_says_nothing_takes_nothing_away(tmp_path):
    _, copy = copied(tmp_path, "photo.jpg", Label("", "", "en"))
    embedded = probe(copy).embedded
    assert (embedded.caption, embedded.city, embedded.keywords) == ("Old.", "Elsewhere", ("archive",))
    assert embedded.taken == "1975-03-26"


def test_a_headline_the_photo_has_of_its_own_stays(tmp_path):
    path = tmp_path / "own.jpg"
    noise().save(path, xmp=OLD_XMP.replace(b"ps:TransmissionReference", b"ps:Headline"))
    assert b"JOB-7</" in labelled_copy(probe(path), LABEL).replace(b"</p:Headline>", b"</")


def test_two_runs_write_the_same_bytes_and_the_second_changes_nothing(tmp_path):
    original, copy = copied(tmp_path, "photo.jpg")
    data = labelled_copy(probe(original), LABEL)
    assert data == copy.read_bytes()
    assert not write_copy(data, probe(original), copy)
    assert write_copy(labelled_copy(probe(original), replace(LABEL, caption="Else.")), probe(original), copy)


def test_an_original_and_other_pictures_are_never_written_to(tmp_path):
    original, copy = copied(tmp_path, "photo.png")
    data = labelled_copy(probe(original), LABEL)
    with pytest.raises(PublisherError, match="originals are never written to"):
        write_copy(data, probe(original), original)
    Image.new("RGB", (61, 47), "red").save(copy)
    before = copy.read_bytes()
    with pytest.raises(PublisherError, match="holds another picture"):
        write_copy(data, probe(original), copy)
    copy.write_text("notes")
    with pytest.raises(PublisherError, match="holds another picture"):
        write_copy(data, probe(original), copy)
    assert before != copy.read_bytes()
    assert copy.read_text() == "notes"
    assert [path.name for path in copy.parent.iterdir()] == ["photo.png"]


def test_copies_lie_as_the_photos_do_and_never_on_one_another(tmp_path):
    path = tmp_path / "essay" / "photos" / "gate.jpg"
    path.parent.mkdir(parents=True)
    noise().save(path)
    picture, out = probe(path), tmp_path / "out"
    first = target_for(picture, tmp_path / "essay", out, "gate", [])
    assert first == out / "photos" / "gate.jpg"
    assert target_for(picture, tmp_path / "essay", out, "gate-again", [first]) == out / "photos" / "gate-again.jpg"
    assert target_for(picture, tmp_path / "elsewhere", out, "gate", []) == out / "gate.jpg"


def test_a_format_that_cannot_carry_words_is_named_with_its_file(tmp_path):
    path = tmp_path / "photo.gif"
    noise().save(path)
    with pytest.raises(PublisherError) as refusal:
        labelled_copy(probe(path), LABEL)
    (notice,) = refusal.value.notices
    assert (notice.code, notice.message[:21]) == ("P322", "no copy of photo.gif:")


OF_PILLOW = "Non-standard format (int8u) for ExifIFD 0x9101 ComponentsConfiguration"
"""About the EXIF block the originals of these tests were saved with."""


def test_exiftool_finds_nothing_to_complain_about(tmp_path):
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    for name in MAKE:
        copied(tmp_path, name)
    command = ["exiftool", "-json", "-G1", "-validate", "-warning", "-a", "-XMP:Description", "-EXIF:ImageDescription",
               "-XMP-iptcExt:PersonInImage", "-IPTC:SpecialInstructions", str(tmp_path / "copies"), str(tmp_path)]  # fmt: skip
    told = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    complaints = {Path(file["SourceFile"]): (file["ExifTool:Validate"], file.get("ExifTool:Warning")) for file in told}
    for name in MAKE:
        assert complaints[tmp_path / "copies" / name] in (("OK", None), ("1 Warning", OF_PILLOW))
    captions = [
        value for file in told if "copies" in file["SourceFile"] for key, value in file.items() if "Description" in key
    ]
    assert set(captions) == {"Cổng Ngọ Môn."}


AGREEING = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ps="http://ns.adobe.com/photoshop/1.0/"
 xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ps:AuthorsPosition="Staff">
<dc:creator><rdf:Seq><rdf:li>First Name</rdf:li><rdf:li>Second Person With A Long Name</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The gate. (Photo: VNA)</rdf:li><rdf:li xml:lang="fr">La porte.</rdf:li>
</rdf:Alt></dc:description>
<e:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><e:City>Hue</e:City><e:ProvinceState>Thua Thien</e:ProvinceState>
</rdf:li></rdf:Bag></e:LocationShown></rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_where_both_say_the_same_the_further_words_of_the_file_stay(tmp_path):
    buffer = io.BytesIO()
    noise().save(buffer, "JPEG", xmp=AGREEING)
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue())
    label = Label("The gate.", "VNA", "en", creator="First Name, Second Person With A Long Name", city="Hue")
    copy = tmp_path / "copy.jpg"
    copy.write_bytes(labelled_copy(probe(tmp_path / "a.jpg"), label))
    embedded = probe(copy).embedded
    assert embedded.photographers == ("First Name", "Second Person With A Long Name")
    assert (embedded.caption, embedded.worded("caption", "fr")) == ("The gate.", "La porte.")
    assert (embedded.photographer_title, embedded.city, embedded.state) == ("Staff", "Hue", "Thua Thien")
    with Image.open(copy) as image:
        assert read_iim(iptc_block(image).data).all(80) == embedded.photographers


def test_where_the_article_says_otherwise_they_go(tmp_path):
    buffer = io.BytesIO()
    noise().save(buffer, "JPEG", xmp=AGREEING)
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue())
    copy = tmp_path / "copy.jpg"
    copy.write_bytes(labelled_copy(probe(tmp_path / "a.jpg"), Label("A wall.", "VNA", "en", "Another", city="Vinh")))
    embedded = probe(copy).embedded
    assert (embedded.photographers, embedded.photographer_title, embedded.state) == (("Another",), None, None)
    assert embedded.worded("caption", "fr") == "A wall."


def test_texts_of_a_png_that_the_article_says_anew_go_and_others_stay(tmp_path):
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    for keyword in ("Description", "Author", "Software"):
        texts.add_text(keyword, f"Old {keyword}")
    noise().save(tmp_path / "a.png", pnginfo=texts)
    copy = tmp_path / "copy.png"
    copy.write_bytes(labelled_copy(probe(tmp_path / "a.png"), Label("The gate.", "VNA", "en")))
    with Image.open(copy) as image:
        assert {name for name in image.info if name != "XML:com.adobe.xmp"} >= {"Author", "Software"}
        assert "Description" not in image.info
    assert probe(copy).embedded.conflicts == ()
