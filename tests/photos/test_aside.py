"""Stand-ins for stretches of files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from publisher.photos.aside import StandIn


@pytest.mark.parametrize("name", ["photo.jpg", "a b;c\n.jpg", "Huế.jpg"])
def test_a_stand_in_is_found_again_whatever_its_file_is_called(name: str) -> None:
    stand_in = StandIn(Path("photos") / name, 12, 3)
    assert StandIn.read(bytes(stand_in)) == stand_in


def test_it_stands_for_a_stretch_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    out = io.BytesIO()
    StandIn(tmp_path / "file", 4, 2).copy_to(out)
    assert out.getvalue() == b"2345"


def test_other_bytes_are_no_stand_in() -> None:
    with pytest.raises(ValueError, match="is no stand-in"):
        StandIn.read(b"photo 1 2;")
