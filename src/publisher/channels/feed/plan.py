"""An edition goes in; a feed plan comes out: head, entries with every word as published, and the photo files they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time

from publisher.article.credit import caption_text, credit_line, credit_names
from publisher.article.model import Article, Credit, Photo
from publisher.channels.base import PhotoUse
from publisher.channels.feed.addresses import home_of, lasting_id, web_address
from publisher.channels.feed.body import first_words
from publisher.channels.feed.html import article_html
from publisher.channels.feed.model import Entry, EntryPhoto, Head, Named, Rendition, Target
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.page_article import article_page
from publisher.channels.feed.pages import WebPage
from publisher.channels.feed.renditions import FOLDER, as_webp, target_for
from publisher.channels.feed.stated import Stated, address_of_edition, photos_at, read_stated
from publisher.channels.feed.text import clean, one_line
from publisher.channels.feed.withdrawal import withdrawal_html, withdrawal_text
from publisher.edition import Edition
from publisher.notices import Notice, note, warning
from publisher.photos.label import label_for

LARGE_PREVIEW = 1200
"""Pixels a lead photo should be wide for large previews (Google Search Central, "Discover and your website")."""

_ROLES = (
    ("photographer", "photographer"),
    ("agency", "distribution company"),
    ("via", "distribution company"),
    ("courtesy_of", ""),
)
"""Field of a credit -> role of the EBU list, which Media RSS 1.5.1 makes the default (https://www.rssboard.org/media-rss)."""


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """Everything the feed channel decided; without a head nothing can be made, and the notices say why."""

    head: Head | None
    entries: tuple[Entry, ...]
    renditions: tuple[Rendition, ...]
    notices: tuple[Notice, ...]
    pages: tuple[WebPage, ...] = ()
    """The web page of each entry."""
    accent: str | None = None
    """The publication's own colour, for its pages."""

    @property
    def uses(self) -> tuple[PhotoUse, ...]:
        """Every photo of every entry, with its caption and credit as published."""
        return tuple(photo.use for entry in self.entries for photo in entry.photos)

    def as_text(self) -> str:
        """The plan as text: no clock, no machine path."""
        from publisher.channels.feed.dump import dump_plan

        return dump_plan(self)


def plan_feed(edition: Edition, options: FeedOptions, *, shared: bool = False) -> FeedPlan:
    """Plan a feed of one article; photos whose file is still to come are left out, each with a note.

    Every other photo is planned as it stands: whether it has its words and may be published is for the checks to say.
    With ``shared`` the output folder is the whole publication's, and the photos lie in the article's own place there; those
    of a translation in its master's, since the web photos carry the words of all editions.
    """
    stated, lacking = read_stated(edition)
    if stated is None:
        return FeedPlan(None, (), (), lacking)
    told = edition.article.master if shared else edition.article
    home = home_of(told.id, told.lang, edition.settings.publication.language)
    folder = f"{home}/{FOLDER}" if shared else FOLDER
    photos = {photo.photo: photo for photo in _entry_photos(edition, photos_at(home, edition.settings), folder)}
    head, entry = _head(edition, stated), _entry(edition, stated, photos)
    return FeedPlan(
        head=head,
        entries=(entry,),
        renditions=tuple(_renditions(edition, told, photos, options)),
        notices=(*_undated_withdrawal(edition.article), *_left_out(edition), *_small_lead(edition, photos)),
        pages=(article_page(edition, entry, head, stated.home if shared else ""),),
        accent=edition.settings.brand.accent,
    )


def _head(edition: Edition, stated: Stated) -> Head:
    publication, feed = edition.settings.publication, edition.settings.feed
    title = one_line(feed.title) or stated.name
    return Head(
        title=title,
        link=stated.site,
        self_url=stated.feed_url,
        description=one_line(feed.description) or title,
        language=feed.language or publication.language or edition.article.lang,
        copyright=one_line(publication.copyright),
        hub=web_address(feed.hub),
    )


def _entry(edition: Edition, stated: Stated, photos: Mapping[str, EntryPhoto]) -> Entry:
    article, link = edition.article, stated.article_url
    entry = Entry(
        guid=link if article.url else lasting_id(link),
        guid_is_link=bool(article.url),
        title=one_line(article.title),
        link=link,
        summary=one_line(article.lead) or first_words(article.body) or one_line(article.title),
        html=article_html(article, photos, link),
        lang=article.lang,
        published=stated.published,
        modified=_modified(article, stated.published),
        creators=tuple(name for name in map(one_line, article.byline) if name),
        categories=_categories(article),
        related=tuple((one_line(story.title), url) for story in article.related if (url := web_address(story.url))),
        photos=tuple(photos.values()),
        section=one_line(article.section),
        translations=tuple(_translations(edition)),
    )
    return _withdrawn(entry, article) if article.is_withdrawn else entry


def _withdrawn(entry: Entry, article: Article) -> Entry:
    """The notice in an entry's place: its id, address and dates stay, nothing of the story itself does."""
    said = withdrawal_text(article)
    notice, html = " ".join(said), withdrawal_html(article)
    nothing = replace(entry, creators=(), categories=(), related=(), photos=(), translations=())
    return replace(nothing, title=said[0], summary=notice, html=html)


def _translations(edition: Edition) -> Iterator[tuple[str, str]]:
    """Where the other editions are read; none that is withdrawn."""
    for other in edition.editions:
        address = address_of_edition(other, edition.settings)
        if address and other.lang != edition.article.lang and not other.is_withdrawn:
            yield other.lang, address


def _modified(article: Article, published: datetime) -> datetime | None:
    """When the article was last changed: as it says, or on the day of a later correction."""
    days = [datetime.combine(fix.date, time(), published.tzinfo) for fix in article.corrections]
    moments = [moment for moment in (article.modified, *days) if moment is not None]
    latest = max(moments, default=None)
    return latest if article.modified is not None or (latest and latest > published) else None


def _categories(article: Article) -> tuple[str, ...]:
    """The section and the keywords, each once."""
    return tuple(dict.fromkeys(term for term in map(one_line, (article.section, *article.keywords)) if term))


def _entry_photos(edition: Edition, base: str, folder: str) -> Iterator[EntryPhoto]:
    shown = () if edition.article.is_withdrawn else edition.article.photo_order()
    for photo in shown:
        if not edition.is_to_come(photo.id):
            full, thumbnail = (
                target_for(photo.id, edition.pictures[photo.id], width, base, folder)
                for width in edition.settings.feed.widths
            )
            yield _entry_photo(photo, edition, full, thumbnail)


def _entry_photo(photo: Photo, edition: Edition, full: Target, thumbnail: Target) -> EntryPhoto:
    lang, settings = edition.article.lang, edition.settings
    return EntryPhoto(
        photo=photo.id,
        caption=clean(caption_text(photo, context=True)),
        credit=clean(credit_line(photo.credit, lang, settings.credit.labels)),
        full=full,
        thumbnail=thumbnail,
        lang=lang,
        named=tuple(_named(photo.credit, lang)),
        alt=clean(photo.alt),
        copyright=one_line(photo.rights.copyright or settings.publication.copyright),
        webp=as_webp(full) if settings.feed.webp else None,
    )


def _named(credit: Credit | None, lang: str) -> Iterator[Named]:
    """Everybody the credit names, as the credit line writes them; a credit of another kind is given whole, without a role."""
    if credit is None or credit.is_waived:
        return
    each = ((credit_names(Credit(**{field: getattr(credit, field)}), lang), role) for field, role in _ROLES)
    people = [Named(one_line(name), role) for name, role in each if name]
    whole = one_line(credit_names(credit, lang))
    yield from people or ([Named(whole)] if whole else [])


def _renditions(
    edition: Edition, told: Article, photos: Mapping[str, EntryPhoto], options: FeedOptions
) -> Iterator[Rendition]:
    """The files, each with the words of one edition first and those of the others as further languages."""
    for photo_id, photo in photos.items():
        label = label_for(told.photo(photo_id), told, edition.settings, edition.editions)
        for target in photo.targets:
            yield Rendition(photo_id, target, edition.pictures[photo_id], label, options.quality)


def _undated_withdrawal(article: Article) -> Iterator[Notice]:
    if article.is_withdrawn and (
        article.modified is None or article.published is None or article.modified <= article.published
    ):
        message = "the article is withdrawn, but does not say when: readers who have it may not notice"
        hint = "add the moment of the withdrawal: modified: 2026-01-31T09:00:00+07:00"
        yield warning("P612", message, article.source.at("status"), hint, "feed")


def _left_out(edition: Edition) -> Iterator[Notice]:
    if edition.article.is_withdrawn:
        return
    source = edition.article.source
    for photo in edition.article.photo_order():
        if edition.is_to_come(photo.id):
            message = f"photo '{photo.id}' is still to come and is left out of the feed"
            hint = "give the photo its file and publish the feed again"
            yield note("P305", message, source.at(f"photos.{photo.id}.file"), hint, "feed")


def _small_lead(edition: Edition, photos: Mapping[str, EntryPhoto]) -> Iterator[Notice]:
    for lead in list(photos.values())[:1]:
        if lead.full.width < LARGE_PREVIEW:
            message = f"the lead photo '{lead.photo}' is {lead.full.width} pixels wide in the feed"
            hint = f"large previews want {LARGE_PREVIEW} pixels or more"
            yield warning("P609", message, edition.article.source.at(f"photos.{lead.photo}.file"), hint, "feed")
