"""Words that ran together: "theGroup", "isresponsible", "equipmentto", "clerkandcashier", "writtenconsent"."""

import re
from collections.abc import Iterator

from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import FUNCTION, MODALS, is_word

_CASED = re.compile(r"(?<![\w.@/:_-])([A-Za-z]?[a-z]*[a-z]|A)([A-Z][a-z]+)(?![\w@/:_-]|\.\w)")
_TOKEN = re.compile(r"(?<![\w.@/:’'-])[A-Za-z][a-z]{2,30}(?![\w@/:]|\.\w|[’'-]\w)")
_NUMBERED = re.compile(r"^[ \t]*\d+(?:\.\d+)+\.?(?=[A-Z][a-z]+ )", re.M)
# Small words that run into others; "in" and "on" begin too many compounds ("onboarding").
_SMALL = tuple(sorted(MODALS | FUNCTION, key=lambda word: (-len(word), word)))
_PLACES = {"in": ("the", "a", "an", "its", "each"), "on": ("the", "a", "an", "its", "each")}
_INNER = ("should", "shall", "with", "must", "and", "the", "for", "are", "of", "by")  # those that few words hold
_LEAST = 2  # different joins with a small word in them: one may be a name
_RATE = 300  # words of text for each of them, at most
_MANY = 3  # of them: then two other words that stand together are a join as well
_LONG = 4  # letters that words around a small one have, on average
_HALF = 3  # letters of each of those


def edits(text: str) -> list[Edit]:
    """A space between words that ran together, in a text where that happens again and again."""
    sure = [*_cased(text), *_small(text)]
    kinds = {_around(text, at) for at in sure}
    if len(kinds) < _LEAST or len(sure) * _RATE < text.count(" "):
        return []
    found = set(sure)
    if len(sure) >= _MANY:
        found.update(_numbered(text), _likely(text))
    return [Edit(at, at, " ") for at in sorted(found)]


def _around(text: str, at: int) -> str:
    """The letters on both sides of a place."""
    start, end = at, at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].lower()


def _cased(text: str) -> Iterator[int]:
    """ "theGroup", "TheBoat": a small word, or "GroupTreasurer" where the text has both words apart as well."""
    for found in _CASED.finditer(text):
        left, right = found[1].lower(), found[2].lower()
        small = left in _SMALL or left in _PLACES
        plain = found[1].islower() and len(left) > 2 and is_word(left) and is_word(right)
        if small or plain or f"{found[1]} {found[2]}" in text:
            yield found.end(1)


def _small(text: str) -> Iterator[int]:
    """A string that is no word, but two or three with a small word among them."""
    for token in _TOKEN.finditer(text):
        low = token[0].lower()
        if not is_word(low):
            yield from (token.start() + at for at in places(low))


def _numbered(text: str) -> Iterator[int]:
    """ "4.2The committee": the number of a paragraph and its first word."""
    return (found.end() for found in _NUMBERED.finditer(text))


def _likely(text: str) -> Iterator[int]:
    """Two words with no small one among them: "writtenconsent", "SafetyOfficer"."""
    for found in _CASED.finditer(text):
        if is_word(found[1].lower()) and is_word(found[2].lower()):
            yield found.end(1)
    for token in _TOKEN.finditer(text):
        low = token[0].lower()
        if is_word(low) or places(low):
            continue
        halves = [at for at in range(_HALF, len(low) - _HALF + 1) if is_word(low[:at]) and is_word(low[at:])]
        if halves:
            yield token.start() + min(halves, key=lambda at: abs(2 * at - len(low)))


def places(low: str) -> tuple[int, ...]:
    """Where a string that is no word falls into two or three, one of them small; () when it does not."""
    two = _in_two(low)
    if two:
        return (two,)
    for small in _INNER:
        at = low.find(small, 1)
        after = low[at + len(small) :]
        if 0 < at < len(low) - len(small) and _full(low[:at]) and _full(after) and len(low) - len(small) >= 2 * _LONG:
            return (at, at + len(small))
    return _in_three(low)


def _in_two(low: str) -> int:
    for small in _SMALL:
        rest = low[len(small) :]
        if low.startswith(small) and len(rest) > (1 if len(small) > 1 else 3) and _full(rest):
            return len(small)
    for small in _SMALL:
        rest = low[: -len(small)]
        if len(small) > 1 and low.endswith(small) and _full(rest):
            return len(rest)
    return next((len(at) for at, after in _PLACES.items() if low.startswith(at) and low[len(at) :] in after), 0)


def _in_three(low: str) -> tuple[int, ...]:
    """ "tosettheseal" begins or ends with a small word, and what is left falls into two."""
    for small in _SMALL:
        rest = low[len(small) :]
        if len(small) > 1 and low.startswith(small) and _in_two(rest):
            return (len(small), len(small) + _in_two(rest))
    for small in _SMALL:
        rest = low[: -len(small)]
        if len(small) > 1 and low.endswith(small) and _in_two(rest):
            return (_in_two(rest), len(rest))
    return ()


def _full(rest: str) -> bool:
    """A word that stands by itself: long enough, or small."""
    return rest in _SMALL or (len(rest) > 2 and is_word(rest))
