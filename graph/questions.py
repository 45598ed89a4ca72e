"""What people ask of a map: who owns a responsibility, who stands above whom, which thing is meant."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from remit.graph.claim import ACTORS, RASCI, Claim, Thing
from remit.graph.columns import CONCEPT_CODES, IntArray
from remit.graph.errors import NotFound
from remit.graph.lines import Ladder, chain, ways_up
from remit.graph.map import Map
from remit.graph.view import View

NEAREST = 5
KEPT = 10_000  # steps of chains that are remembered, a few megabytes


def rasci_rank(kind: str) -> int:
    """The place of an assignment's kind in RASCI: whoever answers comes first."""
    return RASCI.index(kind) if kind in RASCI else len(RASCI)


_RANK = np.array([rasci_rank(kind) for kind in CONCEPT_CODES])  # by code of the kind
LAST_WHO_ANSWERS = rasci_rank("responsible")


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
    """A duty with everybody's part in it, in the order of RASCI, and the chain above the first who answers for it."""

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
        self._steps: dict[int, Step] = {}

    @cached_property
    def ways(self) -> IntArray:
        """The claim to follow upward from each thing."""
        return ways_up(self.view)

    @cached_property
    def assignments(self) -> Ladder:
        """The assignments in force, by duty."""
        return Ladder.of(self.view, self.view.claims("Assignment"))

    def who(self, text: str) -> Answer:
        """Who owns a responsibility, given by its words, an alias or its id."""
        found = {thing.id: thing for thing in self.map.named(text)}
        with suppress(NotFound):
            found[text] = self.map.thing(text)
        duties = [thing for _, thing in sorted(found.items()) if thing.kind == "Responsibility"]
        exact = bool(duties)
        if not exact:
            duties = self.map.search(text, ("Responsibility",), NEAREST)
        return Answer(text, exact, tuple(self.owned(duty) for duty in duties))

    def owned(self, duty: Thing) -> Owned:
        """Everybody's part in one duty, those who answer for it first."""
        held = self.assignments.claims(self.view.number(duty))
        held = held[np.argsort(_RANK[self.view.columns.kind[held]], kind="stable")]
        answers = _RANK[self.view.columns.kind[held[:1]]] <= LAST_WHO_ANSWERS
        up = self._climb(int(self.view.columns.object[held[0]])) if answers.any() else []
        parts, steps = self._told(held.tolist(), up)
        return Owned(duty, tuple(Part(*part) for part in parts), steps)

    def chain(self, actor: Thing) -> tuple[Step, ...]:
        """The steps from an actor to the top."""
        return self._told([], self._climb(self.view.number(actor)))[1]

    def _climb(self, actor: int) -> list[int]:
        """The claims that lead from an actor to the top."""
        return [claim for claim, _ in chain(self.view, actor, self.ways)]

    def _told(self, held: list[int], up: list[int]) -> tuple[list[tuple[Claim, Thing]], tuple[Step, ...]]:
        """Claims at these positions, each with the thing that it leads to: those held, and the steps up.

        One look-up for both, since asking is mostly waiting for SQLite, and none for steps that were met before: those
        near the top are in everybody's chain.
        """
        if len(self._steps) > KEPT:
            self._steps.clear()
        new = [claim for claim in up if claim not in self._steps]
        claims = self.view.full([*held, *new])
        told = list(zip(claims, self.map.things_by_id([claim.object for claim in claims]), strict=True))
        self._steps.update(zip(new, (Step(*one) for one in told[len(held) :]), strict=True))
        return told[: len(held)], tuple(self._steps[claim] for claim in up)


def find_one(map_: Map, text: str, kinds: Sequence[str] = ()) -> Thing:
    """The thing with this id, name or alias. Raises NotFound, naming the nearest or those that share the name.

    For an actor that was merged into another one, it is the other one.
    """
    standing = map_.standing()
    try:
        return map_.thing(standing.root(text))
    except NotFound:
        pass
    named = [thing for thing in map_.named(text) if not kinds or thing.kind in kinds]
    if len({standing.root(thing.id) for thing in named}) == 1:
        return map_.thing(standing.root(named[0].id))
    near = named or map_.search(text, kinds, NEAREST)
    choices = "; ".join(f"{thing.id} ({thing.label[:60]})" for thing in near[:NEAREST])
    if named:
        raise NotFound(f"{len(named)} things are called {text!r}: {choices}")
    raise NotFound(f"nothing is called {text!r}" + (f"; the nearest: {choices}" if near else ""))


def find_actor(map_: Map, text: str) -> Thing:
    """The actor with this id, name or alias. Raises NotFound."""
    return find_one(map_, text, sorted(ACTORS))
