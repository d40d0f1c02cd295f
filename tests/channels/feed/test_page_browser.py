"""The web pages in a real browser: axe-core (https://github.com/dequelabs/axe-core) finds nothing that shuts anybody out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from publisher.article.model import PhotoRef
from publisher.article.source import read_article
from publisher.channels.feed.make import make_feed
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.edition import Edition

EVERYTHING = Path(__file__).parents[2] / "everything"
"""An article with every block there is."""
SCHEMES = {"light": "1", "dark": "0"}
"""Name of a colour scheme -> what Chromium's setting calls it."""
_ASK = """
<script>%s</script>
<script>
axe.run(document.querySelector("html"), {resultTypes: ["violations"]}).then(found => {
  const said = document.createElement("pre")
  const broken = found.violations.map(one => [one.id, one.nodes.map(node => node.html + " " + node.failureSummary)])
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
  const loaded = [...document.images].filter(image => image.naturalWidth > 0).length
  const wide = document.documentElement.scrollWidth > innerWidth
  said.id = "said"
  said.textContent = JSON.stringify({broken, dark, loaded, wide, rules: found.passes.map(one => one.id)})
  document.body.append(said)
})
</script>
"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("chromium is not installed")
    return found


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core: AXE_CORE names its file, or NODE_PATH the folder npm put it into."""
    folders = os.environ.get("NODE_PATH", "").split(os.pathsep)
    places = [Path(folder) / "axe-core" / "axe.min.js" for folder in folders if folder]
    if stated := os.environ.get("AXE_CORE"):
        places.insert(0, Path(stated))
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        pytest.skip("npm's axe-core is not installed; name its folder in NODE_PATH or its axe.min.js in AXE_CORE")
    return found.read_text(encoding="utf-8")


@pytest.fixture
def folder(edition: Edition, tmp_path: Path) -> Path:
    """The fixture's article made, with its pages: its body goes on with tables, sidebars, notes and lists in lists."""
    more = tuple(block for block in read_article(EVERYTHING)[0].body if not isinstance(block, PhotoRef))
    whole = replace(edition.article, body=(*edition.article.body, *more))
    make_feed(plan_feed(replace(edition, article=whole), FeedOptions()), tmp_path)
    return tmp_path


def ask(chromium: str, page: Path, scheme: str, width: int) -> Any:
    """What axe says of a page that carries it."""
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        f"--user-data-dir={page.parent / 'profile'}", f"--window-size={width},900",
        f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
        "--virtual-time-budget=10000", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert said, f"the page did not answer: {done.stderr[-500:]}"
    return json.loads(unescape(said[1]))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [500, 1280])
@pytest.mark.parametrize("name", ["article.html", "feed.html"])
def test_axe_finds_no_violation(chromium: str, axe: str, folder: Path, name: str, scheme: str, width: int) -> None:
    page = folder / f"asked-{name}"
    text = (folder / name).read_text(encoding="utf-8")
    page.write_text(text.replace("</body>", _ASK.replace("%s", axe) + "</body>"), encoding="utf-8")
    said = ask(chromium, page, scheme, width)
    assert said["broken"] == []
    assert said["dark"] == (scheme == "dark")
    assert {"color-contrast", "image-alt", "html-has-lang", "landmark-one-main"} <= set(said["rules"]), "axe did look"
    assert said["loaded"] >= 1, "the photos are found from where the page lies"
    assert not said["wide"], "nothing reaches over the edge"
