"""The icicle with its words: what the template draws, and the rows of the table beside it."""

from typing import NamedTuple

import numpy as np

from remit.api.explorer.desk import Desk
from remit.api.explorer.icicle import COLUMNS, HEIGHT, Block, Counted, icicle
from remit.api.explorer.lettering import broken
from remit.api.explorer.organisation import Organisation
from remit.graph.claim import Thing

WIDTH = 920.0
SIZE = 12.5  # pixels of type
LEVELS = {0: "", 1: "low", 2: "medium", 3: "high"}


class Drawn(NamedTuple):
    """One block as it is drawn: its corner and size, its lines of text, and the thing that it leads to."""

    block: Block
    x: float
    width: float
    thing: Thing
    lines: list[str]
    worst: str
    below: str
    told: str


class Whole(NamedTuple):
    """The picture, and what it says in numbers."""

    blocks: list[Drawn]
    width: float
    height: float
    people: int
    outside: int
    circular: list[Thing]


def whole(desk: Desk, root: int = -1) -> Whole:
    """The icicle of everybody, or of one branch."""
    atlas = desk.atlas
    tree = atlas.organisation
    sums = nothing(tree) if desk.pending else atlas.sums
    blocks = icicle(sums, root, height(desk, root))
    names = atlas.at({one for b in blocks for one in (b.thing, b.parent) if one >= 0} | set(tree.circular.tolist()))
    columns = max((block.level for block in blocks), default=0) + 1
    wide = min(WIDTH / columns, 260.0)
    drawn = [made(block, names, wide) for block in blocks]
    people = int(tree.members.sum())
    circular = [names[one] for one in tree.circular.tolist()]
    tall = max((block.y + block.height for block in blocks), default=0)
    return Whole(drawn, wide * columns, tall, people, len(atlas.outside), circular)


def nothing(tree: Organisation) -> Counted:
    """No flags, while they are still looked for."""
    none = np.zeros(len(tree.parent), dtype=np.int32)
    return Counted(tree, none, none, none)


def height(desk: Desk, root: int) -> float:
    """Room for a small organisation, and no more than a screen for a large one."""
    tree = desk.atlas.organisation
    widest = int((tree.depth == tree.levels - 1).sum()) if tree.levels else 0
    people = int(tree.size[root]) if root >= 0 else int(tree.members.sum())
    return min(HEIGHT, max(120.0, 34.0 * max(widest, people - COLUMNS)))


def made(block: Block, names: dict[int, Thing], wide: float) -> Drawn:
    """One block with its words."""
    label, told = sayings(block, names)
    lines = broken(label, wide - 22, SIZE, 2 if block.height >= 42 else 1)
    thing = names[block.thing] if block.thing >= 0 else names.get(block.parent) or Thing("", "", "")
    return Drawn(block, block.level * wide, wide, thing, lines, LEVELS[block.worst], LEVELS[block.below], told)


def sayings(block: Block, names: dict[int, Thing]) -> tuple[str, str]:
    """What stands in a block, and what it says in full."""
    flags = f"{block.flagged:,} flagged" if block.flagged else "no flags"
    if block.thing < 0:
        under = f" below {names[block.parent].label}" if block.parent in names else " small trees"
        short = f"{block.members:,} more" + (f" · {block.flagged:,} flagged" if block.flagged else "")
        return short, f"{block.members:,} more{under}: {block.people:,} in all, {flags}"
    label = names[block.thing].label
    below = f"{block.people - 1:,} below" if block.people > 1 else "nobody below"
    return label, f"{label}: {below}, {flags}"
