"""What became of recommendations: what was said and where, who answered, what is dated, what is too young to ask."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from remit.graph.columns import IntArray, Mask
from remit.graph.view import View, grouped

# Patterns over a thing (named without its question mark), each the same reading as the function of its name.


def said_sparql(claim: str, thing: str, document: str = "") -> str:
    """Binds the claim that states a thing, and the document that it stands in where that is asked for."""
    where = f" ; remit:evidence/oa:hasSource ?{document}" if document else ""
    kind = "a remit:Attribute ; remit:kind remit:statement"
    return f"?{claim} {kind} ; remit:inForce true ; remit:subject ?{thing}{where} ."


def fresh_sparql(thing: str, days: int) -> str:
    """Holds where a thing was made so few days ago; for MINUS and NOT EXISTS.

    Two days are subtracted, since Oxigraph fails where a day plus a duration falls on the 31st.
    """
    return f"""?{thing}Dated a remit:Attribute ; remit:inForce true ; remit:kind remit:made ; remit:subject ?{thing} ;
            remit:value ?{thing}Day .
        FILTER (REGEX(?{thing}Day, "^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$"))
        ?projection remit:asOf ?asOf .
        FILTER (?asOf - xsd:date(?{thing}Day) <= "P{days}D"^^xsd:dayTimeDuration)"""


# Cypher's date() fails the whole query on 30 February, so that only days of the calendar may be compared.
_DAY_CYPHER = """(m.value =~ ('(?!0000)[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])'
            + '|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))')
        OR (m.value =~ '(?!0000)([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29'))"""


def fresh_cypher(thing: str, days: int) -> str:
    """The same as a condition; $day is the day of the view."""
    return f"""EXISTS {{ MATCH ({thing})-[m:ATTRIBUTE {{kind: 'made', in_force: true}}]->() WHERE {_DAY_CYPHER}
        AND m.value >= toString(date($day) - duration({{days: {days}}})) }}"""


def statements(view: View, *kinds: str) -> IntArray:
    """Claims that state a thing of these kinds in the words of a source."""
    claims = view.claims("Attribute", "statement")
    return claims[view.is_kind(view.subjects(claims), *kinds)]


def by_document(view: View, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(document, those of the claims that it supports)."""
    first = view.columns.first
    counts = first[claims + 1] - first[claims]
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    documents = view.columns.documents[np.repeat(first[claims], counts) + offsets]
    yield from grouped(documents, np.repeat(claims, counts))


def fresh(view: View, days: int) -> Mask:
    """Things of which a source says that they were made at most so many days ago."""
    limit = view.day - timedelta(days=days)
    made = view.claims("Attribute", "made").tolist()
    young = [claim for claim in made if (day := as_day(view.value(claim))) and day >= limit]
    return view.marked(view.subjects(np.array(young, dtype=np.int32)))


def as_day(text: str) -> date | None:
    """The day that a text is in ISO 8601; None where a source wrote it in words."""
    try:
        return date.fromisoformat(text) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None


def done(view: View) -> Mask:
    """Actions and recommendations that somebody says are finished."""
    return view.marked(view.subjects(view.claims("Progress", "done")))


def dated(view: View) -> Mask:
    """Things that are to be done by a day or in a month that a source names."""
    return view.marked(view.subjects(view.claims("Attribute", "due")))


def owned(view: View) -> Mask:
    """Things that a named owner is to carry out; words that name nobody are no owner."""
    claims = view.claims("Ownership")
    return view.marked(view.subjects(claims[~view.is_kind(view.objects(claims), "Generic")]))
