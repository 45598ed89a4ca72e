"""Chains in one sentence: "accountability from A through B to C"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from remit.loaders.report.line_places import edges
from remit.loaders.report.naming import Group, after
from remit.loaders.report.reading import Line, Span

_CHAIN = re.compile(
    r"\b(?:accountab|responsib|report|lines?\b|chain|command|authority|delegat|cascad)[^.;:]{0,80}?\bfrom\b", re.I
)
_TOP = re.compile(
    r"\b(?:chain|hierarchy|lines?)\b[^.;:]{0,60}?\b(?:starts?|begins?)\s+(?:with|at|from)\b"
    r"|\bhighest\s+(?:authority|rank|level|office|body)\b[^.;:]{0,20}?\bis\b",
    re.I,
)
_DOWN = re.compile(  # authority comes from above, accountability goes up
    r"\b(?:authority|command|direction|delegat|cascad|(?:flow|pass|devolve|descend|transmit)(?:s|ed|es|ing)?\b)", re.I
)
_UP = re.compile(r"\b(?:accountab|report)", re.I)
_STEP = re.compile(
    r"\s*,?\s*(?:and\s+)?(?:(?:then|up|finally|next|lastly),?\s+|followed\s+by\s+|(?:moves?|goes|runs?|passes|flows?)\s+(?:down\s+)?)*"
    r"(?:through|via|to|by)?\s*"
)


def ladder_lines(words: str, start: int, end: int, groups: list[Group], span: Span, modality: str) -> Iterator[Line]:
    """ "accountability from A through B to C": A under B under C; "and D" after C is read as the next step up."""
    top = _TOP.search(words, start, end)
    opened = top or _CHAIN.search(words, start, end)
    if not opened:
        return
    steps = [g for g in groups if g.start >= opened.end()]
    linked: list[tuple[str, ...]] = []
    at = opened.end()
    for i, group in enumerate(steps):
        link = _STEP.match(words, at)
        reach = after(words, steps[i:], link.end() if link else at)
        if reach is not group:
            break
        linked.append(group.ids)
        at = group.end
    if top or (_DOWN.search(opened[0]) and not _UP.search(opened[0])):
        if len(linked) == 1:  # "through the mayor, the clerks and the ushers", one under the other
            linked = [(actor,) for actor in linked[0]]
        for high, low in pairwise(linked):
            yield from edges(low, high, "accountability", span, rule="chain", modality=modality)
        return
    ladder = [*linked[:-1], *((actor,) for actor in linked[-1])] if len(linked) > 1 else []
    for low, high in pairwise(ladder):
        yield from edges(low, high, "accountability", span, rule="chain", modality=modality)
