"""A withdrawn article goes in; the short notice that stands in its place comes out, in its language: that it was withdrawn, and why."""

from __future__ import annotations

from publisher.article.model import Article
from publisher.channels.feed.html import language_marks, only_allowed
from publisher.channels.feed.text import one_line, plain
from publisher.compose.wording import wording, wording_language


def withdrawal_text(article: Article) -> tuple[str, ...]:
    """The notice, and the reason when one is given; nothing of the article itself, its headline included."""
    notice = wording(article.lang).withdrawn
    reason = one_line(article.status_reason)
    return (notice, reason) if reason else (notice,)


def withdrawal_html(article: Article) -> str:
    """The notice as the inside of content:encoded."""
    said = withdrawal_text(article)
    known = wording_language(article.lang)
    lang = article.lang if known != "en" else known
    notice = f"<p{language_marks(lang)}>{plain(said[0])}</p>"
    why = "".join(f"\n<p>{plain(reason)}</p>" for reason in said[1:])
    return only_allowed(f"<div{language_marks(article.lang)}>\n{notice}{why}\n</div>")
