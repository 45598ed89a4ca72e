"""Boxes into cells: whoever has nobody below is stacked under the superior, so that wide teams stay narrow."""

from collections.abc import Mapping, Sequence

from remit.graph.drawing.shapes import Cell, Link, box_cell, stack_cell

FEW = 3  # so many stand side by side without a stack
TALL = 9  # boxes of one stack at most
SHORT = 4  # the same where others of the layer have somebody below them, who would be pushed down
HALF = 5  # one team alone is cut into two columns from twice that on


def cells(boxes: Sequence[int], rank: Mapping[int, int], main: Mapping[int, int], links: Sequence[Link]) -> list[Cell]:
    """The cells of all boxes, those of one superior in the given order."""
    families: dict[int, list[int]] = {}
    for box in boxes:
        families.setdefault(main.get(box, -1), []).append(box)
    hanging = {superior: hang(superior, team, rank, links) for superior, team in families.items()}
    alone = sum(map(bool, hanging.values())) < 2
    stacked = {box for team in hanging.values() for box in team}
    uppers = {link.upper for link in links}
    crowded = {rank[box] for box in boxes if box not in stacked and box in uppers}
    found: list[Cell] = []
    for superior, team in families.items():
        found += [box_cell(box, rank[box], superior) for box in team if box not in stacked]
        for part in columns(hanging[superior], crowded=bool(crowded & {rank[b] for b in team}), alone=alone):
            found.append(stack_cell(part, rank[part[0]], superior))
    return found


def hang(superior: int, team: Sequence[int], rank: Mapping[int, int], links: Sequence[Link]) -> list[int]:
    """Those of a team who may hang below their superior: no other line touches them, and all their lines are alike."""
    if superior < 0 or len(team) <= FEW:
        return []
    members, touched = set(team), dict.fromkeys(team, 0)
    styles: dict[int, str] = {}
    for link in links:
        for end in {link.lower, link.upper} & members:
            touched[end] += 1 if (link.lower, link.upper) == (end, superior) else 2
        if link.upper == superior:
            styles[link.lower] = link.style
    found = [box for box in team if touched[box] == 1 and rank[box] == rank[superior] + 1]
    return found if len(found) > FEW and len({styles[box] for box in found}) == 1 else []


def columns(boxes: Sequence[int], *, crowded: bool, alone: bool) -> list[Sequence[int]]:
    """Boxes in columns of about equal height; one team alone may be wide, several are tall to stand side by side."""
    if not boxes:
        return []
    most = SHORT if crowded else min(TALL, max(HALF, -(-len(boxes) // 2))) if alone else TALL
    number = -(-len(boxes) // most)
    each = -(-len(boxes) // number)
    return [boxes[start : start + each] for start in range(0, len(boxes), each)]
