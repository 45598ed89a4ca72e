"""Who acts: the actors that somebody relies on, and the claims in which they do."""

import numpy as np

from remit.graph.columns import IntArray
from remit.graph.view import View, grouped

# Relations whose object holds, answers, owns or helps; in a reporting line both ends act. Being a member or a part of
# something, or being talked about, is no acting.
ACTING = ("Assignment", "Prohibition", "ReportingLine", "Address", "Author", "Ownership", "Collaboration")


def acting(view: View) -> dict[int, IntArray]:
    """Actor -> the claims in which it acts."""
    claims = np.concatenate([view.claims(name) for name in ACTING])
    lines = view.claims("ReportingLine")
    actors = np.concatenate([view.objects(claims), view.subjects(lines)])
    return dict(grouped(actors, np.concatenate([claims, lines])))


ACTING_SPARQL = f"""?claim remit:inForce true ; a ?relation .
    FILTER (?relation IN ({", ".join(f"remit:{name}" for name in ACTING)}))
    {{ ?claim remit:object ?actor }} UNION {{ ?claim a remit:ReportingLine ; remit:subject ?actor }}"""

_TYPES = "|".join(name.upper() for name in ACTING).replace("REPORTINGLINE", "REPORTING_LINE")
ACTING_CYPHER = f"""MATCH (actor:Thing)-[c:{_TYPES}]-()
WHERE c.in_force AND (endNode(c) = actor OR type(c) = 'REPORTING_LINE')"""
