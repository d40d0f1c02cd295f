"""A feed plan and a folder go in; the web photos are written, then the feed in every format with their true sizes - one artifact each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publisher.channels.base import Artifact
from publisher.channels.feed.addresses import address_of
from publisher.channels.feed.model import Rendition
from publisher.channels.feed.plan import FeedPlan
from publisher.channels.feed.renditions import rendition_bytes
from publisher.channels.feed.staging import put
from publisher.notices import PublisherError, errors


def make_feed(plan: FeedPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write the photos first and the feed last, so that a feed never points to a photo that is not there.

    A file whose bytes would not change is not touched. PublisherError when the plan holds errors or a photo fails.
    """
    from publisher.channels.feed.formats import FORMATS

    if plan.head is None or errors(plan.notices):
        raise PublisherError(*errors(plan.notices))
    sizes = {rendition.target.path: _write_photo(rendition, folder) for rendition in plan.renditions}
    changed = max(entry.changed for entry in plan.entries)
    for form in FORMATS:
        head = replace(plan.head, self_url=address_of(plan.head.self_url, form.file))
        items = (form.item(entry, sizes) for entry in plan.entries)
        put(folder / form.file, b"".join(form.document(head, changed, items)))
    return (*(Artifact(form.file, form.media_type, plan.uses) for form in FORMATS), *_photo_artifacts(plan))


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
