"""Addresses, file names and ids of a feed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.feed.addresses import below, file_stem, home_of, lasting_id, link_address, web_address

BASE = "https://news.example.org/2025/essay/"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("https://news.example.org", "https://news.example.org"),
        ("HTTPS://News.Example.org/A", "https://news.example.org/A"),
        ("https://news.example.org/Ảnh Huế.jpg", "https://news.example.org/%E1%BA%A2nh%20Hu%E1%BA%BF.jpg"),
        ("https://news.example.org/a%20b 100%", "https://news.example.org/a%20b%20100%25"),
        ("https://bücher.example/?q=é&x=1#ü", "https://xn--bcher-kva.example/?q=%C3%A9&x=1#%C3%BC"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ('https://news.example.org/a"b<c>', "https://news.example.org/a%22b%3Cc%3E"),
    ],
)
def test_a_web_address_is_published_in_ascii(written: str, published: str) -> None:
    assert web_address(written) == published
    assert web_address(published) == published


@pytest.mark.parametrize(
    "written",
    [None, "", "news.example.org", "/map", "javascript:alert(1)", "ftp://a.example/x", "https://", "https://a b.example/",
     "https://me:secret@a.example/", "https://a.example:port/", "https://[::1/", "https://a..example/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(written: str | None) -> None:
    assert web_address(written) == ""


@given(st.text(), st.text())
def test_every_published_address_is_ascii_and_stays_as_it_is(host: str, path: str) -> None:
    address = web_address(f"https://{host}.example/{path}")
    assert address.isascii()
    assert not set(address) & set(" <>\"'{}|\\^`\n") - {"'"}
    assert web_address(address) == address


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/map?a=1", "https://news.example.org/map?a=1"),
        ("#notes", BASE + "#notes"),
        ("https://other.example/x", "https://other.example/x"),
        ("mailto:desk@news.example.org", "mailto:desk@news.example.org"),
        ("JaVa\tScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://[", ""),
    ],
)
def test_links_in_the_text_become_absolute_or_vanish(href: str, target: str) -> None:
    assert link_address(href, BASE) == target


def test_each_article_and_each_of_its_languages_has_a_place_of_its_own() -> None:
    assert home_of("sea", "en", "en") == home_of("sea", "en-GB", "en") == home_of("sea", "vi", None) == "sea"
    assert home_of("sea", "vi", "en") == "sea/vi"
    assert home_of("sea", "zh-Hant", "en") == "sea/zh-hant"
    assert ".." not in home_of("../sea", "en", None)


def test_photos_lie_below_a_shared_address_unless_it_leads_to_the_article_already() -> None:
    assert below("https://img.example.org", "sea") == "https://img.example.org/sea"
    assert below("https://img.example.org/web/sea", "sea") == "https://img.example.org/web/sea"
    assert below("https://img.example.org/undersea", "sea") == "https://img.example.org/undersea/sea"


def test_an_id_depends_on_the_address_alone() -> None:
    assert lasting_id(BASE) == lasting_id(BASE) != lasting_id(BASE + "x")
    assert lasting_id(BASE).startswith("urn:uuid:")


def test_file_names_are_ascii_readable_and_told_apart() -> None:
    assert file_stem("ngo-mon") == "ngo-mon"
    assert file_stem("Ngo Mon").startswith("ngo-mon-")
    assert file_stem("Đường 9").startswith("duong-9-")
    assert file_stem("写真").startswith("photo-")
    stems = {file_stem(photo_id) for photo_id in ("hue", "Hue", "huế", "hue ", "../hue", "写真", "图片")}
    assert len(stems) == 7


@given(st.text(min_size=1))
def test_any_photo_id_makes_a_safe_file_name(photo_id: str) -> None:
    stem = file_stem(photo_id)
    assert stem.isascii()
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
