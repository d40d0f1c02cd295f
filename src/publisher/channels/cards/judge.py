"""Judge a card layout as a demanding colleague would: a file goes in, everything that is wrong or doubtful comes out, where it stands.

What keeps cards from being made at all is found by ``schema.faults``; here is what would look bad or could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.article.model import Photo
from publisher.channels.cards.contrast import contrast
from publisher.channels.cards.fit import Showing, fit, holds, too_long
from publisher.channels.cards.pair import fit_pair
from publisher.channels.cards.picture import Sitter
from publisher.channels.cards.schema import FOR_TWO, SLOTS, CardLayout, faults
from publisher.channels.cards.setting import Look
from publisher.channels.cards.targets import Target
from publisher.channels.cards.words import Words
from publisher.layout.load import load_layout
from publisher.layout.schema import parse_colours
from publisher.notices import Notice, PublisherError, did_you_mean, error, warning
from publisher.tomlfile import Keys, TomlFile
from publisher.typeset.fonts import FontBook

LEAST_SEEN = 9.0
"""CSS pixels as a reader sees the card: nobody reads smaller type on a phone."""
HOUSE = {"title": 16.0, "quote": 16.0, "caption": 12.0, "lead": 12.0, "credit": 10.0}
"""What these are seen at least on cards that are read gladly."""
VEIL = 7.0
"""The contrast of ink and panel from which a gradient in the panel's colour makes words read on any photo."""
SAMPLE = Words(
    lang="en",
    title="A morning at the gate of the city",
    caption="People gather at the east gate in the morning.",
    credit="Photo: First Last / Agency",
    kicker="Fifty years",
    name="The Paper",
    quote="The road lay open, and we took it.",
    cite="A soldier",
    date="26 March 1975",
    lead="They came at dawn. By noon the gate was open.",
    link="example.org/gate",
)
"""The words of a short story: a design that has no room for them has room for nobody's."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A layout with its file, the fonts at hand and the cards it should serve."""

    layout: CardLayout
    file: TomlFile
    book: FontBook
    targets: tuple[Target, ...]

    def error(self, keys: Keys, message: str, hint: str | None = None) -> Notice:
        """P803 at a key."""
        return error("P803", message, self.file.place(keys), hint)

    def warning(self, keys: Keys, message: str, hint: str | None = None) -> Notice:
        """P803 at a key, for what may be meant so."""
        return warning("P803", message, self.file.place(keys), hint)

    def look(self, target: Target) -> Look:
        """The design on one kind of card."""
        return Look(self.layout, target, parse_colours(self.layout.colours), self.book)


