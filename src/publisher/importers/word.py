"""A Word document goes in (.docx); the Draft of its article with the document's own pictures comes out. The only door to mammoth."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher.importers.assemble import assemble
from publisher.importers.base import BroughtPicture, Confidence, Draft, Wishes
from publisher.importers.markup import Element, html_tree, local_name, refused, xml_tree
from publisher.importers.story import Spot, Story
from publisher.importers.web.body import BodyReader
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import names_in
from publisher.importers.web.settle import settle
from publisher.importers.web.words import text_in

LARGEST = 500_000_000
"""Bytes of a document, and of all its parts when unpacked: some hundred photos."""
LARGEST_TEXT = 30_000_000
"""Bytes of all its XML when unpacked; a whole book has less."""
MOST_TAGS = 400_000
MOST_PARTS = 5_000
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        "is an old or a protected Word document",
        "open it in Word and save it as .docx, without a password",
    ),
    (b"{\\rtf", "is an RTF document", "open it in Word and save it as .docx"),
)
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Headline'] => h1.title:fresh
p[style-name='Subtitle'] => p.lead:fresh
p[style-name='Lead'] => p.lead:fresh
p[style-name='Standfirst'] => p.lead:fresh
p[style-name='Sapo'] => p.lead:fresh
p[style-name='Abstract'] => p.lead:fresh
p[style-name='Kicker'] => p.kicker:fresh
p[style-name='Byline'] => p.byline:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Figure'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
p[style-name='Quote'] => blockquote:separator('') > p:fresh
p[style-name='Quotations'] => blockquote:separator('') > p:fresh
p[style-name='Intense Quote'] => blockquote.pull:separator('') > p:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='heading 4'] => h5:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='Heading 4'] => h5:fresh
p[style-name='Heading'] => h2:fresh
"""
"""Name of a style, as Word, LibreOffice and newsrooms call it -> what it means; mammoth's own rows follow."""


def recognises_word(path: Path, head: bytes) -> bool:
    """By its ending, or as a zip file that begins as Word's do."""
    if path.suffix.lower() in (".docx", ".docm", ".doc", ".rtf", ".odt"):
        return True
    return head.startswith(b"PK\x03\x04") and b"word/" in head


def read_word(path: Path, wishes: Wishes) -> Draft:
    """The article in a document; PublisherError (P307) when it is damaged, too large when unpacked, or no Word document."""
    parts = _Parts.of(path)
    html, pictures = _converted(path)
    story = Story()
    tree = html_tree(html, path)
    if tree is not None:
        _read_text(tree, story, pictures)
    _say_properties(parts, story)
    _leave_rest(parts, story)
    return assemble(story, path, wishes)


# --- the file ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Parts:
    """The XML inside a document, looked at before anybody else reads it."""

    trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> _Parts:
        try:
            with zipfile.ZipFile(_looked_at(path)) as archive:
                _refuse_bombs(archive, path)
                return cls({name: _tree(archive.read(name), path) for name in archive.namelist() if _is_xml(name)})
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as problem:
            what = "is locked with a password" if "password" in str(problem) else "is damaged, or no Word document"
            raise refused(path, what, "open it in Word and save it again as .docx") from None


def _looked_at(path: Path) -> Path:
    with path.open("rb") as file:
        head = file.read(8)
    for start, what, hint in _OTHERS:
        if head.startswith(start):
            raise refused(path, what, hint)
    if path.stat().st_size > LARGEST:
        raise refused(path, f"is larger than {LARGEST // 1_000_000} MB", "make the pictures in it smaller")
    return path


