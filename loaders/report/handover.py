"""What is asked of somebody is a duty: a recommendation of whom it addresses, an action in a table of its owner."""

import re

from remit.loaders.report.action_phrases import status_of
from remit.loaders.report.document import Document
from remit.loaders.report.kinds import first_verb, kind_of_duty
from remit.loaders.report.reading import Action, Duty, Recommendation, Span
from remit.loaders.report.sharing import with_share
from remit.loaders.report.tagging import tag

_OWNING = re.compile(r"\b(?:(?:clear|sole|single|overall)\s+(?:\w+\s+){0,2}lead|owner(?:ship)?)\b", re.I)


def duties_of_recommendations(
    document: Document, duties: list[Duty], recommendations: list[Recommendation]
) -> list[Duty]:
    """The duties, and one for every addressed recommendation whose words name no holder themselves.

    A duty without a holder inside such a recommendation is the addressee's.
    """
    found = list(duties)
    for one in recommendations:
        if one.addressees and one.redacted != "full":
            _hand_over(document, found, one.spans, one.addressees, ("proposed", "recommendation"))
    return _in_order(found)


def duties_of_actions(document: Document, duties: list[Duty], actions: list[Action]) -> list[Duty]:
    """The duties, and one for every owned action of a table that is not done yet and that names no holder itself."""
    found = list(duties)
    for one in actions:
        if one.rule == "table" and one.owners and status_of(_words(document, one.spans)) != "completed":
            _hand_over(document, found, one.spans, one.owners, ("actual", "action"))
    return _in_order(found)


def _hand_over(
    document: Document, found: list[Duty], spans: tuple[Span, ...], holders: tuple[str, ...], how: tuple[str, str]
) -> None:
    """Add the duty unless somebody holds one inside the spans already; those that nobody holds there are part of it."""
    start, end = spans[0].start, spans[-1].end
    inside = [n for n, d in enumerate(found) if d.spans[0].start < end and d.spans[-1].end > start]
    if any(found[n].holders for n in inside):
        return
    for n in reversed(inside):
        del found[n]
    words = document.text[start:end]
    kind = (
        "accountable" if _OWNING.search(words) and how[1] == "action" else kind_of_duty(first_verb(tag(words)), words)
    )
    found.append(with_share(Duty(holders, kind, spans, modality=how[0], rule=how[1]), words))


def _words(document: Document, spans: tuple[Span, ...]) -> str:
    return " ".join(document.text[span.start : span.end] for span in spans)


def _in_order(duties: list[Duty]) -> list[Duty]:
    return sorted(duties, key=lambda d: (d.spans[0].start, d.spans[-1].end))
