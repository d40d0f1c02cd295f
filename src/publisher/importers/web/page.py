"""A saved web page goes in; the story on it - from its linked data, its head and its text - and its pictures come out as a Draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

from publisher.article.credit_words import folded
from publisher.importers.assemble import assemble
from publisher.importers.base import Confidence, Draft, Wishes
from publisher.importers.charset import SourceText, decode_stated
from publisher.importers.markup import Element, html_tree, local_name, read_bytes, refused
from publisher.importers.story import LeftOut, Spot, Story, tidy
from publisher.importers.web.archive import read_archive
from publisher.importers.web.body import BodyReader
from publisher.importers.web.images import Pictures
from publisher.importers.web.linked_data import Linked, is_live, read_linked, say_images, say_linked
from publisher.importers.web.notes import take_notes
from publisher.importers.web.parts import SILENT, is_part, is_related, is_site
from publisher.importers.web.read import read_notes
from publisher.importers.web.scope import Scope, find_scope
from publisher.importers.web.settle import settle
from publisher.importers.web.words import lines_in, shown_in, text_in

_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")


def recognises_page(path: Path, head: bytes) -> bool:
    """By its ending, or by how it begins."""
    begins = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return path.suffix.lower() in _ENDINGS or begins.startswith((b"<!doctype html", b"<html", b"<!-- saved from"))


def read_page(path: Path, wishes: Wishes) -> Draft:
    """The article on a saved page; PublisherError (P307) when there is none.

    Pictures are taken from the folder the browser saved beside the page and from the page itself; nothing is fetched.
    """
    return _read(decode_page(read_bytes(path), path), path, wishes, Pictures(path.parent, path.stem))


def read_one_file(path: Path, wishes: Wishes) -> Draft:
    """The article on a page saved as one file with its pictures; lines are those of the page in it. PublisherError as above."""
    saved = read_archive(path)
    source = decode_stated(saved.html, path, saved.charset) if saved.charset else decode_page(saved.html, path)
    pictures = Pictures(base=saved.address, brought=saved.pictures)
    left = [
        LeftOut(other, Spot(origin="the file"), "another page in the file, as in a frame") for other in saved.others
    ]
    return _read(source, path, wishes, pictures, left)


def _read(
    source: SourceText, path: Path, wishes: Wishes, pictures: Pictures, left_out: Sequence[LeftOut] = ()
) -> Draft:
    tree = html_tree(source.text, path)
    if tree is None:
        raise refused(path, "holds no page", "save the page again, complete")
    _name_images(tree)
    story = Story(notices=list(source.notices), left_out=list(left_out))
    _PageReader(tree, story, pictures, source.text).read()
    return assemble(story, path, wishes, source.text.split("\n"))


def _name_images(tree: Element) -> None:
    """An ``amp-img`` is an image, unless one for other browsers stands in it."""
    for element in list(tree.iter("amp-img", "amp-anim")):
        if element.find(".//img") is None and not text_in(element):
            element.tag = "img"


def decode_page(data: bytes, path: Path) -> SourceText:
    """The text of a page by the character set it states in its first kilobytes."""
    match = re.search(rb"(?:charset\s*=|encoding\s*=)\s*[\"']?\s*([\w.:-]+)", data[:4096], re.I)
    return decode_stated(data, path, match[1].decode("ascii", "replace").lower() if match else None)


def line_of(element: Element) -> Spot:
    """Where an element of a page stands."""
    return Spot(element.sourceline)


_LONGEST_PART = 1500
"""Letters of a lead, a byline and the like; longer elements only are called so."""


_MANY_TIMES = 4
"""Different times in the text of a story; one that only was published and changed has fewer."""


def _is_apart(element: Element) -> bool:
    """Whether an element's words are about a picture, or other stories."""
    return local_name(element) == "figure" or is_part(element, "figure") or is_related(element)


