"""Who stands above whom: the one reading of reporting lines that detectors, chains and what-if share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from remit.graph.claim import SETTLED
from remit.graph.columns import CONCEPT_CODES, IntArray, Mask
from remit.graph.view import COMMAND, LINE, View
from remit.ontology.generated import terms

# Whom to follow upward where there are several: the line of command first, housekeeping last.
PREFERENCE = ("direct", "operational", "accountability", "direction", "functional", "administrative")

# One step up a line, as a SPARQL path: from a bound node only.
UP_SPARQL = "(" + "|".join(f"<{terms.SHORTCUTS['ReportingLine', kind]}>" for kind in LINE) + ")"


def line_sparql(claim: str, lower: str, upper: str, kinds: Sequence[str] = LINE) -> str:
    """The same reading as `lines` as a graph pattern over three variables (named without their question marks)."""
    return f"""?{claim} a remit:ReportingLine ; remit:inForce true ; remit:subject ?{lower} ; remit:object ?{upper} ;
        remit:kind ?{claim}Kind ; remit:modality ?{claim}Modality .
    FILTER (?{claim}Kind IN ({", ".join(f"remit:{kind}" for kind in kinds)}))
    FILTER (?{claim}Modality IN ({", ".join(f"remit:{modality}" for modality in SETTLED)}))"""


def line_cypher(claim: str, kinds: Sequence[str] = LINE) -> str:
    """The same reading as a condition on a relationship variable."""
    return f"{claim}.in_force AND {claim}.kind IN {list(kinds)} AND {claim}.modality IN {list(SETTLED)}"


# One step up a line as a path pattern of Cypher, to be followed by a quantifier.
UP_CYPHER = f"(()-[l:REPORTING_LINE WHERE {line_cypher('l')}]->())"


def lines(view: View, *kinds: str) -> IntArray:
    """Reporting lines that give their subject a superior, of these kinds (lines of command without the dotted ones)."""
    claims = view.claims("ReportingLine", *(kinds or LINE))
    return claims[view.has("modality", claims, *SETTLED)]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Lines sorted by their lower end: the claims above a thing are `claim[first[thing]:first[thing + 1]]`."""

    first: IntArray
    claim: IntArray
    upper: IntArray

    @classmethod
    def of(cls, view: View, claims: IntArray) -> Self:
        """The ladder of some lines."""
        return cls.over(len(view.columns.thing_kind), claims, view.subjects(claims), view.objects(claims))

    @classmethod
    def over(cls, size: int, claims: IntArray, lower: IntArray, upper: IntArray) -> Self:
        """The ladder over so many things of steps that are no plain lines, like that from a post to its holder."""
        order = np.argsort(lower, kind="stable")
        first = np.zeros(size + 1, dtype=np.int32)
        np.cumsum(np.bincount(lower, minlength=size), out=first[1:])
        return cls(first, claims[order], upper[order])

    def claims(self, thing: int) -> IntArray:
        """The lines that lead up from a thing."""
        return self.claim[self.first[thing] : self.first[thing + 1]]

    def superiors(self, thing: int) -> IntArray:
        """Who stands directly above a thing."""
        return self.upper[self.first[thing] : self.first[thing + 1]]

    def above(self, thing: int, steps: int | None = None) -> dict[int, int]:
        """Everybody at or above a thing, with the fewest steps to them; within so many steps where any are given."""
        distance = {thing: 0}
        frontier = [thing]
        while frontier and (steps is None or distance[frontier[0]] < steps):
            found = [(int(up), distance[low] + 1) for low in frontier for up in self.superiors(low)]
            frontier = [up for up, _ in dict(found).items() if up not in distance]
            distance.update((up, steps_up) for up, steps_up in found if up not in distance)
        return distance

    def step(self, keys: IntArray, things: IntArray) -> tuple[IntArray, IntArray]:
        """One step up for many at once: (key, superior) for every line above each (key, thing)."""
        counts = self.first[things + 1] - self.first[things]
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(keys, counts), self.upper[np.repeat(self.first[things], counts) + offsets]


