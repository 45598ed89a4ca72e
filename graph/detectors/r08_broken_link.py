"""A reporting line ends at a post that nobody holds, or at somebody who no longer exists.

What it finds
    A superior in a line of command (a functional or administrative line too) that a source calls vacant, where nobody
    is said to hold or act in the post, or that a source calls ended. One flag a superior, with everybody who reports
    there. Whoever has ended too reports to nobody any more and is left out; a name that the source does not disclose
    is no vacancy.

Why it matters
    The chart says that somebody watches, and nobody does. What is taken up the line stops there.

Example
    "The registrar (vacant since May) supervises the four district archivists." Who approves their leave?

What to do
    Appoint an acting holder, or move the line to the next superior and say since when.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.lines import line_cypher, line_sparql, lines
from remit.graph.view import COMMAND, View, grouped

META = Meta("R08", "BROKEN_LINK", Severity.HIGH, "reporting", "0.1", ("superior",))


def find(view: View) -> Iterator[Found]:
    """Superiors who are not there, with the lines that end at them."""
    standing = absences(view)
    absent = view.marked(view.subjects(standing))
    gone = view.marked(view.subjects(view.claims("Standing", "ended")))
    links = lines(view, *COMMAND)
    links = links[absent[view.objects(links)] & ~gone[view.subjects(links)]]
    standing = standing[view.marked(view.objects(links))[view.subjects(standing)]]
    superiors = np.concatenate([view.objects(links), view.subjects(standing)])
    for superior, claims in grouped(superiors, np.concatenate([links, standing])):
        yield Found((superior,), tuple(np.sort(claims)))


def absences(view: View) -> IntArray:
    """Claims that somebody has ended, or is vacant where nobody is said to hold the post even for the time being."""
    vacant = view.claims("Standing", "vacant")
    held = view.marked(view.objects(view.claims("Occupancy")))
    held |= view.marked(view.subjects(view.claims("Standing", "acting")))
    return np.concatenate([view.claims("Standing", "ended"), vacant[~held[view.subjects(vacant)]]])


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who reports into the void."""
    lower = sorted({labels[claim.subject] for claim in claims if claim.relation == "ReportingLine"})
    state = "no longer exists" if any(claim.kind == "ended" for claim in claims) else "is vacant"
    return f"{listed(lower)} {'reports' if len(lower) == 1 else 'report'} to {subjects[0].label}, which {state}"


SPARQL = f"""SELECT DISTINCT (?superior AS ?s1) ?claim WHERE {{
    ?standing a remit:Standing ; remit:inForce true ; remit:subject ?superior .
    {{ ?standing remit:kind remit:ended }}
    UNION
    {{ ?standing remit:kind remit:vacant
      MINUS {{ ?standing remit:subject ?kept .
          ?acting a remit:Standing ; remit:inForce true ; remit:kind remit:acting ; remit:subject ?kept }}
      MINUS {{ ?standing remit:subject ?kept . ?holder org:holds ?kept }} }}
    {line_sparql("link", "lower", "superior", COMMAND)}
    MINUS {{ ?end a remit:Standing ; remit:inForce true ; remit:kind remit:ended ; remit:subject ?lower }}
    VALUES ?which {{ 1 2 }}
    BIND (IF(?which = 1, ?standing, ?link) AS ?claim)
}}"""

CYPHER = f"""
MATCH (lower:Thing)-[l:REPORTING_LINE]->(superior)-[s:STANDING]->(superior)
WHERE {line_cypher("l", COMMAND)} AND s.in_force
    AND (s.kind = 'ended' OR (s.kind = 'vacant' AND NOT EXISTS {{ ()-[:OCCUPANCY {{in_force: true}}]->(superior) }}
        AND NOT EXISTS {{ (superior)-[:STANDING {{kind: 'acting', in_force: true}}]->() }}))
    AND NOT EXISTS {{ (lower)-[:STANDING {{kind: 'ended', in_force: true}}]->() }}
UNWIND [l.id, s.id] AS claim
RETURN DISTINCT superior.id AS s1, claim
"""
