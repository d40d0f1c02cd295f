"""The posts around the cards: an edition and its cards go in; for each target the text, title and alternative text it takes come out.

Text that is too long loses whole sentences of the lead, then hashtags, then takes the short title. Credit and link stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from publisher.article.model import Article
from publisher.channels.cards.card import Card
from publisher.channels.cards.counting import count, fits
from publisher.channels.cards.editor import CHANNEL_NAME
from publisher.channels.cards.sentences import clean, shortenings
from publisher.channels.cards.targets import Target, TextRule
from publisher.edition import Edition
from publisher.notices import Notice, note, warning


@dataclass(frozen=True, slots=True)
class Post:
    """What goes with one card; a text is empty where the platform takes none or nothing fits."""

    card: str
    """The name of the card's file, without its ending."""
    target: Target
    text: str
    length: int
    """Of the text, as the platform counts."""
    heading: str
    alt: str


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything besides the pictures: what the story says of itself, and a post for each card."""

    title: str
    lang: str
    description: str
    url: str
    site_name: str
    site: str
    article_id: str
    published: str
    posts: tuple[Post, ...] = ()

    def as_text(self) -> str:
        """Each post with its length, for plans."""
        return "".join(_post_lines(post) for post in self.posts)


def plan_posts(edition: Edition, cards: tuple[Card, ...]) -> tuple[Kit, tuple[Notice, ...]]:
    """The kit for those cards, and notes on what had to be left out."""
    article, publication = edition.article, edition.settings.publication
    posts, notices = [], []
    for card in cards:
        post, found = _post(article, card)
        posts.append(post)
        notices += found
    published = article.published.isoformat() if article.published else ""
    kit = Kit(
        clean(article.title),
        article.lang,
        clean(article.lead or ""),
        article.url or "",
        clean(publication.name or ""),
        (publication.site or "").rstrip("/"),
        article.id,
        published,
        tuple(posts),
    )
    return kit, tuple(dict.fromkeys(notices))


def hashtags(keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Keywords as hashtags: words run together with capitals, letters with their marks and figures only; none of figures alone."""
    tags = ("".join(word[:1].upper() + word[1:] for word in _words(keyword)) for keyword in keywords)
    return tuple(dict.fromkeys(f"#{tag}" for tag in tags if tag and not tag.isdigit()))


def _words(keyword: str) -> list[str]:
    """The words of a keyword; vowel signs and other marks are part of them, which regular expressions leave out."""
    kept = (char if char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M" else " " for char in keyword)
    return "".join(kept).split()


def _post(article: Article, card: Card) -> tuple[Post, list[Notice]]:
    target, notices = card.target, list[Notice]()
    text, length = "", 0
    if target.text:
        text, said = _text(article, card, target.text)
        length = count(text, target.text)
        notices += said
    heading = _heading(article, target, notices)
    alt = _alt(article, card, notices)
    return Post(card.name, target, text, length, heading, alt), notices


def _text(article: Article, card: Card, rule: TextRule) -> tuple[str, list[Notice]]:
    credit = "; ".join(dict.fromkeys(use.credit for use in card.uses if use.credit))
    lead = clean(article.lead or "")
    for kept, text in _attempts(article, lead, credit, rule):
        if fits(text, rule):
            if kept == lead:
                return text, []
            message = f"the post for '{card.target.name}' leaves out the end of the lead: {lead[len(kept) :].strip()}"
            return text, [note("P204", message, article.source.at("lead"), None, CHANNEL_NAME)]
    message = f"there is no text for the post on '{card.target.name}': title, link and credit alone are longer than {rule.limit}"
    hint = "add 'short_title:' with a title for narrow places"
    return "", [warning("P203", message, article.source.at("title"), hint, CHANNEL_NAME)]


def _attempts(article: Article, lead: str, credit: str, rule: TextRule) -> Iterator[tuple[str, str]]:
    """What is kept of the lead, and the text with it; the fullest first."""
    titles = dict.fromkeys(clean(title) for title in (article.title, article.running_title))
    tags = hashtags(article.keywords)[: rule.hashtags]
    link = article.url if article.url and rule.link else ""
    for title, kept, number in product(titles, dict.fromkeys((*shortenings(lead), "")), range(len(tags), -1, -1)):
        last = "\n".join(part for part in (credit, " ".join(tags[:number])) if part)
        yield kept, "\n\n".join(part for part in (title, kept, link, last) if part)


def _heading(article: Article, target: Target, notices: list[Notice]) -> str:
    if target.heading is None:
        return ""
    fitting = [title for title in (clean(article.title), clean(article.running_title)) if len(title) <= target.heading]
    if fitting:
        return fitting[0]
    message = f"no title is short enough for '{target.name}', which takes {target.heading} characters"
    notices.append(warning("P203", message, article.source.at("title"), "add a shorter 'short_title:'", CHANNEL_NAME))
    return ""


def _alt(article: Article, card: Card, notices: list[Notice]) -> str:
    """As much of the alternative text as the platform takes, in whole sentences."""
    limit, whole = card.target.alt, clean(card.alt)
    if limit is None or len(whole) <= limit:
        return whole
    kept = next((text for text in shortenings(whole) if len(text) <= limit), "")
    what = "leaves out its end" if kept else "is left out: its first sentence alone is longer"
    message = f"the alternative text for '{card.target.name}', which takes {limit} characters, {what}"
    place = article.source.at(f"photos.{card.uses[0].photo}.alt" if card.uses else "title")
    notices.append((note if kept else warning)("P204", message, place, None, CHANNEL_NAME))
    return kept


def _post_lines(post: Post) -> str:
    rule = post.target.text
    counted = f" {post.length}/{rule.limit} {rule.counts}" if rule else ""
    lines = [
        f"post {post.card}{counted}",
        *(f"  {line}".rstrip() for line in post.text.split("\n") if post.text),
    ]
    lines += [f"  heading {post.heading!r}"] if post.heading else []
    return "\n".join(lines) + "\n"
