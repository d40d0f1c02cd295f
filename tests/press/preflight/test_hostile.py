"""Whatever the file: a report or one clear message, in a bounded time, and never a traceback."""

from __future__ import annotations

import random
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.notices import PublisherError
from publisher.press.preflight.render import as_json, as_text
from publisher.press.preflight.run import preflight_notices, run_preflight

PATIENCE = 10
"""Seconds; generous, for a busy machine."""


def save(pdf: pikepdf.Pdf, folder: Path) -> bytes:
    """A small PDF with nothing compressed, so that damage reaches everything."""
    path = folder / "plain.pdf"
    generalized = pikepdf.StreamDecodeLevel.generalized
    pdf.save(path, compress_streams=False, stream_decode_level=generalized)
    return path.read_bytes()


def test_a_file_that_is_not_there_is_named(tmp_path):
    (notice,) = preflight_notices(tmp_path / "gone.pdf")
    assert notice.code == "P995"
    assert "gone.pdf" in notice.message
    assert str(tmp_path) not in notice.message


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.6\n", b"\xff\xd8\xff\xe0JFIF", b"%PDF-1.6\ntrailer <<>>"])
def test_what_is_no_pdf_is_said_so(tmp_path, content):
    path = tmp_path / "any.pdf"
    path.write_bytes(content)
    with pytest.raises(PublisherError) as caught:
        run_preflight(path)
    assert [notice.code for notice in caught.value.notices] == ["P995"]


def test_a_folder_is_no_pdf(tmp_path):
    assert [notice.code for notice in preflight_notices(tmp_path)] == ["P995"]


def test_a_password_is_asked_for_in_words(maker, tmp_path):
    path = tmp_path / "locked.pdf"
    maker.sound().save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(PublisherError, match="needs a password"):
        run_preflight(path)


def test_an_unknown_profile_is_told_with_the_nearest(maker):
    with pytest.raises(PublisherError) as caught:
        maker.judge(maker.sound(), "ofice")
    assert caught.value.notices[0].hint == "did you mean 'office'?"


def test_a_file_cut_off_anywhere_gives_a_report_or_a_message(maker, tmp_path):
    whole = save(maker.sound(pages=1), tmp_path)
    path = tmp_path / "cut.pdf"
    outcomes = set()
    for tenth in range(1, 10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        outcomes |= {notice.code for notice in preflight_notices(path)}
    assert outcomes & {"P991", "P995"}


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_gives_a_report_or_a_message(maker, tmp_path, seed):
    chance = random.Random(seed)
    damaged = bytearray(save(maker.sound(claims=True, pages=1), tmp_path))
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(damaged))
        piece = chance.choice(
            (b"[", b"<<", b"null", b"9" * 30, b"-1", b"/\x89", b"(", b"1 0 R ", bytes([chance.randrange(256)]))
        )
        damaged[at : at + chance.randrange(4)] = piece
    path = tmp_path / "damaged.pdf"
    path.write_bytes(damaged)
    assert judged(path)


def judged(path: Path) -> str:
    """The report, or the message of a file that cannot be read."""
    try:
        report = run_preflight(path)
    except PublisherError as problem:
        return problem.notices[0].message
    return as_text(report) + as_json(report)


def form(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Object:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 420]))


def test_a_form_that_draws_itself_is_followed_only_so_far(maker):
    pdf = maker.sound()
    endless = form(pdf, b"/Endless Do /Endless Do")
    endless.Resources = Dictionary(XObject=Dictionary(Endless=endless))
    page = pdf.pages[0].obj
    page.Resources.XObject.Endless = endless
    page.Contents = pdf.make_stream(b"/Endless Do")
    assert "P991" in maker.judge(pdf).codes


