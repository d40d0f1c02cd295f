"""An element of a page goes in; the photos it holds, each with caption, credit and alternative text, come out, if it is a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from publisher.article.credit import split_credit
from publisher.importers.base import Confidence
from publisher.importers.markup import Element, local_name
from publisher.importers.story import FoundPhoto, LeftOut, Said, Spot, tidy
from publisher.importers.web.grids import captioned_cells
from publisher.importers.web.images import Located, Pictures, is_decoration
from publisher.importers.web.parts import PLAYERS, is_part
from publisher.importers.web.words import lines_in, text_in

LONGEST = 1500
"""Letters in a figure; with more it is a part of the story that only is called so."""
_MOST = 300
"""Elements in a figure; with more it is a part of the page."""
_LONGEST_CAPTION = 600
_CAPTION_PROPERTIES = frozenset(["caption", "description"])
_CREDIT_PROPERTIES = frozenset(["credittext", "copyrightholder", "copyrightnotice", "author", "creator"])


@dataclass(frozen=True, slots=True)
class Figure:
    """The photos of a figure, and its words that are in none of them."""

    photos: tuple[FoundPhoto, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Reads the figures of one page."""

    pictures: Pictures
    where: Callable[[Element], Spot]

    def read(self, element: Element) -> Figure | None:
        """The photos of a figure; None when the element is none, or only frames what must be read by itself."""
        name = local_name(element)
        if name not in ("figure", "table") and not is_part(element, "figure"):
            return None
        if name == "table" and (cells := captioned_cells(element)):
            return Figure(tuple(photo for cell, words in cells for photo in self._of_cells(cell, words)))
        if sum(1 for _ in islice(element.iter(), _MOST)) == _MOST or (
            name == "table" and not _is_picture_table(element)
        ):
            return None
        images = _images(element)
        if not images and not (name == "figure" and _captions(element) and _lost_its_picture(element)):
            return None
        if _frames_others(element) or len(text_in(element)) > LONGEST:
            return None
        return self._figure(element, images)

    def image(self, image: Element) -> FoundPhoto:
        """A photo from an image that stands by itself."""
        return self._photo(image, self.pictures.locate(image), "an image", [], [])

    def _of_cells(self, cell: Element, words: Element) -> tuple[FoundPhoto, ...]:
        """The photos in a cell of a table, with the caption in it or in another one."""
        makers = _credits(words)
        lines = "\n".join(lines_in(words, makers))
        why = "the cell of its table" if cell is words else "the cell beside it"
        said, credit_lines = _credit_lines_off(
            [Said(lines, self.where(words), why, Confidence.LIKELY)] if lines else []
        )
        named = [*self._credits_said(makers), *credit_lines]
        return tuple(self._photo(each[0], self.pictures.locate(*each), "td", said, named) for each in _images(cell))

    def _figure(self, element: Element, images: list[list[Element]]) -> Figure:
        makers = _credits(element)
        captions = _captions(element, makers)
        said, found_credits = self._captions_said(captions, makers), self._credits_said(makers)
        beside = text_in(element, [*captions, *makers])
        if not said and beside and len(beside) <= _LONGEST_CAPTION:
            said, beside = [Said(beside, self.where(element), "the words of the figure", Confidence.LIKELY)], ""
        said, credit_lines = _credit_lines_off(said)
        found_credits += credit_lines
        why = called(element)
        photos = [self._photo(each[0], self.pictures.locate(*each), why, said, found_credits) for each in images]
        if not photos:
            photos = [
                FoundPhoto(self.where(element), f"{why} without its picture", captions=said, credits=found_credits)
            ]
        left = (LeftOut(beside, self.where(element), "words in a figure, beside its caption"),) if beside else ()
        return Figure(tuple(photos), left)

    def _captions_said(self, captions: list[Element], makers: list[Element]) -> list[Said]:
        said = []
        for caption in captions:
            words = "\n".join(lines_in(caption, makers))
            if words:
                said.append(Said(words, self.where(caption), called(caption)))
        return said

    def _credits_said(self, makers: list[Element]) -> list[Said]:
        return [Said(words, self.where(each), called(each)) for each in makers if (words := text_in(each))]

    def _photo(self, image: Element, located: Located, why: str, captions: list[Said], named: list[Said]) -> FoundPhoto:
        photo = FoundPhoto(self.where(image), why, captions=list(captions), credits=list(named))
        photo.picture, photo.address = located.picture, located.address
        if alt := tidy(image.get("alt") or ""):
            photo.facts["alt"] = Said(alt, self.where(image), "attribute alt")
        words = tidy(image.get("data-caption") or image.get("data-image-caption") or "")
        if words and not captions and not words.startswith("<"):
            photo.captions.append(Said(words, self.where(image), "attribute data-caption", Confidence.LIKELY))
        return photo


