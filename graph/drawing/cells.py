"""Boxes into cells: whoever has nobody below is stacked under the superior, so that wide teams stay narrow."""

from collections.abc import Mapping, Sequence

from remit.graph.drawing.shapes import Cell, Link, box_cell, stack_cell

FEW = 3  # so many stand side by side without a stack
TALL = 9  # boxes of one stack at most
SHORT = 5  # the same where others of the layer have somebody below them, who would be pushed down


def cells(boxes: Sequence[int], rank: Mapping[int, int], main: Mapping[int, int], links: Sequence[Link]) -> list[Cell]:
    """The cells of all boxes, those of one superior in the given order."""
    touched: dict[int, int] = {}
    for link in links:
        for end in {link.lower, link.upper}:
            touched[end] = touched.get(end, 0) + 1
    uppers = {link.upper for link in links}
    styles = {(link.lower, link.upper): link.style for link in links}
    families: dict[int, list[int]] = {}
    for box in boxes:
        families.setdefault(main.get(box, -1), []).append(box)
    found: list[Cell] = []
    alone = len({main[b] for b in boxes if b in main and b not in uppers}) < 2
    for superior, team in families.items():
        hanging = [
            b for b in team if superior >= 0 and b not in uppers and touched[b] == 1 and rank[b] == rank[superior] + 1
        ]
        alike = {styles[b, superior] for b in hanging}
        if len(hanging) <= FEW or len(alike) > 1:
            hanging = []
        standing = [b for b in team if b not in set(hanging)]
        found += [box_cell(box, rank[box], superior) for box in standing]
        found += [
            stack_cell(part, rank[part[0]], superior) for part in columns(hanging, crowded=bool(standing), alone=alone)
        ]
    return found


def columns(boxes: Sequence[int], *, crowded: bool, alone: bool) -> list[Sequence[int]]:
    """Boxes in columns of about equal height; one team alone may be wide, several are tall to stand side by side."""
    if not boxes:
        return []
    most = SHORT if crowded else min(TALL, max(SHORT, -(-len(boxes) // 2))) if alone else TALL
    number = -(-len(boxes) // most)
    each = -(-len(boxes) // number)
    return [boxes[start : start + each] for start in range(0, len(boxes), each)]
