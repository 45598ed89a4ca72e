"""Who answers for a duty: the one reading of "accountable" that every detector and every question shares."""

from collections.abc import Iterator

import numpy as np

from remit.graph.columns import IntArray
from remit.graph.view import View

# The same reading in SPARQL: binds ?duty, ?claim, ?holder. Detectors put it into their queries.
ANSWERING_SPARQL = """
    { ?claim a remit:Assignment ; remit:inForce true ; remit:kind remit:accountable ; remit:subject ?duty ; remit:object ?holder }
    UNION
    { ?claim a remit:Assignment ; remit:inForce true ; remit:kind remit:responsible ; remit:subject ?duty ; remit:object ?holder
      MINUS { ?duty remit:accountableActor ?accountable }
      MINUS { ?duty dcterms:isPartOf ?matrix . ?matrix a remit:Matrix } }
"""


def in_matrix(view: View) -> IntArray:
    """Duties that are rows of a RACI sheet, where letters are meant and a missing one too."""
    parts = view.claims("Part")
    parts = parts[view.is_kind(view.objects(parts), "Matrix")]
    return np.unique(view.subjects(parts))


def answering(view: View) -> IntArray:
    """Assignments that make their holder answer for the duty, ascending.

    Those of kind accountable; and, on duties where nobody is called accountable, those of kind responsible, since in
    prose "responsible" is the ordinary word. In a RACI sheet R never stands in for A.
    """
    accountable = view.claims("Assignment", "accountable")
    responsible = view.claims("Assignment", "responsible")
    settled = view.marked(view.subjects(accountable)) | view.marked(in_matrix(view))
    plain = responsible[~settled[view.subjects(responsible)]]
    return np.sort(np.concatenate([accountable, plain]))


def scopes_meet(view: View, first: int, second: int) -> bool:
    """Whether two claims may hold for the same case: equal scopes, or one of them for everything."""
    scope = view.columns.scope
    return bool(scope[first] == scope[second] or scope[first] == 0 or scope[second] == 0)


def several_holders(view: View) -> Iterator[tuple[int, IntArray]]:
    """(duty, its answering claims) where at least two different actors answer."""
    claims = answering(view)
    duties = view.subjects(claims)
    counts = np.bincount(duties, minlength=len(view.columns.thing_kind))
    for duty, group in view.by_subject(claims[counts[duties] > 1]):
        if len(np.unique(view.objects(group))) > 1:
            yield duty, group