# --- parts of a figure ------------------------------------------------------------------------------------------------------------


def _images(element: Element) -> list[list[Element]]:
    """The images, each with the one that stands for it on pages without scripts."""
    found = [element] if local_name(element) == "img" else list(element.iter("img"))
    found = [image for image in found if not is_decoration(image)]
    late = [image for image in found if any(local_name(each) == "noscript" for each in image.iterancestors())]
    real = [image for image in found if not any(image is other for other in late)]
    if not real:
        return [[image] for image in late]
    if len(real) == len(late):
        return [list(pair) for pair in zip(real, late, strict=True)]
    return [[image] for image in real]


def _captions(element: Element, makers: list[Element] | None = None) -> list[Element]:
    """The elements that hold captions, the outermost of each; a credit alone is none."""
    return _outermost(each for each in element.iterdescendants() if each not in (makers or ()) and _is_caption(each))


def _outermost(elements: Iterable[Element]) -> list[Element]:
    """Elements, in document order, that stand in no other of them."""
    found: dict[Element, None] = {}
    for each in elements:
        if not any(ancestor in found for ancestor in each.iterancestors()):
            found[each] = None
    return list(found)


def _is_caption(element: Element) -> bool:
    name = local_name(element)
    if not name or name == "img" or element.find(".//img") is not None:
        return False
    if name == "figcaption" or (element.get("itemprop") or "").lower() in _CAPTION_PROPERTIES:
        return name != "meta"
    return is_part(element, "caption")


def _credits(element: Element) -> list[Element]:
    return _outermost(each for each in element.iterdescendants() if _is_credit(each))


def _is_credit(element: Element) -> bool:
    name = local_name(element)
    if not name or name in ("figcaption", "meta", "img") or is_part(element, "caption"):
        return False
    named = is_part(element, "credit") or (element.get("itemprop") or "").lower() in _CREDIT_PROPERTIES
    return named and element.find(".//img") is None


def _credit_lines_off(said: list[Said]) -> tuple[list[Said], list[Said]]:
    """Captions on one line each; a last line that is a credit and nothing else becomes a credit."""
    captions, named = [], []
    for each in said:
        *lines, last = each.value.split("\n")
        split = split_credit(last)
        if lines and split.credit is not None and not split.caption:
            named.append(Said(last, each.spot, f"the last line of {each.why}", each.sure))
        else:
            lines.append(last)
        captions.append(Said(" ".join(lines), each.spot, each.why, each.sure))
    return captions, named


def _is_picture_table(table: Element) -> bool:
    """A table that only frames a picture and its caption: at most three rows, one cell with words, none of them a head."""
    if table.find(".//img") is None or table.find(".//th") is not None or table.find(".//table") is not None:
        return False
    rows = list(table.iter("tr"))
    cells = [cell for cell in table.iter("td") if text_in(cell)]
    return len(rows) <= 4 and len(cells) <= 2 and len(text_in(table)) <= _LONGEST_CAPTION


def _frames_others(element: Element) -> bool:
    """Whether several figures are inside, or one that has its own caption: then each is read by itself."""
    tags = ("figure", "table", "div", "li")
    inner = _outermost(each for each in element.iterdescendants(*tags) if _is_inner_figure(each))
    if not inner:
        return False
    own = [each for each in _captions(element) if not any(ancestor in inner for ancestor in each.iterancestors())]
    return len(inner) > 1 or not own or bool(_captions(inner[0]))


def _is_inner_figure(element: Element) -> bool:
    if local_name(element) != "figure" and not is_part(element, "figure"):
        return False
    return element.find(".//img") is not None


def _lost_its_picture(figure: Element) -> bool:
    """Whether a figure without an image once had one: it holds nothing else that could be shown."""
    others = ("table", "blockquote", "pre", "ul", "ol", *PLAYERS)
    return all(local_name(each) not in others for each in figure.iterdescendants())


def player_in(figure: Element) -> str | None:
    """The player a figure shows in place of a picture, and the caption of that; None when it holds other words or a picture."""
    if local_name(figure) != "figure" and not is_part(figure, "figure"):
        return None
    player = next(figure.iter(*PLAYERS), None)
    if player is None or figure.find(".//img") is not None or text_in(figure, [*_captions(figure), player]):
        return None
    return f"{local_name(player)} {player.get('src') or player.get('data') or ''} {text_in(figure)}"


def called(element: Element) -> str:
    """What an element is called, for the report: ``figcaption``, ``div 'wp-caption'``."""
    name, names = local_name(element), re.sub(r"\s+", " ", (element.get("class") or "")).strip()
    return f"{name} '{names[:40]}'" if names else name
