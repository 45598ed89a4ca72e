"""Two or more holders answer for one duty, with neither a lead nor a split.

What it finds
    A responsibility with several accountable holders (or, where nobody is called accountable, several responsible
    ones) whose scopes meet, when no source says that one of them leads or that they hold it jointly. Duties of one list
    are one flag. Powers are left out (two bodies may both be allowed to act), and so is what each of a class has on its
    own ("all wardens and porters", "staff and volunteers must comply").

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
from remit.graph.places import PLACE_CYPHER, PLACE_SPARQL, at_places
from remit.graph.view import View
from remit.graph.wording import of_a_list

META = Meta("A01", "MULTIPLE_ACCOUNTABLE", Severity.HIGH, "ambiguous", "0.1", ("responsibility or list",))


def find(view: View) -> Iterator[Found]:
    """Lists and duties that two actors answer for in the same case."""
    for place, claims in at_places(view, (claims for _, claims in clashes(view, "sole"))):
        yield Found((place,), tuple(claims))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who the holders are, and of how much."""
    holders = sorted({labels[claim.object] for claim in claims})
    what = of_a_list(claims, labels)
    return f"{len(holders)} holders answer for {what}: {listed(holders)}, and none of them leads"


SPARQL = f"SELECT DISTINCT (?place AS ?s1) ?claim WHERE {{ {clashes_sparql('sole')} {PLACE_SPARQL} }}"

CYPHER = f"""{clashes_cypher("sole")}
{PLACE_CYPHER}, c
RETURN DISTINCT place.id AS s1, c.id AS claim"""
