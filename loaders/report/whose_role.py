"""Who is said to have a role by "whose": "the porter, whose duty it is to open the gates"."""

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Clause, Sentence
from remit.loaders.report.lexicon import singular, word_set
from remit.loaders.report.phrases import Phrase, extended
from remit.loaders.report.unit import Unit, tail, unit_for

_MISSIONS = word_set("expletive_nouns")
_REACH = 12  # tokens between "whose" and its verb
_TO = ("to", "that", "the")


def whose_role(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """The clause behind "whose role"; its holder is the person or body that stands before "whose"."""
    group, tokens = clause.group, sentence.tokens
    opened = next(
        (n for n in range(group.first - 1, max(-1, group.first - _REACH), -1) if tokens[n].low == "whose"), -1
    )
    if opened < 0 or group.negated or group.tense == "past":
        return None
    is_to = group.modal in ("is to", "are to")
    states = is_to or (group.lemma in ("be", "include", "involve") and tail(sentence, group.last, 1) in _TO)
    nouns = [t.low for t in tokens[opened + 1 : group.first] if t.tag in ("NN", "NNS")]
    if not states or not nouns or singular(nouns[-1]) not in _MISSIONS:
        return None
    owner = _before(sentence, opened, actors)
    return unit_for("mission", [owner], "actual", clause) if owner is not None else None


def _before(sentence: Sentence, at: int, actors: Actors) -> Phrase | None:
    """The phrase that ends right before "whose", or the one it is part of: "a clerk with the rank of usher, whose"."""
    i = at
    while i > 0 and sentence.tokens[i - 1].tag == ",":
        i -= 1
    k = sentence.phrase_ending(i)
    while k > 0 and _inside(sentence, k):
        k -= 1
    if k < 0:
        return None
    whole = extended(sentence.phrases[k], sentence.phrases, k)
    return whole if actors.acts(whole) or actors.may_act(whole) else None


def _inside(sentence: Sentence, k: int) -> bool:
    """The phrase only says more about the one before it: "with the rank of captain"."""
    between = sentence.tokens[sentence.phrases[k - 1].last : sentence.phrases[k].first]
    return len(between) == 1 and between[0].low in ("with", "of", "in")
