"""Damaged and hostile files: an import ends in a Draft or in a PublisherError, in bounded time and memory, never in a traceback.

PUBLISHER_HYPOTHESIS=long looks for trouble much longer.
"""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.article.source import read_article, write_article
from publisher.importers import Draft, Wishes, import_source
from publisher.importers.pictures import with_files
from publisher.notices import PublisherError

DOCUMENTS = Path(__file__).parent / "documents"
EXAMPLES = max(20, hypothesis.settings().max_examples // 5)
THOROUGH = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ENDINGS = (".html", ".mht", ".json", ".xml", ".rss", ".docx", ".aml", ".txt")
SAMPLES = (
    "html/notes-lists-en.html",
    "html/figures-en.html", "html/tables-vi.html", "ninjs/v1.json", "ninjs/v3.json", "newsml/message.xml", "nitf/river.xml",
    "feed/one.rss", "feed/wordpress.xml", "archieml/gate.aml", "archieml/html.aml", "mhtml/ferry-en.mhtml",
)  # fmt: skip
PIECES = (
    b"<", b">", b"</p>", b"<p>", b"<figure>", b"<img src=x>", b"<table><tr><td>", b"&#0;", b"&lt;", b"&x;", b"<![CDATA[", b"]]>",
    b"<!--", b"\x00", b"\xff", b"\xc3", b"{", b"}", b"[", b"]", b'"', b"null", b"1e999", b"-1", b"[+body]", b":end", b":skip",
    b"{.x}", b"\\ud800", b"\xef\xbb\xbf", b"---\n", b":::", b"![](#x)", b"<script>", b'charset="utf-16"', b"\r", b"\n\n\n",
)  # fmt: skip


def imported(path: Path, folder: Path) -> Draft | None:
    """The draft, if there is one, after it was written and read back; None when the import was refused with a notice."""
    try:
        draft = with_files(import_source(path, Wishes(item=1)), folder)
    except PublisherError:
        return None
    write_article(draft.article, folder / "article.md")
    read_article(folder / "article.md")
    return draft


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def put(desk: Path, name: str, data: bytes) -> Path:
    (desk / "article.md").unlink(missing_ok=True)
    path = desk / name
    path.write_bytes(data)
    return path


# --- any bytes, and damaged files --------------------------------------------------------------------------------------------------


@THOROUGH
@given(data=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
def test_any_bytes(desk: Path, data: bytes, ending: str) -> None:
    imported(put(desk, f"any{ending}", data), desk)


@THOROUGH
@given(text=st.text(max_size=300), ending=st.sampled_from(ENDINGS))
def test_any_text(desk: Path, text: str, ending: str) -> None:
    imported(put(desk, f"text{ending}", text.encode("utf-8", "surrogatepass")), desk)


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    """A file with some stretches taken out, doubled, exchanged or broken by what parsers stumble over."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from([0, 1, 2, 7, 40, 300])))
        kind = draw(st.sampled_from(["cut", "double", "insert", "end"]))
        if kind == "cut":
            data = data[:at] + data[end:]
        elif kind == "double":
            data = data[:end] + data[at:]
        elif kind == "insert":
            data = data[:at] + draw(st.sampled_from(PIECES)) + data[end:]
        else:
            data = data[: max(at, 1)]
    return data


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_damaged_file(desk: Path, sample: str) -> None:
    path = DOCUMENTS / sample

    @settings(THOROUGH)
    @given(data=damage(path.read_bytes()))
    def check(data: bytes) -> None:
        imported(put(desk, path.name, data), desk)

    check()


WORD, NOTES = DOCUMENTS / "word" / "styled-en.docx", DOCUMENTS / "word" / "notes-en.docx"


@pytest.mark.parametrize(
    ("document", "part"),
    [
        *(
            (WORD, name)
            for name in ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml")
        ),
        *((NOTES, f"word/{name}.xml") for name in ("document", "numbering", "footnotes", "endnotes", "comments")),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_a_document_with_a_damaged_part(desk: Path, document: Path, part: str) -> None:
    with zipfile.ZipFile(document) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    @settings(THOROUGH)
    @given(data=damage(parts[part]))
    def check(data: bytes) -> None:
        imported(put(desk, "part.docx", zipped({**parts, part: data})), desk)

    check()


def test_a_document_cut_off_anywhere(desk: Path) -> None:
    whole = WORD.read_bytes()
    for end in range(0, len(whole), len(whole) // 40):
        assert imported(put(desk, "cut.docx", whole[:end]), desk) is None


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def refusal(path: Path) -> str:
    with pytest.raises(PublisherError) as caught:
        import_source(path)
    (notice,) = caught.value.notices
    assert notice.code == "P307"
    return notice.message


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"[Content_Types].xml": b"<a/>"}, "cannot be read as a Word document"),
        ({"a.txt": b"x"}, "is a zip file, but no Word document"),
        ({"content.xml": b"<a/>", "mimetype": b"x"}, "is a LibreOffice document"),
        ({"word/document.xml": b" " * 40_000_000}, "becomes far too large when it is unpacked"),
        ({"word/document.xml": b"<a>" * 500_000}, "has more than 400,000 tags"),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "defines entities"),
        ({"word/document.xml": b"<a>" * 9000 + b"</a>" * 9000}, "nests elements more than 255 levels deep"),
    ],
)
def test_archives_that_are_no_document(tmp_path: Path, parts: dict[str, bytes], says: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(parts))
    assert says in refusal(path)


def test_a_size_that_lies_bounds_what_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    true_size = (3_000_007).to_bytes(4, "little")
    assert data.count(true_size) == 2
    (tmp_path / "a.docx").write_bytes(bytes(data).replace(true_size, (10).to_bytes(4, "little")))
    assert "is damaged" in refusal(tmp_path / "a.docx")


# --- bombs ------------------------------------------------------------------------------------------------------------------------

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:x="urn:x"'


def word(inside: str) -> bytes:
    """A document of one paragraph."""
    text = f"<w:document {WORDS}><w:body><w:p>{inside}</w:p></w:body></w:document>"
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": text.encode()})


BOX = "<w:txbxContent><w:p><w:r><w:t>word</w:t></w:r></w:p></w:txbxContent>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
MESSAGE = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
PART = "Content-Type: text/html\n"
BOMBS: dict[str, str | bytes] = {
    "laughs.xml": f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{LAUGHS}]><nitf><body>&l9;</body></nitf>',
    "quadratic.xml": f'<!DOCTYPE nitf [<!ENTITY a "{"a" * 100_000}">]><nitf><body>{"&a;" * 20_000}</body></nitf>',
    "outside.xml": '<!DOCTYPE nitf [<!ENTITY e SYSTEM "file:///etc/hostname">]><nitf><body>&e;</body></nitf>',
    "late.xml": "<nitf>" + " " * 1_100_000 + '<!ENTITY a "b"></nitf>',
    "deep.xml": "<nitf>" + "<block>" * 10_000 + "</block>" * 10_000 + "</nitf>",
    "deep.html": "<div>" * 10_000 + "words",
    "deep.json": '{"headline": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "deep.aml": "title: a\n[+body]\n" + "[.x]\n" * 5_000,
    "line.html": "<h1>A title</h1><p>" + "word " * 2_000_000,
    "line.txt": "A title\n" + "word " * 2_000_000,
    "line.aml": "title: a\nbody: " + "word " * 2_000_000,
    "line.json": '{"headline": "a", "body_text": "' + "word " * 2_000_000 + '"}',
    "crowd.html": "<p><i>x</i></p>" * 200_000,
    "images.html": "<img src=a.jpg>" * 100_000,
    "figures.html": "<h1>A</h1>" + "<figure><img src='a{}.jpg'><figcaption>Words.</figcaption></figure>" * 900,
    "nested.html": '<div class="picture lead byline">' * 250 + "<p>word</p>" * 3_000,
    "links.html": "<h1>A</h1><div class=related>" + "<a href=https://a.example/>a</a>" * 40_000,
    "metas.html": "<title>A</title>" + "<meta name=description content='one'>" * 40_000 + "<p>word</p>" * 1_000,
    "opened.html": "<h1>A</h1>" + "<b>" * 200 + "<a href=x>" * 40 + "word",
    "linked.html": "<h1>A</h1><script type=application/ld+json>" + "[" * 100_000 + "</script><p>word</p>",
    "nuls.html": "<h1>A\x00B</h1>\x00<p>w\x00ord</p>",
    "captions.html": "<h1>A</h1><figure><img src=a.jpg><figcaption>" + "(Photo: " * 200_000 + "</figcaption></figure>",
    "table.html": "<h1>A</h1><table><tr>"
    + "<td>a</td>" * 60_000
    + "</tr>"
    + "<tr><td>a</td><td>b</td></tr>" * 20_000
    + "</table>",
    "emphasis.html": "<h1>A</h1><p>" + "<b>a</b><i>b</i>" * 30_000,
    "parts.mht": MESSAGE + f"--x\n{PART}" * 100_000,
    "nested.mht": "".join(f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(2_000)),
    "page.mht": MESSAGE + f"--x\n{PART}\n<h1>A</h1><p>" + "word " * 2_000_000,
    "picture.mht": MESSAGE
    + f"--x\n{PART}\n<h1>A</h1><p>Words.\n--x\nContent-Type: image/png\n"
    + "Content-Transfer-Encoding: base64\n\n"
    + ("A" * 76 + "\n") * 500_000,
    "frames.mht": MESSAGE + f"--x\n{PART}\n<h1>A</h1><p>Words.\n" + f"--x\n{PART}\n{'<script><' * 2_000}\n" * 900,
    "calls.html": "<h1>A</h1><p>Words."
    + "<sup><a href=#n>1</a></sup>" * 30_000
    + "<p id=n class=footnote>"
    + "word " * 1_900,
    "notes.html": "<h1>A</h1><p>Words."
    + "".join(f"<sup><a id=r{n} href=#n{n}>1</a></sup>" for n in range(10_000))
    + "".join(f"<p id=n{n}>Word <a href=#r{n}>b</a>" for n in range(10_000)),
    "backs.html": "<h1>A</h1><p>Words."
    + "<sup><a id=r href=#n>1</a></sup>" * 5_000
    + "<p id=n>"
    + "<a href=#r>b</a>" * 5_000,
    "lists.html": "<h1>A</h1><p>Words.</p>" + "<ul><li>a" * 120 + "<li>b" * 20_000,
    "entries.txt": "A title\n\nWords of the lead.\n\n" + "".join(f"{' ' * (n % 190)}- {n}\n" for n in range(15_000)),
    "boxes.docx": word("<w:r><w:drawing>" + "<x:g>" * 200 + BOX * 20_000 + "</x:g>" * 200 + "</w:drawing></w:r>"),
    "changes.docx": word(
        "<w:r><w:t>word</w:t></w:r>" + "<w:del><w:r><w:delText>word</w:delText></w:r></w:del>" * 30_000
    ),
    "brackets.aml": "title: " + "[" * 1_000_000 + "\n" + "{" * 1_000_000,
}


def test_bombs_end_soon_and_in_little_memory(tmp_path: Path) -> None:
    for name, data in BOMBS.items():
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    program = textwrap.dedent("""
        import resource, sys
        from pathlib import Path
        resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
        from publisher.importers import import_source
        from publisher.notices import PublisherError
        for path in sorted(Path(sys.argv[1]).iterdir()):
            before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
            try:
                import_source(path)
                came = "draft"
            except PublisherError as problem:
                came = problem.notices[0].code
            seconds = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before
            print(path.name, came, "slow" if seconds > 20 else "", round(seconds, 1))
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    assert len(lines) == len(BOMBS)
    assert [line for line in lines if "slow" in line] == []
    came = {line.split()[0]: line.split()[1] for line in lines}
    refused = {
        "laughs.xml",
        "quadratic.xml",
        "outside.xml",
        "late.xml",
        "deep.xml",
        "deep.html",
        "deep.json",
        "crowd.html",
        "parts.mht",
        "nested.mht",
    }
    assert {name for name in refused if came[name] != "P307"} == set()


def test_an_entity_never_shows_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    text = f'<!DOCTYPE nitf SYSTEM "{tmp_path / "secret.dtd"}"><nitf><body.head><hedline><hl1>A&#x20;B</hl1></hedline></body.head></nitf>'
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    assert import_source(tmp_path / "a.xml").article.title == "A B"
    (tmp_path / "b.xml").write_text("<nitf><body>&undefined;</body></nitf>", encoding="utf-8")
    assert "broken XML" in refusal(tmp_path / "b.xml")


def test_a_page_never_reaches_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"\xff\xd8\xff secret")
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    page = tmp_path / "page" / "page.html"
    page.write_text(
        '<h1>A title</h1><p>Words.</p><img src="../secret.jpg"><img src="link.jpg"><img src="%2e%2e/secret.jpg">'
    )
    draft = import_source(page)
    assert not draft.pictures
    assert sum(notice.code == "P305" for notice in draft.notices) == len(draft.article.photos)


# --- character sets ---------------------------------------------------------------------------------------------------------------

CHINESE = "河边的市场搬到了北岸，人们说这是一个新的开始。"
FRENCH = "Le marché déménage"
JAPANESE = "川のそばの市場は北岸に移りました。人々はこれが新しい始まりだと言いました。"
PAGE = (
    "<html><head>{meta}<title>x</title></head><body><h1>{words}</h1><p>{words}</p><p>{words}{words}</p></body></html>"
)


@pytest.mark.parametrize(
    ("charset", "stated", "words"),
    [
        ("gbk", "gb2312", CHINESE), ("gbk", "", CHINESE), ("utf-8", "gbk", CHINESE), ("utf-16", "", CHINESE),
        ("big5", "big5", "河邊的市場搬到了北岸"), ("shift_jis", "Shift_JIS", JAPANESE), ("shift_jis", "", JAPANESE),
        ("euc_jp", "euc-jp", JAPANESE), ("cp1252", "iso-8859-1", FRENCH), ("cp1252", "", FRENCH), ("utf-8", "iso-8859-1", FRENCH),
        ("utf-16-le", "utf-8", FRENCH), ("utf-8", "no-such-set", FRENCH), ("cp1251", "windows-1251", "Рынок переезжает"),
    ],
)  # fmt: skip
def test_a_page_in_any_character_set(tmp_path: Path, charset: str, stated: str, words: str) -> None:
    meta = f'<meta charset="{stated}">' if stated else ""
    (tmp_path / "page.html").write_bytes(PAGE.format(meta=meta, words=words).encode(charset))
    assert import_source(tmp_path / "page.html").article.title == words


def test_xml_and_json_in_utf_16(tmp_path: Path) -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><nitf><body.head><hedline><hl1>Chợ nổi</hl1></hedline></body.head></nitf>'
    (tmp_path / "a.xml").write_bytes(xml.encode("utf-16"))
    assert import_source(tmp_path / "a.xml").article.title == "Chợ nổi"
    (tmp_path / "a.json").write_bytes('{"headline": "Chợ nổi"}'.encode("utf-16"))
    assert import_source(tmp_path / "a.json").article.title == "Chợ nổi"


def test_a_character_set_that_is_stated_wrongly_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(
        PAGE.format(meta='<meta charset="utf-8">', words="Le marché déménage").encode("cp1252")
    )
    draft = import_source(tmp_path / "page.html")
    assert draft.article.title == "Le marché déménage"
    assert [notice.code for notice in draft.notices if notice.code == "P705"] == ["P705"]
