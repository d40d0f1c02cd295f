"""The manifest: what was made, from what, and where each photo went - as values, and as manifest.json (assets/manifest.schema.json)."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.channels.base import Artifact, PhotoUse
from publisher.edition import Edition
from publisher.notices import Notice, Severity

FILE_NAME = "manifest.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Made:
    """One artifact as recorded: its channel, size, hash and the source it was made from."""

    channel: str
    artifact: Artifact
    size: int
    sha256: str
    source_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything one build made and found."""

    edition: Edition
    made: tuple[Made, ...]
    refused: tuple[str, ...]
    """Channels that an error stopped."""
    notices: tuple[Notice, ...]
    kept: tuple[Mapping[str, Any], ...] = ()
    """Rows of channels that were not built this time and whose files are still there."""
    articles: tuple[Edition, ...] = ()
    """The editions that a book of several articles was made from; ``edition`` is then the book's own."""

    def as_json(self) -> str:
        """The manifest as JSON text: no clock, no machine path."""
        article = self.edition.article
        source, source_hash = source_of(self.edition, self.articles)
        rows = [*(_artifact(made, source) for made in self.made), *self.kept]
        data = {
            "manifest": VERSION,
            "article": {
                "id": article.id,
                "lang": article.lang,
                "title": article.title,
                "source": source,
                "source_sha256": source_hash,
            },
            **({"articles": [_article(edition) for edition in self.articles]} if self.articles else {}),
            **({"editions": _editions(self.edition)} if self.edition.editions else {}),
            "draft": any(self.edition.is_to_come(photo.id) for photo in article.photos),
            "final": self.edition.final,
            "channels": {
                **dict.fromkeys(sorted({str(row["channel"]) for row in rows}), "made"),
                **dict.fromkeys(self.refused, "refused"),
            },
            "artifacts": sorted(rows, key=lambda row: str(row["path"])),
            "photos": [_photo(self.edition, photo.id) for photo in article.photos],
            "notices": [_notice(notice) for notice in self.notices],
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def record(channel: str, artifact: Artifact, file: Path, edition: Edition, articles: Sequence[Edition] = ()) -> Made:
    """An artifact with the size and hash of its file."""
    return Made(channel, artifact, file.stat().st_size, file_hash(file), source_of(edition, articles)[1])


def source_of(edition: Edition, articles: Sequence[Edition] = ()) -> tuple[str, str]:
    """The name and hash of what something was made from.

    Of a translation: its source and its master's. Of a book: ``article id/file name`` of each source. Several are joined by
    " + ", with the hash of their hashes, one a line.
    """
    if not articles:
        return _joined([(path.name, path) for path in _sources(edition)])
    return _joined([(f"{told.article.id}/{path.name}", path) for told in articles for path in _sources(told)])


def _sources(edition: Edition) -> list[Path]:
    own, master = edition.article.source.path, edition.article.master.source.path
    return [own] if own == master else [own, master]


def _joined(rows: Sequence[tuple[str, Path]]) -> tuple[str, str]:
    hashes = [file_hash(path) for _, path in rows]
    whole = hashes[0] if len(rows) == 1 else hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    return " + ".join(name for name, _ in rows), whole


def _editions(edition: Edition) -> list[dict[str, str]]:
    """All language editions of the story, and where each is made, as seen from the folder of this one."""
    home = ".." if edition.article.translation else "."
    rows = []
    for one in edition.editions:
        below = one.lang if one.translation else "."
        folder = "." if one.lang == edition.article.lang else posixpath.normpath(posixpath.join(home, below))
        rows.append({"lang": one.lang, "title": one.title, "source": one.source.path.name, "folder": folder})
    return rows


def _article(edition: Edition) -> dict[str, Any]:
    article = edition.article
    name, digest = source_of(edition)
    return {"id": article.id, "lang": article.lang, "title": article.title, "source": name, "source_sha256": digest}


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; of a file that is not there, of nothing."""
    if not path.is_file():
        return hashlib.sha256().hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_rows(folder: Path) -> tuple[str | None, tuple[Mapping[str, Any], ...]]:
    """The article id and the artifact rows of the manifest in a folder; None and nothing when there is none to read."""
    try:
        data = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return str(data["article"]["id"]), tuple(row for row in data["artifacts"] if isinstance(row["path"], str))
    except (OSError, ValueError, KeyError, TypeError):
        return None, ()


def _artifact(made: Made, source: str) -> dict[str, Any]:
    artifact = made.artifact
    row: dict[str, Any] = {
        "path": artifact.path,
        "channel": made.channel,
        "media_type": artifact.media_type,
        "size": made.size,
        "sha256": made.sha256,
        "source": source,
        "source_sha256": made.source_sha256,
    }
    row |= {"layout": artifact.layout} if artifact.layout else {}
    row |= {"pages": artifact.pages} if artifact.pages else {}
    row |= {"pixels": list(artifact.pixels)} if artifact.pixels else {}
    row |= {"contrast": artifact.contrast} if artifact.contrast else {}
    row |= {"words_on": artifact.words_on} if artifact.words_on else {}
    return row | {"photos": _uses(artifact.photos)}


def _uses(uses: Iterable[PhotoUse]) -> list[dict[str, Any]]:
    rows = []
    for use in uses:
        crop = use.crop
        box = [round(edge, 4) for edge in (crop.left, crop.top, crop.right, crop.bottom)]
        row: dict[str, Any] = {"id": use.photo, "crop": box, "kept": round(crop.kept, 3)}
        rows.append(row | {"caption": use.caption, "credit": use.credit, "to_come": use.to_come})
    return rows


def _photo(edition: Edition, photo_id: str) -> dict[str, Any]:
    picture = edition.pictures.get(photo_id)
    if picture is None:
        return {"id": photo_id, "to_come": True}
    row = {"id": photo_id, "to_come": False, "file": picture.path.name, "sha256": picture.sha256}
    return row | {"width": picture.width, "height": picture.height}


def _notice(notice: Notice) -> dict[str, Any]:
    row: dict[str, Any] = {
        "code": notice.code,
        "severity": Severity(notice.severity).value,
        "message": notice.message,
    }
    if notice.place is not None:
        place = {"file": notice.place.file, "line": notice.place.line, "column": notice.place.column}
        row["place"] = {key: value for key, value in place.items() if value is not None}
    row |= {"hint": notice.hint} if notice.hint else {}
    return row | ({"channels": list(notice.channels)} if notice.channels else {})
