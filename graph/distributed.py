"""Duties that each of a class has on its own ("all wardens and porters shall …"): nobody there can point to another."""

import numpy as np

from remit.graph.columns import IntArray, Mask
from remit.graph.view import View

# Before the name of a holder they tell everybody of that name apart.
EACH = ("all", "any", "each", "every")


def told_apart(view: View, claims: IntArray) -> Mask:
    """Which of these assignments are of a class of which the duty's own words say "each" or "all"."""
    texts = view.labels if len(claims) else []
    ends = zip(view.subjects(claims).tolist(), view.objects(claims).tolist(), strict=True)
    found = [any(f"{word} {_one(texts[holder])}" in texts[duty].lower() for word in EACH) for duty, holder in ends]
    return np.array(found, dtype=bool)


def _one(name: str) -> str:
    """A name without case and plural s, as every store can make it."""
    return name.lower().removesuffix("s")


def told_apart_sparql(holder: str) -> str:
    """The same reading, for MINUS and FILTER NOT EXISTS over ?duty and a bound holder (without its question mark)."""
    name = f'REPLACE(LCASE(?{holder}Name), "s$", "")'
    words = " || ".join(f'CONTAINS(LCASE(?{holder}Words), CONCAT("{word} ", {name}))' for word in EACH)
    return f"?duty rdfs:label ?{holder}Words . ?{holder} rdfs:label ?{holder}Name . FILTER ({words})"


def told_apart_cypher(holder: str, duty: str = "d") -> str:
    """The same reading as a condition on two bound nodes."""
    name = f"toLower({holder}.label)"
    one = f"CASE WHEN {name} ENDS WITH 's' THEN left({name}, size({name}) - 1) ELSE {name} END"
    return f"any(word IN {list(EACH)} WHERE toLower({duty}.label) CONTAINS word + ' ' + ({one}))"
