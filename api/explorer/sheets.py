"""A picture of many boxes on sheets of paper, cut between teams: the first shows the top, the others whole branches.

Nobody's subordinates are torn apart but where a superior has more than one sheet holds; such a superior stands on top
of each of them. A box whose subordinates stand elsewhere counts them, and the sheet says where they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import add
from typing import NamedTuple

from remit.api.explorer.chart import MARGIN, Chart, charted
from remit.api.explorer.desk import Desk
from remit.api.explorer.neighbourhood import FIRM, Neighbourhood, neighbourhood
from remit.graph.claim import Thing
from remit.graph.drawing.diagram import diagram

WIDE, HIGH = 990.0, 620.0  # pixels of a sheet of A4 or letter on its side, within its margins and below its words
LEAST = 0.6  # of their size: boxes whose type has 6 points can still be read
MOST = 80  # boxes that are tried on one sheet


class Sheet(NamedTuple):
    """One sheet: whom it is about, the picture, the tenths of its size, and (thing, its sheet) where teams go on."""

    number: int
    thing: Thing
    chart: Chart
    tenths: int
    onward: list[tuple[Thing, int]]


def sheets(desk: Desk, centre: int, boxes: int, levels: int) -> list[Sheet]:
    """The sheets of the picture of so many boxes around a thing."""
    cutter = Cutter(neighbourhood(desk.atlas, centre, boxes, levels))
    cutter.cut()
    things = desk.atlas.at(cutter.whole.boxes)
    return [
        Sheet(
            number,
            things[near.centre],
            charted(desk, near),
            max(3, int(scaled(near) * 10)),
            [(things[box], at) for box, at in cutter.onward(near, number)],
        )
        for number, near in enumerate(cutter.parts, 1)
    ]


def scaled(near: Neighbourhood) -> float:
    """The size at which a picture fits a sheet, 1 at most."""
    picture = diagram(near.boxes, near.links, near.main, FIRM, near.aside)
    return min(WIDE / (picture.width + 2 * MARGIN), HIGH / (picture.height + 2 * MARGIN), 1.0)


@dataclass
class Cutter:
    """Cuts one picture; `below` are those who are drawn below a box, `parts` are the sheets so far."""

    whole: Neighbourhood
    below: dict[int, list[int]] = field(default_factory=dict)
    parts: list[Neighbourhood] = field(default_factory=list)

    def __post_init__(self) -> None:
        for box in self.whole.boxes:
            if box in self.whole.main:
                self.below.setdefault(self.whole.main[box], []).append(box)

    def cut(self) -> None:
        """The first sheet with as many levels as fit, and the others if those are not all."""
        centre = self.whole.centre
        so_far = list(accumulate(self.levels(centre), add)) or [[]]
        held = next((boxes for boxes in so_far[:0:-1] if self.fits(centre, boxes)), so_far[0])
        self.parts.append(self.part(centre, held))
        if len(held) < len(so_far[-1]):
            self.divide(centre)

    def levels(self, box: int) -> Iterable[list[int]]:
        """Those below a box, level by level."""
        frontier = self.below.get(box, [])
        while frontier:
            yield frontier
            frontier = [low for one in frontier for low in self.below.get(one, [])]

    def branch(self, box: int) -> list[int]:
        """A box with everybody below it."""
        return [box, *(low for level in self.levels(box) for low in level)]

    def divide(self, about: int) -> None:
        """The branches below a superior, neighbours together while they fit; those too large are divided in turn."""
        large: list[int] = []
        held: list[int] = []
        for child in self.below.get(about, []):
            branch = self.branch(child)
            if not self.fits(about, branch):
                large.append(child)
                branch = [child]
            if not self.fits(about, held + branch):
                self.keep(about, held)
                held = []
            held += branch
        self.keep(about, held)
        for child in large:
            self.divide(child)

    def keep(self, about: int, held: list[int]) -> None:
        """A sheet, unless all of it stands on the first one."""
        if not set(held) <= set(self.parts[0].boxes):
            self.parts.append(self.part(about, held))

    def fits(self, about: int, held: list[int]) -> bool:
        """Whether a superior with some branches can be read on one sheet."""
        return len(held) <= MOST and scaled(self.part(about, held)) >= LEAST

    def part(self, about: int, held: list[int]) -> Neighbourhood:
        """The part of the picture with a superior, some of those below, and every superior whom those have besides."""
        whole, first = self.whole, about == self.whole.centre and not self.parts
        met = {about, *held}
        kept = [about, *held, *dict.fromkeys(self.above(met, higher=first))]
        drawn = set(kept)
        links = [link for link in whole.links if {link.lower, link.upper} <= drawn and (first or link.lower in met)]
        pairs = {link[:2] for link in links}
        return replace(
            whole,
            centre=about,
            boxes=kept,
            links=links,
            main={low: up for low, up in whole.main.items() if (low, up) in pairs},
            rest={box: whole.rest.get(box, 0) + len(set(self.below.get(box, ())) - drawn) for box in met},
            loops=whole.loops & drawn,
            higher=whole.higher and first,
        )

    def above(self, met: set[int], *, higher: bool) -> list[int]:
        """The superiors of some boxes, and with `higher` whoever is above those."""
        found = [link.upper for link in self.whole.links if link.lower in met and link.upper not in met]
        for box in found if higher else ():
            found += [link.upper for link in self.whole.links if link.lower == box and link.upper not in {*found, *met}]
        return found

    def onward(self, near: Neighbourhood, number: int) -> list[tuple[int, int]]:
        """(box, sheet) of those whose subordinates do not stand on a sheet, but on another."""
        here = set(near.boxes)
        cut = [box for box in near.boxes if near.rest.get(box) and set(self.below.get(box, ())) - here]
        found = [(box, self.home(box, number)) for box in cut]
        return [(box, at) for box, at in found if at]

    def home(self, box: int, besides: int) -> int:
        """The first other sheet on which somebody stands below a box who is drawn there with it; 0 for none."""
        team = set(self.below[box])
        numbered = enumerate(self.parts, 1)
        return next((n for n, near in numbered if n != besides and box in near.boxes and team & set(near.boxes)), 0)
