"""Documents of every kind become articles: what the import says of each file in documents/ is compared with the text beside it.

Set UPDATE_GOLDEN=1 after a wanted change, and read the difference.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from publisher.article.source import read_article, write_article
from publisher.importers import Draft, Wishes, import_source
from publisher.importers.pictures import with_files

DOCUMENTS = Path(__file__).parent / "documents"
SOURCES = sorted(path for path in DOCUMENTS.glob("*/*.*") if path.is_file() and path.suffix not in (".golden", ".jpg"))


def told(draft: Draft, article: Path) -> str:
    """Article, pictures, report and notices of an import, as text."""
    draft = with_files(draft, article.parent)
    write_article(draft.article, article)
    lines = [article.read_text(encoding="utf-8")]
    lines += [_picture(photo_id, draft) for photo_id in draft.pictures]
    for line in draft.report:
        where = " ".join(str(part) for part in (line.line, line.origin) if part is not None)
        mark = "" if line.written else "-"
        lines.append(f"{mark}{line.field} [{where}] {line.value!r} {line.confidence}: {line.why}")
    lines += [f"{notice.severity} {notice.code} {notice.place}: {notice.message}" for notice in draft.notices]
    return "\n".join(lines) + "\n"


def _picture(photo_id: str, draft: Draft) -> str:
    picture = draft.pictures[photo_id]
    data = picture.data if picture.data is not None else picture.path.read_bytes() if picture.path else b""
    return f"picture {photo_id}: {picture.name} {hashlib.sha256(data).hexdigest()[:12]}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_document_becomes_this_article(source: Path, tmp_path: Path) -> None:
    text = told(import_source(source, Wishes()), tmp_path / "article.md")
    golden = source.with_name(source.name + ".golden")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_its_article_reads_back_without_errors(source: Path, tmp_path: Path) -> None:
    draft = import_source(source, Wishes())
    write_article(draft.article, tmp_path / "article.md")
    article, notices = read_article(tmp_path / "article.md")
    assert [notice for notice in notices if notice.severity == "error"] == []
    assert article.photos == draft.article.photos
