"""Words that a blank cuts in two: "respon sible", "m ust", "the Quarter master"."""

import re
from collections import Counter
from collections.abc import Iterator

from remit.loaders.report.lexicon import is_agentive
from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import MODALS, is_word

_PAIR = re.compile(r"(?<![\w.@/:’'&(-])([A-Za-z]?[a-z]*) (?=([a-z]+)(?![\w@/:’'-]|\.\w))")
_LETTERS = re.compile(r"[A-Za-z]+")
_SHORTEST = 4  # letters of a word that halves make, unless it is a modal verb
_ALONE = frozenset({"s", "t"})  # what an apostrophe left behind


def edits(text: str) -> list[Edit]:
    """The blank goes where a half is no word and both are one, or where the text has a post's name whole elsewhere."""
    words = Counter(word.lower() for word in _LETTERS.findall(text))
    return [Edit(at, at + 1, "") for at in _cuts(text, words)]


def _cuts(text: str, words: Counter[str]) -> Iterator[int]:
    end = -1  # a half belongs to one word only
    for found in _PAIR.finditer(text):
        left, right = found[1].lower(), found[2]
        if found.start() <= end or not left or right in _ALONE:
            continue
        whole = left + right
        if whole in MODALS and not (is_word(left) and is_word(right) and len(left) > 1 < len(right)):
            cut = whole != "cannot"
        elif is_word(left) and is_word(right):
            cut = (
                len(left) > 2
                and is_agentive(whole)
                and words[whole] > 1
                and words[whole] > text.count(found[0] + right)
            )
        else:
            cut = len(whole) >= _SHORTEST and is_word(whole)
        if cut:
            end = found.end() + len(right)
            yield found.end() - 1
