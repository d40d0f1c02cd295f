"""Booklet plans: what every booklet must hold, whatever its article and its layout."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designs import ONE_LANGUAGE
from publisher.article.credit import caption_text
from publisher.article.model import Credit, Group, Heading, Paragraph, PhotoRef, Quote, Related, Rights, Span
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import BookletPlan, plan_booklet, uses_on
from publisher.compose.sheet import Sheet, Side
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.notices import PublisherError
from publisher.page.items import Fill, Page, Picture, Role, TextLine
from publisher.resources import shipped
from publisher.settings import Brand, Settings
from publisher.units import Mm

LAYOUTS = ONE_LANGUAGE
LONG = "The columns moved slowly and the radio said little, and those who lived through it remember how quiet it was. "
GOLDEN = Path(__file__).parent / "golden"


def words(sentences: int) -> Paragraph:
    return Paragraph((Span((LONG * sentences).strip()),))


@pytest.fixture(scope="module")
def rich(edition, photo):
    """Text, headings, a pair, a pull quote, wide and tall photos, one still to come."""
    photos = tuple(photo(name) for name in ("one", "two", "three", "four", "five", "six"))
    body = (
        words(3),
        PhotoRef("one"),
        Heading(2, (Span("Along the road"),)),
        words(12),
        words(8),
        Group(("two", "three")),
        Quote(((Span("How quiet it was."),),), pull=True),
        PhotoRef("four"),
        words(2),
        PhotoRef("five"),
        PhotoRef("six"),
    )
    shapes = {"one": "wide", "two": "wide", "three": "wide", "four": "tall", "five": "panorama"}
    related = (Related("Another gate", "https://example.org/gate"),)
    return edition(photos, body, shapes, kicker="Fifty years on", byline=("Desk",), related=related)


@pytest.fixture(scope="module", params=LAYOUTS)
def plan(request, rich) -> BookletPlan:
    return plan_booklet(rich, BookletOptions(layout=request.param))


def test_the_plan_of_a_whole_booklet_reads_as_expected(rich):
    text = plan_booklet(rich, BookletOptions()).as_text()
    golden = GOLDEN / "rich-a5.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_a_booklet_fills_whole_sheets_of_four_pages(plan):
    assert len(plan.pages) % 4 == 0


def test_folios_count_the_pages_and_plates_carry_none(plan):
    for number, page in enumerate(plan.pages, 1):
        assert page.folio in (None, number)
        if page.name in ("cover", "plate", "spread left", "spread right", "back cover"):
            assert page.folio is None


def test_every_photo_stands_in_the_booklet_with_its_caption_and_credit(plan, rich):
    for photo in rich.article.photos:
        told = [use for use in plan.uses if use.photo == photo.id and use.caption == caption_text(photo, context=True)]
        assert told, photo.id
    assert {use.credit for use in plan.uses} == {"Photo: VNA"}
    assert all(use.caption for use in plan.uses)


def spreads_and_pages(pages: tuple[Page, ...]) -> list[list[Page]]:
    """What a reader sees at once where it is one picture: a spread's two pages together, every other page alone."""
    seen: list[list[Page]] = []
    for page in pages:
        if page.name == "spread right":
            seen[-1].append(page)
        else:
            seen.append([page])
    return seen


def test_a_picture_never_stands_without_its_credit_in_view(plan):
    for view in spreads_and_pages(plan.pages):
        elements = [element for page in view for element in page.walk()]
        shown = {e.photo for e in elements if e.role is Role.FIGURE}
        credited = {e.photo for e in elements if e.role is Role.CREDIT and e.text}
        captioned = {e.photo for e in elements if e.role is Role.CAPTION and e.text}
        assert shown <= credited
        assert shown <= captioned or view[0].name == "cover"  # the cover's caption stands on the imprint page


def test_the_cover_caption_stands_on_the_imprint_page(plan):
    texts = [element.text for element in plan.pages[1].walk() if element.role is Role.CAPTION]
    shown = any(element.role is Role.FIGURE for element in plan.pages[0].walk())
    assert texts == (["Cover: People gather at the gate, seen in one."] if shown else [])


