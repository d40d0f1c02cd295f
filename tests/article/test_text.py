from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.article.findings import Findings
from publisher.article.markdown import render_body, same_blocks
from publisher.article.model import (
    Align,
    Block,
    Divider,
    Group,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Note,
    Notes,
    Paragraph,
    PhotoRef,
    Quote,
    Script,
    Sidebar,
    Span,
    Table,
    Timeline,
)
from publisher.article.text import read_body


def read(text: str, first_line: int = 1) -> tuple[tuple[Block, ...], Findings]:
    findings = Findings(Path("article.en.md"), ("",) * (first_line - 1) + tuple(text.split("\n")))
    return read_body(text, first_line, ["a", "b", "c"], findings), findings


def words(spans: Inline) -> str:
    def said(span: Span) -> str:
        if span.note:
            return f"^{span.note}"
        text = f"{span.script}:{span.text}" if span.script is not Script.NORMAL else span.text
        text = f"**{text}**" if span.strong else text
        text = f"*{text}*" if span.emphasis else text
        return f"[{text}]({span.href})" if span.href else text

    return "|".join(said(span) for span in spans)


def line(block: Block) -> str:
    """A block in one line: its kind, its words and what is special about it."""
    match block:
        case Paragraph(spans):
            return f"paragraph {words(spans)}"
        case Heading(level, spans):
            return f"heading {level} {words(spans)}"
        case Quote(paragraphs, cite, pull):
            said = " / ".join(words(spans) for spans in paragraphs)
            return f"quote {said}" + (f" by {cite}" if cite else "") + (" pull" if pull else "")
        case ListBlock(ordered, items, start):
            kind = "list" + (" numbered" if ordered else "") + (f" from {start}" if start != 1 else "")
            return f"{kind} " + " / ".join(entry(item) for item in items)
        case Sidebar(title, blocks):
            return f"sidebar {words(title)} [" + ", ".join(map(line, blocks)) + "]"
        case Notes(notes):
            return "notes " + " / ".join(f"{note.label}: {' ¶ '.join(map(words, note.paragraphs))}" for note in notes)
        case _:
            return placed(block)


def placed(block: Block) -> str:
    match block:
        case Table(align, head, rows, caption, source):
            stands = " ".join(align)
            cells = " / ".join(" ; ".join(words(cell) for cell in row) for row in (head, *rows))
            return f"table {words(caption)} <{stands}> {cells} <{words(source)}>"
        case Divider():
            return "divider"
        case PhotoRef(photo, page):
            return f"photo {photo}" + (f" page {page}" if page else "")
        case Group(photos, layout):
            return f"group {' '.join(photos)}" + (f" layout {layout}" if layout else "")
        case Timeline(moments):
            return "timeline " + " / ".join(
                f"{moment.date}: {words(moment.spans)}" + (f" <{moment.photo}>" if moment.photo else "")
                for moment in moments
            )


def entry(item: ListItem) -> str:
    return " ¶ ".join(words(part.spans) if isinstance(part, Paragraph) else f"({line(part)})" for part in item)


