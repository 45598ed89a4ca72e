"""Names that only their place in a line shows to be somebody's: "is accountable to Parliament"."""

import re

from remit.loaders.report.lexicon import singular, word_set
from remit.loaders.report.naming import OPENS, Group, Names
from remit.loaders.report.phrases import extended, noun_phrases
from remit.loaders.report.tagging import tag

_PAPERS = word_set("document_nouns")
_REACH = 90  # characters: longer is no name
_STOP = re.compile(r"[.;:,()\n]\s|[.;:,()\n]$")
_TITLE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Sir|St|Lt|Col|Gen|Capt)\.\s")


def unknown_after(words: str, at: int, end: int, names: Names) -> Group | None:
    """The capitalised noun phrase that begins at `at`, articles aside."""
    opened = OPENS.match(words, at)
    begin = opened.end() if opened else at
    stretch = words[begin : min(end, begin + _REACH)]
    if not stretch[:1].isupper():
        return None
    stop = _STOP.search(_TITLE.sub(lambda found: "x" * len(found[0]), stretch))
    stretch = stretch[: stop.start()] if stop else stretch
    phrases = noun_phrases(tag(stretch))
    if not phrases or phrases[0].first != 0 or phrases[0].pronoun:
        return None
    whole = extended(phrases[0], phrases, 0)
    if singular(whole.tokens[whole.head].low) in _PAPERS or whole.tokens[whole.head].tag == "CD":
        return None
    ids = names.named(stretch[: whole.end])
    return Group(ids, begin, begin + whole.end) if ids else None
