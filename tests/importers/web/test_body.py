"""Lists, notes and small letters of a page, as blocks of the body."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.article.markdown import render_body
from publisher.importers import Draft, import_source

PAGE = "<html lang=en><body><article><h1>The books of the cellar</h1><p>All of them are kept in one dry room.</p>{}</article></body></html>"


def page(folder: Path, html: str) -> Draft:
    (folder / "page.html").write_text(PAGE.format(html), encoding="utf-8")
    return import_source(folder / "page.html")


def body(draft: Draft) -> str:
    return render_body(draft.article.body)


def left_out(draft: Draft) -> list[tuple[str, str]]:
    return [(line.value, line.why) for line in draft.report if line.field == "left out"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>", "- a\n  - b\n    1. c\n- d"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<ul><li><ul><li>a</ul><li>b</ul>", "- a\n- b"),
        ("<ul><li>a<ul><li>b</ul>c</li></ul>", "- a\n  - b\n\n  c"),
        ("<ul><li></li><li><ul></ul></li></ul>", ""),
        ("<blockquote><ul><li>a<ul><li>b</ul></ul></blockquote>", "> a\n>\n> b"),
        ("<ul>" + "<li>a<ul>" * 30 + "<li>z" + "</ul>" * 31,
         "\n".join(f"{'  ' * min(n, 8)}- {'z' if n == 30 else 'a'}" for n in range(31))),
    ],
    ids=["three levels", "a list beside its entry", "a start", "two paragraphs", "a list without words", "words behind", "empty",
         "in a quotation", "thirty levels"],
)  # fmt: skip
def test_lists(tmp_path: Path, html: str, text: str) -> None:
    assert body(page(tmp_path, f"<p>Before.</p>{html}<p>After.</p>")).strip() == f"Before.\n\n{text}\n\nAfter.".replace(
        "\n\n\n\n", "\n\n"
    )


CALLED = "A bill[^1] and another[^2].\n\n[^1]: Of 1994.\n\n[^2]: Of *1995*."


@pytest.mark.parametrize(
    "html",
    [
        '<p>A bill<sup id="r1"><a href="#n1">1</a></sup> and another<sup id="r2"><a href="#n2">2</a></sup>.</p>'
        '<h2>Notes</h2><ol><li id="n1">Of 1994. <a href="#r1">↩</a></li><li id="n2">Of <em>1995</em>. <a href="#r2">↩</a></ol>',
        '<p>A bill<a role="doc-noteref" href="#n1">1</a> and another<a role="doc-noteref" href="#n2">2</a>.</p>'
        '<aside role="doc-footnote" id="n1">Of 1994.</aside><aside role=doc-footnote id=n2>Of <i>1995</i>.</aside>',
        '<p>A bill<a href="#_ftn1" name="_ftnref1">[1]</a> and another<a href="#_ftn2" name="_ftnref2">[2]</a>.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Of 1994.</p></div>'
        '<div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> Of <i>1995</i>.</p></div>',
        '<p>A bill<sup data-fn="u1" class="fn"><a href="#u1" id="u1-link">1</a></sup>'
        ' and another<sup class="fn"><a href="#u2" id="u2-link">2</a></sup>.</p>'
        '<ol class="wp-block-footnotes"><li id="u1">Of 1994. <a href="#u1-link">↩︎</a></li>'
        '<li id="u2">Of <em>1995</em>. <a href="#u2-link">↩︎</a></li></ol>',
        '<p>A bill<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>'
        ' and another<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup>.</p>'
        '<div class="reflist"><ol><li id="cite_note-1"><span><a href="#cite_ref-1">^</a></span> <span>Of 1994.</span></li>'
        '<li id="cite_note-2"><span>^ <sup><a href="#cite_ref-2">a</a></sup></span> <span>Of <i>1995</i>.</span></li></ol></div>',
        '<p>A bill<sup><a href="#n1">1</a></sup> and another<sup><a href="#n2">2</a></sup>.</p>'
        '</article><section class="footnotes"><p id="n1">1. Of 1994.</p><p id="n2">2. Of <em>1995</em>.</p></section><article>',
    ],
    ids=["markdown", "roles", "saved by Word", "WordPress", "MediaWiki", "outside the story"],
)  # fmt: skip
def test_notes_of_a_page(tmp_path: Path, html: str) -> None:
    draft = page(tmp_path, f"<p>Before it all.</p>{html}")
    assert body(draft) == f"Before it all.\n\n{CALLED}"


def test_two_notes_in_one_pair_of_raised_brackets_and_one_note_called_twice(tmp_path: Path) -> None:
    html = (
        '<p>Before.</p><p>Both<sup>[<a href="#a" id="r">1</a>, <a href="#b">2</a>]</sup>, again<sup><a href="#a">1</a></sup>.</p>'
        '<ol class="footnotes"><li id="a">One.</li><li id="b">Two.</li></ol>'
    )
    assert body(page(tmp_path, html)) == "Before.\n\nBoth[^1][^2], again[^1].\n\n[^1]: One.\n\n[^2]: Two."


def test_a_note_that_only_the_lead_calls_is_named(tmp_path: Path) -> None:
    html = (
        '<p class="sapo">A lead of some length<sup><a href="#n">1</a></sup>.</p><p>One.</p><p>Two.</p>'
        "<p class=footnote id=n>Of 1994.</p>"
    )
    draft = page(tmp_path, html)
    assert draft.article.lead == "A lead of some length."
    assert ("Of 1994.", "a note that nothing in the body calls") in left_out(draft)


def test_a_first_paragraph_with_a_note_stays_in_the_body(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<h1>The books</h1><p>The books of the cellar are kept dry.<sup><a href="#n">1</a></sup></p>'
        "<p>Two.</p><p class=footnote id=n>In one room.</p>"
    )
    draft = import_source(path)
    assert draft.article.lead is None
    assert body(draft).startswith("The books of the cellar are kept dry.[^1]")


def test_links_within_a_page_that_lead_to_no_note_stay_words(tmp_path: Path) -> None:
    html = '<p>See part <a href="#p2">2</a> and <a href="#top">the top</a>.</p><h2 id=p2>Part</h2><p id=top>Here.</p>'
    assert "See part 2 and the top." in body(page(tmp_path, html))


def test_raised_and_lowered_letters(tmp_path: Path) -> None:
    html = "<p>Before.</p><p>60 m<sup>2</sup> of CO<sub>2</sub>.</p>"
    assert body(page(tmp_path, html)).endswith("60 m<sup>2</sup> of CO<sub>2</sub>.")


def test_a_note_in_a_table(tmp_path: Path) -> None:
    html = (
        '<table><tr><td>1961</td><td>3,912<sup><a href="#n">a</a></sup></td></tr><tr><td>1962</td><td>4</td></tr></table>'
        "<p class=footnote id=n>An estimate.</p>"
    )
    assert body(page(tmp_path, html)).endswith("| 1961 | 3,912[^1] |\n| 1962 | 4 |\n\n[^1]: An estimate.")


def test_links_that_a_browser_saved_in_full_lead_to_notes_too(tmp_path: Path) -> None:
    head = (
        '<!-- saved from url=(0031)https://news.example/a?from=b --><link rel=canonical href="https://news.example/a">'
    )
    html = '<p>Before.</p><p>A bill.<sup><a href="https://news.example/a?from=b#n">1</a></sup></p><p class=footnote id=n>Of 1994.</p>'
    (tmp_path / "page.html").write_text(head + PAGE.format(html), encoding="utf-8")
    assert body(import_source(tmp_path / "page.html")).endswith("A bill.[^1]\n\n[^1]: Of 1994.")


GALLERY = (
    '<figure class="gallery"><figure><img src="a.jpg">{}</figure><figure><img src="b.jpg">{}</figure>'
    "<figcaption>Two rooms. Photos: AFP</figcaption></figure><p>Below it.</p>"
)


def captions(draft: Draft) -> list[tuple[str | None, str | None]]:
    return [(photo.caption, photo.credit.agency if photo.credit else None) for photo in draft.article.photos]


def test_the_caption_of_a_gallery_is_that_of_photos_without_one(tmp_path: Path) -> None:
    assert captions(page(tmp_path, GALLERY.format("", ""))) == [("Two rooms.", "AFP")] * 2
    own = "<figcaption>The dry room.</figcaption>"
    assert captions(page(tmp_path, GALLERY.format(own, ""))) == [("The dry room.", "AFP"), ("Two rooms.", "AFP")]


def test_the_caption_of_a_gallery_whose_photos_have_their_own_gives_them_its_credit(tmp_path: Path) -> None:
    own = "<figcaption>The dry room.</figcaption>", "<figcaption>The wet room. Photo: Reuters</figcaption>"
    draft = page(tmp_path, GALLERY.format(*own))
    assert captions(draft) == [("The dry room.", "AFP"), ("The wet room.", "Reuters")]
    assert left_out(draft) == [("Two rooms. Photos: AFP", "the caption of a gallery, each of whose photos has its own")]


def test_one_caption_below_an_album(tmp_path: Path) -> None:
    rows = "<div class=row><figure><img src=a.jpg></figure></div><div class=row><figure><img src=b.jpg></figure></div>"
    album = (
        f'<p>First.</p><div><div class=rows>{rows}</div><div class="PhotoCMS_Caption">Two rooms. Photo: AFP</div></div>'
    )
    assert captions(page(tmp_path, album)) == [("Two rooms.", "AFP")] * 2


@pytest.mark.parametrize("line", ["<hr>", "<p>***</p>", "<p>* * *</p>", "<p>⁂</p>", "<hr><p>—————</p>"])
def test_lines_that_divide_the_text(tmp_path: Path, line: str) -> None:
    draft = page(tmp_path, f"<hr><p>Before it.</p>{line}<p>After it.</p><hr>")
    assert body(draft) == "Before it.\n\n---\n\nAfter it."


def test_lines_around_what_is_left_out_and_at_ends_divide_nothing(tmp_path: Path) -> None:
    ad = "<hr><div class=ad>Buy wine.</div><hr>"
    draft = page(tmp_path, f"<p>Before it.</p>{ad}<blockquote>Quoted.<hr></blockquote><p>After it.</p><p>* * *</p>")
    assert body(draft) == "Before it.\n\n> Quoted.\n\nAfter it."
    assert ("* * *", "a dividing line with no text to divide") in left_out(draft)


@pytest.mark.parametrize(
    "player",
    [
        '<figure class="wp-block-embed"><div><iframe src="https://films.example/1"></iframe></div>'
        "<figcaption>A film of it</figcaption></figure>",
        '<div class="VCSortableInPreviewMode"><video src="https://films.example/1"></video>'
        '<div class="VideoCMS_Caption"><p>A film of it</p></div></div>',
    ],
    ids=["figure", "box"],
)
def test_the_caption_of_a_film_goes_with_it(tmp_path: Path, player: str) -> None:
    draft = page(tmp_path, f"<p>Before it.</p>{player}<p>After it.</p>")
    assert body(draft) == "Before it.\n\nAfter it."
    ((words, why),) = left_out(draft)
    assert words.endswith("https://films.example/1 A film of it")
    assert why == "an article holds text and photos only"


def test_images_of_amp_pages_are_photos(tmp_path: Path) -> None:
    amp = (
        '<amp-img src="a.jpg" width="1200" height="800" alt="A dry room"></amp-img>',
        '<amp-img src="b.jpg" width="1200" height="800"><noscript><img src="b.jpg" alt="A wet room"></noscript></amp-img>',
    )
    figures = "".join(f"<figure>{each}<figcaption>A room. Photo: AFP</figcaption></figure>" for each in amp)
    (tmp_path / "a.jpg").write_bytes(b"a picture")
    draft = page(tmp_path, f"<p>Before it.</p>{figures}")
    assert [photo.alt for photo in draft.article.photos] == ["A dry room", "A wet room"]
    assert [picture.name for picture in draft.pictures.values()] == ["a.jpg"]


def test_the_times_of_a_live_blog_are_words_of_it(tmp_path: Path) -> None:
    blocks = "".join(
        f"<div><time datetime='2025-02-03T2{n}:00Z'>2{n}.00</time><p>It rains, {n}.</p></div>" for n in range(3)
    )
    data = '{"@type":"LiveBlogPosting","headline":"Rain","datePublished":"2025-02-03T06:00:00Z"}'
    draft = page(tmp_path, f'<script type="application/ld+json">{data}</script>{blocks}')
    assert body(draft) == "20.00\n\nIt rains, 0.\n\n21.00\n\nIt rains, 1.\n\n22.00\n\nIt rains, 2."
    assert draft.article.published is not None
    assert draft.article.published.isoformat().startswith("2025-02-03T06:00")


def test_pull_quotes_in_boxes(tmp_path: Path) -> None:
    draft = page(tmp_path, '<p>Before it.</p><aside class="pullquote"><q>At last.</q></aside>')
    assert body(draft) == "Before it.\n\n> At last. {.pull}"


def test_a_byline_that_stands_again_below_the_text(tmp_path: Path) -> None:
    draft = page(tmp_path, '<p class="byline">A. Name</p><p>Before it.</p><p>After it.</p><p><b>A. Name</b></p>')
    assert (draft.article.byline, body(draft)) == (("A. Name",), "Before it.\n\nAfter it.")
    assert left_out(draft) == [("A. Name", "the byline again, below the text")]


def test_links_to_sections_and_words_before_a_date_are_the_sites(tmp_path: Path) -> None:
    head = '<span class="cat-links"><a href="/l">Local</a></span><span class="posted-on">Posted on <time>May 1</time></span>'
    draft = page(tmp_path, f"<div>{head}</div><p>Before it.</p><p>After it.</p>")
    assert body(draft) == "Before it.\n\nAfter it."
    assert [words for words, _ in left_out(draft)] == ["Local", "Posted on May 1"]


def test_other_lines_of_a_byline_are_no_names(tmp_path: Path) -> None:
    byline = '<div class="byline"><p>By <span>A. Name</span></p><p>Reporting from the cellar</p></div>'
    draft = page(tmp_path, f"{byline}<p>Before it.</p><p>After it.</p>")
    assert draft.article.byline == ("A. Name",)
    assert left_out(draft) == [("Reporting from the cellar", "a byline with more than names in it")]


def test_four_times_in_a_text_make_a_live_blog(tmp_path: Path) -> None:
    times = "".join(f"<time datetime='2025-02-03T2{n}:00Z'>2{n}.00</time><p>It rains, {n}.</p>" for n in range(4))
    draft = page(tmp_path, times)
    assert draft.article.published is None
    assert body(draft).startswith("20.00\n\nIt rains, 0.\n\n21.00")