def test_no_text_overlaps_and_none_leaves_the_safe_area(plan):
    for page in plan.pages:
        safe = page.trim.inset(Mm(6))
        lines = [item for item in page.items() if isinstance(item, TextLine)]
        for line in lines:
            assert safe.contains(line.box, tolerance=0.5), (page.name, line.text)
        for number, line in enumerate(lines):
            ink = line.box.inset(0, float(line.box.height) * 0.12)
            for other in lines[number + 1 :]:
                assert not ink.overlaps(other.box.inset(0, float(other.box.height) * 0.12)), (line.text, other.text)


def on(item: Picture | Fill, line: TextLine) -> bool:
    """Whether any of a line lies on a photo, or all of it on a ground."""
    if isinstance(item, Fill):
        return item.rect.contains(line.box, tolerance=0.5)
    return (item.clip or item.rect).overlaps(line.box, tolerance=0.3)


def test_text_never_lies_on_a_photo_without_a_panel_between(plan):
    for page in plan.pages:
        items = list(page.items())
        for n, line in enumerate(items):
            if isinstance(line, TextLine) and line.text != "Draft":
                below = [item for item in items[:n] if isinstance(item, Picture | Fill) and on(item, line)]
                assert not below or isinstance(below[-1], Fill), (page.name, line.text)
                assert not [item for item in items[n:] if isinstance(item, Picture | Fill) and on(item, line)]


def test_photos_lie_in_the_bleed_box_and_keep_their_shape(plan, rich):
    for page in plan.pages:
        for item in page.items():
            if isinstance(item, Picture):
                assert page.bleed_box.contains(item.clip or item.rect)
                shown = rich.pictures[item.photo].aspect * (item.crop.right - item.crop.left)
                assert shown / (item.crop.bottom - item.crop.top) == pytest.approx(item.rect.aspect, rel=0.01)


def test_all_reading_text_is_on_the_pages_in_order(plan, rich):
    set_text = " ".join(
        element.text
        for page in plan.pages
        if page.name.startswith(("text", "news"))
        for element in page.elements
        if element.role in (Role.PARAGRAPH, Role.HEADING)
    )
    blocks = [block for block in rich.article.body if isinstance(block, Paragraph | Heading)]
    assert set_text == " ".join("".join(span.text for span in block.spans) for block in blocks)


def test_the_list_of_photographs_names_the_page_each_photo_is_on(plan):
    shown = {e.photo: n for n, page in reversed(list(enumerate(plan.pages[2:], 3))) for e in page.walk() if e.photo}
    rows = [
        figure
        for page in plan.pages
        if page.name == "photographs"
        for figure in page.elements
        if figure.role is Role.FIGURE
    ]
    assert [row.photo for row in rows] == ["one", "two", "three", "four", "five", "six"]
    for row in rows:
        assert row.children[0].text == f"Page {shown[row.photo]}"
        for small in (item for item in row.items if isinstance(item, Picture)):
            assert small.crop.is_whole
            assert any(small.rect.aspect == pytest.approx(shape) for shape in (1.5, 1 / 1.5, 1.0, 3.0))


def test_a_spread_starts_on_a_left_page_and_is_one_picture_on_both(edition, photo):
    wished = edition((photo("one"),), (words(2), PhotoRef("one", "spread")), {"one": "wide"})
    plan = plan_booklet(wished, BookletOptions())
    (left, right) = [(n, page) for n, page in enumerate(plan.pages, 1) if page.name.startswith("spread")]
    assert Side.of(left[0]) is Side.LEFT
    assert right[0] == left[0] + 1
    (on_left,) = [item for item in left[1].items() if isinstance(item, Picture)]
    (on_right,) = [item for item in right[1].items() if isinstance(item, Picture)]
    assert on_left.crop == on_right.crop
    assert on_left.rect.x == pytest.approx(on_right.rect.x + left[1].size.width)
    assert (on_left.rect.y, on_left.rect.width) == (on_right.rect.y, on_right.rect.width)
    assert on_left.clip.right == on_right.clip.right == left[1].bleed_box.right
    (told,) = {(use.caption, use.credit) for use in uses_on((right[1],), plan.pages)}
    assert told == ("People gather at the gate, seen in one.", "Photo: VNA")


