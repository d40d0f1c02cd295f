"""A tree of tags goes in, the PDF's structure tree comes out, with the parent tree that leads from a page's content back to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from publisher.page.items import Page
from publisher.paint.pdf.document import PdfDocument, array, dictionary, name, text_string
from publisher.paint.pdf.reading import Annotation, Content, Tag, read_aloud
from publisher.paint.pdf.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page of the document: what was planned, its PDF page, and its links."""

    page: Page
    painted: Any
    reference: Any
    links: tuple[Any, ...]
    """The dictionaries of its link annotations."""


def add_structure(document: PdfDocument, pages: Sequence[PaintedPage], lang: str) -> None:
    """Tag the document: structure tree, parent tree, mark information and the tab order of its pages (ISO 32000-1, 14.7)."""
    writer = _Writer(document, pages)
    root = writer.root(read_aloud([one.page for one in pages], lang))
    document.Catalog.StructTreeRoot = document.Reference(root)
    document.Catalog.MarkInfo = dictionary({"Marked": "true"})


class _Writer:
    """Writes tags, and remembers which tag each piece of content belongs to."""

    def __init__(self, document: PdfDocument, pages: Sequence[PaintedPage]) -> None:
        self._document = document
        self._pages = pages
        self._contents: defaultdict[int, dict[int, Any]] = defaultdict(dict)
        """Page -> number of the content -> its tag."""
        self._annotations: dict[Annotation, Any] = {}
        self._named: dict[str, Any] = {}

    def root(self, tree: Tag) -> Any:
        """The structure tree's root."""
        root = dictionary({"Type": name("StructTreeRoot")})
        root["K"] = array(self._tag(tree, self._document.Reference(root)))
        if self._named:
            root["IDTree"] = self._id_tree()
        root["ParentTree"] = self._document.Reference(self._parent_tree())
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        return root

    def _tag(self, tag: Tag, parent: Any) -> Any:
        entries = {"Type": name("StructElem"), "S": name(tag.type), "P": parent}
        texts = {"Lang": tag.lang, "Alt": tag.alt}
        entries |= {key: text_string(text) for key, text in texts.items() if text}
        first = next((kid for kid in tag.kids if not isinstance(kid, Tag)), None)
        if first is not None:
            entries["Pg"] = self._pages[first.page].reference
        if tag.box is not None and isinstance(first, Content):
            entries["A"] = self._layout(tag, first.page)
        if tag.scope:
            entries["A"] = dictionary({"O": name("Table"), "Scope": name(tag.scope)})
        if tag.id:
            entries["ID"] = text_string(tag.id)
        element = dictionary(entries)
        reference = self._document.Reference(element)
        if tag.id:
            self._named[tag.id] = reference
        element["K"] = array(*(self._kid(kid, reference, first) for kid in tag.kids))
        return reference

    def _id_tree(self) -> Any:
        """The elements that have a name, by it (ISO 32000-1, 14.7.2): names in the order of their letters."""
        names = sorted(self._named)
        found = [part for one in names for part in (text_string(one), self._named[one])]
        limits = array(text_string(names[0]), text_string(names[-1]))
        leaf = dictionary({"Names": array(*found), "Limits": limits})
        return dictionary({"Kids": array(self._document.Reference(leaf))})

    def _layout(self, tag: Tag, page: int) -> Any:
        assert tag.box is not None
        box = Sheet(self._pages[page].page).corners(tag.box)
        return dictionary({"O": name("Layout"), "Placement": name("Block"), "BBox": box})

    def _kid(self, kid: Tag | Content | Annotation, parent: Any, first: Content | Annotation | None) -> Any:
        match kid:
            case Tag():
                return self._tag(kid, parent)
            case Content(page, mcid):
                self._contents[page][mcid] = parent
                if first is not None and page == first.page:
                    return mcid
                return dictionary({"Type": name("MCR"), "Pg": self._pages[page].reference, "MCID": mcid})
            case Annotation(page, number):
                self._annotations[kid] = parent
                link = self._document.Reference(self._pages[page].links[number])
                return dictionary({"Type": name("OBJR"), "Pg": self._pages[page].reference, "Obj": link})

    def _parent_tree(self) -> Any:
        """The tags of each page's contents by their number, then those of the links: all keys in rising order."""
        entries: list[Any] = []
        for number, one in enumerate(self._pages):
            one.painted.Tabs = name("S")
            if contents := self._contents_of(number):
                one.painted.StructParents = number
                entries += [number, self._document.Reference(array(*contents))]
        for key, (annotation, tag) in enumerate(self._annotations.items(), len(self._pages)):
            self._pages[annotation.page].links[annotation.number]["StructParent"] = key
            entries += [key, tag]
        return dictionary({"Nums": array(*entries)})

    def _contents_of(self, page: int) -> list[Any]:
        """The tags of a page's contents in the order of their numbers."""
        return [tag for _, tag in sorted(self._contents[page].items(), key=lambda one: one[0])]


class TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]  # ReportLab has no types
    """A page that can name its place in the structure; ReportLab's own leaves these entries out."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")
