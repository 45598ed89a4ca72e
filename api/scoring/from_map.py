"""What a map holds of one document, in the form of `remit read --json`: as it was read, or as people decided."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from remit.graph.claim import ACTORS, RASCI, Claim, Evidence, Thing
from remit.graph.map import Map
from remit.graph.settling import OUT

REDACTED = {"redacted": "full", "partly-redacted": "partial"}
STANCES = {"soft": "partial"}
BESIDE = "qualifier."  # rules that read who stands beside a holder


def reading(map_: Map, document_id: str, *, decided: bool) -> dict[str, Any]:
    """Actors, reporting, responsibilities, recommendations, actions and plan items of a document. Raises NotFound.

    `decided`: what counts in the end, with what nobody confirmed marked as optional; otherwise what was read at first.
    """
    return Told(map_, document_id, decided=decided).reading()


class Told:
    """The claims of one document, by what they are about."""

    def __init__(self, map_: Map, document_id: str, *, decided: bool) -> None:
        self.map, self.document = map_, map_.document(document_id)
        claims = [claim for claim in claims_of(map_, document_id) if self.proofs(claim)]
        statuses = map_.statuses([claim.id for claim in claims]) if decided else {c.id: c.status for c in claims}
        self.statuses = statuses
        self.claims = [claim for claim in claims if statuses[claim.id] not in OUT]
        self.decided = decided
        self.things = {thing.id: thing for thing in ends(map_, self.claims)}
        self.about: dict[str, list[Claim]] = {}
        for claim in self.claims:
            self.about.setdefault(claim.subject, []).append(claim)

    def proofs(self, claim: Claim) -> list[Evidence]:
        """The places of this document that say a claim, in its characters."""
        return [proof for proof in claim.evidence if proof.document == self.document.id and proof.spans]

    def of(self, kind: str) -> list[str]:
        """Ids of things of a kind, in the order of the document."""
        found = [name for name in self.about if self.things[name].kind == kind]
        return sorted(found, key=lambda name: (self.span(self.about[name])["start"], name))

    def span(self, claims: Sequence[Claim]) -> dict[str, Any]:
        """Where a statement stands: the first characters of the place that its own words come from, or of any."""
        ordered = sorted(claims, key=lambda claim: (claim.kind != "statement", claim.relation, claim.id))
        start, stop = self.proofs(ordered[0])[0].spans[0]
        return {"start": start, "end": stop, "quote": self.document.text[start:stop]}

    def held(self, name: str, *relations: str) -> list[Claim]:
        """The claims of some relations about a thing."""
        return [claim for claim in self.about[name] if claim.relation in relations]

    def value(self, name: str, kind: str) -> str:
        """The value of an attribute of a thing, or nothing."""
        return next((c.value for c in self.held(name, "Attribute") if c.kind == kind), "")

    def optional(self, claims: Iterable[Claim]) -> dict[str, bool]:
        """That nobody confirmed a doubtful reading, where decisions count."""
        doubtful = self.decided and any(self.statuses[claim.id] == "uncertain" for claim in claims)
        return {"optional": True} if doubtful else {}

    def reading(self) -> dict[str, Any]:
        """The whole document."""
        return {
            "actors": [self.actor(thing) for thing in self.things.values() if thing.kind in ACTORS],
            "reporting": list(self.lines()),
            "responsibilities": [self.duty(name) for name in self.of("Responsibility")],
            "recommendations": [self.advice(name) for name in self.of("Recommendation")],
            "actions": [self.action(name) for name in self.of("Action")],
            "plan_items": [self.plan_item(name) for name in self.of("PlanItem")],
        }

    def actor(self, thing: Thing) -> dict[str, Any]:
        """An actor with all its names."""
        names = {c.value for c in self.about.get(thing.id, ()) if c.kind in {"name", "alias"}} - {thing.label}
        return {"id": thing.id, "name": thing.label, "kind": thing.kind.lower(), "aliases": sorted(names)}

    def lines(self) -> Iterator[dict[str, Any]]:
        """Reporting lines and memberships."""
        for claim in sorted(self.claims, key=lambda claim: (self.span([claim])["start"], claim.id)):
            if claim.relation in {"ReportingLine", "Membership"}:
                kind = claim.kind or "membership"
                ends_ = {"from": claim.subject, "to": claim.object, "kind": kind}
                yield {**ends_, **self.span([claim]), **self.optional([claim])}

    def duty(self, name: str) -> dict[str, Any]:
        """A duty with its holders, and who stands beside them."""
        beside = [claim for claim in self.held(name, "Assignment") if rule(claim).startswith(BESIDE)]
        mine = [claim for claim in self.held(name, "Assignment", "Prohibition") if claim not in beside]
        kinds = [kind for kind in RASCI if kind in {claim.kind for claim in mine}] or ["responsible"]
        forbidden = any(claim.relation == "Prohibition" for claim in mine)
        modalities = [claim.modality for claim in (*mine, *self.about[name])]
        return {
            "holders": sorted({claim.object for claim in mine}),
            "kind": kinds[0],
            "modality": "prohibition" if forbidden else modalities[0],
            "alternatives": any(claim.share == "alternative" for claim in mine),
            **self.span(self.about[name]),
            "qualifiers": [{"type": rule(c).removeprefix(BESIDE), "actors": [c.object]} for c in beside],
            **self.optional(mine or self.about[name]),
        }

    def advice(self, name: str) -> dict[str, Any]:
        """A recommendation with whom it is addressed to and what was answered."""
        answers = [claim for claim in self.claims if claim.relation == "Answer" and claim.object == name]
        stance = STANCES.get(answers[0].kind, answers[0].kind) if answers else "none"
        lost = [REDACTED[claim.kind] for claim in self.held(name, "Damage") if claim.kind in REDACTED]
        return {
            "number": self.value(name, "number") or None,
            "addressees": sorted({claim.object for claim in self.held(name, "Address")}),
            "redacted": (lost or ["none"])[0],
            "response": {"stance": stance, **(self.span(answers[:1]) if answers else {})},
            **self.span(self.about[name]),
            **self.optional(self.held(name, "Address")),
        }

    def action(self, name: str) -> dict[str, Any]:
        """An action with its owners."""
        owned = self.held(name, "Ownership")
        owners = sorted({claim.object for claim in owned})
        return {"owners": owners, **self.span(self.about[name]), **self.optional(owned)}

    def plan_item(self, name: str) -> dict[str, Any]:
        """A goal, objective or strategy with who works on it together."""
        beside = sorted({claim.object for claim in self.held(name, "Collaboration")})
        words = {kind: self.value(name, kind) for kind in ("number", "level")}
        return {**words, "collaborators": beside, **self.span(self.about[name])}


def rule(claim: Claim) -> str:
    """The rule that read a claim."""
    return next((proof.rule for proof in claim.evidence if proof.rule), "")


def claims_of(map_: Map, document_id: str) -> list[Claim]:
    """The claims that a document says, in the order of their ids."""
    query = "SELECT DISTINCT e.claim FROM evidence e JOIN documents d ON d.n = e.document WHERE d.id = ?"
    claims = map_.claims_at([n for (n,) in map_.connection.execute(query, (document_id,))])
    return sorted(claims, key=lambda claim: claim.id)


def ends(map_: Map, claims: Iterable[Claim]) -> list[Thing]:
    """The things that claims are about or join, in the order of their ids."""
    return map_.things_by_id(sorted({end for claim in claims for end in (claim.subject, claim.object) if end}))
