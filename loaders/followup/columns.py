"""Which column says what: by the words of its header, unless the user declares it; the header may stand anywhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from statistics import median

from remit.graph.errors import BadInput
from remit.loaders.followup import NAME, OPTIONS
from remit.loaders.source import Source
from remit.loaders.table import TABLE_OPTIONS, Row, Table, header_key, role_of

FIELDS = tuple(name for name in OPTIONS if name not in TABLE_OPTIONS)
SEEN = 20  # rows among which a header is looked for
_WIDEST = 200  # columns: what stands further right is no header of a sheet that people read
_WORDS = 3  # of what is recommended or to be done: shorter cells are codes, and of another kind of table
_NOT_DUE = re.compile(
    r"\b(?:raised|opened|identified|issued|reported|received|created|closed|closure|actual|last|meeting|published|audit"
    r"|updated?|completed\s+on|date\s+completed|start(?:ed)?)\b",
    re.I,
)
MEANT = "a recommendation or action, and at least an owner, a date, a status or a response beside it"


@dataclass(slots=True)
class Columns:
    """Field -> its columns, the first of which counts; the header's place among the rows."""

    at: dict[str, list[int]]
    header: Row
    index: int

    def first(self, name: str) -> int | None:
        """The column of a field."""
        return next(iter(self.at.get(name, ())), None)

    def note(self) -> str:
        """What was guessed, and what was left."""
        said = ", ".join(f"{name} = {self.header.text(c)!r}" for name, columns in self.at.items() for c in columns)
        known = {c for columns in self.at.values() for c in columns}
        rest = [self.header.text(c) for c in range(len(self.header.values)) if c not in known and self.header.text(c)]
        left = f"; not read: {', '.join(map(repr, rest[:20]))}" if rest else ""
        return f"columns of row {self.header.number}: {said}{left}"


def guess(row: Row) -> dict[str, list[int]]:
    """The fields whose words stand in the cells of a row; a cell that repeats the one before is the same, merged."""
    found: dict[str, list[int]] = {}
    before = ""
    for column in range(min(len(row.values), _WIDEST)):
        title = row.text(column)
        name = role_of(title) if title and title != before else ""
        before = title
        if name == "date" and _NOT_DUE.search(title):
            continue
        if name in FIELDS:
            found.setdefault(name, []).append(column)
    return found


def enough(at: Mapping[str, list[int]]) -> bool:
    """Whether the fields make a table of recommendations or actions."""
    beside = {"owner", "date", "status", "response", "addressee"} & at.keys()
    if "recommendation" in at:
        return bool(beside or "action" in at)
    return "action" in at and len(beside - {"addressee"}) >= 2


def find_columns(table: Table, declared: Mapping[str, str]) -> Columns | None:
    """The columns of a table by its best header row, or None where it is another kind of table."""
    wanted = {header_key(text) for text in declared.values()}
    best: tuple[int, Columns] | None = None
    for index, row in islice(((i, r) for i, r in enumerate(table.rows) if not r.blank()), SEEN):
        at = with_declared(row, guess(row), declared)
        score = len(at) + 2 * len(wanted & {header_key(text) for text in row.values})
        if enough(at) and (best is None or score > best[0]):
            best = score, Columns(at, row, index)
    return best[1] if best and (declared or in_words(table, best[1])) else None


def with_declared(row: Row, at: dict[str, list[int]], declared: Mapping[str, str]) -> dict[str, list[int]]:
    """The fields, with the columns that the user names in place of what was guessed."""
    told: dict[str, list[int]] = {}
    for name, title in declared.items():
        columns = [c for c in range(len(row.values)) if header_key(row.text(c)) == header_key(title)]
        if columns:
            told[name] = columns[:1]
    taken = {c for columns in told.values() for c in columns}
    rest = {name: [c for c in columns if c not in taken] for name, columns in at.items() if name not in told}
    return {name: columns for name, columns in {**rest, **told}.items() if columns}


def in_words(table: Table, columns: Columns) -> bool:
    """Whether what is recommended or to be done is told in words, and not in codes or names."""
    said: list[int] = []
    for name in ("recommendation", "action"):
        for column in columns.at.get(name, ()):
            texts = [row.text(column) for row in table.rows[columns.index + 1 : columns.index + 201]]
            said.append(median([len(text.split()) for text in texts if text] or [0]) >= _WORDS)
    return any(said)


def declared_in(source: Source) -> dict[str, str]:
    """The columns that the user names. Raises BadInput where the first tables have no such column."""
    return {name: source.options[name] for name in FIELDS if source.options.get(name)}


def refuse_absent(source: Source, tables: list[Table], declared: Mapping[str, str]) -> None:
    """Raise BadInput where no table has a column that the user names."""
    there = {header_key(text) for table in tables for row in table.rows[: 2 * SEEN] for text in row.values}
    for name, title in declared.items():
        if header_key(title) not in there:
            raise BadInput(source.name, f"no column {title!r} for {name}", f"a header of the table; see -o of {NAME}")
