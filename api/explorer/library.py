"""Documents in parts that a page can show, with everything that was read in them at its place."""

import itertools
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from remit.api.explorer.atlas import Atlas
from remit.api.explorer.leftover import Left
from remit.graph.claim import Document
from remit.graph.layout import layout_of

PART = 6000  # characters of one page, about two sheets of paper


class Mark(NamedTuple):
    """Characters `start` up to but without `end` that support the claims of these numbers (positions of the view)."""

    start: int
    end: int
    claims: tuple[int, ...]


class Stretch(NamedTuple):
    """Text of a document without a change in what was read of it; `opens` says that a place begins here.

    `left` is the reason why nothing was made of it, where a loader saw that it might say something;
    `page` is the page that begins here, 0 for none.
    """

    text: str
    start: int
    claims: tuple[int, ...]
    opens: bool
    left: str
    page: int


@lru_cache(maxsize=256)
def part_starts(text: str) -> tuple[int, ...]:
    """Where each part of a text begins: at a blank line or a line, near every PART characters."""
    starts = [0]
    while len(text) - starts[-1] > PART * 1.4:
        low, high = starts[-1] + PART * 3 // 4, starts[-1] + PART * 5 // 4
        cut = text.rfind("\n\n", low, high)
        cut = cut + 2 if cut >= 0 else text.rfind("\n", low, high) + 1
        starts.append(cut if cut > 0 else starts[-1] + PART)
    return tuple(starts)


def part_of(text: str, position: int) -> int:
    """The part, counted from 1, in which a character stands."""
    return bisect_right(part_starts(text), position)


@dataclass(frozen=True)
class Shelf:
    """One document with its readings in force, and with what was not understood in it."""

    atlas: Atlas
    document: Document
    left: Left = ()

    @cached_property
    def marks(self) -> list[Mark]:
        """Every place that was read, in the order of the text; equal places are one."""
        view = self.atlas.view
        number = self.atlas.numbers[self.document.id]
        supported = np.searchsorted(view.columns.first, np.flatnonzero(view.columns.documents == number), "right") - 1
        rows = self.atlas.map.connection.execute(
            """SELECT j.value - 1, e.spans FROM json_each(?) j CROSS JOIN evidence e ON e.claim = j.value
            WHERE e.document = ?""",
            (json.dumps([int(c) + 1 for c in supported if view.in_force[c]]), number + 1),
        )
        places: dict[tuple[int, int], list[int]] = {}
        for claim, spans in rows:
            for span in spans.split():
                start, _, end = span.partition("-")
                places.setdefault((int(start), int(end)), []).append(claim)
        return [Mark(start, end, tuple(claims)) for (start, end), claims in sorted(places.items())]

    @cached_property
    def pages(self) -> dict[int, int]:
        """The first character of each page -> its number, for documents that have pages."""
        layout = layout_of(self.document)
        found: dict[int, int] = {}
        for piece in layout.pieces if layout.kind == "pdf" else ():
            found.setdefault(piece.place[0], piece.start)
        return {start: page for page, start in found.items()}

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The text from one character up to another, cut wherever a reading begins or ends."""
        marks = [mark for mark in self.marks if mark.end > start and mark.start < end and mark.end > mark.start]
        unread = [(span, reason) for span, reason in self.left if span.end > start and span.start < end]
        spans = [(mark.start, mark.end) for mark in marks] + [span for span, _ in unread]
        begins = {low for low, _ in spans}
        turns = {at: page for at, page in self.pages.items() if start <= at < end}
        edges = sorted(
            {start, end, *turns, *(max(low, start) for low, _ in spans), *(min(high, end) for _, high in spans)}
        )
        for low, high in itertools.pairwise(edges):
            here = [mark for mark in marks if mark.start <= low and mark.end >= high]
            claims = tuple(dict.fromkeys(claim for mark in here for claim in mark.claims))
            left = next((reason for span, reason in unread if span.start <= low and span.end >= high), "")
            yield Stretch(self.document.text[low:high], low, claims, low in begins, left, turns.get(low, 0))

    @property
    def read(self) -> float:
        """The share of the text, from 0 to 1, that supports some claim."""
        if not self.document.text:
            return 0.0
        covered = np.zeros(len(self.document.text), dtype=np.bool_)
        for mark in self.marks:
            covered[mark.start : mark.end] = True
        return float(covered.mean())
