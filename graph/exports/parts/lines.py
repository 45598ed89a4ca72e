"""Reporting lines: as a table of every line, and as the tree of command."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from remit.graph.claim import SETTLED, Claim
from remit.graph.exports.parts.content import Content, grouped
from remit.graph.view import LINE


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a source says it: `holder` and `unit` are those of its lower end."""

    lower: str
    holder: str
    unit: str
    claim: Claim
    upper: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One actor in the tree of command, `depth` steps below a top; `also` names their other lines."""

    id: str
    depth: int
    name: str
    holder: str
    also: str
    codes: tuple[str, ...]


class Lines:
    """The reporting lines of a map."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.holders = content.by_object("Occupancy")
        self.standings = content.by_subject("Standing")
        self.units = content.by_subject("Placement")
        self.lines = content.relation("ReportingLine")

    def holder(self, post: str) -> str:
        """Who holds a post, or that it is vacant; "" where nothing is said."""
        names = [self.content.label(claim.subject) for claim in self.holders.get(post, [])]
        return ", ".join([*names, *(claim.kind for claim in self.standings.get(post, []) if claim.kind != "top")])

    def unit(self, post: str) -> str:
        """The units that a post stands in."""
        return ", ".join(self.content.label(claim.object) for claim in self.units.get(post, []))

    def table(self) -> Iterator[Line]:
        """Every line in force, in the order of names."""
        label = self.content.label
        for claim in sorted(self.lines, key=lambda c: (label(c.subject).casefold(), c.subject, c.kind, c.id)):
            low = claim.subject
            yield Line(label(low), self.holder(low), self.unit(low), claim, label(claim.object))

    def tree(self) -> Iterator[Rung]:
        """Everybody in a line of command from the tops down; whoever stands only in a circle comes last."""
        settled = [c for c in self.lines if c.kind in LINE and c.modality in SETTLED]
        below = grouped((claim.object, claim) for claim in settled)
        lower = {claim.subject for claim in settled}
        order = sorted(lower | set(below), key=self._order)
        seen: set[str] = set()
        for start in [*(name for name in order if name not in lower), *order]:
            waiting = [(start, 0)]
            while waiting:
                name, depth = waiting.pop()
                if name in seen:
                    continue
                seen.add(name)
                yield self._rung(name, depth)
                under = {claim.subject for claim in below.get(name, [])}
                waiting += [(one, depth + 1) for one in sorted(under, key=self._order, reverse=True)]

    def _order(self, name: str) -> tuple[str, str]:
        return self.content.label(name).casefold(), name

    def _rung(self, name: str, depth: int) -> Rung:
        other = self._other.get(name, [])
        also = "; ".join(f"{c.kind} line to {self.content.label(c.object)}" for c in other)
        codes = tuple(self.content.codes_of_things.get(name, ()))
        return Rung(name, depth, self.content.label(name), self.holder(name), also, codes)

    @cached_property
    def _other(self) -> dict[str, list[Claim]]:
        return grouped((c.subject, c) for c in self.lines if c.kind not in LINE or c.modality not in SETTLED)
