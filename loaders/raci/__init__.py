"""RACI and RASCI matrices: who is responsible, accountable, consulted and informed, letter by letter."""

NAME = "raci"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".md", ".markdown")
ORDER = 1
OPTIONS: dict[str, str] = {
    "roles": "where the roles stand, if that is not guessed right: columns or rows",
    "delimiter": "what stands between cells, where it is not guessed right: , ; | or tab",
    "sheet": "the sheet of a workbook to read, where not all",
}
