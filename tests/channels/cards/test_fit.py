"""Making words fit: what gives way, and in which order; what is told when nothing can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.channels.cards.brand import card_colours
from publisher.channels.cards.fit import Showing, fit, too_long
from publisher.channels.cards.schema import load_card_layout
from publisher.channels.cards.setting import Look, set_words
from publisher.channels.cards.targets import known_targets
from publisher.channels.cards.words import Words
from publisher.settings import Settings
from publisher.typeset.fonts import shipped_fonts
from publisher.units import Px

PANEL = load_card_layout("panel")
TITLE = "Strategic breakthroughs and turning points for victory day"
WORDS = Words(
    "en", TITLE, "Liberation forces enter the gate in the morning.", "Photo: VNA", "Fifty years", "The Courier"
)


def look(target):
    return Look(PANEL, known_targets()[target], card_colours(PANEL, Settings()), shipped_fonts())


def fitted(words, target="portrait", aspect=1.5):
    card = look(target)

    def showing(boxes):
        photo, size = boxes.photo, card.target.size
        kept = min(aspect / photo.aspect, photo.aspect / aspect)
        return Showing((photo.width * photo.height / (size.width * size.height)) ** 0.5, kept)

    return fit(words, card, aspect, showing)


def size(found):
    return block(found.blocks, "title").lines[0].runs[0].size


def block(blocks, slot):
    (found,) = [one for one in blocks.all if one.slot == slot]
    return found


def test_a_longer_title_is_set_smaller():
    long = replace(WORDS, title=TITLE + " in the spring of the year 1975 and what came after")
    assert size(fitted(long)) < size(fitted(WORDS)) < size(fitted(replace(WORDS, title="Victory day")))


def test_a_longer_caption_takes_room_from_the_photo():
    long = replace(WORDS, caption=WORDS.caption * 5)
    assert fitted(long).places.photo.height < fitted(WORDS).places.photo.height


@pytest.mark.parametrize("target", ["og", "square", "portrait", "story"])
def test_no_size_goes_below_what_can_be_read_on_a_phone(target):
    found = look(target)
    blocks = set_words(WORDS, found, Px(500), 1.0)
    for name in ("kicker", "title", "caption", "credit"):
        least = found.target.seen_as(PANEL.voices[name].seen)
        assert block(blocks, name).lines[0].runs[0].size >= least - 0.01


def test_lines_of_a_title_keep_their_marks_apart():
    words = replace(WORDS, lang="vi", title="Những bước đột phá chiến lược và bước ngoặt dẫn tới Ngày toàn thắng")
    title = block(fitted(words, "og").blocks, "title")
    assert title.leading >= title.lines[0].runs[0].size * PANEL.voices["title"].leading


def test_the_name_of_the_publication_gives_way_to_a_long_kicker():
    long = replace(WORDS, kicker="Fifty years of peace and of reunification")
    assert set_words(WORDS, look("og"), Px(500), 1.0).sign is not None
    assert set_words(long, look("og"), Px(500), 1.0).sign is None


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"title": "A very long title that goes on " * 12}, "title"),
        ({"caption": "a caption without any end that goes on " * 20}, "caption"),
        ({"credit": "Photo: " + "Name of a Photographer, " * 30}, "credit"),
        ({"kicker": "A kicker as long as a leader " * 20}, "kicker"),
    ],
)
def test_what_is_too_long_is_named_with_its_lines_and_the_room_there_is(change, part):
    words = replace(WORDS, **change)
    assert fitted(words, "og") is None
    found = too_long(words, look("og"))
    assert found.part == part
    assert found.lines > found.room >= 0


def test_a_word_wider_than_the_panel_is_never_cut_but_named():
    words = replace(
        WORDS, lang="de", title="Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    )
    assert fitted(words, "og") is None
    assert too_long(words, look("og")).word.startswith("Donaudampf")
