"""Small pictures with words inside, for folders as a photo desk hands them over."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from publisher.photos.embed import embed_beside
from publisher.photos.model import Label

Take = Callable[..., Path]
_PACKET = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:ps="http://ns.adobe.com/photoshop/1.0/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
 <rdf:Description>%s</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def take(tmp_path) -> Take:
    """Put a picture into the folder ``desk``; the words of a label go inside, and ``more`` properties of XMP."""

    def take(name: str, caption: str = "", credit: str = "", *, more: str = "", **words: object) -> Path:
        buffer = io.BytesIO()
        Image.new("RGB", (48, 32), "red").save(buffer, "JPEG")
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        label = Label(caption, credit, "en", **words)
        spoken = bool(caption or credit or words or more)
        path.write_bytes(
            embed_beside(buffer.getvalue(), label, [_PACKET % more.encode()], b"") if spoken else buffer.getvalue()
        )
        return path

    return take
