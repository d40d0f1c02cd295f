"""A withdrawn article goes in; the short notice that stands in its place comes out, in its language: that it was withdrawn, and why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.article.model import Article
from publisher.channels.feed.html import language_marks, only_allowed, plain
from publisher.channels.feed.text import one_line

_WITHDRAWN: Mapping[str, str] = MappingProxyType(
    {
        "de": "Dieser Beitrag wurde zurückgezogen.",
        "en": "This article has been withdrawn.",
        "es": "Este artículo ha sido retirado.",
        "fr": "Cet article a été retiré.",
        "ja": "この記事は取り下げられました。",
        "ko": "이 기사는 철회되었습니다.",
        "ru": "Эта статья отозвана.",
        "vi": "Bài này đã được gỡ.",
        "zh": "本文已撤回。",
    }
)
"""Language -> the notice; a language that is not here reads English."""


def withdrawal_text(article: Article) -> tuple[str, ...]:
    """The notice, and the reason when one is given; nothing of the article itself, its headline included."""
    notice = _WITHDRAWN.get(article.lang.split("-")[0].lower(), _WITHDRAWN["en"])
    reason = one_line(article.status_reason)
    return (notice, reason) if reason else (notice,)


def withdrawal_html(article: Article) -> str:
    """The notice as the inside of content:encoded."""
    said = withdrawal_text(article)
    lang = article.lang if article.lang.split("-")[0].lower() in _WITHDRAWN else "en"
    notice = f"<p{language_marks(lang)}>{plain(said[0])}</p>"
    why = "".join(f"\n<p>{plain(reason)}</p>" for reason in said[1:])
    return only_allowed(f"<div{language_marks(article.lang)}>\n{notice}{why}\n</div>")
