"""The whole organisation as one tree: everybody below the superior, the unit or the larger unit that is nearest."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from remit.graph.claim import ACTORS
from remit.graph.columns import CONCEPT_CODES, IntArray, Mask
from remit.graph.lines import PREFERENCE, lines
from remit.graph.view import COMMAND, View


@dataclass(frozen=True)
class Organisation:
    """`parent` is -1 for roots and for things in no tree; `size` counts a thing with everybody below it.

    `depth` counts from 0 at a root, -1 outside; `children` of a thing are `order[first[thing]:first[thing + 1]]`, the
    largest first. `circular` are those whose step up was left out, since it would have closed a circle.
    """

    parent: IntArray
    depth: IntArray
    size: IntArray
    first: IntArray
    order: IntArray
    roots: IntArray
    circular: IntArray

    def children(self, thing: int) -> IntArray:
        """Who stands directly below, the largest branch first."""
        return self.order[self.first[thing] : self.first[thing + 1]]

    def path(self, thing: int) -> list[int]:
        """From the root down to a thing, both included."""
        found = [thing]
        while (thing := int(self.parent[thing])) >= 0:
            found.append(thing)
        return found[::-1]

    @cached_property
    def reading(self) -> list[int]:
        """Everybody, each branch together, as an organisation chart is read."""
        found: list[int] = []
        waiting = self.roots[::-1].tolist()
        while waiting:
            n = waiting.pop()
            found.append(n)
            waiting += self.children(n)[::-1].tolist()
        return found

    def below(self, thing: int) -> Iterator[int]:
        """Everybody below a thing, level by level."""
        frontier = [thing]
        while frontier:
            frontier = [int(child) for one in frontier for child in self.children(one)]
            yield from frontier

    @property
    def levels(self) -> int:
        """How many levels there are."""
        return int(self.depth.max(initial=-1)) + 1

    @property
    def members(self) -> Mask:
        """Who stands in a tree of at least two."""
        mask: Mask = self.depth >= 0
        return mask


def organisation(view: View) -> Organisation:
    """The tree of a view."""
    size = len(view.columns.thing_kind)
    parent, circular = without_circles(nearest(view))
    placed = np.zeros(size, dtype=np.bool_)
    lower = np.flatnonzero(parent >= 0)
    placed[lower] = placed[parent[lower]] = True
    roots = np.flatnonzero(placed & (parent < 0)).astype(np.int32)
    depth = depths(parent, placed)
    below = sizes(parent, depth)
    # Sorted by parent, then the largest first, then as the map has them.
    order = lower[np.lexsort((lower, -below[lower], parent[lower]))].astype(np.int32)
    first = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(parent[lower], minlength=size), out=first[1:])
    roots = roots[np.lexsort((roots, -below[roots]))]
    return Organisation(parent, depth, below, first, order, roots, circular)


def nearest(view: View) -> IntArray:
    """The next thing up for each actor: by a line of command, else the unit, else the larger unit; -1 for none."""
    parts = [view.claims("Subdivision"), view.claims("Placement"), lines(view, *COMMAND)]
    claims = np.concatenate(parts)
    rank = np.full(len(CONCEPT_CODES), len(PREFERENCE))
    rank[[CONCEPT_CODES[kind] for kind in PREFERENCE]] = range(len(PREFERENCE))
    weight = np.concatenate([np.full(len(part), i) for i, part in zip((20, 10, 0), parts, strict=True)])
    weight = weight + np.where(weight == 0, rank[view.columns.kind[claims]], 0)
    claims = claims[np.lexsort((claims, weight))[::-1]]
    up = np.full(len(view.columns.thing_kind), -1, dtype=np.int32)
    up[view.subjects(claims)] = view.objects(claims)
    up[up == np.arange(len(up))] = -1
    up[~view.marked(view.things(*sorted(ACTORS)))] = -1
    return up


def without_circles(parent: IntArray) -> tuple[IntArray, IntArray]:
    """The parents with one step of every circle left out, and whose step that was: the lowest number of the circle."""
    parent = parent.copy()
    jump = np.where(parent < 0, np.arange(len(parent)), parent)
    for _ in range(max(1, len(parent).bit_length())):
        jump = jump[jump]
    caught = np.unique(jump[parent[jump] >= 0])
    cut: list[int] = []
    seen: set[int] = set()
    for start in caught.tolist():
        if start in seen:
            continue
        circle = [start]
        while (up := int(parent[circle[-1]])) != start:
            circle.append(up)
        seen.update(circle)
        cut.append(min(circle))
    parent[cut] = -1
    return parent, np.array(cut, dtype=np.int32)


def depths(parent: IntArray, placed: Mask) -> IntArray:
    """The steps from each thing to its root, by doubling the jumps; -1 outside the trees."""
    here = np.arange(len(parent), dtype=np.int32)
    jump = np.where(parent < 0, here, parent)
    distance = (parent >= 0).astype(np.int32)
    while (jump[jump] != jump).any():
        distance = distance + distance[jump]
        jump = jump[jump]
    distance[~placed] = -1
    return distance


def sizes(parent: IntArray, depth: IntArray) -> IntArray:
    """How many stand at or below each thing, added up level by level."""
    below = (depth >= 0).astype(np.int32)
    for level in range(int(depth.max(initial=0)), 0, -1):
        here = np.flatnonzero(depth == level)
        np.add.at(below, parent[here], below[here])
    return below
