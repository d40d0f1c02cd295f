"""Copies that carry what the article says: a picture file and a Label go in, the bytes of a copy come out; the original stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from publisher.article.credit import split_credit
from publisher.notices import Place, PublisherError, error, warning
from publisher.photos.blocks import iptc_block, xmp_packets
from publisher.photos.compare import bare
from publisher.photos.embed import embed_beside
from publisher.photos.model import Embedded, Label, PictureFile, Translation
from publisher.photos.opening import decode, open_picture
from publisher.photos.probe import probe, thumbnail


def labelled_copy(picture: PictureFile, label: Label) -> bytes:
    """The file with the label beside what it already says of itself, no pixel changed; P322 for a format that cannot carry it.

    What the article states replaces what the file says. Its keywords join the file's own, a headline the photo has stays, and
    where both say the same the file's further words stay: the time of a day, names one by one and their job, the province of a
    place, captions in other languages.
    """
    path = picture.path
    with open_picture(path) as image:
        decode(image, path)
        packets, older = xmp_packets(image), iptc_block(image)
    try:
        return embed_beside(path.read_bytes(), _for_file(label, picture.embedded), packets, older.data)
    except ValueError as problem:
        hint = "the words of the article are in its other outputs; save the photo as JPEG or TIFF to carry them inside"
        message = f"no copy of {path.name}: {problem}"
        raise PublisherError(warning("P322", message, Place(path.name), hint)) from None


def _for_file(label: Label, embedded: Embedded) -> Label:
    keywords = dict.fromkeys((*embedded.keywords, *label.keywords)) if label.keywords else ()
    taken = label.taken
    if taken and embedded.taken and embedded.taken.startswith(taken):
        taken = f"{embedded.taken}T{embedded.time}" if embedded.time else embedded.taken
    headline = None if embedded.headline or embedded.title else label.headline
    agreed = frozenset(_agreed(label, embedded))
    return replace(
        label,
        keywords=tuple(keywords),
        taken=taken,
        headline=headline,
        creators=embedded.photographers if "creator" in agreed else (),
        agreed=agreed,
        translations=(*label.translations, *_further_languages(label, embedded)),
    )


def _agreed(label: Label, embedded: Embedded) -> Iterator[str]:
    if label.creator and label.creator == embedded.photographer:
        yield "creator"
    if all(getattr(label, name) in (None, getattr(embedded, name)) for name in ("location", "city", "country")):
        yield "place"


def _further_languages(label: Label, embedded: Embedded) -> Iterator[Translation]:
    """The file's words in languages the label does not speak, field by field where it says in its own what the file says."""
    spoken = {_main(lang) for lang in (label.lang, *(each.lang for each in label.translations))}
    words: dict[str, dict[str, str]] = {}
    for wording in embedded.wordings:
        text = getattr(label, wording.field) if wording.field in ("caption", "alt", "long_alt") else None
        if text and _main(wording.lang) not in spoken and _says(embedded.worded(wording.field, label.lang), text):
            words.setdefault(wording.lang, {})[wording.field] = wording.text
    yield from (Translation(lang, **said) for lang, said in words.items())


def _says(file: str | None, text: str) -> bool:
    return bare(text) in (bare(file or ""), bare(split_credit(file or "").caption))


def _main(lang: str) -> str:
    return lang.lower().partition("-")[0]


def target_for(picture: PictureFile, home: Path, folder: Path, photo_id: str, taken: Iterable[Path]) -> Path:
    """Where a copy goes: as the file lies beside the article, or under the photo's id when another copy is there already."""
    path = picture.path.resolve()
    below = path.relative_to(home.resolve()) if path.is_relative_to(home.resolve()) else Path(path.name)
    target = folder / below
    return target if target not in set(taken) else target.with_name(f"{photo_id}{target.suffix}")


def write_copy(data: bytes, picture: PictureFile, target: Path) -> bool:
    """Write a copy beside and rename it; whether anything changed. P830 where an original or another picture stands."""
    if target.exists():
        if target.read_bytes() == data:
            return False
        _refuse_other(picture, target)
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as problem:
        reason = (problem.strerror or "it cannot be written").lower()
        raise PublisherError(
            error("P830", f"cannot write '{target}': {reason}", None, "choose another folder with -o")
        ) from None
    finally:
        partial.unlink(missing_ok=True)
    return True


def _refuse_other(picture: PictureFile, target: Path) -> None:
    """Only an earlier copy of the same picture gives way to a new one."""
    hint = "choose another folder with -o"
    if target.samefile(picture.path):
        message = f"'{target}' is the photo itself; originals are never written to"
        raise PublisherError(error("P830", message, Place(target.name), hint))
    if not _shows_the_same(picture, target):
        raise PublisherError(
            error("P830", f"'{target}' holds another picture; it is left alone", Place(target.name), hint)
        )


def _shows_the_same(picture: PictureFile, target: Path) -> bool:
    try:
        there = probe(target)
        same = (there.width, there.height, there.format) == (picture.width, picture.height, picture.format)
        return same and thumbnail(target).tobytes() == thumbnail(picture.path).tobytes()
    except PublisherError:
        return False
