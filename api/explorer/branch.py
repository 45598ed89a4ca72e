"""The branch of the organisation on which somebody sits, as a tree that opens with the keyboard."""

from typing import NamedTuple

from remit.api.explorer.desk import Desk
from remit.graph.claim import Thing

AROUND = 7  # siblings shown; the page of their superior has all
BELOW = 8


class Leaf(NamedTuple):
    """One line of the tree: `state` is open, closed or none (nobody below); `place` of `of` at its level, from 1."""

    thing: Thing
    level: int
    state: str
    place: int
    of: int
    below: int
    here: bool
    vacant: bool
    worst: str


class Left(NamedTuple):
    """Siblings that are left out, and whose page has them."""

    level: int
    number: int
    parent: Thing


def branch(desk: Desk, n: int) -> list[Leaf | Left]:
    """The way down to a thing, its siblings and whoever stands below it, as lines in their order."""
    tree = desk.atlas.organisation
    if tree.depth[n] < 0:
        return []
    path = tree.path(n)
    lines: list[Leaf | Left] = []
    for level, one in enumerate(path[:-1]):
        lines.append(leaf(desk, one, level + 1, "open", 1, 1))
    level = len(path)
    siblings = tree.children(path[-2]).tolist() if level > 1 else [n]
    place = siblings.index(n)
    first = max(0, min(place - AROUND // 2, len(siblings) - AROUND))
    for i, one in enumerate(siblings[first : first + AROUND], first + 1):
        children = tree.children(one)
        state = "none" if not len(children) else "open" if one == n else "closed"
        lines.append(leaf(desk, one, level, state, i, len(siblings), here=one == n))
        if one == n:
            lines += below(desk, n, level + 1)
    if len(siblings) > AROUND:
        lines.append(Left(level, len(siblings) - AROUND, desk.atlas.at([path[-2]])[path[-2]]))
    return lines


def below(desk: Desk, n: int, level: int) -> list[Leaf | Left]:
    """Whoever stands directly below a thing."""
    tree = desk.atlas.organisation
    children = tree.children(n).tolist()
    lines: list[Leaf | Left] = [
        leaf(desk, one, level, "closed" if len(tree.children(one)) else "none", i, len(children))
        for i, one in enumerate(children[:BELOW], 1)
    ]
    if len(children) > BELOW:
        lines.append(Left(level, len(children) - BELOW, desk.atlas.at([n])[n]))
    return lines


def leaf(desk: Desk, n: int, level: int, state: str, place: int, of: int, *, here: bool = False) -> Leaf:
    """One line."""
    atlas = desk.atlas
    thing = atlas.at([n])[n]
    flags = atlas.flags_on(thing.id)
    worst = str(max((flag.severity for flag in flags), default=""))
    return Leaf(thing, level, state, place, of, int(atlas.organisation.size[n]) - 1, here, n in atlas.vacant, worst)