class _PageReader:
    """Reads one page into a story, the surest sources first."""

    def __init__(self, tree: Element, story: Story, pictures: Pictures, text: str) -> None:
        self.tree, self.story = tree, story
        self.linked: Linked | None = read_linked(tree, line_of)
        self.head = _Head(tree)
        addresses = [pictures.base, self.head.base(), _saved_from(text)]
        pictures.base = next(filter(None, addresses), None)
        self.pictures = pictures
        self.notes = take_notes(tree, addresses)
        self.scope: Scope = find_scope(
            tree, self.linked.story.get("headline") if self.linked else self.head.meta("og:title")
        )

        self.told_by_clock = self._times_of_story()

    def _times_of_story(self) -> set[Element]:
        """The times in a live blog, which are words of it; none in a story that only was published and changed."""
        times = [
            each
            for each in self.scope.body.iter("time")
            if not any(is_related(above) for above in each.iterancestors())
        ]
        live = self.linked is not None and is_live(self.linked)
        return set(times) if live or len({text_in(each) for each in times}) >= _MANY_TIMES else set()

    def read(self) -> None:
        self._say_title()
        used = self._say_parts()
        if self.linked is not None:
            say_linked(self.linked, self.story)
        self._say_head()
        body = BodyReader(self.story, line_of, self.pictures, used | self._leave_outside())
        body.read(self.scope.root)
        settle(self.story)
        read_notes(self.notes, self.story, line_of, self.pictures)
        if self.linked is not None:
            say_images(self.linked, self.story)
        self._say_shared_image()

    # --- parts of the page ---------------------------------------------------------------------------------------------------

    def _say_title(self) -> None:
        if self.scope.title is not None:
            name = local_name(self.scope.title)
            self.story.say("title", text_in(self.scope.title), line_of(self.scope.title), f"the page's {name}")

    def _say_parts(self) -> set[Element]:
        """Lead, byline and times as the page's own classes name them; the elements read."""
        used = {self.scope.title} if self.scope.title is not None else set()
        waiting = [self.scope.root]
        while waiting:
            element = waiting.pop()
            if not local_name(element) or element in used or _is_apart(element):
                continue
            if element not in self.scope.above_body and (self._say_time(element) or self._say_part(element)):
                used.add(element)
            else:
                waiting += reversed(element)
        return used

    def _say_time(self, element: Element) -> bool:
        if element in self.told_by_clock:
            return False
        if local_name(element) == "time" or (is_part(element, "date") and self._letters(element) < 60):
            stated = element.get("datetime") or element.get("content") or text_in(element)
            if not stated or (local_name(element) != "time" and not re.search(r"\d{4}", stated)):
                return False
            updated = re.search(r"modif|updat", f"{element.get('itemprop')} {element.get('class')}", re.I) is not None
            self.story.say("modified" if updated else "published", stated, line_of(element), "a time on the page")
            return True
        return False

    def _say_part(self, element: Element) -> bool:
        named = element.get("class") or element.get("id") or element.get("itemprop") or element.get("rel")
        words = text_in(element) if named and self._letters(element) <= _LONGEST_PART else ""
        prop = (element.get("itemprop") or "").lower()
        if not words or local_name(element) in SILENT:
            return False
        before_body = not self.story.said.get("lead") and (is_part(element, "lead") or prop == "description")
        if (
            before_body
            and 20 <= len(words) <= 1500
            and element.find(".//img") is None
            and not self.scope.is_behind(element)
        ):
            self.story.say("lead", words, line_of(element), f"called '{element.get('class') or prop}'")
        elif (is_part(element, "byline") or prop == "author" or element.get("rel") == "author") and len(words) <= 120:
            self._say_byline(element)
        elif is_part(element, "kicker") and len(words) <= 80:
            self.story.say("kicker", words, line_of(element), f"called '{element.get('class')}'")
        elif is_part(element, "dateline") and len(words) <= 60:
            self.story.say("dateline.place", words, line_of(element), f"called '{element.get('class')}'")
        else:
            return False
        return True

    def _letters(self, element: Element) -> int:
        return self.scope.letters.get(element, (0, 0))[0]

    def _say_byline(self, element: Element) -> None:
        """The names in a byline; where more stands in it, those of its links, and the rest is left out."""
        first, *others = lines_in(element)
        more = [line for line in others if re.search(r"(?<!\S)[a-z]{4}", line)]
        words = " ".join([first, *(line for line in others if line not in more)])
        names = list(names_in(words))
        if not all(is_name(name) for name in names):
            more = [text_in(element)]
            names = [name for link in element.iter("a") for name in names_in(text_in(link)) if is_name(name)]
        for line in more:
            self.story.leave_out(line, line_of(element), "a byline with more than names in it")
        for name in names:
            self.story.say("byline", name, line_of(element), "the page's byline")

    def _leave_outside(self) -> set[Element]:
        """Put away all that stands outside the story; one line for each part."""
        outside = set()
        for element in self.scope.outside():
            outside.add(element)
            if local_name(element) not in SILENT:
                self.story.leave_out(shown_in(element), line_of(element), is_site(element) or "outside the story")
        return outside

    # --- the head of the page ------------------------------------------------------------------------------------------------

    def _say_head(self) -> None:
        for field, names, sure in _METAS:
            for name in names:
                for words, element in self.head.metas(name):
                    for value in words.split(",") if name.endswith("keywords") else [words]:
                        self.story.say(field, value, line_of(element), f"meta {name}", sure)
        for link in self.tree.iter("link"):
            if (link.get("rel") or "").lower() == "canonical":
                self.story.say("url", link.get("href"), line_of(link), "link rel=canonical")
        if lang := self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang"):
            self.story.say("lang", lang, line_of(self.tree), "attribute lang")
        for title in list(self.tree.iter("title"))[:1]:
            words = _without_site(text_in(title), self.head.meta("og:site_name"))
            self.story.say("title", words, line_of(title), "the page's title", Confidence.LIKELY)

    def _say_shared_image(self) -> None:
        """The picture for link previews is one of the story's, or it is named."""
        for address, element in self.head.metas("og:image"):
            names = {photo.address or "" for photo in self.story.photos()}
            names |= {photo.picture.name for photo in self.story.photos() if photo.picture}
            if not any(
                name and name.partition("?")[0].endswith(address.partition("?")[0].rpartition("/")[2]) for name in names
            ):
                why = "meta og:image; not among the photos of the page"
                self.story.left_out.append(LeftOut(address, line_of(element), why))


