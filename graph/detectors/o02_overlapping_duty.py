"""One holder's duty lies inside another's.

What it finds
    Two responsibilities of different holders with the same verb (or one that asks for the same), where one says all
    that the other says and more; and equal ones of which only one is limited to a case. Two duties with different
    objects ("… for the north", "… for the south") are parallel and not reported, and neither is what goes down the
    line: a duty that the holder's superior has in wider words. Other words for the same thing are out of reach.

Why it matters
    In the common part there are two owners, and the wider one may not know it.

Example
    "The watch monitors the traffic." "The pilots monitor the traffic in the eastern channel." Who calls a ship there?

What to do
    Check whether they overlap; then take the part out of the wider duty, or say that the narrower holder acts for it.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.similar import nested
from remit.graph.view import View

META = Meta(
    "O02", "OVERLAPPING_DUTY", Severity.MEDIUM, "overlapping", "0.1", ("responsibility", "other responsibility, by id")
)

NO_QUERY = "whether one text lies inside another is decided by aligning their words, which no query language can do"


def find(view: View) -> Iterator[Found]:
    """Pairs of duties, the one with the smaller id first."""
    for pair in nested(view):
        one, other = sorted((duty.number for duty in pair), key=view.thing_id)
        yield Found((one, other), tuple(sorted({claim for duty in pair for claim in duty.claims})))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which two, and whose they are."""
    said = [
        f"“{duty.label}” of {listed(sorted({labels[c.object] for c in claims if c.subject == duty.id}))}"
        for duty in subjects
    ]
    return f"Possible overlap, check: {listed(said)}"
