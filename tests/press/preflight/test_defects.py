"""A sound file passes; a file with one planted fault is told with that fault and with nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from publisher.notices import Severity
from publisher.press.preflight.rules import PROFILES, RULES

UNCLAIMED = "P994"


def first(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def without(key: str) -> Callable[[Pdf], None]:
    """Takes an entry out of the document catalogue."""

    def plant(pdf: Pdf) -> None:
        del pdf.Root[key]

    return plant


def page_entry(key: str, value: object) -> Callable[[Pdf], None]:
    """Gives the first page an entry."""

    def plant(pdf: Pdf) -> None:
        first(pdf)[key] = value

    return plant


def annotation(kind: str) -> Callable[[Pdf], None]:
    """Lays an annotation on the first page."""

    def plant(pdf: Pdf) -> None:
        rect = Array([50, 50, 90, 90])
        first(pdf).Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect)])
        first(pdf).Tabs = Name.S

    return plant


def no_trim(pdf: Pdf) -> None:
    del first(pdf)["/TrimBox"]


def script(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def open_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F="program.exe")


def attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"for the editor"


def title_twice(pdf: Pdf) -> None:
    pdf.trailer.Info.Title = "Another gate"


def untrapped(pdf: Pdf) -> None:
    del pdf.trailer.Info["/Trapped"]


def font_outside(pdf: Pdf) -> None:
    del first(pdf).Resources.Font.Text.FontDescriptor["/FontFile2"]


def whole_font(pdf: Pdf) -> None:
    first(pdf).Resources.Font.Text.BaseFont = Name.Sound


def font_of_riddles(pdf: Pdf) -> None:
    del first(pdf).Resources.Font.Text["/ToUnicode"]


def rgb_group(pdf: Pdf) -> None:
    first(pdf).Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def calibrated_group(pdf: Pdf) -> None:
    space = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    first(pdf).Group = Dictionary(S=Name.Transparency, CS=space)


def undescribed_figure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.K.K[0]["/Alt"]


def broken_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


def named_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def odd_pages(pdf: Pdf) -> None:
    del pdf.pages[3]


def blank(pdf: Pdf) -> None:
    first(pdf).Contents = pdf.make_stream(b"0 0 0 0 k 0 0 300 420 re f")


def larger_page(pdf: Pdf) -> None:
    page = pdf.pages[2].obj
    page.MediaBox, page.BleedBox, page.TrimBox = (
        Array(box) for box in ([0, 0, 400, 420], [10, 10, 390, 410], [20, 20, 380, 400])
    )
    page.Contents = pdf.make_stream(b"0 0 0 0.1 k 10 10 380 400 re f")


STRUCTURE: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "no trim box": ("P940", no_trim),
    "trim sticks out of the bleed": ("P941", page_entry("/TrimBox", Array([20, 5, 280, 385]))),
    "bleed sticks out of the media": ("P941", page_entry("/MediaBox", Array([0, 0, 300, 405]))),
    "art box beside the trim box": ("P941", page_entry("/ArtBox", Array([30, 30, 270, 390]))),
    "narrow bleed": ("P942", page_entry("/TrimBox", Array([15, 20, 275, 400]))),
    "sizes differ": ("P944", larger_page),
    "font not embedded": ("P950", font_outside),
    "font embedded whole": ("P951", whole_font),
    "font without unicode": ("P952", font_of_riddles),
    "no output intent": ("P955", without("/OutputIntents")),
    "output intent without profile": ("P955", named_intent),
    "broken profile": ("P957", broken_intent),
    "not tagged": ("P971", without("/StructTreeRoot")),
    "not marked": ("P971", without("/MarkInfo")),
    "figure without alternative text": ("P972", undescribed_figure),
    "no language": ("P973", without("/Lang")),
    "title not shown": ("P974", without("/ViewerPreferences")),
    "two titles": ("P976", title_twice),
    "trapping unknown": ("P977", untrapped),
    "no XMP": ("P979", without("/Metadata")),
    "group in DeviceRGB": ("P980", rgb_group),
    "group in CalRGB": ("P981", calibrated_group),
    "note on the page": ("P983", annotation("Text")),
    "link on the page": ("P984", annotation("Link")),
    "JavaScript": ("P985", script),
    "starts a program": ("P985", open_action),
    "attachment": ("P986", attachment),
    "three pages": ("P989", odd_pages),
    "blank page": ("P990", blank),
}
"""Fault -> the code that must be told, and how it is planted into a sound file."""


def test_a_sound_file_passes_with_nothing_but_a_missing_claim(maker):
    assert maker.judge(maker.sound()).codes == (UNCLAIMED,)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_sound_file_that_claims_three_standards_has_nothing_to_report(maker, profile):
    report = maker.judge(maker.sound(claims=True), profile)
    assert report.codes == ()
    assert report.facts["claims"] == ["PDF/X-4", "PDF/A-2a", "PDF/UA-1"]


@pytest.mark.parametrize("fault", STRUCTURE)
def test_a_planted_fault_is_told_and_nothing_else(maker, fault):
    code, plant = STRUCTURE[fault]
    pdf = maker.sound()
    plant(pdf)
    assert set(maker.judge(pdf).codes) - {UNCLAIMED} == {code}


PAINT = {
    "picture stops at the trim": ("P943", "q 60 0 0 80 20 100 cm /Photo Do Q"),
    "tint stops at the trim": ("P943", "0 0 0 .2 k 20 20 260 380 re f"),
    "DeviceRGB": ("P956", "1 1 1 rg 60 60 20 20 re f"),
    "DeviceRGB in a form": ("P956", "/Form Do"),
    "spot ink": ("P958", "/Gold cs 1 scn 60 60 20 20 re f"),
    "a picture of 100 ppi": ("P960", "q 432 0 0 288 60 200 cm /Photo Do Q"),
    "a picture of 100 ppi behind a clip": ("P960", "q 60 60 20 20 re W n 432 0 0 288 60 60 cm /Photo Do Q"),
    "a picture of 100 ppi in a form, turned": ("P960", "q 0 432 -288 0 200 60 cm /PhotoForm Do Q"),
    "a picture of 200 ppi": ("P961", "q 216 0 0 144 60 200 cm /Photo Do Q"),
    "ink of 330 per cent": ("P964", ".8 .8 .8 .9 k 60 60 20 20 re f"),
    "small rich black text": ("P966", "BT /Text 8 Tf .6 .4 .4 1 k 1 0 0 1 60 80 Tm (x) Tj ET"),
    "small rich black text, scaled down": (
        "P966",
        "q .5 0 0 .5 0 0 cm BT /Text 16 Tf .6 0 0 1 k 120 160 Td (x) Tj ET Q",
    ),
    "white overprint": ("P967", "/Over gs 0 0 0 0 k 60 60 20 20 re f"),
    "white spot overprint": ("P967", "/Over gs /Black cs 0 scn 60 60 20 20 re f"),
    "hairline": ("P970", ".1 w 60 60 m 90 60 l S"),
    "line scaled down": ("P970", "q .2 0 0 .2 0 0 cm 1 w 300 300 m 450 300 l S Q"),
    "shape thin as a hairline": ("P970", "0 0 0 1 k 60 60 40 .1 re f"),
    "soft mask": ("P982", "q 72 0 0 48 60 200 cm /Masked Do Q"),
    "opacity": ("P982", "/Faint gs"),
    "more Q than q and broken operators": ("P991", "Q Q (x) w [ 1 ] cm /Photo"),
}
"""Fault -> the code that must be told, and what is painted beside a sound page."""


@pytest.fixture
def resources(maker):
    """What the painted faults draw on."""
    pdf = pikepdf.new()
    photo = maker.photo(pdf)
    mask = maker.photo(pdf)
    ink = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 0.2, 0.6, 0.2]), N=1)
    form = pdf.make_stream(
        b"1 0 0 rg 60 60 20 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 99])
    )
    placed = pdf.make_stream(b"/Inner Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    placed.Resources = Dictionary(XObject=Dictionary(Inner=photo))
    return {
        "XObject": Dictionary(Form=form, PhotoForm=placed, Masked=maker.photo(pdf, SMask=mask)),
        "ColorSpace": Dictionary(
            Gold=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, ink]),
            Black=Array([Name.Separation, Name.Black, Name.DeviceCMYK, ink]),
        ),
        "ExtGState": Dictionary(Over=Dictionary(OP=True, OPM=1), Faint=Dictionary(ca=0.5)),
        "owner": pdf,
    }


@pytest.mark.parametrize("fault", PAINT)
def test_a_painted_fault_is_told_on_its_page_and_nothing_else(maker, resources, fault):
    code, paint = PAINT[fault]
    report = maker.judge_paint(paint, resources)
    assert set(report.codes) - {UNCLAIMED} == {code}
    pages = {finding.pages for finding in report.findings if finding.code == code}
    assert pages == ({()} if code == "P991" else {(2,)})


SOUND_PAINT = {
    "picture that runs into the bleed": "q 60 0 0 80 10 100 cm /Photo Do Q",
    "picture away from the edge": "q 60 0 0 80 40 100 cm /Photo Do Q",
    "white tint at the trim": "0 0 0 0 k 20 20 260 380 re f",
    "marks outside the bleed": "1 1 1 1 K .1 w 0 20 m 8 20 l S",
    "black that overprints": "/Over gs 0 0 0 1 k 60 60 20 20 re f",
    "large rich black text": "BT /Text 20 Tf .6 .4 .4 1 k 1 0 0 1 60 80 Tm (x) Tj ET",
    "invisible text": "BT 3 Tr /Text 2 Tf .6 .4 .4 1 k 60 80 Td (x) Tj ET",
    "a thin line clipped away": "q 40 40 5 5 re W n .1 w 60 60 m 90 60 l S Q",
    "a white that knocks out": "0 0 0 0 k 60 60 20 20 re f",
    "a large form used twice": "/PhotoSmall Do",
}


@pytest.mark.parametrize("name", SOUND_PAINT)
def test_what_is_no_fault_is_not_told(maker, resources, name):
    assert maker.judge_paint(SOUND_PAINT[name], resources).codes == (UNCLAIMED,)


def test_white_overprint_needs_the_mode_that_leaves_the_ground(maker):
    settings = {"ExtGState": Dictionary(Over=Dictionary(OP=True, OPM=0))}
    assert maker.judge_paint("/Over gs 0 0 0 0 k 60 60 20 20 re f", settings).codes == (UNCLAIMED,)


CLAIM_BREAKERS = {
    "no trim box": (no_trim, {"PDF/X-4"}),
    "JavaScript": (script, {"PDF/X-4", "PDF/A-2a"}),
    "not tagged": (without("/StructTreeRoot"), {"PDF/A-2a", "PDF/UA-1"}),
    "figure without alternative text": (undescribed_figure, {"PDF/UA-1"}),
    "no output intent": (without("/OutputIntents"), {"PDF/X-4", "PDF/A-2a"}),
}


@pytest.mark.parametrize("fault", CLAIM_BREAKERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_claim_that_is_visibly_false_is_an_error_for_every_profile(maker, fault, profile):
    plant, broken = CLAIM_BREAKERS[fault]
    pdf = maker.sound(claims=True)
    plant(pdf)
    told = [finding for finding in maker.judge(pdf, profile).findings if finding.code == "P978"]
    assert {finding.message.split()[5].rstrip(",") for finding in told} == broken
    assert all(finding.severity is Severity.ERROR for finding in told)


def test_an_encrypted_file_is_an_error_even_when_it_opens(maker):
    report = maker.judge(maker.sound(), encryption=pikepdf.Encryption(owner="secret", user="", R=4))
    assert set(report.codes) - {UNCLAIMED} == {"P987"}
    assert not report.passed


def test_a_newer_pdf_version_is_told(maker):
    report = maker.judge(maker.sound(), force_version="2.0")
    assert set(report.codes) - {UNCLAIMED} == {"P988"}


def test_links_in_tab_order_are_asked_for_only_where_links_are(maker):
    pdf = maker.sound()
    annotation("Link")(pdf)
    del first(pdf)["/Tabs"]
    assert set(maker.judge(pdf, "office").codes) == {"P975"}


def test_the_office_profile_forgives_what_only_a_printer_asks_for(maker, resources):
    for code, paint in PAINT.values():
        severity = RULES[code].office
        told = maker.judge_paint(paint, resources, "office")
        assert set(told.codes) == ({code} if severity else set())


def test_every_rule_has_a_planted_fault():
    planted = {code for code, _ in (*STRUCTURE.values(), *PAINT.values())}
    told_elsewhere = {"P965", "P975", "P987", "P988", UNCLAIMED}
    assert set(RULES) == planted | told_elsewhere
