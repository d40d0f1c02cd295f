"""What an editor is told about the cards of an article: what was found while planning goes in, notices with place and hint come out."""

from __future__ import annotations

from publisher.article.model import Article, Photo
from publisher.channels.cards.fit import TooLong
from publisher.channels.cards.targets import Target
from publisher.channels.cards.words import Words
from publisher.edition import Edition
from publisher.notices import Notice, error, note, warning

CHANNEL_NAME = "cards"


def refusal(article: Article, photo: Photo | None) -> tuple[Notice, ...]:
    """Errors that stop all cards: no photo that may stand there, or one without its caption or credit."""
    source = article.source
    if photo is None:
        hint = "add a photo that is not withheld and may be used on social media (rights: social)"
        return (error("P321", "there is no photo for the cards", source.at("photos"), hint, CHANNEL_NAME),)
    found: list[Notice] = []
    if photo.credit is None:
        hint = "write 'credit:' below the photo, or 'credit: none' with the reason"
        place = source.at(f"photos.{photo.id}.credit")
        found.append(error("P301", f"the photo '{photo.id}' on the cards has no credit", place, hint, CHANNEL_NAME))
    if not (photo.caption or "").strip():
        place = source.at(f"photos.{photo.id}.caption")
        hint = "write what the photo shows"
        found.append(error("P302", f"the photo '{photo.id}' on the cards has no caption", place, hint, CHANNEL_NAME))
    return tuple(found)


def to_come(edition: Edition, photo: Photo) -> tuple[Notice, ...]:
    """A note when a plate stands in the photo's place."""
    if not edition.is_to_come(photo.id):
        return ()
    message = f"the photo '{photo.id}' is still to come: a plate stands on the cards in its place"
    return (note("P318", message, edition.article.source.at(f"photos.{photo.id}"), None, CHANNEL_NAME),)


def shortened(article: Article, photo: Photo, full: Words, used: Words, target: Target) -> tuple[Notice, ...]:
    """Notes on the words a card does without: the long title, sentences at the end of the caption."""
    found: list[Notice] = []
    if used.title != full.title:
        message = f"the card '{target.name}' has the short title: the title finds no room at a size that can be read"
        found.append(note("P203", message, article.source.at("title"), None, CHANNEL_NAME))
    if used.caption != full.caption:
        left_out = full.caption[len(used.caption) :].strip()
        message = f"the card '{target.name}' leaves out the end of the caption of '{photo.id}': {left_out}"
        found.append(note("P204", message, article.source.at(f"photos.{photo.id}.caption"), None, CHANNEL_NAME))
    return tuple(found)


def enlarged(article: Article, photo: Photo, factor: float, target: Target) -> tuple[Notice, ...]:
    """A warning when the photo has fewer pixels than the card shows of it; ``factor`` is card pixels for each of its own."""
    if factor <= 1.01:
        return ()
    message = f"the photo '{photo.id}' is enlarged {factor:.1f} times on the card '{target.name}'"
    place = article.source.at(f"photos.{photo.id}.file")
    return (warning("P309", message, place, "use a larger file if there is one", CHANNEL_NAME),)


_HINTS = {
    "title": "add 'short_title:' with a title for narrow places",
    "short_title": "write a shorter short title",
    "caption": "write a shorter first sentence; the rest of a caption may be left out on a card",
    "credit": "name fewer people, or write their names shorter",
    "kicker": "write a kicker of two or three words",
}
_UNSPACED = frozenset({"th", "lo", "km", "my"})
"""Languages written without spaces between words: where a line may end, only a dictionary or the editor knows."""


def words_too_long(article: Article, photo: Photo, target: Target, found: TooLong) -> Notice:
    """The error that names what is too long, by how much and for which target."""
    field = found.part if found.part in ("title", "kicker") else f"photos.{photo.id}.{found.part}"
    if found.part == "title" and article.short_title:
        field = "short_title"
    what = f"the {field.split('.')[-1].replace('_', ' ')}" + (f" of '{photo.id}'" if "." in field else "")
    need = f"it takes {found.lines} lines and {found.room} have room"
    if found.word:
        need = f"the word '{found.word}' is wider than the card's panel"
    message = f"{what} is too long for the card '{target.name}': {need}"
    code = "P203" if found.part in ("title", "kicker") else "P204"
    hint = _HINTS.get(field, _HINTS[found.part])
    if found.word and article.lang.split("-")[0].lower() in _UNSPACED:
        hint += "; or put zero-width spaces (U+200B) between its words, where a line may end"
    return error(code, message, article.source.at(field), hint, CHANNEL_NAME)
