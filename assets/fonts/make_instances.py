"""Make the static fonts of this folder from the families' published variable fonts; same input, same bytes.

Usage: python make_instances.py FOLDER, where FOLDER holds the published files named in SOURCES (searched in sub-folders too).
Needs fontTools alone. The program never runs this: it is the record of how the files were made, and the way to renew them.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
ROMAN, ITALIC = "Newsreader[opsz,wght].ttf", "Newsreader-Italic[opsz,wght].ttf"
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
KEPT_NAMES = {0, 5, 7, 8, 9, 11, 12, 13, 14}  # copyright, version, trademark, makers and licence stay as published


@dataclass(frozen=True, slots=True)
class Instance:
    """One static cut: the published file, the place on its axes, and what it is called from now on."""

    source: str
    axes: dict[str, float]
    family: str
    weight: int
    italic: bool = False
    folder: str = "noto"

    @property
    def style(self) -> str:
        name = STYLES[self.weight]
        return (name if not self.italic else "Italic" if self.weight == 400 else f"{name} Italic").strip()

    @property
    def postscript(self) -> str:
        return f"{self.family}-{self.style}".replace(" ", "")


def noto(script: str, weight: int = 400) -> Instance:
    source = f"NotoSans{script}[wdth,wght].ttf"
    return Instance(source, {"wdth": 100, "wght": weight}, f"Noto Sans {script}".strip(), weight)


INSTANCES = (
    Instance(ROMAN, {"opsz": 72, "wght": 500}, "Newsreader Display", 500, folder="newsreader"),
    Instance(ITALIC, {"opsz": 72, "wght": 500}, "Newsreader Display", 500, True, "newsreader"),
    Instance(ROMAN, {"opsz": 10, "wght": 400}, "Newsreader Text", 400, folder="newsreader"),
    Instance(ITALIC, {"opsz": 10, "wght": 400}, "Newsreader Text", 400, True, "newsreader"),
    Instance(ROMAN, {"opsz": 10, "wght": 600}, "Newsreader Text", 600, folder="newsreader"),
    Instance(ITALIC, {"opsz": 10, "wght": 600}, "Newsreader Text", 600, True, "newsreader"),
    noto(""),
    noto("", 700),
    *(noto(script) for script in ("Arabic", "Devanagari", "Khmer", "Thai")),
    Instance("NotoEmoji[wght].ttf", {"wght": 400}, "Noto Emoji", 400),
)
COPIES = tuple(f"BeVietnamPro-{style}.ttf" for style in ("Regular", "Italic", "Medium", "SemiBold", "Bold"))


def make(instance: Instance, published: Path) -> None:
    """Pin the axes, name the instance for what it is, and write it."""
    font = TTFont(published, recalcTimestamp=False)
    font = instantiateVariableFont(font, instance.axes, inplace=True)
    rename(font, instance)
    if "STAT" in font:
        del font["STAT"]  # it describes axes that are no longer there
    flag(font, instance)
    font.save(HERE / instance.folder / f"{instance.postscript}.ttf")


def flag(font: TTFont, instance: Instance) -> None:
    """Weight class, and the regular, bold and italic bits, as the instance is."""
    bold = instance.weight == 700
    regular = instance.style in {"Regular", "Medium", "SemiBold"}
    table = font["OS/2"]
    table.usWeightClass = instance.weight
    table.fsSelection = (table.fsSelection & ~0b1100001) | instance.italic | bold << 5 | regular << 6
    font["head"].macStyle = bold | instance.italic << 1


def rename(font: TTFont, instance: Instance) -> None:
    """Family, style, full and PostScript name of the instance; four-style family names where the style needs them."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    basic = instance.style in {"Regular", "Italic", "Bold", "Bold Italic"}
    weight = STYLES[instance.weight]
    values = {
        1: instance.family if basic else f"{instance.family} {weight}",
        2: instance.style if basic else "Italic" if instance.italic else "Regular",
        3: f"{names.getDebugName(5)};{instance.postscript}",
        4: f"{instance.family} {instance.style}",
        6: instance.postscript,
    }
    if not basic:
        values |= {16: instance.family, 17: instance.style}
    for number, value in values.items():
        names.setName(value, number, 3, 1, 0x409)


def main(folder: Path) -> None:
    """Make every instance and copy the files that are static already."""
    files = {file.name: file for file in sorted(folder.rglob("*.ttf"))}
    for instance in INSTANCES:
        make(instance, files[instance.source])
    for name in COPIES:
        shutil.copyfile(files[name], HERE / "be-vietnam-pro" / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
