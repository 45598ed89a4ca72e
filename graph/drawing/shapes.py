"""What goes into a picture of lines, and what comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WIDTH, HEIGHT = 164.0, 58.0  # of a box
BESIDE, APART = 16.0, 34.0  # between boxes of one superior, and between those of different ones
LANE = 14.0  # of a line that passes a layer
INDENT, STACKED = 20.0, 10.0  # of stacked boxes from their spine, and between them
TRACK, ROOM = 9.0, 17.0  # between parallel lines, and between a line and a box


class Link(NamedTuple):
    """A line from somebody to a superior. `style` tells lines apart that must not share a stroke."""

    lower: int
    upper: int
    style: str


class Rect(NamedTuple):
    """A box: its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


class Stroke(NamedTuple):
    """A straight piece of a line, horizontal or vertical, from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


class End(NamedTuple):
    """Where a link meets a box from above. `arrow`: this is its superior, to whom the line leads down or along.

    `sole` says that this end speaks for the link: a line along a layer has two, of which the lower one's does.
    """

    link: Link
    x: float
    y: float
    arrow: bool
    sole: bool = True


@dataclass(slots=True)
class Net:
    """All links of one style to one superior: they share their strokes, like the comb of an organisation chart."""

    upper: int
    style: str
    strokes: list[Stroke] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes by their numbers, strokes by nets, the ends of links; everything lies within (0, 0) and (width, height)."""

    boxes: dict[int, Rect]
    nets: list[Net]
    ends: list[End]
    width: float
    height: float


@dataclass(slots=True)
class Cell:
    """Something that takes a place in a layer: a box, a stack of boxes that hang on one spine, or a passing line.

    `x` is the middle of a box or lane, and the left edge of a stack; `key` is unique.
    """

    key: tuple[object, ...]
    layer: int
    boxes: tuple[int, ...] = ()
    width: float = LANE
    height: float = 0.0
    x: float = 0.0
    family: int = -1

    @property
    def stacked(self) -> bool:
        """Whether its boxes hang on a spine."""
        return self.key[0] == "stack"

    @property
    def passing(self) -> bool:
        """Whether only a line passes here."""
        return not self.boxes


def box_cell(box: int, layer: int, family: int) -> Cell:
    """The cell of one box."""
    return Cell(("box", box), layer, (box,), WIDTH, HEIGHT, family=family)


def stack_cell(boxes: Sequence[int], layer: int, family: int) -> Cell:
    """The cell of several boxes below one another."""
    height = len(boxes) * (HEIGHT + STACKED) - STACKED
    return Cell(("stack", boxes[0]), layer, tuple(boxes), WIDTH + INDENT, height, family=family)
