"""Word documents: nested lists, notes, text boxes and what tracked changes and comments hold."""

from __future__ import annotations

import base64
import zipfile
from pathlib import Path

import pytest

from publisher.article.markdown import render_body
from publisher.importers import Draft, import_source

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
LEVELS = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{{kind}}"/></w:lvl>' for n in range(9))
NUMBERING = (
    f"<w:numbering {NAMES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{LEVELS.format(kind=kind)}</w:abstractNum>'
        for n, kind in enumerate(("bullet", "decimal"))
    )
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    + "</w:numbering>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId8" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///lost.png"/>'
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="media/dot.png"/></Relationships>'
)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words: str, *, number: int = 0, level: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    inner = words if words.startswith("<") else run(words)
    return f"<w:p><w:pPr>{listed}</w:pPr>{inner}</w:p>"


def document(folder: Path, *paragraphs: str, **parts: str) -> Draft:
    text = "".join(
        (paragraph("The books of the cellar"), paragraph("All of them are kept in one dry room."), *paragraphs)
    )
    path = folder / "books.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{text}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/media/dot.png", DOT)
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{inner}</w:{name}>")
    return import_source(path)


def body(draft: Draft) -> str:
    return render_body(draft.article.body)


def left_out(draft: Draft) -> list[tuple[str, str]]:
    return [(line.value, line.why) for line in draft.report if line.field == "left out"]


def test_levels_of_a_list_become_lists_in_lists(tmp_path: Path) -> None:
    draft = document(
        tmp_path,
        paragraph("Casks", number=1),
        paragraph("of oak", number=1, level=1),
        paragraph("large", number=2, level=2),
        paragraph("small", number=2, level=2),
        paragraph("of ash", number=1, level=1),
        paragraph("Bottles", number=1),
        paragraph("It ends here."),
    )
    assert body(draft).endswith(
        "- Casks\n  - of oak\n    1. large\n    2. small\n  - of ash\n- Bottles\n\nIt ends here."
    )


def test_levels_told_by_styles(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("List Bullet 2", "List Number 3")
    )
    entries = (paragraph("a", number=1), paragraph("b", number=1), paragraph("c", number=2), paragraph("d", number=1))
    styled = (
        entry.replace("<w:pPr>", f'<w:pPr><w:pStyle w:val="{style}"/>')
        for entry, style in zip(entries, ("x", "ListBullet2", "ListNumber3", "x"), strict=True)
    )
    assert body(document(tmp_path, *styled, styles=styles)).endswith("- a\n  - b\n    1. c\n- d")


def test_a_list_of_nine_levels_keeps_every_entry(tmp_path: Path) -> None:
    draft = document(tmp_path, *(paragraph(f"level {n}", number=1, level=n) for n in range(9)))
    assert [line.strip() for line in body(draft).split("\n")[-9:]] == [f"- level {n}" for n in range(9)]


def test_footnotes_and_endnotes_become_notes_in_the_order_they_are_called(tmp_path: Path) -> None:
    notes = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'
    draft = document(
        tmp_path,
        paragraph(
            run("She found the bills") + '<w:r><w:endnoteReference w:id="4"/></w:r>' + run(" in the cupboard")
            + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(".")
        ),
        footnotes=notes.format(7, run(" It is of walnut.")) + notes.format(8, run("Nobody calls this one.")),
        endnotes='<w:endnote w:id="4"><w:p>' + run("All of 1994.") + "</w:p><w:p>" + run("And some of 1995.") + "</w:p></w:endnote>",
    )  # fmt: skip
    assert body(draft).endswith(
        "She found the bills[^1] in the cupboard[^2].\n\n"
        "[^1]: All of 1994.\n\n    And some of 1995.\n\n[^2]: It is of walnut."
    )
    assert left_out(draft) == [("Nobody calls this one.", "a footnote that nothing calls")]


