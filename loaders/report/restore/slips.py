"""Letters that a scanner took for others that look like them: "sha11", "rnust", "Tbe", "Secretaiy".

Only in a text that is full of them, and only where no word becomes a word; names that nobody knows stay.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import FUNCTION, MODALS, is_word

_TOKEN = re.compile(r"(?<![\w.@/:])[A-Za-z0-9|]{2,30}(?![\w@/:]|\.\w)")
_CERTAIN = re.compile(r"[a-z][01|5][a-z01|5]*$|[a-z]{2,}I[a-z]")  # "sha11", "wiIl"
# What is seen -> what it was, the likeliest first.
_LOOKS: tuple[tuple[str, str], ...] = (
    ("rn", "m"), ("vv", "w"), ("1", "l"), ("I", "l"), ("|", "l"), ("0", "o"), ("5", "s"), ("1", "i"),
    ("li", "h"), ("b", "h"), ("m", "rn"), ("tii", "th"), ("cl", "d"), ("ii", "u"), ("i", "l"), ("l", "i"),
    ("i", "r"), ("c", "e"), ("e", "c"), ("u", "n"), ("n", "u"), ("h", "b"), ("ni", "m"), ("fi", "h"),
)  # fmt: skip
_LEAST = 3  # different words that need repair, one of them beyond doubt or a small word of every text
_SURE = MODALS | FUNCTION | {"will", "he", "she", "they", "who", "with"}
_RATE = 400  # words of text for each of them, at most
_FIRST = {"lt": "It", "ln": "In", "lf": "If", "ls": "Is", "l": "I"}  # an l that stands for a capital I


def edits(text: str) -> list[Edit]:
    """Repairs of a text that was scanned; none where it only has names and terms that no lexicon knows."""
    found = list(_slips(text))
    kinds = {(text[e.start : e.end], e.words) for e in found}
    sure = any(_CERTAIN.search(seen) or put.lower() in _SURE for seen, put in kinds)
    dense = len(found) * _RATE >= text.count(" ")
    return found if sure and dense and len(kinds) >= _LEAST else []


def _slips(text: str) -> Iterator[Edit]:
    for token in _TOKEN.finditer(text):
        seen = token[0]
        if _stands(seen):
            continue
        put = _FIRST.get(seen) or read_as(seen)
        if put:
            yield Edit(token.start(), token.end(), put)


def _stands(seen: str) -> bool:
    """A number, capitals, "A1", the Roman "ii", a word, or one with the number of a footnote behind it."""
    plain = seen.rstrip("0123456789")
    short = len(seen) < 3 and seen not in _FIRST
    roman = not seen.strip("ivxlc")
    noted = len(plain) > 3 or plain == seen  # "survey5" has a note, "sha11" is no "sha"
    return short or roman or not plain or plain.isupper() or seen.isupper() or (noted and is_word(plain.lower()))


@lru_cache(maxsize=4096)
def read_as(seen: str) -> str:
    """The word that a string looks like, "" when it is a word itself, looks like none, or is too short to tell."""
    capital = seen[0].isupper() and seen[1:].islower()
    for first in _once(seen):
        if _fits(first):
            return first
    for first in _once(seen):
        for second in _once(first):
            if len(seen) > 3 and _fits(second):
                return second
    return _lowered(seen) if capital else ""


def _lowered(seen: str) -> str:
    """ "Tbe": looks like a capitalised word when its small letters are read again."""
    put = read_as(seen.lower())
    return put.capitalize() if put else ""


def _once(seen: str) -> Iterator[str]:
    """The string with one look-alike read otherwise, everywhere and at each place."""
    for looks, was in _LOOKS:
        if looks not in seen:
            continue
        yield seen.replace(looks, was)
        at = seen.find(looks)
        while at >= 0 and seen.count(looks) > 1:
            yield seen[:at] + was + seen[at + len(looks) :]
            at = seen.find(looks, at + 1)


def _fits(words: str) -> bool:
    return words.isalpha() and words[1:].islower() and len(words) > 1 and is_word(words.lower())
