"""Org charts as tables: one row a post or person, with whom it reports to and where it belongs."""

NAME = "orgchart"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
ORDER = 0
OPTIONS: dict[str, str] = {
    "post": "the column of the post or job title",
    "person": "the column of the person who holds the post",
    "unit": "the column of the unit, department or team",
    "organization": "the column of the organization, or its name where no column says it",
    "reports_to": "the column of the superior: reference, title or name",
    "functional": "the column of a second, functional (dotted) superior",
    "reference": "the column of the post's identifier",
    "grade": "the column of the grade",
    "status": "the column that says vacant, acting, ended …",
    "from": "the column of the first day",
    "to": "the column of the last day",
    "delimiter": "what stands between cells, where it is not guessed right: , ; | or tab",
    "sheet": "the sheet of a workbook to read, where not all",
}
