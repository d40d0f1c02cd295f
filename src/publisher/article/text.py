"""The body of an article: CommonMark with ``:::`` blocks in, the blocks of the model out, each with its line in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from publisher.article.commonmark import Branch, branches, markdown_reader
from publisher.article.findings import Findings
from publisher.article.inline import PhotoMark, Words, flow, plain, read_attributes, read_words, report_html
from publisher.article.model import (
    Block,
    Group,
    Heading,
    Inline,
    ListBlock,
    Moment,
    Paragraph,
    PhotoRef,
    Quote,
    Span,
    Timeline,
)
from publisher.notices import did_you_mean


def read_body(text: str, first_line: int, photos: Iterable[str], findings: Findings) -> tuple[Block, ...]:
    """The blocks of a body whose first line is ``first_line`` of the file; ``photos`` are the ids it may show."""
    return _Body(first_line, frozenset(photos), findings).read(text)


_DASH = re.compile(r"(?:[—–―]|--)\s*(?=\S)")
_BRACES = re.compile(r"\s*(?<!\\)\{([^{}\n]*)\}\s*$")
_DATE_ENDS = (re.compile(r"\s+—(?:\s+|$)"), re.compile(r"\s+–\s+"), re.compile(r"\s+--?\s+"), re.compile(r":\s+"))
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*")


class _Body:
    def __init__(self, first_line: int, photos: frozenset[str], findings: Findings) -> None:
        self._first_line = first_line
        self._photos = photos
        self._findings = findings
        self._markdown = markdown_reader()
        self._env: dict[str, object] = {}
        self._readers: dict[str, Callable[[Branch], Iterator[Block]]] = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "blockquote": self._quote,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "container_block": self._container,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
            "hr": self._rule,
        }
        self._containers: dict[str, Callable[[Branch, dict[str, str]], Iterator[Block]]] = {
            "group": self._group,
            "timeline": self._timeline,
        }

    def read(self, text: str) -> tuple[Block, ...]:
        return tuple(self._blocks(branches(self._markdown.parse(text + "\n", self._env))))

    def _blocks(self, branches: Iterable[Branch]) -> Iterator[Block]:
        for branch in branches:
            yield from self._readers[branch.kind](branch)

    def _line(self, branch: Branch) -> int:
        return self._first_line + (branch.token.map or [0])[0]

    def _words(self, branch: Branch) -> Words:
        """The words of a branch that holds one piece of running text."""
        inline = branch if branch.kind == "inline" else branch.children[0]
        return read_words(inline.token.children or (), self._line(inline), self._findings)

    def _reread(self, text: str, line: int) -> Words:
        """The words of a piece cut out of running text."""
        return read_words(self._markdown.parseInline(text, self._env)[0].children or (), line, self._findings)

    def _paragraph(self, branch: Branch) -> Iterator[Block]:
        words, line = self._words(branch), self._line(branch)
        if any(_TABLE_RULE.fullmatch(row) for row in plain(words.spans).split("\n")[1:2]):
            message = "a table is not read as one; its text is kept as a paragraph"
            self._findings.warning(
                "P113", message, self._findings.find("|", line), "write it as a list or a :::timeline"
            )
        if words.flowed:
            yield Paragraph(words.flowed, line)
        yield from self._placed(words.photos)

    def _heading(self, branch: Branch) -> Iterator[Block]:
        words = self._words(branch)
        if words.flowed:
            yield Heading(max(2, int(branch.token.tag[1:])), words.flowed, self._line(branch))
        yield from self._placed(words.photos)

    def _placed(self, photos: Iterable[PhotoMark]) -> Iterator[PhotoRef]:
        for photo in photos:
            if self._is_known(photo):
                yield PhotoRef(photo.target[1:], self._page_wish(photo), photo.line)

    def _is_known(self, photo: PhotoMark) -> bool:
        shown = f"{'' if photo.bound else '!'}[](#id)"
        if not photo.target.startswith("#"):
            message = f"a photo is shown by its id, not by '{photo.target}'"
            hint = f"list the file under photos: with an id, and write {shown}"
        elif photo.target[1:] in self._photos:
            return True
        else:
            message = f"there is no photo '{photo.target[1:]}' under photos:"
            hint = did_you_mean(photo.target[1:], self._photos) or "list it under photos: with its caption and credit"
        mark = self._findings.find(photo.target, photo.line, photo.line + 1)
        self._findings.error("P311", message, mark, hint)
        return False

    def _page_wish(self, photo: PhotoMark) -> str | None:
        wishes = dict(photo.attributes)
        wish = wishes.pop("page", None) or wishes.pop("layout", None)
        self._refuse_wishes(wishes, ("page", "layout"), photo.line)
        return wish

    def _refuse_wishes(self, wishes: Iterable[str], known: Iterable[str], line: int) -> None:
        for wish in wishes:
            hint = did_you_mean(wish, known)
            self._findings.warning(
                "P113", f"'{wish}' in braces means nothing here", self._findings.find(wish, line), hint
            )

    def _list(self, branch: Branch) -> Iterator[Block]:
        items: list[Inline] = []
        photos: list[PhotoMark] = []
        for inline in self._items(branch):
            pieces = [self._text(piece) for piece in inline]
            photos += [photo for piece in pieces for photo in piece.photos]
            items.append(_joined(piece.flowed for piece in pieces))
        if any(items):
            yield ListBlock(branch.kind == "ordered_list", tuple(item for item in items if item), self._line(branch))
        yield from self._placed(photos)

    def _items(self, branch: Branch) -> Iterator[list[Branch]]:
        """The running texts of each item; an inner list gives items of its own, in the order read."""
        for item in branch.children:
            own = [child for child in item.children if child.kind not in ("bullet_list", "ordered_list")]
            yield [inline for child in own for inline in child.inlines()]
            for inner in item.children:
                if inner not in own:
                    message = "a list inside a list is read as one list"
                    self._findings.note("P113", message, self._findings.find("", self._line(inner)))
                    yield from self._items(inner)

    def _text(self, inline: Branch) -> Words:
        return self._words(inline) if inline.kind == "inline" else self._code_words(inline)

    def _quote(self, branch: Branch) -> Iterator[Block]:
        inlines = list(branch.inlines())
        if not inlines:
            return
        last = inlines[-1]
        rest, classes = _off_braces(last.token.content)
        last_line = self._line(last) + last.token.content.count("\n")
        self._refuse_wishes((name for name in classes if name != "pull"), ("pull",), last_line)
        cite, rest = _off_cite(rest, alone=len(inlines) == 1)
        pieces = [self._text(inline) for inline in inlines[:-1]] + [self._reread(rest, self._line(last))]
        spoken = tuple(piece.flowed for piece in pieces if piece.flowed)
        if spoken:
            named = plain(self._reread(cite, self._line(last)).flowed) if cite else None
            yield Quote(spoken, named or None, "pull" in classes, self._line(branch))
        yield from self._placed(photo for piece in pieces for photo in piece.photos)

    def _container(self, branch: Branch) -> Iterator[Block]:
        line = self._line(branch)
        rest, _ = _off_braces(branch.token.info)
        name = rest.strip()
        wishes = dict(read_attributes(branch.token.info[len(rest) :].strip(" {}")))
        closing = self._first_line + (branch.token.map or [0, 0])[1]
        if not _is_closed(self._findings.lines, closing):
            message = f"':::{name}' is never closed"
            self._findings.error(
                "P113", message, self._findings.find(":::", line), "write ::: on a line of its own after it"
            )
        if name not in self._containers:
            message, hint = f"there is no block ':::{name}'", did_you_mean(name, self._containers)
            self._findings.error("P113", message, self._findings.find(name, line), hint)
            yield from self._blocks(branch.children)
            return
        yield from self._containers[name](branch, wishes)

    def _group(self, branch: Branch, wishes: dict[str, str]) -> Iterator[Block]:
        line = self._line(branch)
        layout = wishes.pop("layout", None)
        self._refuse_wishes(wishes, ("layout",), line)
        blocks = list(self._blocks(branch.children))
        photos = tuple(block.photo for block in blocks if isinstance(block, PhotoRef))
        if photos:
            yield Group(photos, layout, line)
        else:
            message = "a group without photos"
            self._findings.error(
                "P113", message, self._findings.find(":::", line), "put ![](#id) for each photo into it"
            )
        for block in blocks:
            if not isinstance(block, PhotoRef):
                self._findings.warning(
                    "P113", "words inside a group are set after it", self._findings.find("", block.line or line)
                )
                yield block

    def _timeline(self, branch: Branch, wishes: dict[str, str]) -> Iterator[Block]:
        line = self._line(branch)
        self._refuse_wishes(wishes, (), line)
        lists = [child for child in branch.children if child.kind in ("bullet_list", "ordered_list")]
        entries = [entry for entries in lists for entry in entries.children]
        moments = tuple(moment for entry in entries if (moment := self._moment(entry)))
        if moments:
            yield Timeline(moments, line)
        elif not entries:
            hint = "write one line for each date:  - 1975-03-26 — what happened"
            self._findings.error("P113", "a timeline without dates", self._findings.find(":::", line), hint)
        for child in branch.children:
            if child not in lists:
                message = "words between the dates of a timeline are set after it"
                self._findings.warning("P113", message, self._findings.find("", self._line(child)))
                yield from self._readers[child.kind](child)

    def _moment(self, item: Branch) -> Moment | None:
        inlines = list(item.inlines())
        line = self._line(item)
        day, rest = _off_date(inlines[0].token.content) if inlines else ("", "")
        if not day:
            hint = "write a dash with spaces after the date:  - 1975-03-26 — what happened"
            self._findings.error("P113", "this line of the timeline has no date", self._findings.find("", line), hint)
            return None
        pieces = [self._reread(rest, line), *(self._text(inline) for inline in inlines[1:])]
        photos = [photo for piece in pieces for photo in piece.photos if self._is_known(photo)]
        for extra in photos[1:]:
            message = f"one photo stands beside a date; '{extra.target[1:]}' is a second one"
            self._findings.error(
                "P113", message, self._findings.find(extra.target, extra.line), "place it in the body with ![](#id)"
            )
        spans = _joined(piece.flowed for piece in pieces)
        return Moment(plain(self._reread(day, line).flowed), spans, photos[0].target[1:] if photos else None)

    def _code(self, branch: Branch) -> Iterator[Block]:
        message = "a block of code is kept as a paragraph"
        hint = "text that is indented by four spaces is code to Markdown: take the spaces away"
        self._findings.warning("P113", message, self._findings.find("", self._line(branch)), hint)
        words = self._code_words(branch)
        if words.flowed:
            yield Paragraph(words.flowed, self._line(branch))

    def _code_words(self, branch: Branch) -> Words:
        token = Token("text", "", 0, content=branch.token.content.strip())
        return read_words((token,), self._line(branch), self._findings)

    def _html(self, branch: Branch) -> Iterator[Block]:
        content, line = branch.token.content, self._line(branch)
        if content.lstrip().startswith("<!--"):
            return
        if re.match(r"\s*<(script|style)\b", content, re.IGNORECASE):
            report_html(content, line, self._findings)
            return
        words = self._reread(content.strip(), line)
        if words.flowed:
            yield Paragraph(words.flowed, line)
        yield from self._placed(words.photos)

    def _rule(self, branch: Branch) -> Iterator[Block]:
        hint = "a heading divides the text: ## ..."
        self._findings.warning("P113", "a dividing line is left out", self._findings.find("", self._line(branch)), hint)
        yield from ()


def _is_closed(lines: Sequence[str], closing: int) -> bool:
    return closing <= len(lines) and re.fullmatch(r"[\s>]*:{3,}\s*", lines[closing - 1]) is not None


def _joined(pieces: Iterable[Inline]) -> Inline:
    """Several running texts as one, a space between them."""
    joined: tuple[Span, ...] = ()
    for piece in pieces:
        joined = (*joined, Span("\n"), *piece) if joined and piece else joined + piece
    return flow(joined)


def _off_braces(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the braces at its end, and the names in them."""
    match = _BRACES.search(text)
    if match is None:
        return text, ()
    return text[: match.start()], tuple(value if key == "." else key for key, value in read_attributes(match[1]))


def _off_cite(text: str, *, alone: bool) -> tuple[str | None, str]:
    """The last line of a quotation when a dash marks it as the name of who says it, and the lines before."""
    before, _, last = text.rpartition("\n")
    dash = _DASH.match(last)
    if dash is None or (alone and not before):
        return None, text
    return last[dash.end() :], before


def _off_date(text: str) -> tuple[str, str]:
    """The date of a timeline's entry and the rest; the date is empty when nothing divides them."""
    for divider in _DATE_ENDS:
        match = divider.search(text)
        if match is not None:
            return text[: match.start()].strip(), text[match.end() :]
    return "", text


__all__ = ["read_body"]
