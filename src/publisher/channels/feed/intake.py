"""The editions of one run go in, one by one; their entries in every format come out on the spool, their photos in the folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.article.model import Article
from publisher.channels.feed.formats import FORMATS
from publisher.channels.feed.model import Head, Rendition
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import FeedPlan, plan_feed
from publisher.channels.feed.renditions import FOLDER, recipe, rendition_bytes
from publisher.channels.feed.spool import Slip, Spool
from publisher.channels.feed.staging import Staging, put
from publisher.channels.feed.state import FeedState, Subject
from publisher.channels.feed.stated import read_stated
from publisher.channels.feed.submitted import Submitted, held_back, in_publication
from publisher.notices import Notice, PublisherError, error, errors, note, warning
from publisher.settings import Settings


@dataclass(slots=True)
class Intake:
    """What was taken in so far; photos are made at once, so that no feed ever points to one that is not there."""

    folder: Path
    settings: Settings
    options: FeedOptions
    spool: Spool
    staged: Staging
    state: FeedState
    """What an earlier run left."""
    head: Head | None = None
    """The publication's own, as its first article of the run states it."""
    slips: dict[str, list[Slip]] = field(default_factory=lambda: {form.file: [] for form in FORMATS})
    """The entries of the run in each format, by its main document."""
    subjects: dict[str, Subject] = field(default_factory=dict)
    """The section and language of each entry of the run, by its id."""
    guids: dict[str, str] = field(default_factory=dict)
    """The guid of each article of the run, by its own place in the publication."""
    photos: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Each web photo of the run, with its recipe and size."""
    pages: list[str] = field(default_factory=list)
    """The web page of each article of the run."""
    made: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Photos of earlier runs that their article no longer shows."""
    notices: list[Notice] = field(default_factory=list)
    refused: int = 0
    _homes: dict[str, str] = field(default_factory=dict)

    def take(self, one: Submitted) -> None:
        """Plan an article, make its photos and keep its entry; or say why not."""
        if one.edition is None:
            self._refuse(one, one.notices)
            return
        edition = in_publication(one.edition, self.settings)
        if waiting := held_back(edition):
            self.notices += one.placed((waiting,))
            return
        found = () if edition.article.is_withdrawn else one.notices  # a withdrawal goes out whatever else is wrong
        plan = plan_feed(edition, self.options, shared=True)
        stated, _ = read_stated(edition)
        about = tuple(notice for notice in (*found, *plan.notices) if notice.concerns("feed"))
        if stated is None or errors(about):
            self._refuse(one, about)
            return
        plan, moved = self._lasting(plan, stated.home, edition.article)
        about = (*about, *moved)
        if again := self._met_before(plan.entries[0].guid, stated.home, one):
            self._refuse(one, (*about, again))
        else:
            self._keep(plan, stated.home, one, about)

    def _lasting(self, plan: FeedPlan, home: str, article: Article) -> tuple[FeedPlan, tuple[Notice, ...]]:
        """The plan with the guid the entry had before, and a warning when its address would have given it another."""
        (entry,) = plan.entries
        before = self.state.guids.get(home, entry.guid)
        if before == entry.guid:
            return plan, ()
        message = f"the article's address is now {entry.link}; its entry keeps its guid, {before}, so that nobody meets it twice"
        moved = warning("P602", message, article.source.at("url"), "let the old address lead to the new one", "feed")
        return replace(plan, entries=(replace(entry, guid=before, guid_is_link=False),)), (moved,)

    def _refuse(self, one: Submitted, notices: tuple[Notice, ...]) -> None:
        self.refused += 1
        message = f"'{one.folder}' is not in this feed; an earlier entry of it stays as it was"
        left_out = note("P611", message, None, "correct the errors and publish the feed again", "feed")
        self.notices += [*one.placed(notices), left_out]

    def _met_before(self, guid: str, home: str, one: Submitted) -> Notice | None:
        """An error when another article of the run has the same address or the same place."""
        if guid not in self.subjects and home not in self._homes:
            return None
        what = f"the address {guid}" if guid in self.subjects else f"the id '{home}'"
        other = self._homes.get(home, "another article")
        hint = "give each article an id and a url of its own"
        return error("P604", f"'{one.folder}' has {what}, which '{other}' has already", None, hint, "feed")

    def _keep(self, plan: FeedPlan, home: str, one: Submitted, about: tuple[Notice, ...]) -> None:
        (entry,) = plan.entries
        try:
            sizes = {rendition.target.path: self._photo(rendition) for rendition in plan.renditions}
        except PublisherError as problem:
            self._refuse(one, (*about, *problem.notices))
            return
        for form in FORMATS:
            item = form.item(entry, sizes)
            self.slips[form.file].append(self.spool.put(entry.guid, entry.published, entry.changed, item))
        for page in plan.pages:
            self.staged.write(page.path, (page.data,))
            self.pages.append(page.path)
        self.subjects[entry.guid] = Subject(entry.section, entry.lang)
        self.guids[home] = entry.guid
        self._homes[home] = one.folder
        self._forget_photos(home, sizes)
        self.head = self.head or plan.head
        self.notices += one.placed(about)

    def _photo(self, rendition: Rendition) -> int:
        """The size of a web photo, which is made only when it is not there by the same recipe."""
        path, wanted = rendition.target.path, recipe(rendition)
        file = self.folder / path
        had, size = self.state.photos.get(path, ("", -1))
        if had != wanted or not file.is_file() or file.stat().st_size != size:
            data = rendition_bytes(rendition)
            file.parent.mkdir(parents=True, exist_ok=True)
            self.made += [path] if put(file, data) else []
            size = len(data)
        self.photos[path] = (wanted, size)
        return size

    def _forget_photos(self, home: str, shown: Iterable[str]) -> None:
        """Photos the article no longer shows; of one that shows none - a withdrawn one - all that lie there, known or not."""
        own, kept = f"{home}/{FOLDER}/", set(shown)
        there = {path for path in self.state.photos if path.startswith(own)}
        if not kept:
            lying = (file for form in ("*.jpg", "*.webp") for file in (self.folder / own).glob(form))
            there |= {file.relative_to(self.folder).as_posix() for file in lying}
        self.gone += sorted(there - kept)
