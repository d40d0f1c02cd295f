"""Planned cards: geometry, the promise of caption and credit, and what an editor is told."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.article.model import Credit, Photo, PhotoStatus, Rights
from publisher.channels.cards import CHANNEL
from publisher.channels.cards.brand import card_colours
from publisher.channels.cards.choose import lead_photo
from publisher.channels.cards.contrast import LEGIBLE, contrast
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.plan import plan_cards
from publisher.channels.cards.schema import load_card_layout
from publisher.layout.load import layout_names
from publisher.notices import PublisherError, errors
from publisher.page.geometry import Rect
from publisher.page.items import Fill, Picture, Role, TextLine
from publisher.settings import Brand, Publication, Settings

GOLDEN = Path(__file__).parent / "golden"
LONG = (
    "On March 26 and March 29, Hue and Da Nang were liberated. By April 3, all provinces along the central coastal plain were "
    "liberated. In the photo: Liberation tanks move into Nha Trang (Khanh Hoa) on April 2, 1975. The campaign demonstrated the "
    "wise choice of the battlefield and of the breakthrough point, and the opportunity to expand the campaign was seized. In a "
    "short period of time many of the main divisions were annihilated, and the road to the south lay open to the advancing troops."
)
TITLES = [
    ("en", "Peace"),
    ("en", "Strategic breakthroughs and turning points for victory day"),
    ("vi", "Những bước đột phá chiến lược và bước ngoặt dẫn tới Ngày toàn thắng"),
    ("de", "Bundesverdienstkreuzverleihung im Rathaus"),
    ("ar", "اختراقات استراتيجية ونقاط تحول نحو يوم النصر"),
    ("el", "Στρατηγικές τομές και σημεία καμπής για την ημέρα της νίκης"),
    ("th", "วันแห่งชัยชนะ และจุดเปลี่ยน"),
]


def planned(edition, *targets):
    return plan_cards(edition, CardOptions(targets=targets or CardOptions().targets))


def boxes(element):
    return [item.box for item in element.items if isinstance(item, TextLine)]


def around(found):
    x, y = min(box.x for box in found), min(box.y for box in found)
    return Rect(x, y, max(box.right for box in found) - x, max(box.bottom for box in found) - y)


def assert_sound(card):
    """Words inside the safe area, on the panel, beside the photo, and not over each other."""
    elements = list(card.page.walk())
    (figure,) = [element for element in elements if element.role is Role.FIGURE]
    words = [element for element in elements if boxes(element) and element.role is not Role.FIGURE]
    photo = next(item.rect for item in figure.items if isinstance(item, Picture | Fill))
    for element in words:
        for box in boxes(element):
            assert card.target.safe_box.contains(box, 0.5), (element.role, card.target.name)
            assert not photo.overlaps(box), (element.role, card.target.name)
    for one, other in combinations(words, 2):
        assert not around(boxes(one)).overlaps(around(boxes(other)), 0.5), (one.role, other.role, card.target.name)


# --- geometry -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "title", "shape"),
    [(*title, "landscape") for title in TITLES]
    + [(*TITLES[1], shape) for shape in ("portrait", "square", "panorama", None)],
)
def test_nothing_overlaps_and_all_words_stand_in_the_safe_area(edition_of, lang, title, shape):
    plan = planned(edition_of(title, lang=lang, shape=shape))
    assert len(plan.cards) == 4, [notice.message for notice in plan.notices]
    for card in plan.cards:
        assert_sound(card)


def test_a_photo_that_may_not_be_cropped_is_shown_whole_on_every_card(edition_of):
    for shape in ("landscape", "portrait", "panorama"):
        plan = planned(edition_of(shape=shape, crop=False))
        for card in plan.cards:
            assert card.uses[0].crop.is_whole
            (picture,) = [item for item in card.page.items() if isinstance(item, Picture)]
            assert picture.rect.aspect == pytest.approx(
                {"landscape": 1.5, "portrait": 2 / 3, "panorama": 3}[shape], rel=0.01
            )
            assert card.page.trim.contains(picture.rect)
            assert_sound(card)


LETTERS = {
    "en": "abcdefgh ABC,.-’ ",
    "vi": "ạẩễộữđĐươ nhgtc ",
    "de": "äöüßabcdefg GHS ",
    "el": "αβγδάέήώΑΒΓΔ ",
    "th": "กขคงจฉชซ่้ำิี ",
    "ar": "ابتثجحخدذرزسش ",
}
LANG_AND_TITLE = st.sampled_from(sorted(LETTERS)).flatmap(
    lambda lang: st.tuples(st.just(lang), st.text(LETTERS[lang], min_size=1, max_size=300).filter(str.strip))
)


@settings(max_examples=40, deadline=None)
@given(found=LANG_AND_TITLE, target=st.sampled_from(CardOptions().targets))
def test_any_title_fits_or_is_a_named_error(edition_of, found, target):
    lang, title = found
    plan = planned(edition_of(title, lang=lang), target)
    if plan.cards:
        assert_sound(plan.cards[0])
        (element,) = [element for element in plan.cards[0].page.walk() if element.role is Role.TITLE]
        assert "".join(element.text.split()) == "".join(title.split())
    else:
        (notice,) = errors(plan.notices)
        assert (notice.code, target in notice.message, "title" in notice.message) == ("P203", True, True)


# --- the promise --------------------------------------------------------------------------------------------------------------


def test_every_card_carries_title_caption_and_credit_of_its_photo(edition_of):
    for card in planned(edition_of()).cards:
        said = {element.role: element.text for element in card.page.walk()}
        assert said[Role.TITLE] == "Strategic breakthroughs and turning points for victory day"
        assert said[Role.CAPTION] == card.uses[0].caption
        assert said[Role.CREDIT] == card.uses[0].credit == "Photo: VNA"
        assert said[Role.KICKER] == "Fifty years"


def test_a_long_credit_wraps_and_is_never_shortened(edition_of):
    credit = Credit(
        photographer="A Photographer With Rather a Long Name", agency="An Agency With One Too", licence="CC BY 4.0"
    )
    for card in planned(edition_of(credit=credit)).cards:
        (element,) = [element for element in card.page.walk() if element.role is Role.CREDIT]
        assert element.text == "Photo: A Photographer With Rather a Long Name / An Agency With One Too (CC BY 4.0)"
        assert_sound(card)


def test_a_long_caption_loses_whole_sentences_from_its_end_and_that_is_said(edition_of):
    plan = planned(edition_of(caption=LONG))
    for card in plan.cards:
        assert LONG.startswith(card.uses[0].caption)
        assert card.uses[0].caption.endswith(".")
    notes = [notice for notice in plan.notices if notice.code == "P204"]
    assert notes
    assert all("leaves out" in notice.message for notice in notes)


def test_a_caption_of_230_characters_stands_whole_on_posts_and_stories(edition_of):
    caption = LONG[: LONG.index(" The campaign")]
    plan = planned(edition_of(caption=caption), "portrait", "story")
    assert [use.caption for use in plan.uses] == [caption, caption]


def test_a_waived_credit_leaves_no_credit_line(edition_of):
    plan = planned(edition_of(credit=Credit(none_because="family archive")), "og")
    assert not errors(plan.notices)
    assert Role.CREDIT not in {element.role for element in plan.cards[0].page.walk()}


@pytest.mark.parametrize(
    ("change", "code"), [({"credit": None}, "P301"), ({"caption": None}, "P302"), ({"caption": "  "}, "P302")]
)
def test_a_photo_without_its_words_stops_the_cards(edition_of, change, code):
    plan = planned(edition_of(**change))
    assert not plan.cards
    assert [(notice.code, notice.channels) for notice in errors(plan.notices)] == [(code, ("cards",))]


# --- which photo --------------------------------------------------------------------------------------------------------------


def with_photos(edition, *photos):
    article = replace(edition.article, photos=photos, body=())
    return replace(edition, article=article)


def test_the_lead_is_the_first_photo_of_the_story_that_has_its_file(edition_of):
    edition = edition_of()
    first, second = Photo("missing"), edition.article.photos[0]
    assert lead_photo(with_photos(edition, first, second)).id == "gate"


def test_without_any_file_the_first_photo_stands_as_a_plate_and_a_note_says_so(edition_of):
    plan = planned(edition_of(shape=None))
    assert all(use.to_come for use in plan.uses)
    assert [notice.code for notice in plan.notices] == ["P318"]
    assert "(photo to come)" in plan.as_text()


@pytest.mark.parametrize(
    "change", [{"status": PhotoStatus.KILLED}, {"status": PhotoStatus.WITHHELD}, {"rights": Rights(social=False)}]
)
def test_a_photo_that_may_not_be_shared_never_leads(edition_of, change):
    edition = edition_of()
    plan = planned(with_photos(edition, replace(edition.article.photos[0], **change)))
    assert [notice.code for notice in errors(plan.notices)] == ["P321"]


# --- what an editor is told -----------------------------------------------------------------------------------------------------


def test_the_short_title_stands_in_where_the_title_finds_no_room(edition_of):
    long = "How the campaigns of the spring opened the road to the south " * 4
    plan = planned(edition_of(long, short_title="The road south"), "og", "story")
    assert not errors(plan.notices)
    assert {notice.code for notice in plan.notices} == {"P203"}
    titles = {element.text for card in plan.cards for element in card.page.walk() if element.role is Role.TITLE}
    assert titles == {"The road south"}


def test_the_short_title_stands_in_where_the_title_would_leave_a_stamp_of_the_photo(edition_of):
    long = "How the campaigns of the spring opened the road to the south, and those who walked it"
    (card,) = planned(edition_of(long, short_title="The road south", shape="portrait"), "square").cards
    (picture,) = [item for item in card.page.items() if isinstance(item, Picture)]
    assert picture.rect.width * picture.rect.height > 0.13 * card.target.size.width * card.target.size.height


def test_a_title_that_cannot_fit_is_an_error_with_numbers_and_a_hint(edition_of):
    long = "How the campaigns of the spring opened the road to the south " * 5
    (notice,) = errors(planned(edition_of(long), "og").notices)
    assert notice.code == "P203"
    assert "'og'" in notice.message
    assert "lines" in notice.message
    assert "short_title" in notice.hint


def test_a_thai_title_is_parted_between_its_words(edition_of):
    words = ["กองกำลัง", "ปลดปล่อย", "เข้าสู่", "ประตู", "ใน", "เช้า", "วันที่", "สาม", "สิบ", "เมษายน"]
    plan = planned(edition_of("".join(words), lang="th"), "og")
    assert_sound(plan.cards[0])
    assert plan.notices == ()


def test_a_khmer_title_without_spaces_is_cut_between_letters_and_a_note_says_how_to_do_better(edition_of):
    plan = planned(edition_of("កងកម្លាំងរំដោះចូលដល់ទ្វារក្រុងនៅព្រឹកថ្ងៃទីសាមសិបមេសា" * 2, lang="km"), "og")
    assert_sound(plan.cards[0])
    (notice,) = plan.notices
    assert (notice.code, notice.severity) == ("P203", "note")
    assert "U+200B" in notice.hint


def test_a_caption_that_is_one_endless_sentence_is_an_error_not_a_cut(edition_of):
    (notice,) = errors(planned(edition_of(caption="and then they went on " * 60), "og").notices)
    assert notice.code == "P204"
    assert "caption of 'gate'" in notice.message


def test_one_card_that_cannot_be_made_does_not_hide_what_is_wrong_with_the_others(edition_of):
    long = "How the campaigns of the spring opened the road to the south " * 5
    assert len(errors(planned(edition_of(long)).notices)) == 4


# --- look ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("accent", ["#B3261E", "#FFE680", "#F7F4EE", "#003366"])
def test_a_brand_accent_is_used_and_can_always_be_read(accent):
    layout = load_card_layout("panel")
    colours = card_colours(layout, Settings(brand=Brand(accent=accent)))
    assert contrast(colours["accent"], colours["panel"]) >= LEGIBLE


def test_a_brand_accent_that_reads_well_is_used_as_it_is(edition_of):
    brand = Settings(publication=Publication(name="The Courier"), brand=Brand(accent="#003366"))
    plan = planned(edition_of(settings=brand), "og")
    assert "#003366" in plan.as_text()


@pytest.mark.parametrize("design", layout_names("cards"))
def test_the_plan_of_every_design_reads_as_it_did(story_of, design):
    """Set UPDATE_GOLDEN=1 after a wanted change of design, and read the difference."""
    options = CardOptions(layout=design, targets=("og", "portrait", "story"), carousel=design == "panel")
    golden = GOLDEN / f"{design}.txt"
    text = plan_cards(story_of(), options).as_text()
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_channel_plans_with_its_own_options(edition_of):
    plan = CHANNEL.plan(edition_of(), CHANNEL.options())
    assert [card.target.name for card in plan.cards] == ["og", "square", "portrait", "story"]


def test_each_further_photo_has_cards_and_posts_that_go_by_it(story_of):
    plan = plan_cards(story_of(), CardOptions(targets=("og", "square"), photos=("portrait", "landscape")))
    assert [card.name for card in plan.cards] == ["og", "square", "og-landscape", "square-landscape"]
    assert [card.uses[0].photo for card in plan.cards] == ["portrait", "portrait", "landscape", "landscape"]
    assert [post.card for post in plan.kit.posts] == [card.name for card in plan.cards]
    assert "post square-landscape" in plan.as_text()
    assert plan.share.path == "cards/og.jpg"
    assert not errors(plan.notices)


def test_a_photo_left_over_from_pairs_is_an_error(story_of):
    with pytest.raises(PublisherError, match="beside 'square'"):
        plan_cards(story_of(), CardOptions("pair", ("og",), ("portrait", "landscape", "square")))
