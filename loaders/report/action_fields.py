"""Owner and date of an action that stand behind it: "Responsible official: …", "(Target date: …)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Action, Recommendation, Span
from remit.loaders.report.sentences import sentences
from remit.loaders.table import due_of, has_date

_FIELD = re.compile(
    r"\W{0,12}(?:(?P<date>(?:(?:target|due|completion|implementation|estimated|expected|planned|anticipated|agreed|proposed|"
    r"revised|scheduled)\s+){1,4}(?:date|deadline|time\s?frame|timeline)?|deadline|time\s?frame|timeline|by\s+when)"
    r"|(?P<owner>(?:responsible|action|accountable|lead|contact)\s+(?:official|officer|person|party|parties|manager|office|"
    r"unit|owner|lead|individual|body)s?|(?:action\s+)?owners?|responsib(?:le|ility)|assigned\s+to|lead|officer\s+responsible))"
    r"\s*[:–—]\s*\W{0,4}",
    re.I,
)


class Field(NamedTuple):
    """A label with what it says: who is responsible, or by when ("" when it is about the other)."""

    span: Span
    owners: tuple[str, ...]
    due: str


def fields(blocks: Sequence[Block], names: Names) -> Iterator[Field]:
    """All such labels in prose, in document order."""
    for block in blocks:
        if block.kind == "cell" or not any(mark in block.text for mark in ":–—"):
            continue
        for span in sentences(block):
            label = _FIELD.match(block.text, span.start - block.start, span.end - block.start)
            if label:
                yield _field(block, Span(block.start + label.end(), span.end), bool(label["owner"]), names)


def _field(block: Block, value: Span, owner: bool, names: Names) -> Field:
    words = block.text[value.start - block.start : value.end - block.start]
    if owner:
        ids = dict.fromkeys(who for who, _ in names.mentions_in(value))
        return Field(value, tuple(ids) or (names.named(words) if len(words) < 80 else ()), "")
    return Field(value, (), due_of(words) if has_date(words) else "")


def completed(actions: list[Action], found: Sequence[Recommendation], told: Sequence[Field]) -> list[Action]:
    """Actions with what a label behind them adds; the next recommendation ends its reach."""
    if not told:
        return actions
    starts = [r.spans[0].start for r in found]
    return [_completed(action, starts, told) if action.rule != "table" else action for action in actions]


def _completed(action: Action, starts: list[int], told: Sequence[Field]) -> Action:
    at = action.spans[-1].end
    end = min((start for start in starts if start >= at), default=1 << 62)
    near = [field for field in told if at <= field.span.start < min(end, at + _REACH)]
    owners = next((field.owners for field in near if field.owners), ())
    due = next((field.due for field in near if field.due), "")
    return replace(action, owners=action.owners or owners, due=action.due or due)


_REACH = 1500  # characters: a label further down belongs to something else
