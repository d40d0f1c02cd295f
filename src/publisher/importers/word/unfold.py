"""The XML of a document goes in; what mammoth would pass by - text boxes, grouped pictures, fields - stands where it is read.

mammoth reads of two forms of a drawing the older one (ECMA-376 Part 3, 9.3), which not every program writes or fills; of a drawing
by itself it reads the one picture in it. Words that no form of it can hold are left to ``margins.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.importers.markup import Element, local_name, new_element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_V = "urn:schemas-microsoft-com:vml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PASSED_BY = frozenset(["fldSimple", "dir", "bdo", "ruby", "rubyBase"])
"""Elements around runs that are words like all others."""


def unfold(tree: Element) -> bool:
    """Whether anything in a part of a document was put where it is read."""
    changed = False
    for element in list(tree.iter(*(f"{{{_W}}}{name}" for name in _PASSED_BY))):
        element.tag, changed = f"{{{_W}}}smartTag", True
    for line in list(tree.iter(f"{{{_V}}}rect")):
        changed |= _write_line(line)
    for both in list(tree.iter(f"{{{_MC}}}AlternateContent")):
        changed |= _fill_fallback(both)
    for drawing in list(tree.iter(f"{{{_W}}}drawing")):
        if next(drawing.iterancestors(f"{{{_MC}}}Choice"), None) is None:
            changed |= _open_drawing(drawing)
    return changed


def _write_line(shape: Element) -> bool:
    """Put ``***`` in place of a line across the page, the only thing in its paragraph."""
    is_line = any(name.endswith("}hr") and value in ("t", "true") for name, value in shape.attrib.items())
    drawn, paragraph = shape.getparent(), next(shape.iterancestors(f"{{{_W}}}p"), None)
    if not is_line or paragraph is None or any(each.text for each in paragraph.iter(f"{{{_W}}}t")):
        return False
    drawn.tag = f"{{{_W}}}t"
    drawn.remove(shape)
    drawn.text = "***"
    return True


def _fill_fallback(both: Element) -> bool:
    """Put the newer form of a drawing in place of an older one that holds less."""
    choice, fallback = both.find(f"{{{_MC}}}Choice"), both.find(f"{{{_MC}}}Fallback")
    if choice is None or (fallback is not None and _holds(fallback) >= _holds(choice)):
        return False
    if fallback is not None:
        both.remove(fallback)
    choice.tag = f"{{{_MC}}}Fallback"
    return True


def _holds(element: Element) -> tuple[int, int]:
    """How many letters and pictures are in an element."""
    names = [local_name(each) for each in element.iter()]
    letters = sum(len(each.text or "") for each in element.iter(f"{{{_W}}}t"))
    return letters, names.count("blip") + names.count("imagedata")


def _open_drawing(drawing: Element) -> bool:
    """Put what is in a drawing, but for a picture alone, behind it: text boxes, and the pictures of a group."""
    found = [*_outermost(drawing, "txbxContent"), *(each for each in _outermost(drawing, "pic") if _is_grouped(each))]
    at = drawing
    for each in found:
        made = _framed_picture(each) if local_name(each) == "pic" else _framed_text(each)
        at.addnext(made)
        at = made
    return bool(found)


def _outermost(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name that stand in no other one of the same name, nor in a text box."""
    waiting = list(reversed(element))
    while waiting:
        each = waiting.pop()
        found = local_name(each)
        if found == name:
            yield each
        elif found != "txbxContent":
            waiting += reversed(each)


def _is_grouped(picture: Element) -> bool:
    return local_name(picture.getparent()) != "graphicData"


def _framed_text(content: Element) -> Element:
    """A text box as older programs wrote it."""
    made = new_element(f"{{{_W}}}pict")
    made.append(content)
    return made


def _framed_picture(picture: Element) -> Element:
    """A picture of a group as a drawing by itself, with its own description."""
    named = next(picture.iter("{*}cNvPr"), None)
    made = new_element(f"{{{_W}}}drawing")
    inline = made
    for name in (f"{{{_WP}}}inline", f"{{{_A}}}graphic", f"{{{_A}}}graphicData"):
        inline.append(new_element(name))
        inline = inline[-1]
    inline.append(picture)
    properties = new_element(f"{{{_WP}}}docPr")
    properties.set("descr", (named.get("descr") or "") if named is not None else "")
    made[0].insert(0, properties)
    return made
