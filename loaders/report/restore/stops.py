"""Full stops that are lost: "She signs the book The porter keeps the keys"."""

import re

from remit.loaders.report.lexicon import lexical_tag, word_set
from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import MODALS, is_word

_BEGINS = "The A An This These Each Every No All Any If When In At On He She It They We For Where After Before"
_OPENER = re.compile(
    rf"(?<=[a-z)] )(?=(?:{_BEGINS.replace(' ', '|')}) [a-z]|[A-Z][a-z]+s (?:{'|'.join(sorted(MODALS))})\b)"
)
_LAST = re.compile(r"([A-Za-z]+)\)? $")
# A sentence does not end with one of these.
_OPEN = MODALS.union(
    *(word_set(f"tag_{kind}") for kind in ("IN", "DT", "CC", "PRP$")),
    ("to", "called", "entitled", "titled", "is", "are", "was", "were"),
)
_LEAST = 3  # places: one or two are titles and quotations
_RATE = 150  # words of text for each of them, at most


def edits(text: str) -> list[Edit]:
    """A stop before a capitalised opening word, in a text that lost them again and again."""
    found = [m.start() - 1 for m in _OPENER.finditer(text) if _ends(text[max(0, m.start() - 30) : m.start()])]
    dense = len(found) * _RATE >= text.count(" ")
    return [Edit(at, at, ".") for at in found] if dense and len(found) >= _LEAST else []


def _ends(before: str) -> bool:
    """What stands before a capital can end a sentence: no preposition, article or conjunction, no adjective."""
    last = _LAST.search(before)
    low = last[1].lower() if last else ""
    return bool(low) and low not in _OPEN and lexical_tag(low) not in ("IN", "DT", "CC", "TO") and is_word(low)
