from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from publisher.photos.embed import embed
from publisher.photos.iim import write_iim
from publisher.photos.model import Embedded, Label, Wording
from publisher.photos.packet import write_packet
from publisher.photos.photoshop import IPTC, resource
from publisher.photos.probe import inspect, probe

LABEL = Label(
    caption="Cổng Ngọ Môn.", credit="TTXVN", lang="vi", creator="Nguyễn Văn", headline="Huế", copyright="© TTXVN", alt="Cổng",
    source="VNA", usage_terms="Editorial", source_type="print", taken="1975-03-26", city="Huế", country="Việt Nam",
)  # fmt: skip


def labelled(folder: Path, label: Label, ending: str = "jpg") -> Path:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 16), "red").save(buffer, {"jpg": "JPEG"}.get(ending, ending.upper()))
    path = folder / f"labelled.{ending}"
    path.write_bytes(embed(buffer.getvalue(), label))
    return path


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_what_was_embedded_is_read_back(tmp_path, ending):
    embedded = probe(labelled(tmp_path, LABEL, ending)).embedded
    said = {field: getattr(LABEL, field) for field in ("caption", "alt", "copyright", "usage_terms")}
    assert embedded == Embedded(
        title="Huế", wordings=tuple(Wording(field, "vi", text) for field, text in (("title", "Huế"), *said.items())),
        caption="Cổng Ngọ Môn.", headline="Huế", alt="Cổng", photographer="Nguyễn Văn", credit="TTXVN", source="VNA",
        copyright="© TTXVN", taken="1975-03-26", city="Huế", country="Việt Nam", usage_terms="Editorial",
        source_type="http://cv.iptc.org/newscodes/digitalsourcetype/print",
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["tif", "avif"])
def test_xmp_written_by_pillow_is_read_too(save, quarters, ending):
    packet = write_packet(LABEL)
    options = {"tiffinfo": {700: packet}} if ending == "tif" else {"xmp": packet}
    assert probe(save(quarters, f"other.{ending}", **options)).embedded.caption == "Cổng Ngọ Môn."


def test_iim_alone_is_enough_and_stands_in_tiff_too(save, quarters):
    block = write_iim(LABEL)
    in_tiff = save(quarters, "scan.tif", tiffinfo={33723: block})
    as_resource = save(quarters, "resource.tif", tiffinfo={34377: resource(IPTC, block).encoded})
    for path in (in_tiff, as_resource):
        embedded = probe(path).embedded
        assert (embedded.caption, embedded.credit, embedded.taken) == ("Cổng Ngọ Môn.", "TTXVN", "1975-03-26")


def test_exif_comes_last(save, quarters):
    exif = Image.Exif()
    exif[270] = "A caption."
    exif[315] = "A. Name"
    exif.get_ifd(0x8769)[36867] = "1975:03:26 10:00:00"
    path = save(quarters, "exif.jpg", exif=exif)
    path.write_bytes(path.read_bytes().replace(b"A caption.", "Ngọ Môn".encode()))
    embedded = probe(path).embedded
    assert (embedded.caption, embedded.photographer, embedded.taken) == ("Ngọ Môn", "A. Name", "1975-03-26")


