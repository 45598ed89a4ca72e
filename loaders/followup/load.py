"""Tables of recommendations and actions -> things and claims, each with the cells that say it."""

from remit.graph.errors import BadInput
from remit.loaders.followup import NAME
from remit.loaders.followup.columns import MEANT, declared_in, find_columns, refuse_absent
from remit.loaders.followup.rows import Sheet
from remit.loaders.loading import Loaded
from remit.loaders.source import Source
from remit.loaders.table import Statements, read_book, without_collector

SURE, FAIRLY = 0.92, 0.85  # a matrix of letters is surer (0.9) than actions without a recommendation


def recognise(source: Source) -> float:
    """Sure of recommendations beside answers, owners or dates; fairly sure of actions with two of these."""
    try:
        tables = read_book(source).tables
    except BadInput:
        return 0.0
    found = [columns for table in tables if (columns := find_columns(table, {}))]
    return max((SURE if "recommendation" in columns.at else FAIRLY for columns in found), default=0.0)


@without_collector()
def load(source: Source) -> Loaded:
    """Read every sheet that is such a table. Raises BadInput where none is."""
    book = read_book(source)
    declared = declared_in(source)
    refuse_absent(source, book.tables, declared)
    loaded = Loaded([book.document], unread=list(book.unread))
    for table in book.tables:
        columns = find_columns(table, declared)
        if columns is None:
            if table.sheet:
                loaded.notes.append(f"sheet {table.sheet}: not read, no table of recommendations or actions")
            continue
        loaded.notes.append(columns.note())
        statements = Statements(NAME, table, loaded)
        Sheet(statements, columns).read()
        statements.close()
    if not loaded.claims:
        hint = f"{MEANT}; say which columns they are with -o recommendation=… -o owner=… and the like"
        raise BadInput(source.name, "holds no table of recommendations or actions", hint)
    return loaded
