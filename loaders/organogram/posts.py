"""What senior and junior rows have in common: their organisation and unit, and the ids under which files meet."""

from remit.graph.claim import Thing, make_thing
from remit.loaders.organogram.columns import Columns
from remit.loaders.table import Cell, Row, Statements

# Words that stand in a cell where nothing is known or disclosed.
NOTHING = frozenset({"", "n/a", "n/d", "na", "nd", "none", "-", "tbc"})


def post_thing(organisation: str, reference: str, title: str) -> Thing:
    """A senior post: organisation and reference are its identity, so a junior file meets its senior file.

    References differ in case within one file (DfE-3014, DFE-3014), so case does not count. Without a title the label
    says both, since a bare reference names posts of other organisations too.
    """
    return make_thing("Post", title or f"{organisation} post {reference}", f"{organisation} {reference}")


class Places:
    """Reads the parent department, organisation and unit of rows."""

    def __init__(self, statements: Statements, columns: Columns) -> None:
        self.statements, self.columns = statements, columns

    def text(self, row: Row, name: str) -> str:
        """The words of a row in a named column, none where the column is absent."""
        return row.text(self.columns.get(name))

    def told(self, row: Row, name: str) -> str:
        """The words of a row in a named column, none where they say that nothing is told."""
        text = self.text(row, name)
        return "" if text.casefold() in NOTHING else text

    def cell(self, row: Row, name: str) -> Cell:
        """A cell as evidence."""
        return row, self.columns[name]

    def collective(self, row: Row) -> tuple[str, str]:
        """The id of the row's unit, or else of its organisation, and the column that names it; units join up."""
        organisation, unit, parent = (self.told(row, name) for name in ("organisation", "unit", "parent"))
        if not organisation:
            return "", ""
        say, thing = self.statements.say_once, self.statements.thing
        whole = thing(make_thing("Organization", organisation))
        if parent:
            above = thing(make_thing("Organization", parent))
            cells = self.cell(row, "organisation"), self.cell(row, "parent")
            say("Subdivision", whole, above, "organogram.parent", *cells)
        if not unit or unit.casefold() == organisation.casefold():
            return whole, "organisation"
        part = thing(make_thing("Unit", unit, f"{organisation} {unit}"))
        say("Subdivision", part, whole, "organogram.unit", self.cell(row, "unit"), self.cell(row, "organisation"))
        return part, "unit"
