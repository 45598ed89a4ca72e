"""The lines of a picture in few elements: lines that do not cross share one, and so do letters, arrows and counts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from remit.graph.drawing.shapes import End, Net, Stroke
from remit.graph.view import LINE

NEAR = 4.0  # pixels that a casing reaches beyond its line
RADIUS = 7.5  # of the circle around a letter
DIGIT = 6.8  # pixels from one digit of a count to the next


class Ink(NamedTuple):
    """One path and the classes that say how it looks."""

    looks: str
    d: str


class Letters(NamedTuple):
    """Single letters, each at its own place: one element of text for all of them."""

    text: str
    x: str
    y: str


def inked(nets: Sequence[Net]) -> list[Ink]:
    """The paths of all lines from the lowest up; where lines of two nets cross, the upper one has a gap around it."""
    found: list[Ink] = []
    for i, storey in enumerate(storeys(nets)):
        if i:
            found.append(Ink("casing", path(stroke for net in storey for stroke in net.strokes)))
        looks: dict[str, list[Stroke]] = {}
        for net in storey:
            looks.setdefault(net.style, []).extend(net.strokes)
        for style, strokes in looks.items():
            found.append(Ink(f"line {style}", path(strokes)))
            if style.partition(" ")[0] == "operational":
                found.append(Ink(f"line {style} inner", path(strokes)))
    return found


def storeys(nets: Sequence[Net]) -> list[list[Net]]:
    """Nets in groups of which none crosses another of its own, each net above all before it that it crosses."""
    levels: list[int] = []
    for i, net in enumerate(nets):
        below = [levels[j] for j in range(i) if crossing(net, nets[j])]
        levels.append(1 + max(below, default=-1))
    return [
        [n for n, at in zip(nets, levels, strict=True) if at == level] for level in range(max(levels, default=-1) + 1)
    ]


def crossing(one: Net, other: Net) -> bool:
    """Whether a line of one net comes as near to a line of the other as to hide a part of it."""
    if not overlapping(around(one.strokes), around(other.strokes)):
        return False
    return any(overlapping(around([a]), around([b])) for a in one.strokes for b in other.strokes)


def around(strokes: Sequence[Stroke]) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of some strokes, with half of what a casing needs."""
    xs = [x for stroke in strokes for x in (stroke.x1, stroke.x2)] or [0.0]
    ys = [y for stroke in strokes for y in (stroke.y1, stroke.y2)] or [0.0]
    return min(xs) - NEAR / 2, min(ys) - NEAR / 2, max(xs) + NEAR / 2, max(ys) + NEAR / 2


def overlapping(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two rectangles share a point."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def path(strokes: Iterable[Stroke]) -> str:
    """Strokes as one path."""
    return "".join(f"M{s.x1:g} {s.y1:g}L{s.x2:g} {s.y2:g}" for s in strokes)


def arrows(ends: Iterable[End]) -> list[Ink]:
    """The tips of the lines that lead down or along to a superior, those of command apart: they close a circle."""
    tips: dict[str, list[str]] = {}
    for end in ends:
        if end.arrow:
            looks = "tip high" if end.link.style in LINE else "tip"
            tips.setdefault(looks, []).append(f"M{end.x - 4.5:g} {end.y - 9:g}h9l-4.5 8z")
    return [Ink(looks, "".join(tip)) for looks, tip in tips.items()]


def circles(places: Iterable[tuple[float, float]]) -> str:
    """Circles around letters as one path."""
    return "".join(
        f"M{x - RADIUS:g} {y:g}a{RADIUS} {RADIUS} 0 1 0 {2 * RADIUS} 0a{RADIUS} {RADIUS} 0 1 0 {-2 * RADIUS} 0"
        for x, y in places
    )


def lettered(placed: Iterable[tuple[str, float, float]]) -> Letters:
    """Letters with their places, in the form in which one text has a place for each."""
    found = list(placed)
    xs, ys = (" ".join(f"{one[axis]:g}" for one in found) for axis in (1, 2))
    return Letters("".join(letter for letter, _, _ in found), xs, ys)


def counted(number: int, right: float, y: float) -> list[tuple[str, float, float]]:
    """A count behind its sign, letter by letter, that ends at `right`."""
    digits = str(number)
    first = right - DIGIT * len(digits)
    return [("▾", first - 10, y), *((digit, first + DIGIT * i, y) for i, digit in enumerate(digits))]
