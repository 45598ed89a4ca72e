"""A reading as marks on its document: which characters were understood as what, and which were not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from remit.loaders.report.reading import Reading, Span

KINDS = (
    "duty",
    "line",
    "recommendation",
    "response",
    "action",
    "finding",
    "plan",
    "target",
    "concern",
    "damage",
    "unread",
)


class Mark(NamedTuple):
    """One place of a document and what it was read as: `kind` is one of KINDS, `words` say what it says, and of whom.

    A statement that a page has torn apart is several marks, of which the last has the words.
    """

    start: int
    end: int
    kind: str
    words: str
    rule: str


def marks(reading: Reading) -> list[Mark]:
    """Every mark of a reading in the order of its document, the longer of two that begin together first."""
    names = {actor.id: actor.name for actor in reading.actors}
    found = [*_assigned(reading, names), *_advised(reading, names), *_remarked(reading, names)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind)))


def _who(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[i] for i in ids) or "nobody"


def _assigned(reading: Reading, names: Mapping[str, str]) -> Iterator[Mark]:
    """Duties and lines."""
    for duty in reading.duties:
        kind = duty.modality if duty.modality in {"power", "prohibition"} else duty.kind
        doubt = "" if duty.status == "asserted" else f", {duty.status}"
        yield from _placed(duty.spans, "duty", f"{_who(duty.holders, names)}: {kind}{doubt}", duty.rule)
    for line in reading.lines:
        yield from _placed(line.spans, "line", f"{names[line.lower]} → {names[line.upper]}: {line.kind}", line.rule)


def _advised(reading: Reading, names: Mapping[str, str]) -> Iterator[Mark]:
    """Recommendations, what was answered, and what is done about them."""
    for advice in reading.recommendations:
        words = f"{advice.number} to {_who(advice.addressees, names)}".strip()
        yield from _placed(advice.spans, "recommendation", words, advice.rule)
        for answer in advice.responses:
            yield from _placed(answer.spans, "response", answer.stance, answer.rule)
    for action in reading.actions:
        due = f", {action.due}" if action.due else ""
        yield from _placed(action.spans, "action", _who(action.owners, names) + due, action.rule)


def _remarked(reading: Reading, names: Mapping[str, str]) -> Iterator[Mark]:
    """Findings, plans, what the document complains of, and what was not understood."""
    for finding in reading.findings:
        yield from _placed(finding.spans, "finding", finding.number, finding.rule)
    for item in reading.plan_items:
        yield from _placed(item.spans, "plan", f"{item.level} {item.number}".strip(), item.rule)
    for target in reading.targets:
        yield from _placed(target.spans, "target", _who(target.holders, names), target.rule)
    for concern in reading.concerns:
        yield from _placed(concern.spans, "concern", concern.kind, concern.rule)
    for damage in reading.damages:
        yield from _placed(damage.spans, "damage", damage.kind, "")
    yield from (Mark(start, end, "unread", "", "") for start, end in reading.unread)


def _placed(spans: tuple[Span, ...], kind: str, words: str, rule: str) -> Iterator[Mark]:
    """The marks of one statement."""
    last = len(spans) - 1
    for i, (start, end) in enumerate(spans):
        yield Mark(start, end, kind, words if i == last else "", rule if i == last else "")
