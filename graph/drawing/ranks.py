"""On which layer everybody stands: below all superiors, and as near to them as can be."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from remit.graph.drawing.shapes import Link


def ranks(
    boxes: Sequence[int],
    main: Mapping[int, int],
    links: Sequence[Link],
    firm: frozenset[str],
    aside: Collection[int] = (),
) -> dict[int, int]:
    """Box -> layer, 0 at the top.

    `main` gives the superior below whom a box is drawn and has no circle; links of a `firm` style count too, unless
    they would close one. Those `aside` have a layer of their own above the others of their superior.
    """
    having = {main[box] for box in aside}
    pushed = {box for box, upper in main.items() if upper in having and box not in aside}
    above: dict[int, set[int]] = {box: set() for box in boxes}
    for lower, upper in main.items():
        above[lower].add(upper)
    for link in links:
        if link.style in firm and link.lower != link.upper and not reaches(above, link.upper, link.lower):
            above[link.lower].add(link.upper)
    found: dict[int, int] = {}
    for box in boxes:
        settle(box, above, found, pushed)
    return lowered(above, found, links)


def reaches(above: Mapping[int, set[int]], start: int, goal: int) -> bool:
    """Whether one box stands below another by the steps so far."""
    seen, waiting = {start}, [start]
    while waiting:
        box = waiting.pop()
        if box == goal:
            return True
        waiting += above[box] - seen
        seen |= above[box]
    return False


def settle(box: int, above: Mapping[int, set[int]], found: dict[int, int], pushed: Collection[int]) -> None:
    """Give a box, and first all above it, the layer below the lowest of its superiors, or for those pushed the next."""
    waiting = [box]
    while waiting:
        here = waiting[-1]
        missing = [upper for upper in above[here] if upper not in found]
        if missing:
            waiting += sorted(missing)
        else:
            found[here] = 1 + max((found[upper] for upper in above[here]), default=-1) + (here in pushed)
            waiting.pop()


def lowered(above: Mapping[int, set[int]], found: dict[int, int], links: Iterable[Link]) -> dict[int, int]:
    """The same with boxes that have nobody above them drawn down to just above the first who stands below them."""
    firm = nearest(((lower, upper) for lower, uppers in above.items() for upper in uppers), found)
    first = nearest(((link.lower, link.upper) for link in links if link.lower != link.upper), found) | firm
    return {box: max(rank, first[box] - 1) if not above[box] and box in first else rank for box, rank in found.items()}


def nearest(pairs: Iterable[tuple[int, int]], found: Mapping[int, int]) -> dict[int, int]:
    """Upper box -> the highest layer of those below it."""
    first: dict[int, int] = {}
    for lower, upper in pairs:
        first[upper] = min(first.get(upper, found[lower]), found[lower])
    return first
