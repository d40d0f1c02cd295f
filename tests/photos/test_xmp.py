from __future__ import annotations

import pytest

from publisher.photos.model import Label
from publisher.photos.packet import source_type_address, write_packet
from publisher.photos.xmp import read_packet


def packet(description: str) -> bytes:
    return f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ps="http://ns.adobe.com/photoshop/1.0/"
 xmlns:area="http://ns.adobe.com/xmp/sType/Area#">{description}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def test_attributes_and_elements_are_both_properties_whatever_their_prefix():
    read = read_packet(
        packet('<rdf:Description rdf:about="" ps:Credit="VNA"><ps:Source>TTXVN</ps:Source></rdf:Description>')
    )
    assert read == {"photoshop:Credit": "VNA", "photoshop:Source": "TTXVN"}


def test_properties_are_gathered_from_several_descriptions():
    read = read_packet(packet('<rdf:Description ps:Credit="VNA"/><rdf:Description ps:City="Huế"/>'))
    assert read == {"photoshop:Credit": "VNA", "photoshop:City": "Huế"}


def test_the_default_language_comes_first():
    items = '<rdf:li xml:lang="en">Gate</rdf:li><rdf:li xml:lang="x-default">Cổng</rdf:li>'
    read = read_packet(
        packet(f"<rdf:Description><dc:description><rdf:Alt>{items}</rdf:Alt></dc:description></rdf:Description>")
    )
    assert read == {"dc:description": ["Cổng", "Gate"]}


@pytest.mark.parametrize(
    "structure",
    [
        '<ps:Area rdf:parseType="Resource"><area:x>0.5</area:x></ps:Area>',
        "<ps:Area><rdf:Description><area:x>0.5</area:x></rdf:Description></ps:Area>",
        '<ps:Area><rdf:Description area:x="0.5"/></ps:Area>',
        '<ps:Area area:x="0.5"/>',
    ],
)
def test_a_structure_reads_the_same_in_each_of_its_forms(structure):
    assert read_packet(packet(f"<rdf:Description>{structure}</rdf:Description>")) == {
        "photoshop:Area": {"stArea:x": "0.5"}
    }


def test_padding_and_utf16_are_no_obstacle():
    plain = packet('<rdf:Description ps:Credit="VNA"/>')
    assert read_packet(plain + b" \n\0" * 50) == {"photoshop:Credit": "VNA"}
    assert read_packet(plain.decode().encode("utf-16")) == {"photoshop:Credit": "VNA"}


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "hostile",
    [
        BOMB,
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        BOMB.decode().encode("utf-16"),
        b"<x><y></x>",
        b"",
        packet("<rdf:Description>" + "<dc:title>" * 60_000 + "</dc:title>" * 60_000 + "</rdf:Description>"),
        b" " * (8 * 1024 * 1024 + 1),
    ],
)
def test_hostile_and_broken_packets_are_refused(hostile):
    with pytest.raises(ValueError, match="XMP packet"):
        read_packet(hostile)


LABEL = Label(
    caption="Cổng <Ngọ Môn> & thành.\x0b",
    credit="Nguyễn Văn / TTXVN",
    lang="vi",
    creator="Nguyễn Văn",
    headline="Huế",
    copyright="© TTXVN",
    alt="Cổng",
    source="TTXVN",
    usage_terms="Editorial",
    source_type="negativeFilm",
    taken="1975-03",
    city="Huế",
    country="Việt Nam",
    keywords=("Huế", "1975"),
)


def test_a_written_packet_says_everything_the_label_says():
    assert read_packet(write_packet(LABEL)) == {
        "dc:creator": ["Nguyễn Văn"],
        "dc:description": ["Cổng <Ngọ Môn> & thành."] * 2,
        "dc:title": ["Huế"] * 2,
        "dc:rights": ["© TTXVN"] * 2,
        "dc:subject": ["Huế", "1975"],
        "photoshop:Headline": "Huế",
        "photoshop:Credit": "Nguyễn Văn / TTXVN",
        "photoshop:Source": "TTXVN",
        "photoshop:DateCreated": "1975-03",
        "photoshop:City": "Huế",
        "photoshop:Country": "Việt Nam",
        "xmpRights:UsageTerms": ["Editorial"] * 2,
        "Iptc4xmpCore:AltTextAccessibility": ["Cổng"] * 2,
        "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm",
    }


def test_what_a_label_does_not_say_is_not_written():
    assert set(read_packet(write_packet(Label("A gate.", "", "en")))) == {"dc:description"}


def test_texts_carry_their_language():
    assert b'<rdf:li xml:lang="x-default">' in write_packet(LABEL)
    assert b'<rdf:li xml:lang="vi">' in write_packet(LABEL)


def test_a_source_type_may_be_given_in_full():
    assert source_type_address("http://example.org/own") == "http://example.org/own"
    assert source_type_address(None) is None
