"""How far an action is, as a cell says it."""

import re

_NOT = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:started|begun|implemented|actioned|done|due|completed?|commenced|closed|met)\b|\bno\s+action\b",
    re.I,
)
_LATE = re.compile(r"\b(?:over-?due|past\s+due|late|missed|lapsed)\b|(?<![\d.])0\s*%", re.I)  # and nothing says: begun
_NOT_YET = re.compile(
    r"\b(?:to\s+do|todo|planned|pending|open|new|scheduled|future|awaiting|on\s+hold|deferred|outstanding|proposed|will\s+be)\b",
    re.I,
)
_UNDER_WAY = re.compile(
    r"\b(?:in\s+(?:progress|hand|train|process)|under\s?way|ongoing|on-going|started|begun|commenced|partial(?:ly)?|partly|"
    r"on\s+track|on\s+schedule|behind|delayed|continuing|being\s+\w+|in\s+development|(?!0\s*%)\d?\d\s*%)",
    re.I,
)
_DONE = re.compile(
    r"\b(?:completed?|fully\s+implemented|implemented|closed|done|delivered|achieved|finished|resolved|met|actioned|"
    r"in\s+place|100\s*%)",
    re.I,
)


def progress_of(cell: str) -> str:
    """ "planned", "underway" or "done" by the words of a cell of a status column, or "" where they say nothing."""
    if re.search(r"\b100\s*%", cell):
        return "done"
    said = (("planned", _NOT), ("underway", _UNDER_WAY), ("planned", _NOT_YET), ("done", _DONE), ("planned", _LATE))
    for kind, pattern in said:
        if pattern.search(cell):
            return kind
    return ""
