"""One view of a map, read once for all the rows of a workbook or report."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from remit.graph.claim import Claim, Evidence, Thing
from remit.graph.decisions import Standing
from remit.graph.detecting import Flag, detect, registry
from remit.graph.telling import Places, worst_first
from remit.graph.view import View
from remit.graph.waivers import Waived, sort_out

# How a kind of thing is called where a person reads it.
WORDS = {
    "PlanItem": "plan item",
    "DutyList": "list of duties",
    "External": "external party",
    "Generic": "unnamed actor",
}

# What a claim says of its subject, where a picture or table has room for two words.
HOW = {
    "Occupancy": "holds",
    "Placement": "stands in",
    "Headship": "heads",
    "Membership": "member of",
    "Subdivision": "part of",
    "Ownership": "owned by",
    "Address": "addressed to",
}


class Content:
    """What is in force in a view, with flags and places. `claims` are ordered by their ids."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.places = Places(view.map)

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims in force."""
        return sorted(self.view.full(np.flatnonzero(self.view.in_force)), key=lambda claim: claim.id)

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Every thing by its id."""
        return {thing.id: thing for thing in self.view.map.things()}

    @cached_property
    def sorted_out(self) -> Waived:
        """The flags, worst first, and the waivers: what somebody accepts stands apart."""
        return sort_out(worst_first(detect(self.view)), self.standing, self.view.day)

    @cached_property
    def standing(self) -> Standing:
        """What people's decisions come to."""
        return self.view.map.standing()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags that nobody accepts, worst first."""
        return self.sorted_out.open

    @cached_property
    def _verdicts(self) -> dict[str, str]:
        return self.view.map.verdicts()

    def status(self, claim: Claim, claim_id: str = "") -> str:
        """What a claim counts as: by a decision, or else as it was read. Its id is hashed again where not given."""
        return self._verdicts.get(claim_id or claim.id, claim.status) if self._verdicts else claim.status

    @cached_property
    def _relations(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.relation].append(claim)
        return found

    def relation(self, name: str, *kinds: str) -> list[Claim]:
        """The claims in force of a relation, of these kinds where any are given."""
        return [claim for claim in self._relations.get(name, []) if not kinds or claim.kind in kinds]

    def by_subject(self, name: str, *kinds: str) -> dict[str, list[Claim]]:
        """Subject -> its claims of a relation."""
        return grouped((claim.subject, claim) for claim in self.relation(name, *kinds))

    def by_object(self, name: str, *kinds: str) -> dict[str, list[Claim]]:
        """Object -> the claims of a relation that lead to it."""
        return grouped((claim.object, claim) for claim in self.relation(name, *kinds))

    def label(self, thing_id: str) -> str:
        """What a thing is called."""
        return self.things[thing_id].label

    def kind(self, thing_id: str) -> str:
        """What a thing is, in a word."""
        kind = self.things[thing_id].kind
        return WORDS.get(kind, kind.lower())

    def place(self, proof: Evidence) -> str:
        """Where a piece of evidence stands, in words."""
        return self.places.words(proof)

    @cached_property
    def codes_of_claims(self) -> dict[str, list[str]]:
        """Claim id -> codes of the flags that rest on it."""
        found: dict[str, set[str]] = defaultdict(set)
        for flag in self.flags:
            for claim in flag.claims:
                found[claim.id].add(flag.code)
        return {claim: sorted(codes) for claim, codes in found.items()}

    @cached_property
    def codes_of_things(self) -> dict[str, list[str]]:
        """Thing id -> codes of the flags about it."""
        found: dict[str, set[str]] = defaultdict(set)
        for flag in self.flags:
            for subject in flag.subjects:
                found[subject.id].add(flag.code)
        return {thing: sorted(codes) for thing, codes in found.items()}


def grouped(pairs: Iterable[tuple[str, Claim]]) -> dict[str, list[Claim]]:
    """Key -> its claims, in their order."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for key, claim in pairs:
        found[key].append(claim)
    return dict(found)


def explained(code: str) -> dict[str, str]:
    """The parts of a detector's docstring: "" (its first line), "Why it matters", "What to do" … as one line each."""
    first, *rest = registry()[code].doc.splitlines()
    found, part = {"": first}, ""
    for line in rest:
        if line and not line.startswith(" "):
            part = line.strip()
        elif line.strip():
            found[part] = f"{found.get(part, '')} {line.strip()}".strip()
    return found


def how(claim: Claim) -> str:
    """What a claim says, in a word or two."""
    if claim.relation == "ReportingLine":
        return "reports to" if claim.kind == "direct" else f"{claim.kind} line"
    return HOW.get(claim.relation) or claim.kind or claim.relation.lower()
