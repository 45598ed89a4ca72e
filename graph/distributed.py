"""Duties that each of a class has on its own ("all wardens and porters shall …"): nobody there can point to another."""

import re

import numpy as np

from remit.graph.columns import IntArray, Mask
from remit.graph.view import View

# Before the name of a holder they tell everybody of that name apart.
EACH = ("all", "any", "each", "every")
# How people of a class are to behave: each does it or fails to. Python, SPARQL and Java read it alike.
CONDUCT = (
    "(.*(must|shall|should|will|may not|required to|expected to|have to|need to) ((not|also|always|immediately|promptly"
    "|at all times) )?)?(abide|adhere|attend|avoid|behave|comply|cooperate|co-operate|declare|disclose|familiari[sz]e"
    "|follow|obey|observe|read|refrain|report|respect|sign|treat|undergo|wear)[^a-z].*"
)
_CONDUCT = re.compile(CONDUCT, re.DOTALL)


def told_apart(view: View, claims: IntArray) -> Mask:
    """Which of these assignments are of a class of which each has the duty.

    The duty's own words say "each" or "all" before the name, or ask several people how to behave.
    """
    texts = view.labels if len(claims) else []
    ends = zip(view.subjects(claims).tolist(), view.objects(claims).tolist(), strict=True)
    found = [_apart(texts[duty].lower(), texts[holder].lower()) for duty, holder in ends]
    return np.array(found, dtype=bool)


def _apart(duty: str, holder: str) -> bool:
    one = holder.removesuffix("s")
    many = one != holder or holder == "staff"
    return any(f"{word} {one}" in duty for word in EACH) or (many and _CONDUCT.fullmatch(duty) is not None)


def told_apart_sparql(holder: str) -> str:
    """The same reading, for MINUS and FILTER NOT EXISTS over ?duty and a bound holder (without its question mark)."""
    name, said = f"LCASE(?{holder}Name)", f"LCASE(?{holder}Words)"
    words = " || ".join(f'CONTAINS({said}, CONCAT("{word} ", REPLACE({name}, "s$", "")))' for word in EACH)
    conduct = f'({name} = "staff" || STRENDS({name}, "s")) && REGEX({said}, "^{CONDUCT}$", "s")'
    return f"""?duty rdfs:label ?{holder}Words . ?{holder} rdfs:label ?{holder}Name .
        FILTER ({words} || ({conduct}))"""


def told_apart_cypher(holder: str, duty: str = "d") -> str:
    """The same reading as a condition on two bound nodes."""
    name, said = f"toLower({holder}.label)", f"toLower({duty}.label)"
    one = f"CASE WHEN {name} ENDS WITH 's' THEN left({name}, size({name}) - 1) ELSE {name} END"
    return f"""(any(word IN {list(EACH)} WHERE {said} CONTAINS word + ' ' + ({one}))
        OR (({name} = 'staff' OR {name} ENDS WITH 's') AND {said} =~ '(?s){CONDUCT}'))"""
