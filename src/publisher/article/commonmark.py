"""Markdown in, a tree of its blocks out: the only door to markdown-it, set up for articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin


@cache
def markdown_reader() -> MarkdownIt:
    """CommonMark whose HTML is recognised, so that it can be reported, and whose links are judged by us; made once."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 50})
    markdown.use(container_plugin, "block", validate=lambda info, _: bool(info.strip()))
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    return markdown


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