def ways_up(view: View) -> IntArray:
    """The claim to follow upward from each thing, -1 where there is none.

    It is the most direct line of command, whatever its claim's age; and for a person who has no line of their own, that
    they hold a post.
    """
    claims = np.concatenate([lines(view, *COMMAND), view.claims("Occupancy")])
    rank = np.full(len(CONCEPT_CODES), len(PREFERENCE))
    rank[[CONCEPT_CODES[kind] for kind in PREFERENCE]] = range(len(PREFERENCE))
    best_last = claims[np.lexsort((claims, rank[view.columns.kind[claims]]))[::-1]]
    found = np.full(len(view.columns.thing_kind), -1, dtype=np.int32)
    found[view.subjects(best_last)] = best_last
    return found


def chain(view: View, thing: int, ways: IntArray | None = None) -> list[tuple[int, int]]:
    """(claim, superior) from a thing to its top, one a step; ends where a superior comes a second time.

    `ways` is that of `ways_up`, for callers that ask many times.
    """
    ways = ways_up(view) if ways is None else ways
    found: list[tuple[int, int]] = []
    seen = {thing}
    while (claim := int(ways[thing])) >= 0 and (thing := int(view.columns.object[claim])) not in seen:
        found.append((claim, thing))
        seen.add(thing)
    return found


def tops(view: View) -> Mask:
    """Things that somebody reports to and that report to nobody."""
    claims = lines(view)
    return view.marked(view.objects(claims)) & ~view.marked(view.subjects(claims))


def forest(view: View) -> tuple[IntArray, Mask]:
    """(next step to the nearest top, whether one is reached) of each thing; a top's next step is itself."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order

    claims = lines(view)
    size = len(view.columns.thing_kind)
    roots = np.flatnonzero(tops(view)).astype(np.int32)
    # One root above all tops: a single search then finds the nearest of them.
    start = np.concatenate([np.full(len(roots), size), view.objects(claims)])
    end = np.concatenate([roots, view.subjects(claims)])
    graph = csr_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(size + 1, size + 1))
    order, parent = breadth_first_order(graph, size)
    parent = parent[:size]
    parent[roots] = roots
    lost = np.ones(size + 1, dtype=np.bool_)
    lost[order] = False
    parent[lost[:size]] = np.flatnonzero(lost[:size])
    return parent, ~lost[:size]


def depths(view: View) -> IntArray:
    """The fewest steps from each thing to a top; -1 for things in no line and for those that reach no top."""
    parent, reached = forest(view)
    return np.where(reached, climbed(parent)[1], np.int32(-1))


def below_tops(view: View) -> IntArray:
    """For each top how many stand below it, each counted for the nearest of their tops; 0 for everything else."""
    parent, reached = forest(view)
    below = np.bincount(climbed(parent)[0][reached], minlength=len(parent)).astype(np.int32)
    return np.maximum(below - 1, 0)


def climbed(parent: IntArray) -> tuple[IntArray, IntArray]:
    """(the root above each node, the steps to it), by doubling the jumps: log2 of the height in passes."""
    distance = (parent != np.arange(len(parent))).astype(np.int32)
    jump = parent
    while (jump[jump] != jump).any():
        distance = distance + distance[jump]
        jump = jump[jump]
    return jump, distance


def shared_lower(view: View, claims: IntArray) -> Mask:
    """Which of these lines share their lower end with another of them."""
    lower = view.subjects(claims)
    shared: Mask = np.bincount(lower, minlength=len(view.columns.thing_kind))[lower] > 1
    return shared


def successions(view: View) -> set[tuple[int, int]]:
    """Pairs of actors one of which took the other's place, in both orders."""
    claims = view.claims("Succession")
    pairs = zip(view.subjects(claims).tolist(), view.objects(claims).tolist(), strict=True)
    return {pair for new, old in pairs for pair in ((new, old), (old, new))}
