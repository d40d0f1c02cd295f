"""The body of an article: CommonMark with tables, notes and ``:::`` blocks in, the blocks of the model out, each with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from publisher.article.commonmark import Branch, branches
from publisher.article.fenced import Fenced
from publisher.article.findings import Findings
from publisher.article.inline import PhotoMark, plain, report_html, unbroken
from publisher.article.model import Block, Divider, Heading, ListBlock, ListItem, Paragraph, Quote
from publisher.article.notes import Definitions
from publisher.article.pieces import off_braces
from publisher.article.tables import looks_like_rule


def read_body(text: str, first_line: int, photos: Iterable[str], findings: Findings) -> tuple[Block, ...]:
    """The blocks of a body whose first line is ``first_line`` of the file; ``photos`` are the ids it may show."""
    return _Body(first_line, frozenset(photos), findings).read(text)


_DASH = re.compile(r"(?:[—–―]|--)\s*(?=\S)")
_STRAY_BREAK = re.compile(r"(?:\\| {2,})$")
_LISTS = ("bullet_list", "ordered_list")


class _Body(Fenced):
    def __init__(self, first_line: int, photos: frozenset[str], findings: Findings) -> None:
        super().__init__(first_line, photos, findings)
        self._readers: dict[str, Callable[[Branch], Iterator[Block]]] = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "blockquote": self._quote,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self.table,
            "container_block": self.container,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
            "hr": self._rule,
        }

    def read(self, text: str) -> tuple[Block, ...]:
        tree = branches(self.markdown.parse(text + "\n", self.env))
        notes = Definitions(self)
        tree = notes.taken_out_of(tree)
        blocks = tuple(self.blocks(tree))
        return (*blocks, *notes.called_in(blocks))

    def blocks(self, branches: Iterable[Branch]) -> Iterator[Block]:
        for branch in branches:
            yield from self._readers[branch.kind](branch)

    def _paragraph(self, branch: Branch) -> Iterator[Block]:
        words, line = self.words(branch), self.line(branch)
        flowed = words.flowed
        rows = branch.children[0].token.content.split("\n")
        if any(map(looks_like_rule, rows[1:2])):
            mark = self.findings.find(rows[1].strip(), line + 1)
            hint = "write as many dashes between bars as the row above has cells, and bars in both: | a | b |"
            self.findings.error("P113", "this line does not divide a table's head from its rows", mark, hint)
        if rows[0].startswith(":::") and not rows[0].strip(":"):
            hint = "a block that holds another one begins and ends with four colons: ::::sidebar"
            self.findings.error("P113", "nothing is open here that could end", self.findings.find(":::", line), hint)
        if flowed:
            yield Paragraph(flowed, line)
        yield from self.placed(words.photos)

    def _heading(self, branch: Branch) -> Iterator[Block]:
        words = self.words(branch)
        if words.flowed:
            yield Heading(max(2, int(branch.token.tag[1:])), unbroken(words.flowed), self.line(branch))
        yield from self.placed(words.photos)

    def _list(self, branch: Branch) -> Iterator[Block]:
        photos: list[PhotoMark] = []
        block = self._list_block(branch, photos)
        if block:
            yield block
        yield from self.placed(photos)

    def _list_block(self, branch: Branch, photos: list[PhotoMark]) -> ListBlock | None:
        """The list with those inside it; photos among its words are gathered."""
        items = tuple(item for child in branch.children if (item := self._item(child, photos)))
        start = int(branch.token.attrs.get("start", 1))
        return ListBlock(branch.kind == "ordered_list", items, start, self.line(branch)) if items else None

    def _item(self, branch: Branch, photos: list[PhotoMark]) -> ListItem:
        parts: list[Paragraph | ListBlock] = []
        for child in branch.children:
            if child.kind in _LISTS:
                inner = self._list_block(child, photos)
                parts += [inner] if inner else []
                continue
            for inline in child.inlines():
                words = self.text(inline)
                photos += words.photos
                parts += [Paragraph(words.flowed, self.line(inline))] if words.flowed else []
        return tuple(parts)

    def _quote(self, branch: Branch) -> Iterator[Block]:
        inlines = list(branch.inlines())
        if not inlines:
            return
        last = inlines[-1]
        rest, classes = off_braces(last.token.content)
        last_line = self.line(last) + last.token.content.count("\n")
        self.refuse_wishes((name for name in classes if name != "pull"), ("pull",), last_line)
        cite, rest = _off_cite(rest, alone=len(inlines) == 1)
        pieces = [self.text(inline) for inline in inlines[:-1]] + [self.reread(rest, self.line(last))]
        spoken = tuple(piece.flowed for piece in pieces if piece.flowed)
        if spoken:
            named = plain(unbroken(self.reread(cite, self.line(last)).flowed)) if cite else None
            yield Quote(spoken, named or None, "pull" in classes, self.line(branch))
        yield from self.placed(photo for piece in pieces for photo in piece.photos)

    def _code(self, branch: Branch) -> Iterator[Block]:
        message = "a block of code is kept as a paragraph"
        hint = "text that is indented by four spaces is code to Markdown: take the spaces away"
        self.findings.warning("P113", message, self.findings.find("", self.line(branch)), hint)
        words = self.code_words(branch)
        if words.flowed:
            yield Paragraph(words.flowed, self.line(branch))

    def _html(self, branch: Branch) -> Iterator[Block]:
        content, line = branch.token.content, self.line(branch)
        if content.lstrip().startswith("<!--"):
            return
        if re.match(r"\s*<(script|style)\b", content, re.IGNORECASE):
            report_html(content, line, self.findings)
            return
        words = self.reread(content.strip(), line)
        if words.flowed:
            yield Paragraph(words.flowed, line)
        yield from self.placed(words.photos)

    def _rule(self, branch: Branch) -> Iterator[Block]:
        yield Divider(self.line(branch))


def _off_cite(text: str, *, alone: bool) -> tuple[str | None, str]:
    """The last line of a quotation when a dash marks it as the name of who says it, and the lines before."""
    before, _, last = text.rpartition("\n")
    dash = _DASH.match(last)
    if dash is None or (alone and not before):
        return None, text
    return last[dash.end() :], _STRAY_BREAK.sub("", before)
