"""What an earlier run left in the output folder, as ``feed-state.json``: photos by recipe, feeds by subject, guids by article.

The file is a memory, not a source: without it every photo is made anew, and an entry whose address has changed gets a new guid.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "feed-state.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """What a feed of its own is about: one section of the publication, or one language."""

    section: str = ""
    lang: str = ""


@dataclass(slots=True)
class FeedState:
    """What lies in the folder: for each web photo its recipe and size, for each feed beside the main one its subject, for each
    article, by its own place in the publication, the guid of its entry.
    """

    photos: dict[str, tuple[str, int]] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    guids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> FeedState:
        """The state of a folder; an empty one where there is none that can be read."""
        try:
            data = json.loads((folder / FILE).read_text(encoding="utf-8"))
            photos = {str(path): (str(row["recipe"]), int(row["size"])) for path, row in data["photos"].items()}
            subjects = {str(name): Subject(**row) for name, row in data["feeds"].items()}
            guids = {str(home): str(guid) for home, guid in data.get("guids", {}).items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls()
        inside = folder.resolve()
        return cls(
            {path: row for path, row in photos.items() if (folder / path).resolve().is_relative_to(inside)},
            subjects,
            guids,
        )

    def as_json(self) -> bytes:
        """The state as the text of its file."""
        photos = {path: {"recipe": recipe, "size": size} for path, (recipe, size) in sorted(self.photos.items())}
        feeds = {name: _stated(subject) for name, subject in sorted(self.subjects.items())}
        guids = dict(sorted(self.guids.items()))
        data: Mapping[str, Any] = {"version": VERSION, "photos": photos, "feeds": feeds, "guids": guids}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _stated(subject: Subject) -> dict[str, str]:
    return {"section": subject.section} if subject.section else {"lang": subject.lang}
