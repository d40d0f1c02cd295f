"""The words of one block: a line of Markdown or its tokens in, spans of text out, with the photos that stand among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markdown_it.token import Token

from publisher.article.findings import Findings
from publisher.article.model import Inline, Script, Span

_FEED = re.compile("\n")
_ATTRIBUTES = re.compile(r"\s*\{([^{}]*)\}")
_SAFE_ADDRESS = re.compile(r"(https?://[^/\s]|mailto:\S)", re.IGNORECASE)
_SILENT_TAGS = re.compile(r"<(/?)(script|style)\b", re.IGNORECASE)
_VOICES = {"em_open": ("em", 1), "em_close": ("em", -1), "strong_open": ("strong", 1), "strong_close": ("strong", -1)}
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SCRIPT_TAG = re.compile(r"<(/?)(sup|sub)>", re.IGNORECASE)
BREAK = "\u2028"
"""A line break that the editor asked for, while line feeds still are those of the source; no source text holds this letter."""


@dataclass(frozen=True, slots=True)
class PhotoMark:
    """A photo placed in the words, with what stands in braces after it."""

    target: str
    """What the Markdown names: "#ngo-mon", or something that is no photo id."""
    attributes: tuple[tuple[str, str], ...] = ()
    line: int = 1
    bound: bool = False
    """True for ``[](#id)``, which binds a photo to a moment of a timeline."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one block says, and the photos in between: in its spans a line feed is one of the source, ``BREAK`` a wanted one."""

    spans: Inline = ()
    photos: tuple[PhotoMark, ...] = ()

    @property
    def flowed(self) -> Inline:
        """The spans as one running text."""
        return flow(self.spans)


def read_words(tokens: Sequence[Token], line: int, findings: Findings) -> Words:
    """The words of a block whose first line is ``line`` of the file."""
    reader = _WordReader(line, findings)
    for token in tokens:
        reader.take(token)
    return Words(merge(reader.spans), tuple(reader.photos))


@dataclass(slots=True)
class _WordReader:
    line: int
    findings: Findings
    spans: list[Span] = field(default_factory=list)
    photos: list[PhotoMark] = field(default_factory=list)
    voices: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("em", "strong", "sup", "sub"), 0))
    href: str | None = None
    link_start: int = 0
    silent: bool = False
    after_photo: bool = False
    taken_out: bool = False
    """Whether something that is no text stood just before."""

    def take(self, token: Token) -> None:
        after_photo, self.after_photo = self.after_photo, False
        match token.type:
            case "text" | "code_inline" | "text_special":
                self._text(self._attributes(token.content) if after_photo else token.content)
            case "softbreak":
                self._break()
            case "hardbreak":
                self._text(BREAK)
                self.line += 1
            case "footnote_ref":
                self.spans.append(Span("", note=str(token.meta["label"])))
            case "image":
                alt = token.content
                self._photo(str(token.attrs.get("src", "")), alt)
            case "link_open":
                self.href, self.link_start = str(token.attrs.get("href", "")), len(self.spans)
            case "link_close":
                self._end_link()
            case "html_inline":
                self._html(token.content)
            case _ if token.type in _VOICES:
                voice, change = _VOICES[token.type]
                self.voices[voice] += change

    def _text(self, text: str) -> None:
        if self.taken_out and (not self.spans or self.spans[-1].text.endswith((" ", "\n", BREAK))):
            text = text.lstrip(" ")
        if text and not self.silent:
            self.taken_out = False
            self.spans.append(
                Span(text, self.voices["em"] > 0, self.voices["strong"] > 0, self._address(), self._script())
            )

    def _script(self) -> Script:
        if self.voices["sup"] > 0:
            return Script.RAISED
        return Script.LOWERED if self.voices["sub"] > 0 else Script.NORMAL

    def _address(self) -> str | None:
        return self.href if self.href and _SAFE_ADDRESS.match(self.href) else None

    def _break(self) -> None:
        self._text("\n")
        self.line += 1

    def _photo(self, target: str, alt: str) -> None:
        if alt and target.startswith("#"):
            message = "words between ![ and ] are not read"
            hint = "put them into the photo's alt field; the caption stands there too"
            self.findings.warning("P113", message, self.findings.find(f"![{alt}]", self.line), hint)
        self.photos.append(PhotoMark(unquote(target), line=self.line))
        self.after_photo = self.taken_out = True

    def _attributes(self, text: str) -> str:
        """Take ``{page=plate}`` off the text after a photo."""
        match = _ATTRIBUTES.match(text)
        if match is None:
            return text
        self.photos[-1] = replace(self.photos[-1], attributes=tuple(read_attributes(match[1])))
        return text[match.end() :]

    def _end_link(self) -> None:
        href, self.href = self.href or "", None
        is_empty = len(self.spans) == self.link_start
        if is_empty and href.startswith("#"):
            self.taken_out = True
            self.photos.append(PhotoMark(unquote(href), line=self.line, bound=True))
        elif href.startswith("#"):
            message = "a link within the article leads nowhere in print; its words are kept"
            self.findings.warning(
                "P113", message, self.findings.find(f"({href})", self.line), "name the photo as ![](#id)"
            )
        elif not _SAFE_ADDRESS.match(href):
            shown = f"'{unquote(href)}'" if href else "nothing"
            message = f"a link to {shown} is not allowed"
            hint = "links begin with https://, http:// or mailto:"
            self.findings.error("P114", message, self.findings.find(f"({unquote(href)}", self.line), hint)

    def _html(self, tag: str) -> None:
        if _BREAK_TAG.fullmatch(tag):
            self._text(BREAK)
        elif script := _SCRIPT_TAG.fullmatch(tag):
            self.voices[script[2].lower()] += -1 if script[1] else 1
        else:
            self._foreign(tag)

    def _foreign(self, tag: str) -> None:
        """HTML that Markdown has words for, or that no channel could show."""
        silent = _SILENT_TAGS.match(tag)
        if silent:
            self.silent = not silent[1]
        if not tag.startswith(("<!--", "</")):
            report_html(tag, self.line, self.findings)
        self.taken_out = True
        self.line += tag.count("\n")


