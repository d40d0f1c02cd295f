"""A Word document goes in (.docx); the Draft of its article with the document's own pictures comes out. The only door to mammoth."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from publisher.importers.assemble import assemble
from publisher.importers.base import BroughtPicture, Confidence, Draft, Wishes
from publisher.importers.markup import Element, html_tree, local_name, refused
from publisher.importers.story import Spot, Story
from publisher.importers.web.body import BodyReader
from publisher.importers.web.images import Pictures
from publisher.importers.web.notes import take_notes
from publisher.importers.web.page import names_in
from publisher.importers.web.read import read_notes
from publisher.importers.web.settle import settle
from publisher.importers.web.words import text_in
from publisher.importers.word.hidden import take_hidden
from publisher.importers.word.margins import TEXTS, say_properties, tell_rest
from publisher.importers.word.parts import Parts, rewritten
from publisher.importers.word.unfold import unfold

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
p[style-name='Horizontal Line'] => hr:fresh
p[style-name='Quote'] => blockquote:separator('') > p:fresh
p[style-name='Block Text'] => blockquote:separator('') > p:fresh
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
_KINDS = (("unordered", "ul", "List Bullet"), ("ordered", "ol", "List Number"))
_LEVELS = "\n".join(
    f"p{style}:{kind}-list({stated}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
    for kind, tag, named in _KINDS
    for level, stated, style in (
        *((level, 1, f"[style-name='{named} {level}']") for level in range(2, 6)),
        *((level, level, "") for level in range(6, 10)),
    )
)
"""Levels of lists that are told by a style, each a list of one level to Word, and those below the levels mammoth knows."""


def recognises_word(path: Path, head: bytes) -> bool:
    """By its ending, or as a zip file that begins as Word's do."""
    if path.suffix.lower() in (".docx", ".docm", ".doc", ".rtf", ".odt"):
        return True
    return head.startswith(b"PK\x03\x04") and b"word/" in head


def read_word(path: Path, wishes: Wishes) -> Draft:
    """The article in a document; PublisherError (P307) when it is damaged, too large when unpacked, or no Word document."""
    parts = Parts.of(path)
    story = Story()
    hidden = take_hidden(parts, story, TEXTS)
    tell_rest(parts, story, path.name)
    html, pictures = _converted(parts, hidden, path, story)
    tree = html_tree(html, path)
    if tree is not None:
        _read_text(tree, story, pictures)
    say_properties(parts, story)
    return assemble(story, path, wishes)


def _converted(parts: Parts, hidden: Collection[str], path: Path, story: Story) -> tuple[str, Pictures]:
    """The document as HTML, and its pictures under the names that stand in the HTML; signs that are no letters are left out."""
    import mammoth

    pictures = Pictures()
    absent: list[str] = []

    def keep(image: Any) -> dict[str, str]:
        name = f"picture-{len(pictures.brought) + 1}.{image.content_type.rpartition('/')[2]}"
        try:
            with image.open() as file:
                pictures.brought[name] = BroughtPicture(name, data=file.read())
        except Exception:
            absent.append(f"outside-the-document-{len(absent) + 1}")
            return {"src": absent[-1]}
        return {"src": name}

    try:
        changed = [name for name in TEXTS if name in parts.trees and (unfold(parts.trees[name]) or name in hidden)]
        with rewritten(parts, changed, path) if changed else path.open("rb") as file:
            made = mammoth.convert_to_html(
                file,
                style_map=_STYLES + _LEVELS,
                convert_image=mammoth.images.img_element(keep),
                external_file_access=False,
            )
    except RecursionError:
        raise refused(path, "nests its parts too deep", "save it again as .docx") from None
    except Exception as problem:
        reason = str(problem).partition("\n")[0][:100]
        raise refused(path, f"cannot be read as a Word document: {reason}", "save it again as .docx") from None
    for message in made.messages:
        if sign := _SIGN.search(message.message):
            story.leave_out(
                f"{sign[2]} {sign[1]}", Spot(origin="the text"), "a sign of a font that no letter stands for"
            )
    return made.value, pictures


_SIGN = re.compile(r"w:sym .*: char (\S+) in font (.+)")
"""What mammoth says of a sign it passes by."""


# --- the text -----------------------------------------------------------------------------------------------------------------------

_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr")


def _read_text(tree: Element, story: Story, pictures: Pictures) -> None:
    where = _numbered(tree)
    notes = take_notes(tree)
    used = set(_said_parts(tree, story, where))
    BodyReader(story, where, pictures, used).read(tree)
    settle(story)
    read_notes(notes, story, where, pictures)


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
    if titles := story.statements("title"):
        yield from (each for each in blocks[:_HEAD] if _is_heading(each) and text_in(each) == titles[0].value)
    elif blocks and (_is_heading(blocks[0]) or _is_bold_line(blocks[0])):
        why = "the first heading" if _is_heading(blocks[0]) else "the first paragraph, short and in bold"
        story.say("title", text_in(blocks[0]), where(blocks[0]), why, Confidence.LIKELY)
        yield blocks[0]


_HEAD = 5
"""Paragraphs, title and lead among them, in which a heading that repeats the title is looked for."""


def _is_heading(element: Element) -> bool:
    return re.fullmatch(r"h[1-6]", local_name(element)) is not None


def _is_bold_line(element: Element) -> bool:
    bold = "".join(text_in(each) for each in element.iter("strong"))
    return (
        len(bold) >= 4 and len(text_in(element)) <= 120 and bold.replace(" ", "") == text_in(element).replace(" ", "")
    )
