"""The whole organisation in one picture: a column a level, every block as tall as what stands below it.

No block is lower than a line of text: those that would be are one block together, which says how many they are. So
nothing is drawn over anything else, however large the organisation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from remit.api.explorer.organisation import Organisation
from remit.graph.columns import IntArray

LEAST = 26.0  # pixels of the lowest block: a line of text, and a target for a finger
HEIGHT = 620.0
COLUMNS = 6
BLOCKS = 44  # of one picture; a page has at most 500 elements


@dataclass(frozen=True, slots=True)
class Block:
    """A thing with everybody below it, or (`thing` -1) several together that stand below `parent`.

    `people` counts those in the block, `flagged` those of them who have a flag, `worst` is the worst flag of the thing
    itself or of the several, `below` the worst of those below it.
    """

    thing: int
    parent: int
    level: int
    y: float
    height: float
    members: int
    people: int
    flagged: int
    worst: int
    below: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Sums over everybody at or below a thing."""

    tree: Organisation
    severity: IntArray
    flagged: IntArray
    worst: IntArray


def counted(tree: Organisation, severity: IntArray) -> Counted:
    """Flags added up level by level."""
    flagged = ((severity > 0) & tree.members).astype(np.int32)
    worst = np.where(tree.members, severity, 0).astype(np.int32)
    for level in range(tree.levels - 1, 0, -1):
        here = np.flatnonzero(tree.depth == level)
        np.add.at(flagged, tree.parent[here], flagged[here])
        np.maximum.at(worst, tree.parent[here], worst[here])
    return Counted(tree, severity, flagged, worst)


def icicle(sums: Counted, root: int = -1, height: float = HEIGHT) -> list[Block]:
    """The blocks of a tree, or of one branch of it, column by column."""
    tops = sums.tree.roots if root < 0 else np.array([root], dtype=np.int32)
    blocks: list[Block] = []
    row = stacked(sums, tops, root, 0, 0.0, height) if len(tops) else []
    while row and row[0].level < COLUMNS and len(blocks) + len(row) <= BLOCKS:
        blocks += row
        row = [
            block
            for above in row
            if above.thing >= 0 and len(children := sums.tree.children(above.thing))
            for block in stacked(sums, children, above.thing, above.level + 1, above.y, above.height)
        ]
    return blocks


def stacked(sums: Counted, things: IntArray, parent: int, level: int, y: float, height: float) -> list[Block]:
    """Siblings, the largest first, in a height that is shared out by size."""
    weights = sums.tree.size[things].astype(float)
    alone, heights, rest = shares(weights.tolist(), height)
    found = []
    for thing, tall in zip(things[:alone].tolist(), heights, strict=True):
        found.append(single(sums, thing, parent, level, y, tall))
        y += tall
    if rest > 0:
        found.append(together(sums, things[alone:], parent, level, y, rest))
    return found


def shares(weights: Sequence[float], height: float) -> tuple[int, list[float], float]:
    """How many of the siblings (largest first) stand alone, how tall each is, and the height of all others together."""
    for alone in range(min(len(weights), int(height // LEAST)), 0, -1):
        others = sum(weights[alone:])
        rest = max(LEAST, height * others / sum(weights)) if others else 0.0
        scale = (height - rest) / sum(weights[:alone])
        if weights[alone - 1] * scale >= LEAST or (alone == len(weights) and height / alone >= LEAST):
            return alone, levelled([weight * scale for weight in weights[:alone]]), rest
    return 0, [], height


def levelled(heights: list[float]) -> list[float]:
    """Heights of which the small ones are raised to the least, at the cost of the others."""
    lacking = sum(max(0.0, LEAST - tall) for tall in heights)
    spare = sum(max(0.0, tall - LEAST) for tall in heights)
    if not lacking:
        return heights
    return [LEAST + max(0.0, tall - LEAST) * (1 - lacking / spare) for tall in heights]


def single(sums: Counted, thing: int, parent: int, level: int, y: float, height: float) -> Block:
    """One thing."""
    tree, own = sums.tree, int(sums.severity[thing])
    below = max((int(sums.worst[child]) for child in tree.children(thing)), default=0)
    return Block(thing, parent, level, y, height, 1, int(tree.size[thing]), int(sums.flagged[thing]), own, below)


def together(sums: Counted, things: IntArray, parent: int, level: int, y: float, height: float) -> Block:
    """Several that are too small to stand alone."""
    people, flagged = int(sums.tree.size[things].sum()), int(sums.flagged[things].sum())
    worst = int(sums.worst[things].max())
    return Block(-1, parent, level, y, height, len(things), people, flagged, worst, worst)
