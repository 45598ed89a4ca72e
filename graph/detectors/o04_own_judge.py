"""Somebody verifies what they do themselves.

What it finds
    A duty that one actor has to do or answers for and also has to verify, in the same case; and a duty that is done by
    the holder of one post and verified by the holder of another one, where one person holds both.

Why it matters
    Who checks their own work finds what they expect. The second pair of eyes is missing, and on paper it is there.

Example
    In the matrix of the harbour office, the row "Pay the pilots" has R and V for the cashier.

What to do
    Let somebody verify who neither does the work nor answers for it, and who does not report to the one who does.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from remit.graph.accountable import scopes_meet
from remit.graph.claim import Claim, Thing
from remit.graph.columns import Mask
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View
from remit.graph.wording import agreeing

META = Meta("O04", "OWN_JUDGE", Severity.HIGH, "overlapping", "0.1", ("responsibility",))

DOES = ("accountable", "responsible")


def find(view: View) -> Iterator[Found]:
    """Duties that somebody both does and verifies."""
    checks = view.claims("Assignment", "verifies")
    deeds = view.claims("Assignment", *DOES)
    deeds = deeds[view.marked(view.subjects(checks))[view.subjects(deeds)]]
    done = {duty: claims.tolist() for duty, claims in view.by_subject(deeds)}
    seats = seats_of(view, view.marked(view.objects(checks)) | view.marked(view.objects(deeds)))
    for duty, claims in view.by_subject(checks):
        pairs = product(done.get(duty, ()), claims.tolist())
        shown = {claim for pair in pairs if scopes_meet(view, *pair) for claim in proof(view, seats, *pair)}
        if shown:
            yield Found((duty,), tuple(sorted(shown)))


Seats = dict[int, dict[int, list[int]]]
"""Post -> who holds it -> the claims that say so."""


def seats_of(view: View, wanted: Mask) -> Seats:
    """Who holds the wanted posts."""
    seats: Seats = {}
    held = view.claims("Occupancy")
    for claim in held[wanted[view.objects(held)]].tolist():
        post, person = int(view.columns.object[claim]), int(view.columns.subject[claim])
        seats.setdefault(post, {}).setdefault(person, []).append(claim)
    return seats


def proof(view: View, seats: Seats, deed: int, check: int) -> set[int]:
    """The claims that show that one and the same does and verifies; none where they are two."""
    doer, checker = (int(view.columns.object[claim]) for claim in (deed, check))
    if doer == checker:
        return {deed, check}
    some, others = seats.get(doer, {}), seats.get(checker, {})
    held = {claim for person in some.keys() & others.keys() for claim in (*some[person], *others[person])}
    return {deed, check, *held} if held else set()


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who it is."""
    people = sorted({labels[claim.subject] for claim in claims if claim.relation == "Occupancy"})
    who = people or sorted({labels[claim.object] for claim in claims if claim.kind == "verifies"})
    both = f"{agreeing(who, 'verifies', 'verify')} “{subjects[0].label}”"
    return f"{listed(who)} {both} and {agreeing(who, 'has', 'have')} to do it too"


_PAIR = f"""?deed a remit:Assignment ; remit:inForce true ; remit:kind ?part ;
        remit:subject ?duty ; remit:object ?doer .
    FILTER (?part IN ({", ".join(f"remit:{kind}" for kind in DOES)}))
    ?check a remit:Assignment ; remit:inForce true ; remit:kind remit:verifies ;
        remit:subject ?duty ; remit:object ?checker .
    OPTIONAL {{ ?deed remit:scope ?scope }}
    OPTIONAL {{ ?check remit:scope ?checkScope }}
    FILTER (!bound(?scope) || !bound(?checkScope) || ?scope = ?checkScope)"""
_SEAT = "?SEAT a remit:Occupancy ; remit:inForce true ; remit:subject ?person ; remit:object ?POST ."

SPARQL = f"""SELECT DISTINCT (?duty AS ?s1) ?claim WHERE {{
    {{ {_PAIR} FILTER (?doer = ?checker) VALUES ?which {{ 1 2 }} }}
    UNION
    {{ {_PAIR} FILTER (?doer != ?checker)
       {_SEAT.replace("SEAT", "seat").replace("POST", "doer")}
       {_SEAT.replace("SEAT", "other").replace("POST", "checker")}
       VALUES ?which {{ 1 2 3 4 }} }}
    BIND (IF(?which = 1, ?deed, IF(?which = 2, ?check, IF(?which = 3, ?seat, ?other))) AS ?claim)
}}"""

CYPHER = f"""
MATCH (d:Responsibility)-[check:ASSIGNMENT {{kind: 'verifies', in_force: true}}]->(checker)
MATCH (d)-[deed:ASSIGNMENT {{in_force: true}}]->(doer)
WHERE deed.kind IN {list(DOES)} AND (deed.scope = '' OR check.scope = '' OR deed.scope = check.scope)
OPTIONAL MATCH (doer)<-[seat:OCCUPANCY {{in_force: true}}]-(person)-[other:OCCUPANCY {{in_force: true}}]->(checker)
WHERE doer <> checker
WITH d, deed, check, seat, other, doer, checker
WHERE doer = checker OR seat IS NOT NULL
UNWIND [deed.id, check.id, seat.id, other.id] AS claim
WITH d, claim WHERE claim IS NOT NULL
RETURN DISTINCT d.id AS s1, claim
"""