def test_deletions_and_comments_are_named_and_not_read(tmp_path: Path) -> None:
    draft = document(
        tmp_path,
        paragraph(
            run("It cost ")
            + '<w:del w:id="1" w:author="A. Name"><w:r><w:delText>nine</w:delText></w:r></w:del>'
            + '<w:ins w:id="2" w:author="A. Name">' + run("ten") + "</w:ins>"
            + '<w:commentRangeStart w:id="0"/>' + run(" million") + '<w:commentRangeEnd w:id="0"/>'
            + '<w:r><w:commentReference w:id="0"/></w:r>' + run(" a year.")
        ),
        '<w:tbl><w:tr><w:tc><w:p>' + run("Year") + "</w:p></w:tc><w:tc><w:p>" + run("Sum") + "</w:p></w:tc></w:tr>"
        + '<w:tr><w:trPr><w:del w:id="3" w:author="B. Name"/></w:trPr><w:tc><w:p>' + run("1961") + "</w:p></w:tc>"
        + "<w:tc><w:p>" + run("9") + "</w:p></w:tc></w:tr></w:tbl>",
        comments='<w:comment w:id="0" w:author="B. Name"><w:p>' + run("Is that so?") + "</w:p></w:comment>",
    )  # fmt: skip
    assert "It cost ten million a year." in body(draft)
    assert left_out(draft) == [
        ("Is that so?", "comment by B. Name on 'million'"),
        ("nine", "deleted by A. Name in tracked changes"),
        ("1961 9", "deleted by B. Name in tracked changes"),
    ]
    assert "1 tracked insertion is read as accepted" in [notice.message for notice in draft.notices]


def test_what_was_moved_is_read_once_where_it_stands_now(tmp_path: Path) -> None:
    draft = document(
        tmp_path,
        paragraph('<w:moveFrom w:id="1">' + run("It rained.") + "</w:moveFrom>" + run("The road was shut.")),
        paragraph('<w:moveTo w:id="2">' + run("It rained.") + "</w:moveTo>"),
    )
    assert body(draft).endswith("The road was shut.\n\nIt rained.")
    assert left_out(draft) == []


GRAPHIC = "<w:drawing><wp:anchor><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
BOX = GRAPHIC.format("<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>")
OLDER = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
INSIDE = paragraph("In the box.")
BOTH = "<mc:AlternateContent><mc:Choice>{}</mc:Choice>{}</mc:AlternateContent>"


@pytest.mark.parametrize(
    "drawing",
    [
        BOX.format(INSIDE),
        OLDER.format(INSIDE),
        BOTH.format(BOX.format(INSIDE), f"<mc:Fallback>{OLDER.format(INSIDE)}</mc:Fallback>"),
        BOTH.format(BOX.format(INSIDE), "<mc:Fallback/>"),
        BOTH.format(BOX.format(INSIDE), ""),
    ],
    ids=["drawing", "older form", "both forms", "empty older form", "newer form alone"],
)
def test_the_words_of_a_text_box_are_read_once(tmp_path: Path, drawing: str) -> None:
    draft = document(tmp_path, paragraph(f"<w:r>{drawing}</w:r>" + run("Beside it.")), paragraph("Below it."))
    assert body(draft).endswith("Beside it.\n\nIn the box.\n\nBelow it.")


def test_the_pictures_of_a_group_are_photos(tmp_path: Path) -> None:
    picture = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" descr="{}"/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
    )
    group = picture.format("A dry room") + picture.format("A wet room")
    drawing = GRAPHIC.format(f"<wpg:wgp>{group}</wpg:wgp>")
    draft = document(tmp_path, paragraph(f"<w:r>{drawing}</w:r>"), paragraph("Below it."))
    assert [photo.alt for photo in draft.article.photos] == ["A dry room", "A wet room"]
    assert {picture.data for picture in draft.pictures.values()} == {DOT}


def test_words_in_fields_are_read_and_equations_named(tmp_path: Path) -> None:
    draft = document(
        tmp_path,
        paragraph(run("See figure ") + '<w:fldSimple w:instr="SEQ Figure">' + run("12") + "</w:fldSimple>" + run(".")),
        paragraph("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>" + run("It holds.")),
        paragraph('<w:r><w:sym w:font="House Signs" w:char="F021"/></w:r>' + run(" The end.")),
    )
    assert "See figure 12." in body(draft)
    assert left_out(draft) == [
        ("a+b", "an equation"),
        ("House Signs F021", "a sign of a font that no letter stands for"),
    ]


PICTURE = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:{}/></pic:blipFill></pic:pic>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
SHOWN, LINKED = PICTURE.format('embed="rId9"'), PICTURE.format('link="rId8"')
CAPTION_STYLE = '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'


def caption(words: str) -> str:
    return paragraph(run(words)).replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Caption"/>')


def captions(draft: Draft) -> list[tuple[str | None, str | None]]:
    return [(photo.caption, photo.credit.agency if photo.credit else None) for photo in draft.article.photos]


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


DRY, WET = "The dry room. Photo: AFP", "The wet room. Photo: Reuters"
BOTH_ROOMS = [("The dry room.", "AFP"), ("The wet room.", "Reuters")]


