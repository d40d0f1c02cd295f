"""Make a booklet: the planned pages become booklet.pdf and, when asked, a PNG of every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.channels.base import Artifact
from publisher.channels.booklet.plan import BookletPlan, uses_on
from publisher.paint.image import paint_image
from publisher.paint.pdf import paint_pdf
from publisher.press.finish import DocumentFacts, finish

PREVIEW_PPI = 110
"""Pixels per inch of preview pages: an A5 page fills a laptop's screen."""


def make_booklet(plan: BookletPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write booklet.pdf, and preview/NN.png where the plan asks for them, into a folder."""
    article = plan.article
    painted = folder / "booklet.painted.pdf"
    paint_pdf(plan.pages, painted, title=article.title, lang=article.lang, author=", ".join(article.byline) or None)
    folios = tuple(page.folio for page in plan.pages)
    finish(
        painted,
        folder / "booklet.pdf",
        DocumentFacts(article.title, article.lang, article.byline, article.lead, folios),
    )
    painted.unlink()
    booklet = Artifact("booklet.pdf", "application/pdf", plan.uses, plan.layout, pages=len(plan.pages))
    return (booklet, *_previews(plan, folder)) if plan.preview else (booklet,)


def _previews(plan: BookletPlan, folder: Path) -> Iterator[Artifact]:
    (folder / "preview").mkdir(exist_ok=True)
    for number, page in enumerate(plan.pages, 1):
        picture = paint_image(page, scale=PREVIEW_PPI / 72)
        path = f"preview/{number:02d}.png"
        picture.save(folder / path, optimize=False)
        yield Artifact(path, "image/png", uses_on((page,)), plan.layout, picture.size)
