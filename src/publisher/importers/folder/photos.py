"""Picture files go in; what each says of itself - caption, credit, place, rights, each with its place in the file - comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.importers.base import BroughtPicture, Confidence
from publisher.importers.story import FoundPhoto, Said, Spot, Story
from publisher.notices import Notice, Place, note, warning
from publisher.photos.fields import BY_NAME, FIELDS
from publisher.photos.model import PictureFile
from publisher.photos.naming import natural
from publisher.photos.resolve import inspect_all
from publisher.photos.sidecar import ENDING as SIDECAR
from publisher.photos.sidecar import sidecars_of


@dataclass(frozen=True, slots=True)
class FolderPicture:
    """A picture of the folder that can be used."""

    name: str
    """As seen from the folder."""
    picture: PictureFile

    @property
    def spot(self) -> Spot:
        """Where the report says it was read."""
        return Spot(None, self.name)


def look_into(paths: Sequence[Path], folder: Path) -> tuple[list[FolderPicture], list[Notice]]:
    """The pictures that can be used, and notices: what is odd about them, and files of no use (P307)."""
    pictures: list[FolderPicture] = []
    notices: list[Notice] = []
    for path, (picture, remarks) in zip(paths, inspect_all(paths), strict=True):
        name = path.relative_to(folder).as_posix()
        pictures += [FolderPicture(name, picture)] if picture is not None else []
        notices += [replace(remark, place=Place(name)) for remark in remarks]
        if picture is None:
            said = [path.with_name(beside).relative_to(folder).as_posix() for beside, _ in sidecars_of(path)]
            notices += [note("P704", f"left out: {each}: its picture cannot be used", Place(each)) for each in said]
    return pictures, notices


def in_order(pictures: Sequence[FolderPicture]) -> tuple[list[FolderPicture], str]:
    """The pictures by date and time taken, then by name as people count; and how it was done, in words.

    Where none has a date the names alone decide; pictures without one come last.
    """
    dated = [each for each in pictures if each.picture.embedded.taken]
    ordered = sorted(pictures, key=_when)
    if not dated:
        return ordered, "by the names of the files; none says when it was taken"
    undated = len(pictures) - len(dated)
    return ordered, "by date taken, then by name" + (f"; {undated} without a date at the end" if undated else "")


def _when(each: FolderPicture) -> tuple[bool, str, str, tuple[tuple[int, int, str], ...]]:
    embedded = each.picture.embedded
    return not embedded.taken, embedded.taken or "", (embedded.time or "")[:8], natural(each.name)


# --- what a file says -----------------------------------------------------------------------------------------------------------

_FACTS = {
    "alt": "alt",
    "long_alt": "long_alt",
    "taken": "taken",
    "location": "name",
    "city": "city",
    "country": "country",
    "source_type": "source_type",
    "copyright": "copyright",
    "photographer": "photographer",
    "source": "agency",
}
"""Field of a file -> the fact of a photo it is."""
_SHARED = ("headline", "title", "keywords")
"""What is asked of all files together."""
_TOLD_IN_LANGUAGES = ("caption", "alt", "long_alt")
"""What is reported in all other languages too; it stays in the file."""
_TERMS = ("usage_terms", "instructions")
_UNUSED = ("time", "caption", "credit", *_SHARED, *_TERMS)


def found_photo(each: FolderPicture, lang: str | None) -> FoundPhoto:
    """All a file says of its photo; a field that an article does not have is a fact too, and becomes a line of the report."""
    embedded = each.picture.embedded
    photo = FoundPhoto(each.spot, "a picture of the folder", picture=BroughtPicture(each.name, each.picture.path))
    photo.captions += filter(None, [_said(each, "caption", lang)])
    photo.credits += filter(None, [_said(each, "credit", lang)])
    for field in FIELDS:
        said = _said(each, field.name, lang)
        if said is not None and field.name not in _UNUSED:
            photo.facts[_FACTS.get(field.name, field.name)] = said
    photo.facts |= _in_other_languages(each, lang)
    if embedded.state and "name" not in photo.facts and not embedded.city:
        photo.facts["name"] = photo.facts.pop("state")
    if "country" not in photo.facts and "country_code" in photo.facts:
        photo.facts["country"] = photo.facts.pop("country_code")
    terms = [said for name in _TERMS if (said := _said(each, name, lang))]
    if terms:
        words = " ".join(_sentence(said.value) for said in terms) if len(terms) > 1 else terms[0].value
        photo.facts["terms"] = replace(terms[0], value=words)
    return photo


def _in_other_languages(each: FolderPicture, lang: str | None) -> dict[str, Said]:
    """The texts of a language other than the one that is taken."""
    taken = {name: _said(each, name, lang) for name in _TOLD_IN_LANGUAGES}
    return {
        f"{wording.field} ({wording.lang})": replace(said, value=wording.text)
        for wording in each.picture.embedded.wordings
        if (said := taken.get(wording.field)) and said.value != wording.text
    }


def _said(each: FolderPicture, name: str, lang: str | None) -> Said | None:
    """A field of the file as a statement; several names or words are one text."""
    embedded = each.picture.embedded
    value = embedded.worded(name, lang) if lang else getattr(embedded, name)
    text = ", ".join(value) if isinstance(value, tuple) else value
    if not text:
        return None
    origin = embedded.origins.get(name, "")
    where = "beside the file" if f"{SIDECAR} " in origin.lower() else "in the file"
    return Said(text, Spot(None, f"{each.name}, {origin}"), f"{BY_NAME[name].words} {where}")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ";")) else text + "."


# --- what the files say together ------------------------------------------------------------------------------------------------


def tell_together(story: Story, pictures: Sequence[FolderPicture], lang: str | None, folder: str) -> None:
    """Title, keywords and language as most of the files say them."""
    _tell_title(story, pictures, lang, folder)
    counts = Counter(word for each in pictures for word in each.picture.embedded.keywords)
    for word, count in counts.items():
        if 2 * count >= len(pictures):
            spot = next(each.spot for each in pictures if word in each.picture.embedded.keywords)
            story.say("keywords", word, spot, "keywords of most photos", Confidence.LIKELY)
    spoken = {
        wording.lang for each in pictures for wording in each.picture.embedded.wordings if wording.field == "caption"
    }
    if len(spoken) == 1 and lang is None:
        story.say("lang", spoken.pop(), Spot(None, "XMP dc:description"), "the language of the captions in the files")


def _tell_title(story: Story, pictures: Sequence[FolderPicture], lang: str | None, folder: str) -> None:
    """A headline most photos share is the title; else the folder's name stands in, and headlines are only reported."""
    told: list[Said] = []
    for name in ("headline", "title"):
        said = [found for each in pictures if (found := _said(each, name, lang))]
        for text, count in Counter(found.value for found in said).most_common():
            spot = next(found.spot for found in said if found.value == text)
            sure = Confidence.LIKELY if 2 * count > len(pictures) else Confidence.GUESS
            told.append(Said(text, spot, f"the {name} of {count} of {len(pictures)} photos", sure))
    if told and told[0].sure is Confidence.GUESS:
        story.say(
            "title",
            folder,
            Spot(None, folder),
            "no headline is shared by most photos; the folder's name stands in",
            Confidence.GUESS,
        )
        story.notices.append(warning("P201", f"no title was found; '{folder}' stands in", Place(folder)))
    for each in told:
        story.say("title", each.value, each.spot, each.why, each.sure)


def restrictions(pictures: Sequence[FolderPicture]) -> Iterator[Notice]:
    """Instructions that came with a photo: kept as its terms, and told because no program can keep them."""
    for each in pictures:
        if instructions := each.picture.embedded.instructions:
            hint = (
                "it stands in rights.terms; say what it means here: rights: {web: no}, {print: no}, {until: 2030-12-31}"
            )
            yield note("P701", f"{each.name} came with instructions: {instructions}", Place(each.name), hint)
