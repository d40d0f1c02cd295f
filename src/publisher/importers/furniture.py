"""One line of a pasted page goes in; whether it belongs to the site rather than to the story, and to what part, comes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from publisher.article.credit_words import folded
from publisher.importers.stamps import Stamps
from publisher.resources import shipped

_LONGEST = 200
"""Letters; a longer line is a paragraph, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A part of the site: ``related``, ``button``, ``notice``, ``section``, ``role``, ``keywords``, ``stamp`` or ``date``."""

    kind: str
    lang: str | None = None
    keywords: tuple[str, ...] = ()
    rest: str = ""
    """What stood behind the words: the headline of ``Read more: ...``."""

    @property
    def why(self) -> str:
        """Why the line is no part of the story, for the report."""
        return _WHYS[self.kind]


_WHYS = {
    "related": "heading above other stories",
    "stamp": "time stamp; write published: with its time zone",
    "date": "time stamp; write published: with its time zone",
    "button": "button of the site",
    "notice": "words of the site: newsletter, cookies, rights or editors",
    "section": "part of the site",
    "role": "who an author works for",
    "keywords": "heading above keywords",
}
"""Kind -> why such a line is left out."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line that names its own kind, ``Image caption, ...``, and the words behind the name."""

    kind: str
    """caption or source."""
    words: str


def furniture(line: str) -> Furniture | None:
    """What part of the site the line is, by assets/furniture.toml; None when it belongs to the story."""
    if len(line) > _LONGEST:
        return None
    words = _words()
    bare = folded(line).strip(" \t:>»+•·-–—.…|")
    found = words.lines.get(bare) or _starred(line, bare)
    if found is not None:
        return found if found.kind != "related" else _related(line, bare, found)
    if listed := words.keywords.fullmatch(line):
        return Furniture("keywords", keywords=_listed(re.split("[,;，、|]", listed["words"])))
    if line.startswith("#") and any(map(str.isalpha, line)):
        return Furniture("keywords", keywords=_listed(line.split("#")))
    if kind := words.stamps.kind(line):
        return Furniture(kind)
    return None


def is_section_path(line: str) -> bool:
    """``Trang chủ Xã hội``, ``Home > News > Europe``: parts of the site in a row, the last perhaps one of their own."""
    if len(line) > 100:
        return False
    parts = [part.strip() for part in re.split(r"\s[>›»/|•]\s|[›»]", folded(line)) if part.strip()]
    found = [furniture(part) for part in parts]
    return _words().sections.fullmatch(folded(line)) is not None or (
        len(parts) > 1 and any(part is not None and part.kind == "section" for part in found)
    )


def is_breadcrumb(line: str) -> bool:
    """``Vietnam+ Politics``, ``Site Section``: two to four words in capitals, at least one of them, and every other one, a section."""
    words = line.split()
    if (
        not 2 <= len(words) <= 4
        or len(line) > 40
        or not all(word[0].isupper() or not word[0].isalpha() for word in words)
    ):
        return False
    return 2 * sum(_is_section(word) for word in words) >= len(words)


def _is_section(word: str) -> bool:
    found = _words().lines.get(folded(word))
    return found is not None and found.kind == "section"


def label(line: str) -> Label | None:
    """``Image source, Getty Images``, ``Pie de foto, ...``: what such a line says it is."""
    match = _words().labels.match(line)
    if match is None:
        return None
    return Label("caption" if match["caption"] else "source", line[match.end() :].strip())


def without_links(line: str) -> str:
    """The line without the words that links leave behind: ``Example Corp, opens new tab said`` -> ``Example Corp said``."""
    for words in _words().inline:
        line = line.replace(words, "")
    return line


def image_number(words: str) -> re.Match[str] | None:
    """``ảnh 2``, ``Photo 1/5`` in front of the words: what stands where an image was."""
    return _words().image.match(words)


def byline_name(line: str) -> str | None:
    """The author of ``By A. Name`` or ``NAME 기자``, alone on a line; None when it is something else."""
    words = _words()
    if len(line) > 90:
        return None
    if match := words.byline.fullmatch(line):
        return match["name"]
    behind = next((word for word in words.byline_behind if line.endswith(" " + word)), None)
    return line if behind and len(line) <= 20 else None


