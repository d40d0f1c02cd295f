"""The benchmarks can be started; they are not run here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def test_the_booklet_benchmark_says_how_it_is_run() -> None:
    command = [sys.executable, BENCHMARKS / "booklet.py", "--help"]
    said = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout
    assert "--peers" in said
    assert "--rounds" in said
