"""What people ask of a map: who owns a responsibility, who stands above whom, which thing is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from remit.graph.claim import ACTORS, RASCI, Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.errors import NotFound
from remit.graph.lines import Ladder, chain, ways_up
from remit.graph.map import Map
from remit.graph.view import View

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: the claim that says so, and who stands there."""

    claim: Claim
    superior: Thing


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's part in a duty: the assignment and who it is."""

    claim: Claim
    actor: Thing


@dataclass(frozen=True, slots=True)
class Owned:
    """A duty with everybody's part in it, in the order of RASCI, and the chain above whoever answers for it."""

    duty: Thing
    parts: tuple[Part, ...]
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who owns a responsibility. `exact`: the text is the duty's own; otherwise the nearest duties are given."""

    text: str
    exact: bool
    owned: tuple[Owned, ...]


class Questions:
    """Asks one view again and again; what it needs of the whole map is computed once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.map: Map = view.map

    @cached_property
    def ways(self) -> IntArray:
        """The claim to follow upward from each thing."""
        return ways_up(self.view)

    @cached_property
    def assignments(self) -> Ladder:
        """The assignments in force, by duty."""
        return Ladder.of(self.view, self.view.claims("Assignment"))

    def who(self, text: str) -> Answer:
        """Who owns a responsibility, given by its words or id."""
        duties = [thing for thing in self.map.named(text) if thing.kind == "Responsibility"]
        exact = bool(duties)
        if not exact:
            duties = self.map.search(text, ("Responsibility",), NEAREST)
        return Answer(text, exact, tuple(self.owned(duty) for duty in duties))

    def owned(self, duty: Thing) -> Owned:
        """Everybody's part in one duty, those who answer for it first."""
        rank = {kind: i for i, kind in enumerate(RASCI)}
        claims = self.view.full(self.assignments.claims(self.view.number(duty)))
        claims.sort(key=lambda claim: (rank[claim.kind], claim.id))
        actors = self.map.things_by_id([claim.object for claim in claims])
        parts = tuple(Part(claim, actor) for claim, actor in zip(claims, actors, strict=True))
        first = next((p.actor for p in parts if p.claim.kind in {"accountable", "responsible"}), None)
        return Owned(duty, parts, self.chain(first) if first else ())

    def chain(self, actor: Thing) -> tuple[Step, ...]:
        """The steps from an actor to the top."""
        steps = self.view.full(claim for claim, _ in chain(self.view, self.view.number(actor), self.ways))
        superiors = self.map.things_by_id([claim.object for claim in steps])
        return tuple(Step(claim, superior) for claim, superior in zip(steps, superiors, strict=True))


def find_one(map_: Map, text: str, kinds: Sequence[str] = ()) -> Thing:
    """The thing with this id, name or alias. Raises NotFound, naming the nearest or those that share the name."""
    try:
        return map_.thing(text)
    except NotFound:
        pass
    named = [thing for thing in map_.named(text) if not kinds or thing.kind in kinds]
    if len(named) == 1:
        return named[0]
    near = named or map_.search(text, kinds, NEAREST)
    choices = "; ".join(f"{thing.id} ({thing.label[:60]})" for thing in near[:NEAREST])
    if named:
        raise NotFound(f"{len(named)} things are called {text!r}: {choices}")
    raise NotFound(f"nothing is called {text!r}" + (f"; the nearest: {choices}" if near else ""))


def find_actor(map_: Map, text: str) -> Thing:
    """The actor with this id, name or alias. Raises NotFound."""
    return find_one(map_, text, sorted(ACTORS))
