"""Organogram rows -> posts, their occupants, units and lines."""

from remit.graph.claim import check_day
from remit.graph.errors import BadInput, Refused
from remit.loaders.loading import Loaded
from remit.loaders.organogram import NAME
from remit.loaders.organogram.columns import SENIOR, check_columns, find_header
from remit.loaders.organogram.junior import JuniorRows
from remit.loaders.organogram.senior import SeniorRows
from remit.loaders.source import Source
from remit.loaders.table import Statements, read_book, without_collector


def recognise(source: Source) -> float:
    """Certain where a header names the senior post that others report to."""
    try:
        return 1.0 if any(find_header(table) for table in read_book(source).tables) else 0.0
    except BadInput:
        return 0.0


@without_collector()
def load(source: Source) -> Loaded:
    """Read a senior or junior file, or a workbook with both. Raises BadInput where it is neither."""
    book = read_book(source)
    loaded = Loaded([book.document], unread=list(book.unread))
    days = days_of(source)
    headed = [(table, header) for table in book.tables if (header := find_header(table))]
    if not headed:
        expected = "a column Reports to Senior Post or Reporting Senior Post"
        raise BadInput(source.name, "no header of an organogram", expected)
    # Senior sheets first: they know the titles of the posts that junior sheets only refer to.
    for table, (index, names, columns) in sorted(headed, key=lambda pair: pair[1][1] is not SENIOR):
        check_columns(source, table.rows[index], names, columns)
        statements = Statements(NAME, table, loaded, **days)
        rows = [row for row in table.rows[index + 1 :] if not row.blank()]
        (SeniorRows if names is SENIOR else JuniorRows)(statements, columns).read(rows)
        statements.close()
    return loaded


def days_of(source: Source) -> dict[str, str]:
    """The options that date the snapshot. Raises BadInput where one is no day."""
    days = {name: source.options.get(name, "") for name in ("valid_from", "valid_to")}
    try:
        for name, day in days.items():
            check_day(name, day)
    except Refused as error:
        raise BadInput(source.name, str(error)) from error
    return days
