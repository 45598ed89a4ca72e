"""Whether a string of letters is an English word, which is what tells damage from text."""

from functools import cache, lru_cache
from importlib.resources import files

from remit.loaders.report.lexicon import is_listed, lexical_tag, singular, verb_lemma, word_set

_CLOSED = ("CC", "DT", "PRP$", "PRP", "IN", "WDT", "RB", "JJ", "NN", "NNS", "VBG", "VBD")
MODALS = frozenset({"shall", "must", "should", "will", "would", "may", "can", "cannot", "could"})
_VERBAL = "is are was were be been being am has have had do does did"
_DATES = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
)
_JOINING = "the a an of to is are be by and for with not has have or that its it from at each every any all this"
FUNCTION = frozenset(_JOINING.split(" "))
_SMALL = frozenset(f"a i s t to there what how {_VERBAL} {_DATES}".split(" "))
_BEGINNING = 2  # letters


@cache
def _more() -> frozenset[str]:
    """Words whose ending tells their tag, which the tagger needs no list of."""
    rows = files("remit.loaders.report.lexicon").joinpath("more_words.tsv").read_text("utf-8").splitlines()[1:]
    return frozenset(row[:_BEGINNING] + rest for row in rows for rest in row[_BEGINNING + 1 :].split(" "))


@cache
def _closed() -> frozenset[str]:
    return frozenset().union(
        _SMALL, MODALS, FUNCTION, word_set("modals"), *(word_set(f"tag_{kind}") for kind in _CLOSED)
    )


@lru_cache(maxsize=16384)
def is_word(low: str) -> bool:
    """A lower-case string that English has, as far as the lexicons know."""
    if low in _closed() or low in _more() or lexical_tag(low) is not None:
        return True
    one = singular(low)
    return verb_lemma(low) is not None or is_listed(low) or one in _more() or lexical_tag(one) is not None
