"""What an editor is told about the cards of an article: what was found while planning goes in, notices with place and hint come out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from publisher.article.model import Article, Photo
from publisher.channels.cards.fit import TooLong
from publisher.channels.cards.picture import Sitter
from publisher.channels.cards.schema import Slot
from publisher.channels.cards.setting import UNSPACED, Blocks, Look
from publisher.channels.cards.targets import Target
from publisher.channels.cards.words import Words
from publisher.edition import Edition
from publisher.notices import Notice, error, note, warning
from publisher.typeset.fonts import missing_letters
from publisher.typeset.phrases import phrase_places
from publisher.typeset.style import SetLine

CHANNEL_NAME = "cards"
LARGEST_PDF = 100_000_000
"""Bytes of a document on LinkedIn (https://www.ayrshare.com/docs/media-guidelines/linkedin.md)."""
OF_PHOTO = frozenset({"caption", "credit"})


def refusal(article: Article, photos: tuple[Photo, ...], wanted: int) -> tuple[Notice, ...]:
    """Errors that stop all cards: too few photos that may stand there, or one without its caption or credit."""
    source = article.source
    if len(photos) < wanted:
        hint = "add a photo that is not withheld and may be used on social media (rights: social)"
        what = "there is no photo for the cards" if wanted == 1 else "there are not two photos for the cards"
        return (error("P321", what, source.at("photos"), hint, CHANNEL_NAME),)
    return tuple(notice for photo in photos for notice in _wordless(article, photo))


def _wordless(article: Article, photo: Photo) -> Iterable[Notice]:
    source = article.source
    if photo.credit is None:
        hint = "write 'credit:' below the photo, or 'credit: none' with the reason"
        place = source.at(f"photos.{photo.id}.credit")
        yield error("P301", f"the photo '{photo.id}' on the cards has no credit", place, hint, CHANNEL_NAME)
    if not (photo.caption or "").strip():
        place = source.at(f"photos.{photo.id}.caption")
        hint = "write what the photo shows"
        yield error("P302", f"the photo '{photo.id}' on the cards has no caption", place, hint, CHANNEL_NAME)


def unsaid(article: Article, words: Words, slots: tuple[Slot, ...], layout: str) -> tuple[Notice, ...]:
    """Errors for a design whose one strong thing the article does not have: a quotation, a date."""
    wanted = {
        "quote": (
            "P202",
            "body",
            "a quotation or a lead",
            "mark a sentence of the story as a quotation with '> ... {.pull}'",
        ),
        "date": ("P211", "photos", "a date", "write 'taken:' below the photo, or a dateline with its date"),
    }
    return tuple(
        error(
            code,
            f"the card layout '{layout}' needs {what}, and there is none",
            article.source.at(field),
            hint,
            CHANNEL_NAME,
        )
        for slot, (code, field, what, hint) in wanted.items()
        if slot in slots and not getattr(words, slot)
    )


def boxed(article: Article, words: Words, look: Look, photo: str | None) -> tuple[Notice, ...]:
    """Errors for letters that no font at hand has: a card with empty boxes is not made."""
    found: list[Notice] = []
    texts: dict[str, str] = {slot: words.said(slot) for slot in look.layout.slots}
    texts["name"] = words.name
    for slot, text in texts.items():
        voice = look.layout.voices[slot]
        missing = "".join(missing_letters(text, look.book.chain(voice.family, voice.weight, voice.italic)))
        if missing:
            place = article.source.at(_field(slot, photo))
            found.append(error("P209", _boxes(slot, missing), place, _font_hint(missing), CHANNEL_NAME))
    return tuple(found)


def _boxes(slot: str, missing: str) -> str:
    shown = " ".join(f"{char} (U+{ord(char):04X})" for char in missing[:6]) + (" ..." if len(missing) > 6 else "")
    what = "emoji" if _are_emoji(missing) else "letters"
    return f"no font has these {what} of the {slot}: {shown}; the cards would show empty boxes"


def _font_hint(missing: str) -> str:
    if _are_emoji(missing):
        return "leave the emoji out of the article: they belong into the post, where the platform draws them"
    return "put a font that has them into a folder and name it in publisher.toml: [brand] fonts"


def _are_emoji(text: str) -> bool:
    return all(unicodedata.category(char) in {"So", "Sk"} for char in text)


def to_come(edition: Edition, photo: Photo) -> tuple[Notice, ...]:
    """A note when a plate stands in the photo's place."""
    if not edition.is_to_come(photo.id):
        return ()
    message = f"the photo '{photo.id}' is still to come: a plate stands on the cards in its place"
    return (note("P318", message, edition.article.source.at(f"photos.{photo.id}"), None, CHANNEL_NAME),)


def heavy(edition: Edition, photos: tuple[Photo, ...]) -> tuple[Notice, ...]:
    """A warning when the photos, which stand in the carousel's PDF as they came, make it larger than platforms take."""
    size = sum(edition.pictures[photo.id].size for photo in photos if photo.id in edition.pictures)
    if size <= LARGEST_PDF:
        return ()
    message = (
        f"carousel.pdf takes about {size // 1_000_000} MB; LinkedIn takes documents up to {LARGEST_PDF // 1_000_000} MB"
    )
    place = edition.article.source.at("photos")
    return (warning("P805", message, place, "post the slides as pictures, or use smaller photos", CHANNEL_NAME),)


def shortened(article: Article, photos: tuple[Sitter, ...], full: Words, used: Words, look: Look) -> tuple[Notice, ...]:
    """Notes on the words a card does without: the long title, another quotation, sentences at the end of lead and caption."""
    found: list[Notice] = []
    card, source = f"the card '{look.target.name}'", article.source
    if used.title != full.title:
        message = f"{card} has the short title: the title leaves too little room at a size that can be read"
        found.append(note("P203", message, source.at("title"), None, CHANNEL_NAME))
    if used.divided:
        message = f"{card} hyphenates a word of the title, which is wider than its line"
        hint = "add 'short_title:' with shorter words for narrow places"
        found.append(note("P203", message, source.at("title"), hint, CHANNEL_NAME))
    if used.quote != full.quote:
        message = f"{card} has other words than the first quotation, which finds no room: {used.quote}"
        found.append(note("P204", message, source.at("body"), None, CHANNEL_NAME))
    for slot in ("lead", "caption"):
        said, whole = getattr(used, slot), getattr(full, slot)
        if said != whole:
            what = f"caption of '{photos[0].photo.id}'" if slot == "caption" else slot
            message = f"{card} leaves out the end of the {what}: {whole[len(said) :].strip()}"
            photo = photos[0].photo.id if photos else None
            found.append(note("P204", message, source.at(_field(slot, photo)), None, CHANNEL_NAME))
    return tuple(found)


def torn(article: Article, blocks: Blocks, look: Look) -> tuple[Notice, ...]:
    """A note where a headline in a script without spaces had to be cut, and nobody has said where its words end."""
    if article.lang.split("-")[0].lower() not in UNSPACED:
        return ()
    titles = (block for block in blocks.all if block.slot == "title")
    if not any(_is_torn(line, after, article.lang) for block in titles for line, after in pairwise(block.lines)):
        return ()
    message = f"the title is cut between letters on the card '{look.target.name}', perhaps inside a word"
    hint = "put zero-width spaces (U+200B) between its words, where a line may end"
    return (note("P203", message, article.source.at("title"), hint, CHANNEL_NAME),)


def _is_torn(line: SetLine, after: SetLine, lang: str) -> bool:
    """Whether a line ends where no word is known to end."""
    word, rest = line.text.rpartition(" ")[2], after.text.partition(" ")[0]
    return line.runs_on and len(word) not in phrase_places(word + rest, lang)


def _field(slot: str, photo: str | None) -> str:
    """The field of the article a slot is taken from."""
    if slot in OF_PHOTO and photo:
        return f"photos.{photo}.{slot}"
    return {"quote": "body", "cite": "body", "date": "dateline", "link": "url", "mark": "body"}.get(slot, slot)


def enlarged(article: Article, photo: Photo, factor: float, target: Target) -> tuple[Notice, ...]:
    """A warning when the photo has fewer pixels than the card shows of it; ``factor`` is card pixels for each of its own."""
    if factor <= 1.05:  # what rounds to 1.0, and nobody sees
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
    "quote": "mark a shorter sentence as a pull quote",
    "cite": "name the speaker in fewer words",
    "date": "write the date as 1975-04-30",
    "link": "use a shorter address",
}


def words_too_long(article: Article, photos: tuple[Sitter, ...], target: Target, found: TooLong) -> Notice:
    """The error that names what is too long, by how much and for which target."""
    photo = photos[0].photo.id if photos else None
    field = _field(found.part, photo)
    if found.part == "title" and article.short_title:
        field = "short_title"
    named = field.split(".")[-1].replace("_", " ") if field != "body" else found.part
    what = f"the {named}" + (f" of '{photo}'" if found.part in OF_PHOTO and photo else "")
    need = f"it takes {found.lines} lines and {found.room} have room"
    if found.word:
        need = f"the word '{found.word}' is wider than the card's panel"
    message = f"{what} is too long for the card '{target.name}': {need}"
    code = "P204" if found.part in ("caption", "credit", "lead", "quote") else "P203"
    hint = _HINTS.get(field, _HINTS.get(found.part))
    return error(code, message, article.source.at(field), hint, CHANNEL_NAME)
