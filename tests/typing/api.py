"""The public API as a typed program uses it; checked by mypy, not run."""

from pathlib import Path

from publisher import Article, Notice, Photo, Published, PublisherError, publish, read_article


def make(folder: Path) -> list[Path]:
    """Build an article and list its files."""
    article: Article = read_article(folder)
    first: Photo | None = next(article.photo_order(), None)
    try:
        published: Published = publish(article, folder / "out", only=["booklet", "cards"], final=first is not None)
    except PublisherError as problem:
        notices: tuple[Notice, ...] = problem.notices
        raise SystemExit("\n".join(notice.message for notice in notices)) from None
    return list(published.files)
