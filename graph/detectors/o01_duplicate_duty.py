"""The same duty stands under two holders.

What it finds
    Responsibilities of different holders that say the same once the holder, qualifiers ("in consultation with …"),
    articles and grammatical endings are taken away, in the same case; and items of a plan that stand in the same words
    under two others. All equal duties are one flag, on the first of them. Not reported: equal posts of different units
    (five regional directors), a unit and somebody inside it, powers that several may have, and texts that dozens share.

Why it matters
    It is paid for twice or left to the other. When the two do it differently, there are two truths.

Example
    Under "Pilotage Branch": "Develop a training programme." Under "Harbour Branch": "Develop a training programme."

What to do
    Give it to one of them and let the other contribute, or write into each what its share is.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.similar import repeated
from remit.graph.view import View

META = Meta("O01", "DUPLICATE_DUTY", Severity.HIGH, "overlapping", "0.1", ("first of the equal duties, by id",))

NO_QUERY = "whether two texts say the same is decided by aligning their words, which no query language can do"


def find(view: View) -> Iterator[Found]:
    """Groups of equal duties."""
    for group in repeated(view):
        least = min((duty.number for duty in group), key=view.thing_id)
        yield Found((least,), tuple(sorted(claim for duty in group for claim in duty.claims)))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who has it."""
    planned = subjects[0].kind == "PlanItem"
    names = sorted({labels[claim.object] for claim in claims})
    holders = listed([f"“{name}”" for name in names] if planned else names)
    return f"{holders} each have the {'item' if planned else 'duty'} “{subjects[0].label}”"
