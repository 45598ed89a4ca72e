"""Where the author of a PDF broke a line: names below each other, and marks that are none."""

import re
from collections.abc import Sequence

from remit.loaders.report.formats.pdf_lines import Line
from remit.loaders.report.markers import Marker

WELL_SHORT = 0.75  # of the column: a line that ends before was broken by its author
EVEN = 2.0  # times the size: lines that end so near to each other fill a narrow column
FULL = 0.9  # of the column: a line that reaches this far is broken by the margin, not by its author
ENDED = re.compile(r"[.?!:;][\"'”’)\]]*$")
_OPEN = re.compile(  # what no line of a list ends with
    r"(?:[,&–—-]|\b(?:and|or|of|the|an?|to|for|in|on|by|with|from|at|as|that|which|who|is|are|was|were|be|been|has|have"
    r"|had|will|shall|must|should|may|can|not|its|their|our|this|these|than|under|between|into|per))$",
    re.I,
)
_FIRST = frozenset("1aAiI")


def full(line: Line) -> bool:
    """The line reaches the right edge of its column."""
    return line.x1 - line.left > FULL * (line.right - line.left)


def short(last: Line, line: Line) -> bool:
    """The first word of the next line would have fitted on the last."""
    first = line.words[0].x1 - line.words[0].x0 if line.words else 0.0
    return last.x1 + first + 0.9 * last.size < last.right


def listed(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line stands below the last one as another name of a list does, and not as the rest of a sentence.

    The last line ends well before the margin and in no open word, and the next begins with a capital; lines that end
    at nearly one place fill a column of their own.
    """
    last = lines[-1]
    if not (line.text[:1].isupper() and short(last, line)) or _OPEN.search(last.text):
        return False
    if last.x1 - last.left > WELL_SHORT * (last.right - last.left):
        return False
    ends = [each.x1 for each in lines]
    return len(ends) < 2 or max(ends) - min(ends) > EVEN * last.size


def stray_letter(last: Line, line: Line, marker: Marker) -> bool:
    """ "see Pub." above "L. 104": an initial that the margin put first, in the line of the words above."""
    letter = marker.mark[:-1]
    flush = abs(line.x0 - last.x0) < 4 and full(last)
    return flush and marker.mark[-1] == "." and len(letter) == 1 and letter.isupper() and letter not in _FIRST
