"""Somebody acts whom no source explains.

What it finds
    Acronyms and names that hold a duty, report, own, help or are addressed, and that no document of the map spells
    out: no other thing has them as its name or alias, be it in another case or number ("CRGs" is explained by CRG).

Why it matters
    A duty of an unknown holder is nobody's duty. Readers guess who is meant, and two readers guess differently.

Example
    "Exemptions are granted in collaboration with CRG." CRG comes up once and is explained nowhere.

What to do
    Spell the name out where it is used first, or load the document that explains it.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.acting import ACTING_CYPHER, ACTING_SPARQL, acting
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.naming import CALLED_SPARQL, called
from remit.graph.view import View
from remit.graph.wording import agreeing

META = Meta("M05", "UNDEFINED_ACTOR", Severity.MEDIUM, "map", "0.1", ("undefined actor",))


def find(view: View) -> Iterator[Found]:
    """Undefined actors that act and that nothing else is called by."""
    undefined = view.marked(view.things("Undefined"))
    if not undefined.any():
        return
    relied = acting(view)
    known = {singular(name) for thing, name in called(view) if not undefined[thing]}
    for actor in np.flatnonzero(undefined).tolist():
        if actor in relied and singular(view.label(actor)) not in known:
            yield Found((actor,), tuple(np.unique(relied[actor]).tolist()))


def singular(name: str) -> str:
    """A name without case and plural s, as every store can make it."""
    return name.lower().removesuffix("s")


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who it is, and how much rests on them."""
    places = "one claim rests" if len(claims) == 1 else f"{len(claims)} claims rest"
    return (
        f"No source explains who {subjects[0].label} {agreeing([subjects[0].label], 'is', 'are')}, and {places} on it"
    )


SPARQL = f"""SELECT DISTINCT (?actor AS ?s1) ?claim WHERE {{
    ?actor a remit:UndefinedActor ; rdfs:label ?label .
    {ACTING_SPARQL}
    FILTER NOT EXISTS {{
        {CALLED_SPARQL}
        FILTER (REPLACE(LCASE(?called), "s$", "") = REPLACE(LCASE(?label), "s$", ""))
        FILTER NOT EXISTS {{ ?other a remit:UndefinedActor }}
    }}
}}"""

_SINGULAR = "CASE WHEN toLower(X) ENDS WITH 's' THEN left(toLower(X), size(X) - 1) ELSE toLower(X) END"


def same_cypher(one: str, other: str) -> str:
    """Whether two names are the same but for case and plural s."""
    return f"{_SINGULAR.replace('X', one)} = {_SINGULAR.replace('X', other)}"


CYPHER = f"""
{ACTING_CYPHER} AND actor:Undefined
    AND NOT EXISTS {{ MATCH (other:Thing)
        WHERE NOT other:Undefined AND {same_cypher("other.label", "actor.label")} }}
    AND NOT EXISTS {{ MATCH (other:Thing)-[n:ATTRIBUTE {{in_force: true}}]->()
        WHERE NOT other:Undefined AND n.kind IN ['alias', 'name'] AND {same_cypher("n.value", "actor.label")} }}
RETURN DISTINCT actor.id AS s1, c.id AS claim
"""
