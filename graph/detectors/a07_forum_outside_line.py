"""Somebody has to give account to a forum that does not stand above them.

What it finds
    An actor who is (or is to be) accountable to another while also standing under, or accountable to, a third who does
    not lead to that other, when nobody within two steps stands above both and could settle it. Where the accountability
    is the only line that is known, it is the line.

Why it matters
    Two forums ask different questions and want different things first. Whoever serves both is held to account by one
    for having obeyed the other, and the forum has nothing to enforce its questions with.

Example
    "The dredging team reports to the port manager and is accountable to the fisheries board for its results."

What to do
    Put the forum into the line, let it be consulted instead, or name who decides when the two disagree.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.authority import STEP_SPARQL, ladder, reaches, reaches_cypher, steps
from remit.graph.claim import SETTLED, Claim, Thing
from remit.graph.columns import IntArray, Mask
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.lines import Ladder, lines
from remit.graph.view import COMMAND, View
from remit.graph.wording import agreeing
from remit.ontology.generated import terms

META = Meta("A07", "FORUM_OUTSIDE_LINE", Severity.MEDIUM, "ambiguous", "0.1", ("actor",))


def find(view: View) -> Iterator[Found]:
    """Actors with the claims that make them accountable to a forum outside their line."""
    claims = forums(view)
    actors, boards = view.subjects(claims), view.objects(claims)
    outside = has_another(view, claims) & ~inside_line(view, claims)
    arbiters = command(view)
    for i in np.flatnonzero(outside):
        outside[i] = not common_superior(arbiters, int(actors[i]), int(boards[i]))
    for actor, group in view.by_subject(claims[outside]):
        yield Found((actor,), tuple(group))


def forums(view: View) -> IntArray:
    """Lines of accountability, proposed ones too: a review that asks for such a line asks for the defect."""
    claims = view.claims("ReportingLine", "accountability")
    claims = claims[~view.has("modality", claims, "power")]
    others: IntArray = claims[view.subjects(claims) != view.objects(claims)]
    return others


def command(view: View) -> Ladder:
    """Lines of command, and the head above a unit: who could settle a dispute."""
    up, heads = lines(view, *COMMAND), view.claims("Headship")
    lower, upper = (
        np.concatenate(ends)
        for ends in ((view.subjects(up), view.objects(heads)), (view.objects(up), view.subjects(heads)))
    )
    return ladder(len(view.columns.thing_kind), np.concatenate([up, heads]), lower, upper)


def superiors(view: View, climb: Ladder, claims: IntArray) -> tuple[IntArray, IntArray]:
    """(position of the claim, superior): everybody above its subject other than its object, other forums included."""
    positions = np.arange(len(claims), dtype=np.int32)
    forum = ladder(len(view.columns.thing_kind), claims, view.subjects(claims), view.objects(claims))
    both = [way.step(positions, view.subjects(claims)) for way in (climb, forum)]
    position, above = (np.concatenate(parts) for parts in zip(*both, strict=True))
    other = (above != view.objects(claims)[position]) & (above != view.subjects(claims)[position])
    return position[other], above[other]


def has_another(view: View, claims: IntArray) -> Mask:
    """Whether the subject of each claim stands under, or is accountable to, somebody else."""
    mask = np.zeros(len(claims), dtype=np.bool_)
    mask[superiors(view, command(view), claims)[0]] = True
    return mask


def inside_line(view: View, claims: IntArray) -> Mask:
    """Whether the object of each claim is reached by way of another superior of its subject."""
    climb = steps(view)
    position, above = superiors(view, climb, claims)
    mask = np.zeros(len(claims), dtype=np.bool_)
    mask[position[reaches(climb, above, view.objects(claims)[position])]] = True
    return mask


def common_superior(climb: Ladder, actor: int, forum: int) -> bool:
    """Whether somebody stands within two steps above both, other than by way of the forum."""
    mine = {int(up) for up in climb.superiors(actor)} - {forum}
    theirs = {int(up) for up in climb.superiors(forum)}
    return not (mine | further(climb, mine)).isdisjoint(theirs | further(climb, theirs))


def further(climb: Ladder, things: set[int]) -> set[int]:
    """The superiors of several things."""
    return {int(up) for thing in things for up in climb.superiors(thing)}


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who asks whom."""
    boards = listed(sorted({labels[claim.object] for claim in claims}))
    who = subjects[0].label
    has, stands = agreeing([who], "has", "have"), agreeing([who], "stands", "stand")
    return f"{who} {has} to give account to {boards}, outside the line that {who} {stands} in"


