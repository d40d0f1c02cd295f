from __future__ import annotations

import pytest
from PIL import Image

from publisher.article.credit import credit_names
from publisher.article.model import Location
from publisher.importers import Draft, import_source
from publisher.photos.model import Translation


def draft(tmp_path) -> Draft:
    return import_source(tmp_path / "desk")


def codes(made: Draft, code: str) -> list[str]:
    return [notice.message for notice in made.notices if notice.code == code]


def test_a_folder_of_pictures_becomes_an_article_by_what_they_say(tmp_path, take):
    take("b.jpg", "Soldiers enter Ngo Mon Gate. (Photo: VNA)", "VNA", creator="A. Name", taken="1975-03-26", city="Hue",
         country="Vietnam", alt="Men run", long_alt="Men run under an arch.", copyright="© VNA", source_type="negativeFilm")  # fmt: skip
    (photo,) = draft(tmp_path).article.photos
    assert (photo.caption, photo.alt, photo.long_alt, photo.taken) == (
        "Soldiers enter Ngo Mon Gate.", "Men run", "Men run under an arch.", "1975-03-26",
    )  # fmt: skip
    assert photo.credit is not None
    assert (photo.credit.photographer, photo.credit.agency) == ("A. Name", "VNA")
    assert photo.location is not None
    assert (photo.location.city, photo.location.country) == ("Hue", "Vietnam")
    assert (photo.rights.copyright, photo.source_type) == ("© VNA", "negativeFilm")


def test_photos_stand_by_date_and_time_then_by_name_as_people_count(tmp_path, take):
    take("IMG_10.jpg", "Tenth of the pictures here.", taken="1975-03-26")
    take("IMG_9.jpg", "Ninth of the pictures here.", taken="1975-03-26")
    take("a.jpg", "Noon of the day before.", taken="1975-03-25T12:00:00+07:00")
    take("b.jpg", "Dawn of the day before.", taken="1975-03-25T05:00:00+07:00")
    take("c.jpg", "Nobody knows when.")
    made = draft(tmp_path)
    assert [photo.caption.split()[0] for photo in made.article.photos if photo.caption] == [
        "Dawn",
        "Noon",
        "Ninth",
        "Tenth",
        "Nobody",
    ]
    assert "the photos stand by date taken, then by name; 1 without a date at the end" in codes(made, "P701")


def test_a_headline_most_photos_share_is_the_title_and_words_they_share_are_keywords(tmp_path, take):
    take("1.jpg", "One of the gates.", headline="Fifty years on", keywords=("Hue", "gate"))
    take("2.jpg", "Two of the gates.", headline="Fifty years on", keywords=("Hue",))
    take("3.jpg", "Three of the halls.", headline="Another story", keywords=("hall",))
    made = draft(tmp_path)
    assert (made.article.title, made.article.keywords) == ("Fifty years on", ("Hue",))
    titles = {line.value: (str(line.confidence), line.written) for line in made.report if line.field == "title"}
    assert titles == {"Fifty years on": ("likely", True), "Another story": ("guess", False)}


def test_without_a_headline_the_folder_names_the_article_and_says_so(tmp_path, take):
    take("1.jpg", "One of the gates.")
    made = draft(tmp_path)
    assert made.article.title == "desk"
    assert codes(made, "P201") == ["no title was found; 'desk' stands in"]


def test_a_headline_of_one_photo_among_several_is_only_a_candidate(tmp_path, take):
    take("1.jpg", "One of the gates.", headline="The east gate")
    take("2.jpg", "Two of the gates.")
    made = draft(tmp_path)
    assert made.article.title == "desk"
    assert [(line.value, line.written) for line in made.report if line.field == "title"] == [
        ("desk", True),
        ("The east gate", False),
    ]
    assert len(codes(made, "P201")) == 1


def test_instructions_become_terms_and_are_told(tmp_path, take):
    more = "<ps:Instructions>NO ARCHIVE; JAPAN OUT</ps:Instructions>"
    take("1.jpg", "One of the gates.", usage_terms="Editorial use only", more=more)
    made = draft(tmp_path)
    assert made.article.photos[0].rights.terms == "Editorial use only. NO ARCHIVE; JAPAN OUT."
    assert "1.jpg came with instructions: NO ARCHIVE; JAPAN OUT" in codes(made, "P701")


