"""A narrow column beside the text whose words a converter wrote into its lines, in the middle of sentences.

        The council shall appoint a clerk who keeps
Town    the minutes and
Hall    pays the bills.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from remit.loaders.report.restore.restored import Edit

_NARROW = 8  # blanks before the text, at least
_FULL = 0.75  # of the widest line: what is shorter ends a cell
_LEAST = 3  # places where words of the column stand inside a sentence
_ENDED = re.compile(r"[.?!:;][\"'”’)]?\d{0,2}$")


class _Line(NamedTuple):
    """A line: where it begins and ends, words of the narrow column, words of the text."""

    start: int
    end: int
    side: str
    main: str


def edits(text: str) -> list[Edit]:
    """The words of the narrow column go where they stand inside sentences again and again."""
    found: list[Edit] = []
    for indent in _indents(text):
        regions = list(_regions(text, indent))
        if sum(map(_broken, regions)) >= _LEAST:
            for region in regions:
                found += _cleared(region, indent) if len(region) > _LEAST else ()
    return found


def _indents(text: str) -> list[int]:
    """Columns at which many lines begin, without a tab."""
    counts = Counter(len(m[0]) for m in re.finditer(rf"^ {{{_NARROW},60}}(?=\S)", text, re.M))
    return [indent for indent, times in counts.most_common(2) if times > _LEAST]


def _regions(text: str, indent: int) -> Iterator[list[_Line]]:
    """Runs of lines that all keep to the two columns; what crosses the gap between them ends a run."""
    region: list[_Line] = []
    at = 0
    for words in text.split("\n"):
        line = _line(words, at, indent)
        at += len(words) + 1
        if line is not None:
            region.append(line)
        elif words.strip():
            yield region
            region = []
    yield region


def _line(words: str, at: int, indent: int) -> _Line | None:
    body = words.rstrip()
    crosses = len(body) > indent and (body[indent - 2 : indent].strip() or body[indent] == " ")
    if not body or crosses or "\t" in body:
        return None
    return _Line(at, at + len(words) + 1, body[:indent].strip(), body[indent:])


def _broken(region: list[_Line]) -> int:
    """How often a run of side words begins where the text before it is unfinished and goes on behind it."""
    wide = max((len(line.main) for line in region), default=0)
    times, before, inside = 0, "", False
    for n, line in enumerate(region):
        if line.side and not inside and before and not _ENDED.search(before) and len(before) >= _FULL * wide:
            after = next((later.main for later in region[n:] if later.main), "")
            times += not after[:1].isupper() or bool(line.main)
        inside = bool(line.side)
        before = line.main or before
    return times


def _cleared(region: list[_Line], indent: int) -> Iterator[Edit]:
    """The region without its side words, apart from the line before it, which heads the columns."""
    wide = max(len(line.main) for line in region)
    if region[0].side and 0 < len(region[0].main) < _FULL * wide:
        region = region[1:]  # the heads of the columns
    if region[0].start:
        yield Edit(region[0].start - 1, region[0].start - 1, "\n")
    for line in region:
        if line.side and line.main:
            yield Edit(line.start, line.start + indent, " " * indent)
        elif line.side:
            yield Edit(line.start, line.end, "")
