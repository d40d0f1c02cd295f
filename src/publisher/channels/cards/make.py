"""Paint planned cards: a plan and a folder go in; below cards/ the pictures, the carousel, the post kit and the proof sheet come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import workers
from publisher.channels.base import Artifact
from publisher.channels.cards.budget import Encoded, encoded_within
from publisher.channels.cards.card import Card
from publisher.channels.cards.debug import draw_debug
from publisher.channels.cards.kit import File, meta_html, posts_html, posts_json
from publisher.channels.cards.logo import on_ground
from publisher.channels.cards.measure import Reading, least_contrast, readings_of, reads_well
from publisher.channels.cards.plan import MANY, CardsPlan
from publisher.channels.cards.proof import index_html
from publisher.channels.cards.sheet import Tile, at_phone_size, contact_sheet, cuts_of
from publisher.notices import PublisherError, errors
from publisher.paint.image import paint_image
from publisher.photos.embed import embed
from publisher.units import POINTS_PER_PX

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "cards"
MOST_AT_ONCE = 4
"""Cards that one process paints at the same time, where there are as many processors: each takes some 20 MB."""
PROOF_QUALITY = 88


@dataclass(frozen=True, slots=True)
class _Made:
    """One card as it was written."""

    card: Card
    artifacts: tuple[Artifact, ...]
    file: File
    tile: Tile
    """As it stands on the contact sheet."""


def make_cards(plan: CardsPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write everything a plan holds; PublisherError when the plan has errors, with nothing written."""
    stopped = errors(plan.notices)
    if stopped:
        raise PublisherError(*stopped)
    (folder / FOLDER).mkdir(exist_ok=True)
    everything = plan.cards + plan.slides
    jobs = _by_photos(plan) if len(everything) >= MANY else [plan]
    found = {one.card.name: one for several in workers.spread(partial(_make_all, folder), jobs) for one in several}
    made = tuple(found[card.name] for card in everything)
    cards, slides = made[: len(plan.cards)], made[len(plan.cards) :]
    pictures = tuple(artifact for one in made for artifact in one.artifacts)
    return (*pictures, *_carousel_pdf(plan, slides, folder), *_kit(plan, cards, slides, folder))


def painted(card: Card, folder: Path) -> Image:
    """The card's pixels."""
    page = on_ground(card.page, card.ground, folder)
    return paint_image(page, scale=1 / POINTS_PER_PX)


def encoded(card: Card, image: Image) -> Encoded:
    """The card as a file of the best kind its platform takes, with caption and credit inside."""
    return encoded_within(image, card.target, lambda data: embed(data, card.label))


def _by_photos(plan: CardsPlan) -> list[CardsPlan]:
    """Plans of the cards and slides that show the same photos, so that one process decodes those and no other."""

    def showing(photos: tuple[str, ...], cards: tuple[Card, ...]) -> tuple[Card, ...]:
        return tuple(card for card in cards if _photos(card) == photos)

    return [
        replace(plan, cards=showing(photos, plan.cards), slides=showing(photos, plan.slides), kit=None)
        for photos in dict.fromkeys(map(_photos, plan.cards + plan.slides))
    ]


def _photos(card: Card) -> tuple[str, ...]:
    return tuple(use.photo for use in card.uses)


def _make_all(folder: Path, plan: CardsPlan) -> tuple[_Made, ...]:
    with ThreadPoolExecutor(min(MOST_AT_ONCE, workers.PROCESSES)) as pool:
        return tuple(pool.map(lambda card: _make(card, plan, folder), plan.cards + plan.slides))


def _make(card: Card, plan: CardsPlan, folder: Path) -> _Made:
    card, image, found = _readable(card, folder / FOLDER)
    file = encoded(card, image)
    name = f"{card.name}.{file.ending}"
    size = (card.target.width, card.target.height)
    contrast = least_contrast(found)
    artifact = Artifact(
        f"{FOLDER}/{name}", file.media_type, card.uses, card.layout, size, contrast=contrast, words_on=card.words_on
    )
    _write(folder / artifact.path, file.data)
    debug = (_debug(card, image, plan, folder),) if plan.debug else ()
    seen = at_phone_size(image, card.target.seen)
    cuts = () if any(card.name == slide.name for slide in plan.slides) else cuts_of(seen)
    tile = Tile(f"{name}  {size[0]} × {size[1]}", seen, cuts)
    return _Made(card, (artifact, *debug), File(name, file.media_type), tile)


