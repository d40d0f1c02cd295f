"""Rules about tags: the file can be read aloud - tagged, in a known language, every figure described (ISO 14289-1)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from publisher.press.preflight.document import Document
from publisher.press.preflight.model import Remark
from publisher.press.preflight.values import Found, entry, identity, inherited, items, name, text

MOST_ELEMENTS = 500_000


def not_tagged(document: Document) -> Iterator[Remark]:
    """The file says that it is tagged, and has a structure (ISO 14289-1, 7.1)."""
    tree = entry(document.root, "/StructTreeRoot")
    if entry(entry(document.root, "/MarkInfo"), "/Marked") is not True or entry(tree, "/K") is None:
        yield Remark("the file is not tagged")


def figure_without_alternative(document: Document) -> Iterator[Remark]:
    """Every figure has an alternative text (ISO 14289-1, 7.3)."""
    pages = {identity(page.stored): page.number for page in document.pages}
    roles = entry(entry(document.root, "/StructTreeRoot"), "/RoleMap")
    for element in _elements(document.root):
        if _role(element, roles) == "Figure" and not _described(element):
            yield Remark("a figure has no alternative text", pages.get(identity(_page_of(element))))


def _elements(root: Found) -> Iterator[Found]:
    """All structure elements, in no order that matters; each once, however the tree is tangled."""
    waiting: deque[Found] = deque([entry(root, "/StructTreeRoot")])
    seen: set[tuple[int, int]] = set()
    for _ in range(MOST_ELEMENTS):
        if not waiting:
            return
        element = waiting.popleft()
        key = identity(element)
        if key is not None:
            if key in seen:
                continue
            seen.add(key)
        if entry(element, "/S") is not None:
            yield element
        kids = entry(element, "/K")
        waiting.extend(kid for kid in (list(items(kids)) or [kids]) if entry(kid, "/K") or entry(kid, "/S"))


def _role(element: Found, roles: Found) -> str:
    role = name(entry(element, "/S"))
    for _ in range(10):
        mapped = name(entry(roles, f"/{role}")) if role else ""
        if not mapped or mapped == role:
            break
        role = mapped
    return role


def _described(element: Found) -> bool:
    return any(text(entry(element, key)).strip() for key in ("/Alt", "/ActualText"))


def _page_of(element: Found) -> Found:
    if (page := entry(element, "/Pg")) is not None:
        return page
    kids = entry(element, "/K")
    return next((entry(kid, "/Pg") for kid in (list(items(kids)) or [kids]) if entry(kid, "/Pg") is not None), None)


def no_language(document: Document) -> Iterator[Remark]:
    """The file names its language (ISO 14289-1, 7.2)."""
    if not text(entry(document.root, "/Lang")).strip():
        yield Remark("the file names no language")


def title_not_shown(document: Document) -> Iterator[Remark]:
    """Readers show the title, not the file's name (ISO 14289-1, 7.1)."""
    if entry(entry(document.root, "/ViewerPreferences"), "/DisplayDocTitle") is not True:
        yield Remark("readers show the file's name instead of its title")


def tab_order(document: Document) -> Iterator[Remark]:
    """On pages with annotations the tab key follows the structure (ISO 14289-1, 7.18.3)."""
    for page in document.pages:
        if any(True for _ in items(entry(page.stored, "/Annots"))) and name(inherited(page.stored, "/Tabs")) != "S":
            yield Remark("the tab key does not follow the structure", page.number)
