"""An element of HTML goes in; the blocks, photos and related links of its story, in order, are added to a Story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from publisher.article.blocks import texts
from publisher.article.kinds import is_address
from publisher.article.model import Block, Divider, Heading, Inline, Paragraph, Quote, Related, Script, Span
from publisher.importers.base import Confidence
from publisher.importers.markup import Element, local_name
from publisher.importers.story import FoundBlock, FoundPhoto, LeftOut, Said, Spot, Story, tidy
from publisher.importers.web.figures import LONGEST, FigureReader, called, player_in
from publisher.importers.web.images import Pictures, is_decoration, joined
from publisher.importers.web.lists import ListMaker
from publisher.importers.web.notes import NOTE_CALL
from publisher.importers.web.parts import PLAYERS, SILENT, is_part, is_related, is_site
from publisher.importers.web.placed import Placed, is_above_picture
from publisher.importers.web.tables import is_data_table, read_table
from publisher.importers.web.words import BREAK, paragraphs, shown_in, squeezed, text_in

_BLOCKS = frozenset(
    ["p", "div", "section", "article", "header", "footer", "main", "aside", "pre", "address", "center", "dl", "dt", "dd",
     "details", "summary", "fieldset", "figure", "figcaption", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "body",
     "html", "hgroup", "hr", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "caption"]
)  # fmt: skip
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""Element -> level in the body, where 2 is the highest; the title takes the page's own h1."""
_STRONG, _EMPHASIS = frozenset(["b", "strong"]), frozenset(["i", "em", "cite", "dfn", "var"])
_SCRIPTS = {"sup": Script.RAISED, "sub": Script.LOWERED}


