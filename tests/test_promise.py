"""The promise, held on the plans of every channel: no photo leaves without its caption and its credit."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from designs import ONE_LANGUAGE
from publisher.article.credit import caption_text, credit_line
from publisher.article.model import Article, Credit, Paragraph, Photo, PhotoRef, Source, Span
from publisher.channels import CHANNELS
from publisher.layout.load import layout_names
from publisher.publishing import plan

LETTERS = st.characters(categories=["Lu", "Ll", "Lo"], include_characters=" .'-")
NAMES = st.text(LETTERS, min_size=1, max_size=30).map(partial(normalize, "NFC"))
SENTENCES = st.lists(
    st.sampled_from(["gate", "Huế", "tháng", "Straße", "crowd", "1975", "ngày", "river"]), min_size=1, max_size=45
)


@pytest.fixture(scope="module")
def picture(tmp_path_factory):
    path = tmp_path_factory.mktemp("promise") / "a.jpg"
    Image.linear_gradient("L").resize((1500, 1000)).convert("RGB").save(path)
    return path


@st.composite
def photos(draw: st.DrawFn) -> tuple[Photo, ...]:
    made = []
    for n in range(draw(st.integers(1, 4))):
        caption = " ".join(draw(SENTENCES)).capitalize() + "."
        names = {
            key: draw(NAMES).strip()
            for key in draw(st.sets(st.sampled_from(["photographer", "agency", "via"]), min_size=1))
        }
        credit = (
            Credit(**{key: name for key, name in names.items() if name})
            if any(names.values())
            else Credit(agency="VNA")
        )
        context = draw(st.none() | st.just("By April all provinces were reached."))
        made.append(Photo(f"p{n}", "a.jpg" if draw(st.booleans()) else None, context, caption, credit, alt="A gate."))
    return tuple(made)


def article(folder: Path, shown: tuple[Photo, ...]) -> Article:
    body = (Paragraph((Span("The morning at the gate."),)), *(PhotoRef(photo.id) for photo in shown))
    return Article(
        "gate", "en", "The gate", Source(folder / "article.en.md"), lead="A morning.", photos=shown, body=body
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shown=photos(), layout=st.sampled_from(ONE_LANGUAGE))
def test_every_photo_of_every_channel_has_its_caption_and_its_credit(picture, shown, layout):
    from publisher.channels.booklet.options import BookletOptions

    planned = plan(
        article(picture.parent, shown), only=["booklet", "cards"], options={"booklet": BookletOptions(layout=layout)}
    )
    by_id = {photo.id: photo for photo in shown}
    for name, ready in planned.plans.items():
        assert ready.uses, name
        for use in ready.uses:
            photo = by_id[use.photo]
            assert use.credit == credit_line(photo.credit, "en"), name
        captioned = {use.photo for use in ready.uses if use.caption}
        assert captioned == {use.photo for use in ready.uses}, name


@pytest.mark.parametrize("name", CHANNELS)
def test_an_uncredited_photo_stops_the_channel(picture, name):
    bare = Photo("p0", "a.jpg", caption="A gate.", alt="A gate.")
    planned = plan(article(picture.parent, (bare,)), only=[name])
    assert planned.plans == {}
    assert "P301" in {notice.code for notice in planned.notices}


@pytest.mark.parametrize("name", CHANNELS)
def test_an_uncaptioned_photo_stops_the_channel(picture, name):
    bare = Photo("p0", "a.jpg", credit=Credit(agency="VNA"), alt="A gate.")
    planned = plan(article(picture.parent, (bare,)), only=[name])
    assert planned.plans == {}
    assert "P302" in {notice.code for notice in planned.notices}


def test_the_examples_keep_the_promise_in_every_layout(examples):
    from publisher.channels.booklet.options import BookletOptions

    for folder in sorted(path.parent for path in examples.glob("*/article.*.md")):
        layouts = layout_names("booklets") if len(list(folder.glob("article.*.md"))) > 1 else ONE_LANGUAGE
        for layout in layouts:
            planned = plan(folder, options={"booklet": BookletOptions(layout=layout)})
            told = planned.edition.article
            for name, ready in planned.plans.items():
                credits_ = {use.photo: use.credit for use in ready.uses}
                assert set(credits_) <= {photo.id for photo in told.photos}
                assert all(use.credit and use.caption for use in ready.uses), (folder.name, layout, name)
            booklet = {use.photo for use in planned.plans["booklet"].uses if use.caption}
            assert booklet == {photo.id for photo in told.photos}


def test_captions_are_published_whole(picture):
    long = Photo("p0", "a.jpg", "Context first.", "A caption " * 60 + "ends here.", Credit(agency="VNA"), alt="A gate.")
    planned = plan(article(picture.parent, (long,)), only=["booklet"])
    captions = {use.caption for use in planned.plans["booklet"].uses}
    assert caption_text(long, context=True) in captions
