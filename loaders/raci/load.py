"""Matrices -> responsibilities, and who has which part in them."""

from collections.abc import Mapping
from dataclasses import replace

from remit.graph.claim import make_thing
from remit.graph.errors import BadInput
from remit.loaders.loading import Loaded
from remit.loaders.raci import NAME
from remit.loaders.raci.grid import Grid, crossing, find_grid, roles_in_rows, split_rows
from remit.loaders.raci.letters import STANDARD, defined, is_legend, meaning, read_cell, read_legend
from remit.loaders.source import Source
from remit.loaders.table import Book, Cell, Row, Statements, Table, read_book, role_thing, without_collector

ENOUGH = 200  # rows to recognise a matrix by
EXPECTED = "a row of roles (or activities), and below it rows with letters such as R, A, C, I"


def recognise(source: Source) -> float:
    """Fairly certain where a table is mostly letters; of a text, as far as it consists of such tables."""
    try:
        book = read_book(source)
    except BadInput:
        return 0.0
    letters = defined(legend_of(book))
    tables = [replace(table, rows=table.rows[:ENOUGH]) for table in book.tables]
    grids = [grid for table in tables if (grid := find_grid(table, letters))]
    if not grids or source.suffix not in {".md", ".markdown"}:
        return 0.9 if grids else 0.0
    lines = sum(bool(line.strip()) for line in book.document.text.splitlines())
    return 0.9 * sum(len(grid.rows) + 2 for grid in grids) / lines


@without_collector()
def load(source: Source) -> Loaded:
    """Read every matrix of the file. Raises BadInput where there is none."""
    told = source.options.get("roles", "")
    if told not in {"", "rows", "columns"}:
        raise BadInput(source.name, f"roles={told} says nothing", "roles=rows or roles=columns")
    book = read_book(source)
    legend = legend_of(book)
    letters = defined(legend)
    loaded = Loaded([book.document], unread=list(book.unread))
    for table in book.tables:
        grid = find_grid(table, letters)
        if grid:
            Matrix(Statements(NAME, table, loaded), grid, legend).read(told)
    if not loaded.claims:
        raise BadInput(source.name, "holds no matrix of letters", EXPECTED)
    for letter, words in legend.items():
        if letters[letter] != STANDARD.get(letter):
            loaded.notes.append(f"the legend says {letter} = {words}: read as {letters[letter] or 'nothing we know'}")
    return loaded


def legend_of(book: Book) -> dict[str, str]:
    """Letter -> words, from cells ("A = Accountable"; "A" beside "Accountable") and from the text around tables."""
    texts: list[str] = []
    for table in book.tables:
        for row in table.rows:
            filled = [text for c in range(len(row.values)) if (text := row.text(c))]
            if len(filled) == 2 and len(filled[0]) == 1 and meaning(filled[1]):
                texts.append(" = ".join(filled))
            elif len(filled) <= 2 or any("=" in text for text in filled):
                texts += filled
    if book.document.media_type == "text/markdown":
        texts += [line for line in book.document.text.splitlines() if "|" not in line]
    return read_legend(texts)


class Matrix:
    """Reads one matrix of a table."""

    def __init__(self, statements: Statements, grid: Grid, legend: Mapping[str, str]) -> None:
        self.statements, self.grid, self.legend, self.letters = statements, grid, legend, defined(legend)

    @property
    def table(self) -> Table:
        """The table that the matrix stands in."""
        return self.statements.table

    def read(self, told: str) -> None:
        """State what the letters say; `told` is where the user says the roles are."""
        guess, why = roles_in_rows(self.grid, self.letters)
        transposed = told == "rows" if told else guess
        members, groups, aside = split_rows(self.grid, self.letters)
        self.tell(transposed, "you say so" if told else why, groups)
        first = self.table.name(self.grid.header, self.grid.label)
        document = self.table.document
        label = f"{document.name}, {self.table.sheet}" if self.table.sheet else document.name
        self.id = self.statements.thing(make_thing("Matrix", label, f"{document.id} {first}"))
        duties: dict[str, str] = {}
        for activity, role, cell in crossing(self.grid, members, transposed=transposed):
            name = self.table.name(*activity)
            if name not in duties:
                duties[name] = self.duty(activity, name)
            if duties[name]:
                self.assign(duties[name], activity, role, cell)
        for row in aside:
            self.note(row)

    def tell(self, transposed: bool, why: str, groups: list[Row]) -> None:
        """Note what was guessed and left out."""
        grid, notes = self.grid, self.statements.loaded.notes
        where = self.table.name(grid.header, grid.label)
        notes.append(f"matrix at {where}: the roles are in its {'rows' if transposed else 'columns'}, since {why}")
        if groups:
            titles = ", ".join(repr(" ".join(filter(None, map(row.text, range(len(row.values)))))) for row in groups)
            notes.append(f"matrix at {where}: taken for titles of groups, not for activities: {titles}")
        if grid.others:
            others = ", ".join(repr(grid.header.text(c)) for c in grid.others)
            notes.append(f"matrix at {where}: columns without letters, not read: {others}")

    def duty(self, activity: Cell, name: str) -> str:
        """The responsibility that a label names, as a part of the matrix; its id is the file's and the cell's."""
        row, column = activity
        label = row.text(column)
        if not label:
            self.statements.unread(row, column, "letters without the name of an activity")
            return ""
        duty = self.statements.thing(make_thing("Responsibility", label, f"{self.table.document.id} {name}"))
        self.statements.say("Part", duty, self.id, "raci.activity", activity)
        number = self.grid.numbers
        if number is not None and row is not self.grid.header and row.text(number):
            value = row.text(number)
            self.statements.say(
                "Attribute", duty, "", "raci.number", (row, number), activity, kind="number", value=value
            )
        return duty

    def assign(self, duty: str, activity: Cell, role: Cell, cell: Cell) -> None:
        """State each letter of a cell, with the names that it stands under and beside."""
        row, column = cell
        text = row.text(column)
        kinds = read_cell(text, self.letters) if text else []
        name = role[0].text(role[1])
        if kinds is None or (kinds and not name):
            reason = "letters without the name of a role" if kinds else "no letter of the matrix or its legend"
            self.statements.unread(row, column, reason)
            return
        for kind in kinds:
            actor = self.statements.thing(role_thing(name))
            self.statements.say("Assignment", duty, actor, "raci.letter", cell, role, activity, kind=kind)

    def note(self, row: Row) -> None:
        """A footnote is counted among what was not read; a line of the legend was."""
        cells = [c for c in range(len(row.values)) if row.text(c)]
        text = (" = " if len(row.text(cells[0])) == 1 else " ").join(row.text(c) for c in cells)
        if not is_legend(text, self.legend):
            self.statements.unread(row, cells[0], "a note below the matrix")
