"""What a reader can copy from a booklet is what the article says: every page, ligatures and hyphens undone, by two readers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pypdf
import pytest

from designs import ONE_LANGUAGE
from publisher.article.blocks import Block
from publisher.article.model import Heading, Paragraph
from publisher.article.source import read_article
from publisher.channels.booklet.make import make_booklet
from publisher.channels.booklet.options import BookletOptions
from publisher.page.items import Page, TextLine
from publisher.publishing import plan

EVERYTHING = Path(__file__).parent / "everything"
"""An article with every block there is: tables, sidebars, notes, lists in lists, verses."""
CASES = [(example, layout) for example in ("the-way-down", "everything") for layout in ONE_LANGUAGE]
CASES += [("victory-day", "a5-portrait"), ("victory-day", "bilingual")]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case))
def booklet(request, tmp_path_factory, examples) -> tuple[Path, tuple[Page, ...]]:
    """An example in a layout: the made file and its planned pages."""
    example, layout = request.param
    source = EVERYTHING if example == "everything" else examples / example
    planned = plan(source, only=["booklet"], options={"booklet": BookletOptions(layout=layout)})
    ready = planned.plans["booklet"]
    folder = tmp_path_factory.mktemp("extraction")
    make_booklet(ready, folder)
    return folder / "booklet.pdf", ready.pages


def said(page: Page) -> str:
    """The letters of a page as planned, in the order they are painted, divided words whole, without spaces."""
    lines = (item for element in page.walk() for item in element.items if isinstance(item, TextLine))
    return solid("".join(line.text[:-1] if line.joins_next else line.text for line in lines))


def heard(text: str) -> str:
    """The letters of extracted text; a soft hyphen at a line's end divides a word and is not one of them."""
    return solid(text.replace("\u00ad", ""))


def solid(text: str) -> str:
    return "".join(normalize("NFC", text).split())


def words(text: str) -> list[str]:
    """The words of extracted text, divided ones whole, a line that ends in a hyphen of its own run on."""
    return re.sub(r"(?<=\w-)\n|\u00ad\s*", "", normalize("NFC", text)).split()


def test_pypdf_reads_what_the_plan_says(booklet):
    path, pages = booklet
    for number, (found, page) in enumerate(zip(pypdf.PdfReader(path).pages, pages, strict=True), 1):
        assert heard(found.extract_text()) == said(page), number


def test_poppler_reads_what_the_plan_says(booklet):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    path, pages = booklet
    result = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    texts = result.stdout.decode("utf-8").split("\f")
    for number, (text, page) in enumerate(zip(texts, pages, strict=False), 1):
        assert heard(text) == said(page), number


def test_words_are_whole_and_in_the_order_of_the_article(examples, tmp_path):
    planned = plan(examples / "the-way-down", only=["booklet"])
    make_booklet(planned.plans["booklet"], tmp_path)
    text = " ".join(" ".join(words(page.extract_text())) for page in pypdf.PdfReader(tmp_path / "booklet.pdf").pages)
    blocks = [block for block in planned.edition.article.body if isinstance(block, Paragraph | Heading)]
    places = [text.find("".join(span.text for span in block.spans)) for block in blocks]
    assert -1 not in places
    assert places == sorted(places)


def test_the_article_with_everything_has_every_kind_of_block():
    article, notices = read_article(EVERYTHING)
    assert notices == ()
    assert {type(block) for block in article.body} == set(Block.__args__)
