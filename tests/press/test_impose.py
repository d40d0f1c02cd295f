"""Imposed files, read back: places, creep, boxes, marks, claims, and what becomes of files that cannot be imposed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from publisher.notices import PublisherError
from publisher.press.boxes import Box, seen
from publisher.press.impose import impose, plan_imposition
from publisher.press.imposition import Flip, ImposeOptions
from publisher.press.sheets import Scheme
from publisher.units import Mm

WIDTH, HEIGHT, BLEED = float(Mm(100)), float(Mm(140)), float(Mm(3))
COLOURS = [
    (255, 0, 0),
    (0, 160, 0),
    (0, 0, 255),
    (255, 160, 0),
    (160, 0, 160),
    (0, 160, 160),
    (90, 90, 90),
    (160, 90, 0),
]

MakeBooklet = Callable[..., Path]


@pytest.fixture
def booklet(tmp_path: Path) -> MakeBooklet:
    """A PDF of coloured pages, the colour running into the bleed; every page alike unless ``change`` says otherwise."""

    def make(pages: int = 8, change: Callable[[Pdf], None] | None = None, name: str = "booklet.pdf") -> Path:
        with Pdf.new() as pdf:
            for number in range(pages):
                _add_page(pdf, COLOURS[number % len(COLOURS)])
            if change:
                change(pdf)
            pdf.save(tmp_path / name)
        return tmp_path / name

    return make


def _add_page(pdf: Pdf, colour: tuple[int, int, int]) -> None:
    pdf.add_blank_page(page_size=(WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED))
    page = pdf.pages[-1].obj
    page.TrimBox = Array([BLEED, BLEED, BLEED + WIDTH, BLEED + HEIGHT])
    page.BleedBox = page.MediaBox
    red, green, blue = (part / 255 for part in colour)
    page.Contents = pdf.make_stream(f"{red} {green} {blue} rg 0 0 1000 1000 re f".encode())


@pytest.fixture
def imposed(booklet: MakeBooklet, tmp_path: Path) -> Iterator[Callable[..., Pdf]]:
    """The sheets of a booklet, open while the test runs."""
    with ExitStack() as opened:

        def make(source: Path | None = None, **wishes: object) -> Pdf:
            impose(source or booklet(), tmp_path / "sheets.pdf", ImposeOptions(**wishes))
            return opened.enter_context(pikepdf.open(tmp_path / "sheets.pdf"))

        yield make


def places(page: pikepdf.Page) -> dict[str, tuple[float, float]]:
    """Where each page lies on a sheet: the matrix that is in force when its form is painted."""
    found: dict[str, tuple[float, float]] = {}
    matrix = pikepdf.Matrix()
    stack = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            stack.append(matrix)
        elif str(operator) == "Q":
            matrix = stack.pop()
        elif str(operator) == "cm":
            matrix = pikepdf.Matrix(operands) @ matrix
        elif str(operator) == "Do":
            found[str(operands[0])[2:]] = (float(matrix.e), float(matrix.f))
    return found


def box(page: pikepdf.Page, name: str) -> Box:
    return Box.of(page.obj[name])


def mean_colour(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour around a place in points from the lower left corner, at 72 pixels an inch."""
    return picture.getpixel((round(x), picture.height - 1 - round(y)))


@pytest.fixture
def rendered(tmp_path: Path) -> Callable[..., list[Image.Image]]:
    """Each sheet as a picture of one pixel a point."""
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")

    def render(path: Path) -> list[Image.Image]:
        subprocess.run(["pdftoppm", "-r", "72", "-png", str(path), str(tmp_path / "seen")], check=True)
        return [Image.open(file).convert("RGB") for file in sorted(tmp_path.glob("seen-*.png"))]

    return render


