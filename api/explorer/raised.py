"""The flags of one edition as the pages ask for them: by fingerprint, by thing, counted; computed once."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from remit.graph.columns import IntArray
from remit.graph.decisions import Decision
from remit.graph.detecting import Flag, registry
from remit.graph.errors import NotFound
from remit.graph.view import View
from remit.graph.waivers import Waived

LEVELS = ("high", "medium", "low")
NONE_YET = Waived((), (), (), ())


@dataclass(frozen=True)
class Raised:
    """What a check of the whole map raised, those that somebody accepts told from the others."""

    view: View
    sorted_out: Waived

    @property
    def open(self) -> tuple[Flag, ...]:
        """The flags that nobody accepts, worst first."""
        return self.sorted_out.open

    @cached_property
    def waivers(self) -> dict[str, Decision]:
        """Fingerprint of a flag -> the decision that accepts it."""
        return {flag.fingerprint: waiver for flag, waiver in self.sorted_out.waived}

    @cached_property
    def accepted(self) -> list[Flag]:
        """The flags that somebody accepts."""
        return [flag for flag, _ in self.sorted_out.waived]

    @cached_property
    def places(self) -> dict[str, int]:
        """Fingerprint -> its place among all flags, the open ones first."""
        return {flag.fingerprint: place for place, flag in enumerate((*self.open, *self.accepted))}

    def flag(self, fingerprint: str) -> Flag:
        """One flag. Raises NotFound for one that is no longer, or never was, in the map."""
        if fingerprint not in self.places:
            raise NotFound(f"no flag {fingerprint!r} in the map: it was settled, or never was")
        place = self.places[fingerprint]
        return self.open[place] if place < len(self.open) else self.accepted[place - len(self.open)]

    @cached_property
    def by_thing(self) -> dict[str, list[Flag]]:
        """Id of a thing -> the open flags that are about it or rest on a claim about it, worst first."""
        found: dict[str, list[Flag]] = {}
        for flag in self.open:
            for thing_id in touched(flag):
                found.setdefault(thing_id, []).append(flag)
        return found

    @cached_property
    def severity(self) -> IntArray:
        """The worst open flag on each thing: 0 for none."""
        worst = np.zeros(len(self.view.columns.thing_kind), dtype=np.int32)
        query = "SELECT id, n - 1 FROM things WHERE id IN (SELECT value FROM json_each(?))"
        ids = list(self.by_thing)
        for first in range(0, len(ids), 10_000):
            for thing_id, n in self.view.map.connection.execute(query, (dumped(ids[first : first + 10_000]),)):
                worst[n] = self.by_thing[thing_id][0].severity
        return worst

    @cached_property
    def tally(self) -> list[dict[str, Any]]:
        """Open flags counted by group and severity, the groups in the order of the detectors."""
        groups = {detector.meta.code: detector.meta.group for detector in registry().values()}
        counts = Counter((flag.code, flag.severity) for flag in self.open)
        rows: dict[str, dict[str, Any]] = {
            name: {"group": name, **dict.fromkeys(LEVELS, 0)} for name in groups.values()
        }
        for (code, severity), count in counts.items():
            rows[groups[code]][str(severity)] += count
        return [row for row in rows.values() if any(row[level] for level in LEVELS)]

    @cached_property
    def codes(self) -> Counter[str]:
        """Code -> how many open flags there are of it."""
        return Counter(flag.code for flag in self.open)


def touched(flag: Flag) -> list[str]:
    """Ids of the things that a flag is about, its subjects first."""
    ends = [end for claim in flag.claims for end in (claim.subject, claim.object) if end]
    return list(dict.fromkeys([*(subject.id for subject in flag.subjects), *ends]))


def dumped(ids: list[str]) -> str:
    """Ids as one JSON text, which SQLite takes as a table."""
    import json

    return json.dumps(ids)
