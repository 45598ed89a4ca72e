"""Where the boxes of a picture stand: superiors above, leaves in columns under whom they belong to."""

from collections import deque
from collections.abc import Mapping, Sequence

from remit.graph.claim import Claim
from remit.graph.view import LINE

WIDTH, LEVEL, ROW = 250, 160, 115  # pixels: of a column, between levels, between leaves of a column
STACK = 5  # leaves in one column

# What hangs below what: (relation, whether the subject hangs below the object), the strongest first.
_BELOW = (("ReportingLine", True), ("Assignment", True), ("Ownership", True), ("Occupancy", True), ("Address", True),
          ("Subdivision", True), ("Placement", False), ("Headship", False), ("Membership", True))  # fmt: skip


def positions(things: Sequence[str], claims: Sequence[Claim]) -> dict[str, tuple[int, int]]:
    """Thing -> x and y in pixels, y downward; the same for the same claims."""
    children = hung(things, claims)
    lower = {child for below in children.values() for child in below}
    found: dict[str, tuple[int, int]] = {}
    left = 0
    for root in (thing for thing in things if thing not in lower):
        left += place(root, left, 0, children, found)
    return found


def hung(things: Sequence[str], claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Thing -> those that hang below it: a forest, each thing below one other at most and nothing below itself."""
    parent: dict[str, str] = {}
    for relation, upward in _BELOW:
        for claim in sorted((c for c in claims if c.relation == relation), key=strength):
            low, high = (claim.subject, claim.object) if upward else (claim.object, claim.subject)
            if low not in parent and not stands_above(parent, low, high):
                parent[low] = high
    children: dict[str, list[str]] = {}
    for thing in things:
        if thing in parent:
            children.setdefault(parent[thing], []).append(thing)
    return children


def strength(claim: Claim) -> tuple[bool, bool, str]:
    """Lines of command and whoever answers come before the rest."""
    return claim.relation == "ReportingLine" and claim.kind not in LINE, claim.kind != "accountable", claim.id


def stands_above(parent: Mapping[str, str], thing: str, other: str) -> bool:
    """Whether a thing is another one or stands above it."""
    while other != thing and other in parent:
        other = parent[other]
    return other == thing


def place(root: str, left: int, top: int, children: Mapping[str, list[str]], found: dict[str, tuple[int, int]]) -> int:
    """Place a thing and all below it; returns the width that they take."""
    widths = measured(root, children)
    waiting = deque([(root, left, top)])
    while waiting:
        thing, x, y = waiting.popleft()
        found[thing] = (x + widths[thing] // 2, y)
        leaves = [child for child in children.get(thing, ()) if child not in children]
        for i, leaf in enumerate(leaves):
            found[leaf] = (x + WIDTH // 2 + i // STACK * WIDTH, y + LEVEL + i % STACK * ROW)
        x += columns(len(leaves)) * WIDTH
        for child in children.get(thing, ()):
            if child in children:
                waiting.append((child, x, y + LEVEL))
                x += widths[child]
    return widths[root]


def measured(root: str, children: Mapping[str, list[str]]) -> dict[str, int]:
    """The width that each thing takes with all below it."""
    order, widths = [root], dict[str, int]()
    for thing in order:
        order.extend(children.get(thing, ()))
    for thing in reversed(order):
        below = children.get(thing, ())
        leaves = sum(child not in children for child in below)
        inner = sum(widths[child] for child in below if child in children)
        widths[thing] = max(WIDTH, columns(leaves) * WIDTH + inner)
    return widths


def columns(leaves: int) -> int:
    """How many columns so many leaves take."""
    return -(-leaves // STACK)
