"""Names behind "recommends that" which nobody knows, and nouns that make an adjective of a name."""

import re
from collections.abc import Iterator

from remit.loaders.report.lexicon import is_agentive, lexical_tag, verb_lemma
from remit.loaders.report.naming import Group, Names

_STRANGE = re.compile(
    r"\brecommend(?:s|ed)?\s+that\s+(?:the\s+)?(?P<name>[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*){1,5})"
    r"(?:,\s+[A-Z][^,;:]{0,40}?,?)?\s+(?P<verb>[a-z]{3,})\s"
)
_NEXT_WORD = re.compile(r"\s+([a-z]{4,})\b")
_MODAL = frozenset({"should", "must", "shall", "ought", "need", "needs", "will", "would", "also"})


def recommended_strangers(text: str, start: int, end: int, names: Names) -> Iterator[Group]:
    """ "recommends that Acme Lamps Ltd amend its plan": only its place shows that the name is somebody's."""
    found = _STRANGE.search(text, start, end)
    if not found or verb_lemma(found["verb"]) != found["verb"] or found["verb"] in _MODAL | {"be", "have"}:
        return
    if any(is_agentive(word.lower()) for word in found["name"].split()):
        return  # the reader of names knows it
    ids = names.named(found["name"])
    if ids:
        yield Group(ids, found.start("name"), found.end("name"))


def names_a_thing(text: str, at: int) -> bool:
    """A noun follows at once: "the committee system"."""
    word = _NEXT_WORD.match(text, at)
    if word is None or word[1] in _MODAL or word[1].endswith("ly"):
        return False
    return lexical_tag(word[1]) in (None, "NN") and verb_lemma(word[1]) is None