def test_fields_an_article_does_not_have_are_reported_and_not_lost(tmp_path, take):
    people = (
        "<e:PersonInImage><rdf:Bag><rdf:li>Person One</rdf:li><rdf:li>Person Two</rdf:li></rdf:Bag></e:PersonInImage>"
    )
    take("1.jpg", "One of the gates.", location="East gate", more=people)
    made = draft(tmp_path)
    (photo,) = made.article.photos
    assert photo.location is not None
    assert photo.location.name == "East gate"
    (line,) = [line for line in made.report if line.field == f"photos.{photo.id}.people"]
    assert (line.value, line.written, line.origin) == (
        "Person One, Person Two",
        False,
        "1.jpg, XMP Iptc4xmpExt:PersonInImage",
    )


def test_files_of_no_use_are_named_and_the_others_come(tmp_path, take):
    take("good.jpg", "One of the gates.")
    (tmp_path / "desk" / "broken.jpg").write_bytes(b"\xff\xd8\xff no")
    (tmp_path / "desk" / "film.mov").write_bytes(b"\0\0\0\x18ftypqt  ")
    made = draft(tmp_path)
    assert [photo.caption for photo in made.article.photos] == ["One of the gates."]
    assert codes(made, "P307") == ["broken.jpg is a JPEG, but damaged (cannot identify image file)"] or codes(
        made, "P307"
    )
    assert codes(made, "P704") == ["left out: film.mov: it is a video"]


def test_a_caption_that_reads_like_a_credit_is_a_caption_beside_a_credit_line(tmp_path, take):
    take("1.jpg", "File photo: A tank in the harbour", "VNA")
    (photo,) = draft(tmp_path).article.photos
    assert photo.caption == "File photo: A tank in the harbour"
    assert photo.credit is not None
    assert photo.credit.agency == "VNA"


@pytest.mark.parametrize(
    ("caption", "line", "creator", "names"),
    [
        ("A quay at dawn (Photo by First Name)", "Getty Images", None, "First Name / Getty Images"),
        ("A quay at noon. REUTERS", "", "First Name", "First Name / REUTERS"),
        ("A quay, Lyon. / AFP PHOTO / First NAME", "AFP/Getty Images", "FIRST NAME", "First NAME / AFP / Getty Images"),
        ("A quay. EPA/First Name", "EPA", "First Name", "First Name / EPA"),
        ("A quay. (Courtesy of Sample Museum)", "Sample Museum", None, "courtesy of Sample Museum"),
        ("A quay. Sample Ministry/Handout via REUTERS", "via REUTERS", "HANDOUT", "Sample Ministry via REUTERS"),
    ],
)
def test_the_credit_of_a_caption_and_of_the_fields_beside_it_complete_one_another(
    tmp_path, take, caption, line, creator, names
):
    take("1.jpg", caption, line, creator=creator)
    (photo,) = draft(tmp_path).article.photos
    assert credit_names(photo.credit) == names


def test_names_that_are_not_taken_are_reported(tmp_path, take):
    take("1.jpg", "A quay at dusk.", "First Name / AP", creator="Other Name", source="Reuters")
    made = draft(tmp_path)
    assert credit_names(made.article.photos[0].credit) == "First Name / AP"
    lines = [(line.value, line.written) for line in made.report if line.field.endswith(".credit")]
    assert lines == [("First Name / AP", True), ("Other Name", False), ("Reuters", False)]


def test_a_credit_line_that_cannot_be_taken_apart_is_taken_whole(tmp_path, take):
    take("1.jpg", "A quay at dusk.", "AFP or licensors")
    made = draft(tmp_path)
    assert credit_names(made.article.photos[0].credit) == "AFP or licensors"
    (line,) = [line for line in made.report if line.field.endswith(".credit")]
    assert (str(line.confidence), line.written) == ("likely", True)


def test_captions_in_other_languages_and_comments_are_reported(tmp_path, take):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[37510] = b"ASCII\0\0\0Seen from the tower."
    path = take("1.jpg", "The gate opens.", translations=(Translation("vi", "Cổng mở."),))
    with Image.open(path) as image:
        image.save(path, exif=exif, xmp=image.info["xmp"])
    made = draft(tmp_path)
    told = {line.field.rpartition(".")[2]: (line.value, line.written) for line in made.report}
    assert told["caption"] == ("The gate opens.", True)
    assert told["caption (vi)"] == ("Cổng mở.", False)
    assert told["comment"] == ("Seen from the tower.", False)


def test_a_country_that_is_only_a_code_is_the_country(tmp_path, take):
    take("1.jpg", "One of the gates.", city="Lyon", country_code="FRA")
    assert draft(tmp_path).article.photos[0].location == Location(city="Lyon", country="FRA")
