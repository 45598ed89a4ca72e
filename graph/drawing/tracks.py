"""Lines between two layers: each net has a height of its own wherever it would lie on another one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

NEAR = 5.0  # verticals that are nearer would look like one
CLEAR = 7.0  # between the ends of two nets on one height


@dataclass(slots=True)
class Wire:
    """One net in one gap: `tops` are where it comes from above, `feet` where it goes down; `track` is its height."""

    key: tuple[object, ...]
    tops: list[float] = field(default_factory=list)
    feet: list[float] = field(default_factory=list)
    track: int = -1

    @property
    def span(self) -> tuple[float, float]:
        """From its leftmost to its rightmost end."""
        return min(*self.tops, *self.feet, 1e9), max(*self.tops, *self.feet, -1e9)

    @property
    def straight(self) -> bool:
        """Whether it only goes down."""
        left, right = self.span
        return bool(self.tops) and right - left < 0.5


def tracked(wires: Sequence[Wire]) -> int:
    """Give every wire that turns a track, counted from the top; returns how many there are.

    Where a wire comes down at the place at which another goes down, it must turn above the other one; wherever two
    demand that of each other, the later gives way (its end was moved before, see `remit.graph.drawing.route`).
    """
    turning = sorted((wire for wire in wires if not wire.straight), key=lambda wire: (wire.span[0], wire.span[1]))
    over = {
        id(wire): [other for other in turning if other is not wire and must_turn_first(other, wire)] for wire in turning
    }
    number = 0
    waiting = list(turning)
    while waiting:
        ready = [w for w in waiting if all(o.track >= 0 for o in over[id(w)])] or waiting[:1]
        wire = ready[0]
        waiting.remove(wire)
        lowest = 1 + max((other.track for other in over[id(wire)]), default=-1)
        wire.track = free_track(wire, turning, lowest)
        number = max(number, wire.track + 1)
    return number


def must_turn_first(one: Wire, other: Wire) -> bool:
    """Whether one wire comes down where another one's foot stands."""
    return any(abs(top - foot) < NEAR for top in one.tops for foot in other.feet)


def free_track(wire: Wire, wires: Sequence[Wire], lowest: int) -> int:
    """The first height from `lowest` on where nothing lies in the way."""
    left, right = wire.span
    taken = {
        other.track
        for other in wires
        if other.track >= 0 and other.span[0] < right + CLEAR and other.span[1] > left - CLEAR
    }
    return next(track for track in range(lowest, lowest + len(wires) + 1) if track not in taken)
