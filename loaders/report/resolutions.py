"""What a meeting resolved that somebody do: a duty in the subjunctive."""

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Clause, Sentence, chain_forward
from remit.loaders.report.lexicon import verb_lemma
from remit.loaders.report.unit import Unit, tail

_RESOLVING = frozenset({"resolve", "move", "decide", "agree", "vote", "order", "instruct", "direct"})
_OBJECT_BEGINS = frozenset({"DT", "PRP$", "TO", "IN", "JJ", "NNS", "PRP"})


def resolved(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "It was resolved that the officer attend": what was decided binds, which the plain verb of one person shows."""
    tokens, that = sentence.tokens, clause.group.last
    if clause.group.lemma not in _RESOLVING or clause.group.negated or tail(sentence, that, 1) != "that":
        return None
    phrases, word, after = chain_forward(sentence, that + 1)
    acting = [p for p in phrases if actors.acts(p) and not p.pronoun]
    if (
        not acting
        or after + 1 >= len(tokens)
        or (len(phrases) == 1 and phrases[0].plural and tokens[after].low != "be")
    ):
        return None
    verb = tokens[after]
    if verb.low != "be" and not (verb_lemma(verb.low) == verb.low and tokens[after + 1].tag in _OBJECT_BEGINS):
        return None
    return Unit("resolved", acting, "required", clause, verb.low, alternatives=word == "or")
