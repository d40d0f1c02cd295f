"""PDF objects go in, the bytes of a PDF file come out, one object at a time: photos are read only while they are written."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

PDF_VERSION = (1, 6)
_BINARY_MARK = b"%\xe2\xe3\xcf\xd3\n"  # bytes above 127 say that the file is no text (ISO 32000-1, 7.5.2)


class PdfDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """A document whose objects are formatted when they are written, so that no more than one photo is in memory.

    Nothing in it depends on the clock; the file's id is the digest of its objects.
    """

    def __init__(self, title: str, lang: str, author: str | None = None, *, sets_photos_aside: bool = False) -> None:
        super().__init__(dummyoutline=1, invariant=1, pdfVersion=PDF_VERSION, lang=lang)
        self.Catalog.Outlines = None
        self.sets_photos_aside = sets_photos_aside
        facts = {"Title": title, "Author": author, "Producer": "publisher"}
        self.info = dictionary({key: text_string(value) for key, value in facts.items() if value})

    def write(self, target: BinaryIO) -> None:
        """Write the whole file; objects that others ask for while they are written follow in turn."""
        out = _Tally(target)
        out.add(b"%%PDF-%d.%d\n" % PDF_VERSION + _BINARY_MARK)
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        written: list[str] = []
        while key := self.numberToId.get(len(written) + 1):
            self.idToOffset[key] = out.length
            self._add(key, out)
            written.append(key)
        self._close(out, written, catalog, info)

    def _add(self, key: str, out: _Tally) -> None:
        """Write one object."""
        content = self.idToObject[key]
        if not isinstance(content, Stream):
            out.add(pdfdoc.PDFIndirectObject(key, content).format(self))
            return
        out.add(b"%d %d obj\n" % self.idToObjectNumberAndVersion[key])
        for piece in content.pieces(self):
            out.add(piece, content.known_by)
        out.add(b"endobj\n")

    def _close(self, out: _Tally, written: list[str], catalog: object, info: object) -> None:
        digest = b"<" + out.digest.hexdigest().encode() + b">"
        start = out.length
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, written)
        out.add(table.format(self))
        file_id = b"[" + digest + digest + b"]"
        trailer = pdfdoc.PDFTrailer(startxref=start, Size=len(written) + 1, Root=catalog, Info=info, ID=file_id)
        out.add(trailer.format(self))


class _Tally:
    """Passes bytes on and keeps their count and digest."""

    def __init__(self, target: BinaryIO) -> None:
        self.target = target
        self.length = 0
        self.digest = hashlib.md5(usedforsecurity=False)  # ISO 32000-1, 14.4 proposes MD5 for the file id

    def add(self, data: bytes, known_by: bytes = b"") -> None:
        self.target.write(data)
        self.length += len(data)
        self.digest.update(known_by or data)


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream object: its dictionary's entries and its bytes, compressed unless they come with a filter of their own.

    A line end stands before ``endstream``, which PDF/A demands and ReportLab's own streams lack.
    """

    __RefOnly__ = True

    def __init__(self, data: bytes, **entries: object) -> None:
        self.entries = entries
        self.data = data
        self.known_by = b""
        """A digest of what makes its bytes, where one is known: it stands for them in the file's id, and they need no second one."""

    def format(self, document: PdfDocument) -> bytes:
        """The object as it stands in the file."""
        return b"".join(self.pieces(document))

    def pieces(self, document: PdfDocument) -> tuple[bytes, ...]:
        """The object as it stands in the file, head, data and tail apart: a photo's bytes are not copied once more."""
        entries, data = dict(self.entries), self.data
        if "Filter" not in entries:
            data = zlib.compress(data, 9)
            entries["Filter"] = name("FlateDecode")
        entries["Length"] = len(data)
        head: bytes = dictionary(entries).format(document)
        return head, b"\nstream\n", data, b"\nendstream\n"


def name(text: str) -> str:
    """A PDF name: ``/Text``."""
    return str(pdfdoc.PDFName(text))


def text_string(text: str) -> Any:
    """A text string, in UTF-16 where it must be."""
    return pdfdoc.PDFString(text)


def dictionary(entries: dict[str, Any]) -> Any:
    """A PDF dictionary; keys without their slash."""
    return pdfdoc.PDFDictionary(entries)


def array(*values: Any) -> Any:
    """A PDF array."""
    return pdfdoc.PDFArray(values)


def number(value: float) -> str:
    """A number for a content stream: a thousandth of a point is the finest step."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(*values: float) -> str:
    """Numbers for a content stream, set off by spaces."""
    return " ".join(number(value) for value in values)