@pytest.mark.parametrize("talk", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DIGITAL CAMERA"])
def test_what_a_camera_says_is_no_caption(save, quarters, talk):
    exif = Image.Exif()
    exif[270] = talk
    assert probe(save(quarters, "camera.jpg", exif=exif)).embedded.caption is None


@pytest.mark.parametrize(("written", "read"), [("19750000", "1975"), ("19750300", "1975-03"), ("00000000", None)])
def test_zeros_in_an_iim_date_are_unknown(tmp_path, written, read):
    path = labelled(tmp_path, replace(LABEL, taken="1975-03-26"))
    data = path.read_bytes().replace(b"photoshop:DateCreated", b"photoshop:DateNothing")
    path.write_bytes(data.replace(b"19750326", written.encode()))
    assert probe(path).embedded.taken == read


def test_two_different_captions_are_noted_and_a_cut_one_is_not(tmp_path):
    long = replace(LABEL, creator="Nguyễn Văn Trường Sơn và nhiều người khác nữa")
    assert inspect(labelled(tmp_path, long))[1] == ()
    path = labelled(tmp_path, LABEL)
    path.write_bytes(path.read_bytes().replace("Cổng Ngọ Môn.".encode(), "Cổng Ngọ Mèn.".encode(), 2))
    (conflict,) = inspect(path)[1]
    assert conflict.code == "P706"
    assert "the caption differs between XMP and IPTC" in conflict.message
    assert probe(path).embedded.caption == "Cổng Ngọ Mèn."


def test_undeclared_letters_are_said_to_be_guessed(tmp_path):
    path = labelled(tmp_path, LABEL)
    path.write_bytes(path.read_bytes().replace(b"\x1b%G", b"   "))
    (guess,) = inspect(path)[1]
    assert guess.code == "P705"


def test_a_hostile_packet_is_left_unread_with_a_note(save, quarters):
    path = save(quarters, "hostile.jpg", xmp=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    (unread,) = inspect(path)[1]
    assert "declares a document type (x); it is left unread" in unread.message


@pytest.mark.parametrize(("orientation", "focus"), [(1, (0.25, 0.5)), (6, (0.5, 0.25)), (3, (0.75, 0.5))])
def test_a_region_becomes_a_focus_in_the_upright_picture(save, quarters, orientation, focus):
    packet = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#">
      <rdf:Description><rs:Regions rdf:parseType="Resource"><rs:RegionList><rdf:Bag><rdf:li>
      <rdf:Description rs:Type="Face"><rs:Area a:x="0.25" a:y="0.5" a:w="0.1" a:h="0.1"/></rdf:Description>
      </rdf:li></rdf:Bag></rs:RegionList></rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>"""
    exif = Image.Exif()
    exif[274] = orientation
    assert probe(save(quarters, "face.jpg", xmp=packet, exif=exif)).embedded.focus == pytest.approx(focus)


def test_a_location_shown_counts_more_than_the_city_of_the_camera(save, quarters):
    packet = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:ps="http://ns.adobe.com/photoshop/1.0/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
      <rdf:Description ps:City="Hanoi"><e:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><e:City>Hue</e:City>
      </rdf:li></rdf:Bag></e:LocationShown></rdf:Description></rdf:RDF></x:xmpmeta>"""
    assert probe(save(quarters, "place.jpg", xmp=packet)).embedded.city == "Hue"


def test_real_archive_metadata_is_read(photographs):
    portrait = probe(photographs / "bw-portrait-douglass-1879.jpg").embedded
    assert portrait.caption is not None
    assert portrait.caption.startswith("Frederick Douglass, ca. 1879.")
    assert portrait.taken == "1879-01-01"
    fields = probe(photographs / "bw-evans-fields-1936-large.jpg").embedded
    assert fields.credit == "The J. Paul Getty Museum, Los Angeles"
    assert fields.caption is not None
    assert "19.4 × 24.4 cm" in fields.caption


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"ASCII\0\0\0Seen from the tower.\0\0", "Seen from the tower."),
        (b"UNICODE\0" + "Prüfung,\nam Brunnen".encode("utf-16-be"), "Prüfung,\nam Brunnen"),
        (b"\0\0\0\0\0\0\0\0" + "Cổng".encode(), "Cổng"),
        (b"ASCII\0\0\0" + bytes(60), None),
        (b"\0\0\0\0\0\0\0\0\1\2\3\4", None),
        (b"MakerNot", None),
    ],
)
def test_a_user_comment_is_read_and_noise_is_none(quarters, save, value, text):
    exif = Image.Exif()
    exif.endian = ">"
    exif.get_ifd(0x8769)[37510] = value
    assert probe(save(quarters, "comment.jpg", exif=exif)).embedded.comment == text


def test_texts_of_a_png_are_read_last(tmp_path, quarters):
    texts = PngInfo()
    for keyword, text in {"Description": "Cổng", "Author": "One; Two", "Copyright": "© One", "Title": "T"}.items():
        texts.add_itxt(keyword, text)
    quarters.save(tmp_path / "texts.png", pnginfo=texts)
    embedded = probe(tmp_path / "texts.png").embedded
    assert (embedded.caption, embedded.photographers, embedded.copyright) == ("Cổng", ("One", "Two"), "© One")
    assert embedded.origins["caption"] == "text Description"


@pytest.mark.parametrize(
    ("comment", "told"),
    [("Người chụp: A", "Người chụp: A"), ("CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90", None)],
)
def test_the_comment_of_a_jpeg_is_told_unless_a_program_left_it(quarters, save, comment, told):
    assert probe(save(quarters, "comment.jpg", comment=comment.encode())).embedded.comment == told


def test_older_names_of_caption_and_photographer_in_xmp_are_known(quarters, save):
    packet = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Artist="One" tiff:Copyright="C">
    <tiff:ImageDescription><rdf:Alt><rdf:li xml:lang="x-default">A gate.</rdf:li></rdf:Alt></tiff:ImageDescription>
    </rdf:Description></rdf:RDF></x:xmpmeta>"""
    embedded = probe(save(quarters, "old.jpg", xmp=packet)).embedded
    assert (embedded.caption, embedded.photographer, embedded.copyright) == ("A gate.", "One", "C")
