"""An element of a page goes in; which part of a story it is by its name, class and role comes out, by assets/webpages.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from publisher.importers.markup import Element, local_name
from publisher.resources import shipped

SILENT = frozenset(["script", "style", "template", "head", "meta", "link", "title", "input", "base", "col", "colgroup"])
"""Elements whose content nobody reads on the page."""
PLAYERS = frozenset(["iframe", "video", "audio", "object", "embed", "canvas", "svg", "map"])
"""Elements that show something an article cannot hold."""
_SITE_TAGS = frozenset(["nav", "form", "button", "select", "textarea", "dialog", "menu"])


def is_part(element: Element, part: str) -> bool:
    """Whether a class or the id of an element says that it is that part: ``is_part(div, "caption")``."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return names != " " and _is_called(names[:500], part)


@lru_cache(4096)
def _is_called(names: str, part: str) -> bool:
    return _pattern(part).search(_spread(names)) is not None


def is_site(element: Element) -> str | None:
    """Why an element belongs to the site and not to the story; None when it belongs to the story."""
    name = local_name(element)
    if name in _SITE_TAGS or element.get("role") in ("navigation", "search", "dialog", "complementary"):
        return f"<{name}> of the site"
    if element.get("hidden") is not None or re.search(r"display\s*:\s*none", element.get("style") or ""):
        return "hidden on the page"
    if is_part(element, "site") and not is_part(element, "body"):
        return f"part of the site, called '{(element.get('class') or element.get('id') or '').strip()[:40]}'"
    return None


def is_related(element: Element) -> bool:
    """Whether an element holds links to other stories; an aside with links and few words does."""
    if is_part(element, "related") or (element.get("type") or "").lower().startswith("related"):
        return True
    return local_name(element) == "aside" and element.find(".//a") is not None


@cache
def _pattern(part: str) -> re.Pattern[str]:
    words = _table()[part]["words"]
    whole = [re.escape(word) for word in words if re.search("[-_]", word)]
    parts = [re.escape(word) for word in words if not re.search("[-_]", word)]
    return re.compile(
        rf"(?<!\S)(?:{'|'.join(whole) or '(?!)'})(?!\S)|(?<![^\s_-])(?:{'|'.join(parts) or '(?!)'})(?![^\s_-])",
        re.IGNORECASE,
    )


def _spread(names: str) -> str:
    """Names of classes, and beside each one in capitals its parts: ``imageCaption`` is also ``image-Caption``."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names)
    return names if parted == names else f"{names} {parted}"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((shipped("assets") / "webpages.toml").read_text(encoding="utf-8"))
