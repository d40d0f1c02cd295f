"""The head of a publication's feed and the languages and sections of its entries go in; the feeds beside the main one come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from publisher.channels.feed.addresses import address_of, file_stem, readable
from publisher.channels.feed.model import Head
from publisher.channels.feed.state import Subject


def subjects_of(told: Iterable[Subject], earlier: Mapping[str, Subject]) -> dict[str, Subject]:
    """File name -> subject: a feed for each section, and for each language where there are several; earlier ones stay.

    Two spellings of a section that would share a file name share its feed.
    """
    told = list(told)
    languages = sorted({subject.lang for subject in told})
    of_languages = {f"feed-{file_stem(lang.lower())}.xml": Subject(lang=lang) for lang in languages}
    found = dict(earlier)
    if len(languages) > 1 or set(of_languages) & set(earlier):
        found |= of_languages
    for section in sorted({subject.section for subject in told if subject.section}):
        found.setdefault(section_file(section, of_languages), Subject(section=section))
    return dict(sorted(found.items()))


def section_file(section: str, taken: Iterable[str] = ()) -> str:
    """The file name of a section's feed; one that a language has already gets a longer name."""
    stem = readable(section) or file_stem(section, "section")
    name = f"feed-{stem}.xml"
    return f"feed-section-{stem}.xml" if name in taken else name


def belongs(subject: Subject, told: Subject) -> bool:
    """Whether an entry of that section and language stands in the feed of that subject."""
    if subject.lang:
        return subject.lang == told.lang
    return bool(told.section) and section_file(subject.section) == section_file(told.section)


def head_for(head: Head, file: str, subject: Subject) -> Head:
    """The head of a feed beside the main one."""
    named = replace(head, self_url=address_of(head.self_url, file))
    if subject.lang:
        return replace(named, language=subject.lang)
    return replace(named, title=f"{head.title} – {subject.section}")


@dataclass(frozen=True, slots=True)
class ArchiveNames:
    """How a feed's archives are called and where they are served: ``archive-1.xml`` holds the oldest entries."""

    head: Head

    @staticmethod
    def file(number: int) -> str:
        """The file name of an archive, counted from 1."""
        return f"archive-{number}.xml"

    def address(self, number: int) -> str:
        """The address of an archive; "" for the one before the first."""
        return address_of(self.head.self_url, self.file(number)) if number else ""

    def head_of(self, number: int) -> Head:
        """The head of an archive: it knows its feed and the archive before it, and not the next, so that it can stay as it is."""
        previous = self.address(number - 1)
        return replace(self.head, self_url=self.address(number), hub="", current=self.head.self_url, previous=previous)