def is_card_layout(path: Path) -> bool:
    """Whether a layout file is one of cards: these have arrangements, and no page."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return False
    lines = [line.strip() for line in text.splitlines()]
    return "[[arrange]]" in lines and "[page]" not in lines


def judge(path: Path, book: FontBook, targets: tuple[Target, ...]) -> tuple[Notice, ...]:
    """All that is wrong with a card layout: what stops it from being read or used, else what would look or read badly.

    P801, P101, P102, P104, P802 as ``load_layout`` tells them, P802 and P804 as ``load_card_layout``, P803 sense: an error where
    cards would come out wrong, a warning where a designer may mean it.
    """
    try:
        layout = load_layout(str(path), "cards", CardLayout)
    except PublisherError as problem:
        return problem.notices
    draft = Draft(layout, TomlFile.of(path), book, targets)
    found = [
        *_families(draft),
        *(error(f.code, f.message, draft.file.place(f.keys), f.hint) for f in faults(layout, targets)),
    ]
    rules = RULES if not found else RULES[:-1]  # what cannot be used cannot be tried
    return (*found, *(notice for rule in rules for notice in rule(draft)))


def _families(draft: Draft) -> Iterator[Notice]:
    """Families that are not in the font book."""
    for name, voice in draft.layout.voices.items():
        if voice.family not in draft.book.families:
            hint = did_you_mean(voice.family, draft.book.families)
            yield draft.error(("voices", name, "family"), f"there is no font family '{voice.family}'", hint)


def _sizes(draft: Draft) -> Iterator[Notice]:
    """Type that nobody can read on a phone, and lines that run into each other."""
    for name, voice in draft.layout.voices.items():
        at, least = ("voices", name), HOUSE.get(name, LEAST_SEEN)
        if voice.seen < LEAST_SEEN:
            message = f"{voice.seen:g} pixels on a phone cannot be read; {LEAST_SEEN:g} is the least"
            yield draft.error((*at, "seen"), message)
        elif voice.seen < least:
            yield draft.warning((*at, "seen"), f"the {name} may be seen at {voice.seen:g} pixels; {least:g} reads well")
        if voice.leading < 1 and not voice.tight:
            yield draft.error((*at, "leading"), f"lines run into each other at a leading of {voice.leading:g}")


def _spaces(draft: Draft) -> Iterator[Notice]:
    """White that would let words touch edges or each other."""
    space = draft.layout.space
    for name in ("margin", "between"):
        if getattr(space, name) <= 0:
            yield draft.error(("space", name), f"'{name}' must be more than 0")


def _arrangements(draft: Draft) -> Iterator[Notice]:
    """Shares that contradict each other."""
    for number, row in enumerate(draft.layout.arrange):
        at = ("arrange", number)
        for name in ("share", "give"):
            if not 0 < getattr(row, name) <= 1:
                yield draft.error((*at, name), f"'{name}' is a share of the card: more than 0, at most 1")
        if row.photo not in FOR_TWO | {"none"} and row.give > row.share:
            message = f"the photo cannot keep more ('give', {row.give:g}) than it takes ('share', {row.share:g})"
            yield draft.error((*at, "give"), message)
        if row.aspect_from > row.aspect_to:
            yield draft.error((*at, "aspect_from"), "no card is wider than 'aspect_to' and narrower than 'aspect_from'")


def _unsaid(draft: Draft) -> Iterator[Notice]:
    """Voices of slots that stand neither in head nor in foot."""
    for name in draft.layout.voices:
        if name in SLOTS and name not in draft.layout.slots:
            yield draft.warning(
                ("voices", name), f"'{name}' stands neither in head nor in foot: nobody will see this voice"
            )


def _veils(draft: Draft) -> Iterator[Notice]:
    """Colours that cannot make words read on a photo."""
    if (
        not any(row.photo == "full" for row in draft.layout.arrange)
        or not {"ink", "panel"} <= draft.layout.colours.keys()
    ):
        return
    colours = parse_colours(draft.layout.colours)
    ratio = contrast(colours["ink"], colours["panel"])
    if ratio < VEIL:
        message = (
            f"'ink' on 'panel' has a contrast of {ratio:.1f}:1; words on a photo need {VEIL:g}:1, as it shows through"
        )
        yield draft.warning(("colours", "panel"), message)


def _room(draft: Draft) -> Iterator[Notice]:
    """Arrangements that cannot hold their slots on a card they are for, even those of a short story in the smallest type."""
    if draft.layout.photos == 2:
        yield from _room_for_two(draft)
        return
    for number, row in enumerate(draft.layout.arrange):
        tight = [
            target.name
            for target in draft.targets
            if row.suits(target.aspect) and not holds(SAMPLE, draft.look(target), row)
        ]
        if tight:
            message = f"even a short story finds no room here on the cards {', '.join(tight)}"
            yield draft.warning(
                ("arrange", number), message, "let the photo give more, or bound aspect_from and aspect_to"
            )
    for target in draft.targets:
        if fit(SAMPLE, draft.look(target), None, lambda _: Showing(1.0, 1.0)) is None:
            found = too_long(SAMPLE, draft.look(target))
            message = f"a short story does not fit the card '{target.name}': its {found.part} takes {found.lines} lines"
            yield draft.error(("arrange", 0), message, f"{found.room} have room")


def _room_for_two(draft: Draft) -> Iterator[Notice]:
    pair = Sitter(Photo("then"), None), Sitter(Photo("now"), None)
    tight = [target.name for target in draft.targets if fit_pair((SAMPLE, SAMPLE), draft.look(target), pair) is None]
    if tight:
        message = f"two photos of a short story find no room on the cards {', '.join(tight)}"
        yield draft.error(("arrange", 0), message, "let the photos give more")


RULES: tuple[Callable[[Draft], Iterator[Notice]], ...] = (_sizes, _spaces, _arrangements, _unsaid, _veils, _room)
