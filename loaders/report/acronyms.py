"""Acronyms that a document defines in brackets, with the exact words that they stand for."""

from collections.abc import Iterator

from remit.loaders.report.names import bare_acronym, is_acronym
from remit.loaders.report.tagging import Token

_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "to", "&", "de", "la", "at"})
_REACH = 12  # words before the bracket


def definitions(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """(acronym, words it stands for) for each "Long Form (LF)" in a sentence, when the initials fit exactly."""
    for i in range(1, len(tokens) - 2):
        if tokens[i].tag == "(" and tokens[i + 2].tag == ")" and is_acronym(tokens[i + 1].text):
            words = _spelled(tokens, i, bare_acronym(tokens[i + 1].text).replace("-", ""))
            if words:
                yield bare_acronym(tokens[i + 1].text), words


def _spelled(tokens: list[Token], end: int, letters: str) -> list[Token]:
    """The words before `end` whose initials are the letters, read from the last; small words need no letter."""
    n, i = len(letters), end
    while n > 0 and i > 0 and end - i < _REACH:
        i -= 1
        word = tokens[i]
        if word.tag == "POS":
            continue
        fits = word.text[0].upper() == letters[n - 1].upper()
        if fits and (word.text[0].isupper() or word.low not in _SMALL or letters[n - 1].islower()):
            n -= 1
        elif word.low not in _SMALL:
            return []
    kept = [t for t in tokens[i:end] if t.tag != "POS" or t is not tokens[end - 1]]
    return kept if n == 0 else []
