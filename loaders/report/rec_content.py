"""Which recommendation is meant by what it asks: "the recommendation to count the keys", "agreed to count the keys"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Span
from remit.loaders.report.stances import Said, speaker

Contents = Mapping[str, frozenset[str]]

_TO_WHAT = re.compile(r"\brecommendation\s+(?:to|that|on|about|for)\s+(?P<what>[^.;]{8,200})", re.I)
_AGREED_TO = re.compile(r"\b(?:agree[sd]?|commit(?:s|ted)?|has\s+agreed|have\s+agreed)\s+to\s+(?=[a-z])")
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 6  # letters: enough to tell words apart and to meet their other forms
_SHARE = 0.6
_COMMON = frozenset(("recomm", "should", "with", "that", "this", "from", "their", "which", "ensure", "have", "been"))


def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.lower())) - _COMMON


def contents(text: str, found: Sequence[Recommendation]) -> Contents:
    """What each recommendation speaks of, by its id."""
    return {r.id: stems(" ".join(text[span.start : span.end] for span in r.spans)) for r in found}


def meant_by(words: str, found: Sequence[Recommendation], asked: Contents) -> list[Recommendation]:
    """The recommendations that "the recommendation to count the keys" can only mean; [] when it says nothing."""
    what = _TO_WHAT.search(words)
    return _closest(stems(what["what"]), found, asked) if what else []


def _closest(wanted: frozenset[str], found: Sequence[Recommendation], asked: Contents) -> list[Recommendation]:
    if len(wanted) < 2:
        return []
    shares = [(len(wanted & asked[r.id]) / len(wanted), r) for r in found]
    best = max((share for share, _ in shares), default=0.0)
    return [r for share, r in shares if share == best] if best >= _SHARE else []


def promised(
    part: Block, span: Span, names: Names, found: Sequence[Recommendation], asked: Contents
) -> Iterator[tuple[list[Recommendation], Said]]:
    """ "The port agreed to count the keys", which is what one recommendation asks."""
    words = part.text[span.start - part.start : span.end - part.start]
    promise = _AGREED_TO.search(words)
    answered = _closest(stems(words[promise.end() :]), found, asked) if promise else []
    if len(answered) == 1:
        yield answered, Said("agree", span, (), everything=False, soft=False, by=speaker(part, names, span))
