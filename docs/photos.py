"""Write the table of docs/photos.md from the table of all fields: ``python docs/photos.py``."""

from __future__ import annotations

from pathlib import Path

from publisher.photos.fields import table

START, END = "<!-- the table is written by docs/photos.py -->\n", "\n## How it is read"

if __name__ == "__main__":
    page = Path(__file__).with_suffix(".md")
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    page.write_text(before + START + "\n" + table() + END + after, encoding="utf-8")
