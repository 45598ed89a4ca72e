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


def blocked(wires: Sequence[Wire]) -> tuple[Wire, float, Wire, float] | None:
    """Two wires that would lie on each other whatever their tracks: (one, its top, other, its foot); None if none.

    Where a wire comes down at the place at which another one's foot stands, it must turn first. That cannot be where
    one of them does not turn, and where such demands run in a circle.
    """
    for one in wires:
        for other in wires:
            meeting = touching(one, other) if one is not other else None
            if meeting and (one.straight or other.straight):
                return (one, meeting[0], other, meeting[1])
    turning = [wire for wire in wires if not wire.straight]
    left = unordered(turning)
    for wire in left:
        for other in left:
            meeting = touching(other, wire) if other is not wire else None
            if meeting:
                return (other, meeting[0], wire, meeting[1])
    return None


def touching(one: Wire, other: Wire) -> tuple[float, float] | None:
    """A top of one wire and the foot of another that stand at one place."""
    return next(((top, foot) for top in one.tops for foot in other.feet if abs(top - foot) < NEAR), None)


def unordered(wires: Sequence[Wire]) -> list[Wire]:
    """The wires that wait for each other in a circle, or for one that does."""
    waiting = list(wires)
    while True:
        ready = [w for w in waiting if not any(touching(o, w) for o in waiting if o is not w)]
        if not ready:
            return waiting
        waiting = [wire for wire in waiting if not any(wire is one for one in ready)]


def tracked(wires: Sequence[Wire]) -> int:
    """Give every wire that turns a track, counted from the top; returns how many there are."""
    turning = sorted((wire for wire in wires if not wire.straight), key=lambda wire: wire.span)
    over = {id(wire): [o for o in turning if o is not wire and touching(o, wire)] for wire in turning}
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


def free_track(wire: Wire, wires: Sequence[Wire], lowest: int) -> int:
    """The first height from `lowest` on where nothing lies in the way."""
    left, right = wire.span
    taken = {
        other.track
        for other in wires
        if other.track >= 0 and other.span[0] < right + CLEAR and other.span[1] > left - CLEAR
    }
    return next(track for track in range(lowest, lowest + len(wires) + 1) if track not in taken)
