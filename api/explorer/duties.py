"""Responsibilities with everybody's part in them, as rows of a matrix."""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np

from remit.api.explorer import words
from remit.api.explorer.desk import Desk
from remit.graph.claim import RASCI, Thing
from remit.graph.columns import CONCEPT_CODES, IntArray

COLUMNS = 12  # actors of one matrix; further ones are counted
_LETTERS = {CONCEPT_CODES[kind]: words.PARTS[kind][0] for kind in RASCI}
_RANK = {CONCEPT_CODES[kind]: place for place, kind in enumerate(RASCI)}
_KINDS = {CONCEPT_CODES[kind]: kind for kind in RASCI}


class Part(NamedTuple):
    """One actor's letter."""

    actor: Thing
    kind: str
    letter: str


class Line(NamedTuple):
    """One duty with its parts, those that answer first, and its flags."""

    duty: Thing
    parts: list[Part]
    flags: list[Any]

    def of(self, actor_id: str) -> list[Part]:
        """The parts of one actor."""
        return [part for part in self.parts if part.actor.id == actor_id]

    def others(self, actor_ids: set[str]) -> list[Part]:
        """The parts of everybody else."""
        return [part for part in self.parts if part.actor.id not in actor_ids]


def lines(desk: Desk, duties: list[int]) -> list[Line]:
    """Duties at these positions with their parts."""
    atlas, columns = desk.atlas, desk.atlas.view.columns
    held = {duty: ranked(atlas.of(duty, "Assignment"), columns.kind) for duty in duties}
    actors = {int(columns.object[claim]) for claims in held.values() for claim in claims}
    things = atlas.at({*duties, *actors})
    return [
        Line(
            things[duty],
            list(dict.fromkeys(part(things, columns, claim) for claim in claims)),
            atlas.flags_on(things[duty].id),
        )
        for duty, claims in held.items()
    ]


def ranked(claims: IntArray, kind: IntArray) -> list[int]:
    """Claims in the order of RASCI."""
    return sorted((int(c) for c in claims), key=lambda claim: _RANK[int(kind[claim])])


def part(things: dict[int, Thing], columns: Any, claim: int) -> Part:
    """One assignment as a letter."""
    code = int(columns.kind[claim])
    return Part(things[int(columns.object[claim])], _KINDS[code], _LETTERS[code])


def columns_of(found: list[Line], first: Thing | None = None) -> list[Thing]:
    """Whom a matrix has columns for: those with the most parts, in the order in which they were met."""
    counts = Counter(part.actor for line in found for part in line.parts)
    chosen = {actor for actor, _ in counts.most_common(COLUMNS)}
    order = list(dict.fromkeys(part.actor for line in found for part in line.parts if part.actor in chosen))
    return [first, *(actor for actor in order if actor != first)][:COLUMNS] if first in chosen and first else order


def within(desk: Desk, n: int) -> list[int]:
    """The duties that a sheet, a list or an actor has, in the order of the map."""
    atlas, view = desk.atlas, desk.atlas.view
    claims = np.concatenate([atlas.on(n, "Part"), atlas.on(n, "Assignment")])
    subjects = np.unique(view.subjects(claims))
    return [int(one) for one in subjects[view.is_kind(subjects, "Responsibility")]]
