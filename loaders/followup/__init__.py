"""Tables of recommendations and actions: what was asked, answered and promised, by whom, by when, how far it is."""

from remit.loaders.table import TABLE_OPTIONS

NAME = "followup"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
ORDER = 1
OPTIONS: dict[str, str] = {
    "recommendation": "the column of what is recommended",
    "finding": "the column of the finding or issue that it rests on",
    "response": "the column of what was answered",
    "action": "the column of what will be or has been done",
    "owner": "the column of who is responsible: office of primary interest, lead, owner",
    "addressee": "the column of whom the recommendation is addressed to",
    "date": "the column of the day by which it is to be done",
    "status": "the column of how far it is",
    "number": "the column of the number of the recommendation or action",
    **TABLE_OPTIONS,
}
