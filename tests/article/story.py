"""A story in two editions, for the tests of editions: an English master and a Vietnamese translation."""

from __future__ import annotations

from pathlib import Path

MASTER = """\
---
publisher: 1
id: the-gate
lang: en
title: A morning at the gate
kicker: Heritage
lead: On 26 March 1975 the gate stood open, and 1,200 people came.
byline: [Heritage desk]
dateline: {place: Hue, date: 2026-03-26}
published: 2026-03-26T08:00:00+07:00
keywords: [gate, Hue]
url: https://example.org/the-gate
photos:
  - id: gate
    file: gate.jpg
    caption: People at the gate on 26 March 1975.
    context: The night had been quiet.
    credit: {photographer: A. Name, agency: VNA}
    alt: A crowd before a stone gate.
    taken: 1975-03-26
    place: {name: Ngo Mon gate, city: Hue, country: VN}
  - id: album
    caption: A page of the album.
    credit: {agency: VNA}
related:
  - {title: Another story, url: https://example.org/another}
---

The first *paragraph* tells of the gate.

![](#gate)

## The album

The second paragraph tells of the album.

![](#album)

:::timeline
- 1975-03-26 — The gate is open. [](#gate)
- 1975-03-29 — The album is found.
:::
"""

TRANSLATION = """\
---
publisher: 1
lang: vi
translation_of: en
title: Một buổi sáng bên cổng
kicker: Di sản
lead: Ngày 26-3-1975 cổng thành mở, 1.200 người đã đến.
dateline: {place: Huế}
keywords: [cổng thành, Huế]
captions:
  gate:   # the title picture
    caption: Người dân bên cổng, ngày 26-3-1975.
    context: Đêm trước đó yên tĩnh.
    alt: Đám đông trước một cổng đá.
    place: {name: Cổng Ngọ Môn, city: Huế}
  album: {caption: Một trang của cuốn album.}
---

Đoạn *thứ nhất* kể về cổng thành.

![](#gate)

## Cuốn album

Đoạn thứ hai kể về cuốn album.

![](#album)

:::timeline
- 1975-03-26 — Cổng thành mở. [](#gate)
- 1975-03-29 — Tìm thấy cuốn album.
:::
"""


def write_story(folder: Path, master: str = MASTER, **translations: str) -> Path:
    """A folder with a master and translations by language; with the Vietnamese one when none is named."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.en.md").write_text(master, encoding="utf-8")
    for lang, text in (translations or {"vi": TRANSLATION}).items():
        (folder / f"article.{lang}.md").write_text(text, encoding="utf-8")
    return folder
