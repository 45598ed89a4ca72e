"""Which duties somebody ought to hold: the reading that the questions "nobody answers" and "nobody does it" share."""

import re

import numpy as np

from remit.graph.accountable import in_matrix
from remit.graph.columns import IntArray, Mask
from remit.graph.places import IN_MATRIX_SPARQL, IN_RECOMMENDATION_CYPHER, IN_RECOMMENDATION_SPARQL, in_recommendation
from remit.graph.view import View

# Words that put somebody beside the holder. The dialects of Python, SPARQL and Java read it alike.
BESIDE = (
    "(in|after|upon|through|by) ((close|full|prior|direct) )?(collaboration|consultation|conjunction|co-?operation"
    "|co-?ordination|partnership|concert|liaison|agreement) with"
    "|with the (help|support|assistance|advice|involvement|input|participation) (of|from)"
    "|(together|jointly|along|alongside) with|after consulting"
)
# A passive names no doer; an active sentence with such words has one, and they only help ("contributes to … with X").
PASSIVE = " (is|are|be|been|being) ([a-z]+ly )?[a-z]+(ed|en|wn|one|ade|ept|ilt|eld|ent|ught|ut|un|et)[ ,.;]"
_BESIDE, _PASSIVE = re.compile(BESIDE, re.IGNORECASE), re.compile(PASSIVE, re.IGNORECASE)

# For MINUS, over ?duty: nobody needs to hold what is forbidden or a mere power, and of a sentence that is cut off
# nobody can say that it names no one.
EXEMPT_SPARQL = f"""
    MINUS {{ ?duty remit:prohibitedActor ?forbidden }}
    MINUS {{ ?said a remit:Attribute ; remit:kind remit:statement ; remit:inForce true ; remit:subject ?duty .
        {{ ?said remit:modality remit:power }} UNION {{ ?said remit:effectiveStatus remit:truncated }} }}
    MINUS {{ {IN_RECOMMENDATION_SPARQL} }}"""

EXEMPT_CYPHER = f"""NOT EXISTS {{ (d)-[:PROHIBITION {{in_force: true}}]->() }}
    AND NOT EXISTS {{ MATCH (d)-[s:ATTRIBUTE {{kind: 'statement', in_force: true}}]->()
        WHERE s.modality = 'power' OR s.effective_status = 'truncated' }}
    AND NOT {IN_RECOMMENDATION_CYPHER}"""

IN_PROSE_SPARQL = f"MINUS {{ {IN_MATRIX_SPARQL} }}"


def exempt(view: View) -> Mask:
    """Duties that need no holder of their own: forbidden, a power, cut off, or asked for by a recommendation."""
    said = view.claims("Attribute", "statement")
    said = said[view.has("modality", said, "power") | view.has("status", said, "truncated")]
    mask = in_recommendation(view) | view.marked(view.subjects(said))
    mask[view.subjects(view.claims("Prohibition"))] = True
    return mask


def rows(view: View) -> Mask:
    """Duties that are rows of a RACI sheet."""
    return view.marked(in_matrix(view))


def are_companions(view: View, claims: IntArray) -> Mask:
    """Which claims are of somebody whom the duty's own words put beside its holder ("in liaison with the clerk, …")."""
    texts = view.labels if len(claims) else []
    found = np.zeros(len(claims), dtype=bool)
    ends = zip(view.subjects(claims).tolist(), view.objects(claims).tolist(), strict=True)
    for i, (duty, holder) in enumerate(ends):
        beside = _BESIDE.search(texts[duty])
        found[i] = beside is not None and texts[holder].casefold() in texts[duty][beside.end() :].casefold()
    return found


def names_a_companion(view: View, duties: IntArray) -> Mask:
    """Which of these duties put somebody beside a holder whom they do not name ("revised in consultation with …")."""
    texts = view.labels if len(duties) else []
    return view.marked([d for d in duties if _BESIDE.search(texts[d]) and _PASSIVE.search(texts[d])])
