"""Random decisions about a map: sequences that the map takes, of every verdict that it can take."""

from contextlib import suppress
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from remit.graph.claim import ACTORS, Claim
from remit.graph.decisions import VERDICTS, Decision, corrected
from remit.graph.errors import Refused
from remit.graph.map import Map

T = TypeVar("T")
PEOPLE = ("Ada", "Ben")
FLAGS = ("A01-0123456789ab", "O01-ba9876543210")


class Draw(Protocol):
    """What draws an example, in a composite or from the data of a test."""

    def __call__(self, strategy: st.SearchStrategy[T], label: object = None, /) -> T:
        """An example of a strategy."""
        ...


def one(draw: Draw, map_: Map, verdicts: tuple[str, ...] = VERDICTS) -> tuple[Decision, list[Claim]] | None:
    """A decision that makes sense of the map, with the claim that a correction brings; None where it has no object."""
    claims, things = list(map_.claims()), list(map_.things())
    actors = [thing.id for thing in things if thing.kind in ACTORS]
    verdict = draw(st.sampled_from(verdicts))
    by = draw(st.sampled_from(PEOPLE))
    if verdict == "waive":
        return Decision(
            draw(st.sampled_from(FLAGS)), verdict, draw(st.sampled_from(("", "9999-12-31"))), by, "", "x"
        ), []
    if verdict == "withdraw":
        known = map_.decisions()
        return (Decision("", verdict, draw(st.sampled_from(known)).id, by), []) if known else None
    if verdict in {"merge", "split"}:
        return Decision(draw(st.sampled_from(actors)), verdict, draw(st.sampled_from(actors)), by), []
    if not claims:
        return None
    claim = draw(st.sampled_from(claims))
    if verdict != "correct":
        return Decision(claim.id, verdict, "", by, "", "because"), []
    changes = {"object": draw(st.sampled_from(actors))} if claim.object in actors else {"scope": "elsewhere"}
    new = corrected(claim, **changes)
    return Decision(claim.id, verdict, new.id, by), [new]


def decide(draw: Draw, map_: Map, count: int, verdicts: tuple[str, ...] = VERDICTS) -> list[Decision]:
    """Take up to so many random decisions; those that the map refuses are left out."""
    taken: list[Decision] = []
    for _ in range(count):
        drawn = one(draw, map_, verdicts)
        if drawn is not None:
            with suppress(Refused):  # what cannot be said of this map is no part of the draw
                taken += map_.decide([drawn[0]], claims=drawn[1])
    return taken
