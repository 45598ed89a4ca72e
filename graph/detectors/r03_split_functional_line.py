"""A functional line and the line of command part, and meet again too far up or never.

What it finds
    Somebody with a functional superior besides a superior in line, where nobody stands within two steps above (or at)
    both of them. Of superiors above whom the map knows no line at all, nobody can say who would settle a dispute.

Why it matters
    A dotted line works when somebody near can say which of the two asks comes first. Where the two lines meet only at
    the top of the house, or not at all, whoever stands below both settles it alone.

Example
    "The port inspectors report functionally to the Safety Institute; day to day they report to the port manager." The
    institute and the ports have no superior in common.

What to do
    Write down what the functional line decides and what the other one does, and who settles it when they disagree.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.lines import UP_SPARQL, Ladder, line_cypher, line_sparql, lines
from remit.graph.view import View
from remit.graph.wording import agreeing
from remit.ontology.generated import terms

META = Meta("R03", "SPLIT_FUNCTIONAL_LINE", Severity.MEDIUM, "reporting", "0.1", ("actor",))

# Further up than this nobody settles the disputes of two units below.
NEAR = 2


def find(view: View) -> Iterator[Found]:
    """Actors whose functional superior and line superior have nobody near in common."""
    ladder = Ladder.of(view, lines(view))
    for actor, dotted in view.by_subject(lines(view, "functional")):
        pairs = product(dotted.tolist(), ladder.claims(actor).tolist())
        parted = {claim for pair in pairs if apart(view, ladder, pair) for claim in pair}
        if parted:
            yield Found((actor,), tuple(sorted(parted)))


def apart(view: View, ladder: Ladder, pair: tuple[int, int]) -> bool:
    """Whether the superiors of two lines differ and have nobody within NEAR steps in common."""
    first, second = (int(view.columns.object[claim]) for claim in pair)
    return first != second and not ladder.above(first, NEAR).keys() & ladder.above(second, NEAR).keys()


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who stands at the end of each line."""
    dotted = listed(sorted({labels[claim.object] for claim in claims if claim.kind == "functional"}))
    line = listed(sorted({labels[claim.object] for claim in claims if claim.kind != "functional"}))
    who = subjects[0].label
    reports = agreeing([who], "reports", "report")
    return f"{who} {reports} functionally to {dotted} and in line to {line}: nobody near stands above both"


_NEAR_SPARQL = "/".join([f"{UP_SPARQL}?"] * NEAR)
_DOTTED_SPARQL = f"?actor <{terms.SHORTCUTS['ReportingLine', 'functional']}> ?function"

# Two paths that meet are walked for every pair of their starts, so the pairs come first: few actors have a dotted line.
SPARQL = f"""SELECT DISTINCT (?actor AS ?s1) ?claim WHERE {{
    {{ SELECT DISTINCT ?actor ?function ?superior WHERE {{
        {{ SELECT DISTINCT ?actor ?function ?superior WHERE {{
            {_DOTTED_SPARQL} . ?actor {UP_SPARQL} ?superior . FILTER (?function != ?superior) }} }}
        MINUS {{ {{ SELECT DISTINCT ?function ?superior WHERE {{
            {{ SELECT DISTINCT ?function ?superior WHERE {{ {_DOTTED_SPARQL} . ?actor {UP_SPARQL} ?superior }} }}
            ?function {_NEAR_SPARQL} ?common . ?superior {_NEAR_SPARQL} ?same FILTER (?same = ?common) }} }} }}
    }} }}
    {line_sparql("dotted", "actor", "function", ("functional",))}
    {line_sparql("line", "actor", "superior")}
    VALUES ?which {{ 1 2 }}
    BIND (IF(?which = 1, ?dotted, ?line) AS ?claim)
}}"""

CYPHER = f"""
MATCH (function)<-[d:REPORTING_LINE]-(actor:Thing)-[l:REPORTING_LINE]->(superior)
WHERE function <> superior AND {line_cypher("d", ("functional",))} AND {line_cypher("l")}
    AND NOT EXISTS {{ MATCH (function)-[up:REPORTING_LINE*0..{NEAR}]->()
            <-[also:REPORTING_LINE*0..{NEAR}]-(superior)
        WHERE all(x IN up WHERE {line_cypher("x")}) AND all(x IN also WHERE {line_cypher("x")}) }}
UNWIND [d.id, l.id] AS claim
RETURN DISTINCT actor.id AS s1, claim
"""
