"""Markdown in, a tree of its blocks out: the only door to markdown-it, set up for articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin


@cache
def markdown_reader() -> MarkdownIt:
    """CommonMark with tables, notes and ``:::`` blocks, whose HTML is recognised, so that it can be reported, and whose links
    are judged by us. Notes stay where they are written, and a call without a note is recognised too. It is made once."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).enable("table")
    markdown.use(container_plugin, "block", validate=lambda info, _: bool(info.strip()))
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.core.ruler.at("inline", _inline)
    markdown.block.ruler.before("table", "one_line", _one_line)
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    return markdown


_SIGN = re.compile(r"[\n\\`*_\[\]!<&]")
"""What a rule for running text begins with; most paragraphs have none."""


def _inline(state: StateCore) -> None:
    """The step of markdown-it that reads running text, which passes by text that stands for itself."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _SIGN.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


def _one_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The rule asked first: a line that begins like a word and stands alone is a paragraph, no other rule need be asked."""
    first = state.src[state.bMarks[line] + state.tShift[line]]
    stands_alone = line + 1 >= end or state.isEmpty(line + 1)
    if not (first.isalpha() or first in _BEGINS_WORDS) or not stands_alone or state.is_code_block(line):
        return False
    return paragraph(state, line, end, silent)


_BEGINS_WORDS = "!\"'“‘„«("
"""Signs at the beginning of a line that begin no block; ``!`` begins a photo."""


@dataclass(slots=True)
class Branch:
    """A Markdown block with the blocks inside it."""

    token: Token
    children: list[Branch] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What kind of block it is, in markdown-it's words: paragraph, blockquote, list_item, inline ..."""
        return self.token.type.removesuffix("_open")

    def inlines(self) -> Iterator[Branch]:
        """Every piece of running text in it, at any depth."""
        if self.kind in ("inline", "fence", "code_block"):
            yield self
        for child in self.children:
            yield from child.inlines()


def split_cells(row: str) -> list[str]:
    """The cells of a table's row as Markdown counts them: divided at each ``|`` without ``\\`` before it, those at the ends apart."""
    cells: list[str] = escapedSplit(row.strip())
    first, last = int(cells[:1] == [""]), len(cells) - int(cells[-1:] == [""] and len(cells) > 1)
    return cells[first:last]


def branches(tokens: Sequence[Token]) -> list[Branch]:
    """The flat tokens of markdown-it as a tree."""
    root: list[Branch] = []
    open_branches: list[list[Branch]] = [root]
    for token in tokens:
        if token.nesting == -1:
            open_branches.pop()
            continue
        branch = Branch(token)
        open_branches[-1].append(branch)
        if token.nesting == 1:
            open_branches.append(branch.children)
    return root
