"""Which lines introduce a list, and which lines without a mark are its items."""

import re

from remit.loaders.report.block import Block
from remit.loaders.report.headings import names_only

_FINAL = re.compile(r"[.?!][\"'”’)\]\s]*$")
_LEADS = re.compile(r"\b(?:following|follows?|below)\b", re.I)
_LAST = re.compile(r"[.?!][\"'”’)]*\s+(?=\S)")
_SEMICOLON = re.compile(r";(?:\s*(?:and|or))?\s*$")
_OPENS = re.compile(r":\s*[-–—]?\s*$")
_SHORT = 80  # characters of a line that only names somebody


def introduces(text: str) -> bool:
    """A colon, no final stop, or a stop after "the following"."""
    return not _FINAL.search(text) or bool(_LEADS.search(_LAST.split(text[-240:])[-1]))


def names_owner(text: str) -> bool:
    """ "1. The President." in a line of its own, over what that one does."""
    return len(text) < _SHORT and names_only(_LAST.split(text)[-1].rstrip(". "))


def is_unmarked_item(before: Block | None, line: str) -> bool:
    """A line that a semicolon ends, under a colon or behind another such line; and the last one behind them."""
    if before is None or not line.lstrip()[:1].isupper():
        return False
    listed = before.kind == "item" and before.marker == "" and bool(_SEMICOLON.search(before.text))
    opens = before.kind == "paragraph" and bool(_OPENS.search(before.text))
    return listed or (opens and bool(_SEMICOLON.search(line)))