def _readable(card: Card, folder: Path) -> tuple[Card, Image, tuple[Reading, ...]]:
    """The card, its pixels and how its words read; with a panel behind them when they do not on the pixels that came out."""
    image = painted(card, folder)
    found = readings_of(card.page, image, card.target)
    if card.spare is None or reads_well(found):
        return card, image, found
    card = replace(card, page=card.spare, spare=None, words_on="panel")
    image = painted(card, folder)
    return card, image, readings_of(card.page, image, card.target)


def _debug(card: Card, image: Image, plan: CardsPlan, folder: Path) -> Artifact:
    path = f"{FOLDER}/debug-{card.name}.jpg"
    _write(folder / path, _jpeg(draw_debug(card, image, plan.focus)))
    return Artifact(path, "image/jpeg", card.uses, card.layout, image.size)


def _carousel_pdf(plan: CardsPlan, slides: tuple[_Made, ...], folder: Path) -> tuple[Artifact, ...]:
    """The slides as one document, for platforms that turn its pages."""
    if not slides or plan.kit is None:
        return ()
    from publisher.paint.pdf import paint_pdf
    from publisher.press.facts import DocumentFacts
    from publisher.press.finish import finish

    path, kit = f"{FOLDER}/carousel.pdf", plan.kit
    pages = [on_ground(made.card.page, made.card.ground, folder / FOLDER) for made in slides]
    draft = folder / f"{path}.painted"
    paint_pdf(pages, draft, title=kit.title, lang=kit.lang, outline=False)
    finish(draft, folder / path, DocumentFacts(kit.title, kit.lang, (), kit.description))
    draft.unlink()
    uses = tuple(use for card in plan.slides for use in card.uses)
    return (Artifact(path, "application/pdf", uses, plan.layout, pages=len(pages)),)


def _kit(plan: CardsPlan, cards: tuple[_Made, ...], slides: tuple[_Made, ...], folder: Path) -> Iterator[Artifact]:
    """Posts, meta tags and contact sheet; the logo's working copies go."""
    for flat in (folder / FOLDER).glob(".logo-*.png"):
        flat.unlink()
    if plan.kit is None:
        return
    files = {one.card.name: one.file for one in cards}
    kit, row = plan.kit, [one.file for one in slides]
    texts: dict[str, tuple[str, Callable[[], str]]] = {
        "posts.json": ("application/json", lambda: posts_json(kit, files)),
        "posts.html": ("text/html", lambda: posts_html(kit, files)),
        "meta.html": ("text/html", lambda: meta_html(kit, files)),
        "index.html": ("text/html", lambda: index_html(kit, files, row)),
    }
    for name, (media_type, text) in texts.items():
        _write(folder / FOLDER / name, text().encode())
        yield Artifact(f"{FOLDER}/{name}", media_type)
    yield from _sheets(plan, cards, slides, folder)


def _sheets(plan: CardsPlan, cards: tuple[_Made, ...], slides: tuple[_Made, ...], folder: Path) -> Iterator[Artifact]:
    """A contact sheet for each set of cards, the slides on the first."""
    sets: dict[tuple[str, ...], list[_Made]] = {}
    for one in cards:
        sets.setdefault(_photos(one.card), []).append(one)
    for number, (photos, row) in enumerate(sets.items() or [((), [])]):
        name = "-".join(("contact-sheet", *photos)) if number else "contact-sheet"
        path = f"{FOLDER}/{name}.jpg"
        after = () if number else slides
        sheet = contact_sheet([one.tile for one in (*row, *after)])
        _write(folder / path, _jpeg(sheet))
        uses = tuple(use for one in (*row, *after) for use in one.card.uses)
        yield Artifact(path, "image/jpeg", uses, plan.layout, sheet.size)


def _jpeg(image: Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=PROOF_QUALITY)
    return buffer.getvalue()


def _write(path: Path, data: bytes) -> None:
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(data)
    partial.replace(path)
