"""The editions of a publication and a folder go in; its feeds, archives and web photos stand there, merged with what was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.channels.feed.addresses import address_of
from publisher.channels.feed.archive import shelve
from publisher.channels.feed.documents import ArchiveNames, belongs, head_for, subjects_of
from publisher.channels.feed.earlier import LARGEST, DamagedFeedError
from publisher.channels.feed.formats import FORMATS, JSON, RSS, Format
from publisher.channels.feed.intake import Intake
from publisher.channels.feed.model import Head
from publisher.channels.feed.opml import FILE as OPML_FILE
from publisher.channels.feed.opml import opml_bytes
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.page_feed import FILE as LIST_FILE
from publisher.channels.feed.page_feed import feed_page
from publisher.channels.feed.spool import Slip, Spool, last_change, newest_first
from publisher.channels.feed.staging import Staging, staging
from publisher.channels.feed.state import FILE as STATE_FILE
from publisher.channels.feed.state import FeedState
from publisher.channels.feed.submitted import Submitted
from publisher.notices import Notice, Place, PublisherError, error, warning
from publisher.settings import Settings

COMFORTABLE = 2_000_000
"""Bytes of a feed that readers take without complaint (https://support.google.com/news/publisher-center/answer/9545420)."""


@dataclass(frozen=True, slots=True)
class PublishedFeed:
    """What came out: every file the feed consists of, those that changed, and what an editor should know."""

    files: tuple[str, ...]
    changed: tuple[str, ...]
    published: int
    """How many articles of this run the feed tells."""
    refused: int
    """How many an error kept out."""
    notices: tuple[Notice, ...]


def publish_feed(
    submitted: Iterable[Submitted], settings: Settings, folder: Path, options: FeedOptions | None = None
) -> PublishedFeed:
    """Make the feeds of a publication in a folder, which exists.

    Entries that are there already and belong to no article of this run are carried on word for word. Nothing is written
    when no article can be published. PublisherError P610 when a feed that is there cannot be read, P613 when one would be
    too large to be read: every feed is then left as it was.
    """
    with Spool() as spool, staging(folder) as staged:
        intake = Intake(folder, settings, options or FeedOptions(), spool, staged, FeedState.read(folder))
        composer = _Composer(folder, settings.feed.items, intake, staged)
        composer.recall()
        for one in submitted:
            intake.take(one)
        if intake.head is None:
            return PublishedFeed((), (), 0, intake.refused, tuple(dict.fromkeys(intake.notices)))
        composer.compose(intake.head)
        changed = (*intake.made, *staged.install())
        for path in intake.gone:
            (folder / path).unlink(missing_ok=True)
        files = (*composer.documents, *sorted(intake.pages), *sorted(intake.photos))
        notices = tuple(dict.fromkeys((*intake.notices, *composer.notices)))
        return PublishedFeed(files, changed, len(intake.subjects), intake.refused, notices)


@dataclass(slots=True)
class _Composer:
    """Writes the documents of one run beside their places."""

    folder: Path
    size: int
    """How many entries a document holds."""
    intake: Intake
    staged: Staging
    known: dict[str, tuple[Slip, ...]] = field(default_factory=dict)
    """What each main document held before."""
    documents: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def recall(self) -> None:
        """Read the main documents that are there, before anything is made."""
        self.known = {form.file: tuple(self._earlier(form, form.file)) for form in FORMATS}

    def compose(self, head: Head) -> None:
        """Write every document: those beside the main feed first, the main feed and the state last."""
        heads = [head, *self._feeds_beside(head)]
        for form in FORMATS[1:]:
            entries = newest_first([*self.intake.slips[form.file], *self._carried(self.known[form.file])])
            at = replace(head, self_url=address_of(head.self_url, form.file))
            self._write(form, form.file, at, entries[: self.size])
            if form is JSON:
                self._list_page(head, entries[: self.size])
        self._put(OPML_FILE, (opml_bytes(head.title, heads),))
        self._main_feed(head)
        self._put(STATE_FILE, (self._state().as_json(),))

    def _list_page(self, head: Head, entries: Sequence[Slip]) -> None:
        """The entries of the JSON Feed once more, for people; files below the feed's own folder are found from there."""
        base = address_of(head.self_url, ".")
        page = feed_page(
            head,
            self.intake.spool.items(entries),
            lambda address: address.removeprefix(base),
            self.intake.settings.brand.accent,
        )
        self._put(LIST_FILE, (page,))

    def _feeds_beside(self, head: Head) -> Iterator[Head]:
        """The feeds of sections and languages; yields their heads."""
        intake = self.intake
        intake.state.subjects = subjects_of(intake.subjects.values(), intake.state.subjects)
        for file, subject in intake.state.subjects.items():
            own = [slip for slip in intake.slips[RSS.file] if belongs(subject, intake.subjects[slip.guid])]
            entries = newest_first([*own, *self._carried(self._earlier(RSS, file))])
            at = head_for(head, file, subject)
            self._write(RSS, file, at, entries[: self.size])
            yield at

    def _main_feed(self, head: Head) -> None:
        names = ArchiveNames(head)
        held = list(self._archives())
        carried = self._carried([*self.known[RSS.file], *(slip for archive in held for slip in archive)])
        archived = [[slip.guid for slip in archive] for archive in held]
        shelved = shelve([*self.intake.slips[RSS.file], *carried], archived, self.size)
        for number, archive in enumerate(shelved.archives, start=1):
            self._write(RSS, names.file(number), names.head_of(number), archive)
        self._write(RSS, RSS.file, replace(head, previous=names.address(len(shelved.archives))), shelved.current)

    def _archives(self) -> Iterator[tuple[Slip, ...]]:
        """What the archives hold that are there already, the oldest first."""
        number = 1
        while (self.folder / ArchiveNames.file(number)).is_file():
            yield tuple(self._earlier(RSS, ArchiveNames.file(number)))
            number += 1

    def _carried(self, slips: Iterable[Slip]) -> Iterator[Slip]:
        """Those entries that no article of this run replaces."""
        return (slip for slip in slips if slip.guid not in self.intake.subjects)

    def _earlier(self, form: Format, file: str) -> Iterator[Slip]:
        """The entries of a document that is there already; PublisherError P610 when it cannot be read."""
        path = self.folder / file
        if not path.is_file():
            return
        try:
            if path.stat().st_size > LARGEST:
                raise DamagedFeedError(f"it is larger than {LARGEST // 1_000_000} MB")
            for one in form.read(path.read_bytes()):
                kept = b"" if one.guid in self.intake.subjects else one.item  # what is written anew is not needed again
                yield self.intake.spool.put(one.guid, one.published, one.changed, kept)
        except DamagedFeedError as problem:
            message = f"'{file}' is there already and cannot be carried on: {problem}"
            hint = "restore it from a copy, or move it away to begin anew; it was left as it is"
            raise PublisherError(error("P610", message, Place(file), hint, "feed")) from None

    def _state(self) -> FeedState:
        """What the folder holds after this run; photos of articles that were not in it stay."""
        state, gone = self.intake.state, set(self.intake.gone)
        others = {path: row for path, row in state.photos.items() if path not in gone}
        return FeedState({**others, **self.intake.photos}, state.subjects, state.guids | self.intake.guids)

    def _write(self, form: Format, file: str, head: Head, slips: Sequence[Slip]) -> None:
        size = self._put(file, form.document(head, last_change(slips), self.intake.spool.items(slips)))
        hint = "let the feed hold fewer articles: items under [feed] in publisher.toml"
        if size > LARGEST:
            message = f"'{file}' would have {size // 1_000_000} MB, which no later run could carry on"
            raise PublisherError(error("P613", message, Place(file), hint, "feed"))
        if size > COMFORTABLE:
            message = (
                f"'{file}' has {size / 1_000_000:.1f} MB; some readers refuse more than {COMFORTABLE // 1_000_000}"
            )
            self.notices.append(warning("P613", message, Place(file), hint, "feed"))

    def _put(self, file: str, pieces: Iterable[bytes]) -> int:
        self.documents.append(file)
        return self.staged.write(file, pieces)
