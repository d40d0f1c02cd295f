"""Which text of a folder is its story, and what becomes of everything else that lies there."""

from __future__ import annotations

import pytest

from publisher.importers import Draft, Wishes, import_source
from publisher.notices import PublisherError

STORY = """A ferry crosses the river again

For four years the people of the north bank went round by the bridge at the mill, an hour each way.

Since this morning the ferry takes them over in ten minutes, and on the first trip nobody had to pay for it.

"I had forgotten how wide it is," said one of the passengers when she stepped ashore with her bicycle.
"""
LICENCE = """Licence notes

The photos may be used once, in print and on the web, by the licensee named in the contract and by nobody else at all.

The licensor gives no warranty and takes no liability for the use that the licensee makes of the photos, herein or elsewhere.

All rights reserved. The licensee shall name the photographer beside each of the photos in every use that is made of it.
"""
DIARY = """On the road to the north bank

We left before it was light, for the road round by the mill takes an hour and the first bus goes at five in the morning.

The fog lay on the river until nine, and from the other bank one heard only the bell of the boat and men who spoke.

When it lifted we saw that all of the village had come down to the pier, the children in front, with flags of paper.
"""


@pytest.fixture
def desk(tmp_path, take):
    take("1.jpg", "People wait at the pier.", "VNA")
    return tmp_path / "desk"


def write(desk, **texts: str) -> None:
    for name, text in texts.items():
        (desk / f"{name}.txt").write_text(text, encoding="utf-8")


def told(made: Draft, code: str) -> list[str]:
    return [notice.message for notice in made.notices if notice.code == code]


@pytest.mark.parametrize("name", ["licence-notes", "a", "zz"])
def test_the_story_is_told_from_a_text_about_rights(desk, name):
    write(desk, story=STORY, **{name: LICENCE})
    made = import_source(desk)
    assert made.article.title == "A ferry crosses the river again"
    (left,) = [message for message in told(made, "P704") if name in message]
    assert "not the story: 2 paragraphs, 0 captions, 'licence' in its name or title, the words of contracts" in left
    assert any(message.startswith("story.txt was taken for the story") for message in told(made, "P701"))


@pytest.mark.parametrize("text", [LICENCE, "Shot list\n\nThe pier\n\nThe boat\n", "contract\n", "© A. Name\n"])
def test_a_text_that_is_no_story_is_none_even_alone(desk, text):
    write(desk, notes=text)
    made = import_source(desk)
    assert [photo.caption for photo in made.article.photos] == ["People wait at the pier."]
    assert made.article.body[0].photo == made.article.photos[0].id  # type: ignore[union-attr]
    assert any(message.startswith("left out: notes.txt: not the story") for message in told(made, "P704"))


def test_of_two_stories_one_must_be_named(desk):
    write(desk, diary=DIARY, story=STORY)
    with pytest.raises(PublisherError) as caught:
        import_source(desk)
    (notice,) = caught.value.notices
    assert notice.code == "P708"
    assert "1 diary.txt (3 paragraphs, 0 captions); 2 story.txt (3 paragraphs, 0 captions)" in notice.message
    made = import_source(desk, Wishes(item=2))
    assert made.article.title == "A ferry crosses the river again"
    assert "left out: diary.txt: another text was asked for" in told(made, "P704")


