"""The map as arrays, with a networkx face: what detectors, who-owns, what-if and as-of ask."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from remit.graph.claim import ACTORS, Claim, Thing
from remit.graph.columns import CONCEPT_CODES, KIND_CODES, RELATION_CODES, Columns, IntArray, Mask, load_columns
from remit.graph.errors import NotFound
from remit.graph.map import Map
from remit.graph.settling import OUT

if TYPE_CHECKING:
    import networkx
    from scipy.sparse import csr_array

# Lines of command; escalation and reporting carry information and give no superior.
COMMAND = ("direct", "functional", "operational", "administrative", "accountability", "direction")
LINE = ("direct", "operational", "accountability", "direction")

_OUT = [CONCEPT_CODES[status] for status in OUT]
_CODES = max(len(KIND_CODES), len(CONCEPT_CODES))


@dataclass(frozen=True)
class View:
    """The claims of a map that are in force on one day, as integer columns.

    Things and claims are numbers here (positions in the columns); `thing_id` and `claim_id` name them. `at` and
    `without` give another view of the same columns in milliseconds. A claim is in force when the day lies in its
    validity and, by what people decided, it counts: nobody rejected it, and it is neither a mere suggestion nor implied
    by a decision that stands no more.
    """

    map: Map
    columns: Columns
    in_force: Mask
    day: date
    gone: Mask = field(repr=False)

    @classmethod
    def of(cls, map_: Map, day: date | None = None) -> Self:
        """The view of a map on a day (today)."""
        columns = load_columns(map_)
        day = day or date.today()
        gone = np.zeros(len(columns.thing_kind), dtype=np.bool_)
        return cls(map_, columns, in_force(columns, day), day, gone)

    def at(self, day: date) -> Self:
        """The same map on another day."""
        return type(self)(
            self.map, self.columns, in_force(self.columns, day) & ~self._touching(self.gone), day, self.gone
        )

    def without(self, things: Iterable[int]) -> Self:
        """What if these things were not there: every claim that touches them is left out."""
        gone = self.gone.copy()
        gone[list(things)] = True
        return type(self)(self.map, self.columns, self.in_force & ~self._touching(gone), self.day, gone)

    def _touching(self, gone: Mask) -> Mask:
        touched = gone[self.columns.subject]
        has_object = self.columns.object >= 0
        touched[has_object] |= gone[self.columns.object[has_object]]
        return touched

    # ---- selecting: everything returns positions in ascending order

    def claims(self, relation: str, *kinds: str) -> IntArray:
        """Claims in force of a relation, and of these kinds where any are given."""
        return self._selected[relation, kinds] if (relation, kinds) in self._selected else self._select(relation, kinds)

    @cached_property
    def _selected(self) -> dict[tuple[str, tuple[str, ...]], IntArray]:
        return {}

    def _select(self, relation: str, kinds: tuple[str, ...]) -> IntArray:
        if kinds:
            base = self.claims(relation)
            chosen = base[self.has("kind", base, *kinds)]
        else:
            chosen = np.flatnonzero((self.columns.relation == RELATION_CODES[relation]) & self.in_force).astype(
                np.int32
            )
        self._selected[relation, kinds] = chosen
        return chosen

    def things(self, *kinds: str) -> IntArray:
        """Things of these kinds that are there."""
        wanted = isin(self.columns.thing_kind, [KIND_CODES[k] for k in kinds]) & ~self.gone
        return np.flatnonzero(wanted).astype(np.int32)

    def actors(self) -> IntArray:
        """Everybody who can hold a duty."""
        return self.things(*sorted(ACTORS))

    def subjects(self, claims: IntArray) -> IntArray:
        """The subject of each claim."""
        return self.columns.subject[claims]

    def objects(self, claims: IntArray) -> IntArray:
        """The object of each claim, -1 where there is none."""
        return self.columns.object[claims]

    def is_kind(self, things: IntArray, *kinds: str) -> Mask:
        """Which of these things are of one of the kinds."""
        return isin(self.columns.thing_kind[things], [KIND_CODES[k] for k in kinds])

    def has(self, field_name: str, claims: IntArray, *values: str) -> Mask:
        """Which of these claims have one of the values in a field: kind, modality, status or share."""
        column: IntArray = getattr(self.columns, field_name)
        return isin(column[claims], [CONCEPT_CODES[v] for v in values])

    def marked(self, things: Iterable[int] | IntArray) -> Mask:
        """A mask over all things that is true at these positions."""
        mask = np.zeros(len(self.columns.thing_kind), dtype=np.bool_)
        mask[np.asarray(things, dtype=np.int32)] = True
        return mask

    def by_subject(self, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
        """(subject, its claims) in ascending order of subjects."""
        return grouped(self.subjects(claims), claims)

    def by_object(self, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
        """(object, its claims) in ascending order of objects."""
        return grouped(self.objects(claims), claims)

    def documents(self, claim: int) -> IntArray:
        """Numbers of the documents that support a claim."""
        return self.columns.documents[self.columns.first[claim] : self.columns.first[claim + 1]]

    def matrix(self, claims: IntArray) -> "csr_array":
        """Things x things: entry (subject, object) counts the claims that join them."""
        from scipy.sparse import csr_array

        size = len(self.columns.thing_kind)
        ones = np.ones(len(claims), dtype=np.int32)
        return csr_array((ones, (self.subjects(claims), self.objects(claims))), shape=(size, size))

    # ---- naming

    def thing_id(self, thing: int) -> str:
        """The id of a thing."""
        return str(self._row("SELECT id FROM things WHERE n = ?", thing))

    def label(self, thing: int) -> str:
        """The label of a thing."""
        return str(self._row("SELECT label FROM things WHERE n = ?", thing))

    def claim_id(self, claim: int) -> str:
        """The content hash of a claim."""
        return str(self._row("SELECT id FROM claims WHERE n = ?", claim))

    def value(self, claim: int) -> str:
        """The value of an attribute."""
        return str(self._row("SELECT value FROM claims WHERE n = ?", claim))

    def _row(self, query: str, position: int) -> object:
        return self.map.connection.execute(query, (int(position) + 1,)).fetchone()[0]

    def thing_ids(self, things: Iterable[int]) -> dict[int, str]:
        """Position -> id of many things at once."""
        return self._ids("things", things)

    def claim_ids(self, claims: Iterable[int]) -> dict[int, str]:
        """Position -> content hash of many claims at once."""
        return self._ids("claims", claims)

    def _ids(self, table: str, positions: Iterable[int]) -> dict[int, str]:
        numbers = json.dumps([int(position) + 1 for position in {*positions}])
        query = f"SELECT t.n - 1, t.id FROM json_each(?) j CROSS JOIN {table} t ON t.n = j.value"  # noqa: S608 a table of ours
        return dict(self.map.connection.execute(query, (numbers,)))

    def number(self, thing: Thing | str) -> int:
        """The position of a thing. Raises NotFound."""
        thing_id = thing if isinstance(thing, str) else thing.id
        row = self.map.connection.execute("SELECT n FROM things WHERE id = ?", (thing_id,)).fetchone()
        if row is None:
            raise NotFound(f"nothing has the id {thing_id!r} in the map")
        return int(row[0]) - 1

    @cached_property
    def labels(self) -> list[str]:
        """All labels at once, for detectors that compare texts."""
        return [label for (label,) in self.map.connection.execute("SELECT label FROM things ORDER BY n")]

    def full(self, claims: Iterable[int]) -> list[Claim]:
        """The claims themselves, with their evidence."""
        return self.map.claims_at([int(c) + 1 for c in claims])

    def networkx(self, *relations: str, kinds: Iterable[str] = ()) -> "networkx.MultiDiGraph[Any]":
        """Things as nodes, claims in force that have an object as edges from subject to object.

        A node is a thing's id, with `kind` and `label`. An edge's key is its claim's id, with `relation`, `kind`,
        `modality`, `scope` and `quotes` (a list). Of these `relations` only, where any are given ("ReportingLine", or
        "ReportingLine/direct" for one kind), and between things of these `kinds` only: names of kinds, or "Actor" and
        "Collective" for all kinds below them. Things that then stand alone are left out. Raises NotFound for a relation
        or kind that is none.
        """
        from remit.graph.network import network

        return network(self, relations, kinds)

    def all_things(self) -> Iterator[Thing]:
        """Every thing of the map, in the order of positions."""
        for row in self.map.connection.execute("SELECT id, kind, label FROM things ORDER BY n"):
            yield Thing(*row)


def isin(column: IntArray, wanted: Iterable[int]) -> Mask:
    """Where a column of codes has one of a few values: a look-up, ten times as fast as np.isin on short columns."""
    table = np.zeros(_CODES, dtype=np.bool_)
    table[list(wanted)] = True
    mask: Mask = table[column]
    return mask


def in_force(columns: Columns, day: date) -> Mask:
    """Which claims are valid on a day and count."""
    ordinal = day.toordinal()
    valid: Mask = (columns.valid_from <= ordinal) & (ordinal < columns.valid_to) & ~isin(columns.status, _OUT)
    return valid


def grouped(keys: IntArray, values: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(key, its values) in ascending order of keys; values keep their order."""
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.diff(keys, prepend=np.int32(-2)))
    ends = np.append(starts, len(keys))[1:]
    for start, end in zip(starts, ends, strict=True):
        yield int(keys[start]), values[start:end]


def frequent(keys: IntArray, values: IntArray, least: int) -> IntArray:
    """The values whose key comes at least so many times."""
    return values[np.bincount(keys)[keys] >= least]
