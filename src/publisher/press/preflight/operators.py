"""The operators of a content stream: a row of OPERATORS says what each does to the page (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf

from publisher.press.preflight.marks import Image, Paint
from publisher.press.preflight.plane import UNCHANGED, Matrix
from publisher.press.preflight.spaces import CMYK, GREY, RGB, Colour, ColourSpace
from publisher.press.preflight.values import Found, entry, items, name, number

if TYPE_CHECKING:
    from publisher.press.preflight.interpreter import Interpreter

Operands: TypeAlias = list[Found]
Operator: TypeAlias = "Callable[[Interpreter, Operands], None]"


def _six(operands: Operands) -> Matrix:
    a, b, c, d, e, f = map(number, operands)
    return Matrix(a, b, c, d, e, f)


def _concatenate(page: Interpreter, operands: Operands) -> None:
    page.change(ctm=_six(operands).then(page.state.ctm))


def _line_width(page: Interpreter, operands: Operands) -> None:
    page.change(line_width=number(operands[0]))


def _graphics_state(page: Interpreter, operands: Operands) -> None:
    settings = page.resource("/ExtGState", operands[0])
    if (width := entry(settings, "/LW")) is not None:
        page.change(line_width=number(width))
    if (mode := entry(settings, "/OPM")) is not None:
        page.change(overprint_mode=int(number(mode)))
    if (strokes := entry(settings, "/OP")) is not None:
        page.change(stroke_overprints=strokes is True, fill_overprints=strokes is True)
    if (fills := entry(settings, "/op")) is not None:
        page.change(fill_overprints=fills is True)
    font = list(items(entry(settings, "/Font")))
    if len(font) == 2:
        page.change_text(font=page.library.font(font[0]), size=number(font[1]))
    _note_transparency(page, settings)


def _note_transparency(page: Interpreter, settings: Found) -> None:
    effects = page.painted.effects
    if entry(entry(settings, "/SMask"), "/S") is not None:
        effects.add("soft mask")
    if any(number(entry(settings, key), 1.0) < 1 for key in ("/ca", "/CA")):
        effects.add("opacity")
    blend = entry(settings, "/BM")
    mode = name(blend) or next((name(each) for each in items(blend)), "")
    if mode not in ("", "Normal", "Compatible"):
        effects.add(f"blend mode {mode}")


def _corner(page: Interpreter, operands: Operands) -> None:
    x, y = map(number, operands)
    page.add_points((x, y))


def _curve(page: Interpreter, operands: Operands) -> None:
    values = [number(each) for each in operands]
    page.add_points(*zip(values[0::2], values[1::2], strict=True))


def _rectangle(page: Interpreter, operands: Operands) -> None:
    x, y, width, height = map(number, operands)
    page.add_points((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def _painting(fills: bool = False, strokes: bool = False) -> Operator:
    return lambda page, _: page.paint_path(fills, strokes)


def _clip(page: Interpreter, _: Operands) -> None:
    page.clips = True


def _shading(page: Interpreter, operands: Operands) -> None:
    shading = page.resource("/Shading", operands[0])
    page.shade(Paint(_shading_colour(page, shading)))


def _shading_colour(page: Interpreter, shading: Found) -> Colour:
    return Colour(page.library.spaces.read(entry(shading, "/ColorSpace"), page.resources))


def _device(which: str, space: ColourSpace) -> Operator:
    def set_colour(page: Interpreter, operands: Operands) -> None:
        values = tuple(number(each) for each in operands[: space.components])
        meant = page.library.spaces.read(pikepdf.Name(f"/{space.family}"), page.resources)
        page.change(**{which: Colour(meant, values)})

    return set_colour


def _space(which: str) -> Operator:
    def set_space(page: Interpreter, operands: Operands) -> None:
        space = page.library.spaces.read(operands[0], page.resources)
        page.change(**{which: Colour(space, first_values(space))})

    return set_space


def first_values(space: ColourSpace) -> tuple[float, ...]:
    """The colour a space begins with: black, or a full spot ink (ISO 32000-1, 8.6.8, operator CS)."""
    if space.family == "DeviceCMYK":
        return 0.0, 0.0, 0.0, 1.0
    full = space.family in ("Separation", "DeviceN")
    return (1.0 if full else 0.0,) * max(0, min(space.components, 32))


def _colour(which: str) -> Operator:
    def set_colour(page: Interpreter, operands: Operands) -> None:
        space = getattr(page.state, which).space
        if operands and (pattern := name(operands[-1])):
            page.change(**{which: _pattern(page, space, page.resource("/Pattern", pikepdf.Name(f"/{pattern}")))})
        else:
            page.change(**{which: Colour(space, tuple(map(number, operands)))})

    return set_colour


def _pattern(page: Interpreter, space: ColourSpace, pattern: Found) -> Colour:
    if entry(pattern, "/PatternType") == 2:
        return _shading_colour(page, entry(pattern, "/Shading"))
    page.run_pattern(pattern)
    return Colour(space)


def _begin_text(page: Interpreter, _: Operands) -> None:
    page.change_text(matrix=UNCHANGED, line=UNCHANGED)


def _font(page: Interpreter, operands: Operands) -> None:
    page.change_text(font=page.library.font(page.resource("/Font", operands[0])), size=number(operands[1]))


def _text_value(key: str, convert: Callable[[float], Any] = float) -> Operator:
    return lambda page, operands: page.change_text(**{key: convert(number(operands[0]))})


def _text_matrix(page: Interpreter, operands: Operands) -> None:
    page.change_text(matrix=_six(operands), line=_six(operands))


def _move(page: Interpreter, operands: Operands) -> None:
    x, y = map(number, operands)
    line = Matrix(e=x, f=y).then(page.state.text.line)
    page.change_text(matrix=line, line=line)


def _move_and_lead(page: Interpreter, operands: Operands) -> None:
    page.change_text(leading=-number(operands[1]))
    _move(page, operands)


def _next_line(page: Interpreter, _: Operands) -> None:
    _move(page, [0, -page.state.text.leading])


def _show(page: Interpreter, operands: Operands) -> None:
    shown = operands[-1]
    pieces = items(shown) if isinstance(shown, pikepdf.Array) else (shown,)
    if any(isinstance(piece, pikepdf.String) and bytes(piece) for piece in pieces):
        page.show()


def _show_on_next_line(page: Interpreter, operands: Operands) -> None:
    _next_line(page, operands)
    _show(page, operands)


def _object(page: Interpreter, operands: Operands) -> None:
    stored = page.resource("/XObject", operands[0])
    kind = name(entry(stored, "/Subtype"))
    if kind == "Image":
        page.place(page.library.image(stored, page.resources))
    elif kind == "Form":
        page.run_form(stored)


def _inline_image(page: Interpreter, operands: Operands) -> None:
    inline = operands[0]
    is_mask = bool(inline.image_mask)
    space = GREY if is_mask else page.library.spaces.read(pikepdf.Name(str(inline.colorspace)), page.resources)
    page.place(Image(int(inline.width), int(inline.height), space, is_mask))


OPERATORS: Mapping[str, Operator] = MappingProxyType(
    {
        "q": lambda page, _: page.save(),
        "Q": lambda page, _: page.restore(),
        "cm": _concatenate,
        "w": _line_width,
        "gs": _graphics_state,
        "m": _corner,
        "l": _corner,
        "c": _curve,
        "v": _curve,
        "y": _curve,
        "re": _rectangle,
        "W": _clip,
        "W*": _clip,
        "n": _painting(),
        "S": _painting(strokes=True),
        "s": _painting(strokes=True),
        "f": _painting(fills=True),
        "F": _painting(fills=True),
        "f*": _painting(fills=True),
        "B": _painting(fills=True, strokes=True),
        "B*": _painting(fills=True, strokes=True),
        "b": _painting(fills=True, strokes=True),
        "b*": _painting(fills=True, strokes=True),
        "sh": _shading,
        "g": _device("fill", GREY),
        "G": _device("stroke", GREY),
        "rg": _device("fill", RGB),
        "RG": _device("stroke", RGB),
        "k": _device("fill", CMYK),
        "K": _device("stroke", CMYK),
        "cs": _space("fill"),
        "CS": _space("stroke"),
        "sc": _colour("fill"),
        "scn": _colour("fill"),
        "SC": _colour("stroke"),
        "SCN": _colour("stroke"),
        "BT": _begin_text,
        "Tf": _font,
        "TL": _text_value("leading"),
        "Tr": _text_value("rendering", int),
        "Tm": _text_matrix,
        "Td": _move,
        "TD": _move_and_lead,
        "T*": _next_line,
        "Tj": _show,
        "TJ": _show,
        "'": _show_on_next_line,
        '"': _show_on_next_line,
        "Do": _object,
        "INLINE IMAGE": _inline_image,
    }
)
