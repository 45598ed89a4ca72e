"""Who owns what: duties with everybody's part in them, and actions, plan items and targets with their owners."""

from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.claim import RASCI, Claim
from remit.graph.exports.parts.content import Content

PARTS = ("accountable", "responsible", "support", "consulted", "informed", "verifies")
LETTERS = dict(zip(PARTS, "ARSCIV", strict=True))
OWNED = ("Action", "PlanItem", "Target")


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's part in a duty: `kind` is one of PARTS, or "owner"."""

    kind: str
    actor: str
    name: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is to be done, with everybody's part in it, those who answer first; `codes` are of its flags."""

    id: str
    kind: str
    text: str
    parts: tuple[Part, ...]
    said: Claim | None
    codes: tuple[str, ...]

    def names(self, *kinds: str) -> str:
        """Who has these parts, in words."""
        return "; ".join(part.name for part in self.parts if part.kind in kinds)

    @property
    def claims(self) -> list[Claim]:
        """What shows it: the parts, or else the sentence that states the duty."""
        return [part.claim for part in self.parts] or ([self.said] if self.said else [])


def duties(content: Content) -> Iterator[Duty]:
    """Everything that somebody owns or should own, in the order of texts."""
    held, owned = content.by_subject("Assignment"), content.by_subject("Ownership")
    said = content.by_subject("Attribute", "statement")
    chosen = [t for t in content.things.values() if t.kind in {"Responsibility", *OWNED}]
    for thing in sorted(chosen, key=lambda thing: (thing.label.casefold(), thing.id)):
        parts = [part(content, claim, claim.kind) for claim in held.get(thing.id, [])]
        parts += [part(content, claim, "owner") for claim in owned.get(thing.id, [])]
        parts.sort(key=lambda p: (RASCI.index(p.kind) if p.kind in RASCI else len(RASCI), p.name.casefold(), p.actor))
        codes = tuple(content.codes_of_things.get(thing.id, ()))
        kind = "duty" if thing.kind == "Responsibility" else content.kind(thing.id)
        yield Duty(thing.id, kind, thing.label, tuple(parts), said.get(thing.id, [None])[0], codes)


def part(content: Content, claim: Claim, kind: str) -> Part:
    """A part with what its claim says of it: jointly, only proposed, within a scope."""
    status = content.status(claim)
    marks = [
        claim.share if claim.share != "sole" else "",
        claim.modality if claim.modality not in {"actual", "required"} else "",
        status if status not in {"asserted", "accepted"} else "",
        f"for {claim.scope}" if claim.scope else "",
    ]
    words = ", ".join(filter(None, marks))
    return Part(kind, claim.object, content.label(claim.object) + (f" ({words})" if words else ""), claim)