def lines(text: str) -> list[str]:
    return [line(block) for block in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One\ntwo.\n\nThree.", ["paragraph One two.", "paragraph Three."]),
        ("A *b* **c** ***d*** [e *f*](https://x.y) `g`", ["paragraph A |*b*| |**c**| |***d***| |[e ](https://x.y)|[*f*](https://x.y)| g"]),
        ("第一行\n第二行。\nTwo\n三", ["paragraph 第一行第二行。 Two 三"]),
        ("한국어\n문장", ["paragraph 한국어 문장"]),
        ("“Quotes” -- and ... stay\u00a0as they are", ["paragraph “Quotes” -- and ... stay\u00a0as they are"]),
        ("# One\n\n### Two #", ["heading 2 One", "heading 3 Two"]),
        ("![](#a)", ["photo a"]),
        ("![](#a){page=plate}", ["photo a page plate"]),
        ('![](#a) { layout="spread" }\n![](#b)', ["photo a page spread", "photo b"]),
        ("Before ![](#a){page=plate} after.", ["paragraph Before after.", "photo a page plate"]),
        ("## Heading ![](#a)", ["heading 2 Heading", "photo a"]),
        ("- One ![](#b)\n- Two", ["list One / Two", "photo b"]),
        ("1. One\n2. Two\n   lines", ["list numbered One / Two lines"]),
        ("- One\n\n  again\n- Two\n  - three\n    - four\n- Five", ["list One ¶ again / Two ¶ (list three ¶ (list four)) / Five"]),
        ("3. Three\n4. Four", ["list numbered from 3 Three / Four"]),
        ("- - One\n  - Two", ["list (list One / Two)"]),
        ("One\\\ntwo  \nthree<br>four", ["paragraph One\ntwo\nthree\nfour"]),
        ("> One\\\n> two\\\n> — Name", ["quote One\ntwo by Name"]),
        ("m<sup>2</sup> of H<sub>2</sub>O", ["paragraph m|raised:2| of H|lowered:2|O"]),
        ("One.\n\n---\n\nTwo.", ["paragraph One.", "divider", "paragraph Two."]),
        ("| a | b |\n|:--|--:|\n| *c* | 1 |\n| d\\|e | |", ["table  <left right> a ; b / *c* ; 1 / d|e ;  <>"]),
        (
            ":::table A *table*\n| | b |\n|---|:-:|\n| c | 1 |\n\nOf 1975.\n:::",
            ["table A |*table* <start centre>  ; b / c ; 1 <Of 1975.>"],
        ),
        (":::sidebar A *box*\nOne.\n\n- two\n\n![](#a)\n:::", ["sidebar A |*box* [paragraph One., list two]", "photo a"]),
        ("::::sidebar Box\n:::table In it\n| a |\n|---|\n| b |\n:::\n::::", ["sidebar Box [table In it <start> a / b <>]"]),
        (
            "One.[^b] Two.[^a][^b]\n\n[^a]: A *note*.\n[^b]: Another\n    note.\n\n    And more.",
            ["paragraph One.|^b| Two.|^a|^b", "notes b: Another note. ¶ And more. / a: A |*note*|."],
        ),
        ("> Said\n> so.", ["quote Said so."]),
        ("> Said so.\n> — Name", ["quote Said so. by Name"]),
        ("> Said so.\n> -- Name {.pull}", ["quote Said so. by Name pull"]),
        ("> Said *so*. {.pull}", ["quote Said |*so*|. pull"]),
        ("> One.\n>\n> Two.\n>\n> — Name", ["quote One. / Two. by Name"]),
        ("> — A line that begins with a dash", ["quote — A line that begins with a dash"]),
        ("> Said.\n> &#8212; and more", ["quote Said. — and more"]),
        (":::group {layout=pair}\n![](#a) ![](#b)\n:::", ["group a b layout pair"]),
        ("::: group\n![](#a)\n\n![](#b)\n\n![](#c)\n:::\nAfter.", ["group a b c", "paragraph After."]),
        (
            ":::timeline\n- 1975-03-26 — Hue is *free*. [](#a)\n- 21-29 March 1975 – One – two\n- April: Three.\n:::",
            ["timeline 1975-03-26: Hue is |*free*|. <a> / 21-29 March 1975: One – two / April: Three."],
        ),
        (":::timeline\n- 1975 — [](#a)\n- 1976 — One.\n\n  Two. ![](#b)\n:::", ["timeline 1975:  <a> / 1976: One. Two. <b>"]),
        ("One <b>two</b> <script>x()</script> three", ["paragraph One two three"]),
        ("<div>\nOne *two*\n</div>\n\n<script>\nx()\n</script>\n\n<!-- a\n\nb -->", ["paragraph One |*two*"]),
        ("One <!-- remark --> two", ["paragraph One two"]),
        ("```\ncode\n```", ["paragraph code"]),
        ("[One](mailto:a@b.c) [](https://x.y)", ["paragraph [One](mailto:a@b.c)"]),
        ("", []),
    ],
)  # fmt: skip
def test_markdown_is_read_as_blocks(text: str, told: list[str]) -> None:
    assert lines(text) == told


def test_blocks_know_their_lines_in_the_file() -> None:
    text = "One\n\n## Two\n\nThree\n![](#a)\n![](#b)\n\n:::timeline\n- 1975 — x\n:::\n\n> Four\n"
    assert [block.line for block in read(text, first_line=10)[0]] == [10, 12, 14, 15, 16, 18, 22]


@pytest.mark.parametrize(
    "text",
    ["One.", "![](#a){page=plate}", "> Said. {.pull}", "- a\n- b", ":::group\n![](#a)\n:::", "One <!-- x --> two"],
)
def test_what_is_read_as_meant_is_no_matter(text: str) -> None:
    assert read(text)[1].notices == []


@pytest.mark.parametrize("depth", [30, 5000])
@pytest.mark.parametrize("mark", ["> ", "- ", "*a ", "[", "![", "<b>", "**", "("])
def test_deeply_nested_text_is_read_without_an_accident(mark: str, depth: int) -> None:
    read(mark * depth + "text")


