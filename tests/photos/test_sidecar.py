"""XMP files beside pictures."""

from __future__ import annotations

import pytest
from PIL import Image

from publisher.photos.probe import probe
from publisher.photos.sidecar import read_sidecar, sidecars_of

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="{}"/></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("picture", "beside", "found"),
    [
        ("1.jpg", ("1.xmp", "1.jpg.xmp", "2.xmp", "1.XMP"), ["1.jpg.xmp", "1.xmp"]),
        ("1.JPG", ("1.XMP",), ["1.XMP"]),
        ("1.2.jpg", ("1.xmp", "1.2.xmp"), ["1.2.xmp"]),
        ("gate", (".xmp", "gate.xmp"), ["gate.xmp"]),
        ("1.jpg", (), []),
    ],
)
def test_which_files_speak_of_a_picture(tmp_path, picture, beside, found):
    for name in beside:
        (tmp_path / name).write_text(PACKET.format("Hue"))
    assert [name for name, _ in sidecars_of(tmp_path / picture)] == found


def test_links_and_folders_are_passed_by(tmp_path):
    (tmp_path / "other").write_text(PACKET.format("Hue"))
    (tmp_path / "1.xmp").symlink_to(tmp_path / "other")
    (tmp_path / "1.jpg.xmp").mkdir()
    assert sidecars_of(tmp_path / "1.jpg") == ()


def test_a_picture_is_looked_at_again_when_the_file_beside_it_has_changed(tmp_path):
    Image.new("RGB", (16, 8)).save(tmp_path / "1.jpg")
    assert probe(tmp_path / "1.jpg").embedded.city is None
    (tmp_path / "1.xmp").write_text(PACKET.format("Hue"))
    embedded = probe(tmp_path / "1.jpg").embedded
    assert (embedded.city, embedded.origins["city"]) == ("Hue", "1.xmp photoshop:City")


@pytest.mark.parametrize("data", [b"", b"no", b"<a", b"<!DOCTYPE a []><a/>", b" " * 9_000_000])
def test_what_is_no_packet_is_refused(tmp_path, data):
    (tmp_path / "1.xmp").write_bytes(data)
    with pytest.raises(ValueError):
        read_sidecar(tmp_path / "1.xmp")
