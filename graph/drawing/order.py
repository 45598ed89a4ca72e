"""Who stands left of whom: the order of the tree first, then whatever makes lines cross less."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from remit.graph.drawing.shapes import Cell

SWEEPS = 6
Layers = list[list[Cell]]
Edges = Sequence[tuple[Cell, Cell]]  # (upper, lower) of neighbouring layers


def ordered(layers: Layers, edges: Edges) -> Layers:
    """The layers with the fewest crossings among those that were tried, the given order being the first."""
    best, fewest = layers, crossings(layers, edges)
    below, above = sides(edges)
    current = [list(layer) for layer in layers]
    for sweep in range(SWEEPS):
        if not fewest:
            break
        downward = sweep % 2 == 0
        neighbours = above if downward else below
        for layer in current if downward else current[::-1]:
            place = positions(current)
            layer.sort(key=lambda cell: middle(cell, neighbours, place))
        count = crossings(current, edges)
        if count < fewest:
            best, fewest = [list(layer) for layer in current], count
    return best


Sides = dict[tuple[object, ...], list[tuple[object, ...]]]


def sides(edges: Edges) -> tuple[Sides, Sides]:
    """(who is below, who is above) each cell, by keys."""
    below: Sides = {}
    above: Sides = {}
    for upper, lower in edges:
        below.setdefault(upper.key, []).append(lower.key)
        above.setdefault(lower.key, []).append(upper.key)
    return below, above


def positions(layers: Layers) -> dict[tuple[object, ...], int]:
    """The place of each cell in its layer."""
    return {cell.key: i for layer in layers for i, cell in enumerate(layer)}


def middle(cell: Cell, neighbours: Sides, place: dict[tuple[object, ...], int]) -> float:
    """The average place of a cell's neighbours; its own where it has none."""
    near = neighbours.get(cell.key)
    return sum(place[key] for key in near) / len(near) if near else place[cell.key]


def crossings(layers: Layers, edges: Edges) -> int:
    """How often lines cross, as if they were straight between the layers."""
    place = positions(layers)
    by_layer: dict[int, list[tuple[int, int]]] = {}
    for upper, lower in edges:
        by_layer.setdefault(upper.layer, []).append((place[upper.key], place[lower.key]))
    total = 0
    for pairs in by_layer.values():
        seen: list[int] = []
        for _, low in sorted(pairs):
            total += len(seen) - bisect_right(seen, low)
            insort(seen, low)
    return total
