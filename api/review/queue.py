"""What to review, in its order: doubtful readings, then hearsay and fragments, then what flags rest on."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from remit.api.review.context import context_json
from remit.graph.claim import ACTORS, Claim
from remit.graph.detecting import Flag
from remit.graph.map import Map
from remit.graph.telling import Places, claim_json

REASONS = ("uncertain", "suggested", "reported", "truncated", "flagged", "unreviewed")
DOUBTFUL = REASONS[:4]

# The claim of a reading that says most stands first: who has a part in it, then what it is linked to, then its words.
TELLING = ("Assignment", "Prohibition", "ReportingLine", "Address", "Answer", "Ownership")
STATED = ("Responsibility", "Recommendation")
GONE = ("rejected", "implied")
_SAYS_LITTLE = ("Attribute", "Part", "Damage")


class Item(NamedTuple):
    """Claims of one reading: those about one statement at one place, or one claim between actors.

    `reason` says why it is to be reviewed; `flags` are the fingerprints of the open flags that rest on it.
    """

    reason: str
    claims: tuple[Claim, ...]
    flags: tuple[str, ...]

    @property
    def main(self) -> Claim:
        """The claim that says most."""
        return self.claims[0]


def queue(map_: Map, flags: Iterable[Flag], *, everything: bool = False) -> list[Item]:
    """What nobody has decided about yet and needs it, most doubtful first, then as documents go.

    `everything`: also readings that nobody doubts, to measure a reader by.
    """
    raised: dict[str, list[str]] = {}
    for flag in flags:
        for claim in flag.claims:
            raised.setdefault(claim.id, []).append(flag.fingerprint)
    decided = map_.standing().current
    sure = [claim.id for claim in telling(map_, map_.claims())] if everything else []
    wanted = [name for name in dict.fromkeys((*doubtful(map_), *raised, *sure)) if name not in decided]
    groups: dict[object, list[Claim]] = {}
    claims = map_.claims_by_id(wanted)
    kinds = {thing.id: thing.kind for thing in map_.things_by_id([claim.subject for claim in claims])}
    for claim in claims:
        groups.setdefault(reading(claim, kinds[claim.subject]), []).append(claim)
    statuses = map_.statuses(wanted)
    items = [
        made(claims, statuses, raised) for claims in groups.values() if any(statuses[c.id] not in GONE for c in claims)
    ]
    return sorted(items, key=lambda item: (REASONS.index(item.reason), *place(item.main), item.main.id))


def telling(map_: Map, claims: Iterable[Claim]) -> list[Claim]:
    """Those claims that are what a reading says: who, to whom; or that there is a duty or advice, if of nobody."""
    claims = list(claims)
    kinds = {thing.id: thing.kind for thing in map_.things()}
    told = [claim for claim in claims if claim.relation in TELLING]
    held = {claim.subject for claim in told}
    bare = (claim for claim in claims if claim.kind == "statement" and kinds[claim.subject] in STATED)
    return [*told, *(claim for claim in bare if claim.subject not in held)]


def doubtful(map_: Map) -> list[str]:
    """Ids of claims whose reading is doubtful, hearsay, cut off or only suggested."""
    query = f"SELECT id FROM claims WHERE verdict = '' AND status IN {DOUBTFUL} ORDER BY n"  # noqa: S608 constants
    return [name for (name,) in map_.connection.execute(query)]


def reading(claim: Claim, kind: str) -> object:
    """What claims of one reading have in common: the statement and its place; claims between actors stand alone."""
    if kind in ACTORS:
        return claim.id
    return claim.subject, claim.evidence[0].place if claim.evidence else ""


def made(claims: list[Claim], statuses: dict[str, str], raised: dict[str, list[str]]) -> Item:
    """The item of the claims of one reading."""
    ordered = sorted(claims, key=lambda claim: (claim.relation in _SAYS_LITTLE, claim.relation, claim.kind, claim.id))
    found = [statuses[claim.id] for claim in ordered]
    flags = dict.fromkeys(flag for claim in ordered for flag in raised.get(claim.id, ()))
    reason = next((reason for reason in DOUBTFUL if reason in found), "flagged" if flags else "unreviewed")
    return Item(reason, tuple(ordered), tuple(flags))


def place(claim: Claim) -> tuple[str, int]:
    """Where a claim stands first: document and character."""
    proof = claim.evidence[0] if claim.evidence else None
    return (proof.document, proof.spans[0].start if proof.spans else 0) if proof else ("", 0)


def item_json(map_: Map, item: Item, places: Places) -> dict[str, Any]:
    """An item as a program reads it."""
    return {
        "reason": item.reason,
        "claims": [claim_json(claim, places) for claim in item.claims],
        "flags": list(item.flags),
        "context": context_json(map_, item.main),
    }
