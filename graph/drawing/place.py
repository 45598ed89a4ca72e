"""Where everything stands from left to right: near those it is joined to, in order, and never too close."""

from collections.abc import Sequence

from remit.graph.drawing.order import Edges, Layers
from remit.graph.drawing.shapes import APART, BESIDE, INDENT, Cell

SWEEPS = 24


def placed(layers: Layers, edges: Edges) -> None:
    """Set `x` of every cell: the middle for boxes and lanes, and for stacks too."""
    for layer in layers:
        packed(layer)
    below: dict[tuple[object, ...], list[Cell]] = {}
    above: dict[tuple[object, ...], list[Cell]] = {}
    for upper, lower in edges:
        below.setdefault(upper.key, []).append(lower)
        above.setdefault(lower.key, []).append(upper)
    for sweep in range(SWEEPS):
        if sweep % 2:
            for layer in layers:
                settled(layer, [wanted(cell, above.get(cell.key, ())) for cell in layer])
        else:
            for layer in layers[::-1]:
                settled(layer, [wanted(cell, below.get(cell.key, ())) for cell in layer])
    for layer in layers[::-1]:
        settled(layer, [wanted(cell, below.get(cell.key, ())) for cell in layer])
    left = min((cell.x - cell.width / 2 for layer in layers for cell in layer), default=0.0)
    for layer in layers:
        for cell in layer:
            cell.x = round(cell.x - left)


def packed(layer: Sequence[Cell]) -> None:
    """Side by side from the left."""
    right = 0.0
    for i, cell in enumerate(layer):
        cell.x = cell.width / 2 if not i else layer[i - 1].x + distance(layer[i - 1], cell)
        right = cell.x
    for cell in layer:
        cell.x -= right / 2


def distance(left: Cell, right: Cell) -> float:
    """How far apart the middles of two neighbours are at least."""
    family = left.family == right.family or left.passing or right.passing
    return (left.width + right.width) / 2 + (BESIDE if family else APART)


def wanted(cell: Cell, near: Sequence[Cell]) -> tuple[float, float]:
    """(where a cell would like to stand, how much): the middle of its neighbours."""
    if not near:
        return cell.x, 0.2
    ends = [entry(other) for other in near]
    own = entry(cell) - cell.x
    return (min(ends) + max(ends)) / 2 - own, 6.0 if cell.passing else float(len(near))


def entry(cell: Cell) -> float:
    """Where lines reach a cell: the middle, and for a stack its spine."""
    return cell.x - cell.width / 2 + INDENT / 2 if cell.stacked else cell.x


def settled(layer: Sequence[Cell], wishes: Sequence[tuple[float, float]]) -> None:
    """Move the cells of a layer as near to their wishes as their order and distances allow (least squares).

    With the distances taken off, the order only says that numbers must not fall: neighbours that would fall are pooled
    at their weighted mean, which is isotonic regression.
    """
    offset = 0.0
    offsets = []
    for i, cell in enumerate(layer):
        offset += distance(layer[i - 1], cell) if i else 0.0
        offsets.append(offset)
    pools: list[list[float]] = []  # value, weight, how many
    for (wish, weight), shift in zip(wishes, offsets, strict=True):
        pools.append([wish - shift, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, weight_, number = pools.pop()
            last = pools[-1]
            total = last[1] + weight_
            pools[-1] = [(last[0] * last[1] + value * weight_) / total, total, last[2] + number]
    values = [value for value, _, number in pools for _ in range(int(number))]
    for cell, value, shift in zip(layer, values, offsets, strict=True):
        cell.x = value + shift
