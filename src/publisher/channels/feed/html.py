"""The blocks of an article go in; clean, semantic HTML for feed readers comes out: text, photos and absolute links only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from publisher.article.model import (
    Article,
    Block,
    Correction,
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
from publisher.channels.feed.addresses import link_address
from publisher.channels.feed.model import EntryPhoto
from publisher.channels.feed.text import clean, one_line

_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("div", "aside", "blockquote", "footer", "figure", "figcaption", "img"),
    *("a", "br", "cite", "em", "picture", "source", "strong", "time"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "div": {"lang", "dir"},
    "img": {"src", "width", "height", "alt"},
    "p": {"lang", "dir"},
    "source": {"srcset", "type"},
    "time": {"datetime"},
}
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
_CORRECTION = {
    "de": "Korrektur",
    "en": "Correction",
    "es": "Corrección",
    "fr": "Rectificatif",
    "ja": "訂正",
    "ko": "정정",
    "ru": "Исправление",
    "vi": "Đính chính",
    "zh": "更正",
}


def article_html(article: Article, photos: Mapping[str, EntryPhoto], address: str) -> str:
    """The article as the inside of content:encoded: lead, body, photos the body does not mention, corrections.

    ``photos`` are those that have a file, by id and in the order of the story; the others are passed over.
    ``address`` is the article's own, which relative links start from.
    """
    parts = [f"<p>{plain(article.lead)}</p>" if article.lead else ""]
    parts += [body_html(article.body, photos, address, figure_html)]
    parts += [_correction(correction, article.lang) for correction in article.corrections]
    inner = _lines(parts)
    return only_allowed(f"<div{language_marks(article.lang)}>\n{inner}\n</div>")


def body_html(
    body: Iterable[Block], photos: Mapping[str, EntryPhoto], address: str, figure: Callable[[EntryPhoto], str]
) -> str:
    """The blocks of a body, then the photos it does not mention; ``figure`` says how a photo stands with its words."""
    blocks = tuple(body)
    writer, told = _Writer(photos, address, figure), _told(blocks)
    parts = [writer.block(block) for block in blocks]
    return _lines([*parts, *(writer.figure(photo_id) for photo_id in photos if photo_id not in told)])


def figure_html(photo: EntryPhoto) -> str:
    """A photo with its caption and credit, as feed readers understand it."""
    full = photo.full
    image = f'<img src="{escape(full.url)}" width="{full.width}" height="{full.height}" alt="{escape(photo.alt)}">'
    if photo.webp:
        source = f'<source srcset="{escape(photo.webp.url)}" type="{photo.webp.media_type}">'
        image = f"<picture>{source}{image}</picture>"
    return f"<figure>{image}{figcaption_html(photo)}</figure>"


def figcaption_html(photo: EntryPhoto) -> str:
    """Caption and credit below a photo; "" when it has neither."""
    words = [escape(photo.caption, quote=False)] if photo.caption else []
    words += [f"<cite>{escape(photo.credit, quote=False)}</cite>"] if photo.credit else []
    return f"<figcaption>{' '.join(words)}</figcaption>" if words else ""


def first_words(body: Iterable[Block]) -> str:
    """The first paragraph of the body without its marks; "" when there is none."""
    for block in body:
        if isinstance(block, Paragraph):
            return one_line("".join(span.text for span in block.spans))
    return ""


@dataclass(frozen=True, slots=True)
class _Writer:
    photos: Mapping[str, EntryPhoto]
    address: str
    show: Callable[[EntryPhoto], str]

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(spans):
                return f"<p>{self.inline(spans)}</p>"
            case Heading(level, spans):
                tag = f"h{min(max(level, 2), 6)}"
                return f"<{tag}>{self.inline(spans)}</{tag}>"
            case ListBlock(ordered, items):
                tag = "ol" if ordered else "ul"
                return _lines([f"<{tag}>", *(f"<li>{self.inline(item)}</li>" for item in items), f"</{tag}>"])
            case Quote():
                return self.quote(block)
            case PhotoRef(photo_id):
                return self.figure(photo_id)
            case Group(photo_ids):
                return self.group(photo_ids)
            case Timeline(moments):
                return _lines(["<dl>", *(self.moment(moment) for moment in moments), "</dl>"])

    def inline(self, spans: Inline) -> str:
        return "".join(self.span(span) for span in spans)

    def span(self, span: Span) -> str:
        text = plain(span.text)
        if span.emphasis:
            text = f"<em>{text}</em>"
        if span.strong:
            text = f"<strong>{text}</strong>"
        href = link_address(span.href, self.address) if span.href else ""
        return f'<a href="{escape(href)}">{text}</a>' if href else text

    def quote(self, quote: Quote) -> str:
        said = [f"<p>{self.inline(paragraph)}</p>" for paragraph in quote.paragraphs]
        by = f"<footer>— <cite>{plain(quote.cite)}</cite></footer>" if quote.cite else ""
        whole = _lines(["<blockquote>", *said, by, "</blockquote>"])
        return f"<aside>{whole}</aside>" if quote.pull else whole

    def moment(self, moment: Moment) -> str:
        figure = self.figure(moment.photo) if moment.photo else ""
        return f"<dt>{plain(moment.date)}</dt>\n<dd>{_lines([f'<p>{self.inline(moment.spans)}</p>', figure])}</dd>"

    def group(self, photo_ids: Iterable[str]) -> str:
        figures = [figure for figure in map(self.figure, photo_ids) if figure]
        return _lines(["<figure>", *figures, "</figure>"]) if len(figures) > 1 else _lines(figures)

    def figure(self, photo_id: str) -> str:
        photo = self.photos.get(photo_id)
        return self.show(photo) if photo else ""


def _told(body: Iterable[Block]) -> frozenset[str]:
    """The photos the body itself gives a place."""
    told: set[str] = set()
    for block in body:
        match block:
            case PhotoRef(photo_id):
                told.add(photo_id)
            case Group(photo_ids):
                told.update(photo_ids)
            case Timeline(moments):
                told.update(moment.photo for moment in moments if moment.photo)
    return frozenset(told)


def _correction(correction: Correction, lang: str) -> str:
    day = correction.date.isoformat()
    title = _CORRECTION.get(lang.split("-")[0].lower(), "")
    heading = f"<strong>{title}</strong> " if title else ""
    return f'<aside><p>{heading}<time datetime="{day}">{day}</time>: {plain(correction.text)}</p></aside>'


def language_marks(lang: str) -> str:
    """The attributes that say a text's language, and its direction where that is from right to left."""
    direction = ' dir="rtl"' if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else ""
    return f' lang="{escape(lang)}"{direction}'


def plain(text: str | None) -> str:
    """Text as HTML that shows it letter by letter."""
    return escape(clean(text), quote=False)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def only_allowed(html: str) -> str:
    """Only the tags, attributes and schemes a feed may carry, whatever the writer above let through."""
    import nh3

    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)
