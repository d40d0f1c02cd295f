"""Pasted pages of several shapes become articles; what was inferred is reported and nothing is lost on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.markdown import render_body
from publisher.article.model import Article, Credit, Dateline, Heading, Paragraph, Photo, PhotoRef, Related
from publisher.importers import Confidence, Draft, import_source
from publisher.importers.pasted import read_pasted

PAGES = Path(__file__).parent / "pages"
SHARED = Path(os.environ.get("PUBLISHER_SHARED", Path(__file__).parents[3] / "shared"))
SEED = SHARED / "seeds" / "victory-day.txt"

Paste = Callable[[str], Draft]


@pytest.fixture
def paste(tmp_path: Path) -> Paste:
    def read(text: str) -> Draft:
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        return import_source(path)

    return read


def outline(article: Article) -> list[str]:
    """The body in a line a block: photos by id, headings with a mark, paragraphs by their first words."""
    lines = []
    for block in article.body:
        match block:
            case PhotoRef(photo=photo_id):
                lines.append(f"[{photo_id}]")
            case Heading(spans=spans):
                lines.append(f"# {spans[0].text}")
            case Paragraph(spans=spans):
                lines.append(" ".join(spans[0].text.split()[:3]))
    return lines


def value(draft: Draft, field: str) -> list[tuple[int | None, str]]:
    return [(line.line, line.value) for line in draft.report if line.field == field]


# --- the shapes ---------------------------------------------------------------------------------------------------------------


def test_a_title_that_comes_back_marks_the_photos() -> None:
    article = import_source(PAGES / "repeated-en.txt").article
    assert article.title == "The long road to the sea in twelve pictures"
    assert article.id == "the-long-road-to-the-sea-in-twelve-pictures"
    assert article.lang == "en"
    assert (article.lead or "").startswith("For three years")
    assert outline(article) == ["[ban-tho]", "[ka-long]", "[opening-drew-crowds]"]
    assert article.related == (Related("Museum shows the tools of the road builders"),)
    assert article.photos == (
        Photo(
            "ban-tho",
            caption="Workers clear the first stretch near Ban Tho (Upper Province) on March 4, 1962.",
            credit=Credit(agency="VNA"),
            taken="1962-03-04",
        ),
        Photo(
            "ka-long",
            context="By May the road had reached the plain.",
            caption="The first lorries cross the Ka Long bridge on May 12, 1962.",
            credit=Credit("A. Name", "VNA"),
            taken="1962-05-12",
        ),
        Photo(
            "opening-drew-crowds",
            caption="The opening, from June 1 to 3, 1964, drew crowds.",
            credit=Credit(agency="VNA"),
        ),
    )


def test_a_repeated_title_is_never_an_alternative_text() -> None:
    draft = import_source(PAGES / "repeated-en.txt")
    assert all(photo.alt is None for photo in draft.article.photos)
    assert [line for line, _ in value(draft, "photos.ban-tho.alt")] == [4]


def test_a_photo_without_a_caption_is_reported() -> None:
    notices = import_source(PAGES / "repeated-en.txt").notices
    assert [(n.code, n.place and n.place.line) for n in notices if n.code == "P702"] == [("P702", 8)]


def test_a_vietnamese_page_with_captions_stuck_to_the_title() -> None:
    article = import_source(PAGES / "glued-vi.txt").article
    assert article.title == "Chiến dịch Huế - Đà Nẵng: Bước ngoặt của mùa Xuân 1975"
    assert (article.lang, article.section, article.byline) == ("vi", "Chính trị", ("VNA",))
    assert article.dateline == Dateline("Hà Nội")
    assert (article.lead or "").startswith("Chiến dịch Huế - Đà Nẵng diễn ra")
    assert article.keywords == ("Huế", "Đà Nẵng", "mùa Xuân 1975")
    assert outline(article) == ["[ngo-mon]", "Ngày 29/3, thành", "[nha-trang]", "Chiến thắng này"]
    first, second = article.photos
    assert first.caption == "Quân giải phóng tiến vào cửa Ngọ Môn (Huế) sáng 26/3/1975."
    assert (first.credit, first.taken, first.note) == (
        Credit(agency="TTXVN"),
        "1975-03-26",
        "Archive photo, says the credit.",
    )
    assert second.context == "Đến ngày 3/4, các tỉnh ven biển miền Trung được giải phóng."
    assert (second.credit, second.taken) == (Credit("Họ Tên", "TTXVN"), "1975-04-02")
    assert article.related[0] == Related("Triển lãm ảnh về mùa Xuân 1975", "https://example.vn/trien-lam")


def test_a_german_page_whose_captions_show_by_their_credits() -> None:
    article = import_source(PAGES / "credited-de.txt").article
    assert (article.lang, article.byline) == ("de", ("Vorname Nachname",))
    assert outline(article) == [
        "[brucke-morgen-eroffnung]",
        "Am Samstag kamen",
        "# Stimmen vom Fest",
        '"Wir haben lange',
        "[bau-jahr-kurz]",
    ]
    assert article.photos[1].caption == "Der Bau im Jahr 1905, kurz vor der Einweihung am 3. Mai 1905."
    assert article.photos[1].taken == "1905-05-03"
    assert [story.title for story in article.related] == ["Neuer Tunnel kommt später", "Radweg am Fluss fertig"]


def test_plain_text_broken_at_a_column_without_photos() -> None:
    article = import_source(PAGES / "wrapped-en.txt").article
    assert article.photos == ()
    assert (article.lead or "").endswith("their owners said on Monday.")
    assert outline(article) == ["Officials expect more", "Fishermen are less"]


def test_a_credit_on_its_own_line_belongs_to_the_caption_above() -> None:
    draft = import_source(PAGES / "credit-lines-en.txt")
    assert [(photo.caption, photo.credit) for photo in draft.article.photos] == [
        ("A woman arranges her baskets at the gate", Credit("A. Name", "VNA")),
        ("Boys carry water from the well.", Credit(agency="VNA")),
    ]
    assert value(draft, "photos.woman-arranges-baskets.credit") == [(4, "A. Name / VNA")]


@pytest.mark.skipif(not SEED.exists(), reason="the seed text is not beside this checkout")
def test_the_seed_needs_no_edit_to_be_an_article() -> None:
    draft = import_source(SEED)
    article = draft.article
    assert [photo.taken for photo in article.photos] == ["1975-03-26", "1975-04-02", None, None, None, None]
    assert [len(photo.caption or "") for photo in article.photos] == [76, 66, 224, 132, 68, 222]
    assert {photo.credit for photo in article.photos} == {Credit(agency="VNA")}
    assert (article.photos[2].caption or "").endswith("were annihilated.")
    assert article.photos[1].context is not None
    assert article.photos[1].context.endswith("were liberated.")
    assert (article.lang, len(article.related), len(article.lead or "")) == ("en", 5, 395)
    assert len(draft.report) >= 20
    assert "the site around the story speaks 'vi'" in " ".join(line.why for line in draft.report)


# --- one thing at a time ------------------------------------------------------------------------------------------------------


def test_byte_order_mark_line_ends_and_special_spaces_do_not_matter(tmp_path: Path) -> None:
    text = "A title for this page\n\nA lead that says something of it.\nBoats at dawn .(Photo: VNA)\n"
    plain, odd = tmp_path / "plain.txt", tmp_path / "odd.txt"
    plain.write_text(text, encoding="utf-8")
    odd.write_bytes(text.replace("\n", "\r\n").replace(": ", ":\u00a0").encode("utf-8-sig"))
    first, second = import_source(plain).article, import_source(odd).article
    assert (first.title, first.lead, first.photos, first.body) == (
        second.title,
        second.lead,
        second.photos,
        second.body,
    )


def test_the_language_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Short title\nShort text.", encoding="utf-8")
    assert read_pasted(path, "fr").article.lang == "fr"


def test_an_end_mark_is_taken_off_and_reported(paste: Paste) -> None:
    draft = paste("A title\nThe first paragraph of it.\nThe last paragraph ends here./.")
    assert outline(draft.article) == ["The last paragraph"]
    assert "put right: end mark taken off" in [line.why for line in draft.report]


def test_two_photos_of_the_same_place_have_two_ids(paste: Paste) -> None:
    draft = paste("A title\nA view of Nha Trang. (Photo: VNA)\nThe beach at Nha Trang. (Photo: VNA)")
    assert [photo.id for photo in draft.article.photos] == ["nha-trang", "nha-trang-2"]


def test_a_caption_without_latin_letters_gets_a_number(paste: Paste) -> None:
    draft = paste("标题在这里\n这是导语，说明文章的内容。\n纪念活动现场。（图片来源：新华社）")
    assert [photo.id for photo in draft.article.photos] == ["photo-1"]
    assert draft.article.id == "page"


def test_places_are_proposed_and_not_written() -> None:
    draft = import_source(PAGES / "repeated-en.txt")
    proposed = [line for line in draft.report if line.field.endswith(".place")]
    assert [(line.value, line.confidence, line.written) for line in proposed] == [
        ("Ban Tho (Upper Province)", Confidence.GUESS, False)
    ]
    assert all(photo.location is None for photo in draft.article.photos)


def test_a_caption_that_states_no_credit_says_so(paste: Paste) -> None:
    draft = paste("A title that is long enough\nLead.\nA title that is long enough\nTroops enter the city (Hue).")
    photo = draft.article.photos[0]
    assert (photo.caption, photo.credit) == ("Troops enter the city (Hue).", None)
    assert "no credit found; name one" in [line.why for line in draft.report]


# --- promises for any page -----------------------------------------------------------------------------------------------------

PIECES = (
    "A title that is long enough", "A title that is long enough ảnh 2", "A title that is long enough ảnh 3Boats. Ảnh: TTXVN",
    "Boats at dawn. (Photo: VNA)", "Photo: A. Name / VNA", "(Photo: VNA)", "TIN LIÊN QUAN", "Related news", "Share",
    "26/03/2025 08:00", "Tags: Hue, Da Nang", "https://example.vn/1", "A short line", "By A. Name", "VNA/VNS",
    "A paragraph that runs on for a while and ends in a stop.", "In the photo: Boats leave. (Photo: VNA)", "- A headline",
    "Hanoi (VNA) - The fair opens today, the office said.", "The last one./.",
)  # fmt: skip


@given(lines=st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_every_line_of_a_page_is_named_in_the_report(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    draft = import_source(path)
    named = {line.line for line in draft.report} | {n.place.line for n in draft.notices if n.place}
    assert {number for number, line in enumerate(lines, start=1) if line} <= named


@given(lines=st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_every_photo_stands_in_the_body_once(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    article = import_source(path).article
    shown = [block.photo for block in article.body if isinstance(block, PhotoRef)]
    assert shown == [photo.id for photo in article.photos]
    assert len(set(shown)) == len(shown)


def test_an_address_without_a_headline_of_its_own_is_left_out_and_named(paste: Paste) -> None:
    draft = paste(
        "A title that is long enough\nLead.\nRelated news\nhttps://a.vn/1\nOne more story\nhttps://a.vn/2\nhttps://a.vn/3"
    )
    assert [(item.title, item.url) for item in draft.article.related] == [("One more story", "https://a.vn/2")]
    assert [n.place.line for n in draft.notices if "without a headline" in n.message and n.place] == [4, 7]


def test_what_is_not_certain_is_asked_to_be_confirmed(paste: Paste) -> None:
    draft = paste((PAGES / "repeated-en.txt").read_text(encoding="utf-8"))
    unsure = sum(line.confidence is not Confidence.CERTAIN and line.written for line in draft.report)
    (asked,) = [notice for notice in draft.notices if notice.code == "P701"]
    assert unsure > 0
    assert asked.message.startswith(f"{unsure} inferences")


def test_marks_between_paragraphs_divide_the_text(paste: Paste) -> None:
    draft = paste("A title that is long enough\n\nThe lead is here.\n\nBefore.\n\n***\n\nAfter.\n\n⁂\n\n* * *\n")
    assert render_body(draft.article.body) == "Before.\n\n---\n\nAfter."
    assert [(n.place.line, n.message) for n in draft.notices if n.code == "P704" and n.place] == [
        (line, "left out: a dividing line with no text to divide") for line in (11, 13)
    ]


@pytest.mark.parametrize(
    ("site", "title", "rights"),
    [
        ("The House Paper", "Ferry returns after ten years", "© 2025 The House Paper"),
        ("見本新聞", "港に渡し船戻る", "Copyright © 見本新聞社"),
        ("Beispielblatt", "Brücke wieder offen", "© 1999-2025 Beispielblatt Verlag GmbH"),
    ],
)
def test_the_name_of_the_site_is_no_title(paste: Paste, site: str, title: str, rights: str) -> None:
    draft = paste(f"{site}\n{title}\n\nThe lead is here, of some words.\n\nIt ends.\n\n{rights}\n")
    assert draft.article.title == title
    assert "left out: the name of the site, as its rights say it" in {notice.message for notice in draft.notices}


def test_notes_as_markdown_writes_them(paste: Paste) -> None:
    draft = paste(
        "A title that is long enough\n\nThe lead is here.\n\nIt rained[^b] and blew[^a]; nobody came[^none].\n\nIt ends.\n\n"
        "[^a]: For two days.\n\n[^b]: Since noon.\n\n[^c]: Nobody calls this.\n"
    )
    assert draft.article.lead == "The lead is here."
    assert render_body(draft.article.body) == (
        "It rained[^1] and blew[^2]; nobody came\\[^none].\n\nIt ends.\n\n\\[^c]: Nobody calls this.\n\n"
        "[^1]: Since noon.\n\n[^2]: For two days."
    )


def test_a_first_paragraph_that_calls_a_note_is_no_lead(paste: Paste) -> None:
    draft = paste("A title that is long enough\n\nIt rained.[^1]\n\nIt ends.\n\n[^1]: Since noon.\n")
    assert draft.article.lead is None
    assert render_body(draft.article.body) == "It rained.[^1]\n\nIt ends.\n\n[^1]: Since noon."
