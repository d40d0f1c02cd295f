"""The tree of a page goes in; the part of it that holds the story, its title, and what lies outside come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.article.credit_words import folded
from publisher.importers.markup import Element, local_name
from publisher.importers.web.parts import is_part, is_related, is_site
from publisher.importers.web.words import measured, text_in


@dataclass(slots=True)
class Scope:
    """Where the story of a page is."""

    root: Element
    """The smallest element with title and body in it."""
    body: Element
    title: Element | None = None
    above_body: set[Element] = field(default_factory=set)
    """The elements that hold the body, and it itself."""
    letters: dict[Element, tuple[int, int]] = field(default_factory=dict)
    """As ``words.measured`` tells."""
    _order: dict[Element, int] = field(default_factory=dict)
    _end: int | None = None

    def is_behind(self, element: Element) -> bool:
        """Whether an element comes after the body."""
        return element not in self.above_body and self._place(element) > self._end_of_body()

    def outside(self) -> Iterator[Element]:
        """The outermost elements that hold nothing of the story: all beside the way down to it.

        Within the root these are what stands before the title and after the body, except links to other stories,
        keywords and names, which belong to the story wherever they stand.
        """
        way = {*self.root.iterancestors(), self.root}
        for each in way - {self.root}:
            yield from (child for child in each if local_name(child) and child not in way)
        if local_name(self.root) not in ("article", "main"):
            yield from self._around()

    def _around(self) -> Iterator[Element]:
        kept = self.above_body | (set(self.title.iterancestors()) | {self.title} if self.title is not None else set())
        title = self._place(self.title) if self.title is not None else -1
        for each in (each for each in self.root.iter() if each in kept and each is not self.title):
            if each is self.body and (self.title is None or self.title not in each.iter(local_name(self.title))):
                continue
            for child in each:
                is_named = any(is_part(child, part) for part in ("keywords", "byline", "kicker", "lead", "date"))
                if not local_name(child) or child in kept or is_related(child) or is_named or _is_hero(child):
                    continue
                if self._place(child) < title or self._place(child) > self._end_of_body():
                    yield child

    def _place(self, element: Element) -> int:
        if not self._order:
            self._order = {each: number for number, each in enumerate(self.root.iter())}
        return self._order.get(element, -1)

    def _end_of_body(self) -> int:
        if self._end is None:
            self._end = self._place(self.body) + sum(1 for _ in self.body.iterdescendants())
        return self._end


def _is_hero(element: Element) -> bool:
    """Whether an element is a picture that stands large above a title."""
    figure = element if local_name(element) == "figure" else next(element.iter("figure"), None)
    return figure is not None and next(figure.iter("img"), None) is not None and is_site(element) is None


def find_scope(tree: Element, headline: str | None) -> Scope:
    """The part of a page that holds its story; ``headline`` as its head states it, to know the title by."""
    page = next(tree.iter("body"), tree)
    letters = measured(page)
    body = _body(page, letters)
    title = _title(page, body, headline if isinstance(headline, str) else "", letters)
    root = body
    if title is not None and title not in body.iter(local_name(title)):
        above = {*title.iterancestors()}
        root = next((each for each in body.iterancestors() if each in above), page)
    article = next((each for each in body.iterancestors("article") if title is None or title in each.iter()), None)
    if article is not None and root in article.iter():
        root = article
    return Scope(root, body, title, {body, *body.iterancestors()}, letters)


_CONTAINERS = frozenset(["div", "section", "main", "article", "td", "tr", "tbody", "table", "center", "form"])
_WORTH = 0.7
"""Share of the most text that a smaller element must hold to be the body in its place."""


_Letters = dict[Element, tuple[int, int]]


def _body(page: Element, letters: _Letters) -> Element:
    """The innermost of the elements called the body of a story that holds most of its text; the page when none does."""
    named = [each for each in page.iter() if local_name(each) and _is_body(each)]
    weights = {each: _weight(each, letters) for each in named}
    best = max(weights.values(), default=0)
    if best <= 0 or (best < 0.25 * _weight(page, letters) and best < 400):
        return _most_paragraphs(page, letters)
    return [each for each in named if weights[each] >= _WORTH * best][-1] if named else _most_paragraphs(page, letters)


def _is_body(element: Element) -> bool:
    if local_name(element) in ("article", "main") or (element.get("itemprop") or "").lower() == "articlebody":
        return not is_related(element)
    return is_part(element, "body") and local_name(element) in ("div", "section", "td", "main", "article")


def _most_paragraphs(page: Element, letters: _Letters) -> Element:
    """The element whose own paragraphs hold most text."""
    weights: dict[Element, int] = {}
    for paragraph in page.iter("p"):
        parent = paragraph.getparent()
        weights[parent] = weights.get(parent, 0) + letters.get(paragraph, (0, 0))[0]
    best = max(weights, key=lambda each: weights[each], default=page)
    return best if weights.get(best, 0) >= 0.25 * _weight(page, letters) else _heaviest(page, letters)


def _heaviest(page: Element, letters: _Letters) -> Element:
    """Down from the page into the one child that holds most of its text, as long as there is one."""
    element = page
    while (weight := _weight(element, letters)) > 0:
        heavy = (each for each in element if _weight(each, letters) >= _WORTH * weight)
        child = next((each for each in heavy if local_name(each) in _CONTAINERS), None)
        if child is None:
            break
        element = child
    return element


def _weight(element: Element, letters: _Letters) -> int:
    """Letters of an element that are no links, less those that are."""
    whole, linked = letters.get(element, (0, 0))
    return whole - 2 * linked


def _title(page: Element, body: Element, headline: str, letters: _Letters) -> Element | None:
    """The h1 the head of the page names; else one in the body's article; else the last one before the body."""
    headings = [each for each in page.iter("h1") if letters.get(each, (0, 0))[0]]
    near = [
        each
        for each in page.iter("h1", "h2", "div", "p", "span")
        if 4 <= letters.get(each, (0, 0))[0] <= len(headline) + 9
    ]
    named = [each for each in near if folded(text_in(each)) == folded(headline)]
    if named:
        return next((each for each in named if local_name(each) == "h1"), named[0])
    called = [each for each in headings if is_part(each, "title")]
    article = next((each for each in (body, *body.iterancestors()) if local_name(each) == "article"), None)
    within = [each for each in headings if article is not None and article in each.iterancestors()]
    order = {each: number for number, each in enumerate(page.iter()) if each is body or local_name(each) == "h1"}
    before = [each for each in headings if order[each] < order.get(body, 0)]
    return next(iter([*called, *within, *before[-1:], *headings]), None)
