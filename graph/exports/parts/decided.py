"""Decisions in words: who decided what, when and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.decisions import ON_CLAIMS, Decision
from remit.graph.exports.parts.content import Content, how


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision; `about` is what it speaks of in words, `stands` whether it was not taken back."""

    decision: Decision
    about: str
    stands: bool


def decided(content: Content) -> Iterator[Decided]:
    """Every decision of the map, in its order."""
    flags = {f.fingerprint: f.message for f in (*content.flags, *(f for f, _ in content.sorted_out.waived))}
    by_id = {decision.id: decision for decision in content.view.map.decisions()}
    spoken_of = sorted({decision.about for decision in by_id.values() if decision.verdict in ON_CLAIMS})
    claims = {claim.id: claim for claim in content.view.map.claims_by_id(spoken_of)}

    def words(about: str) -> str:
        if about in claims:
            claim = claims[about]
            end = content.label(claim.object) if claim.object else claim.value
            return f"{content.label(claim.subject)} · {how(claim)} {end}".rstrip()
        if about in content.things:
            return content.label(about)
        return flags.get(about, about)

    for decision in by_id.values():
        withdrawn = by_id.get(decision.value) if decision.verdict == "withdraw" else None
        about = words(withdrawn.about if withdrawn else decision.about)
        yield Decided(decision, about, decision.id not in content.standing.withdrawn)


def accepted(decision: Decision) -> str:
    """A waiver in words: who accepts it, until when and why."""
    until = f" until {decision.value}" if decision.value else ""
    return f"{decision.by}, {decision.at[:10]}{until}: {decision.why}"