@dataclass(slots=True)
class BodyReader:
    """Walks through a part of a page once; each word of it ends in a block, a photo, a link, or among what is left out."""

    story: Story
    where: Callable[[Element], Spot]
    pictures: Pictures
    used: set[Element] = field(default_factory=set)
    """Elements read already, such as the title and the lead."""
    _spans: list[Span] = field(default_factory=list)
    _spot: Spot | None = None
    _voices: list[str] = field(default_factory=list)
    _links: list[str | None] = field(default_factory=list)
    _heading: int | None = None
    _quote: Element | None = None
    _quoted: list[Inline] = field(default_factory=list)
    _cite: str | None = None
    _scripts: list[Script] = field(default_factory=list)
    _lists: ListMaker = field(default_factory=ListMaker)
    _above_title: set[Element] = field(default_factory=set)
    _placed: Placed = field(default_factory=Placed)
    _above: Said | None = None
    """A caption that stands above its picture, until that comes."""
    _seen: dict[str, FoundPhoto] = field(default_factory=dict)
    _linked: set[Related] = field(default_factory=set)

    def read(self, root: Element) -> None:
        """Read an element and all that is in it; without recursion, so that depth is no matter."""
        self._above_title = {each for title in root.iter("h1") for each in title.iterancestors()}
        stack: list[tuple[Element, Iterator[Element]]] = []
        if self._enter(root):
            stack.append((root, iter(root)))
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                if stack:
                    self._text(element.tail, element)
            elif self._enter(child):
                stack.append((child, iter(child)))
            else:
                self._text(child.tail, element)
        self._flush()

    # --- elements ----------------------------------------------------------------------------------------------------------

    def _enter(self, element: Element) -> bool:
        """Begin an element; False when all of it has been dealt with."""
        name = local_name(element)
        if not name or name in SILENT or element in self.used:
            return False
        if name == "br":
            self._spans.append(Span(BREAK))
            return False
        if name == NOTE_CALL:
            self._spans.append(Span("", note=element.get("label")))
            return False
        if self._is_put_away(element, name) or self._is_picture(element, name) or self._is_caption(element, name):
            return False
        self._open(element, name)
        self._text(element.text, element)
        return True

    def _open(self, element: Element, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
        if name == "hr" and self._quote is None and not self._lists.is_open:
            self.story.pieces.append(FoundBlock(Divider(), self.where(element), ""))
        elif name in _HEADINGS:
            self._heading = _HEADINGS[name]
        elif self._quote is None and (name == "blockquote" or _is_pull(element)):
            self._quote, self._quoted, self._cite = element, [], None
        elif name in ("ul", "ol"):
            self._lists.begin(element)
        elif name == "li" and self._lists.is_open:
            self._lists.begin_item()
        elif name in _SCRIPTS:
            self._scripts.append(_SCRIPTS[name])
        elif name in _STRONG | _EMPHASIS and not self._is_cite(name):
            self._voices.append(name)
        elif name == "a":
            self._links.append(self._link(element))

    def _leave(self, element: Element) -> None:
        name = local_name(element)
        if name in _BLOCKS:
            self._flush()
        if name in _HEADINGS:
            self._heading = None
        elif element is self._quote:
            self._end_quote(element)
        elif name in ("ul", "ol") and self._lists.is_open:
            self._end_list(element)
        elif name == "li":
            self._lists.end_item()
        elif name in _SCRIPTS and self._scripts:
            self._scripts.pop()
        elif name in _STRONG | _EMPHASIS and self._voices and not self._is_cite(name):
            self._voices.pop()
        elif name == "a" and self._links:
            self._links.pop()
        elif name == "time":
            self._spans.append(Span(" "))

    def _is_cite(self, name: str) -> bool:
        return name == "cite" and self._quote is not None

    # --- words -------------------------------------------------------------------------------------------------------------

    def _text(self, text: str | None, element: Element) -> None:
        if not text:
            return
        squeezed_text = squeezed(text)
        if self._spot is None and squeezed_text.strip():
            self._spot = self.where(element)
        strong = any(voice in _STRONG for voice in self._voices) and self._heading is None
        emphasis = any(voice in _EMPHASIS for voice in self._voices) and self._heading is None
        href, script = self._links[-1] if self._links else None, self._scripts[-1] if self._scripts else Script.NORMAL
        self._spans.append(Span(squeezed_text, emphasis, strong, href, script))

    def _link(self, element: Element) -> str | None:
        href = (element.get("href") or "").strip()
        if not href or href.startswith("#"):
            return None
        whole = joined(self.pictures.base, href)
        return whole if is_address(whole) or re.fullmatch(r"mailto:\S+@\S+", whole) else None

    def _flush(self) -> None:
        """End a paragraph, if one is open."""
        spans, self._spans = self._spans, []
        spot, self._spot = self._spot or Spot(), None
        for inline in paragraphs(spans):
            if not inline:
                continue
            if self._lists.takes_words:
                self._lists.add(inline)
            elif self._quote is not None:
                self._quoted.append(inline)
            else:
                self._add_words(inline, spot)

    def _add_words(self, inline: Inline, spot: Spot) -> None:
        words = "".join(span.text for span in inline)
        block = Heading(self._heading, inline) if self._heading else Paragraph(inline)
        self.story.pieces.append(FoundBlock(block, spot, words))

    # --- lists and quotations ----------------------------------------------------------------------------------------------

    def _end_list(self, element: Element) -> None:
        block = self._lists.end()
        if block is None:
            return
        if self._quote is not None:
            self._quoted += texts(block)
        else:
            self.story.pieces.append(FoundBlock(block, self.where(element), _lines(block)))

    def _end_quote(self, element: Element) -> None:
        quoted, self._quote, self._quoted = tuple(self._quoted), None, []
        cite = next((text for each in element.iter("cite", "footer") if (text := text_in(each))), None)
        if (
            cite
            and len(quoted) > 1
            and tidy("".join(span.text for span in quoted[-1])).lstrip("—–- ") == cite.lstrip("—–- ")
        ):
            quoted = quoted[:-1]
        else:
            cite = None
        if quoted:
            pull = any(
                "pull" in (each.get("class") or "") for each in (element, element.getparent()) if each is not None
            )
            words = "\n".join("".join(span.text for span in inline) for inline in quoted)
            block = Quote(quoted, cite.lstrip("—–- ") if cite else None, pull)
            self.story.pieces.append(FoundBlock(block, self.where(element), words))

    # --- what is no text ---------------------------------------------------------------------------------------------------

    def _is_put_away(self, element: Element, name: str) -> bool:
        """Whether an element was put away whole: links to other stories, parts of the site, players, tables of figures."""
        if name in ("html", "body", "article", "main") or element in self._above_title:
            return False
        if name in PLAYERS:
            what = f"{name} {element.get('src') or element.get('data') or text_in(element)}".strip()
            self.story.leave_out(what, self.where(element), "an article holds text and photos only")
        elif player := player_in(element):
            self.story.leave_out(player, self.where(element), "an article holds text and photos only")
        elif is_related(element) and not is_part(element, "body"):
            self._flush()
            self._put_links(element)
        elif is_part(element, "keywords") and element.find(".//a") is not None:
            for link in element.iter("a"):
                self.story.say("keywords", text_in(link).lstrip("#"), self.where(link), "in the list of keywords")
        elif why := is_site(element):
            self.story.leave_out(shown_in(element), self.where(element), why)
        elif name == "table" and is_data_table(element):
            self._flush()
            self._put_table(element)
        else:
            return False
        return True

    def _put_links(self, element: Element) -> None:
        links = {link: text for link in element.iter("a") if (text := text_in(link))}
        for link, text in links.items():
            address = self._link(link)
            related = Related(text, address if address and is_address(address) else None)
            if related not in self._linked:
                self.story.related.append((related, self.where(link)))
                self._linked.add(related)
        rest = text_in(element, links)
        if rest:
            self.story.leave_out(rest, self.where(element), "stands beside links to other stories")

    def _put_table(self, table: Element) -> None:
        if read := read_table(table):
            block, words = read
            self.story.pieces.append(FoundBlock(block, self.where(table), words))

    def _is_picture(self, element: Element, name: str) -> bool:
        reader = FigureReader(self.pictures, self.where)
        if name == "noscript":
            return self._stands_for_image(element)
        if name == "img":
            if is_decoration(element):
                self._leave_image(element)
            else:
                self._flush()
                self._put_photo(reader.image(element), element)
            return True
        figure = reader.read(element)
        if figure is None:
            return False
        self._flush()
        for photo in figure.photos:
            self._put_photo(photo, element)
        self.story.left_out += figure.left_out
        return True

    def _is_caption(self, element: Element, name: str) -> bool:
        """A caption that stands by itself: of the photos above it, else of the picture right below it."""
        if not (name == "figcaption" or is_part(element, "caption")) or self._spans_hold_words():
            return False
        words = text_in(element)
        if not 0 < len(words) <= LONGEST or next(element.iter("img"), None) is not None:
            return False
        said = Said(words, self.where(element), called(element))
        if self._placed.caption(element, said, self.story):
            return True
        if self._above is None and is_above_picture(element):
            self._above = replace(said, sure=Confidence.LIKELY)
            return True
        return False

    def _put_photo(self, photo: FoundPhoto, element: Element) -> None:
        """Add a photo; a second look at one that stands there already only says more about it."""
        key = _key(photo)
        other = self._seen.setdefault(key, photo) if key else photo
        if other is not photo and (not photo.captions or not other.captions or _same(photo, other)):
            other.captions, other.credits = other.captions or photo.captions, other.credits or photo.credits
            self.story.left_out.append(LeftOut(key, photo.spot, "the same picture again"))
            return
        if not photo.captions and photo.picture is None and photo.address is None:
            self.story.left_out.append(LeftOut("img", photo.spot, "an image without a source"))
            return
        if self._above is not None and not photo.captions:
            photo.captions.append(self._above)
        self._above = None
        self._placed.add(photo, element)
        self.story.pieces.append(photo)

    def _leave_image(self, image: Element) -> None:
        source = (image.get("src") or image.get("data-src") or "").strip()
        shown = source[:200] if not source.startswith("data:") else (image.get("alt") or "picture inside the page")
        self.story.leave_out(shown, self.where(image), "a small image of the site")

    def _stands_for_image(self, noscript: Element) -> bool:
        """The same image again, for pages without scripts: it helps the one before it that has no picture yet."""
        image = noscript.find(".//img")
        last = self.story.pieces[-1] if self.story.pieces else None
        if image is None or not isinstance(last, FoundPhoto) or self._spans_hold_words():
            return image is None
        if last.picture is None and last.address is None:
            located = self.pictures.locate(image)
            last.picture, last.address = located.picture, located.address
        return True

    def _spans_hold_words(self) -> bool:
        return any(span.text.strip() for span in self._spans)


def _is_pull(element: Element) -> bool:
    """A quotation set large, in a box that is called so and holds no other quotation."""
    return is_part(element, "pull") and element.find(".//blockquote") is None


def _key(photo: FoundPhoto) -> str:
    return (photo.picture.name if photo.picture and photo.picture.path else None) or photo.address or ""


def _same(photo: FoundPhoto, other: FoundPhoto) -> bool:
    return photo.captions[0].value == other.captions[0].value


def _lines(block: Block) -> str:
    """The words of a list, a line for each paragraph in it."""
    return "\n".join("".join(span.text for span in inline) for inline in texts(block))