@pytest.mark.parametrize("wish", ["plate", "framed", "spread"])
def test_the_editors_wish_decides(edition, photo, wish):
    wished = edition(
        (photo("one"), photo("two")), (PhotoRef("one"), PhotoRef("two", wish)), {"one": "wide", "two": "wide"}
    )
    pages = plan_booklet(wished, BookletOptions()).pages
    (page, *_) = [p for p in pages[3:] if any(e.photo == "two" for e in p.walk())]
    assert page.name.split()[0] == wish


def test_a_photo_that_may_not_be_cut_is_shown_whole(edition, photo):
    kept = photo("one", rights=Rights(crop=False))
    for layout in LAYOUTS:
        plan = plan_booklet(edition((kept,), None, {"one": "tall"}), BookletOptions(layout=layout))
        in_story = [
            i for page in plan.pages if page.name != "photographs" for i in page.items() if isinstance(i, Picture)
        ]
        assert in_story
        assert all(item.crop.is_whole for item in in_story)


def test_photos_to_come_become_plates_and_make_the_booklet_a_draft(edition, photo):
    plan = plan_booklet(edition((photo("gate-east"), photo("gate-west"))), BookletOptions())
    assert all(use.to_come for use in plan.uses)
    (notice,) = plan.notices
    assert (notice.code, notice.severity) == ("P318", "note")
    assert "gate-east, gate-west" in notice.message
    cover_texts = [element.text for element in plan.pages[0].walk()]
    assert "Draft" in cover_texts
    plates = [e for page in plan.pages for e in page.walk() if e.plate]
    assert any("gate-west" in item.text for e in plates for item in e.items if isinstance(item, TextLine))


def test_a_booklet_with_all_its_photos_says_nothing_of_a_draft(edition, photo):
    plan = plan_booklet(edition((photo("one"),), None, {"one": "wide"}), BookletOptions())
    assert plan.notices == ()
    assert "Draft" not in plan.as_text()


def test_a_waived_credit_leaves_no_empty_line(edition, photo):
    waived = photo("one", credit=Credit(none_because="Family album, name not to be given."))
    plan = plan_booklet(edition((waived,), None, {"one": "wide"}), BookletOptions())
    assert {use.credit for use in plan.uses} == {""}
    assert not [e for page in plan.pages for e in page.walk() if e.role is Role.CREDIT]


def test_a_title_that_fits_nowhere_names_itself_and_helps(edition):
    endless = edition((), (words(1),), title="Donaudampfschifffahrtsgesellschaftskapitän " * 40)
    with pytest.raises(PublisherError) as caught:
        plan_booklet(endless, BookletOptions())
    (notice,) = caught.value.notices
    assert (notice.code, notice.channels, notice.hint) == ("P203", ("booklet",), "give a short_title")


def test_the_short_title_steps_in_for_a_title_too_long(edition):
    short = edition((), (words(1),), title="A very long title indeed, " * 30, short_title="The gate")
    plan = plan_booklet(short, BookletOptions())
    assert "The gate" in [element.text for element in plan.pages[0].walk()]


def test_text_alone_makes_a_booklet_without_a_list_of_photographs(edition):
    plan = plan_booklet(edition((), tuple(words(9) for _ in range(12))), BookletOptions())
    assert {page.name for page in plan.pages} <= {"cover", "imprint", "title", "text", "blank", "back cover"}


