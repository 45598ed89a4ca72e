"""What stands around one post or duty: the few things and claims that a picture can hold."""

from dataclasses import dataclass

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray, Mask
from remit.graph.errors import BadInput
from remit.graph.questions import find_one
from remit.graph.view import View

# What a picture of accountability draws; texts, numbers and answers belong into a table.
DRAWN = (
    "ReportingLine",
    "Assignment",
    "Occupancy",
    "Placement",
    "Headship",
    "Membership",
    "Subdivision",
    "Ownership",
    "Address",
)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Things in the order of their ids, claims in the order of theirs; `centre` is "" for the whole map."""

    centre: str
    things: tuple[Thing, ...]
    claims: tuple[Claim, ...]


def neighbourhood(view: View, form: str, around: str, hops: int, most: int) -> Neighbourhood:
    """The things within so many claims of the thing called `around`, or everything drawable where that is "".

    Raises NotFound for a name that nothing has, and BadInput for more than `most` things.
    """
    claims = np.concatenate([view.claims(relation) for relation in DRAWN])
    low, high = view.subjects(claims), view.objects(claims)
    centre = find_one(view.map, around).id if around else ""
    everything = view.marked(np.concatenate([low, high]))
    chosen = reached(view, low, high, view.number(centre), hops) if centre else everything
    count = int(chosen.sum())
    if count > most:
        raise BadInput(f"export {form}", f"has {count:,} things to draw", advice(most, around, hops))
    kept = view.full(claims[chosen[low] & chosen[high]])
    ids = sorted(view.thing_ids(np.flatnonzero(chosen)).values())
    return Neighbourhood(centre, tuple(view.map.things_by_id(ids)), tuple(sorted(kept, key=lambda claim: claim.id)))


def reached(view: View, low: IntArray, high: IntArray, start: int, hops: int) -> Mask:
    """Things within so many steps of one, in either direction."""
    found = view.marked([start])
    for _ in range(hops):
        found |= view.marked(np.concatenate([low[found[high]], high[found[low]]]))
    return found


def advice(most: int, around: str, hops: int) -> str:
    """What to do where a picture would be unreadable."""
    nearer = f"fewer --hops than {hops}" if around else "--around POST"
    return f"at most {most}: {nearer}; or --format gexf for Gephi, --format xlsx for a table of everything"
