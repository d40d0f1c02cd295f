"""What a sheet offers: a translated text with the source it was made from and its place; and what is said of a broken sheet."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.notices import Place


@dataclass(frozen=True, slots=True)
class Offer:
    """One translated text of a sheet; of the body both texts are Markdown."""

    unit: str
    source: str
    text: str
    place: Place


class SheetError(Exception):
    """A sheet cannot be read; whoever reads it adds the file's name."""

    def __init__(self, message: str, line: int | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


@dataclass(frozen=True, slots=True)
class Returned:
    """What a translator returned: the language, the translated texts, and the rows that cannot be read."""

    lang: str
    offers: tuple[Offer, ...]
    faults: tuple[SheetError, ...] = ()
