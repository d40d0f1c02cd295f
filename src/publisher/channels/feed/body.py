"""The body of an article goes in, its HTML comes out: what feed readers and the article's web page have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from publisher.article.inline import plain as words_of
from publisher.article.model import (
    Align,
    Article,
    Block,
    Divider,
    Group,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Moment,
    Note,
    Notes,
    Paragraph,
    PhotoRef,
    Quote,
    Script,
    Sidebar,
    Span,
    Table,
    Timeline,
    photos_in,
)
from publisher.channels.feed.addresses import link_address
from publisher.channels.feed.model import EntryPhoto
from publisher.channels.feed.text import joined_lines, one_line, plain
from publisher.compose.wording import wording

_SCRIPTS = {Script.RAISED: "sup", Script.LOWERED: "sub"}
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_BACK = "\u21a9\ufe0e"
"""An arrow that leads back; the selector behind it keeps it from being drawn as an emoji."""


def body_html(
    article: Article,
    photos: Mapping[str, EntryPhoto],
    address: str,
    figure: Callable[[EntryPhoto], str],
    frame: Callable[[str, str], str] = lambda table, _: table,
) -> str:
    """The body of an article, the photos it does not mention, and its notes last.

    ``figure`` says how a photo stands with its words, ``frame`` what stands around a table, given its HTML and its name.
    """
    numbers = {note.label: number for number, note in enumerate(article.notes, 1)}
    writer = _Writer(article, photos, address, figure, frame, numbers)
    told = {photo for block in article.body for photo in photos_in(block)}
    parts = [writer.block(block) for block in article.body if not isinstance(block, Notes)]
    parts += [writer.figure(photo_id) for photo_id in photos if photo_id not in told]
    return joined_lines([*parts, writer.notes(article.notes)])


def first_words(body: Iterable[Block]) -> str:
    """The first paragraph of the body without its marks; "" when there is none."""
    for block in body:
        if isinstance(block, Paragraph):
            return one_line(words_of(block.spans))
    return ""


@dataclass(slots=True)
class _Writer:
    article: Article
    photos: Mapping[str, EntryPhoto]
    address: str
    show: Callable[[EntryPhoto], str]
    frame: Callable[[str, str], str]
    numbers: Mapping[str, int]
    """The number of each note by its label."""
    level: int = 1
    """Of the last heading."""
    tables: int = 0
    called: dict[str, int] = field(default_factory=dict)
    """How often each note was called so far."""

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(spans):
                return f"<p>{self.inline(spans)}</p>"
            case Heading(level, spans):
                self.level = min(max(level, 2), 6)
                return f"<h{self.level}>{self.inline(spans)}</h{self.level}>"
            case ListBlock():
                return self.list(block)
            case Quote():
                return self.quote(block)
            case Table():
                return self.table(block)
            case Sidebar():
                return self.sidebar(block)
            case Divider():
                return "<hr>"
            case Notes(notes):
                return self.notes(notes)
            case _:
                return self.pictures(block)

    def pictures(self, block: PhotoRef | Group | Timeline) -> str:
        match block:
            case PhotoRef(photo_id):
                return self.figure(photo_id)
            case Group(photo_ids):
                return self.group(photo_ids)
            case Timeline(moments):
                return joined_lines(["<dl>", *(self.moment(moment) for moment in moments), "</dl>"])

    def inline(self, spans: Inline) -> str:
        return "".join(self.call(span.note) if span.note else self.span(span) for span in spans)

    def span(self, span: Span) -> str:
        text = plain(span.text).replace("\n", "<br>\n")
        if tag := _SCRIPTS.get(span.script):
            text = f"<{tag}>{text}</{tag}>"
        if span.emphasis:
            text = f"<em>{text}</em>"
        if span.strong:
            text = f"<strong>{text}</strong>"
        href = link_address(span.href, self.address) if span.href else ""
        return f'<a href="{escape(href)}">{text}</a>' if href else text

    def call(self, label: str) -> str:
        """A note's number, which leads to the note and is where the note leads back to."""
        number = self.numbers.get(label)
        if number is None:
            return ""
        self.called[label] = time = self.called.get(label, 0) + 1
        mark = _mark_id(self.article, number) + (f"-{time}" if time > 1 else "")
        target = _note_id(self.article, number)
        return f'<sup><a href="#{target}" id="{mark}" role="doc-noteref">{number}</a></sup>'

    def notes(self, notes: Iterable[Note]) -> str:
        items = [self.note(note, number) for number, note in enumerate(notes, 1)]
        if not items:
            return ""
        title = plain(wording(self.article.lang).notes)
        head = f'<section class="notes" role="doc-endnotes">\n<h2>{title}</h2>'
        return joined_lines([head, "<ol>", *items, "</ol>", "</section>"])

    def note(self, note: Note, number: int) -> str:
        words = wording(self.article.lang).back_to_text
        back = (
            f'<a href="#{_mark_id(self.article, number)}" role="doc-backlink" aria-label="{escape(words)}">{_BACK}</a>'
        )
        *first, last = [self.inline(spans) for spans in note.paragraphs]
        paragraphs = [*(f"<p>{text}</p>" for text in first), f"<p>{last} {back}</p>"]
        return f'<li id="{_note_id(self.article, number)}">{joined_lines(paragraphs)}</li>'

    def list(self, block: ListBlock) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        return joined_lines([f"<{tag}{start}>", *(f"<li>{self.item(item)}</li>" for item in block.items), f"</{tag}>"])

    def item(self, item: ListItem) -> str:
        """An entry: a single paragraph without a tag of its own, so that readers set the list close."""
        is_tight = sum(isinstance(part, Paragraph) for part in item) == 1
        return joined_lines(
            self.inline(part.spans) if is_tight and isinstance(part, Paragraph) else self.block(part) for part in item
        )

    def table(self, table: Table) -> str:
        self.tables += 1
        caption = f"<caption>{self.inline(table.caption)}</caption>" if table.caption else ""
        head = joined_lines(["<thead>", self.row(table, table.head, "col"), "</thead>"]) if table.has_head else ""
        rows = [self.row(table, row, "row" if table.heads_rows else "") for row in table.rows]
        body = joined_lines(["<tbody>", *rows, "</tbody>"]) if rows else ""
        small = f'<tr><td colspan="{len(table.align)}">{self.inline(table.source)}</td></tr>'
        foot = f"<tfoot>{small}</tfoot>" if table.source else ""
        name = one_line(words_of(table.caption)) or f"{wording(self.article.lang).table} {self.tables}"
        return self.frame(joined_lines(["<table>", caption, head, body, foot, "</table>"]), name)

    def row(self, table: Table, cells: Iterable[Inline], scope: str) -> str:
        """A row; with scope "col" all its cells are heads, with "row" the first one is. An empty head is a plain cell."""
        written = []
        for column, (align, spans) in enumerate(zip(table.align, cells, strict=True)):
            style = f' style="text-align: {_ALIGNED[align]}"' if align in _ALIGNED else ""
            heads = spans and (scope == "col" or (scope == "row" and column == 0))
            start, end = (f'th scope="{scope}"', "th") if heads else ("td", "td")
            written.append(f"<{start}{style}>{self.inline(spans)}</{end}>")
        return f"<tr>{''.join(written)}</tr>"

    def sidebar(self, sidebar: Sidebar) -> str:
        """A box whose title is one level below the heading it stands under; headings inside are below that."""
        outer, self.level = self.level, min(self.level + 1, 6)
        head = f"<h{self.level}>{self.inline(sidebar.title)}</h{self.level}>"
        inside = [self.block(self.lowered(block)) for block in sidebar.blocks]
        self.level = outer
        return joined_lines(['<aside class="sidebar">', head, *inside, "</aside>"])

    def lowered(self, block: Block) -> Block:
        return replace(block, level=min(self.level + 1, 6)) if isinstance(block, Heading) else block

    def quote(self, quote: Quote) -> str:
        said = [f"<p>{self.inline(paragraph)}</p>" for paragraph in quote.paragraphs]
        by = f"<footer>— <cite>{plain(quote.cite)}</cite></footer>" if quote.cite else ""
        whole = joined_lines(["<blockquote>", *said, by, "</blockquote>"])
        return f"<aside>{whole}</aside>" if quote.pull else whole

    def moment(self, moment: Moment) -> str:
        figure = self.figure(moment.photo) if moment.photo else ""
        return (
            f"<dt>{plain(moment.date)}</dt>\n<dd>{joined_lines([f'<p>{self.inline(moment.spans)}</p>', figure])}</dd>"
        )

    def group(self, photo_ids: Iterable[str]) -> str:
        figures = [figure for figure in map(self.figure, photo_ids) if figure]
        return joined_lines(["<figure>", *figures, "</figure>"]) if len(figures) > 1 else joined_lines(figures)

    def figure(self, photo_id: str) -> str:
        photo = self.photos.get(photo_id)
        return self.show(photo) if photo else ""


def _note_id(article: Article, number: int) -> str:
    """The note's place in a page or a feed that shows many articles."""
    return f"{article.id}-note-{number}"


def _mark_id(article: Article, number: int) -> str:
    return f"{article.id}-mark-{number}"
