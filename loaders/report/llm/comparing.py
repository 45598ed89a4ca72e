"""What a second reader adds to a reading, and where it says otherwise."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from remit.loaders.report.reading import Duty, Line, Reading, Span

Verdict = Literal["agrees", "adds", "contradicts"]
SAME = 0.5  # share of characters of the shorter statement: less than half of it is another one


class Suggestion(NamedTuple):
    """One statement of the second reader; `first` is what the first reader made of the same words, if anything."""

    record: Duty | Line
    verdict: Verdict
    first: Duty | Line | None = None


def compare(reading: Reading, duties: Iterable[Duty], lines: Iterable[Line]) -> list[Suggestion]:
    """Every statement of the second reader beside the first one's, once each, in document order."""
    found = [compared(duty, reading.duties) for duty in dict.fromkeys(duties)]
    found += [compared(line, reading.lines) for line in dict.fromkeys(lines)]
    return sorted(found, key=lambda suggestion: suggestion.record.spans)


def compared(second: Duty | Line, firsts: Iterable[Duty] | Iterable[Line]) -> Suggestion:
    """One statement beside those of the first reader that stand at the same words."""
    beside = list(overlapping(second, firsts))
    for first in beside:
        if is_same(second, first):
            return Suggestion(second, "agrees", first)
    claimed = next((first for first in beside if ends(first)), None)
    return Suggestion(second, "contradicts", claimed) if claimed else Suggestion(second, "adds")


def overlapping(second: Duty | Line, firsts: Iterable[Duty] | Iterable[Line]) -> Iterator[Duty | Line]:
    """Statements that share half of the shorter one's characters."""
    for first in firsts:
        shorter = min(length(first.spans), length(second.spans))
        if shorter and shared(first.spans, second.spans) / shorter >= SAME:
            yield first


def is_same(second: Duty | Line, first: Duty | Line) -> bool:
    """The first reader says it too: the second one's holders are among its own, or the line joins the same two."""
    return set(ends(second)) <= set(ends(first)) if isinstance(second, Duty) else ends(second) == ends(first)


def ends(record: Duty | Line) -> tuple[str, ...]:
    """Whom a statement joins: the holders of a duty, lower and upper of a line."""
    return record.holders if isinstance(record, Duty) else (record.lower, record.upper)


def length(spans: Iterable[Span]) -> int:
    """Characters of spans."""
    return sum(end - start for start, end in spans)


def shared(a: Iterable[Span], b: Iterable[Span]) -> int:
    """Characters that two lists of spans have in common."""
    others = list(b)
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in others)
