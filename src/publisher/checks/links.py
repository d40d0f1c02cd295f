"""Checks of addresses and dates of publication: an edition in, what feeds, pages and readers would stumble over out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from urllib.parse import parse_qsl, urlsplit

from publisher.article.blocks import texts
from publisher.article.language import primary
from publisher.article.model import Span
from publisher.checks.places import Passage
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.notices import Place

_TRACKS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|zarsrc", re.IGNORECASE)
_AT_HOME = re.compile(
    r"localhost|127\..*|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|::1"
    r"|.*\.(?:local|localhost|internal|test)"
)

# Words that say nothing of where a link leads (WCAG 2.2, 2.4.4 Link Purpose).
_EMPTY: Mapping[str, str] = MappingProxyType(
    {
        "en": "here|click here|this|this link|link|read more|more|this page",
        "fr": "ici|cliquez ici|ce lien|lien|lire la suite|en savoir plus",
        "de": "hier|hier klicken|dieser link|link|mehr|weiterlesen",
        "es": "aquí|haga clic aquí|este enlace|enlace|leer más|más",
        "pt": "aqui|clique aqui|este link|link|leia mais|saiba mais",
        "it": "qui|clicca qui|questo link|link|leggi tutto",
        "nl": "hier|klik hier|deze link|link|lees meer",
        "vi": "tại đây|ở đây|đây|bấm vào đây|xem thêm|link này",
        "ru": "здесь|тут|по ссылке|ссылка|подробнее",
    }
)


def related_without_address(edition: Edition) -> Iterator[Remark]:
    """P605: related stories have no address; print lists their titles, web pages and the feed leave them out."""
    bare = [number for number, story in enumerate(edition.article.related) if not story.url]
    if bare:
        what = "a related story has" if len(bare) == 1 else f"{len(bare)} related stories have"
        place = edition.article.source.at(f"related.{bare[0]}")
        yield Remark(f"{what} no address", place, "write  {title: ..., url: https://...}")


def related_to_itself(edition: Edition) -> Iterator[Remark]:
    """P617: a related story is this article."""
    for number, story in enumerate(edition.article.related):
        if edition.article.url and _same(story.url) == _same(edition.article.url):
            place = edition.article.source.at(f"related.{number}.url")
            yield Remark("a related story is this article itself", place, "take it out")


def related_twice(edition: Edition) -> Iterator[Remark]:
    """P616: a related story is listed twice, by its address or by its title."""
    seen: set[str] = set()
    for number, story in enumerate(edition.article.related):
        keys = {story.title.casefold(), *([_same(story.url)] if story.url else ())}
        if keys & seen:
            place = edition.article.source.at(f"related.{number}")
            yield Remark(f"the related story '{story.title}' is listed twice", place, "keep one of them")
        seen |= keys


def _same(address: str | None) -> str:
    """An address without what does not change where it leads."""
    return re.sub(r"^https?://(www\.)?", "", (address or "").partition("#")[0].rstrip("/"))


def not_https(edition: Edition) -> Iterator[Remark]:
    """P618: an address begins with http://. Browsers warn of such pages, and feeds with such photos are refused by some."""
    for address, place in _addresses(edition):
        if address.lower().startswith("http://"):
            yield Remark(f"{_shown(address)} is not https", place, "try it with https://")


def tracking(edition: Edition) -> Iterator[Remark]:
    """P619: an address carries marks that follow its readers, such as utm_source or fbclid. It was copied from a shared link."""
    for address, place in _addresses(edition):
        found = [name for name, _ in parse_qsl(urlsplit(address).query) if _TRACKS.fullmatch(name)]
        if found:
            yield Remark(f"{_shown(address)} carries {', '.join(found)}", place, "cut it off after the address itself")


def not_public(edition: Edition) -> Iterator[Remark]:
    """P621: an address leads to a computer of the house, not to the web: localhost, 192.168.x.x, a name in .local."""
    for address, place in _addresses(edition):
        if address.startswith("http") and _AT_HOME.fullmatch(urlsplit(address).hostname or ""):
            yield Remark(f"{_shown(address)} cannot be reached from outside", place, "use the public address")


def empty_link_text(edition: Edition) -> Iterator[Remark]:
    """P620: a link is called "here" or "read more". Read aloud from a list of links, it says nothing (WCAG 2.2, 2.4.4)."""
    words = _EMPTY.get(primary(edition.article.lang))
    pattern = re.compile(words, re.IGNORECASE) if words else None
    for span, place in _links(edition):
        if pattern and pattern.fullmatch(span.text.strip(" .…:»>")):
            yield Remark(f"a link is called '{span.text}'", place, "let the words say where it leads")


def in_the_future(edition: Edition) -> Iterator[Remark]:
    """P603: the article is dated after the moment it is checked for; a feed holds it back until then."""
    article = edition.article
    if edition.as_of is not None and article.published is not None and edition.as_of < article.published:
        yield Remark(
            f"dated {article.published.isoformat()}, in the future", article.source.at("published"), "wait until then"
        )


def changed_before_published(edition: Edition) -> Iterator[Remark]:
    """P614: the article was changed before it was published: one of the two dates is wrong."""
    article = edition.article
    if article.modified is not None and article.published is not None and article.modified < article.published:
        yield Remark("modified lies before published", article.source.at("modified"), "correct one of the two")


def corrected_before_published(edition: Edition) -> Iterator[Remark]:
    """P615: a correction is dated before the article was published."""
    article = edition.article
    published: datetime | None = article.published
    for number, correction in enumerate(article.corrections):
        if published is not None and correction.date < published.date():
            place = article.source.at(f"corrections.{number}.date")
            yield Remark(
                f"a correction is dated {correction.date.isoformat()}, before publication", place, "correct the date"
            )


def _addresses(edition: Edition) -> Iterator[tuple[str, Place]]:
    """Every address of the article, and where it stands."""
    article = edition.article
    if article.url:
        yield article.url, article.source.at("url")
    for number, story in enumerate(article.related):
        if story.url:
            yield story.url, article.source.at(f"related.{number}.url")
    for span, place in _links(edition):
        yield span.href or "", place


def _links(edition: Edition) -> Iterator[tuple[Span, Place]]:
    """Every link of the body, and the line of its block."""
    for block in edition.article.body:
        for span in (span for spans in texts(block) for span in spans if span.href):
            yield span, Passage(span.text, line=block.line).place(edition.article, span.href or "")


def _shown(address: str) -> str:
    return address if len(address) <= 60 else address[:57] + "..."