# --- the table ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    lines: Mapping[str, Furniture]
    globs: Mapping[str, tuple[tuple[re.Pattern[str], Furniture], ...]]
    """First letter -> the starred words that begin with it; under "" those that begin with a star."""
    keywords: re.Pattern[str]
    stamps: Stamps
    labels: re.Pattern[str]
    inline: tuple[str, ...]
    image: re.Pattern[str]
    sections: re.Pattern[str]
    """Several sections one behind the other."""
    byline: re.Pattern[str]
    byline_behind: tuple[str, ...]

    def starred(self, bare: str) -> Iterable[tuple[re.Pattern[str], Furniture]]:
        return (*self.globs.get(bare[:1], ()), *self.globs.get("", ()))


@cache
def _words() -> _Words:
    table = tomllib.loads((shipped("assets") / "furniture.toml").read_text(encoding="utf-8"))
    lines = {folded(words): found for words, found in _rows(table) if not _is_starred(words)}
    lines |= {folded(words): Furniture("keywords") for words in table["keywords"]["any"]}
    globs: dict[str, list[tuple[re.Pattern[str], Furniture]]] = {}
    for words, found in _rows(table):
        if _is_starred(words):
            globs.setdefault(words[0].strip("*#"), []).append((_glob(words), found))
    source, caption = (_alternatives(table["picture"][kind]) for kind in ("source", "caption"))
    return _Words(
        lines,
        {first: tuple(found) for first, found in globs.items()},
        re.compile(rf"(?:{_alternatives(table['keywords']['any'])})\s*[:：]\s*(?P<words>.+)", re.IGNORECASE),
        Stamps.of(table["stamp"]),
        re.compile(rf"(?:(?P<caption>{caption})|{source})\s*[,:：，、،]\s*(?=\S)", re.IGNORECASE),
        tuple(table["inline"]["any"]),
        _image(table["image"]["any"]),
        _sections(table["section"]),
        re.compile(
            rf"(?:{_alternatives(table['byline']['before'])})\s?[ :：／/]\s*(?P<name>\S.{{0,60}})", re.IGNORECASE
        ),
        tuple(table["byline"]["behind"]),
    )


def _rows(table: Mapping[str, Mapping[str, list[str]]]) -> Iterable[tuple[str, Furniture]]:
    for kind in ("section", "notice", "button", "related"):
        yield from ((words, Furniture(kind, lang)) for lang, row in table[kind].items() for words in row)
    yield from ((words, Furniture("role")) for words in table["byline"]["role"])


def _is_starred(words: str) -> bool:
    return "*" in words or "#" in words


def _glob(words: str) -> re.Pattern[str]:
    pattern = re.escape(folded(words).strip(" .")).replace(r"\*", "(.*)").replace(r"\#", r"[\d.,]+")
    return re.compile(pattern)


def _sections(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    names = _alternatives(folded(name) for row in table.values() for name in row)
    return re.compile(rf"(?:{names})(?:[ >›»/|,·•-]{{1,3}}(?:{names})){{1,4}}")


def _image(words: Iterable[str]) -> re.Pattern[str]:
    named = rf"\W{{0,3}}(?:{_alternatives(words)})\s{{0,2}}\d{{1,3}}(?:\s?(?:/|of|von|sur|de)\s?\d{{1,3}})?\W{{0,3}}"
    return re.compile(named, re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    stripped = (word.strip(" #,.") for word in words)
    return tuple(word for word in stripped if word)


def _starred(line: str, bare: str) -> Furniture | None:
    """Words with a star; a line that ends in what an author works as begins with the author."""
    for glob, found in _words().starred(bare):
        if match := glob.fullmatch(bare):
            named = found.kind == "role" and match.start(1) == 0 and match[1]
            return Furniture("role", rest=line) if named else found
    return None


def _related(line: str, bare: str, found: Furniture) -> Furniture:
    """A heading, or the headline behind it on the same line: ``Xem thêm: ...``."""
    _, colon, headline = line.replace("：", ":").partition(":")
    if not colon or bare in _words().lines or not headline.strip():
        return found
    return Furniture("related", found.lang, rest=headline.strip())
