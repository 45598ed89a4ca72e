"""Whether the words of a duty say that its holders have it together: then each of them holds a part, and none all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from remit.loaders.report.phrases import Phrase
from remit.loaders.report.reading import Concern, Duty

_JOINTLY = re.compile(
    r"\bjointly\b|\b(?:joint|shared?|sharing|split|divid(?:es?|ing|ed))\s+(?:(?!of\b)\w+\s+){0,2}?(?:responsib|accountab)"
    r"|\b(?:responsib|accountab)\w+\b[^.;]{0,40}?\b(?:shared|split|divided)\s+(?:between|among|by)\b",
    re.I,
)


_FIRST = frozenset({"accountable", "answerable", "lead"})


def jointly_held(words: str) -> bool:
    """ "The clerk and the dean shall jointly keep the roll", "split responsibility between the two offices"."""
    return bool(_JOINTLY.search(words))


def leading(holders: Sequence[Phrase]) -> list[Phrase]:
    """The one of several who answers: "the accountable director and other members", "the lead agency and others"."""
    marked = [p for p in holders if any(t.low in _FIRST for t in p.tokens[p.first : p.head])]
    return marked if len(marked) == 1 and len(holders) > 1 else []


def with_share(duty: Duty, words: str) -> Duty:
    """The duty, marked as joint where several hold it and its words say so."""
    several = len(duty.holders) > 1 and not duty.alternatives
    return replace(duty, joint=True) if several and jointly_held(words) else duty


def not_said_twice(concerns: Iterable[Concern], duties: Iterable[Duty]) -> list[Concern]:
    """The concerns without "shared" ones on a joint duty: the duty tells who shares it."""
    joint = [span for duty in duties if duty.joint for span in duty.spans]
    return [
        c
        for c in concerns
        if c.kind != "shared" or not any(s.start < p.end and p.start < s.end for s in c.spans for p in joint)
    ]