@pytest.mark.parametrize(
    "rows",
    [
        ([SHOWN, SHOWN], [DRY, WET]),
        ([SHOWN, DRY], [SHOWN, WET]),
        ([SHOWN + run(DRY), SHOWN + run(WET)],),
        ([SHOWN], [DRY], [SHOWN], [WET]),
    ],
    ids=["below", "beside", "in the same cell", "one column"],
)
def test_each_picture_of_a_table_has_its_own_caption(tmp_path: Path, rows: tuple[list[str], ...]) -> None:
    draft = document(tmp_path, table(*rows), paragraph("Below it."))
    assert captions(draft) == BOTH_ROOMS
    assert body(draft).endswith("\n\nBelow it.")
    assert "Photo" not in body(draft)


def test_a_bare_picture_of_a_table_takes_no_others_caption(tmp_path: Path) -> None:
    draft = document(tmp_path, table([SHOWN, SHOWN, SHOWN], [DRY, "", WET]), paragraph("Below it."))
    assert captions(draft) == [BOTH_ROOMS[0], (None, None), BOTH_ROOMS[1]]


def test_pictures_outside_the_document_are_not_one_picture(tmp_path: Path) -> None:
    pairs = (paragraph(LINKED), caption(DRY), paragraph("In between."), paragraph(LINKED), caption(WET))
    assert captions(document(tmp_path, *pairs, styles=CAPTION_STYLE)) == BOTH_ROOMS


def test_captions_above_their_pictures(tmp_path: Path) -> None:
    pairs = (caption(DRY), paragraph(SHOWN), caption(WET), paragraph(SHOWN), paragraph("Below it."))
    draft = document(tmp_path, *pairs, styles=CAPTION_STYLE)
    assert captions(draft) == BOTH_ROOMS
    assert "Photo" not in body(draft)


@pytest.mark.parametrize("below", [caption("Both rooms. Photo: AFP"), paragraph("Both rooms. Photo: AFP")])
def test_pictures_of_one_paragraph_share_the_caption_below_it(tmp_path: Path, below: str) -> None:
    alone = (paragraph(SHOWN), paragraph("In between."))
    draft = document(tmp_path, *alone, paragraph(SHOWN + SHOWN), below, styles=CAPTION_STYLE)
    assert captions(draft) == [(None, None), ("Both rooms.", "AFP"), ("Both rooms.", "AFP")]


HIDDEN = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


def test_hidden_words_are_named_and_not_read(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Desk"><w:name w:val="Desk"/><w:basedOn w:val="Base"/></w:style>'
    )
    draft = document(
        tmp_path,
        paragraph(run("It cost ten") + HIDDEN.format("<w:vanish/>", " (check") + HIDDEN.format("<w:vanish/>", " this)") + run(".")),
        paragraph(HIDDEN.format('<w:rStyle w:val="Desk"/>', "By a style.")),
        paragraph(HIDDEN.format('<w:rStyle w:val="Desk"/><w:vanish w:val="0"/>', "Shown after all.")),
        paragraph(f"<w:r><w:rPr><w:vanish/></w:rPr>{SHOWN[5:]}"),
        styles=styles,
    )  # fmt: skip
    assert body(draft).endswith("It cost ten.\n\nShown after all.")
    assert draft.article.photos == ()
    assert left_out(draft) == [
        (words, "hidden text of the document") for words in ("(check this)", "By a style.", "[picture]")
    ]


def test_lines_across_the_page_divide_the_text(tmp_path: Path) -> None:
    names = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    styles = '<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Horizontal Line"/></w:style>'
    draft = document(
        tmp_path,
        paragraph(f'<w:r><w:pict><v:rect {names} style="height:1.5pt" o:hr="t"/></w:pict></w:r>'),
        paragraph("In between."),
        '<w:p><w:pPr><w:pStyle w:val="Line"/></w:pPr></w:p>',
        paragraph("The end."),
        styles=styles,
    )
    assert body(draft).endswith("---\n\nIn between.\n\n---\n\nThe end.")


def test_the_first_heading_is_the_title_before_the_property_and_stands_once(tmp_path: Path) -> None:
    properties = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Untitled 3</dc:title></cp:coreProperties>"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name[-1]}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1")
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>' + run("Of wine") + "</w:p>"
    path = tmp_path / "wine.docx"
    for heads in ("1", "e1"):
        text = (
            "".join(map(styled.format, heads))
            + paragraph("It is kept in dry cellars of stone.")
            + paragraph("It ages.")
        )
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{text}</w:body></w:document>")
            archive.writestr("word/styles.xml", f"<w:styles {NAMES}>{styles}</w:styles>")
            archive.writestr("docProps/core.xml", properties)
        draft = import_source(path)
        assert (draft.article.title, body(draft)) == ("Of wine", "It ages.")
