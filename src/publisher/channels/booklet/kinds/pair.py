"""The pair (and trio): two or three photos on one page, aligned on their edges, each with its own caption right below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.kinds.rows import Arranged, arrange
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost
from publisher.channels.booklet.story import Ensemble, Position, Story
from publisher.compose.sheet import Side
from publisher.page.items import Page

SPEAKING = 0.5
"""What three neighbours on a page cost that the editor did not group: two may speak to each other, three rarely do."""

OPENING = 1.5
"""What it costs to show the story's first photo as one of several."""


@dataclass(frozen=True, slots=True)
class Company:
    """Photos to put on one page, how many atoms of the story they are, and the wishes they carry."""

    photos: tuple[Photo, ...]
    atoms: int
    wishes: tuple[str | None, ...] = ()
    grouped: bool = False


def pair(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """Two or three neighbours, or the photos the editor grouped."""
    area = story.desk.sheet.area(Side.of(folio))
    for company in _companies(story, at):
        arranged = arrange(story.desk, company.photos, area, any_size=company.grouped)
        if arranged is not None:
            yield _offer(story, at, company, arranged)


def _companies(story: Story, at: Position) -> Iterator[Company]:
    atom = story.atom(at.atom)
    if isinstance(atom, Ensemble):
        yield Company(atom.photos, 1, grouped=True)
    shots = []
    for shot in (story.shot(at.atom + n) for n in range(3)):
        if shot is None:
            return
        shots.append(shot)
        if len(shots) > 1:
            yield Company(tuple(s.photo for s in shots), len(shots), tuple(s.wish for s in shots))


def _offer(story: Story, at: Position, company: Company, arranged: Arranged) -> Offer:
    desk, photos = story.desk, company.photos
    name = "trio" if len(photos) == 3 else "pair"

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side, gap = Side.of(folio), desk.layout.captions.gap
        figures = (
            desk.figures.figure(p.photo, p.box, p.legend, (p.box.x, p.box.bottom + gap), side) for p in arranged.placed
        )
        return (desk.page(name, folio, figures, why=why),)

    share = arranged.shown / float(desk.sheet.trim.width * desk.sheet.trim.height)
    weights = costs(
        pair=0.0 if company.grouped else desk.layout.kinds.pair + SPEAKING * (len(photos) - 2),
        white=3.0 * max(0.0, 0.5 - share),
        small=0.0 if company.grouped or story.opening_photo not in photos else OPENING,
        unlike=0.0 if company.grouped else _unlike(desk, arranged),
        resolution=max(resolution_cost(desk.figures.ppi(p.photo, p.box.width)) for p in arranged.placed),
        wish=sum(against(wish, "pair") for wish in company.wishes),
    )
    return Offer(name, 1, Position(at.atom + company.atoms), weights, build)


def _unlike(desk: Desk, arranged: Arranged) -> float:
    """What photos of different shapes below each other cost; rows make up for it when they are side by side."""
    aspects = [desk.figures.aspect(p.photo) for p in arranged.placed]
    weight = 2.0 if set(arranged.rows) == {1} else 0.5
    return weight * (max(aspects) / min(aspects) - 1.0)