def _refuse_bombs(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse by the sizes its directory states, which bound what is ever unpacked."""
    parts = archive.infolist()
    if any(part.filename == "content.xml" for part in parts):
        raise refused(path, "is a LibreOffice document", "save it as .docx")
    if not any(part.filename == "word/document.xml" or part.filename == "[Content_Types].xml" for part in parts):
        raise refused(path, "is a zip file, but no Word document", "save the text as .docx")
    texts = sum(part.file_size for part in parts if _is_xml(part.filename))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST or texts > LARGEST_TEXT:
        raise refused(path, "becomes far too large when it is unpacked", "this is no ordinary document; do not open it")


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _tree(data: bytes, path: Path) -> Element:
    if data.count(b"<") > MOST_TAGS:
        raise refused(path, f"has more than {MOST_TAGS:,} tags", "keep one story in a document")
    return xml_tree(data, path)


def _converted(path: Path) -> tuple[str, Pictures]:
    """The document as HTML, and its pictures under the names that stand in the HTML."""
    import mammoth

    pictures = Pictures()

    def keep(image: Any) -> dict[str, str]:
        name = f"picture-{len(pictures.brought) + 1}.{image.content_type.rpartition('/')[2]}"
        try:
            with image.open() as file:
                pictures.brought[name] = BroughtPicture(name, data=file.read())
        except Exception:
            return {"src": f"outside-the-document-{len(pictures.brought) + 1}"}
        return {"src": name}

    try:
        with path.open("rb") as file:
            made = mammoth.convert_to_html(
                file, style_map=_STYLES, convert_image=mammoth.images.img_element(keep), external_file_access=False
            )
    except RecursionError:
        raise refused(path, "nests its parts too deep", "save it again as .docx") from None
    except Exception as problem:
        reason = str(problem).partition("\n")[0][:100]
        raise refused(path, f"cannot be read as a Word document: {reason}", "save it again as .docx") from None
    return made.value, pictures


# --- the text -----------------------------------------------------------------------------------------------------------------------

_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr")


def _read_text(tree: Element, story: Story, pictures: Pictures) -> None:
    where = _numbered(tree)
    for link in list(tree.iter("a")):
        if re.match(r"#(?:foot|end)note-ref-", link.get("href") or ""):
            link.text = ""
    used = set(_said_parts(tree, story, where))
    BodyReader(story, where, pictures, used).read(tree)
    settle(story)


def _numbered(tree: Element) -> Callable[[Element], Spot]:
    """Says in which paragraph of the document an element is, empty ones not counted."""
    numbers = {element: number for number, element in enumerate(tree.iter(*_PARAGRAPHS), start=1)}

    def where(element: Element) -> Spot:
        near = (element, *element.iterancestors(), *element.iter(*_PARAGRAPHS))
        number = next((numbers[each] for each in near if each in numbers), None)
        return Spot(origin=f"paragraph {number}" if number else None)

    return where


def _said_parts(tree: Element, story: Story, where: Callable[[Element], Spot]) -> Iterator[Element]:
    """Title, kicker, lead and byline as the document's styles name them; the first heading is the title of one without."""
    for element in tree.iter("h1", "p"):
        name, words = element.get("class"), text_in(element)
        if name == "title":
            story.say("title", words, where(element), "style Title")
            yield element
        elif name in ("lead", "kicker"):
            story.say(name, words, where(element), f"style for the {name}")
            yield element
        elif name == "byline":
            for person in names_in(words):
                story.say("byline", person, where(element), "style for the byline")
            yield element
    blocks = [element for element in tree.iter(*_PARAGRAPHS) if text_in(element)]
    if not story.statements("title") and blocks and (_is_heading(blocks[0]) or _is_bold_line(blocks[0])):
        why = "the first heading" if _is_heading(blocks[0]) else "the first paragraph, short and in bold"
        story.say("title", text_in(blocks[0]), where(blocks[0]), why, Confidence.LIKELY)
        yield blocks[0]


def _is_heading(element: Element) -> bool:
    return re.fullmatch(r"h[1-6]", local_name(element)) is not None


def _is_bold_line(element: Element) -> bool:
    bold = "".join(text_in(each) for each in element.iter("strong"))
    return (
        len(bold) >= 4 and len(text_in(element)) <= 120 and bold.replace(" ", "") == text_in(element).replace(" ", "")
    )


# --- the rest of the document ---------------------------------------------------------------------------------------------------------

_PROPERTIES = (
    ("title", "title", Confidence.LIKELY), ("creator", "byline", Confidence.GUESS), ("language", "lang", Confidence.LIKELY),
    ("keywords", "keywords", Confidence.LIKELY),
)  # fmt: skip


def _say_properties(parts: _Parts, story: Story) -> None:
    """What File > Info says: its dates are those of the document, not of the story."""
    core = parts.trees.get("docProps/core.xml")
    styles = parts.trees.get("word/styles.xml")
    said = {local_name(each): (each.text or "").strip() for each in core} if core is not None else {}
    for name, field_name, sure in _PROPERTIES:
        values = re.split("[,;]", said.get(name, "")) if name == "keywords" else [said.get(name, "")]
        for value in values:
            story.say(field_name, value, Spot(origin=f"document property {name}"), f"the document's {name}", sure)
    for name in ("created", "modified"):
        why = f"when the document was {name}; write published: yourself"
        story.leave_out(said.get(name, ""), Spot(origin=f"document property {name}"), why)
    for name in ("subject", "description", "category"):
        story.leave_out(said.get(name, ""), Spot(origin=f"document property {name}"), f"the document's {name}")
    for element in styles.iter("{*}lang") if styles is not None else ():
        tag = next((value for key, value in element.attrib.items() if key.endswith("}val")), None)
        story.say("lang", tag, Spot(origin="word/styles.xml"), "language of the styles", Confidence.LIKELY)
        break


def _leave_rest(parts: _Parts, story: Story) -> None:
    """Name what stands in the margins: headers, footers and comments."""
    for name, tree in sorted(parts.trees.items()):
        kind = re.match(r"word/(header|footer|comments)\d*\.xml$", name)
        if kind is None:
            continue
        for paragraph in tree.iter("{*}p"):
            words = "".join(each.text or "" for each in paragraph.iter("{*}t"))
            story.leave_out(words, Spot(origin=name), f"{kind[1].rstrip('s')} of the document")
