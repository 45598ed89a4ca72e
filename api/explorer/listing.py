"""Lists that are shown a page at a time: sorted and filtered as a whole, and then one page is cut out of them."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from pydantic import BaseModel

from remit.api.explorer.atlas import Atlas
from remit.graph.columns import IntArray, Mask
from remit.graph.writing import fold

T = TypeVar("T")
LONGEST = 200  # characters of a filter
NEXT = {"": "ascending", "ascending": "descending", "descending": ""}


class Turn(BaseModel):
    """What an address asks of a list: words that a row must have, the column to sort by ("-name" downward), the page.

    Lists that are chosen by more than that have a class of their own beneath this one: each parameter is named once.
    """

    q: str = ""
    sort: str = ""
    number: int = 1


class Column(NamedTuple):
    """A column: `key` gives what it is sorted by, None where it is not; `figures` stand at the right."""

    name: str
    heading: str
    key: Callable[[Any], Any] | None = None
    figures: bool = False


class Head(NamedTuple):
    """The head of a column: how it is sorted ("ascending", "descending" or not), and how to ask for the next way."""

    heading: str
    state: str
    next: str
    sortable: bool
    figures: bool


class Listing(NamedTuple, Generic[T]):
    """One page of a list; `total` rows fit the filter, of `every` row that there is."""

    items: list[T]
    total: int
    every: int
    number: int
    pages: int
    q: str
    sort: str
    heads: list[Head]

    @property
    def whole(self) -> bool:
        """Whether every row stands on this page in its first order, so that a script can sort and filter it."""
        return self.pages == 1 and not self.q and not self.sort


def listed(
    found: IntArray, columns: Sequence[Column], fitting: Callable[[str], Mask], turn: Turn, size: int
) -> Listing[int]:
    """A page of things by their positions. A key below 0 says nothing, and stands last either way."""
    kept = found[fitting(turn.q[:LONGEST])[found]] if turn.q.strip() else found
    column, down = chosen(columns, turn.sort)
    if column is not None and column.key is not None:
        keys = np.asarray(column.key(kept))
        order = np.argsort(-keys if down else keys, kind="stable")
        kept = kept[order[np.argsort(keys[order] < 0, kind="stable")]]
    return cut(kept.tolist(), len(found), columns, turn, size)


def listed_rows(
    rows: Sequence[T], columns: Sequence[Column], text: Callable[[T], str], turn: Turn, size: int
) -> Listing[T]:
    """A page of any rows; `text` is what the filter looks at."""
    words = fold(turn.q[:LONGEST]).split()
    kept = list(rows)
    if words:
        kept = [row for row, told in ((row, fold(text(row))) for row in rows) if all(word in told for word in words)]
    column, down = chosen(columns, turn.sort)
    if column is not None and column.key is not None:
        kept.sort(key=column.key, reverse=down)
    return cut(kept, len(rows), columns, turn, size)


def chosen(columns: Sequence[Column], sort: str) -> tuple[Column | None, bool]:
    """The column to sort by, and whether downward; an unknown one sorts nothing."""
    name = sort.removeprefix("-")
    return next((one for one in columns if one.name == name and one.key), None), sort.startswith("-")


def cut(kept: list[T], every: int, columns: Sequence[Column], turn: Turn, size: int) -> Listing[T]:
    """The page that is asked for, or the last one."""
    pages = max(1, -(-len(kept) // size))
    number = min(max(turn.number, 1), pages)
    items = kept[(number - 1) * size : number * size]
    heads = [head(column, turn.sort) for column in columns]
    return Listing(items, len(kept), every, number, pages, turn.q, turn.sort, heads)


def head(column: Column, sort: str) -> Head:
    """The head of a column in a list that is sorted so."""
    state = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "") if column.key else ""
    following = {"": "", "ascending": column.name, "descending": f"-{column.name}"}[NEXT[state]]
    return Head(column.heading, state, following, column.key is not None, column.figures)


# ---- what lists of things are sorted and filtered by


def fitting(atlas: Atlas, *ways: tuple[IntArray, IntArray]) -> Callable[[str], Mask]:
    """Which things have each word of a text, or stand beside one that has it: `ways` are (things, those beside)."""

    def fits(text: str) -> Mask:
        kept: Mask = np.ones(len(atlas.view.columns.thing_kind), dtype=np.bool_)
        for word in fold(text).split():
            has = worded(atlas, word)
            near = [atlas.view.marked(things[has[others]]) for things, others in ways]
            kept &= np.logical_or.reduce([has, *near])
        return kept

    return fits


def worded(atlas: Atlas, word: str) -> Mask:
    """Which things have a word in their names that begins so."""
    rows = atlas.map.connection.execute("SELECT rowid - 1 FROM words WHERE words MATCH ?", (f'"{word}"*',)).fetchall()
    return atlas.view.marked(np.array([n for (n,) in rows], dtype=np.int32))


def by_name(atlas: Atlas) -> Callable[[IntArray], IntArray]:
    """Things by their labels."""
    return lambda found: atlas.ranks[found]


def by_flags(atlas: Atlas) -> Callable[[IntArray], IntArray]:
    """Things by their worst flag, that first; those without one say nothing."""
    return lambda found: np.where(atlas.raised.severity[found] > 0, 9 - atlas.raised.severity[found], -1)


def by_other(atlas: Atlas, things: IntArray, others: IntArray) -> Callable[[IntArray], IntArray]:
    """Things by the label of the first that stands beside them."""

    def key(found: IntArray) -> IntArray:
        first = np.full(len(atlas.view.columns.thing_kind), -1, dtype=np.int32)
        first[things[::-1]] = others[::-1]
        return np.where(first[found] >= 0, atlas.ranks[first[found]], -1)

    return key


def pairs(atlas: Atlas, relation: str, *kinds: str) -> tuple[IntArray, IntArray]:
    """The two ends of every claim in force of a relation that joins two things."""
    claims = atlas.view.claims(relation, *kinds)
    joined = claims[atlas.view.objects(claims) >= 0]
    return atlas.view.subjects(joined), atlas.view.objects(joined)