_METAS: tuple[tuple[str, tuple[str, ...], Confidence], ...] = (
    ("title", ("og:title", "twitter:title", "dcterms.title"), Confidence.LIKELY),
    ("lead", ("og:description", "description", "twitter:description"), Confidence.LIKELY),
    ("published", ("article:published_time", "datepublished", "pubdate", "dc.date.issued"), Confidence.CERTAIN),
    ("modified", ("article:modified_time", "datemodified", "og:updated_time"), Confidence.CERTAIN),
    ("section", ("article:section",), Confidence.LIKELY),
    ("keywords", ("article:tag", "news_keywords", "keywords"), Confidence.LIKELY),
    ("byline", ("author", "article:author", "dc.creator"), Confidence.LIKELY),
    ("url", ("og:url",), Confidence.CERTAIN),
    ("lang", ("content-language", "og:locale"), Confidence.LIKELY),
)
"""Field <- names of <meta>, the surest first; they speak below what stands on the page itself."""


class _Head:
    """What the head of a page says."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.said: dict[str, list[tuple[str, Element]]] = {}
        for meta in tree.iter("meta"):
            name = (
                meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
            ).lower()
            words = tidy(unescape(meta.get("content") or ""))
            if name and words and not (name == "article:author" and words.startswith("http")):
                self.said.setdefault(name, []).append((words, meta))

    def metas(self, name: str) -> list[tuple[str, Element]]:
        """All statements of a name."""
        return self.said.get(name, [])

    def meta(self, name: str) -> str | None:
        """The first statement of a name."""
        return self.said[name][0][0] if name in self.said else None

    def base(self) -> str | None:
        """Where the page was on the network."""
        links = [link.get("href") for link in self.tree.iter("base", "link") if _is_base(link)]
        return next((link for link in [*links, self.meta("og:url")] if link and re.match("https?://", link)), None)


def _is_base(link: Element) -> bool:
    return local_name(link) == "base" or (link.get("rel") or "").lower() == "canonical"


def _saved_from(text: str) -> str | None:
    """``<!-- saved from url=(0031)https://...  -->``, as browsers write it into the first lines."""
    match = re.search(
        r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)", text[:2000]
    )
    return match[1] if match else None


def names_in(words: str) -> Iterator[str]:
    """The names of a byline: ``By A. Name and B. Name``; one long one stays whole."""
    bare = re.sub(
        r"^(?:by|von|par|por|door|av|di|bởi|theo|tác giả|текст|автор|autor)\b[ :]*", "", words, flags=re.IGNORECASE
    )
    for name in re.split(r"\s+(?:and|und|et|y|và|en|och|i|и)\s+|\s*[;|•]\s*", bare):
        if name.strip(" ,-–—"):
            yield name.strip(" ,-–—")


def is_name(words: str) -> bool:
    """Whether words can be the name of somebody: few, without figures, addresses and words of buttons."""
    if re.search(r"[\d@|/:]|https?", words) or not 1 <= len(words.split()) <= 6 or len(words) > 60:
        return False
    return not words[0].islower() and not re.search(_BUTTONS, words, re.IGNORECASE)


_BUTTONS = r"\b(?:e-?mail|follow|subscribe|print|share|facebook|twitter|comments?|articles?|bio|editor|posted|updated|author)\b"


def _without_site(title: str, site: str | None) -> str:
    """A page's title without the name of its site behind a bar or dash."""
    parts = re.split(r"\s+[|•·»–—-]\s+", title)
    if len(parts) > 1 and (folded(parts[-1]) == folded(site or "") or (site is None and len(parts[-1]) <= 30)):
        return title[: title.rindex(parts[-1])].rstrip(" |•·»–—-")
    return title
