"""A .docx file goes in; its XML, within safe limits, comes out, and the file again when somebody changed that."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from publisher.importers.markup import Element, refused, xml_bytes, xml_tree

LARGEST = 500_000_000
"""Bytes of a document, and of all its parts when unpacked: some hundred photos."""
LARGEST_TEXT = 30_000_000
"""Bytes of all its XML when unpacked; a whole book has less."""
MOST_TAGS = 400_000
MOST_PARTS = 5_000
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        "is an old or a protected Word document",
        "open it in Word and save it as .docx, without a password",
    ),
    (b"{\\rtf", "is an RTF document", "open it in Word and save it as .docx"),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML inside a document, looked at before anybody else reads it."""

    trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> Parts:
        try:
            with zipfile.ZipFile(_looked_at(path)) as archive:
                _refuse_bombs(archive, path)
                return cls({name: _tree(archive.read(name), path) for name in archive.namelist() if _is_xml(name)})
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as problem:
            what = "is locked with a password" if "password" in str(problem) else "is damaged, or no Word document"
            raise refused(path, what, "open it in Word and save it again as .docx") from None


def _looked_at(path: Path) -> Path:
    with path.open("rb") as file:
        head = file.read(8)
    for start, what, hint in _OTHERS:
        if head.startswith(start):
            raise refused(path, what, hint)
    if path.stat().st_size > LARGEST:
        raise refused(path, f"is larger than {LARGEST // 1_000_000} MB", "make the pictures in it smaller")
    return path


def _refuse_bombs(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse by the sizes its directory states, which bound what is ever unpacked."""
    parts = archive.infolist()
    if any(part.filename == "content.xml" for part in parts):
        raise refused(path, "is a LibreOffice document", "save it as .docx")
    if not any(part.filename == "word/document.xml" or part.filename == "[Content_Types].xml" for part in parts):
        raise refused(path, "is a zip file, but no Word document", "save the text as .docx")
    texts = sum(part.file_size for part in parts if _is_xml(part.filename))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST or texts > LARGEST_TEXT:
        raise refused(path, "becomes far too large when it is unpacked", "this is no ordinary document; do not open it")


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _tree(data: bytes, path: Path) -> Element:
    if data.count(b"<") > MOST_TAGS:
        raise refused(path, f"has more than {MOST_TAGS:,} tags", "keep one story in a document")
    return xml_tree(data, path)


_IN_MEMORY = 20_000_000
"""Bytes of a rewritten document that are not yet put on the disk."""


def rewritten(parts: Parts, changed: Iterable[str], path: Path) -> IO[bytes]:
    """The document with some of its XML as it is now; an open file that goes when it is closed."""
    new = frozenset(changed)
    made = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (the caller closes it)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as archive:
        for name in old.namelist():
            with archive.open(name, "w", force_zip64=True) as target:
                if name in new:
                    target.write(xml_bytes(parts.trees[name]))
                else:
                    with old.open(name) as source:
                        shutil.copyfileobj(source, target)
    made.seek(0)
    return made
