"""Words on a photo: where they may stand, what lies between, and that they read on the pixels that come out."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from publisher.channels.cards import CHANNEL
from publisher.channels.cards.make import painted
from publisher.channels.cards.measure import least_contrast, readings_of, reads_well
from publisher.channels.cards.options import CardOptions
from publisher.page.items import Fill, Gradient, Picture, Role, TextLine
from publisher.photos.probe import probe
from publisher.photos.regions import Region
from publisher.publishing import publish

CARDS = ("og", "square", "portrait", "fb-cover")


@pytest.fixture
def photographed(edition_of, tmp_path):
    """An edition whose photo is drawn on the spot; ``focus`` and ``subjects`` as the article and the file name them."""

    def build(draw, size=(1600, 1600), *, focus=None, subjects=(), **fields):
        image = Image.new("RGB", size, (60, 70, 80))
        draw(ImageDraw.Draw(image), *size)
        image.save(tmp_path / "drawn.png")
        picture = probe(tmp_path / "drawn.png")
        picture = replace(
            picture, embedded=replace(picture.embedded, regions=tuple(Region(*box, rank=2) for box in subjects))
        )
        edition = edition_of(**fields)
        photo = replace(edition.article.photos[0], focus=focus)
        return replace(edition, article=replace(edition.article, photos=(photo,)), pictures={photo.id: picture})

    return build


def planned(edition, *targets):
    plan = CHANNEL.plan(edition, CardOptions(layout="full", targets=targets or CARDS))
    assert len(plan.cards) == len(targets or CARDS), plan.notices
    return plan.cards


def words(card):
    return [item for item in card.page.items() if isinstance(item, TextLine)]


def fills_the_card(card):
    return any(isinstance(item, Picture) and item.rect == card.page.trim for item in card.page.items())


def seen_at(box, card):
    """A box of the photo where it lies on the card, in points: left, top, right, bottom."""
    crop, size = card.uses[0].crop, card.page.size
    across, down = size.width / (crop.right - crop.left), size.height / (crop.bottom - crop.top)
    left, right = ((edge - crop.left) * across for edge in (box[0], box[2]))
    top, bottom = ((edge - crop.top) * down for edge in (box[1], box[3]))
    return left, top, right, bottom


def covers(line, box):
    left, top, right, bottom = box
    return line.box.x < right and left < line.box.right and line.box.y < bottom and top < line.box.bottom


def plain(colour):
    return lambda pen, width, height: pen.rectangle((0, 0, width, height), fill=colour)


def stripes(pen, width, height):
    for x in range(0, width, 40):
        pen.rectangle((x, 0, x + 19, height), fill=(255, 255, 255))
        pen.rectangle((x + 20, 0, x + 39, height), fill=(0, 0, 0))


def sky_over_ground(pen, width, height):
    pen.rectangle((0, 0, width, height * 0.3), fill=(236, 241, 250))
    pen.rectangle((0, height * 0.3, width, height), fill=(24, 30, 20))


PICTURES = {
    "night": plain((14, 16, 22)),
    "snow": plain((255, 255, 255)),
    "haze": plain((128, 128, 128)),
    "stripes": stripes,
    "sky": sky_over_ground,
}


@pytest.mark.parametrize("picture", PICTURES)
def test_words_read_on_every_picture(photographed, tmp_path, picture):
    for card in planned(photographed(PICTURES[picture])):
        image = painted(card, tmp_path)
        found = readings_of(card.page, image, card.target)
        assert reads_well(found)
        assert least_contrast(found) >= 3.0


@pytest.mark.parametrize(
    ("picture", "on", "ink"),
    [("night", "clear", "#F7F4EE"), ("snow", "clear", "#10151C"), ("stripes", "gradient", "#F7F4EE")],
)
def test_a_calm_photo_carries_the_words_as_it_is_and_a_restless_one_under_a_gradient(photographed, picture, on, ink):
    (card,) = planned(photographed(PICTURES[picture], focus=(0.5, 0.2)), "square")
    assert card.words_on == on
    assert {str(run.colour) for line in words(card) for run in line.runs} == {ink}
    veils = [item for item in card.page.items() if isinstance(item, Gradient)]
    assert bool(veils) == (on == "gradient")
    for veil in veils:
        assert min(how for _, how in veil.strengths) == 0
        assert max(how for _, how in veil.strengths) <= 0.64


def pale_head(pen, width, height):
    pen.rectangle((0, 0, width, height), fill=(60, 64, 70))
    pen.ellipse((width * 0.35, height * 0.08, width * 0.65, height * 0.5), fill=(230, 190, 160))


@pytest.mark.parametrize("target", ["square", "portrait", "og", "youtube"])
def test_words_leave_most_of_what_draws_the_eye_free_where_nobody_says_what_matters(photographed, target):
    for card in planned(photographed(pale_head), target):
        head = seen_at((0.4, 0.15, 0.6, 0.4), card)
        assert card.words_on == "panel" or not any(covers(line, head) for line in words(card))


def test_words_stand_where_the_photo_is_dark_when_the_rest_is_bright(photographed):
    (card,) = planned(photographed(sky_over_ground, focus=(0.5, 0.2)), "portrait")
    assert min(line.y for line in words(card)) > card.page.size.height * 0.45
    assert card.words_on == "clear"


@pytest.mark.parametrize("focus", [(x, y) for x in (0.15, 0.5, 0.85) for y in (0.15, 0.5, 0.85)])
def test_words_never_stand_on_the_focus(photographed, focus):
    title = "Strategic breakthroughs and turning points on the way to victory day, told by those who were there"
    for card in planned(photographed(stripes, focus=focus, title=title), *CARDS, "story", "pin", "x"):
        if fills_the_card(card):
            box = seen_at((focus[0] - 0.01, focus[1] - 0.01, focus[0] + 0.01, focus[1] + 0.01), card)
            assert not any(covers(line, box) for line in words(card)), card.name


@pytest.mark.parametrize("face", [(0.1, 0.1, 0.3, 0.35), (0.6, 0.6, 0.8, 0.8), (0.4, 0.35, 0.6, 0.6)])
def test_words_never_stand_on_a_face_the_file_names(photographed, face):
    edition = photographed(stripes, subjects=(face,))
    found = [card for card in planned(edition, *CARDS, "story") if fills_the_card(card)]
    assert found
    for card in found:
        assert not any(covers(line, seen_at(face, card)) for line in words(card)), card.name


def test_a_face_that_leaves_no_room_brings_the_panel(photographed):
    for card in planned(photographed(stripes, subjects=((0.05, 0.05, 0.95, 0.95),))):
        assert card.words_on == "panel"
        assert not fills_the_card(card)


def test_a_photo_that_may_not_be_cropped_stands_whole_beside_a_panel(photographed):
    for card in planned(photographed(stripes, crop=False), "og", "portrait"):
        assert (card.uses[0].crop.is_whole, card.words_on) == (True, "panel")


def test_a_photo_that_is_to_come_has_a_plate_and_a_panel(edition_of):
    for card in planned(edition_of(shape=None)):
        assert card.words_on == "panel"
        assert any(element.plate for element in card.page.walk())


def test_arabic_words_stand_at_the_right(photographed):
    (card,) = planned(photographed(stripes, focus=(0.2, 0.5), lang="ar", title="يوم النصر"), "og")
    (title,) = [element for element in card.page.walk() if element.role is Role.TITLE]
    assert all(line.box.x > card.page.size.width / 2 for line in title.items)


def test_a_photo_that_turns_out_otherwise_gets_its_panel(photographed, tmp_path):
    edition = photographed(PICTURES["night"])
    plan = CHANNEL.plan(edition, CardOptions(layout="full", targets=("square",)))
    assert plan.cards[0].words_on == "clear"
    Image.new("RGB", (1600, 1600), (250, 250, 250)).save(edition.pictures["gate"].path)  # changed since it was planned
    (tmp_path / "out").mkdir()
    made = CHANNEL.make(plan, tmp_path / "out")[0]
    assert (made.words_on, made.contrast >= 4.5) == ("panel", True)
    assert any(isinstance(item, Fill) for item in plan.cards[0].spare.items())


def test_the_manifest_says_what_the_words_stand_on(tmp_path):
    folder = tmp_path / "story"
    folder.mkdir()
    Image.new("RGB", (1400, 1400), (20, 24, 30)).save(folder / "night.png")
    (folder / "article.en.md").write_text(
        "---\npublisher: 1\nid: night\nlang: en\ntitle: Night\nphotos:\n"
        "  - {id: night, caption: A night., credit: {agency: VNA}, alt: Dark.}\n---\n\n![](#night)\n",
        encoding="utf-8",
    )
    options = {"cards": CardOptions(layout="full", targets=("square",))}
    publish(folder, tmp_path / "out", only=["cards"], options=options)
    rows = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["artifacts"]
    (card,) = [row for row in rows if row["path"] == "cards/square.jpg"]
    assert (card["words_on"], card["contrast"] > 4.5) == ("clear", True)


def test_the_carousel_shows_the_same_cover_in_its_document(photographed, tmp_path):
    plan = CHANNEL.plan(photographed(stripes), CardOptions(layout="full", targets=("square",), carousel=True))
    CHANNEL.make(plan, tmp_path)
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    pdf = tmp_path / "cards" / "carousel.pdf"
    subprocess.run(["pdftoppm", "-png", "-r", "96", "-l", "1", pdf, tmp_path / "page"], check=True)
    (page,) = tmp_path.glob("page-*.png")
    shown, painted_card = (
        Image.open(path).convert("L").resize((60, 60)) for path in (page, tmp_path / "cards" / "carousel-01.jpg")
    )
    away = [abs(a - b) for a, b in zip(shown.tobytes(), painted_card.tobytes(), strict=True)]
    assert sum(away) / len(away) < 6
