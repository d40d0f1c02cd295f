"""The picture editor: chooses the kinds of pages that tell a story at the least cost, by dynamic programming over its positions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from publisher.channels.booklet.kinds import KINDS
from publisher.channels.booklet.offer import Offer
from publisher.channels.booklet.story import Position, Story
from publisher.notices import PublisherError, error
from publisher.page.items import Page

SIGNATURE = 4
"""Sheets are folded once: a booklet has a multiple of four pages."""

BLANK = (0.0, 0.8, 12.0, 20.0)
"""What none to three blank pages at the end cost: the inside of the back cover may well stay white, no more may."""

READING_ON = "text"
"""The kind that may follow itself without tiring: a long text is read on."""

State = tuple[int, str]
"""Pages told so far, modulo the signature, and the kind of the last one."""


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest way to a state: its whole cost, the last offer, and the way before it."""

    cost: float
    pages: int
    offer: Offer | None = None
    before: Path | None = None

    def offers(self) -> tuple[Offer, ...]:
        """The offers taken, first to last."""
        taken: list[Offer] = []
        path: Path | None = self
        while path is not None and path.offer is not None:
            taken.append(path.offer)
            path = path.before
        return tuple(reversed(taken))


def choose(story: Story, first: int, around: int | None) -> tuple[Offer, ...]:
    """The cheapest row of offers that tells the whole story.

    ``first`` is the folio its first page gets; ``around`` counts the pages before and after it, so that the last
    signature fills; None where another story follows in the same book. Photos are looked at only where the cheapest row
    cuts them: every guess is too cheap, so a row without guesses is the cheapest there is. Raises PublisherError P810 when
    some part of the story fits no kind of page.
    """
    while True:
        offers = _cheapest(story, first, around)
        unseen = {photo.id: photo for offer in offers for photo in offer.unseen}
        if not unseen:
            return offers
        story.desk.figures.look_at(unseen.values())


def _cheapest(story: Story, first: int, around: int | None) -> tuple[Offer, ...]:
    reached: dict[Position, dict[State, Path]] = {Position(): {(0, ""): Path(0.0, 0)}}
    for position in _in_order(reached, story.end):
        offers = {parity: tuple(_offers(story, position, parity)) for parity in _parities(reached[position], first)}
        for state, path in reached[position].items():
            for offer in offers[(first + path.pages) % 2]:
                _step(reached, story, state, path, offer)
    ways = reached.get(story.end, {})
    if not ways:
        raise PublisherError(error("P810", f"no kind of page takes the story on after {_furthest(reached, story)}"))
    return min(ways.values(), key=lambda path: (_total(path, around), path.pages)).offers()


def _in_order(reached: Mapping[Position, object], end: Position) -> Iterable[Position]:
    """The positions as the story reaches them, from front to back, each once all ways to it are known."""
    waiting, known = list(reached), set(reached)
    while waiting:
        position = heappop(waiting)
        if position < end:
            yield position
        for found in reached.keys() - known if len(reached) > len(known) else ():
            known.add(found)
            heappush(waiting, found)


def _parities(ways: Mapping[State, Path], first: int) -> set[int]:
    """Whether the next page lies left, right, or either: its folio's remainder by two."""
    return {(first + path.pages) % 2 for path in ways.values()}


def _offers(story: Story, position: Position, folio: int) -> Iterable[Offer]:
    return (offer for kind in KINDS for offer in kind(story, position, folio))


def _step(reached: dict[Position, dict[State, Path]], story: Story, state: State, path: Path, offer: Offer) -> None:
    repeat = repeated(offer.kind, state[1], story.desk.layout.kinds.repeat)
    pages = path.pages + offer.pages
    way = Path(path.cost + offer.cost + repeat, pages, offer, path)
    ways = reached.setdefault(offer.after, {})
    key = (pages % SIGNATURE, offer.kind)
    if key not in ways or way.cost < ways[key].cost - 1e-9:
        ways[key] = way


def repeated(kind: str, last: str, weight: float) -> float:
    """What it costs to follow a kind of page with the same kind."""
    return weight if kind == last and kind != READING_ON else 0.0


def blanks(pages: int) -> int:
    """How many pages are missing to fill the last signature."""
    return -pages % SIGNATURE


def _total(path: Path, around: int | None) -> float:
    unfilled = BLANK[blanks(path.pages + around)] if around is not None else 0.0
    return round(path.cost + unfilled, 6)


def _furthest(reached: Mapping[Position, object], story: Story) -> str:
    atom = story.atom(max(reached).atom)
    return f"'{type(atom).__name__.lower()}' number {max(reached).atom + 1}"


def lay_out(offers: Iterable[Offer], first: int, repeat: float) -> tuple[Page, ...]:
    """The pages of the chosen offers, each saying why it was chosen."""
    pages: list[Page] = []
    last = ""
    for offer in offers:
        again = repeated(offer.kind, last, repeat)
        weights = [*offer.costs, *([("repeated", again)] if again else [])]
        why = ", ".join(f"{name} {weight:g}" for name, weight in weights) or "free"
        pages += offer.build(first + len(pages), why)
        last = offer.kind
    return tuple(pages)
