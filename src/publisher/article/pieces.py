"""What all readers of blocks share: a branch of the Markdown tree in; its line, its words, its photos and what braces wish for out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from publisher.article.commonmark import Branch, markdown_reader
from publisher.article.findings import Findings
from publisher.article.inline import PhotoMark, Words, flow, read_attributes, read_words
from publisher.article.model import Inline, PhotoRef, Span
from publisher.notices import did_you_mean

_BRACES = re.compile(r"\s*(?<!\\)\{([^{}\n]*)\}\s*$")


class Pieces:
    """The body being read: the line of the file it begins on, the photos it may show, and what was found in it."""

    def __init__(self, first_line: int, photos: frozenset[str], findings: Findings) -> None:
        self.first_line = first_line
        self.photos = photos
        self.findings = findings
        self.markdown = markdown_reader()
        self.env: dict[str, object] = {}

    def line(self, branch: Branch) -> int:
        return self.first_line + (branch.token.map or [0])[0]

    def words(self, branch: Branch) -> Words:
        """The words of a branch that holds one piece of running text."""
        inline = branch if branch.kind == "inline" else branch.children[0]
        return read_words(inline.token.children or (), self.line(inline), self.findings)

    def reread(self, text: str, line: int) -> Words:
        """The words of a piece cut out of running text."""
        return read_words(self.markdown.parseInline(text, self.env)[0].children or (), line, self.findings)

    def placed(self, photos: Iterable[PhotoMark]) -> Iterator[PhotoRef]:
        for photo in photos:
            if self.is_known(photo):
                yield PhotoRef(photo.target[1:], self.page_wish(photo), photo.line)

    def is_known(self, photo: PhotoMark) -> bool:
        shown = f"{'' if photo.bound else '!'}[](#id)"
        if not photo.target.startswith("#"):
            message = f"a photo is shown by its id, not by '{photo.target}'"
            hint = f"list the file under photos: with an id, and write {shown}"
        elif photo.target[1:] in self.photos:
            return True
        else:
            message = f"there is no photo '{photo.target[1:]}' under photos:"
            hint = did_you_mean(photo.target[1:], self.photos) or "list it under photos: with its caption and credit"
        mark = self.findings.find(photo.target, photo.line, photo.line + 1)
        self.findings.error("P311", message, mark, hint)
        return False

    def page_wish(self, photo: PhotoMark) -> str | None:
        wishes = dict(photo.attributes)
        wish = wishes.pop("page", None) or wishes.pop("layout", None)
        self.refuse_wishes(wishes, ("page", "layout"), photo.line)
        return wish

    def refuse_wishes(self, wishes: Iterable[str], known: Iterable[str], line: int) -> None:
        for wish in wishes:
            hint = did_you_mean(wish, known)
            self.findings.warning(
                "P113", f"'{wish}' in braces means nothing here", self.findings.find(wish, line), hint
            )

    def text(self, inline: Branch) -> Words:
        return self.words(inline) if inline.kind == "inline" else self.code_words(inline)

    def code_words(self, branch: Branch) -> Words:
        token = Token("text", "", 0, content=branch.token.content.strip())
        return read_words((token,), self.line(branch), self.findings)


def joined(pieces: Iterable[Inline]) -> Inline:
    """Several running texts as one, a space between them."""
    joined: tuple[Span, ...] = ()
    for piece in pieces:
        joined = (*joined, Span("\n"), *piece) if joined and piece else joined + piece
    return flow(joined)


def off_braces(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the braces at its end, and the names in them."""
    match = _BRACES.search(text)
    if match is None:
        return text, ()
    return text[: match.start()], tuple(value if key == "." else key for key, value in read_attributes(match[1]))