def test_related_reading_too_long_for_the_back_cover_gets_its_own_page(edition):
    many = tuple(Related(f"Headline number {n} about the gate and the road to it") for n in range(24))
    pages = plan_booklet(edition((), (words(1),), related=many), BookletOptions()).pages
    texts = [e.text for page in pages[-2:] for e in page.walk() if e.role is Role.LIST_ITEM]
    assert texts == [item.title for item in many]
    assert [page.name for page in pages[-2:]] == ["related", "back cover"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shapes=st.lists(st.sampled_from(["wide", "tall", "square", "panorama", None]), max_size=9),
    texts=st.lists(st.integers(0, 14), max_size=9),
    layout=st.sampled_from(LAYOUTS),
)
def test_any_story_becomes_a_booklet_that_loses_no_photo(edition, photo, shapes, texts, layout):
    photos = tuple(photo(f"p{n}") for n in range(len(shapes)))
    body = []
    for n in range(max(len(shapes), len(texts))):
        body += [words(texts[n])] if n < len(texts) and texts[n] else []
        body += [PhotoRef(f"p{n}")] if n < len(photos) else []
    found = {f"p{n}": shape for n, shape in enumerate(shapes) if shape}
    plan = plan_booklet(edition(photos, tuple(body), found), BookletOptions(layout=layout))
    assert len(plan.pages) % 4 == 0
    story = [page for page in plan.pages[2:] if page.name != "photographs"]
    order = list(dict.fromkeys(e.photo for page in story for e in page.walk() if e.role is Role.FIGURE))
    assert order == [p.id for p in photos]
    for page in plan.pages:
        boxes = [item.clip or item.rect for item in page.items() if isinstance(item, Picture)]
        assert not any(a.overlaps(b) for a, b in pairwise(boxes))


@pytest.mark.parametrize("count", [1, 8, 9, 10, 17, 30])
def test_the_list_of_photographs_leaves_no_photo_alone_on_its_last_page(edition, photo, count):
    photos = tuple(photo(f"p{n}") for n in range(count))
    plan = plan_booklet(edition(photos), BookletOptions())
    pages = [page for page in plan.pages if page.name == "photographs"]
    rows = [sum(element.role is Role.FIGURE for element in page.elements) for page in pages]
    assert sum(rows) == count
    assert max(rows) - min(rows) <= len(rows)


def test_a_booklet_read_from_the_right_is_the_mirror_of_its_pages(edition, photo):
    photos = tuple(photo(name, caption="الناس على الطريق.") for name in ("one", "two"))
    shapes = {"one": "wide", "two": "tall"}
    plan = plan_booklet(
        edition(photos, shapes=shapes, lang="ar", title="الطريق إلى النهر", lead=None), BookletOptions()
    )
    (title,) = [page for page in plan.pages if page.name == "title"]
    lines = [line for e in title.walk() if e.role is Role.TITLE for line in e.items if isinstance(line, TextLine)]
    layout = load_layout("a5-portrait", "booklets", BookletLayout)
    area = Sheet(layout.page, layout.margins, layout.grid).area(Side.RIGHT)
    assert {round(float(line.x + line.width), 3) for line in lines} == {round(float(title.size.width - area.x), 3)}
    numbers = {page.folio: page for page in plan.pages if page.folio}
    for folio, page in numbers.items():
        (number,) = [i for i in page.elements[-1].items if isinstance(i, TextLine) and i.text == str(folio)]
        assert (float(number.x) > float(page.size.width) / 2) is (folio % 2 == 0)


def test_of_several_white_pages_one_parts_the_story_from_the_lists(edition, photo):
    for count in range(1, 30):
        plan = plan_booklet(edition(tuple(photo(f"p{n}") for n in range(count))), BookletOptions(layout="gallery"))
        names = [page.name for page in plan.pages]
        if names.count("blank") > 1:
            assert names[names.index("photographs") - 1] == "blank"
            assert len(names) % 4 == 0
            return
    raise AssertionError("no booklet of the range has two white pages")


def test_a_booklet_is_set_in_the_fonts_of_its_publication(edition, photo, tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    shutil.copy(shipped("assets") / "fonts/noto/NotoSans-Bold.ttf", folder / "own.ttf")
    (folder / "fonts.toml").write_text(
        '[[fonts]]\nfamily = "Newsreader Text"\nweight = 400\nfile = "own.ttf"\n', encoding="utf-8"
    )
    own = Settings(brand=Brand(fonts="fonts"), path=tmp_path / "publisher.toml")
    plan = plan_booklet(replace(edition((photo("one"),), (words(6), PhotoRef("one"))), settings=own), BookletOptions())
    texts = [page for page in plan.pages if page.name.startswith("text")]
    fonts = {run.font.path.name for page in texts for i in page.items() if isinstance(i, TextLine) for run in i.runs}
    assert "own.ttf" in fonts
