"""A feed plan and a folder go in; the web photos are written, then ``feed.xml`` with their true sizes - and one artifact for each file."""

from __future__ import annotations

from pathlib import Path

from publisher.channels.base import Artifact
from publisher.channels.feed.model import FEED_TYPE, PHOTO_TYPE, Rendition
from publisher.channels.feed.plan import FeedPlan
from publisher.channels.feed.renditions import FOLDER, rendition_bytes
from publisher.notices import PublisherError, errors

FILE = "feed.xml"


def make_feed(plan: FeedPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write the photos first and the feed last, so that a feed never points to a photo that is not there.

    A file whose bytes would not change is not touched. PublisherError when the plan holds errors or a photo fails.
    """
    from publisher.channels.feed.rss import rss_bytes

    if plan.head is None or errors(plan.notices):
        raise PublisherError(*errors(plan.notices))
    if plan.renditions:
        (folder / FOLDER).mkdir(exist_ok=True)
    sizes = {rendition.target.path: _write_photo(rendition, folder) for rendition in plan.renditions}
    _write(folder / FILE, rss_bytes(plan.head, plan.entries, sizes))
    return (Artifact(FILE, FEED_TYPE, plan.uses), *_photo_artifacts(plan))


def _photo_artifacts(plan: FeedPlan) -> tuple[Artifact, ...]:
    uses = {use.photo: use for use in plan.uses}
    return tuple(
        Artifact(target.path, PHOTO_TYPE, (uses[rendition.photo],), pixels=(target.width, target.height))
        for rendition in plan.renditions
        for target in (rendition.target,)
    )


def _write_photo(rendition: Rendition, folder: Path) -> int:
    data = rendition_bytes(rendition)
    _write(folder / rendition.target.path, data)
    return len(data)


def _write(path: Path, data: bytes) -> None:
    """Put the bytes in place whole or not at all; leave a file alone that holds them already."""
    if path.is_file() and path.read_bytes() == data:
        return
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
