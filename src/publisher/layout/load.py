"""Find a layout by name or path and read it strictly: a designer's file first, then the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from publisher.layout.schema import Voice, parse_colour
from publisher.notices import Notice, Place, PublisherError, did_you_mean, error
from publisher.resources import shipped
from publisher.tomlfile import TomlFile, read_toml

T = TypeVar("T")


def layout_names(kind: str) -> tuple[str, ...]:
    """The names of the shipped layouts of a kind, "booklets" or "cards"."""
    return tuple(sorted(path.stem for path in (shipped("layouts") / kind).glob("*.toml")))


def layout_path(name: str, kind: str) -> Path:
    """The file of the layout of that name, or that file when the name ends in .toml."""
    return Path(name) if name.endswith(".toml") else shipped("layouts") / kind / f"{name}.toml"


def load_layout(name: str, kind: str, schema: type[T]) -> T:
    """The layout of that name, or in that file when the name ends in .toml, as a value of its schema.

    Raises PublisherError with line and key: P801 no such layout, P101, P102, P104 what is wrong in the file, P802 a colour.
    """
    path = layout_path(name, kind)
    if not path.is_file():
        hint = did_you_mean(name, layout_names(kind))
        raise PublisherError(error("P801", f"there is no {kind.removesuffix('s')} layout '{name}'", None, hint))
    layout = read_toml(path, schema)
    file = TomlFile.of(path)
    problems = (*_faults(layout, file), *_colour_problems(layout, file))
    if problems:
        raise PublisherError(*problems)
    return layout


def _faults(layout: Any, file: TomlFile) -> Iterable[Notice]:
    """What the schema's own ``faults`` finds, and type without a size."""
    if hasattr(layout, "faults"):
        yield from (error("P102", message, file.place(keys)) for keys, message in layout.faults())
    for where, voice in _voices(layout, ()):
        for name in ("size", "leading"):
            if getattr(voice, name) <= 0:
                yield error("P102", f"'{name}' must be more than 0", file.place((*where, name)))


def _colour_problems(layout: Any, file: TomlFile) -> Iterable[Notice]:
    """Colours that cannot be read and voices that name a colour the layout does not have."""
    colours: dict[str, str] = layout.colours
    for name, text in colours.items():
        try:
            parse_colour(text)
        except ValueError as problem:
            yield error("P802", str(problem), file.place(("colours", name)))
    for where, voice in _voices(layout, ()):
        if voice.colour not in colours:
            place: Place = file.place((*where, "colour"))
            yield error(
                "P802", f"the layout has no colour '{voice.colour}'", place, did_you_mean(voice.colour, colours)
            )


def _voices(value: Any, where: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], Voice]]:
    if isinstance(value, Voice):
        yield where, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _voices(getattr(value, field.name), (*where, field.name))
