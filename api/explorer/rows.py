"""Claims as rows of a page: who is at the other end, in which words, with which notes in the margin."""

from typing import NamedTuple

from remit.api.explorer import words
from remit.api.explorer.atlas import Told
from remit.api.explorer.desk import Desk
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Flag

SHOWN = 12  # rows of one table on a page about one thing


class Row(NamedTuple):
    """One claim, seen from one of its ends: `other` stands at the other one, or `value` says it."""

    claim: Claim
    status: str
    said: str
    other: Thing | None
    value: str
    hedges: list[str]
    notes: list[int]
    flags: list[Flag]


class Rows(NamedTuple):
    """The first rows of a table, and how many there are."""

    rows: list[Row]
    total: int


def rows(desk: Desk, claims: IntArray, *, reverse: bool = False, most: int = SHOWN) -> Rows:
    """Claims at these positions as rows, seen from their subject (or, in reverse, from their object)."""
    told = desk.atlas.told(claims[:most])
    return Rows([row(desk, one, reverse=reverse) for one in told], len(claims))


def row(desk: Desk, told: Told, *, reverse: bool = False) -> Row:
    """One claim as a row."""
    claim = told.claim
    other = told.subject if reverse else told.object
    return Row(
        claim,
        told.status,
        words.relation(claim, reverse=reverse),
        other,
        claim.value,
        words.hedges(claim),
        desk.notes.of(claim),
        desk.atlas.flags_on(other.id) if other else [],
    )
