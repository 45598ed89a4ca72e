"""Small maps on which what was decided changes a flag, for the readings that look at a claim's status."""

from typing import NamedTuple

from notation import scribbled
from remit.graph.decisions import Decision
from remit.graph.map import Map


class DecidedCase(NamedTuple):
    """A map, the claims (by their position) that somebody accepts or rejects, and how many flags `code` raises then."""

    name: str
    code: str
    things: dict[str, str]
    claims: list[str]
    decided: tuple[tuple[int, str], ...]
    before: int
    after: int

    def read(self) -> Map:
        """The map as it was read."""
        return scribbled(self.things, self.claims)

    def decide(self, map_: Map) -> None:
        """Take the decisions."""
        lines = [scribbled(self.things, [line]) for line in self.claims]
        ids = [next(one.claims()).id for one in lines]
        map_.decide([Decision(ids[i], verdict, by="Ada", why="checked") for i, verdict in self.decided])


ADVICE = {"n": "Recommendation Light the pier", "x": "Unit Lights"}
DUTY = {"d": "Responsibility Keep the", "m": "Matrix Sheet", "o": "Post Owner"}
SEAT = {"d": "Responsibility Keep it", "p": "Post Registrar", "ada": "Person Ada", "o": "Post Owner"}
CASES = [
    DecidedCase("an addressee that was guessed is confirmed", "F01", ADVICE,
                ["n Attribute/statement - value=x", "n Address x status=uncertain"], ((1, "accept"),), 1, 0),
    DecidedCase("an addressee that was guessed is wrong", "F01", ADVICE,
                ["n Attribute/statement - value=x", "n Address x"], ((1, "reject"),), 0, 1),
    DecidedCase("a sentence that was taken for cut off is whole", "U01", DUTY,
                ["d Attribute/statement - value=x status=truncated"], ((0, "accept"),), 0, 1),
    DecidedCase("a suggestion that somebody held the post before counts for nothing", "U05", SEAT,
                ["d Assignment/accountable p", "ada Occupancy p status=suggested valid_to=2026-01-01"],
                ((1, "accept"),), 0, 1),
    DecidedCase("that somebody held the post before was misread", "U05", SEAT,
                ["d Assignment/accountable p", "ada Occupancy p valid_to=2026-01-01"], ((1, "reject"),), 1, 0),
    DecidedCase("one of two owners was misread", "A01", SEAT,
                ["d Assignment/accountable p", "d Assignment/accountable o"], ((1, "reject"),), 1, 0),
]  # fmt: skip
