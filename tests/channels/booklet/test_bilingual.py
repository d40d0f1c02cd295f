"""Booklets of two languages: both titles, both captions, level columns, each language whole and in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from publisher.article.credit import caption_text, credit_line
from publisher.article.model import (
    Article,
    Credit,
    Divider,
    Heading,
    Moment,
    Paragraph,
    PhotoRef,
    Quote,
    Related,
    Span,
    Timeline,
    Translation,
)
from publisher.channels.booklet.book import BookTitle
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import BookletPlan, plan_book, plan_booklet
from publisher.compose.sheet import Sheet, Side
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.notices import PublisherError
from publisher.page.items import Element, Page, Picture, Role, TextLine
from publisher.paint.pdf.reading import read_aloud

LAYOUT = load_layout("bilingual", "booklets", BookletLayout)
WORDS = {
    "en": "The columns moved slowly and those who lived through it remember how quiet it was. ",
    "vi": "Đoàn người đi rất chậm và những ai từng sống qua những ngày ấy đều nhớ sự yên lặng. ",
    "ar": "تحركت الطوابير ببطء وكان الذين عاشوا تلك الأيام يتذكرون الصمت. ",
}
TITLES = {"en": "The gate", "vi": "Cổng thành", "ar": "البوابة"}


def body(lang: str):
    def text(number: int, sentences: int) -> Paragraph:
        return Paragraph((Span(f"{number}. {(WORDS[lang] * sentences).strip()}"),))

    head = Heading(2, (Span(f"{TITLES[lang]} 2"),))
    moments = tuple(Moment(date, (Span(WORDS[lang].strip()),)) for date in ("1975-03-10", "1975-04-30"))
    return (
        text(1, 3), text(2, 9), PhotoRef("one"), head, text(3, 2 if lang == "en" else 5), PhotoRef("two"), text(4, 14),
        Quote(((Span(WORDS[lang].strip()),),), pull=True), PhotoRef("three"), Timeline(moments), Divider(), text(5, 8),
    )  # fmt: skip


@pytest.fixture(scope="module")
def story(edition, photo):
    """An edition of the story and the other edition of it, in any two languages; English is the master."""

    def make(lang: str, other: str, credits_: dict[str, Credit] | None = None) -> Edition:
        photos = tuple(photo(name) for name in ("one", "two", "three"))
        shapes = {"one": "wide", "two": "tall", "three": "panorama"}
        master = edition(photos, body("en"), shapes, related=(Related("More", None),))

        def speak(tag: str) -> Article:
            own = tuple(
                replace(p, caption=f"{tag} caption of {p.id}", credit=(credits_ or {}).get(tag, p.credit))
                for p in photos
            )
            facts = {"lang": tag, "title": TITLES[tag], "lead": f"{tag} lead", "body": body(tag), "photos": own}
            translation = None if tag == "en" else Translation(master.article)
            return replace(master.article, translation=translation, **facts)

        articles = {tag: speak(tag) for tag in dict.fromkeys(("en", lang, other))}
        return replace(master, article=articles[lang], editions=tuple(articles.values()))

    return make


def planned(edition: Edition, beside: str | None = None) -> BookletPlan:
    return plan_booklet(edition, BookletOptions(layout="bilingual", beside=beside))


PAIRS = [("en", "vi"), ("vi", "en"), ("en", "ar"), ("ar", "en"), ("vi", "ar")]


@pytest.fixture(scope="module", params=PAIRS, ids="-".join)
def told(request, story) -> tuple[tuple[str, str], BookletPlan, Edition]:
    edition = story(*request.param)
    return request.param, planned(edition, request.param[1]), edition


def inside(plan: BookletPlan) -> list[Page]:
    """The pages of the story itself."""
    return [page for page in plan.pages if page.name in ("text", "text photo")]


def top(element: Element) -> float:
    return round(min(float(line.y) for part in element.walk() for line in part.items if isinstance(line, TextLine)), 2)


def middle(element: Element) -> float:
    boxes = [line.box for part in element.walk() for line in part.items if isinstance(line, TextLine)]
    return (float(min(box.x for box in boxes)) + float(max(box.right for box in boxes))) / 2


def spoken(page: Page, lang: str) -> list[Element]:
    roles = (Role.PARAGRAPH, Role.HEADING, Role.QUOTE, Role.LIST)
    return [element for element in page.elements if element.lang == lang and element.role in roles]


def test_the_texts_of_both_languages_begin_level_on_every_page(told):
    (first, second), plan, _ = told
    for page in inside(plan):
        ours, theirs = spoken(page, first), spoken(page, second)
        assert [element.role for element in ours] == [element.role for element in theirs], page.folio
        for one, other in zip(ours, theirs, strict=True):
            hair = (
                1.5 if one.role is Role.HEADING else 0.01
            )  # headings hang in the middle of their lines, by the script's heights
            assert top(one) == pytest.approx(top(other), abs=hair)


def test_the_leading_language_stands_where_the_book_begins_its_lines(told):
    (first, second), plan, _ = told
    for page in inside(plan):
        centre = float(Sheet(LAYOUT.page, LAYOUT.margins, LAYOUT.grid).area(Side.of(page.folio)).x)
        for ours, theirs in zip(spoken(page, first), spoken(page, second), strict=True):
            assert (middle(ours) < middle(theirs)) is (first != "ar"), centre


def test_all_text_of_each_language_is_there_in_its_order(told):
    langs, plan, _ = told
    for lang in langs:
        lines = [
            line
            for page in inside(plan)
            for element in spoken(page, lang)
            for part in element.walk()
            for line in part.items
            if isinstance(line, TextLine) and part.role is not Role.LABEL
        ]
        letters = "".join("".join(line.text[:-1] if line.joins_next else line.text for line in lines).split())
        expected = "".join(
            f"{spans}" for block in body(lang) for spans in words_of(block)
        )  # fmt: skip
        assert letters == "".join(expected.split())


def words_of(block) -> list[str]:
    match block:
        case Paragraph(spans) | Heading(_, spans):
            return [spans[0].text]
        case Quote(paragraphs):
            return [spans[0].text for spans in paragraphs]
        case Timeline(moments):
            return [moment.spans[0].text for moment in moments]
    return []


def test_no_page_of_the_story_ends_with_a_heading(told):
    _, plan, _ = told
    for page in inside(plan):
        lowest = max((e for e in page.elements if e.role not in (Role.ARTIFACT, Role.FIGURE)), key=top)
        assert lowest.role is not Role.HEADING


def test_every_photo_is_told_once_with_both_captions_and_its_credit_once(told):
    langs, plan, edition = told
    articles = {article.lang: article for article in edition.editions}
    for name in ("one", "two", "three"):
        figures = [f for page in plan.pages for f in page.walk() if f.role is Role.FIGURE and f.photo == name]
        large = [f for f in figures if len([c for c in f.children if c.role is Role.CAPTION]) == 2]
        assert len(large) == 2, "in the story, and in the list of photographs"
        for figure in large:
            captions = {child.lang: child.text for child in figure.children if child.role is Role.CAPTION}
            for lang in langs:
                (photo,) = [p for p in articles[lang].photos if p.id == name]
                assert captions[lang] == caption_text(photo, context=False)
            credits_ = [child.text for child in figure.children if child.role is Role.CREDIT]
            assert credits_ == [credit_line(Credit(agency="VNA"), langs[0])]


def test_every_text_is_tagged_once_with_its_language(told):
    (first, second), plan, _ = told
    tags = list(read_aloud(plan.pages, first).walk())
    assert {tag.lang for tag in tags} == {None, second}
    for lang in (None, second):
        own = [tag for tag in tags if tag.lang == lang]
        counted = Counter(tag.type for tag in own)
        assert counted["H2"] == 3, "in the story, over the photographs and over related reading"
        assert (counted["BlockQuote"], counted["LI"]) == (1, 3)


def test_titles_and_leads_of_both_stand_on_cover_title_page_and_back(told):
    langs, plan, _ = told
    for page, lead in ((plan.pages[0], False), (plan.pages[2], True), (plan.pages[-1], False)):
        for lang in langs:
            said = [element.text for element in page.walk() if element.lang == lang]
            assert TITLES[lang] in said, (page.name, lang)
            assert (f"{lang} lead" in said) is lead


def test_nothing_readable_leaves_the_safe_area(told):
    _, plan, _ = told
    for page in plan.pages:
        safe = Sheet(LAYOUT.page, LAYOUT.margins, LAYOUT.grid).trim.inset(float(LAYOUT.margins.safe) - 0.01)
        for line in (item for item in page.items() if isinstance(item, TextLine)):
            assert line.box.x >= safe.x, (page.name, line.text)
            assert line.box.right <= safe.right, (page.name, line.text)
            assert line.box.bottom <= safe.bottom, (page.name, line.text)


def test_photos_of_the_story_keep_their_shape_on_pages_of_text(told):
    _, plan, edition = told
    for page in inside(plan):
        for picture in (item for item in page.items() if isinstance(item, Picture)):
            assert picture.rect.aspect == pytest.approx(edition.pictures[picture.photo].aspect, rel=0.01)


def test_two_credits_stand_where_the_editions_name_others(story):
    plan = planned(story("en", "vi", {"vi": Credit(photographer="B. Name")}), "vi")
    credits_ = {use.credit for use in plan.uses}
    assert credits_ == {
        f"{credit_line(Credit(agency='VNA'), 'en')} · {credit_line(Credit(photographer='B. Name'), 'vi')}"
    }


def test_the_master_takes_its_first_translation_and_a_translation_its_master(story):
    assert {"en", "vi"} == langs_of(planned(story("en", "vi")))
    assert {"en", "ar"} == langs_of(planned(story("ar", "vi")))
    assert {"en", "vi"} == langs_of(planned(story("vi", "en"), beside="vi"))


def langs_of(plan: BookletPlan) -> set[str]:
    return {element.lang for page in inside(plan) for element in page.walk() if element.lang}


def refusal(call) -> str:
    with pytest.raises(PublisherError) as caught:
        call()
    (notice,) = caught.value.notices
    assert notice.code == "P814"
    assert notice.hint
    return notice.message


def test_a_story_without_a_second_edition_is_refused(story):
    alone = replace(story("en", "vi"), editions=())
    assert "only one edition" in refusal(lambda: planned(alone))
    assert "no edition in 'fr'" in refusal(lambda: planned(story("en", "vi"), "fr"))


def test_a_photo_without_a_caption_in_the_second_language_is_refused(story):
    edition = story("en", "vi")
    master, other = edition.editions
    bare = replace(other, photos=(replace(other.photos[0], caption=None), *other.photos[1:]))
    message = refusal(lambda: planned(replace(edition, editions=(master, bare))))
    assert "no caption in 'vi' for one" in message


def test_a_layout_of_one_language_and_a_book_of_several_articles_are_refused(story):
    edition = story("en", "vi")
    assert "one language" in refusal(lambda: plan_booklet(edition, BookletOptions(beside="vi")))
    second = replace(edition, article=replace(edition.article, id="other"))
    options = BookletOptions(layout="bilingual")
    assert "several articles" in refusal(lambda: plan_book((edition, second), BookTitle("Both"), options))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("columns = 2", "columns = 1", "two columns"),
        ('style = "page"', 'style = "head"', "a page of their own"),
        ('quotes = "text"', 'quotes = "page"', "a quotation"),
        ('credit = "below"', 'credit = "side"', "a credit stands once"),
    ],
)
def test_a_layout_that_does_not_go_with_two_languages_is_refused(tmp_path, old, new, told):
    from publisher.layout.load import layout_path

    text = layout_path("bilingual", "booklets").read_text(encoding="utf-8")
    assert text.count(old) == 1
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PublisherError) as caught:
        load_layout(str(mine), "booklets", BookletLayout)
    (notice,) = caught.value.notices
    assert notice.code == "P102"
    assert told in notice.message
