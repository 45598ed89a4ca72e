"""The columns of senior and junior files, under the names that they had over the years."""

from remit.graph.errors import BadInput
from remit.loaders.source import Source
from remit.loaders.table import Row, Table, header_key

Columns = dict[str, int]

SENIOR = {
    "reference": ("post unique reference",),
    "name": ("name",),
    "grade": ("grade or equivalent", "grade"),
    "title": ("job title",),
    "function": ("job team function",),
    "parent": ("parent department",),
    "organisation": ("organisation", "organization"),
    "unit": ("unit",),
    "reports": ("reports to senior post",),
    "fte": ("fte",),
    "notes": ("notes",),
}
JUNIOR = {
    "parent": ("parent department",),
    "organisation": ("organisation", "organization"),
    "unit": ("unit",),
    "reports": ("reporting senior post",),
    "grade": ("grade",),
    "title": ("generic job title",),
    "headcount": ("number of posts in fte",),
    "profession": ("professional occupational group",),
}
NEEDED = ("organisation", "title", "reports")


def find_header(table: Table) -> tuple[int, dict[str, tuple[str, ...]], Columns] | None:
    """Index of the header row, SENIOR or JUNIOR, and the columns; None where the table is no organogram."""
    for index, row in enumerate(table.rows[:20]):
        keys = {header_key(text): column for column, text in reversed(list(enumerate(row.values)))}
        for names in (SENIOR, JUNIOR):
            if names["reports"][0] in keys:
                found = {name: keys[key] for name, words in names.items() for key in reversed(words) if key in keys}
                return index, names, found
    return None


def check_columns(source: Source, row: Row, names: dict[str, tuple[str, ...]], found: Columns) -> None:
    """Raise BadInput where a column is missing without which nothing can be said."""
    needed = [*NEEDED, "reference", "name"] if names is SENIOR else NEEDED
    missing = [names[name][0] for name in needed if name not in found]
    if missing:
        there = ", ".join(text.strip() for text in row.values[:40])
        raise BadInput(f"{source.name}, row {row.number}", f"no column {' or '.join(missing)} among: {there}", "it")
