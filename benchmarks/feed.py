"""Measure how long a feed of many articles takes: publisher, plain lxml and Hugo write RSS with six photos an item, from the same facts.

Usage: python benchmarks/feed.py [ITEMS ...]    (default 1000 10000; Hugo takes part where it is installed)

Each contender is a whole process that reads one small file for each article and writes one feed. Making web photos and
checking articles stand aside: nobody else does them. Prints medians of interleaved rounds and the highest memory.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROUNDS = 5
SITE = "https://news.example.org"
PHOTOS = 6
START = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = "The river never sleeps, and the boats go out before light. " * 9


def facts(number: int) -> dict[str, Any]:
    """One article: the same words and photos for every contender."""
    photos = [
        {
            "url": f"{SITE}/a{number}/photos/p{n}-1600.jpg",
            "small": f"{SITE}/a{number}/photos/p{n}-320.jpg",
            "caption": f"Boats leave the quay at dawn; picture {n} of story {number}.",
            "credit": "VNA",
            "alt": "Six wooden boats seen from above.",
        }
        for n in range(PHOTOS)
    ]
    moment = START + timedelta(hours=number)
    return {"number": number, "title": f"Story {number}", "date": moment.isoformat(), "photos": photos}


def html(story: dict[str, Any]) -> str:
    """The body of an article."""
    figures = (
        f'<p>{WORDS}</p>\n<figure><img src="{photo["url"]}" width="1600" height="1067" alt="{photo["alt"]}">'
        f"<figcaption>{photo['caption']} <cite>Photo: {photo['credit']}</cite></figcaption></figure>"
        for photo in story["photos"]
    )
    return "\n".join(figures)


def stories(folder: Path) -> Iterator[dict[str, Any]]:
    """The articles of a folder, the newest first."""
    for path in sorted((folder / "facts").iterdir(), reverse=True):
        yield json.loads(path.read_bytes())


def with_publisher(folder: Path) -> None:
    """The feed as publisher writes it."""
    from publisher.channels.feed.formats import RSS
    from publisher.channels.feed.model import Entry, EntryPhoto, Head, Named, Target

    def entry(story: dict[str, Any]) -> Entry:
        photos = tuple(
            EntryPhoto(
                photo["url"],
                photo["caption"],
                f"Photo: {photo['credit']}",
                Target("full", photo["url"], 1600, 1067),
                Target("small", photo["small"], 320, 213),
                "en",
                (Named(photo["credit"], "photographer"),),
                photo["alt"],
                "© River News",
            )
            for photo in story["photos"]
        )
        address = f"{SITE}/a{story['number']}"
        published = datetime.fromisoformat(story["date"])
        return Entry(address, True, story["title"], address, WORDS, html(story), "en", published, photos=photos)

    head = Head("River News", SITE, f"{SITE}/feed.xml", "Stories", "en")
    items = (RSS.item(entry(story), {"full": 412345}) for story in stories(folder))
    with (folder / "publisher.xml").open("wb") as file:
        file.writelines(RSS.document(head, START, items))


def with_lxml(folder: Path) -> None:
    """The same elements written by hand, streaming."""
    from email.utils import format_datetime

    from lxml import etree

    media, content = "http://search.yahoo.com/mrss/", "http://purl.org/rss/1.0/modules/content/"

    def add(parent: Any, name: str, text: Any = None, **attributes: str) -> Any:
        element = etree.SubElement(parent, name, attributes)
        element.text = text
        return element

    def item(story: dict[str, Any]) -> Any:
        element, address = etree.Element("item"), f"{SITE}/a{story['number']}"
        add(element, "title", story["title"])
        add(element, "link", address)
        add(element, "description", WORDS)
        add(element, f"{{{content}}}encoded", etree.CDATA(html(story)))
        add(element, "guid", address, isPermaLink="true")
        add(element, "enclosure", url=story["photos"][0]["url"], length="412345", type="image/jpeg")
        add(element, "pubDate", format_datetime(datetime.fromisoformat(story["date"])))
        for photo in story["photos"]:
            size = {"fileSize": "412345", "type": "image/jpeg", "width": "1600", "height": "1067"}
            one = add(element, f"{{{media}}}content", url=photo["url"], medium="image", lang="en", **size)
            add(one, f"{{{media}}}description", photo["caption"], type="plain")
            add(one, f"{{{media}}}thumbnail", url=photo["small"], width="320", height="213")
            add(one, f"{{{media}}}credit", photo["credit"], role="photographer", scheme="urn:ebu")
            add(one, f"{{{media}}}copyright", "© River News")
            add(one, f"{{{media}}}text", photo["alt"], type="plain", lang="en")
        return element

    prefixes = {"media": media, "content": content}
    with (folder / "lxml.xml").open("wb") as file, etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element("rss", version="2.0", nsmap=prefixes), out.element("channel"):
            for name, text in (("title", "River News"), ("link", SITE), ("description", "Stories")):
                head = etree.Element(name)
                head.text = text
                out.write(head)
            for story in stories(folder):
                out.write(item(story), pretty_print=True)


HUGO_SETTINGS = f"""baseURL = "{SITE}/"
title = "River News"
disableKinds = ["section", "taxonomy", "term", "sitemap", "404"]
[outputs]
home = ["RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_CASCADE = """---
cascade:
  _build: {render: link, list: always}
---
"""
"""Hugo has to write the feed only: the articles' own pages are not rendered."""
HUGO_TEMPLATE = """{{- printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>{{ site.Title }}</title><link>{{ site.BaseURL }}</link><description>Stories</description>
{{- range site.RegularPages.ByDate.Reverse }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Params.lead }}</description>
<content:encoded>{{ printf "<![CDATA[%s]]>" .Content | safeHTML }}</content:encoded>
<guid isPermaLink="true">{{ .Permalink }}</guid>
{{- with index .Params.photos 0 }}<enclosure url="{{ .url }}" length="412345" type="image/jpeg"/>{{ end }}
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
{{- range .Params.photos }}
<media:content url="{{ .url }}" fileSize="412345" type="image/jpeg" medium="image" width="1600" height="1067" lang="en">
<media:description type="plain">{{ .caption }}</media:description>
<media:thumbnail url="{{ .small }}" width="320" height="213"/>
<media:credit role="photographer" scheme="urn:ebu">{{ .credit }}</media:credit>
<media:copyright>© River News</media:copyright>
<media:text type="plain" lang="en">{{ .alt }}</media:text>
</media:content>
{{- end }}
</item>
{{- end }}
</channel></rss>
"""


def prepare(folder: Path, count: int) -> None:
    """Write the articles, once as facts and once as Hugo wants them."""
    site = folder / "site"
    for path in (folder / "facts", site / "content" / "posts", site / "layouts"):
        path.mkdir(parents=True)
    (site / "config.toml").write_text(HUGO_SETTINGS, encoding="utf-8")
    (site / "layouts" / "index.rss.xml").write_text(HUGO_TEMPLATE, encoding="utf-8")
    (site / "content" / "posts" / "_index.md").write_text(HUGO_CASCADE, encoding="utf-8")
    for number in range(count):
        story = facts(number)
        (folder / "facts" / f"{number:06}.json").write_text(json.dumps(story), encoding="utf-8")
        matter = {"title": story["title"], "date": story["date"], "lead": WORDS, "photos": story["photos"]}
        page = f"{json.dumps(matter)}\n\n{html(story)}\n"
        (site / "content" / "posts" / f"{number:06}.md").write_text(page, encoding="utf-8")


def contenders(folder: Path) -> dict[str, list[str]]:
    """Name -> the command that makes its feed."""
    here = [sys.executable, __file__, "--run"]
    found = {name: [*here, name, str(folder)] for name in ("lxml", "publisher")}
    if hugo := shutil.which("hugo"):
        found["hugo"] = [hugo, "--quiet", "--source", str(folder / "site"), "--destination", str(folder / "public")]
    return found


def measure(command: list[str]) -> tuple[float, float, float]:
    """Seconds of wall time and of processor time, and megabytes of memory of one process."""
    begun = datetime.now(UTC)
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed")
    return (datetime.now(UTC) - begun).total_seconds(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def compare(count: int) -> None:
    """Measure every contender with that many articles, in turn, and print what came out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, count)
        known = contenders(folder)
        runs: dict[str, list[tuple[float, float, float]]] = {contender: [] for contender in known}
        for _ in range(ROUNDS):
            for contender, command in known.items():
                runs[contender].append(measure(command))
        base = statistics.median(wall for wall, _, _ in runs["lxml"])
        for contender, measured in runs.items():
            wall, processor = (statistics.median(run[part] for run in measured) for part in (0, 1))
            memory = max(megabytes for _, _, megabytes in measured)
            print(
                f"| {count:,} | {contender} | {wall:.2f} s | {wall / base:.2f} | {processor:.2f} s | {memory:.0f} MB |"
            )


def main(arguments: list[str]) -> None:
    """Compare, or be one of the contenders."""
    if arguments[:1] == ["--run"]:
        {"lxml": with_lxml, "publisher": with_publisher}[arguments[1]](Path(arguments[2]))
        return
    print("| items | contender | wall | against lxml | processor | memory |\n|---|---|---|---|---|---|")
    for count in [int(argument) for argument in arguments] or [1000, 10000]:
        compare(count)


if __name__ == "__main__":
    main(sys.argv[1:])
