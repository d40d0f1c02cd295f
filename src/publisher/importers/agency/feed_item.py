"""A feed goes in - RSS 2.0 or 1.0, Atom, WordPress's export - and what one of its items says, Media RSS included, is added to a Story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publisher.importers.agency.nitf import line_of
from publisher.importers.base import Confidence, Wishes
from publisher.importers.choose import choose
from publisher.importers.markup import Element, html_tree, local_name, plain_names
from publisher.importers.story import FoundBlock, FoundPhoto, Said, Spot, Story, tidy
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import names_in
from publisher.importers.web.read import read_tree
from publisher.importers.web.settle import settle
from publisher.importers.web.words import text_in

_MEDIA = "http://search.yahoo.com/mrss"
_ATOM = "http://www.w3.org/2005/Atom"


def read_feed_item(tree: Element, story: Story, path: Path, wishes: Wishes, pictures: Pictures) -> None:
    """Add one item of a feed; PublisherError (P307) lists the items when there are several and none is chosen."""
    items = [each for each in tree.iter() if local_name(each) in ("item", "entry")]
    item, _ = choose(items, [_text(item, "title") or "without a title" for item in items], path, wishes)
    link = _link(item)
    pictures.base = pictures.base or link
    _say_fields(item, tree, story)
    if link:
        story.say("url", link, line_of(item), "link of the item")
    body, lead = _body_and_lead(item)
    if lead is not None:
        words = _bare(_inside(lead), path)
        signed = _SIGNED.search(words)
        story.say("lead", words[: signed.start()] if signed else words, line_of(lead), local_name(lead))
        story.leave_out(signed[0] if signed else "", line_of(lead), _WHERE)
    if body is not None:
        _read_body(body, story, path, pictures)
    photos = list(_photos(item, pictures))
    for photo in photos:
        if not story.meet(photo):
            story.pieces.append(photo)
    settle(story)
    _leave_signature(story)
    _leave_rest(item, story)


_SIGNED = re.compile(
    r"\s*\b(?:The post|Der Beitrag|L[’'](?:article|articolo)|La entrada|O post|Het bericht|Inlägget|Запись)\s.{1,300}\s"
    r"(?:appeared first on|erschien zuerst auf|est apparu en premier sur|proviene da|se publicó primero en|apareceu primeiro em|"
    r"verscheen eerst op|dök först upp på|впервые появилась)\s.{1,100}$"
)
"""What WordPress writes below texts in feeds, in the languages it is installed in most."""
_WHERE = "where the text appeared first, written by its site"


def _leave_signature(story: Story) -> None:
    """Leave out the line that says on which site the text appeared."""
    last = next((piece for piece in reversed(story.pieces) if isinstance(piece, FoundBlock)), None)
    if last is not None and _SIGNED.fullmatch(last.words):
        story.pieces.remove(last)
        story.leave_out(last.words, last.spot, _WHERE)


# --- words ------------------------------------------------------------------------------------------------------------------------

_FIELDS = {
    "title": "title", "pubDate": "published", "published": "published", "issued": "published", "date": "published",
    "updated": "modified", "modified": "modified", "category": "keywords", "subject": "keywords", "language": "lang",
}  # fmt: skip
"""Element of RSS, Atom or Dublin Core -> field."""
_SILENT = frozenset(["link", "guid", "id", "comments", "commentRss", "source", "thumbnail"])
_BODIES, _SUMMARIES = ("encoded", "content"), ("description", "summary", "excerpt")


def _say_fields(item: Element, tree: Element, story: Story) -> None:
    for element in item:
        name = local_name(element)
        if _is_media(element):
            continue
        if name in _FIELDS:
            words = element.get("label") or element.get("term") or tidy(element.text or "")
            story.say(_FIELDS[name], words, line_of(element), name)
        elif name in ("author", "creator"):
            stated = next((text_in(each) for each in element if local_name(each) == "name"), None) or tidy(
                element.text or ""
            )
            for person in names_in(_without_mail(stated)):
                story.say("byline", person, line_of(element), name)
    lang = item.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    story.say("lang", lang, line_of(item), "attribute xml:lang")
    for element in tree.iterfind("channel/language"):
        story.say("lang", element.text, line_of(element), "language of the channel")


def _body_and_lead(item: Element) -> tuple[Element | None, Element | None]:
    """The whole text and the summary; a summary alone is the text."""
    children = [each for each in item if not _is_media(each) and (_inside(each).strip() or len(each))]
    body = next((each for each in children if local_name(each) in _BODIES and "excerpt" not in each.tag), None)
    lead = next((each for each in children if local_name(each) in _SUMMARIES or "excerpt" in each.tag), None)
    return (body, lead) if body is not None else (lead, None)


def _read_body(body: Element, story: Story, path: Path, pictures: Pictures) -> None:
    """HTML as text in the element, as is the custom, or as elements (Atom's xhtml)."""
    if len(body):
        plain_names(body)
        read_tree(body, story, line_of, pictures)
        return
    text, line = _as_html(body.text or ""), body.sourceline or 1
    tree = html_tree(text, path)
    if tree is not None:
        read_tree(tree, story, lambda element: Spot(line + max(0, element.sourceline - 1)), pictures)


def _as_html(text: str) -> str:
    """WordPress keeps texts as they are typed: a blank line divides paragraphs, ``[caption]`` frames an image with its caption."""
    caption = r"<figure>\1<figcaption>\2</figcaption></figure>"
    text = re.sub(
        r"\[caption[^\]]*\]\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)([^\[]*)\[/caption\]", caption, text
    )
    return re.sub(r"\n[ \t]*\n", "<br><br>\n\n", text)


def _inside(element: Element) -> str:
    return element.text or ""


def _bare(text: str, path: Path) -> str:
    tree = html_tree(text, path) if "<" in text or "&" in text else None
    return text_in(tree) if tree is not None else tidy(text)


def _text(item: Element, name: str) -> str:
    return next((tidy(each.text or "") for each in item if local_name(each) == name and not _is_media(each)), "")


def _link(item: Element) -> str | None:
    """The address of the story: of a link that is for readers, else of a guid that says it is one."""
    links = [each for each in item if local_name(each) == "link" and (each.get("rel") or "alternate") == "alternate"]
    found = [each.get("href") or tidy(each.text or "") for each in links]
    found += [
        tidy(each.text or "") for each in item if local_name(each) == "guid" and each.get("isPermaLink") != "false"
    ]
    return next((each for each in found if each.startswith(("http://", "https://"))), None)


def _without_mail(name: str) -> str:
    """``desk@paper.example (A. Name)``, as RSS wants authors to be written."""
    return name[name.index("(") + 1 : -1] if "@" in name and "(" in name and name.endswith(")") else name


# --- pictures -----------------------------------------------------------------------------------------------------------------------


def _is_media(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith("{" + _MEDIA)


def _photos(item: Element, pictures: Pictures) -> Iterator[FoundPhoto]:
    """Each media:group once, with its largest picture; each media:content beside it; pictures that are only enclosed."""
    for element in item:
        name = local_name(element)
        if _is_media(element) and name == "group":
            yield _photo(element, [each for each in element if local_name(each) == "content"], item, pictures)
        elif _is_media(element) and name == "content" and _is_image(element):
            yield _photo(element, [element], item, pictures)
        elif name == "enclosure" and _is_image(element):
            yield _photo(element, [element], element, pictures)


def _photo(element: Element, contents: list[Element], item: Element, pictures: Pictures) -> FoundPhoto:
    photo = FoundPhoto(line_of(element), f"media:{local_name(element)}" if _is_media(element) else local_name(element))
    images = [each for each in contents if _is_image(each)]
    located = pictures.best([(_width(each), each.get("url")) for each in images if each.get("url")])
    photo.picture, photo.address = located.picture, located.address
    photo.sizes = tuple(each.get("url") or "" for each in images)
    around = list(element.iter()) + (list(item) if _is_only_one(item) else [])
    names = []
    for each in around:
        words = _bare(each.text or "", Path()) if _is_media(each) else ""
        match local_name(each) if words else "":
            case "description":
                photo.captions.append(Said(words, line_of(each), "media:description"))
            case "credit" if (each.get("role") or "") in ("photographer", "author", "artist"):
                photo.facts.setdefault("photographer", Said(words, line_of(each), f"media:credit {each.get('role')}"))
            case "credit":
                names.append(Said(words, line_of(each), "media:credit"))
            case "copyright":
                photo.facts.setdefault("copyright", Said(words, line_of(each), "media:copyright"))
            case "text":
                photo.facts.setdefault("alt", Said(words, line_of(each), "media:text"))
            case "title" if not photo.captions:
                photo.captions.append(Said(words, line_of(each), "media:title", Confidence.LIKELY))
    if names:
        photo.credits.append(
            Said(" / ".join(dict.fromkeys(said.value for said in names)), names[0].spot, "media:credit")
        )
    return photo


def _is_only_one(item: Element) -> bool:
    """Whether words about a picture that stand beside it in the item can only be about that one."""
    return sum(local_name(each) in ("content", "group") and _is_media(each) for each in item) == 1


def _is_image(element: Element) -> bool:
    kind = element.get("type") or element.get("medium") or "image"
    return kind.startswith("image")


def _width(element: Element) -> float:
    width = element.get("width") or ""
    return float(width) if width.isdigit() and len(width) < 9 else 1.0


# --- the rest ---------------------------------------------------------------------------------------------------------------------------


def _leave_rest(item: Element, story: Story) -> None:
    """Name the words of an item that are in no field."""
    known = {*_FIELDS, *_SILENT, *_BODIES, *_SUMMARIES, "author", "creator", "enclosure", "group"}
    for element in item:
        name = local_name(element)
        if name and not _is_media(element) and name not in known:
            story.leave_out(text_in(element), line_of(element), f"'{name}' has no field in an article")
        elif name in ("content", "enclosure") and element.get("url") and not _is_image(element):
            story.leave_out(element.get("url"), line_of(element), "an article holds text and photos only")
