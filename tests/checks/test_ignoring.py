"""Ignores: what an editor does not want to hear of, with a reason - and nothing that stops a channel."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.article.source import read_text
from publisher.checks.ignoring import heeded, idle
from publisher.notices import Notice, PublisherError, error, render, warning

TEXT = """---
id: x
lang: en
title: A title
photos:
  - id: gate
    caption: The gate.
    credit: {agency: VNA}
  - id: road
    caption: The road.
    credit: {agency: VNA}
keywords: [Hue]
---

The gate is open.
"""


def article(text: str = TEXT):
    return read_text(text, Path("story/article.en.md"))[0]


def of_photo(ignore: str, photo: str = "gate") -> str:
    return TEXT.replace(f"  - id: {photo}\n", f"  - id: {photo}\n    ignore: {ignore}\n")


def no_alt(text: str, photo: str) -> Notice:
    return warning("P303", f"photo '{photo}' has no alt text", article(text).source.at(f"photos.{photo}.alt"))


def test_an_ignore_of_the_article_silences_a_warning_everywhere():
    text = TEXT.replace("keywords:", "ignore: [{code: P303, reason: A draft for one reader.}]\nkeywords:")
    assert heeded(article(text), [no_alt(text, "gate"), no_alt(text, "road"), warning("P205", "a space")]) == (
        warning("P205", "a space"),
    )


def test_an_ignore_of_a_photo_silences_that_photo_alone():
    text = of_photo("[{code: P303, reason: Decorative.}]")
    kept = no_alt(text, "road")
    assert heeded(article(text), [no_alt(text, "gate"), kept]) == (kept,)
    assert list(idle(article(text), [no_alt(text, "gate"), kept])) == []


def test_an_ignore_of_the_last_photo_does_not_reach_beyond_it():
    text = of_photo("[{code: P205, reason: As printed.}]", "road")
    source = article(text).source
    after, body = warning("P205", "a", source.at("keywords")), warning("P205", "b", source.at_line(17))
    assert heeded(article(text), [after, body]) == (after, body)


def test_an_error_is_never_silenced_and_the_ignore_is_told():
    text = of_photo("[{code: P301, reason: We are in a hurry.}]")
    found = error("P301", "photo 'gate' has no credit", article(text).source.at("photos.gate.credit"))
    assert heeded(article(text), [found]) == (found,)
    (told,) = idle(article(text), [found])
    assert render(told) == (
        "warning[P118]: P301 is an error and cannot be ignored\n"
        "  --> article.en.md:7:14\n"
        "   7 |     ignore: [{code: P301, reason: We are in a hurry.}]\n"
        "     |              ^\n"
        "   = help: mend it"
    )


def test_an_ignore_with_nothing_to_ignore_is_told():
    text = of_photo("[{code: P303, reason: Decorative.}]")
    (told,) = idle(article(text), [no_alt(text, "road")])
    assert (told.code, told.message) == ("P117", "P303 is ignored, but nothing tells it")


def test_an_ignore_of_what_only_a_channel_tells_is_not_judged_by_a_check():
    assert list(idle(article(of_photo("[{code: P308, reason: It is a blurred picture.}]")), [])) == []


def test_a_code_that_does_not_exist_is_told():
    (told,) = idle(article(of_photo("[{code: P399, reason: Why not.}]")), [])
    assert (told.code, told.message) == ("P117", "there is no code P399")


@pytest.mark.parametrize(
    ("ignore", "code", "message"),
    [
        ("[{code: P303}]", "P116", "P303 is ignored without a reason"),
        ("[{code: P303, reason: ''}]", "P116", "P303 is ignored without a reason"),
        ("[P303]", "P102", "'0' should be a table, not text"),
        ("[{reason: none}]", "P102", "an ignore names one code, such as P303"),
        ("[{code: 303, reason: x}]", "P102", "an ignore names one code, such as P303"),
    ],
)
def test_an_ignore_names_a_code_and_a_reason(ignore, code, message):
    with pytest.raises(PublisherError) as refusal:
        article(of_photo(ignore))
    assert [(told.code, told.message) for told in refusal.value.notices] == [(code, message)]
