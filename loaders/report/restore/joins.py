"""Words that ran together: "theGroup", "isresponsible", "equipmentto"."""

import re
from collections.abc import Iterator

from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import MODALS, is_word

_CASED = re.compile(r"(?<![\w.@/:_-])([A-Za-z]?[a-z]*[a-z]|A)([A-Z][a-z]+)(?![\w@/:_-]|\.\w)")
_TOKEN = re.compile(r"(?<![\w.@/:’'-])[A-Za-z][a-z]{2,30}(?![\w@/:]|\.\w|[’'-]\w)")
# Small words that run into others; "in" and "on" begin too many compounds ("onboarding").
_FUNCTION = "the a an of to is are be by and for with not has have or that its it from at each every any all this"
_SMALL = tuple(sorted(MODALS | frozenset(_FUNCTION.split(" ")), key=lambda word: (-len(word), word)))
_BEFORE_THE = {"in": ("the", "a", "an", "its", "each"), "on": ("the", "a", "an", "its", "each")}
_LEAST = 3  # different joins: one or two may be names


def edits(text: str) -> list[Edit]:
    """A space between words that ran together, in a text where that happens again and again."""
    found = [*_cased(text), *_small(text)]
    around = {text[max(0, e.start - 12) : e.end + 12] for e in found}
    return found if len(around) >= _LEAST else []


def _cased(text: str) -> Iterator[Edit]:
    """ "theGroup", "TheBoat": a small word, or "GroupTreasurer" where the text has both words apart as well."""
    for found in _CASED.finditer(text):
        left, right = found[1].lower(), found[2].lower()
        small = left in _SMALL or left in _BEFORE_THE
        plain = found[1].islower() and len(left) > 2 and is_word(left) and is_word(right)
        if small or plain or f"{found[1]} {found[2]}" in text:
            yield Edit(found.end(1), found.end(1), " ")


def _small(text: str) -> Iterator[Edit]:
    """A string that is no word, but one with a small word before or behind it."""
    for token in _TOKEN.finditer(text):
        low = token[0].lower()
        if not is_word(low):
            at = place(low)
            if at:
                yield Edit(token.start() + at, token.start() + at, " ")


def place(low: str) -> int:
    """Where a string that is no word falls into two, one of them small; 0 when it does not."""
    for small in _SMALL:
        rest = low[len(small) :]
        if low.startswith(small) and (_full(rest) if len(small) > 1 else len(rest) > 3 and _full(rest)):
            return len(small)
    for small in _SMALL:
        rest = low[: -len(small)]
        if len(small) > 1 and low.endswith(small) and _full(rest):
            return len(rest)
    for small, after in _BEFORE_THE.items():
        if low.startswith(small) and low[len(small) :] in after:
            return len(small)
    return 0


def _full(rest: str) -> bool:
    """A word that stands by itself: long enough, or small."""
    return rest in _SMALL or (len(rest) > 2 and is_word(rest))
