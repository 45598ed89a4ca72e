"""Organograms of UK government departments: the senior posts and junior groups that data.gov.uk publishes."""

NAME = "organogram"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
ORDER = 0
OPTIONS: dict[str, str] = {
    "valid_from": "the first day that the snapshot speaks of, YYYY-MM-DD",
    "valid_to": "the first day that it no longer speaks of",
    "delimiter": "what stands between cells, where it is not guessed right: , ; | or tab",
    "sheet": "the sheet of a workbook to read, where not all",
}
