"""A feed plan and a folder go in; the web photos are written, the web pages, then the feed in every format with their true sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from publisher.channels.base import Artifact
from publisher.channels.feed.addresses import address_of
from publisher.channels.feed.model import Head, Rendition
from publisher.channels.feed.page_feed import FILE as LIST
from publisher.channels.feed.page_feed import feed_page
from publisher.channels.feed.pages import PAGE_TYPE
from publisher.channels.feed.plan import FeedPlan
from publisher.channels.feed.renditions import rendition_bytes
from publisher.channels.feed.staging import put
from publisher.notices import PublisherError, errors


def make_feed(plan: FeedPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write the photos first and the feed last, so that a feed never points to a photo that is not there.

    A file whose bytes would not change is not touched. PublisherError when the plan holds errors or a photo fails.
    """
    from publisher.channels.feed.formats import FORMATS
    from publisher.channels.feed.jsonfeed import json_item

    if plan.head is None or errors(plan.notices):
        raise PublisherError(*errors(plan.notices))
    sizes = {rendition.target.path: _write_photo(rendition, folder) for rendition in plan.renditions}
    for page in plan.pages:
        put(folder / page.path, page.data)
    changed = max(entry.changed for entry in plan.entries)
    for form in FORMATS:
        head = replace(plan.head, self_url=address_of(plan.head.self_url, form.file))
        items = (form.item(entry, sizes) for entry in plan.entries)
        put(folder / form.file, b"".join(form.document(head, changed, items)))
    put(folder / LIST, _list_page(plan, plan.head, [json_item(entry, sizes) for entry in plan.entries]))
    documents = (Artifact(form.file, form.media_type, plan.uses) for form in FORMATS)
    return (*documents, *_photo_artifacts(plan), *_page_artifacts(plan))


def _list_page(plan: FeedPlan, head: Head, items: Iterable[bytes]) -> bytes:
    """The list of the entries for people; its photos lie in the folder it lies in."""
    paths = {photo.thumbnail.url: photo.thumbnail.path for entry in plan.entries for photo in entry.photos}
    return feed_page(head, items, lambda address: paths.get(address, address), plan.accent)


def _page_artifacts(plan: FeedPlan) -> Iterator[Artifact]:
    yield from (Artifact(page.path, PAGE_TYPE, page.uses) for page in plan.pages)
    yield Artifact(LIST, PAGE_TYPE, tuple(photo.use for entry in plan.entries for photo in entry.photos[:1]))


def _photo_artifacts(plan: FeedPlan) -> tuple[Artifact, ...]:
    uses = {use.photo: use for use in plan.uses}
    return tuple(
        Artifact(target.path, target.media_type, (uses[rendition.photo],), pixels=(target.width, target.height))
        for rendition in plan.renditions
        for target in (rendition.target,)
    )


def _write_photo(rendition: Rendition, folder: Path) -> int:
    data = rendition_bytes(rendition)
    path = folder / rendition.target.path
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, data)
    return len(data)
