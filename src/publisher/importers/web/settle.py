"""The blocks and photos of a page as they stood in its HTML go in; loose captions, related links and headings come out of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from publisher.article.blocks import texts
from publisher.article.credit import split_credit
from publisher.article.kinds import is_address
from publisher.article.model import Divider, Heading, Inline, ListBlock, Paragraph, Related
from publisher.importers.base import Confidence
from publisher.importers.clocks import stamps_in
from publisher.importers.furniture import furniture
from publisher.importers.hints import is_divider
from publisher.importers.story import FoundBlock, FoundPhoto, LeftOut, Said, Story

_LONGEST_CAPTION = 600
_LONGEST_HEADING = 90
_END_MARK = re.compile(r"\s*(?:\./\.|/\.)\s*$")


def settle(story: Story) -> None:
    """Give every piece of a story its right name; each is looked at together with the one before it."""
    pieces, story.pieces = story.pieces, []
    in_related = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, FoundPhoto) or isinstance(piece.block, Divider):
            in_related = False
            story.pieces.append(piece)
            continue
        kind = _site_line(piece)
        if kind == "stamp" and not in_related and _says_time(piece, story):
            continue
        if kind is not None:
            in_related = kind == "related"
            story.left_out.append(LeftOut(piece.words, piece.spot, _WHYS[kind]))
        elif links := _links(piece, in_related):
            story.related += [(link, piece.spot) for link in links]
        elif not _goes_to_photo(piece, story):
            in_related = False
            story.pieces.append(_with_heading(_without_end_mark(_as_divider(piece)), following))


_WHYS = {
    "related": "heading above other stories",
    "stamp": "time stamp; write published: with its time zone",
    "button": "button of the site",
}


def _site_line(piece: FoundBlock) -> str | None:
    found = furniture(piece.words) if len(piece.words) < 100 and "\n" not in piece.words else None
    return found.kind if found is not None and found.kind in _WHYS and not found.rest else None


def _says_time(piece: FoundBlock, story: Story) -> bool:
    """Whether a time stamp in front of the text, or behind its first paragraph, is said to be that of the story."""
    if sum(isinstance(each, FoundBlock) for each in story.pieces) > 1:
        return False
    stamps = stamps_in(piece.words, "vi")
    for stamp in stamps:
        story.say(stamp.field, piece.words, piece.spot, "a time stamp in front of the text", Confidence.LIKELY)
    return bool(stamps)


# --- links to other stories -----------------------------------------------------------------------------------------------------


def _links(piece: FoundBlock, in_related: bool) -> list[Related]:
    """The stories a piece leads to when it does nothing else: below such a heading, behind its words or behind arrows."""
    inlines = _inlines(piece)
    links = [_only_link(inline, in_related) for inline in inlines]
    return [link for link in links if link is not None] if links and all(links) else []


def _inlines(piece: FoundBlock) -> Sequence[Inline]:
    match piece.block:
        case Paragraph(spans=spans) | Heading(spans=spans):
            return (spans,)
        case ListBlock():
            return tuple(texts(piece.block))
    return ()


def _only_link(inline: Inline, in_related: bool) -> Related | None:
    """``Read more: <a>Headline</a>``, ``>> <a>Headline</a>``; below a heading of related stories the link alone."""
    linked = [span for span in inline if span.href]
    around = "".join(span.text for span in inline if not span.href).strip(" :>»•-–—.|")
    if not linked or len({span.href for span in linked}) > 1:
        return None
    leads = "".join(span.text for span in inline).startswith((">", "»", "►", "▶"))
    found = furniture(around) if around else None
    says = found is not None and found.kind == "related"
    if not (says or (not around and (leads or in_related))):
        return None
    title, address = "".join(span.text for span in linked).strip(), linked[0].href or ""
    return Related(title, address if is_address(address) else None)


# --- captions -------------------------------------------------------------------------------------------------------------------


def _goes_to_photo(piece: FoundBlock, story: Story) -> bool:
    """Whether a paragraph right below a photo is its caption, by its credit or its slanted letters, or its credit alone."""
    last = story.pieces[-1] if story.pieces else None
    if (
        not isinstance(last, FoundPhoto)
        or not isinstance(piece.block, Paragraph)
        or len(piece.words) > _LONGEST_CAPTION
    ):
        return False
    split = split_credit(piece.words)
    if split.credit is not None and not split.caption and not last.credits:
        last.credits.append(Said(piece.words, piece.spot, "the line below the photo", Confidence.LIKELY))
    elif last.captions:
        return False
    elif split.credit is not None:
        _say_caption(piece, "the paragraph below the photo, with a credit", story)
    elif _is_slanted(piece.block.spans):
        _say_caption(piece, "slanted letters below the photo", story)
    else:
        return False
    return True


def _say_caption(piece: FoundBlock, why: str, story: Story) -> None:
    """The last photo, and those in the same paragraph of a document before it, have this caption."""
    spot = story.pieces[-1].spot
    for number, photo in enumerate(reversed(story.pieces)):
        alike = number == 0 or (photo.spot == spot and spot.origin is not None)
        if not isinstance(photo, FoundPhoto) or photo.captions or not alike:
            break
        photo.captions.append(Said(piece.words, piece.spot, why, Confidence.LIKELY))


def _is_slanted(spans: Inline) -> bool:
    return all(span.emphasis for span in spans if span.text.strip())


# --- headings and ends ----------------------------------------------------------------------------------------------------------


def _with_heading(piece: FoundBlock, following: FoundBlock | FoundPhoto | None) -> FoundBlock:
    """A short paragraph in strong letters, without a stop, with text below it is a heading."""
    block = piece.block
    if not isinstance(block, Paragraph) or not all(span.strong for span in block.spans if span.text.strip()):
        return piece
    below = (
        isinstance(following, FoundBlock)
        and isinstance(following.block, Paragraph)
        and len(following.words) > len(piece.words)
    )
    if not below or len(piece.words) > _LONGEST_HEADING or re.search(r"[.!?:;,…。！？”\"»)]$", piece.words):
        return piece
    spans = tuple(replace(span, strong=False, emphasis=False) for span in block.spans)
    return FoundBlock(Heading(2, spans), piece.spot, piece.words)


def _as_divider(piece: FoundBlock) -> FoundBlock:
    """``***`` on a line of its own divides the text."""
    is_mark = isinstance(piece.block, Paragraph) and is_divider(piece.words)
    return replace(piece, block=Divider()) if is_mark else piece


def _without_end_mark(piece: FoundBlock) -> FoundBlock:
    """``./.`` at the end of agency copy is a full stop."""
    if not isinstance(piece.block, Paragraph) or not _END_MARK.search(piece.words):
        return piece
    *before, last = piece.block.spans
    spans: Inline = (*before, replace(last, text=_END_MARK.sub(".", last.text)))
    return FoundBlock(Paragraph(spans), piece.spot, _END_MARK.sub(".", piece.words))
