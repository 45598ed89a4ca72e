"""Stances: what a sentence says about a recommendation, how softly, about which numbers, and who speaks."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.governing import before
from remit.loaders.report.naming import Names, groups_in
from remit.loaders.report.reading import Span
from remit.loaders.table import NO, SOFT, YES, stance_of, takes_stance

_PUTS_OFF = re.compile(
    r"\bin\s+principle\b|\bwill\s+(?:be\s+)?consider|\bgive\s+consideration\b|\bsubject\s+to\s+(?:resources|funding|"
    r"available)|\bremain\s+to\s+be\s+(?:defined|determined|decided)\b|\bexplore\b|\bas\s+resources\s+permit\b|"
    r"\b(?:is|are)\s+under\s+(?:review|consideration)\b",
    re.I,
)
_FINDINGS = re.compile(r"\b(?:our|all|these)\s+(?:\w+\s+)?findings\b", re.I)  # where no recommendation is spoken of
ABOUT = re.compile(rf"recommend|{_FINDINGS.pattern}", re.I)
_SHORT = 8  # words
_ALL = re.compile(
    r"\b(?:all|each|every|both)\s+(?:of\s+)?(?:(?:the|our|its|these|\w+)\s+){0,2}recommendations\b|"
    r"\bour\s+(?:\w+\s+)?recommendations\b"
    r"|\bthe\s+(?:report['’]s\s+|\w+\s+)?recommendations\b|\ball\s+recommendations\b",
    re.I,
)
_NUMBERS = re.compile(
    r"(?<![\w.])(?:recommendations?|recs?\.?|nos?\.?|numbers?)?\s*#?((?:R?\d{1,3}(?:\.\d{1,2})?(?:\s*(?:,|and|&|"
    r"through|to|–|-)\s*)+)*R?\d{1,3}(?:\.\d{1,2})?)(?![\w%])",
    re.I,
)
_LETTERED = re.compile(r"(?<!\w)\(([a-z])\)(?!\s*\()")  # "accepts (a) and (b)"
_SPLIT = re.compile(
    r",?\s+(?:but|and|while|although|however|whereas)\s+(?=(?:[^\W\d]+\s+){0,3}?(?:non-?concur|disagree|reject|did\s+not|"
    r"does\s+not|partial|concur|agree|accept))",
    re.I,
)
_ANSWER = re.compile(
    r"\W{0,12}(?:the\s+)?(?:[\w’'&-]{1,40}\s+){1,6}?(?:(?:\w+ly|does\s+not|do\s+not|did\s+not)\s+)?(?:agree|accept|disagree|"
    r"concur|reject|note)(?:s|d|ed|red)?"
    r"\s+(?:\w+ly\s+|in\s+\w+\s+)?(?:with\s+)?(?:the|this|our|that)\b[^.]{0,60}?\brecommendation"
    r"|\W*(?:the|this)\s+recommendation\s+(?:is|was|has\s+been)\s+(?:\w+ly\s+)?(?:noted|accepted|agreed|rejected|"
    r"not\s+accepted|supported)\b",
    re.I,
)


class Said(NamedTuple):
    """One stance with the numbers it answers (() when it names none); `everything`: it answers all of them."""

    stance: str
    span: Span
    numbers: tuple[str, ...]
    everything: bool
    soft: bool
    by: tuple[str, ...]


def answers(words: str) -> bool:
    """ "The government agrees with the recommendation", "The recommendation is noted": the other side speaks."""
    return bool(_ANSWER.match(words))


def said_in(block: Block, names: Names, span: Span, *, loose: bool = False) -> Iterator[Said]:
    """Stances in one sentence; `loose`: it stands in a response, and need not say what it is about."""
    words = block.text[span.start - block.start : span.end - block.start]
    if not takes_stance(words) and not (loose and _soft_alone(words)):
        return
    if not loose and not ABOUT.search(words):
        return
    bounds = [0, *(m.end() for m in _SPLIT.finditer(words)), len(words)]
    parts = [words[a:b] for a, b in pairwise(bounds)]
    if not any(_numbers(part) for part in parts):
        parts = [words]
    by = speaker(block, names, span)
    for part in parts:
        stance = stance_of(part) or ("unknown" if _numbers(part) else "")
        soft = bool(SOFT.search(part))
        if stance or (loose and soft and _soft_alone(words)):
            whole = bool(_ALL.search(part)) or ("recommend" not in words.lower() and bool(_FINDINGS.search(part)))
            yield Said(stance or "unknown", span, _numbers(part), whole, soft, by)


def _soft_alone(words: str) -> bool:
    """A sentence without a stance softens the answer when it puts off, or when it is all that is said ("Noted.")."""
    return bool(_PUTS_OFF.search(words)) or (len(words.split()) <= _SHORT and bool(SOFT.search(words)))


def _numbers(words: str) -> tuple[str, ...]:
    """Numbers of recommendations: "1, 2, and 4", "1 through 3"; other numbers (years, percentages) are left out."""
    found: list[str] = []
    for match in _NUMBERS.finditer(words):
        short = bool(re.match(r"R\d", match[1]))  # "accepts R1 and R2"
        named = short or "rec" in match[0].lower() or bool(re.search(r"\brecommendations?\b", words, re.I))
        many = short or re.search(r",|and|&", match[1]) or "rec" in match[0].lower()
        if not (named and many):
            continue
        span = re.fullmatch(r"R?(\d+)\s*(?:through|to|–|-)\s*R?(\d+)", match[1])
        if span and int(span[1]) < int(span[2]) <= int(span[1]) + 60:
            found += [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
        else:
            found += re.findall(r"\d+(?:\.\d+)?", match[1])
    found += _LETTERED.findall(words)
    return tuple(n for n in dict.fromkeys(found) if len(n) < 4)


def speaker(block: Block, names: Names, span: Span) -> tuple[str, ...]:
    """Who speaks in a sentence that takes a stance."""
    found = groups_in(block, names, span)
    verb = YES.search(block.text, span.start - block.start) or NO.search(block.text, span.start - block.start)
    group = before(block.text, found, verb.start() if verb else 0, span.start - block.start) if found else None
    return group.ids if group else ()
