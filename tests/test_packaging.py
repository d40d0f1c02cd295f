"""What ships: the wheel and the editable install both find layouts, assets and the type marker."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publisher.resources import shipped

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_layouts_assets_and_the_type_marker(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "publisher/py.typed" in names
    for kind in ("layouts", "assets"):
        expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / kind).rglob("*") if path.is_file()}
        assert {f"publisher/_data/{name}" for name in expected if "__pycache__" not in name} <= names


def test_the_wheel_works_away_from_the_checkout(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import publisher; from publisher.layout.load import layout_names; from publisher.typeset.fonts import shipped_fonts\n"
        "assert publisher.__file__.startswith(sys.argv[1])\n"
        "shipped_fonts(); print(*layout_names('booklets'))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site")], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "a5-portrait" in result.stdout.split()


@pytest.mark.parametrize("folder", ["fonts", "icc"])
def test_third_party_assets_have_their_licence_beside_them(folder):
    names = {path.name.upper() for path in (shipped("assets") / folder).rglob("*") if path.is_file()}
    assert any("LICENCE" in name or "LICENSE" in name or "OFL" in name for name in names)


def test_example_photos_have_their_licences_beside_them(examples):
    for photos in examples.glob("*/photos"):
        text = (photos.parent / "LICENCES.md").read_text(encoding="utf-8")
        assert all(path.name in text for path in photos.iterdir())
