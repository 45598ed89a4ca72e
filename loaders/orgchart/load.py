"""Rows of an org chart -> posts, their holders, places and lines."""

from remit.graph.errors import BadInput
from remit.loaders.loading import Loaded
from remit.loaders.orgchart import NAME
from remit.loaders.orgchart.columns import best_header, enough, find_columns
from remit.loaders.orgchart.rows import Chart
from remit.loaders.source import Source
from remit.loaders.table import Statements, read_book, without_collector

LEAST = 0.1


def recognise(source: Source) -> float:
    """More sure the more columns are known; a little for any table, so that `load` can say what is wrong with it."""
    try:
        found = [best_header(source, table)[2] for table in read_book(source).tables]
    except BadInput:
        return LEAST
    return max((min(0.3 + 0.1 * len(fields), 0.8) for fields in found if enough(fields)), default=LEAST)


@without_collector()
def load(source: Source) -> Loaded:
    """Read every sheet that is a chart. Raises BadInput where none is, and says what its columns are."""
    book = read_book(source)
    loaded = Loaded([book.document], unread=list(book.unread))
    problems: list[BadInput] = []
    for table in book.tables:
        try:
            columns = find_columns(source, table)
        except BadInput as problem:
            problems.append(problem)
            loaded.notes.append(f"sheet {table.sheet}: not read, {problem.problem}")
            continue
        statements = Statements(NAME, table, loaded)
        loaded.notes.append(columns.note)
        Chart(statements, columns).read()
        statements.close()
    if not loaded.claims:
        if problems:
            raise problems[0]
        raise BadInput(source.name, "no row of the chart says anything", "a post or person in each row")
    return loaded
