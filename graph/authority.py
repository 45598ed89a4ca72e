"""Who can tell whom what to do: superiors by line, by unit and by head, for many pairs at once."""

import numpy as np

from remit.graph.claim import SETTLED
from remit.graph.columns import IntArray, Mask
from remit.graph.keys import among, distinct
from remit.graph.lines import Ladder, lines
from remit.graph.view import COMMAND, View
from remit.ontology.generated import terms

# One step towards whoever has authority, as a SPARQL path: up a line of command, from a post to its unit, from a unit
# to the larger one and to its head. A person and the post that they hold are one and the same here.
STEP_SPARQL = (
    "("
    + "|".join(f"<{terms.SHORTCUTS['ReportingLine', kind]}>" for kind in COMMAND)
    + "|org:postIn|org:subOrganizationOf|^org:headOf|org:holds|^org:holds)"
)


def steps(view: View, *, reporting: bool = True) -> Ladder:
    """Every step towards authority, as a ladder (its `claim` is the claim behind the step).

    Without `reporting`, only those that follow from where somebody belongs.
    """
    up = np.concatenate([view.claims("Placement"), view.claims("Subdivision"), *[lines(view, *COMMAND)] * reporting])
    down, both = view.claims("Headship"), view.claims("Occupancy")
    claims = np.concatenate([up, down, both, both])
    lower = np.concatenate([view.subjects(up), view.objects(down), view.subjects(both), view.objects(both)])
    upper = np.concatenate([view.objects(up), view.subjects(down), view.objects(both), view.subjects(both)])
    return ladder(len(view.columns.thing_kind), claims, lower, upper)


def ladder(size: int, claims: IntArray, lower: IntArray, upper: IntArray) -> Ladder:
    """A ladder over so many things from its steps."""
    order = np.argsort(lower, kind="stable")
    first = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(lower, minlength=size), out=first[1:])
    return Ladder(first, claims[order], upper[order])


def placed(climb: Ladder) -> Mask:
    """Things of which the map knows somebody above or below: of others nothing follows from a missing line."""
    known = np.diff(climb.first) > 0
    known[climb.upper] = True
    return known


def reaches(climb: Ladder, lower: IntArray, upper: IntArray) -> Mask:
    """For each pair whether the upper one has authority over the lower one, or is it.

    All pairs climb together, one step a pass, and leave when they have arrived or have nothing left to climb.
    """
    size = np.int64(len(climb.first))
    pairs, inverse = np.unique(lower.astype(np.int64) * size + upper, return_inverse=True)
    goal, met = pairs % size, np.zeros(len(pairs), dtype=np.bool_)
    frontier = np.arange(len(pairs)) * size + pairs // size
    seen = frontier
    while len(frontier):
        pair, thing = np.divmod(frontier, size)
        met[pair[thing == goal[pair]]] = True
        going = ~met[pair]
        ahead = climb.step(pair[going], thing[going])
        frontier = distinct(ahead[0] * size + ahead[1])
        frontier = frontier[~among(frontier, seen)]
        seen = np.sort(np.concatenate([seen, frontier]), kind="stable")
    arrived: Mask = met[inverse]
    return arrived


_CLAIMS = "REPORTING_LINE|PLACEMENT|SUBDIVISION|HEADSHIP|OCCUPANCY"
_COMMANDS = f"(type(s) <> 'REPORTING_LINE' OR (s.kind IN {list(COMMAND)} AND s.modality IN {list(SETTLED)}))"


def placed_cypher(actor: str) -> str:
    """The same reading as `placed`, as a condition on a node."""
    return f"EXISTS {{ MATCH ({actor})-[s:{_CLAIMS}]-() WHERE s.in_force AND {_COMMANDS} }}"


def reaches_cypher(lower: str, upper: str) -> str:
    """The same reading as `reaches`, as a condition on two bound nodes.

    Every step follows its arrow (LED_BY and HELD_BY are derived for that, and are there while they are in force), and
    its condition asks for nothing but the step: only so is each node met once, and not each of all ways tried.
    """
    steps = "REPORTING_LINE|PLACEMENT|SUBDIVISION|OCCUPANCY|LED_BY|HELD_BY"
    condition = f"(type(s) IN ['LED_BY', 'HELD_BY'] OR s.in_force) AND {_COMMANDS}"
    return f"EXISTS {{ MATCH SHORTEST 1 ({lower}) (()-[s:{steps}]->() WHERE {condition})* ({upper}) }}"
