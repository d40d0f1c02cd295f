"""The words of a card: an article and a photo go in; every wording that may be tried comes out, the fullest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from publisher.article.credit import caption_text, credit_line
from publisher.article.dates import long_date
from publisher.article.inline import plain
from publisher.article.model import Article, Photo, Quote, Timeline
from publisher.channels.cards.schema import CardLayout, Slot
from publisher.channels.cards.sentences import clean, shortenings
from publisher.settings import Settings
from publisher.typeset.hyphens import hyphen_places


@dataclass(frozen=True, slots=True)
class Words:
    """What one card says; what is empty is left out."""

    lang: str
    title: str = ""
    caption: str = ""
    credit: str = ""
    """Empty only where the article waives it."""
    kicker: str = ""
    name: str = ""
    """Of the publication; left out where it finds no room beside the kicker."""
    quote: str = ""
    cite: str = ""
    """Who says the quotation."""
    date: str = ""
    lead: str = ""
    link: str = ""
    counter: str = ""
    """Of a carousel, "2/9": stands in place of the publication's name."""
    divided: bool = False
    """Whether a word of a headline that is wider than its line may be hyphenated."""

    def said(self, slot: Slot) -> str:
        """The words of one slot."""
        if slot == "mark":
            return opening_mark(self.lang)
        return str(getattr(self, slot))


def card_words(article: Article, photo: Photo | None, settings: Settings) -> Words:
    """The full wording: the article's title, the photo's caption without its context, its credit, and what else a design may say."""
    words = Words(
        lang=article.lang,
        title=clean(article.title),
        kicker=clean(article.kicker or article.section or ""),
        name=clean(settings.publication.name or ""),
        date=clean(card_date(article, photo)),
        lead=clean(article.lead or ""),
        link=_shown_address(article.url or ""),
    )
    quote, cite = said[0] if (said := quotations(article)) else (words.lead, "")
    return with_photo(replace(words, quote=quote, cite=cite), article, photo, settings)


def with_photo(words: Words, article: Article, photo: Photo | None, settings: Settings) -> Words:
    """The same words about another photo, or about none."""
    if photo is None:
        return replace(words, caption="", credit="")
    caption = clean(caption_text(photo, context=False))
    return replace(
        words, caption=caption, credit=clean(credit_line(photo.credit, article.lang, settings.credit.labels))
    )


def quotations(article: Article) -> list[tuple[str, str]]:
    """The quotations of the story and who says each: pull quotes, else any others, in order."""
    quotes = [block for block in article.body if isinstance(block, Quote)]
    chosen = [quote for quote in quotes if quote.pull] or quotes
    return [(clean(" ".join(plain(spans) for spans in quote.paragraphs)), clean(quote.cite or "")) for quote in chosen]


def card_date(article: Article, photo: Photo | None) -> str:
    """The date a card is about: when the photo was taken, else the first date of the timeline, else the dateline's."""
    moments = (moment for block in article.body if isinstance(block, Timeline) for moment in block.moments)
    first = next(moments, None)
    dateline = article.dateline.date.isoformat() if article.dateline and article.dateline.date else ""
    written = (photo.taken if photo else None) or (first.date if first else None) or dateline
    return long_date(written, article.lang)


def wordings(words: Words, article: Article, layout: CardLayout) -> Iterator[Words]:
    """The wordings to try: the full one, then the short title, words divided, other quotations, less of the lead, and less of the
    caption last.

    Caption and lead lose whole sentences from their ends.
    """
    slots = layout.slots
    titles = _titles(words, article) if "title" in slots else ((words.title, False),)
    quotes = _quotes(words, article) if "quote" in slots else ((words.quote, words.cite),)
    leads = (*shortenings(words.lead), "") if "lead" in slots else (words.lead,)
    captions = shortenings(words.caption) if "caption" in slots else (words.caption,)
    for caption, lead, (quote, cite), (title, divided) in product(captions, leads, quotes, titles):
        yield replace(words, caption=caption, lead=lead, quote=quote, cite=cite, title=title, divided=divided)


def _titles(words: Words, article: Article) -> tuple[tuple[str, bool], ...]:
    """The title, the short one, and at last both with hyphens, as far as their words can be divided."""
    short = clean(article.short_title or words.title)
    divisible = [
        title for title in (short, words.title) if any(hyphen_places(word, words.lang) for word in title.split())
    ]
    whole = ((title, False) for title in (words.title, short))
    return tuple(dict.fromkeys((*whole, *((title, True) for title in divisible))))


def opening_mark(lang: str) -> str:
    """The sign that opens a quotation in that language, as its newspapers print it."""
    return _OPENING.get(lang.split("-")[0].lower(), "“")


_OPENING = {
    "de": "„",
    "cs": "„",
    "pl": "„",
    "fr": "«",
    "es": "«",
    "it": "«",
    "ru": "«",
    "uk": "«",
    "el": "«",
    "ar": "«",
    "fa": "«",
}


def _quotes(words: Words, article: Article) -> tuple[tuple[str, str], ...]:
    """The quotations, then the lead with less and less of it."""
    said = quotations(article)
    return tuple(dict.fromkeys([*said, *((lead, "") for lead in shortenings(words.lead) if lead)]))


def _shown_address(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
