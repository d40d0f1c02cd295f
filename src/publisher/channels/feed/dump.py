"""A feed plan goes in; text comes out, as golden tests compare it and ``--plan`` shows it: no clock, no machine path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from publisher.channels.feed.model import Entry, EntryPhoto, Head, Target
from publisher.notices import Notice

if TYPE_CHECKING:
    from publisher.channels.feed.plan import FeedPlan


def dump_plan(plan: FeedPlan) -> str:
    """The plan line by line: head, entries with their photos and HTML, files to make, notices."""
    return "\n".join(_plan(plan)) + "\n"


def _plan(plan: FeedPlan) -> Iterator[str]:
    if plan.head:
        yield from _head(plan.head)
    for entry in plan.entries:
        yield from _entry(entry)
    for rendition in plan.renditions:
        yield f"make {_target(rendition.target)} from {rendition.photo} at quality {rendition.quality}"
    for notice in plan.notices:
        yield _notice(notice)


def _head(head: Head) -> Iterator[str]:
    yield f"feed {head.title!r} {head.language}"
    yield f"  at {head.self_url}"
    yield f"  of {head.link}"
    yield f"  description {head.description!r}"
    if head.copyright:
        yield f"  copyright {head.copyright!r}"
    if head.hub:
        yield f"  hub {head.hub}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"entry {entry.title!r} {entry.lang}"
    yield f"  link {entry.link}"
    yield f"  guid {entry.guid}{' (permalink)' if entry.guid_is_link else ''}"
    yield f"  published {entry.published.isoformat()}"
    if entry.modified:
        yield f"  modified {entry.modified.isoformat()}"
    yield from (f"  by {name!r}" for name in entry.creators)
    if entry.section:
        yield f"  section {entry.section!r}"
    yield from (f"  category {term!r}" for term in entry.categories)
    yield from (f"  related {title!r} {url}" for title, url in entry.related)
    yield from (f"  in {lang} {url}" for lang, url in entry.translations)
    yield f"  summary {entry.summary!r}"
    for photo in entry.photos:
        yield from _photo(photo)
    yield "  html"
    yield from (f"    {line}" for line in entry.html.splitlines())


def _photo(photo: EntryPhoto) -> Iterator[str]:
    yield f"  photo {photo.photo} {_target(photo.full)} thumbnail {_target(photo.thumbnail)}"
    yield f"    address {photo.full.url}"
    yield f"    caption {photo.caption!r}"
    yield f"    credit {photo.credit!r}"
    yield from (f"    names {named.name!r} {named.role}".rstrip() for named in photo.named)
    if photo.alt:
        yield f"    alt {photo.alt!r}"
    if photo.copyright:
        yield f"    copyright {photo.copyright!r}"


def _target(target: Target) -> str:
    return f"{target.path} {target.width} x {target.height}"


def _notice(notice: Notice) -> str:
    where = f" at {notice.place}" if notice.place else ""
    return f"{notice.severity}[{notice.code}]{where}: {notice.message}"
