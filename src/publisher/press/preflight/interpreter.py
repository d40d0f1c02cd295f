"""A page's content goes in, the marks it paints come out: the operators that place and colour things are run, the others passed over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from publisher.press.preflight.library import Instructions, Library, TooMuchError
from publisher.press.preflight.marks import Area, Image, Letters, Line, Mark, Paint, Picture
from publisher.press.preflight.operators import OPERATORS
from publisher.press.preflight.plane import UNIT_SQUARE, Box, Matrix
from publisher.press.preflight.spaces import ColourSpace
from publisher.press.preflight.state import GraphicsState, TextState
from publisher.press.preflight.values import BROKEN, Found, box, entry, identity, matrix, name

DEEPEST_FORM = 20
DEEPEST_SAVE = 500
MOST_MARKS = 300_000
POINTS_PER_INCH = 72
INVISIBLE = (3, 7)
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""


@dataclass(slots=True)
class Painted:
    """What the content of a page leaves behind."""

    marks: list[Mark] = field(default_factory=list)
    groups: list[ColourSpace] = field(default_factory=list)
    """The blend spaces of its transparency groups, where they name one."""
    effects: set[str] = field(default_factory=set)
    """Kinds of transparency in use: "soft mask", "opacity", "blend mode Multiply"."""
    cut_short: bool = False


class Interpreter:
    """Runs the content of one page; ``state`` is the graphics state, ``resources`` those of the stream at hand."""

    def __init__(self, library: Library, resources: Found, start: GraphicsState) -> None:
        self.library = library
        self.resources = resources
        self.state = start
        self.painted = Painted()
        self.path: list[tuple[float, float]] = []
        self.clips = False
        self._base = start.ctm
        self._saved: list[GraphicsState] = []
        self._depth = 0
        self._patterns: set[tuple[int, int] | None] = set()

    def run(self, content: Found) -> Painted:
        """Run a whole page."""
        try:
            self._run(self.library.instructions(content))
        except TooMuchError:
            self.painted.cut_short = True
        return self.painted

    def _run(self, instructions: Instructions) -> None:
        for instruction in instructions:
            try:
                operator = OPERATORS.get(str(instruction.operator))
                if operator is not None:
                    operator(self, list(instruction.operands))
            except BROKEN:
                self.library.faults += 1

    def change(self, **changes: Any) -> None:
        """Go on with another graphics state."""
        self.state = replace(self.state, **changes)

    def change_text(self, **changes: Any) -> None:
        """Go on with another text state."""
        text: TextState = replace(self.state.text, **changes)
        self.change(text=text)

    def save(self) -> None:
        """Remember the graphics state."""
        if len(self._saved) >= DEEPEST_SAVE:
            raise TooMuchError
        self._saved.append(self.state)

    def restore(self) -> None:
        """Return to the state remembered last; with none, stay."""
        if self._saved:
            self.state = self._saved.pop()

    def resource(self, kind: str, key: Found) -> Found:
        """The resource of a kind such as ``"/XObject"`` that an operand names."""
        return entry(entry(self.resources, kind), f"/{name(key)}")

    def add_points(self, *points: tuple[float, float]) -> None:
        """Lengthen the path; curves by their control points, which hold the curve between them."""
        self.path.extend(self.state.ctm.point(x, y) for x, y in points)

    def paint_path(self, fills: bool = False, strokes: bool = False) -> None:
        """Fill and stroke the path, clip to it where that was asked for, and begin a new one."""
        if self.path:
            shape = Box.around(self.path)
            visible = shape.meet(self.state.clip)
            if fills:
                self._add(Area(visible, shape, self.state.filling))
            if strokes:
                width = self.state.line_width * min(self.state.ctm.across, self.state.ctm.up)
                self._add(Line(visible, self.state.stroking, width))
            if self.clips:
                self.change(clip=visible)
        self.path, self.clips = [], False

    def shade(self, paint: Paint) -> None:
        """Fill all that the clip lets through."""
        self._add(Area(self.state.clip, self.state.clip, paint))

    def show(self) -> None:
        """Show text where it begins; how far it runs is not followed."""
        text = self.state.text
        if text.rendering in INVISIBLE:
            return
        place = text.matrix.then(self.state.ctm)
        start = Box(place.e, place.f, place.e, place.f).meet(self.state.clip)
        paint = self.state.stroking if text.rendering % 4 == 1 else self.state.filling
        self._add(Letters(start, paint, text.font, abs(text.size) * place.up))

    def place(self, image: Image) -> None:
        """Place an image in the unit square."""
        ctm = self.state.ctm
        inches = (ctm.across / POINTS_PER_INCH, ctm.up / POINTS_PER_INCH)
        densities = [
            pixels / inch for pixels, inch in zip((image.width, image.height), inches, strict=True) if inch > 0
        ]
        visible = ctm.around(UNIT_SQUARE).meet(self.state.clip)
        if len(densities) == 2:
            self._add(Picture(visible, image, self.state.filling, min(densities)))
        if image.has_soft_mask:
            self.painted.effects.add("soft mask")

    def run_form(self, form: Found) -> None:
        """Run a form XObject in a state and with resources of its own (ISO 32000-1, 8.10.1)."""
        group = entry(form, "/Group")
        if name(entry(group, "/S")) == "Transparency" and entry(group, "/CS") is not None:
            self.painted.groups.append(self.library.spaces.read(entry(group, "/CS"), entry(form, "/Resources")))
        self._run_inside(form, self.state.ctm)

    def run_pattern(self, pattern: Found) -> None:
        """Run one tile of a tiling pattern, once a page: its place is the pattern's first (ISO 32000-1, 8.7.3)."""
        key = identity(pattern)
        if key not in self._patterns:
            self._patterns.add(key)
            self._run_inside(pattern, self._base)

    def _run_inside(self, form: Found, ctm: Matrix) -> None:
        if self._depth >= DEEPEST_FORM:
            raise TooMuchError
        kept = self.state, self.resources, self._saved, self.path, self.clips
        inner = matrix(entry(form, "/Matrix")).then(ctm)
        frame = box(entry(form, "/BBox"))
        clip = inner.around(frame).meet(self.state.clip) if frame else self.state.clip
        self._depth += 1
        try:
            self.state = replace(self.state, ctm=inner, clip=clip)
            self.resources = entry(form, "/Resources") or self.resources
            self._saved, self.path, self.clips = [], [], False
            self._run(self.library.instructions(form))
        finally:
            self._depth -= 1
            self.state, self.resources, self._saved, self.path, self.clips = kept

    def _add(self, mark: Mark) -> None:
        if mark.box.width < 0 or mark.box.height < 0:
            return
        if len(self.painted.marks) >= MOST_MARKS:
            raise TooMuchError
        self.painted.marks.append(mark)
