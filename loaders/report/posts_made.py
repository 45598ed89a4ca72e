"""Who has a task because a post was made or filled for it: "Create a post of archivist who keeps the maps"."""

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.lexicon import verb_lemma
from remit.loaders.report.names import kind_of
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.tagging import Token

_MAKING = frozenset({"create", "establish", "appoint", "designate", "nominate", "hire", "recruit", "name", "assign"})
_TAKING_PEOPLE = frozenset({"appoint", "recruit", "hire", "nominate"})  # their object is somebody, whatever its name
_TAKING_THINGS = frozenset({"designate", "assign", "second", "select", "elect", "employ"})
_PLACES = frozenset({"position", "post", "role", "job"})
_WORKING = ("post", "role", "person", "body", "unit")
_BETWEEN = frozenset({"IN", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "RB", "PRP$", "POS"})


def posts_made(sentence: Sentence, actors: Actors) -> list[Phrase]:
    """Whom the sentence puts in a post for a task that it names; [] when it does not."""
    found = _filled(sentence, actors) or _made(sentence, actors)
    return [found] if found else []


def _filled(sentence: Sentence, actors: Actors) -> Phrase | None:
    """ "Archivist hired to keep the maps": nothing else governs the name, and its verb has no object."""
    phrase, tokens = sentence.phrases[0] if sentence.phrases else None, sentence.tokens
    if phrase is None or phrase.first or phrase.pronoun:
        return None
    at = phrase.last + (tokens[phrase.last].tag == "CD") if phrase.last < len(tokens) else phrase.last
    lemma = verb_lemma(tokens[at].low) if at < len(tokens) and tokens[at].tag in ("VBN", "VBD") else ""
    after = _past_adverbs(tokens, at + 1)
    if not _to_do(tokens, after):
        return None
    somebody = lemma in _TAKING_PEOPLE or (lemma in _TAKING_THINGS and actors.acts(phrase))
    return Phrase(tokens, phrase.first, at, phrase.head, phrase.acronym) if somebody else None


def _made(sentence: Sentence, actors: Actors) -> Phrase | None:
    """ "Appoint an archivist to keep the maps", "Create the position of an archivist who keeps the maps"."""
    tokens = sentence.tokens
    opens = tokens and tokens[0].tag in ("VB", "VBP", "NN") and tokens[0].low in _MAKING
    k = sentence.firsts.get(1, -1) if opens else -1
    if k < 0:
        return None
    phrase: Phrase | None = sentence.phrases[k]
    if tokens[sentence.phrases[k].head].low in _PLACES:
        phrase, k = _in_post(sentence, k)
    if phrase is None or kind_of(phrase.name()) not in _WORKING:
        return None
    if not (actors.acts(phrase) or kind_of(phrase.name()) == "post"):
        return None
    return phrase if _has_task(tokens, sentence.phrases[k].last) else None


def _in_post(sentence: Sentence, k: int) -> tuple[Phrase | None, int]:
    """The archivist in "archivist position" or "post of archivist", and the number of the last phrase of the name."""
    phrase, tokens = sentence.phrases[k], sentence.tokens
    if phrase.head > phrase.first + (tokens[phrase.first].tag == "DT"):
        return Phrase(tokens, phrase.first, phrase.head, phrase.head - 1), k
    of = phrase.last < len(tokens) and tokens[phrase.last].low == "of"
    after = sentence.firsts.get(phrase.last + 1, -1) if of else -1
    return (sentence.phrases[after], after) if after >= 0 else (None, k)


def _has_task(tokens: list[Token], i: int) -> bool:
    """Past where the post is and what brackets add, the words say what it is for: "to keep", "that keeps"."""
    depth = 0
    while i < len(tokens):
        token = tokens[i]
        depth += (token.tag == "(") - (token.tag == ")")
        if depth == 0 and token.tag != ")":
            if _to_do(tokens, i) or _does(tokens, i):
                return True
            if token.tag not in _BETWEEN:
                return False
        i += 1
    return False


def _does(tokens: list[Token], i: int) -> bool:
    """ "who keeps", "that will keep"."""
    if tokens[i].low not in ("who", "that", "which") or i + 1 >= len(tokens):
        return False
    after = _past_adverbs(tokens, i + 1)
    return after < len(tokens) and tokens[after].tag in ("VBZ", "VBP", "MD")


def _to_do(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].low == "to" and bool(verb_lemma(tokens[_past_adverbs(tokens, i + 1)].low))


def _past_adverbs(tokens: list[Token], i: int) -> int:
    while i < len(tokens) - 1 and tokens[i].tag == "RB":
        i += 1
    return i