def test_forms_that_multiply_are_followed_only_so_far(maker, monkeypatch):
    monkeypatch.setattr("publisher.press.preflight.library.MOST_OPERATORS", 20_000)
    pdf = maker.sound()
    inner = form(pdf, b"0 0 m 1 1 l S")
    for _ in range(9):
        outer = form(pdf, b"/Inner Do " * 10)
        outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
        inner = outer
    page = pdf.pages[0].obj
    page.Resources.XObject.Outer = inner
    page.Contents = pdf.make_stream(b"/Outer Do")
    report = maker.judge(pdf)
    assert [finding.pages for finding in report.findings if "too much" in finding.message] == [(1, 2, 3, 4)]


def test_content_that_unfolds_without_bounds_is_not_unfolded(maker):
    pdf = maker.sound()
    bomb = zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9)
    stream = pdf.make_stream(b"")
    stream.write(bomb, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.pages[0].obj.Contents = stream
    began = time.monotonic()
    assert "P991" in maker.judge(pdf).codes
    assert time.monotonic() - began < PATIENCE


def test_an_image_of_impossible_size_is_not_decoded(maker):
    pdf = maker.sound()
    pdf.pages[0].obj.Resources.XObject.Photo = maker.photo(pdf, 600, 400, Width=90_000, ColorSpace=Name.DeviceCMYK)
    (told,) = [finding for finding in maker.judge(pdf).findings if finding.code == "P965"]
    assert told.message == "a picture cannot be decoded"


def test_a_structure_that_bites_its_tail_is_walked_once(maker):
    pdf = maker.sound()
    body = pdf.Root.StructTreeRoot.K
    body.K.append(body)
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(A=Name.B, B=Name.A)
    body.S = Name.A
    assert maker.judge(pdf).codes == ("P994",)


def test_entities_in_metadata_are_not_expanded(maker):
    pdf = maker.sound()
    pdf.Root.Metadata.write(b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    assert set(maker.judge(pdf).codes) == {"P979", "P994"}


VALUES = [b"0", b"-3", b"/X", b"(text)", b"[]", b"[/X 1]", b"<<>>", b"<</S 3 /K 3 /JavaScript 1>>"]
PAGE_KEYS = ["/MediaBox", "/TrimBox", "/Annots", "/Resources", "/Contents", "/Group", "/UserUnit"]
ROOT_KEYS = ["/OutputIntents", "/StructTreeRoot", "/Names", "/Metadata", "/MarkInfo", "/Lang", "/AF", "/OpenAction"]


@pytest.mark.parametrize("key", PAGE_KEYS)
@pytest.mark.parametrize("value", VALUES)
def test_any_value_may_stand_anywhere_in_a_page(maker, key, value):
    pdf = maker.sound(pages=1)
    pdf.pages[0].obj[key] = pikepdf.Object.parse(value)
    assert "P992" not in maker.judge(pdf).codes


@pytest.mark.parametrize("key", ROOT_KEYS)
@pytest.mark.parametrize("value", VALUES)
def test_any_value_may_stand_anywhere_in_the_catalogue(maker, key, value):
    pdf = maker.sound(pages=1)
    pdf.Root[key] = pikepdf.Object.parse(value)
    assert "P992" not in maker.judge(pdf).codes


def test_a_rule_that_stumbles_is_told_and_the_others_are_asked(maker, monkeypatch):
    from publisher.press.preflight import run
    from publisher.press.preflight.rules import RULES

    def stumble(_):
        raise KeyError("/Lang")

    monkeypatch.setattr(run, "RULES", {**RULES, "P973": replace(RULES["P973"], check=stumble)})
    assert maker.judge(maker.sound()).codes == ("P992", "P994")


def test_the_limits_of_the_process_are_as_before(maker):
    before = pikepdf.settings.get_qpdf_limits()
    maker.judge(maker.sound())
    assert pikepdf.settings.get_qpdf_limits() == before


def test_damage_is_not_logged(maker, tmp_path, capfd):
    path = tmp_path / "cut.pdf"
    path.write_bytes(save(maker.sound(), tmp_path)[:-200])
    assert "P991" in run_preflight(path).codes
    assert capfd.readouterr() == ("", "")
