"""Write the tables of docs/checks.md from the table of all codes: ``python docs/checks.py``."""

from __future__ import annotations

from pathlib import Path

from publisher.checks.catalogue import BELOW, tables

if __name__ == "__main__":
    page = Path(__file__).with_suffix(".md")
    words = page.read_text(encoding="utf-8").partition(BELOW)[0]
    page.write_text(words + BELOW + tables(), encoding="utf-8")