def test_texts_and_sheets_that_cannot_be_read_do_not_stop_the_rest(desk):
    write(desk, story=STORY, empty="")
    (desk / "sheet.csv").write_bytes(b"")
    (desk / "sheet.xlsx").write_bytes(b"PK\x03\x04 no")
    (desk / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    made = import_source(desk)
    assert made.article.title == "A ferry crosses the river again"
    assert len(told(made, "P307")) == 4


@pytest.mark.parametrize(
    ("name", "data", "says", "helps"),
    [
        (
            "a.heic",
            b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
            "a.heic is an HEIC picture",
            "export it as JPEG",
        ),
        ("a.nef", b"II*\x00\x08\x00\x00\x00", "a.nef is a camera raw file", "develop it and export it"),
        ("a.CR3", b"\x00\x00\x00\x18ftypcrx ", "a.CR3 is a camera raw file", "develop it and export it"),
        ("a.psd", b"8BPS\x00\x01", "a.psd is a Photoshop document", "save a copy as TIFF or JPEG"),
        ("a.pdf", b"%PDF-1.7", "a.pdf: it is a PDF document", "export the photo in it"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "a.mp4: it is a video", "export a still"),
        ("a.webm", b"\x1a\x45\xdf\xa3\x01", "a.webm: it is a video", "export a still"),
        ("a.bin", b"\x00\x01", "a.bin: it is of no kind that is read here", None),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_helps(desk, name, data, says, helps):
    (desk / name).write_bytes(data)
    (notice,) = [notice for notice in import_source(desk).notices if name in notice.message]
    assert says in notice.message
    assert notice.hint is None if helps is None else (notice.hint or "").startswith(helps)


def test_a_raw_file_beside_its_jpeg_is_no_error(desk):
    (desk / "1.nef").write_bytes(b"II*\x00\x08\x00\x00\x00")
    made = import_source(desk)
    assert told(made, "P307") == []
    assert told(made, "P704") == ["left out: 1.nef: its JPEG or another picture of its name is taken"]


def test_what_is_passed_by_is_named(desk, tmp_path):
    deep = desk / "/".join("abcdefghi")
    deep.mkdir(parents=True)
    (tmp_path / "outside.jpg").write_bytes(b"\xff\xd8\xff")
    (desk / "out.jpg").symlink_to(tmp_path / "outside.jpg")
    (desk / "loop").symlink_to(desk)
    (desk / "broken").symlink_to(desk / "gone")
    (desk / "self").symlink_to("self")
    assert sorted(told(import_source(desk), "P704")) == [
        "left out: a/b/c/d/e/f/g/h/i: it lies more than 8 folders deep",
        "left out: broken: it is a link that leads nowhere",
        "left out: loop: it is a link to a folder",
        "left out: out.jpg: it is a link out of the folder",
        "left out: self: it is a link that leads nowhere",
    ]


# --- XMP files beside pictures -----------------------------------------------------------------------------------------------------

SIDECAR = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Hue" {}>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@pytest.mark.parametrize("name", ["2.xmp", "2.jpg.xmp"])
def test_a_file_beside_a_picture_fills_what_it_leaves_out(desk, take, name):
    take("2.jpg")
    (desk / name).write_text(SIDECAR.format('photoshop:Credit="AFP"', "The boat comes."), encoding="utf-8")
    made = import_source(desk)
    photo = made.article.photos[1]
    assert (photo.caption, photo.credit.agency if photo.credit else None) == ("The boat comes.", "AFP")
    (line,) = [line for line in made.report if line.field == f"photos.{photo.id}.caption"]
    assert line.origin == f"2.jpg, {name} dc:description"
    assert line.why.startswith("caption beside the file")
    assert told(made, "P704") == []


def test_what_it_tells_differently_is_told_and_the_picture_counts(desk):
    (desk / "1.xmp").write_text(SIDECAR.format("", "The boat comes."), encoding="utf-8")
    made = import_source(desk)
    assert (made.article.photos[0].caption, str(made.article.photos[0].location)) == ("People wait at the pier.", "Hue")
    assert told(made, "P706") == ["1.jpg: the caption differs between XMP and 1.xmp; the one in XMP is offered"]


def test_the_words_beside_a_picture_that_cannot_be_used_are_named(desk):
    (desk / "2.heic").write_bytes(b"\x00\x00\x00\x18ftypheic")
    (desk / "2.xmp").write_text(SIDECAR.format("", "The boat comes."), encoding="utf-8")
    assert told(import_source(desk), "P704") == ["left out: 2.xmp: its picture cannot be used"]


def test_the_nearer_of_two_counts_and_one_that_is_broken_or_alone_is_named(desk, take):
    take("2.jpg")
    (desk / "2.jpg.xmp").write_text(SIDECAR.format("", "The nearer one."), encoding="utf-8")
    (desk / "2.xmp").write_text(SIDECAR.format("", "The other one."), encoding="utf-8")
    (desk / "1.xmp").write_text("<no", encoding="utf-8")
    (desk / "3.xmp").write_text(SIDECAR.format("", "Of nothing."), encoding="utf-8")
    (desk / "2.XMP").write_text(SIDECAR.format("", "Written otherwise."), encoding="utf-8")
    made = import_source(desk)
    assert made.article.photos[1].caption == "The nearer one."
    assert [message.partition(":")[0] for message in told(made, "P706")] == ["1.xmp, beside 1.jpg", "2.jpg"]
    assert told(made, "P704") == [
        f"left out: {name}: it speaks of a picture that is not there" for name in ("2.XMP", "3.xmp")
    ]


def test_photos_stand_before_the_notes_of_the_text(desk):
    page = "<h1>A ferry crosses the river</h1><p>{}</p><p>Words<sup><a href=#n>1</a></sup>.</p><p class=footnote id=n>A note.</p>"
    (desk / "page.html").write_text(page.format("For four years the people went round by the bridge at the mill."))
    made = import_source(desk)
    assert [type(block).__name__ for block in made.article.body] == ["Paragraph", "PhotoRef", "Notes"]


def test_a_doubtful_credit_beside_one_of_the_text_is_not_asked_about(desk, take):
    take("1.jpg", "People wait at the old pier. (Photo: First Last / Other Name)")
    take("2.jpg", "Boats return with flags. (Photo: First Last / Other Name)")
    write(desk, story=STORY + "\nPeople wait at the old pier. (Photo: VNA)\n")
    (asked,) = told(import_source(desk), "P703")
    assert "of photo 'boats-return-flags'" in asked
