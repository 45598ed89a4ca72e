"""Lines with square corners: ports on the boxes, wires through the gaps, strokes in the end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from remit.graph.drawing.place import entry
from remit.graph.drawing.shapes import HEIGHT, INDENT, ROOM, STACKED, TRACK, Cell, End, Link, Rect, Stroke
from remit.graph.drawing.tracks import NEAR, Wire, blocked, tracked

PORT = 15.0  # between the ends of different lines at one box
NUDGE = 6.0  # how far a lane or a spine may give way
PATIENCE = 60  # ends that are moved in one gap at most
Key = tuple[object, ...]


@dataclass(slots=True)
class Segment:
    """A piece of a net between two layers (or, `over`, above one): from the cell `upper` down to the cell `lower`.

    `links` are those that end at the lower cell here; `down` says that the line leads down to its superior.
    """

    net: Key
    gap: int
    upper: Cell | None
    lower: Cell
    links: list[Link] = field(default_factory=list)
    down: bool = False
    ending: bool = False


class Router:
    """Routes the segments of one picture; cells have their place from left to right already."""

    def __init__(
        self, layers: Sequence[Sequence[Cell]], segments: Sequence[Segment], plain: Mapping[Key, bool]
    ) -> None:
        self.layers = layers
        self.segments = segments
        self.plain = plain
        self.tops: dict[tuple[Key, Key], float] = {}
        self.feet: dict[tuple[Key, Key], float] = {}
        self.wires: dict[int, dict[Key, Wire]] = {}
        self.tracks: dict[int, int] = {}
        self.y: list[float] = []

    def run(self) -> None:
        """Ports, wires, and the height of every layer."""
        self.spread()
        for gap in sorted({segment.gap for segment in self.segments}):
            self.wires[gap] = self.wired(gap)
            self.part(gap)
            self.tracks[gap] = tracked(list(self.wires[gap].values()))
        self.stack()

    # ---- from left to right

    def spread(self) -> None:
        """Ends at one side of a box stand apart: the plain line in the middle, others beside it."""
        below: dict[Key, list[Key]] = {}
        above: dict[Key, list[Key]] = {}
        cells: dict[Key, Cell] = {}
        for segment in self.segments:
            for cell, side in ((segment.upper, below), (segment.lower, above)):
                if cell is not None:
                    cells[cell.key] = cell
                    nets = side.setdefault(cell.key, [])
                    if segment.net not in nets:
                        nets.append(segment.net)
        for side, ports in ((below, self.tops), (above, self.feet)):
            for key, nets in side.items():
                for net, shift in zip(sorted(nets, key=lambda n: not self.plain[n]), shifts(), strict=False):
                    ports[net, key] = entry(cells[key]) + (0.0 if cells[key].passing else shift)

    def wired(self, gap: int) -> dict[Key, Wire]:
        """The wires of a gap with their ends, each once."""
        found: dict[Key, Wire] = {}
        for segment in self.segments:
            if segment.gap == gap:
                wire = found.setdefault(segment.net, Wire(segment.net))
                if segment.upper is not None:
                    add(wire.tops, self.tops[segment.net, segment.upper.key])
                add(wire.feet, self.feet[segment.net, segment.lower.key])
        return found

    def part(self, gap: int) -> None:
        """Move ends until no two wires must lie on each other."""
        for _ in range(PATIENCE):
            found = blocked(list(self.wires[gap].values()))
            if found is None:
                return
            one, top, other, foot = found
            moved = self.move(gap, other, foot, self.feet, top=False) or self.move(gap, one, top, self.tops, top=True)
            if not moved:
                return
            self.wires[gap] = self.wired(gap)

    def move(self, gap: int, wire: Wire, old: float, ends: dict[tuple[Key, Key], float], *, top: bool) -> bool:
        """Move an end of a wire to the nearest free place at its box; says whether there is one."""
        taken = [x for other in self.wires[gap].values() if other is not wire for x in (*other.tops, *other.feet)]
        for segment in self.segments:
            cell = segment.upper if top else segment.lower
            if segment.gap != gap or segment.net != wire.key or cell is None or ends[wire.key, cell.key] != old:
                continue
            room = NUDGE if cell.passing or cell.stacked else cell.width / 2 - PORT / 2
            places = [entry(cell) + step for step in steps(room)]
            free = [x for x in places if all(abs(x - one) >= NEAR for one in taken)]
            if free:
                self.put(wire.key, cell, min(free, key=lambda x: abs(x - old)), ends)
                return True
        return False

    def put(self, net: Key, cell: Cell, x: float, ends: dict[tuple[Key, Key], float]) -> None:
        """Move an end; a lane keeps its line straight, so both of its ends move."""
        for side in (self.tops, self.feet) if cell.passing else (ends,):
            if (net, cell.key) in side:
                side[net, cell.key] = x

    # ---- from top to bottom

    def stack(self) -> None:
        """The upper edge of every layer."""
        y = self.room(-1) if -1 in self.wires else 0.0
        for i, layer in enumerate(self.layers):
            self.y.append(y)
            y += max((cell.height for cell in layer), default=0.0) + self.room(i)

    def room(self, gap: int) -> float:
        """The height of a gap."""
        tracks = self.tracks.get(gap, 0)
        return 2 * ROOM + max(tracks - 1, 0) * TRACK

    def bottom(self, gap: int) -> float:
        """The lower edge of the layer above a gap, as far as its boxes may reach."""
        if gap < 0:
            return 0.0
        return self.y[gap] + max((cell.height for cell in self.layers[gap]), default=0.0)

    def track_y(self, gap: int, track: int) -> float:
        """The height of a track."""
        return round(self.bottom(gap) + ROOM + track * TRACK, 1)

    # ---- what is painted

    def boxes(self) -> dict[int, Rect]:
        """Every box at its place."""
        found = {}
        for cell in (cell for layer in self.layers for cell in layer if cell.boxes):
            left, y = cell.x - cell.width / 2, self.y[cell.layer]
            shift = INDENT if cell.stacked else 0.0
            for i, box in enumerate(cell.boxes):
                found[box] = Rect(left + shift, y + i * (HEIGHT + STACKED), cell.width - shift, HEIGHT)
        return found

    def strokes(self) -> dict[Key, list[Stroke]]:
        """Net -> its strokes."""
        found: dict[Key, list[Stroke]] = {}
        for gap, wires in self.wires.items():
            for net, wire in wires.items():
                found.setdefault(net, []).extend(self.wire_strokes(gap, wire))
        for segment in self.segments:
            found[segment.net] += self.tail_strokes(segment)
        return {net: list(dict.fromkeys(strokes)) for net, strokes in found.items()}

    def wire_strokes(self, gap: int, wire: Wire) -> Iterable[Stroke]:
        """Down to the track, along it, and down to the feet; a straight wire is one stroke."""
        floor = self.y[gap + 1]
        if wire.straight:
            for top in wire.tops:
                yield Stroke(top, self.start(gap, wire.key, top), top, floor)
            return
        y = self.track_y(gap, wire.track)
        left, right = wire.span
        yield Stroke(left, y, right, y)
        for top in wire.tops:
            yield Stroke(top, self.start(gap, wire.key, top), top, y)
        for foot in wire.feet:
            yield Stroke(foot, y, foot, floor)

    def start(self, gap: int, net: Key, top: float) -> float:
        """Where a wire leaves the layer above: the lower edge of its box, which may be higher than others."""
        for segment in self.segments:
            if segment.net == net and segment.gap == gap and segment.upper and self.tops[net, segment.upper.key] == top:
                return self.y[gap] + segment.upper.height
        return self.bottom(gap)

    def tail_strokes(self, segment: Segment) -> Iterable[Stroke]:
        """Through the layer of a lane, or along the spine of a stack with a stroke to each box."""
        cell = segment.lower
        x, y = self.feet[segment.net, cell.key], self.y[cell.layer]
        if cell.passing:
            yield Stroke(x, y, x, self.bottom(cell.layer))
        elif cell.stacked:
            middles = [y + i * (HEIGHT + STACKED) + HEIGHT / 2 for i in range(len(cell.boxes))]
            yield Stroke(x, y, x, middles[-1])
            yield from (Stroke(x, middle, cell.x - cell.width / 2 + INDENT, middle) for middle in middles)

    def ends(self) -> Iterable[End]:
        """Where each link meets its lower box, and the tip of the arrow where it leads down or along."""
        for segment in self.segments:
            cell = segment.lower
            x, y = self.feet[segment.net, cell.key], self.y[cell.layer]
            for link in segment.links:
                if cell.stacked:
                    place = cell.boxes.index(link.lower)
                    left = cell.x - cell.width / 2
                    yield End(link, left + INDENT, y + place * (HEIGHT + STACKED) + HEIGHT / 2, arrow=False)
                else:
                    along = segment.upper is None
                    yield End(link, x, y, segment.down, not (segment.down and along))


def shifts() -> Iterable[float]:
    """0, 15, -15, 30, -30 …: how far ends stand from the middle."""
    yield 0.0
    for i in range(1, 40):
        yield from (i * PORT, -i * PORT)


def steps(room: float) -> Iterable[float]:
    """How far an end may move to either side."""
    for step in range(int(room) + 1):
        yield from (float(step), float(-step))


def add(ends: list[float], x: float) -> None:
    """Note an end once."""
    if x not in ends:
        ends.append(x)
