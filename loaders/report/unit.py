"""A unit of duty, and who acts in a clause: its subjects, its by-agents, its approvers."""

import re
from dataclasses import dataclass

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Clause, Sentence, chain_forward
from remit.loaders.report.lexicon import word_set
from remit.loaders.report.owners import bare_name
from remit.loaders.report.phrases import Phrase, extended, possessor
from remit.loaders.report.tagging import Token

APPROVAL = word_set("approval")
_SANCTIONS = ("with", "at", "through", "upon", "on", "subject", "without", "to", "by")
_ACTS = frozenset(
    {"decision", "resolution", "order", "motion", "request", "ballot", "initiative", "direction", "majority"}
)
_UNCERTAIN = word_set("uncertain_modals")
_OWNERS = {"our": "we", "its": "it", "their": "they", "his": "he", "her": "she"}


@dataclass(slots=True)
class Unit:
    """One statement of duty: its rule, who holds it (phrases; [] nobody), modality, and the clause it was read in."""

    rule: str
    holders: list[Phrase]
    modality: str
    clause: Clause
    lemma: str
    passive: bool = False
    alternatives: bool = False
    accountable: bool = False


def tail(sentence: Sentence, i: int, count: int = 8) -> str:
    """Up to `count` lower-case words from token i on, joined by spaces."""
    return " ".join(t.low for t in sentence.tokens[i : i + count])


def modality_of(modal: str, negated: bool) -> str:
    """required, proposed, power, prohibition or actual for the words of a modal; "" when it states no duty."""
    if modal in _UNCERTAIN:
        return ""
    if modal.startswith(("can", "may")) or re.search(
        r"(?:entitled|authori[sz]ed|empowered|permitted|allowed|able|free) to", modal
    ):
        return "prohibition" if negated or modal == "cannot" else "power"
    if negated:
        return "" if re.search(r"need|required|have to|has to|expected|obliged", modal) else "prohibition"
    return "proposed" if modal.startswith(("should", "ought")) else "required"


def by_agents(sentence: Sentence, clause: Clause, actors: Actors) -> tuple[list[Phrase], bool]:
    """The by-agents of a passive clause and whether they are alternatives."""
    return agents_after(sentence, clause.group.last, clause.end, actors)


def agents_after(sentence: Sentence, first: int, stop: int, actors: Actors) -> tuple[list[Phrase], bool]:
    """Who acts by "by X" or "with the approval of X" from token `first` up to offset `stop`."""
    for i in range(first, len(sentence.tokens)):
        token = sentence.tokens[i]
        if token.start >= stop:
            break
        owner = _sanctioning(sentence, i)
        if owner is not None and (owner.pronoun or actors.acts(owner)):
            return [owner], False
        begin = past_count(sentence, i + 1) if token.low == "by" else _approvers(sentence, i)
        if begin > 0:
            phrases, word, after = chain_forward(sentence, begin)
            if len(phrases) > 1 and after < len(sentence.tokens) and sentence.tokens[after].tag in ("MD", "VBZ"):
                phrases.pop()  # "by the board and such officer shall": the subject of the next clause
            agents = [p for p in (doer(sentence, p, actors) for p in phrases) if p is not None]
            if agents:
                return agents, word == "or"
    return [], False


def past_count(sentence: Sentence, i: int) -> int:
    """Behind "no less than 3/4" in "by no less than 3/4 vote of the members", and behind "at least"."""
    tokens = sentence.tokens
    if [t.low for t in tokens[i : i + 2]] in (["at", "least"], ["at", "most"]):
        return next((n for n in range(i + 1, min(i + 4, len(tokens))) if n in sentence.firsts), i)
    than = next((n for n in range(i, min(i + 3, len(tokens))) if tokens[n].low == "than"), -1)
    if than < 0 or tokens[than - 1].low not in ("less", "fewer", "more"):
        return i
    return next((n for n in range(than + 1, min(than + 6, len(tokens))) if n in sentence.firsts), i)


def _approvers(sentence: Sentence, i: int) -> int:
    """Token where the approvers begin in "with the approval of the board", or -1."""
    tokens = sentence.tokens
    if tokens[i].low not in _SANCTIONS:
        return -1
    k = sentence.firsts.get(i + 1, -1)
    if k < 0 or tokens[sentence.phrases[k].head].low not in APPROVAL:
        return -1
    last = sentence.phrases[k].last
    return last + 1 if last < len(tokens) and tokens[last].low in ("of", "from", "by") else -1


def _sanctioning(sentence: Sentence, i: int) -> Phrase | None:
    """The board in "with the board's consent" and they in "without their written approval", None otherwise."""
    tokens = sentence.tokens
    k = sentence.firsts.get(i + 1, -1) if tokens[i].low in (*_SANCTIONS, "require", "requires") else -1
    if k < 0 or tokens[sentence.phrases[k].head].low not in APPROVAL:
        return None
    phrase = sentence.phrases[k]
    return owner_of(tokens, phrase.first) if tokens[phrase.first].tag == "PRP$" else possessor(phrase)


def doer(sentence: Sentence, phrase: Phrase, actors: Actors) -> Phrase | None:
    """The phrase itself, or whose act it is: "by a vote of the members", "by a council vote"."""
    if actors.acts(phrase) or actors.may_act(phrase):
        return phrase
    tokens = sentence.tokens
    k = sentence.firsts.get(phrase.last + 1, -1)
    if k >= 0 and tokens[phrase.last].low in ("of", "between", "among", "amongst"):
        inner = extended(sentence.phrases[k], sentence.phrases, k)
        return inner if actors.acts(inner) else None
    if tokens[phrase.head].low not in APPROVAL | _ACTS:
        return None
    for head in range(phrase.head - 1, phrase.first - 1, -1):
        part = Phrase(tokens, phrase.first, head + 1, head)
        if tokens[head].tag in ("NN", "NNS", "NNP") and actors.acts(part):
            return part
    return None


def acting_subjects(clause: Clause, actors: Actors) -> list[Phrase]:
    """The subjects, when somebody is among them; the others of a list come along, since a list is of one sort."""
    acting = [p for p in clause.subjects if actors.acts(p)]
    if not acting and clause.group.tense == "modal" and not clause.group.passive:
        acting = [p for p in clause.subjects if actors.may_act(p)]
    if not acting and clause.group.tense == "present" and not clause.group.passive and not actors.reports:
        acting = [p for p in clause.subjects if bare_name(p) and actors.may_act(p)]
    return clause.subjects if len(acting) * 2 >= len(clause.subjects) and acting else acting


def unit_for(rule: str, holders: list[Phrase], modality: str, clause: Clause, **more: bool) -> Unit:
    """A unit of the clause; "x or y" as subject makes alternatives."""
    return Unit(rule, holders, modality, clause, clause.group.lemma, alternatives=clause.joined == "or", **more)


def owner_of_subject(clause: Clause, actors: Actors) -> Phrase | None:
    """The council in "the council's votes shall be held in public"."""
    owners = (possessor(subject) for subject in clause.subjects)
    return next((owner for owner in owners if owner is not None and actors.acts(owner)), None)


def owner_of(tokens: list[Token], i: int) -> Phrase:
    """The pronoun behind a possessive at i: "its" -> "it"."""
    low = _OWNERS.get(tokens[i].low, "it")
    return Phrase([*tokens[:i], tokens[i]._replace(low=low, tag="PRP"), *tokens[i + 1 :]], i, i + 1, i)
