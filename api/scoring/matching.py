"""Which of two lists of statements are the same: by the characters that they stand on, and by who is named in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from remit.graph.naming import fold_name

Statement = Mapping[str, Any]
"""A JSON object with start and end (characters, end exclusive), and what its kind has beside."""

COVERED = 0.6  # of a statement of the gold must be covered …
COVERED_ADVICE = 0.5  # … or of a recommendation, whose heading may or may not belong to it
FILLED = 0.4  # of what was found must lie in it


def shared(one: Statement, other: Statement) -> int:
    """How many characters two statements share."""
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))


def length(statement: Statement) -> int:
    """How many characters a statement has."""
    return int(statement["end"] - statement["start"])


def pairs(found: Sequence[Statement], gold: Sequence[Statement], covered: float = COVERED) -> list[tuple[int, int]]:
    """Positions (found, gold) of statements that are the same, each used once: those that share most come first."""
    close = [
        (shared(found[i], gold[j]), i, j)
        for i, j in product(range(len(found)), range(len(gold)))
        if shared(found[i], gold[j]) >= max(1, covered * length(gold[j]), FILLED * length(found[i]))
    ]
    used: tuple[set[int], set[int]] = set(), set()
    chosen = []
    for _, i, j in sorted(close, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((i, j))
    return chosen


class Fair(NamedTuple):
    """Pairs that count, and how many statements count on each side."""

    pairs: list[tuple[int, int]]
    found: int
    gold: int


def fair(
    found: Sequence[Statement],
    gold: Sequence[Statement],
    holders: Callable[[Statement], set[str]],
    every: Sequence[tuple[int, int]],
) -> Fair:
    """Without what a fair reader might or might not mark, and without a sentence that was read as several clauses.

    The first is neither right nor wrong nor missed; a clause inside a statement that has its holders is not wrong.
    """
    paired = {i for i, _ in every}
    free = {i for i, j in every if gold[j].get("optional")}
    free |= {i for i, one in enumerate(found) if i not in paired and is_clause(one, gold, holders)}
    kept = [(i, j) for i, j in every if not gold[j].get("optional")]
    return Fair(kept, len(found) - len(free), sum(not g.get("optional") for g in gold))


def is_clause(one: Statement, gold: Iterable[Statement], holders: Callable[[Statement], set[str]]) -> bool:
    """Whether most of what was found lies in a statement that is optional or has the same holders."""
    return any(
        shared(one, g) >= COVERED * length(one) and (g.get("optional") or holders(one) == set(g["holders"]))
        for g in gold
    )


def same_actors(found: Iterable[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Id of an actor found -> id of the actor of the gold with its name, or else with one of its names."""
    names = {g["id"]: {fold_name(name) for name in (g["name"], *g.get("aliases", ()))} for g in gold}
    same = {}
    for actor in found:
        own = {fold_name(actor["name"])}
        for called in (own, own | {fold_name(name) for name in actor.get("aliases", ())}):
            known = [name for name, others in names.items() if others & called]
            if known:
                same[actor["id"]] = known[0]
                break
    return same
