"""Pages saved as one file."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from publisher.importers import import_source
from publisher.notices import PublisherError

HTML = "<html><body><h1>A ferry crosses the river</h1><p>Words of the page that lead into it, ọ.</p>{}</body></html>"
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def saved(
    folder: Path, html: str, *, charset: str = "utf-8", where: str = "https://news.example/a/page.html", **picture: str
) -> Path:
    message = EmailMessage()
    message["Subject"] = "x"
    message.make_related()
    page = EmailMessage()
    page.set_content(html, subtype="html", charset=charset, cte="base64")
    page["Content-Location"] = where
    message.attach(page)
    if picture:
        image = EmailMessage()
        image.set_content(GIF, maintype="image", subtype="gif")
        for name, value in picture.items():
            image[name.replace("_", "-")] = value
        message.attach(image)
    path = folder / "page.mht"
    path.write_bytes(message.as_bytes())
    return path


@pytest.mark.parametrize(
    ("source", "picture"),
    [
        ("https://news.example/a/boat.gif", {"Content_Location": "https://news.example/a/boat.gif"}),
        ("boat.gif", {"Content_Location": "https://news.example/a/boat.gif"}),
        ("https://news.example/a/boat.gif", {"Content_Location": "boat.gif"}),
        ("file:///C:/page_files/boat.gif", {"Content_Location": "file:///C:/page_files/boat.gif"}),
        ("cid:boat@page", {"Content_ID": "<boat@page>"}),
    ],
)
def test_a_picture_is_found_by_the_address_its_page_gives_it(tmp_path, source, picture):
    html = HTML.format(f'<figure><img src="{source}"><figcaption>A boat. (Photo: VNA)</figcaption></figure>')
    draft = import_source(saved(tmp_path, html, **picture))
    (photo,) = draft.article.photos
    assert draft.pictures[photo.id].data == GIF


@pytest.mark.parametrize("charset", ["utf-8", "cp1258", "utf-16"])
def test_its_letters_are_those_its_part_states(tmp_path, charset):
    words = "ọ" if charset != "cp1258" else "đ"
    draft = import_source(saved(tmp_path, HTML.replace("ọ", words).format("<p>More words.</p>"), charset=charset))
    assert draft.article.lead == f"Words of the page that lead into it, {words}."


def test_a_picture_that_is_not_in_the_file_is_asked_for(tmp_path):
    draft = import_source(saved(tmp_path, HTML.format('<img src="boat.gif">')))
    assert [notice.message for notice in draft.notices if notice.code == "P305"] == [
        "the picture of photo 'photo-1' is not fetched: https://news.example/a/boat.gif"
    ]


def test_the_disk_is_not_looked_at(tmp_path):
    (tmp_path / "secret.gif").write_bytes(GIF)
    draft = import_source(saved(tmp_path, HTML.format('<img src="secret.gif">'), where="file:///x"))
    assert not draft.pictures


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no web page"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/gif\n\n--x--\n",
            "holds no web page",
        ),
        (b"Content-Type: text/html\n\n", "holds no page"),
    ],
)
def test_a_file_without_a_page_is_refused(tmp_path, data, says):
    (tmp_path / "page.mhtml").write_bytes(data)
    with pytest.raises(PublisherError, match=says):
        import_source(tmp_path / "page.mhtml")
