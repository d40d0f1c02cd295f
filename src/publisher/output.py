"""The output folder: files are made beside, then renamed into place; what did not change is not touched, what is gone is removed."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.manifest import FILE_NAME, Made, read_rows
from publisher.notices import PublisherError, error

STAGING = ".partial"


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """One article's output folder."""

    path: Path

    @classmethod
    def open(cls, path: Path) -> OutputFolder:
        """The folder, made when it is not there; PublisherError P830 when it cannot be written."""
        try:
            path.mkdir(parents=True, exist_ok=True)
            probe = path / f"{STAGING}-probe"
            probe.touch()
            probe.unlink()
        except OSError as problem:
            reason = (problem.strerror or "it cannot be written").lower()
            hint = "choose another folder with -o"
            raise PublisherError(error("P830", f"cannot write into '{path}': {reason}", None, hint)) from None
        return cls(path)

    @contextmanager
    def for_article(self, article_id: str) -> Iterator[None]:
        """The time of one build: refuses a folder of another article, leaves nothing half-made behind."""
        owner, _ = read_rows(self.path)
        if owner not in (None, article_id):
            message = f"'{self.path}' holds the output of another article, '{owner}'"
            raise PublisherError(error("P831", message, None, "choose another folder with -o"))
        try:
            yield
        except OSError as problem:
            reason = (problem.strerror or str(problem)).lower()
            raise PublisherError(error("P830", f"could not write into '{self.path}': {reason}")) from None
        finally:
            shutil.rmtree(self.path / STAGING, ignore_errors=True)

    def staging(self, channel: str) -> Path:
        """An empty folder for a channel to paint into."""
        folder = self.path / STAGING / channel
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def settle(self, made: Collection[Made], channels: Collection[str]) -> tuple[Mapping[str, Any], ...]:
        """Move what was made into place, remove what these channels made before and no longer do.

        Returns the manifest rows of the other channels whose files are still there.
        """
        for one in made:
            self._install(self.path / STAGING / one.channel / one.artifact.path, self.path / one.artifact.path)
        _, rows = read_rows(self.path)
        new = {one.artifact.path for one in made}
        for row in rows:
            if row["channel"] in channels and row["path"] not in new:
                self._remove(str(row["path"]))
        return tuple(row for row in rows if row["channel"] not in channels and self._inside(str(row["path"])).is_file())

    def write_manifest(self, text: str) -> None:
        """Write manifest.json, last of all, when it says anything new."""
        staged = self.path / STAGING / FILE_NAME
        staged.parent.mkdir(exist_ok=True)
        staged.write_text(text, encoding="utf-8")
        self._install(staged, self.path / FILE_NAME)

    def _install(self, staged: Path, target: Path) -> None:
        if target.is_file() and filecmp.cmp(staged, target, shallow=False):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)

    def _inside(self, path: str) -> Path:
        """A path of the manifest, which must not lead out of the folder."""
        target = (self.path / path).resolve()
        return target if target.is_relative_to(self.path.resolve()) else self.path / STAGING / "nowhere"

    def _remove(self, path: str) -> None:
        target = self._inside(path)
        target.unlink(missing_ok=True)
        if target.parent != self.path.resolve() and target.parent.is_dir() and not any(target.parent.iterdir()):
            target.parent.rmdir()
