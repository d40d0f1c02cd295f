from __future__ import annotations

from pathlib import Path

import pytest

from publisher.notices import PublisherError, render
from publisher.settings import Brand, CreditWording, Feed, Publication, Settings, read_settings

WHOLE = """\
[publication]
name = "The Courier"
site = "https://news.example.org"
language = "en"
copyright = "© 2026 The Courier"

[credit]
labels = { en = "Picture", vi = "Ảnh" }

[feed]
url = "https://news.example.org/feed.xml"
photo_base = "http://photos.example.org/web"
description = "Photo stories"
widths = [1200, 240]
title = "Photo stories"
language = "vi"
items = 20
hub = "https://hub.example.org/"
webp = false

[brand]
accent = "#2F5D50 cmyk 80 35 65 20"
fonts = "fonts"
"""


@pytest.fixture
def refused(tmp_path):
    """What an editor reads when the settings file says this."""

    def read(text):
        (tmp_path / "publisher.toml").write_text(text, encoding="utf-8")
        with pytest.raises(PublisherError) as problem:
            read_settings(tmp_path)
        return "\n".join(render(notice) for notice in problem.value.notices)

    return read


def test_every_field_is_read(tmp_path):
    path = tmp_path.resolve() / "publisher.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_settings(tmp_path) == Settings(
        Publication("The Courier", "https://news.example.org", "en", "© 2026 The Courier"),
        CreditWording({"en": "Picture", "vi": "Ảnh"}),
        Feed(
            url="https://news.example.org/feed.xml",
            photo_base="http://photos.example.org/web",
            description="Photo stories",
            widths=(1200, 240),
            title="Photo stories",
            language="vi",
            items=20,
            hub="https://hub.example.org/",
            webp=False,
        ),
        Brand("#2F5D50 cmyk 80 35 65 20", "fonts"),
        path,
    )


def test_an_empty_file_leaves_every_default(tmp_path):
    path = tmp_path.resolve() / "publisher.toml"
    path.touch()
    assert read_settings(tmp_path) == Settings(path=path)


def test_the_nearest_file_above_the_article_wins(tmp_path):
    near = tmp_path / "spring"
    article = near / "essays" / "river"
    article.mkdir(parents=True)
    (tmp_path / "publisher.toml").write_text('[publication]\nname = "Far"\n', encoding="utf-8")
    assert read_settings(article).publication.name == "Far"
    (near / "publisher.toml").write_text('[publication]\nname = "Near"\n', encoding="utf-8")
    assert read_settings(article).publication.name == "Near"
    assert read_settings(tmp_path).publication.name == "Far"


def test_a_folder_of_that_name_is_not_a_settings_file(tmp_path):
    (tmp_path / "publisher.toml").write_text('[publication]\nname = "Far"\n', encoding="utf-8")
    (tmp_path / "a" / "publisher.toml").mkdir(parents=True)
    assert read_settings(tmp_path / "a").publication.name == "Far"


def test_a_relative_folder_is_searched_upwards_too(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "publisher.toml").touch()
    monkeypatch.chdir(tmp_path / "a")
    assert read_settings(Path()).path == tmp_path.resolve() / "publisher.toml"


def test_a_misspelt_key_is_shown_with_its_place(refused):
    assert refused('[publication]\nnmae = "The Courier"\n') == (
        "error[P101]: unknown key 'nmae' in [publication]\n"
        "  --> publisher.toml:2:1\n"
        '   2 | nmae = "The Courier"\n'
        "     | ^^^^\n"
        "   = help: did you mean 'name'?"
    )


def test_the_path_is_no_key_of_the_file(refused):
    assert "unknown key 'path'" in refused('path = "x"\n')


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("publication", "site", "news.example.org"),
        ("feed", "url", "/feed.xml"),
        ("feed", "photo_base", "ftp://photos.example.org"),
        ("feed", "hub", "hub.example.org"),
        ("publication", "site", "https://"),
        ("publication", "site", ""),
    ],
)
def test_an_address_that_is_not_of_the_web_is_refused(refused, table, key, value):
    line = f'{key} = "{value}"'
    assert refused(f"[{table}]\n{line}\n") == (
        f"error[P102]: '{key}' is not a web address: {value}\n"
        "  --> publisher.toml:2:1\n"
        f"   2 | {line}\n"
        f"     | {'^' * len(key)}\n"
        "   = help: write the whole address, beginning with https://"
    )


@pytest.mark.parametrize("accent", ["red", "#B3261", "B3261E", "#B3261E cmyk 1 2 3", "#B3261E cmyk 0 0 0 101", ""])
def test_an_accent_that_is_not_a_colour_is_refused(refused, accent):
    assert refused(f'[brand]\naccent = "{accent}"\n') == (
        f"error[P102]: 'accent' is not a colour: {accent}\n"
        "  --> publisher.toml:2:1\n"
        f'   2 | accent = "{accent}"\n'
        "     | ^^^^^^\n"
        '   = help: write "#B3261E" or, with its inks for print, "#B3261E cmyk 10 95 95 12"'
    )


def test_a_photo_without_width_is_refused(refused):
    assert refused("[feed]\nwidths = [1600, 0]\n") == (
        "error[P102]: 'widths' wants pixels, not 0\n  --> publisher.toml:2:1\n   2 | widths = [1600, 0]\n     | ^^^^^^"
    )


def test_a_feed_without_items_is_refused(refused):
    assert "'items' wants one or more, not 0" in refused("[feed]\nitems = 0\n")


def test_everything_wrong_is_told_in_one_run(refused):
    told = refused('publication.site = "x"\nbrand = { accent = "x" }\nfeed.widths = [0, -1]\n')
    assert told.count("error[P102]") == 4
    assert "publisher.toml:1:13" in told
    assert "publisher.toml:2:11" in told
