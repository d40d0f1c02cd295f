"""Make a booklet: the planned pages become booklet.pdf and, when asked, a PNG of every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.channels.base import Artifact
from publisher.channels.booklet.plan import BookletPlan, uses_on
from publisher.paint.pdf import paint_pdf
from publisher.press.facts import DocumentFacts

PREVIEW_PPI = 110
"""Pixels per inch of preview pages: an A5 page fills a laptop's screen."""


def make_booklet(plan: BookletPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write booklet.pdf, and preview/NN.png where the plan asks for them, into a folder."""
    article, printing = plan.article, plan.printing
    painted = folder / "booklet.painted.pdf"
    paint_pdf(
        printing.sheets,
        painted,
        title=article.title,
        lang=article.lang,
        author=", ".join(article.byline) or None,
        press=printing.press,
        links=printing.links,
        photos_aside=True,
    )
    from publisher.press.finish import finish  # not before the photos are out of memory: qpdf is large itself

    finish(painted, folder / "booklet.pdf", _facts(plan), printing.condition)
    painted.unlink()
    booklet = Artifact("booklet.pdf", "application/pdf", plan.uses, plan.layout, pages=len(plan.pages))
    return (booklet, *_previews(plan, folder)) if plan.preview else (booklet,)


def _facts(plan: BookletPlan) -> DocumentFacts:
    article = plan.article
    return DocumentFacts(
        title=article.title,
        lang=article.lang,
        authors=article.byline,
        description=article.lead,
        folios=tuple(page.folio for page in plan.pages),
        published=article.published,
        modified=article.modified,
        identity=article.url or article.id,
        is_draft=any(use.to_come for use in plan.uses),
    )


def _previews(plan: BookletPlan, folder: Path) -> Iterator[Artifact]:
    from publisher.paint.image import paint_image

    (folder / "preview").mkdir(exist_ok=True)
    for number, page in enumerate(plan.pages, 1):
        picture = paint_image(page, scale=PREVIEW_PPI / 72)
        path = f"preview/{number:02d}.png"
        picture.save(folder / path, optimize=False)
        yield Artifact(path, "image/png", uses_on((page,), plan.pages), plan.layout, picture.size)
