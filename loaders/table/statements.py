"""What the rows of a table state, gathered with the cells that state it."""

import re
from collections import Counter
from typing import Any

from remit.graph.claim import Claim, Thing
from remit.loaders.loading import Loaded
from remit.loaders.table.cells import Cell, Row, Table


def header_key(text: str) -> str:
    """A column's header as a key: lower case, words only. "Grade (or equivalent)" is "grade or equivalent"."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


class Statements:
    """Collects things, claims and notes for one loader; every thing once."""

    def __init__(self, loader: str, table: Table, loaded: Loaded, **dates: str) -> None:
        self.loader, self.table, self.loaded = loader, table, loaded
        self.dates = {name: day for name, day in dates.items() if day}
        self.counts: Counter[str] = Counter()
        self._things: dict[str, Thing] = {}
        self._said: set[tuple[str, str, str]] = set()

    def thing(self, thing: Thing) -> str:
        """Add a thing, and give its id. A label stands on one line, whatever the cell looks like."""
        if "\n" in thing.label or "\r" in thing.label:
            thing = thing._replace(label=" ".join(thing.label.split()))
        if thing.id not in self._things:
            self._things[thing.id] = thing
            self.loaded.things.append(thing)
        return thing.id

    def say(
        self, relation: str, subject: str, obj: str, rule: str, *cells: Cell, kind: str = "", **fields: Any
    ) -> None:
        """Add a claim; the first of the cells names the place, all of them are quoted."""
        evidence = self.table.evidence(self.loader, rule, *cells)
        self.loaded.claims.append(Claim(relation, subject, kind, obj, evidence=evidence, **{**self.dates, **fields}))

    def say_once(self, relation: str, subject: str, obj: str, rule: str, *cells: Cell) -> None:
        """Add a claim that every row of the table repeats: the first row is evidence enough."""
        if subject != obj and (relation, subject, obj) not in self._said:
            self._said.add((relation, subject, obj))
            self.say(relation, subject, obj, rule, *cells)

    def unread(self, row: Row, column: int, reason: str) -> None:
        """Say that a cell was seen and not understood."""
        self.loaded.unread.append(self.table.unread(row, column, reason))

    def count(self, what: str) -> None:
        """Count something that one note will tell of."""
        self.counts[what] += 1

    def close(self) -> None:
        """Turn what was counted into notes."""
        self.loaded.notes += [f"{number:,} {what}" for what, number in self.counts.items()]
