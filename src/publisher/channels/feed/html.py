"""An article goes in; clean, semantic HTML for feed readers comes out: text, photos and absolute links, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from publisher.article.model import Article, Correction
from publisher.channels.feed.body import body_html
from publisher.channels.feed.model import EntryPhoto
from publisher.channels.feed.text import joined_lines, plain

_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "hr"),
    *("div", "section", "aside", "blockquote", "footer", "figure", "figcaption", "img"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "br", "cite", "em", "picture", "source", "strong", "sub", "sup", "time"),
}
_ATTRIBUTES = {
    "a": {"href", "id", "aria-label"},
    "div": {"lang", "dir"},
    "img": {"src", "width", "height", "alt"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"lang", "dir"},
    "source": {"srcset", "type"},
    "td": {"colspan", "style"},
    "th": {"scope", "style"},
    "time": {"datetime"},
}
_STYLES = {"text-align"}
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
    parts += [body_html(article, photos, address, figure_html)]
    parts += [_correction(correction, article.lang) for correction in article.corrections]
    inner = joined_lines(parts)
    return only_allowed(f"<div{language_marks(article.lang)}>\n{inner}\n</div>")


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


def _correction(correction: Correction, lang: str) -> str:
    day = correction.date.isoformat()
    title = _CORRECTION.get(lang.split("-")[0].lower(), "")
    heading = f"<strong>{title}</strong> " if title else ""
    return f'<aside><p>{heading}<time datetime="{day}">{day}</time>: {plain(correction.text)}</p></aside>'


def language_marks(lang: str) -> str:
    """The attributes that say a text's language, and its direction where that is from right to left."""
    direction = ' dir="rtl"' if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else ""
    return f' lang="{escape(lang)}"{direction}'


def only_allowed(html: str) -> str:
    """Only the tags, attributes and schemes a feed may carry, whatever the writer above let through."""
    import nh3

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        filter_style_properties=_STYLES,
    )
