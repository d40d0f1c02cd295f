"""Checks of alternative texts: an edition in, what a listener would miss or hear twice out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType

from publisher.article.language import primary
from publisher.checks.places import Passage
from publisher.checks.rule import Remark
from publisher.checks.story import bare
from publisher.edition import Edition

COMFORTABLE = 420
"""Characters; below it no platform's limit is asked for."""

# How a text begins that says it is about a picture, which a screen reader has just said (W3C WAI, "Alt text: tips and tricks").
_OPENINGS: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(?:an? |the |this )?(?:photo|photograph|image|picture|screenshot|graphic)(?:graph)? (?:of|shows|showing)\b",
        "fr": r"(?:une |la |cette )?(?:photo|photographie|image) (?:de|du|des|d’|d'|montrant|montre)",
        "de": r"(?:ein |das |dieses )?(?:foto|bild|photo)(?:grafie)? (?:von|zeigt|des|der)\b",
        "es": r"(?:una |la |esta )?(?:foto|fotografía|imagen) (?:de|del|muestra)\b",
        "pt": r"(?:uma |a |esta )?(?:foto|fotografia|imagem) (?:de|do|da|mostra)\b",
        "it": r"(?:una |la |questa )?(?:foto|fotografia|immagine) (?:di|del|della|mostra)\b",
        "nl": r"(?:een |de |deze )?(?:foto|afbeelding) (?:van|toont)\b",
        "vi": r"(?:bức |tấm )?(?:ảnh|hình ảnh|hình) (?:chụp|về|của|cho thấy)\b",
        "ru": r"(?:фото|фотография|изображение|снимок)\b",
    }
)


def missing(edition: Edition) -> Iterator[Remark]:
    """P303: a photo has no alternative text, so who cannot see it learns only what the caption tells.

    A photo that is still to come is not asked for one: nobody can describe it yet.
    """
    for photo in edition.article.photos:
        if not (photo.alt or "").strip() and not edition.is_to_come(photo.id):
            hint = "add alt: what the picture shows, in a sentence, without repeating the caption"
            place = edition.article.source.at(f"photos.{photo.id}.alt")
            yield Remark(f"photo '{photo.id}' has no alt text", place, hint)


def repeats(edition: Edition) -> Iterator[Remark]:
    """P304: an alternative text only repeats the title, the caption or the name of the file."""
    title = bare(edition.article.title)
    for photo in edition.article.photos:
        said = bare(photo.alt or "")
        if not said:
            continue
        file = PurePosixPath(photo.file or "").name
        known = {
            "the title": (title,),
            "the caption": (bare(photo.caption or ""),),
            "the name of the file": (bare(file), bare(file.rpartition(".")[0])),
            "the photo's id": (bare(photo.id),),
        }
        if name := next((name for name, texts in known.items() if said in texts), None):
            place = edition.article.source.at(f"photos.{photo.id}.alt")
            yield Remark(f"the alt text of photo '{photo.id}' is {name} again", place, "say what the picture shows")


def says_it_is_a_picture(edition: Edition) -> Iterator[Remark]:
    """P329: an alternative text begins with "Photo of": a screen reader has just said that it is a picture."""
    pattern = _OPENINGS.get(primary(edition.article.lang))
    if pattern is None:
        return
    for photo in edition.article.photos:
        if match := re.match(pattern, photo.alt or "", re.IGNORECASE):
            passage = Passage(photo.alt or "", f"photos.{photo.id}.alt")
            message = f"the alt text of photo '{photo.id}' begins with '{match[0]}'"
            yield Remark(message, passage.place(edition.article, match[0]), "begin with what the picture shows")


def too_long(edition: Edition) -> Iterator[Remark]:
    """P323: an alternative text is longer than platforms take; the posts leave out whole sentences at its end.

    The limits are those of the cards made by themselves, as assets/platforms.toml states them. What a page can show at length
    stands in ``long_alt``.
    """
    for photo in edition.article.photos:
        length = len(photo.alt or "")
        if length > COMFORTABLE and length > _limit():
            place = edition.article.source.at(f"photos.{photo.id}.alt")
            message = f"the alt text of photo '{photo.id}' has {length} characters; platforms take {_limit()}"
            yield Remark(message, place, "say the main thing in one or two sentences, and the rest in long_alt")


@cache
def _limit() -> int:
    """The least number of characters that a target made by itself takes."""
    from publisher.channels.cards.options import CardOptions
    from publisher.channels.cards.targets import chosen_targets

    return min(target.alt for target in chosen_targets(CardOptions().targets) if target.alt)
