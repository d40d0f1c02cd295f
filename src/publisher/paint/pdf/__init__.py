"""Pages go in, a PDF comes out: the only door to ReportLab, of which the document layer alone is used.

Text is placed glyph by glyph as the plan says and embedded by ``fonts``; photos are handed through untouched by ``pictures``.
"""

from __future__ import annotations

from publisher.paint.pdf.book import paint_pdf

__all__ = ["paint_pdf"]
