"""Folders of anything: an import ends in an article that reads back, or in a clear refusal; no file disappears without a word.

PUBLISHER_HYPOTHESIS=long looks for trouble much longer.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from publisher.article.source import read_article, write_article
from publisher.importers import Draft, Wishes, import_source
from publisher.importers.pictures import with_files
from publisher.notices import PublisherError
from publisher.photos.naming import is_picture
from publisher.photos.sidecar import sidecars_of

DOCUMENTS = Path(__file__).parents[1] / "documents"
THOROUGH = settings(
    max_examples=max(20, hypothesis.settings().max_examples // 5), suppress_health_check=[HealthCheck.too_slow]
)


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (12, 8), "red").save(buffer, "JPEG")
    return buffer.getvalue()


JPEG = jpeg()
STORY = (
    b"A ferry crosses the river again\n\nFor four years the people of the north bank went round by the bridge at the mill."
    b"\n\nSince this morning the ferry takes them over in ten minutes, and nobody had to pay for it.\n\nPeople wait. (Photo: VNA)\n"
)
LICENCE = b"Licence\n\nThe licensee may use the photos hereby named, without warranty and without any liability of the licensor.\n"
CONTENTS = (
    b"", b"\x00", b"\xff\xfe", JPEG, JPEG[:40], JPEG[:-9], b"\x89PNG\r\n\x1a\n", STORY, STORY[:30], LICENCE,
    "1.jpg - Người dân chờ ở bến. Ảnh: TTXVN\n2.jpg - Boats.\n".encode(), b"file,caption\n1.jpg,People wait\n", b"a;b\n;;;\n\x00",
    b"%PDF-1.7", b"PK\x03\x04", b"\x00\x00\x00\x18ftypheic", b"<html><h1>A ferry</h1><p>Words.</p>", b'{"headline": "A ferry"}',
    b"<?xml version='1.0'?><nitf><body/></nitf>", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", b"- a\n- b\n", b"word " * 4000,
)  # fmt: skip
ENDINGS = (
    "", ".jpg", ".JPG", ".jpg.xmp", ".xmp", ".XMP", ".png", ".txt", ".md", ".csv", ".xlsx", ".docx", ".html", ".json", ".xml",
    ".heic", ".nef", ".pdf", ".mov", ".aml", ".tif", ".mht",
)  # fmt: skip
STEMS = (
    "1",
    "2",
    "IMG_0003",
    "story",
    "README",
    "licence notes",
    "Ảnh Huế",
    "a b",
    "-",
    "%20",
    "article",
    "article.en",
    "\u202egpj",
)
PLACES = ("", "photos", "a/b/c", "a/b/c/d/e/f/g/h/i/j", "__MACOSX", ".hidden")
ENTRIES = st.tuples(
    st.sampled_from(PLACES), st.sampled_from(STEMS), st.sampled_from(ENDINGS), st.sampled_from(CONTENTS)
)
LINKS = st.sampled_from(["..", ".", "gone", "1.jpg", "photos", "/"])


def imported(folder: Path, out: Path, item: int | None = None) -> Draft | tuple[str, ...]:
    """The draft after it was written and read back, or what a refusal says."""
    try:
        draft = with_files(import_source(folder, Wishes(item=item)), out)
    except PublisherError as refusal:
        return tuple(f"{notice.message} {notice.place}" for notice in refusal.notices)
    write_article(draft.article, out / "article.md")
    read_article(out / "article.md")
    return draft


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("folders")


def laid_out(desk: Path, entries: list[tuple[str, str, str, bytes]], links: list[str]) -> Path:
    folder = desk / "folder"
    shutil.rmtree(folder, ignore_errors=True)
    (desk / "article.md").unlink(missing_ok=True)
    folder.mkdir()
    for place, stem, ending, data in entries:
        path = folder / place / f"{stem}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for number, target in enumerate(links):
        (folder / f"link {number}{'.jpg' if number % 2 else ''}").symlink_to(target)
    return folder


@THOROUGH
@given(entries=st.lists(ENTRIES, max_size=8), links=st.lists(LINKS, max_size=2), item=st.sampled_from([None, 1, 2]))
def test_any_mix_of_files_is_an_article_or_a_refusal(
    desk: Path, entries: list[tuple[str, str, str, bytes]], links: list[str], item: int | None
) -> None:
    folder = laid_out(desk, entries, links)
    made = imported(folder, desk, item)
    again = imported(folder, desk, item)
    assert isinstance(made, tuple) == isinstance(again, tuple)
    if isinstance(made, Draft):
        assert silent(folder, made) == []


def silent(folder: Path, draft: Draft) -> list[str]:
    """The files that stand neither in the report nor in a notice, but for hidden ones, those of systems, and XMP of pictures."""
    said = [f"{line.origin} {line.value} {line.why}" for line in draft.report]
    said += [f"{notice.message} {notice.place}" for notice in draft.notices]
    said += [name for path in folder.rglob("*") if is_picture(path) for name, _ in sidecars_of(path)]
    said += [draft.article.source.path.name, *(str(picture.path) for picture in draft.pictures.values())]
    whole = "\n".join(said)
    seen = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    names = [path for path in seen if not {".hidden", "__MACOSX"} & set(path.relative_to(folder).parts)]
    return [path.name for path in names if path.name not in whole and "a/b/c/d/e/f/g/h/i" not in path.as_posix()]


def test_large_folders_end_soon_and_in_little_memory(tmp_path: Path) -> None:
    for name in ("lines", "many", "texts"):
        (tmp_path / name).mkdir()
    for ending in ("txt", "md", "csv", "html", "json", "xmp"):
        (tmp_path / "lines" / f"1.{ending}").write_text("word " * 2_000_000, encoding="utf-8")
    (tmp_path / "lines" / "1.jpg").write_bytes(JPEG)
    for number in range(1500):
        (tmp_path / "many" / f"{number}.jpg").write_bytes(JPEG)
        (tmp_path / "many" / f"{number}.xmp").write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    (tmp_path / "texts" / "1.jpg").write_bytes(JPEG)
    for number in range(300):
        (tmp_path / "texts" / f"{number}.txt").write_bytes(STORY * 20)
    program = textwrap.dedent("""
        import resource, sys
        from pathlib import Path
        resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
        from publisher.importers import import_source
        from publisher.notices import PublisherError
        for path in sorted(Path(sys.argv[1]).iterdir()):
            before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
            try:
                came = str(len(import_source(path).article.photos))
            except PublisherError as problem:
                came = problem.notices[0].code
            seconds = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before
            print(path.name, came, "slow" if seconds > 20 else "")
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert [line.split() for line in done.stdout.splitlines()] == [["lines", "1"], ["many", "1500"], ["texts", "P708"]]


def test_the_documents_of_the_tests_in_one_folder_are_asked_about(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    shutil.copytree(DOCUMENTS, folder, ignore=shutil.ignore_patterns("*.golden"))
    made = imported(folder, tmp_path)
    assert isinstance(made, tuple)
    assert "could be the story" in made[0]