def report_html(tag: str, line: int, findings: Findings) -> None:
    """P112 for a piece of raw HTML."""
    first = tag.strip().partition("\n")[0]
    hint = "use Markdown: *emphasis*, **strong**, [text](https://...), ## heading"
    findings.warning("P112", f"HTML is not read: {first}", findings.find(first, line), hint)


def read_attributes(text: str) -> Iterator[tuple[str, str]]:
    """The ``key=value`` pairs and ``.class`` names between braces; a class has the key "."."""
    for part in text.split():
        key, equals, value = part.partition("=")
        yield (key, value.strip("\"'")) if equals else (".", part.removeprefix("."))


def merge(spans: Iterable[Span]) -> Inline:
    """The spans with neighbours of one voice made one, and without empty ones; a call of a note stands for itself."""
    merged: list[Span] = []
    for span in spans:
        if merged and _voice(merged[-1]) == _voice(span):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        elif span.text or span.note:
            merged.append(span)
    return tuple(merged)


def _voice(span: Span) -> tuple[object, ...]:
    return span.emphasis, span.strong, span.href, span.script, span.note


def plain(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)


def flow(spans: Inline) -> Inline:
    """Spans whose line breaks became spaces, or nothing between letters of a script that has none; ends trimmed.

    A wanted line break becomes a line feed, without blanks around it.
    Chinese and Japanese lines join without a space (CSS Text 3, 4.1.3 segment break transformation); Korean ones with.
    """
    text = plain(spans)
    if "\n" not in text and BREAK not in text:
        return trim(merge(spans))
    flowed, at = [], 0
    for span in spans:
        flowed.append(_rejoined(span, text, at) if "\n" in span.text or BREAK in span.text else span)
        at += len(span.text)
    return trim(merge(flowed))


def _rejoined(span: Span, text: str, at: int) -> Span:
    """A span that stands ``at`` in a text, with what joins its lines there, and its wanted breaks as line feeds."""
    words = _FEED.sub(lambda found: _join(text, at + found.start()), span.text)
    return replace(span, text=_BROKEN.sub("\n", words))


def unbroken(spans: Inline) -> Inline:
    """The spans on one line, a space for every wanted break: headings and table heads have none."""
    return merge(replace(span, text=span.text.replace("\n", " ")) for span in spans)


_BROKEN = re.compile(f" *{BREAK} *")


def _join(text: str, index: int) -> str:
    before, after = text[index - 1 : index] or " ", text[index + 1 : index + 2] or " "
    return (
        ""
        if before in (" ", BREAK) or after in (" ", "\n", BREAK) or (_is_spaceless(before) and _is_spaceless(after))
        else " "
    )


def _is_spaceless(letter: str) -> bool:
    is_wide = unicodedata.east_asian_width(letter) in ("F", "W", "H")
    return is_wide and "HANGUL" not in unicodedata.name(letter, "")


def trim(spans: Inline) -> Inline:
    """The spans without blanks at the two ends."""
    kept = list(spans)
    while kept and _is_blank(kept[0]):
        del kept[0]
    while kept and _is_blank(kept[-1]):
        del kept[-1]
    if kept:
        kept[0] = _with(kept[0], kept[0].text.lstrip(" \t\n"))
        kept[-1] = _with(kept[-1], kept[-1].text.rstrip(" \t\n"))
    return tuple(kept)


def _with(span: Span, text: str) -> Span:
    return span if text == span.text else replace(span, text=text)


def _is_blank(span: Span) -> bool:
    return span.note is None and not span.text.strip(" \t\n")