PIECES = """a~b c~<br>~<sup>~</sup>~[^a]~|~| a | b |~|---|--:|~2.
~*~**~_~`~[~]~(~)~<~>~<b>~!~#~- ~1. ~> ~    ~:~:::~{~}~{.pull}~{page=x}~![](#a)~[](#b)~[x](https://x.y)~— ~<!--
-->~<script>~&amp;~\\~|~漢~= """.replace("\n", "~").split("~")
BLOCKS = [
    "\n",
    "\n\n",
    "\\\n",
    "\n[^a]: ",
    ":::group\n",
    ":::timeline\n",
    ":::sidebar Box\n",
    "\n:::\n",
    ":::table Words\n",
    "---\n",
    "```\n",
]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES + BLOCKS), max_size=30).map("".join))
def test_any_text_is_read_and_its_words_survive_writing(text: str) -> None:
    blocks, _ = read(text)
    again = read(render_body(blocks))[0]
    assert letters(again) == letters(blocks)


def letters(blocks: tuple[Block, ...]) -> list[str]:
    """The words of every block, without the marks around them."""
    return ["".join(line(block).translate(_MARKS).split()) for block in blocks]


_MARKS = str.maketrans(dict.fromkeys("*|[]()"))


@pytest.mark.parametrize(
    "text",
    [
        "One *two* **three** ***four*** [five *six*](https://x.y/a_b) seven",
        "*One***two***three*",
        "un*believ*able (*so*)",
        "## 1. Heading",
        "1\\. No list",
        "\\- No list either, \\*no\\* voice, \\[no](link), \\<b> no tag",
        "snake_case and 2 * 3 * 4",
        "> One\n>\n> Two\n> — Name {.pull}",
        "- One\n- Two\n\n* Other\n* list",
        "1. One\n2. Two\n\n1) Other",
        "![](#a){page=plate}\n\n![](#b)",
        ":::group {layout=pair}\n![](#a) ![](#b)\n:::",
        ":::timeline\n- 1975-03-26 — Hue is *free*. [](#a)\n- 1976 — One.\n:::",
        "> — A dash\n\n— Another dash",
        "- One\n\n  again\n- Two\n  - three\n    - four\n- Five",
        "- One\n\n  - two\n\n  * three\n\n  and so on",
        "4. One\n   1. two\n\n      again\n5. Three",
        "An address:\\\n1. Road\\\n- House\\\n\\# 5",
        "| a | b \\| c |\n|:-:|--:|\n| [x](https://x.y) | *d*<br>e |\n| | |",
        ":::table Caption with | and {x}\n| a |\n|---|\n| b |\n\nSource: *one*.\n:::",
        ":::sidebar Title\n### Heading\n\nWords.\n\n> Said.\n\n---\n\n- One\n:::",
        "One.[^b] *Two.*[^a]\n\n- three[^c]\n\n[^a]: One.\n\n[^b]: Two.[^d]\n\n    More.\n\n[^c]: Three.\n\n[^d]: Four.",
        "x<sup>2</sup> + **y<sub>1</sub>**",
    ],
)
def test_what_was_read_is_written_as_the_same(text: str) -> None:
    blocks = read(text)[0]
    assert same_blocks(read(render_body(blocks))[0], blocks)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (
            Paragraph((Span("A plain sentence, 2 - 3 (x) [y] #1 — & so on."),)),
            "A plain sentence, 2 - 3 (x) \\[y] #1 — & so on.",
        ),
        (Paragraph((Span("# 1"),)), "\\# 1"),
        (
            Paragraph((Span("A "), Span("b", emphasis=True), Span(" "), Span("c", href="https://x.y"))),
            "A *b* [c](https://x.y)",
        ),
        (Heading(3, (Span("One"),)), "### One"),
        (Quote(((Span("One"),),), "Name", pull=True), "> One\n> — Name {.pull}"),
        (ListBlock(True, ((_paragraph("One"),), (_paragraph("Two"),))), "1. One\n2. Two"),
        (
            ListBlock(False, ((_paragraph("One"), ListBlock(True, ((_paragraph("Two"),),), 4), _paragraph("Three")),)),
            "- One\n\n  4. Two\n\n  Three",
        ),
        (Paragraph((Span("One\n- two\nthree"),)), "One\\\n\\- two\\\nthree"),
        (
            Table((Align.START, Align.RIGHT), ((), (Span("b|c"),)), (((Span("d\ne"),), ()),)),
            "|  | b\\|c |\n| --- | --: |\n| d<br>e |  |",
        ),
        (
            Sidebar((Span("Box"),), (Table((Align.START,), ((Span("a"),),), (), (Span("Caption"),)),)),
            "::::sidebar Box\n:::table Caption\n| a |\n| --- |\n:::\n::::",
        ),
        (Divider(), "---"),
        (Notes((Note("a", ((Span("One"),), (Span("Two"),))),)), "[^a]: One\n\n    Two"),
        (Paragraph((Span("m"), Span("2", script=Script.RAISED), Span("", note="a"))), "m<sup>2</sup>[^a]"),
    ],
)
def test_blocks_are_written_as_an_editor_would(block: Block, text: str) -> None:
    assert render_body([block]) == text
