"""The text of a pasted page goes in; a Page with every line in its place, or among what was left out, comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from publisher.article.credit import CreditSplit, split_credit
from publisher.article.credit_words import credit_words, folded
from publisher.importers.authors import author_of
from publisher.importers.base import Confidence
from publisher.importers.furniture import Furniture, furniture, image_number, label
from publisher.importers.hints import (
    LONGEST_HEADLINE,
    as_last_words,
    counter_of,
    credits_above,
    end_of_story,
    is_address_line,
    is_agency,
    is_divider,
    is_labelled,
    is_name,
    says_nothing,
)
from publisher.importers.page import (
    Author,
    LeftOut,
    Line,
    Page,
    Paragraph,
    Picture,
    is_sure_title,
    key,
    page_of,
    read_lines,
    with_text,
)

_LONGEST_CAPTION = 600
_LONGEST_SECTION = 40
_LONGEST_CREDIT = 200
_LONGEST_NAME = 40
_SHORTEST_ALT = 15
"""Letters: what is longer, or shorter, is something else."""


def sort_page(text: str) -> Page:
    """Sort the lines of a page; no line is lost: each is in a field of the result or among what was left out."""
    lines, repairs = read_lines(text)
    page = page_of(lines)
    page.repairs += repairs
    return _Sorter(page, lines).sort()


class _Sorter:
    """Walks down a page once and puts every line in its place."""

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        self.page = page
        self.lines = lines
        self.found = {line.number: furniture(line.text) for line in lines}
        self.end = end_of_story(lines, self.found, page.title.number)
        self.marker: Line | None = None
        self.source: Line | None = None
        """A line "Image source, ..." whose caption has not come yet."""
        self.divider: Line | None = None
        """A line ``***`` behind the text, until more of that comes."""
        self.in_related = False
        self.in_keywords = False
        self.captions: set[str] = set()
        self.following: Line | None = None

    def sort(self) -> Page:
        for line, following in zip_longest(self.lines, self.lines[1:]):
            self.following = following
            if line.number < self.page.title.number:
                self._place_above_title(line)
            elif line.number != self.page.title.number:
                self._place(line)
        self._give_up_marker()
        self._give_up_source()
        self._give_up_divider()
        return self.page

    def _place_above_title(self, line: Line) -> None:
        """The name of a section, or a path of them, stands above a title; all else there belongs to the site."""
        found = self.found[line.number]
        if line.number in self.page.site:
            self._leave_out(line, "the name of the site, as its rights say it")
        elif found is not None and found.kind != "section":
            self._put_away(line, found)
        elif self.page.section is None and len(line.text) <= _LONGEST_SECTION and not is_agency(line.text):
            self.page.section = line
        else:
            self._leave_out(line, "stands above the title")

    def _place(self, line: Line) -> None:
        if self._is_marker(line) or self._is_counter(line) or self._is_labelled_line(line):
            return
        split = split_credit(line.text) if len(line.text) > 2 else CreditSplit(line.text)
        if self._is_credit_line(line, split) or self._is_furniture(line) or self._is_repeated(line, split):
            return
        if self._is_glued_caption(line) or self._is_keyword(line) or self._is_nothing(line):
            return
        if self._is_signed_stamp(line, split) or self._is_lost_credit(line, split):
            return
        if self.marker is not None and self._fits_marker(line, split):
            why = f"follows line {self.marker.number}, {self._what_marks(self.marker)}"
            self._add_picture(Picture(line, why, self.marker), split)
            self.marker = None
        elif self._is_related(line, split) or self._is_byline(line, split):
            return
        elif self._is_captioned_by_credit(line, split):
            self._add_picture(Picture(line, "ends in a photo credit"), split)
        elif counter := counter_of(line.text):
            picture = Picture(
                with_text(line, line.text[len(counter) :]), f"begins with its number in a gallery, '{counter.strip()}'"
            )
            self._add_picture(picture, CreditSplit(picture.line.text))
        else:
            self._give_up_marker()
            self._add(Paragraph(line))

    def _add(self, block: Paragraph | Picture) -> None:
        self._give_up_source()
        self.in_related = self.in_keywords = False
        if self.divider is not None:
            self.page.blocks.append(Paragraph(self.divider))
            self.divider = None
        self.page.blocks.append(block)

    def _add_picture(self, picture: Picture, split: CreditSplit) -> None:
        """A picture, after what stood in the place of its image: the beginning of its caption, as alternative text."""
        above = self.page.blocks[-1] if self.page.blocks else None
        caption = key(split.caption)
        if (
            isinstance(above, Paragraph)
            and len(above.line.text) >= _SHORTEST_ALT
            and caption.startswith(key(above.line.text))
        ):
            self.page.blocks.pop()
            self._leave_out(
                above.line, f"the text of a lost image; the caption on line {picture.line.number} says it again"
            )
        self._add(picture)
        self.captions.add(caption)

    def _leave_out(self, line: Line, why: str, code: str = "P704") -> None:
        self.page.left_out.append(LeftOut(line, why, code))

    # Each of these looks at one kind of line, and puts it away when it is of that kind.

    def _is_marker(self, line: Line) -> bool:
        title, words = key(self.page.title.text), key(line.text)
        rest = words.removeprefix(title) if words.startswith(title) else "more"
        number = image_number(rest)
        if rest and not (number and number.end() == len(rest)):
            return False
        self._give_up_marker()
        self.marker, self.in_related, self.in_keywords = line, False, False
        return True

    def _is_counter(self, line: Line) -> bool:
        """``1 of 6``, ``Photo 2/5`` alone on a line: where a gallery had its next image."""
        number = image_number(line.text)
        alone = counter_of(line.text) == line.text or (number is not None and number.end() == len(line.text))
        if not alone:
            return False
        self._give_up_marker()
        self.marker = line
        return True

    def _what_marks(self, marker: Line) -> str:
        again = key(marker.text).startswith(key(self.page.title.text))
        return "the title again" if again else "the number of a picture"

    def _give_up_marker(self) -> None:
        if self.marker is not None:
            why = f"{self._what_marks(self.marker)}, where a photo was, but no caption follows"
            self._leave_out(self.marker, why, "P702")
            self.marker = None

    def _give_up_source(self) -> None:
        if self.source is not None:
            self._leave_out(self.source, "the credit of a photo, but no caption follows", "P702")
            self.source = None

    def _is_labelled_line(self, line: Line) -> bool:
        """``Image source, Getty Images`` and, below it, ``Image caption, ...``."""
        said = label(line.text)
        if said is None or (
            not self.page.blocks and said.kind == "source" and "," not in line.text and "，" not in line.text
        ):
            return False
        if said.kind == "source":
            if self._is_credit_of_above(line):
                return True
            self._give_up_source()
            self.source = line
            return True
        source, self.source = self.source, None
        picture = Picture(with_text(line, said.words), "the line says that it is a caption", credit_line=source)
        self._add_picture(picture, split_credit(said.words))
        return True

    def _is_credit_of_above(self, line: Line) -> bool:
        """A credit line that uses a word of labels, right under a caption that has none."""
        if ":" not in folded(line.text) or not self.page.blocks:
            return False
        return self._is_credit_line(line, split_credit(line.text))

    def _is_furniture(self, line: Line) -> bool:
        found = self.found[line.number]
        if found is None or (found.kind in {"section", "role"} and self.page.blocks and line.number < self.end):
            return False
        if found.kind == "date" and len(self.page.blocks) > 1:
            return False
        if found.kind == "role" and found.rest and is_name(line.text):
            why = "a line that ends in what an author works as"
            self.page.byline.append(Author(line, Confidence.GUESS, why))
        else:
            self._put_away(line, found)
        return True

    def _put_away(self, line: Line, found: Furniture) -> None:
        if found.kind == "related" and found.rest:
            self.page.related.append(with_text(line, found.rest))
            return
        self.in_related = found.kind == "related" or (self.in_related and found.kind in {"button", "stamp", "date"})
        self.in_keywords = found.kind == "keywords" and not found.keywords
        self.page.furniture_lang = self.page.furniture_lang or found.lang
        self.page.keywords += [with_text(line, word) for word in found.keywords]
        if found.kind in {"stamp", "date"} and not self.in_related and len(self.page.blocks) <= 1:
            self.page.stamps.append(line)
        elif not found.keywords:
            self._leave_out(line, found.why)

    def _is_repeated(self, line: Line, split: CreditSplit) -> bool:
        """A caption that stands twice, as galleries do for phones and for desks."""
        if len(split.caption) < _SHORTEST_ALT or key(split.caption) not in self.captions:
            return False
        self._leave_out(line, "a caption that stands above already")
        return True

    def _is_glued_caption(self, line: Line) -> bool:
        """``<title> ảnh 1<caption>`` or ``<title><caption>. Photo: ...``: the caption stuck to the image's text."""
        title = self.page.title.text
        if not is_sure_title(title) or not folded(line.text).startswith(folded(title)):
            return False
        rest = line.text[len(title) :]
        image = image_number(rest)
        caption = rest[image.end() :].strip() if image else rest.strip()
        if not caption or not (image or split_credit(rest).credit):
            return False
        self._give_up_marker()
        picture = Picture(with_text(line, caption), "stuck to the title, the text of a lost photo", line)
        self._add_picture(picture, split_credit(caption))
        return True

    def _is_keyword(self, line: Line) -> bool:
        """Below a heading "Tags": short lines, each a keyword."""
        if not self.in_keywords or len(line.text) > _LONGEST_NAME or line.text.endswith((".", "。")):
            self.in_keywords = False
            return False
        self.page.keywords.append(with_text(line, line.text.lstrip("#")))
        return True

    def _is_nothing(self, line: Line) -> bool:
        """``***``, ``×``, ``12``, a bare address: no words of a story."""
        why = says_nothing(line.text)
        if why is None or (self.in_related and is_address_line(line.text)):
            return False
        if is_divider(line.text) and any(isinstance(block, Paragraph) for block in self.page.blocks):
            self._give_up_divider()
            self.divider = line
        else:
            self._leave_out(line, why)
        return True

    def _give_up_divider(self) -> None:
        if self.divider is not None:
            self._leave_out(self.divider, "a dividing line with no text to divide")
            self.divider = None

    def _is_signed_stamp(self, line: Line, split: CreditSplit) -> bool:
        """``2025年03月03日 10:15 | 来源：示例日报``: a time stamp with the source of the story behind it."""
        stamp = furniture(split.caption) if split.credit is not None else None
        if stamp is None or stamp.kind not in {"stamp", "date"}:
            return False
        self._leave_out(line, stamp.why)
        return True

    def _is_lost_credit(self, line: Line, split: CreditSplit) -> bool:
        """``(ansa)`` between paragraphs: a photo's credit, but whose?"""
        alone = split.credit is not None and not split.caption and line.text.startswith(("(", "（", "["))
        if not alone or not self.page.blocks or line.number >= self.end:
            return False
        self._leave_out(line, "a credit on a line of its own; which photo is it of?", "P702")
        return True

    def _is_credit_line(self, line: Line, split: CreditSplit) -> bool:
        """A credit alone on its line belongs to the caption above it."""
        above = self.page.blocks[-1] if self.page.blocks else None
        if above is None or len(line.text) > _LONGEST_CREDIT or len(above.line.text) > _LONGEST_CAPTION:
            return False
        if split.credit is None and credit_words().label_pattern.match(folded(line.text)):
            split = as_last_words(line.text)
        if split.credit is None or split.caption or not credits_above(line, split, above, self.end):
            return False
        if isinstance(above, Paragraph):
            self.page.blocks.pop()
            self._add_picture(
                Picture(above.line, f"followed by a credit on line {line.number}", None, line),
                CreditSplit(above.line.text),
            )
        else:
            self.page.blocks[-1] = replace(above, credit_line=line)
        return True

    def _fits_marker(self, line: Line, split: CreditSplit) -> bool:
        return split.credit is not None or len(line.text) <= _LONGEST_CAPTION

    def _is_related(self, line: Line, split: CreditSplit) -> bool:
        if not self.in_related or split.credit is not None or len(line.text) > LONGEST_HEADLINE:
            return False
        if len(line.text) > 80 and line.text.endswith((".", "。")):
            return False
        if is_address_line(line.text):
            self._address(line)
        else:
            self.page.related.append(with_text(line, re.sub(r"^(?:[-•*›»–]|\d{1,2}[.)])\s+", "", line.text)))
        return True

    def _address(self, line: Line) -> None:
        """An address belongs to the headline above it; one without a headline of its own is left out and named."""
        headline = self.page.related[-1].number if self.page.related else None
        if headline is None or headline in self.page.addresses:
            self._leave_out(line, "an address without a headline above it")
        else:
            self.page.addresses[headline] = line

    def _is_byline(self, line: Line, split: CreditSplit) -> bool:
        following = self.found[self.following.number] if self.following else None
        author = author_of(line, split, self.page, self.end, following)
        if author is not None:
            self.page.byline.append(author)
        return author is not None

    def _is_captioned_by_credit(self, line: Line, split: CreditSplit) -> bool:
        """A caption without a marker shows by its credit; a bare agency under the last paragraph only signs the story."""
        if split.credit is None or not split.caption:
            return False
        names = split.credit.photographer or split.credit.courtesy_of
        signs = names is None and line.number >= self.end
        return is_labelled(split) or (len(line.text) <= _LONGEST_CAPTION and not signs)
