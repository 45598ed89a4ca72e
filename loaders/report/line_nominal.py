"""Lines told by a noun: "supervision of the ushers rests with the clerk", "the dean, under whose direction … works"."""

import re
from collections.abc import Iterator

from remit.loaders.report.governing import before
from remit.loaders.report.line_ends import Sentence
from remit.loaders.report.line_places import edges
from remit.loaders.report.line_vocabulary import POWER
from remit.loaders.report.naming import Names, after
from remit.loaders.report.reading import Line

_POWER_OF = re.compile(rf"\b(?:line\s+)?{POWER}\s+(?:of|over|for)\s+", re.I)
_LIES_WITH = re.compile(
    r"\s*,?\s*(?:(?:also|\w+ly)\s+)*(?:(?:(?:is|are|shall\s+be|will\s+be)\s+(?:\w+ly\s+)?"
    r"(?:provided|exercised|performed|held|given|assumed|carried\s+out|undertaken|vested\s+in)"
    r"(?:\s+\w+ly|\s+jointly)?\s*(?:by)?)|(?:rests?|lies?|resides?|sits?)\s+(?:\w+ly\s+)?with|(?:is|are)\s+vested\s+in"
    r"|(?:is|are|remains?|falls?\s+to)\s+(?:the\s+)?(?:sole\s+)?responsibility\s+of|falls?\s+to)\s+",
    re.I,
)
_OWED_TO = re.compile(r"\s+(?:back\s+)?to\s+")
_OWED = re.compile(r"\baccountability\s+(?:of|by)\s+", re.I)
_UNDER_WHOSE = re.compile(rf",?\s*\bunder\s+whose\s+(?:[\w-]+\s+){{0,2}}?{POWER}\s+", re.I)


_MEMBERS = re.compile(  # the words that count a body's members
    r"\b(?:consists?|consisting|composed|comprised|made\s+up|comprises?|comprising|has|have)\b[^.;:]{0,40}?\b"
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several)\b[^.;:]{0,40}?"
    r"\b(?:members?|persons?|people|representatives|individuals|commissioners|trustees)\b"
    r"|\b(?:is|are|be)\s+an?\s+(?:\d{1,3}|three|four|five|six|seven|eight|nine|ten|twelve)[- ](?:person|member|seat)\b",
    re.I,
)


def counted_members(sentence: Sentence, names: Names) -> Iterator[Line]:
    """ "The council consists of five members": there are members of the council, whoever they are."""
    for count in _MEMBERS.finditer(sentence.words, sentence.start, sentence.end):
        body = before(sentence.words, sentence.groups, count.start(), sentence.start, near=True)
        if body and len(body.ids) == 1:
            name = re.sub(r"^(?:the|an?|its|this)\s+", "", sentence.words[body.start : body.end], flags=re.I)
            yield from edges(
                names.named(f"{name} members"), body.ids, "membership", sentence.span, rule="counted-members"
            )


def nominal_lines(sentence: Sentence, modality: str) -> Iterator[Line]:
    """Lines of command whose verb is a noun."""
    words, span = sentence.words, sentence.span
    for power in _POWER_OF.finditer(words, sentence.start, sentence.end):
        lower = after(words, sentence.groups, power.end())
        link = _LIES_WITH.match(words, lower.end, sentence.end) if lower else None
        upper = after(words, sentence.groups, link.end()) if link else None
        if lower and upper:
            yield from edges(lower.ids, upper.ids, "direction", span, rule="power-rests-with", modality=modality)
    for owed in _OWED.finditer(words, sentence.start, sentence.end):
        lower = after(words, sentence.groups, owed.end())
        link = _OWED_TO.match(words, lower.end, sentence.end) if lower else None
        upper = after(words, sentence.groups, link.end()) if link else None
        if lower and upper:
            yield from edges(lower.ids, upper.ids, "accountability", span, rule="accountability-of", modality=modality)
    for whose in _UNDER_WHOSE.finditer(words, sentence.start, sentence.end):
        above = [g for g in sentence.groups if g.end <= whose.start()]
        lower = after(words, sentence.groups, whose.end())
        if lower and above and not words[above[-1].end : whose.start()].strip():
            yield from edges(lower.ids, above[-1].ids, "direction", span, rule="under-whose", modality=modality)
