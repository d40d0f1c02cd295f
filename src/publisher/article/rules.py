"""What the codes mean that reading an article can give; a code in, its explanation out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RULES: Mapping[str, str] = MappingProxyType(
    {
        "P100": "There is no article to read at that place, or more than one. Name the file article.<lang>.md itself.",
        "P101": "A field has a name that is not known. Names are written with small letters; the hint shows the nearest one.",
        "P102": "A value does not fit its field: a text stands where a list should, or a word that is not known there.",
        "P103": "A field is given twice in the same place. Keep one; YAML itself would silently drop the first.",
        "P104": "The front matter is not well-formed YAML. Texts with ': ' or ' #' in them, or with a sign at their "
        "beginning, need quotes; lines are indented with spaces. Anchors, aliases and tags are not used.",
        "P105": "The file does not begin with a front matter between two lines of three hyphens.",
        "P106": "The source is written in a format this version of the program does not read.",
        "P107": "A date or a time cannot be read. Dates are written 2025-03-26; times carry their zone: "
        "2025-03-26T08:00:00+07:00.",
        "P108": "A language is missing or not a language tag (BCP 47), or differs from the file's name: vi, en, zh-Hant.",
        "P109": "The file is not a text in UTF-8: another kind of file, another encoding, empty, or far too large.",
        "P110": "A letter looks like another one: the Icelandic U+00D0 for the Vietnamese U+0110, or a Cyrillic letter in a "
        "Latin word. Readers do not see it; searching, sorting and reading aloud go wrong.",
        "P111": "A character that cannot be seen, or that turns the direction of the text, came along with the text.",
        "P112": "HTML in the body is not read. Its words are kept, its tags and scripts are not.",
        "P113": "Something in the body is not read as it was meant: a table, code, words in braces, an unknown or unclosed "
        ":::block. Its words are kept.",
        "P114": "An address is not a complete web address. Links begin with https://, http:// or mailto:.",
        "P115": "The article has no id, so its folder's name serves; the id would change with the folder.",
        "P201": "The article has no title.",
        "P208": "Two photos of an article have the same id.",
        "P301": "A photo has no credit: nobody is named, or the credit is waived without a reason.",
        "P308": "A photo has too few pixels for its place in the booklet: below 225 per inch it prints soft, below 150 coarse, which "
        "a final build refuses. Use a larger file, or wish for a smaller kind of page: {page=framed}.",
        "P311": "A photo is shown in the body but not listed under photos:, or listed but not shown.",
        "P312": "The focus of a photo lies outside the picture; its two numbers are between 0 and 1.",
        "P320": "A photo's file is not a path in or beside the article's folder, written with / between folders.",
        "P606": "A correction lacks its date or its text.",
        "P707": "A field or photo was filled in from an import; nothing that was written before is changed by it.",
    }
)
