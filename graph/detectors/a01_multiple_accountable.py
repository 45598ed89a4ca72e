"""Two or more holders answer for one duty, with neither a lead nor a split.

What it finds
    A responsibility with several accountable holders (or, where nobody is called accountable, several responsible
    ones) whose scopes meet, when no source says that one of them leads or that they hold it jointly. Powers are left
    out: two bodies may both be allowed to act.

Why it matters
    When it goes wrong each can point to the other. One duty needs one name that answers for it.

Example
    "The registrar and the archivist shall keep the index." Who is asked when the index is wrong?

What to do
    Name one accountable holder and let the others support or be consulted, or split the duty in writing.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.accountable import clashes, clashes_cypher, clashes_sparql
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View

META = Meta("A01", "MULTIPLE_ACCOUNTABLE", Severity.HIGH, "ambiguous", "0.1", ("responsibility",))


def find(view: View) -> Iterator[Found]:
    """Duties that two actors answer for in the same case."""
    for duty, claims in clashes(view, "sole"):
        yield Found((duty,), tuple(claims))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who the holders are."""
    holders = sorted({labels[claim.object] for claim in claims})
    return f"{len(holders)} holders answer for “{subjects[0].label}”: {listed(holders)}, and none of them leads"


SPARQL = f"SELECT DISTINCT (?duty AS ?s1) ?claim WHERE {{ {clashes_sparql('sole')} }}"

CYPHER = f"{clashes_cypher('sole')}RETURN DISTINCT d.id AS s1, c.id AS claim"
