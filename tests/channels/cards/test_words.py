"""The words of a card: what each design says, and in which order wordings are tried."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publisher.article.model import Article, Credit, Dateline, Moment, Photo, Quote, Source, Span, Timeline
from publisher.channels.cards.schema import load_card_layout
from publisher.channels.cards.words import Words, card_date, card_words, opening_mark, quotations, wordings
from publisher.settings import Settings

PANEL, QUOTE, WORDS = (load_card_layout(name) for name in ("panel", "quote", "words"))


def article(**fields):
    return Article(
        "a", fields.pop("lang", "en"), fields.pop("title", "A long title"), Source(Path("article.md")), **fields
    )


def quote(text, *, pull=False, cite=None):
    return Quote(((Span(text),),), cite, pull)


def test_the_short_title_is_tried_before_a_sentence_is_left_out():
    words = Words("en", "A long title", "First one here. Second one here.", "Photo: VNA")
    tried = [(found.title, found.caption) for found in wordings(words, article(short_title="Short"), PANEL)]
    assert tried == [
        ("A long title", "First one here. Second one here."),
        ("Short", "First one here. Second one here."),
        ("A long title", "First one here."),
        ("Short", "First one here."),
    ]


def test_the_first_sentence_and_the_credit_always_stay():
    words = Words("en", "Title", "Only one sentence here.", "Photo: VNA")
    assert list(wordings(words, article(title="Title"), PANEL)) == [words]


def test_a_quote_card_takes_the_pull_quote_then_others_then_the_lead():
    story = article(
        lead="A lead. With an end.", body=(quote("Not this."), quote("This one.", pull=True, cite="A woman"))
    )
    full = card_words(story, None, Settings())
    assert (full.quote, full.cite) == ("This one.", "A woman")
    tried = [(found.quote, found.cite) for found in wordings(full, story, QUOTE)]
    assert tried == [("This one.", "A woman"), ("A lead. With an end.", ""), ("A lead.", "")]


def test_without_a_pull_quote_any_quotation_serves_and_without_one_the_lead():
    assert quotations(article(body=(quote("Said once."),))) == [("Said once.", "")]
    assert card_words(article(lead="The lead."), None, Settings()).quote == "The lead."


def test_a_words_card_gives_up_the_lead_sentence_by_sentence():
    story = article(lead="One here. Two here.")
    assert [found.lead for found in wordings(card_words(story, None, Settings()), story, WORDS)] == [
        "One here. Two here.",
        "One here.",
        "",
    ]


TIMELINE = Timeline((Moment("1975-03-10", ()), Moment("1975-04-30", ())))


@pytest.mark.parametrize(
    ("photo", "fields", "written"),
    [
        (Photo("p", taken="1975-04-30"), {"body": (TIMELINE,)}, "30 April 1975"),
        (Photo("p", taken="1975-04"), {}, "April 1975"),
        (Photo("p"), {"body": (TIMELINE,)}, "10 March 1975"),
        (None, {"dateline": Dateline("Hue", date(1975, 3, 26))}, "26 March 1975"),
        (Photo("p"), {}, ""),
    ],
)
def test_a_date_card_takes_the_photos_date_then_the_timelines_then_the_datelines(photo, fields, written):
    assert card_date(article(**fields), photo) == written


def test_a_quotation_opens_as_its_language_does():
    assert [opening_mark(lang) for lang in ("en", "vi", "de-AT", "fr")] == ["“", "“", "„", "«"]


def test_words_are_in_composed_form_on_one_line_and_an_address_without_its_protocol():
    words = card_words(article(title="Vi\u0323t\n Nam", url="https://www.example.org/a/"), None, Settings())
    assert (words.title, words.link) == ("V\u1ecbt Nam", "example.org/a")


def test_the_credit_is_the_one_that_every_channel_prints():
    photo = Photo("p", caption="A gate", credit=Credit("A. Name", "VNA"))
    assert card_words(article(), photo, Settings()).credit == "Photo: A. Name / VNA"


def test_the_number_of_a_note_is_no_word_of_a_card():
    said = Quote(((Span("We go out.\nWe come back."), Span("", note="a")),), None, pull=True)
    assert quotations(article(body=(said,))) == [("We go out. We come back.", "")]