@pytest.mark.parametrize("millimetres", [0.05, 0.1035, 0.3])
def test_creep_on_the_written_sheets_follows_the_formula(imposed, booklet, millimetres):
    sheets = imposed(booklet(40), caliper=Mm(millimetres))
    for index, page in enumerate(sheets.pages):
        fold = box(page, "/MediaBox").width / 2
        creep = Mm((index // 2) * millimetres)
        (left, _), (right, _) = sorted(places(page).values())
        assert abs(left - (fold - WIDTH + creep)) < Mm(0.01)
        assert abs(right - (fold - creep)) < Mm(0.01)


def test_the_trim_of_an_inner_sheet_is_shorter_by_its_creep(imposed, booklet):
    sheets = imposed(booklet(16), caliper=Mm(0.2))
    for index, page in enumerate(sheets.pages):
        trim, bleed, media = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        creep = Mm(0.2 * (index // 2))
        assert trim.width == pytest.approx(2 * (WIDTH - creep), abs=0.01)
        assert trim.height == pytest.approx(HEIGHT, abs=0.01)
        assert trim.left - bleed.left == pytest.approx(BLEED, abs=0.01)
        assert trim.left + trim.right == pytest.approx(media.width, abs=0.01)


def test_sheets_carry_the_planned_pages(imposed, booklet):
    sheets = imposed(booklet(7))
    assert [sorted(places(page)) for page in sheets.pages] == [["1", "7"], ["2"], ["3", "6"], ["4", "5"]]


def test_a_sheet_shows_its_pages_with_bleed_outside_and_none_across_the_fold(booklet, rendered, tmp_path):
    out = tmp_path / "sheets.pdf"
    imposition = impose(booklet(8), out, ImposeOptions(caliper=Mm(1)))
    second_front = rendered(out)[2]
    fold, middle, trim = imposition.fold, second_front.height / 2, imposition.trim(imposition.sheets[1])
    page_6, page_3 = COLOURS[5], COLOURS[2]
    assert mean_colour(second_front, fold - 3, middle) == page_6
    assert mean_colour(second_front, fold + 3, middle) == page_3
    assert mean_colour(second_front, trim.left - BLEED + 2, middle) == page_6
    assert mean_colour(second_front, trim.right + BLEED - 2, middle) == page_3
    assert mean_colour(second_front, trim.right + BLEED + 2, middle) == (255, 255, 255)
    assert mean_colour(second_front, fold + 40, trim.top + BLEED - 2) == page_3
    assert mean_colour(second_front, fold + 40, trim.top + BLEED + 2) == (255, 255, 255)


def test_backs_stand_on_their_head_where_the_sheet_is_turned_over_its_long_edge(imposed):
    short, long = (imposed(flip=flip) for flip in (Flip.SHORT, Flip.LONG))
    media = box(short.pages[1], "/MediaBox")
    assert places(short.pages[0]) == places(long.pages[0])
    for number, (x, y) in places(short.pages[1]).items():
        assert places(long.pages[1])[number] == pytest.approx((media.width - x, media.height - y), abs=0.01)
    assert short.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    assert long.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_signatures_and_pairs_have_sheets_of_their_own(imposed, booklet):
    assert len(imposed(booklet(20), scheme=Scheme.PERFECT, signature=8).pages) == 10
    pairs = imposed(booklet(4), scheme=Scheme.TWO_UP)
    assert [sorted(places(page)) for page in pairs.pages] == [["1"], ["2", "3"], ["4"]]
    assert pairs.Root.ViewerPreferences.Duplex == "/Simplex"


def test_marks_are_in_registration_colour_and_can_be_left_out(imposed):
    marked = imposed().pages[0]
    space = marked.Resources.ColorSpace.Registration
    assert (space[0], space[1]) == ("/Separation", "/All")
    assert "/Font" not in marked.Resources
    bare = imposed(marks=False).pages[0]
    assert "/ColorSpace" not in bare.Resources
    assert box(bare, "/MediaBox") == box(bare, "/BleedBox")


@pytest.mark.parametrize(("sheet", "millimetres"), [("a4", (297, 210)), ("a3", (420, 297)), ("sra3", (450, 320))])
def test_pages_lie_in_the_middle_of_a_named_sheet(imposed, sheet, millimetres):
    page = imposed(sheet=sheet).pages[0]
    media, trim = box(page, "/MediaBox"), box(page, "/TrimBox")
    assert (media.width, media.height) == pytest.approx(tuple(map(Mm, millimetres)), abs=0.01)
    assert trim.bottom == pytest.approx(media.height - trim.top, abs=0.01)


def test_a_sheet_without_room_for_marks_is_told(booklet):
    def as_a5(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.TrimBox = page.obj.BleedBox = Array([0, 0, 419.528, 595.276])

    imposition = plan_imposition(booklet(4, as_a5), ImposeOptions(sheet="a4"))
    assert [notice.code for notice in imposition.notices] == ["P927"]


def test_the_plan_prints_every_sheet(booklet):
    text = plan_imposition(booklet(7), ImposeOptions()).as_text()
    assert text == (
        "saddle: 7 pages of 100 x 140 mm, 1 blank\n"
        "2 sheets of 220 x 160 mm, turned over the short edge\n"
        "bleed 3 mm, marks on\n"
        "paper 0.1 mm, creep up to 0.1 mm\n"
        "  sheet 1   creep 0     front 7 | 1       back 2 | -\n"
        "  sheet 2   creep 0.1   front 6 | 3       back 4 | 5\n"
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_lies_upright_with_its_bleed(booklet, turn):
    def turned(pdf: Pdf) -> None:
        pdf.pages[0].obj.TrimBox = Array([10, 20, 110, 220])
        pdf.pages[0].obj.BleedBox = Array([9, 18, 113, 224])
        pdf.pages[0].obj.Rotate = turn

    with pikepdf.open(booklet(1, turned)) as pdf:
        page = seen(pdf.pages[0])
    matrix = pikepdf.Matrix(*page.matrix)
    corners = [matrix.transform(corner) for corner in ((10, 20), (110, 20), (110, 220), (10, 220))]
    seen_corners = [(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)]
    first = -(turn // 90) % 4
    assert corners == [pytest.approx(seen_corners[(n + first) % 4]) for n in range(4)]
    bleeds = (1, 2, 3, 4)
    assert page.bleed == pytest.approx([bleeds[(n + turn // 90) % 4] for n in range(4)])
    assert (page.width, page.height) == ((100, 200) if turn % 180 == 0 else (200, 100))


def test_a_page_measured_in_larger_units_is_as_large_as_it_is_seen(booklet):
    def enlarged(pdf: Pdf) -> None:
        pdf.pages[0].obj.UserUnit = 2

    with pikepdf.open(booklet(1, enlarged)) as pdf:
        page = seen(pdf.pages[0])
    assert page.width == pytest.approx(2 * WIDTH)
    assert page.bleed == pytest.approx([2 * BLEED] * 4)


def _claim_everything(components: int) -> Callable[[Pdf], None]:
    def claim(pdf: Pdf) -> None:
        profile = pdf.make_stream(b"a profile", N=components)
        kinds = (Name.GTS_PDFX, Name.GTS_PDFA1)
        pdf.Root.OutputIntents = Array(
            [Dictionary(Type=Name.OutputIntent, S=kind, DestOutputProfile=profile) for kind in kinds]
        )
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        pdf.Root.Lang = pikepdf.String("vi")
        pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])
        pdf.docinfo["/Title"] = "Ký ức"
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1a:2001"
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:title"] = "Ký ức"
            xmp["pdfaid:part"] = "2"
            xmp["pdfaid:conformance"] = "A"
            xmp["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"
            xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"

    return claim


@pytest.mark.parametrize(("components", "kept"), [(4, True), (3, False)])
def test_only_claims_that_are_still_true_are_kept(imposed, booklet, components, kept):
    sheets = imposed(booklet(4, _claim_everything(components)))
    text = sheets.Root.Metadata.read_bytes().decode()
    assert "pdfaid" not in text
    assert "pdfua" not in text
    assert ("PDF/X-4" in text) is kept
    assert "/GTS_PDFXVersion" not in sheets.docinfo


def test_title_language_and_intents_are_kept_and_tags_links_and_bookmarks_are_not(imposed, booklet):
    sheets = imposed(booklet(4, _claim_everything(4)))
    assert sheets.docinfo["/Title"] == "Ký ức"
    assert sheets.open_metadata()["dc:title"] == "Ký ức"
    assert sheets.Root.Lang == "vi"
    profiles = [intent.DestOutputProfile.objgen for intent in sheets.Root.OutputIntents]
    assert len(profiles) == 2
    assert len(set(profiles)) == 1
    assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageLabels", "/Names"} & set(sheets.Root.keys())
    assert all("/Annots" not in page for page in sheets.pages)


def test_photos_are_copied_byte_for_byte(imposed, booklet):
    data = bytes(range(256)) * 40

    def with_photo(pdf: Pdf) -> None:
        photo = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9, Filter=Name.DCTDecode)
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Photo=photo))

    page = imposed(booklet(4, with_photo)).pages[0]
    assert bytes(page.Resources.XObject.P1.Resources.XObject.Photo.read_raw_bytes()) == data


def test_the_same_booklet_gives_the_same_bytes(booklet, tmp_path):
    source = booklet(8, _claim_everything(4))
    for name in ("one.pdf", "two.pdf"):
        impose(source, tmp_path / name, ImposeOptions())
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def _second_page_is_wider(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    page.MediaBox = page.TrimBox = page.BleedBox = Array([0, 0, 999, 400])


def _no_box(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = Array([5, 5, 5, 5])


@pytest.mark.parametrize(
    ("pages", "change", "options", "code", "words"),
    [
        (4, _second_page_is_wider, ImposeOptions(), "P925", "page 2 is 352.4 x 141.1 mm, but page 1 is 100.0 x 140.0"),
        (4, _no_box, ImposeOptions(), "P922", "page 2 has no usable page box"),
        (0, None, ImposeOptions(), "P924", "has no pages"),
        (400, None, ImposeOptions(caliper=Mm(1)), "P928", "creep by 99 mm"),
    ],
)
def test_what_cannot_be_imposed_is_refused(booklet, tmp_path, pages, change, options, code, words):
    with pytest.raises(PublisherError, match=words) as problem:
        impose(booklet(pages, change), tmp_path / "out.pdf", options)
    assert [notice.code for notice in problem.value.notices] == [code]
    assert not list(tmp_path.glob("out.pdf*"))


def test_pages_too_large_for_the_sheet_are_refused(booklet):
    def large(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.TrimBox = page.obj.BleedBox = Array([0, 0, 595.276, 841.89])

    with pytest.raises(PublisherError, match="do not fit side by side on a4"):
        plan_imposition(booklet(4, large), ImposeOptions(sheet="a4"))
    assert plan_imposition(booklet(4, large), ImposeOptions(sheet="a3", marks=False)).notices == ()


def test_much_creep_is_a_warning(booklet):
    imposition = plan_imposition(booklet(80), ImposeOptions(caliper=Mm(0.3)))
    assert [notice.code for notice in imposition.notices] == ["P928"]


def test_a_booklet_never_replaces_itself(booklet):
    source = booklet()
    before = source.read_bytes()
    with pytest.raises(PublisherError, match="would replace the booklet"):
        impose(source, source, ImposeOptions())
    assert source.read_bytes() == before


def test_a_locked_booklet_is_refused(booklet, tmp_path):
    with pikepdf.open(booklet()) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
        pdf.save(tmp_path / "no-copying.pdf", encryption=pikepdf.Encryption(owner="a", user=""))
    for name in ("locked.pdf", "no-copying.pdf"):
        with pytest.raises(PublisherError, match="locked with a password") as problem:
            impose(tmp_path / name, tmp_path / "out.pdf", ImposeOptions())
        assert problem.value.notices[0].code == "P923"


@pytest.mark.parametrize("content", [b"", b"just text", b"\xff\xd8\xff\xe0JFIF", b"%PDF-1.6\n%%EOF\n"])
def test_what_is_no_pdf_is_refused(tmp_path, content):
    (tmp_path / "photo.pdf").write_bytes(content)
    with pytest.raises(PublisherError) as problem:
        impose(tmp_path / "photo.pdf", tmp_path / "out.pdf", ImposeOptions())
    assert problem.value.notices[0].code in ("P922", "P924")


def test_output_intents_that_are_none_keep_no_claim(imposed, booklet):
    def damaged(pdf: Pdf) -> None:
        _claim_everything(4)(pdf)
        pdf.Root.OutputIntents = Array([None, 5, Dictionary(S=Name.GTS_PDFX)])

    assert "PDF/X-4" not in imposed(booklet(4, damaged)).Root.Metadata.read_bytes().decode()


def test_unreadable_content_is_told_and_nothing_is_written(booklet, tmp_path):
    def damage(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = Array([pdf.make_stream(b"no deflated data", Filter=Name.FlateDecode)] * 2)

    with pytest.raises(PublisherError, match="or is damaged"):
        impose(booklet(4, damage), tmp_path / "out.pdf", ImposeOptions())
    assert not list(tmp_path.glob("out.pdf*"))


def test_half_a_file_is_refused_rather_than_imposed_without_its_last_pages(booklet, tmp_path):
    data = booklet(4).read_bytes()
    (tmp_path / "half.pdf").write_bytes(data[: len(data) // 2])
    with pytest.raises(PublisherError) as problem:
        impose(tmp_path / "half.pdf", tmp_path / "out.pdf", ImposeOptions())
    assert problem.value.notices[0].code == "P922"


def test_a_book_says_at_which_edge_it_is_bound_and_the_wish_overrules_it(booklet):
    def read_from_right(pdf: Pdf) -> None:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)

    arabic, plain = booklet(change=read_from_right, name="arabic.pdf"), booklet()

    def outer(path: Path, from_right: bool | None = None) -> str:
        return str(plan_imposition(path, ImposeOptions(from_right=from_right)).sheets[0].front)

    assert [outer(plain), outer(arabic)] == ["8 | 1", "1 | 8"]
    assert [outer(plain, True), outer(arabic, False)] == ["1 | 8", "8 | 1"]