_COMMAND = "(" + "|".join(f"<{terms.SHORTCUTS['ReportingLine', kind]}>" for kind in COMMAND) + "|^org:headOf)"


def _superior(step: str, superior: str) -> str:
    """Patterns for a superior of ?actor other than ?forum."""
    return f"""{{ ?actor {step} {superior} }}
        UNION {{ ?line a remit:ReportingLine ; remit:inForce true ; remit:kind remit:accountability ;
            remit:modality ?lineModality ; remit:subject ?actor ; remit:object {superior} .
            FILTER (?lineModality != remit:power) }}"""


SPARQL = f"""SELECT DISTINCT (?actor AS ?s1) ?claim WHERE {{
    ?claim a remit:ReportingLine ; remit:inForce true ; remit:kind remit:accountability ; remit:modality ?modality ;
        remit:subject ?actor ; remit:object ?forum .
    FILTER (?actor != ?forum && ?modality != remit:power)
    {_superior(_COMMAND, "?above")}
    FILTER (?above != ?forum && ?above != ?actor)
    MINUS {{
        ?claim remit:kind remit:accountability ; remit:subject ?actor ; remit:object ?forum .
        {_superior(STEP_SPARQL, "?way")}
        FILTER (?way != ?forum && ?way != ?actor)
        ?way {STEP_SPARQL}* ?forum
    }}
    MINUS {{
        ?claim remit:kind remit:accountability ; remit:subject ?actor ; remit:object ?forum .
        ?actor {_COMMAND} ?mine . FILTER (?mine != ?forum)
        ?mine {_COMMAND}? ?arbiter .
        ?forum {_COMMAND}/{_COMMAND}? ?arbiter .
    }}
}}"""

_SETTLED = f"{list(SETTLED)}"
_FORUM = "s.kind = 'accountability' AND s.modality <> 'power'"
_LINE = f"s.kind IN {list(COMMAND)} AND s.modality IN {_SETTLED}"


def _of(variable: str, condition: str) -> str:
    """A condition on s as one on another variable: in one query Cypher takes no name twice for a path."""
    return condition.replace("s.", f"{variable}.")


def _up_cypher(number: int, more: str = "") -> str:
    """One step up a line or to a head."""
    s, p, line = f"s{number}", f"p{number}", _of(f"s{number}", _LINE)
    return f"""(({p})-[{s}:REPORTING_LINE|HEADSHIP]-(q{number}) WHERE {s}.in_force {more}
            AND CASE type({s}) WHEN 'HEADSHIP' THEN endNode({s}) = {p} ELSE startNode({s}) = {p} AND {line} END)"""


CYPHER = f"""
MATCH (x)-[c:REPORTING_LINE {{kind: 'accountability', in_force: true}}]->(y)
WHERE x <> y AND c.modality <> 'power'
    AND EXISTS {{ MATCH (x)-[s:REPORTING_LINE|HEADSHIP]-(z) WHERE z <> x AND z <> y AND s.in_force AND CASE type(s)
        WHEN 'HEADSHIP' THEN endNode(s) = x ELSE startNode(s) = x AND (({_LINE}) OR ({_FORUM})) END }}
    AND NOT EXISTS {{ MATCH (x)-[w:REPORTING_LINE|PLACEMENT|SUBDIVISION|HEADSHIP|OCCUPANCY]-(z)
        WHERE z <> x AND z <> y AND w.in_force AND CASE type(w)
            WHEN 'HEADSHIP' THEN endNode(w) = x WHEN 'OCCUPANCY' THEN true
            WHEN 'REPORTING_LINE' THEN startNode(w) = x AND (({_of("w", _LINE)}) OR ({_of("w", _FORUM)}))
            ELSE startNode(w) = x END
        AND {reaches_cypher("z", "y")} }}
    AND NOT EXISTS {{
        MATCH (x) {_up_cypher(1, "AND q1 <> y")}{{1}} (z)
        MATCH (z) {_up_cypher(2)}{{0,1}} (a)
        MATCH (y) {_up_cypher(3)}{{1,2}} (a) }}
RETURN DISTINCT x.id AS s1, c.id AS claim
"""
