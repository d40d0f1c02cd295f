from __future__ import annotations

from pathlib import Path

import pytest

from publisher import resources
from publisher.resources import shipped


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("layouts", "booklets/a5-portrait.toml"),
        ("layouts", "cards/panel.toml"),
        ("assets", "wording.toml"),
        ("assets", "fonts/fonts.toml"),
    ],
)
def test_what_the_program_needs_ships_with_it(kind, file):
    assert (shipped(kind) / file).is_file()


@pytest.mark.parametrize("installed", [True, False])
def test_an_installed_package_uses_its_own_data_and_a_checkout_the_folders_beside_src(monkeypatch, tmp_path, installed):
    package = tmp_path / "src" / "publisher"
    packaged = package / "_data" / "layouts"
    (packaged if installed else tmp_path / "layouts").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    found: Path = shipped.__wrapped__("layouts")
    assert found == (packaged if installed else tmp_path / "layouts")
    assert found.is_dir()
