"""Duty units: what a clause states that somebody has to do, may do, must not do or answers for."""

import re
from dataclasses import dataclass

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Clause, Sentence, chain_forward
from remit.loaders.report.lexicon import is_agentive, singular, verb_lemma, word_set
from remit.loaders.report.phrases import Phrase, extended, possessor
from remit.loaders.report.tagging import Token

_UNCERTAIN = word_set("uncertain_modals")
_DESCRIPTIVE = word_set("descriptive")
_UNRULY = word_set("unruly_passive")
_UNRULY_OWNERLESS = word_set("unruly_ownerless")
_SUBJECT_PASSIVE = word_set("subject_passive")
_MODAL_DESCRIPTIVE = word_set("modal_descriptive")
_MISSIONS = word_set("expletive_nouns")
_APPROVAL = word_set("approval")
_ROLES = word_set("role_nouns")
_TASKED = frozenset(("task", "charge", "entrust", "empower", "authorize", "authorise", "expect", "require"))
_ADVISING = frozenset({"recommend", "propose", "suggest", "request", "ask", "urge"})
_PLAIN = frozenset({"be", "have", "do", "not"})
_CHARGED = re.compile(
    r"(?:responsible|accountable|answerable|liable) for\b|(?:charged|tasked|entrusted) with\b|in charge of\b"
)
_DELEGATING = word_set("delegating")
_REQUIRING = word_set("requiring")
_RESPONSIBLE = re.compile(
    r"^(?:\w+ly |also |held |not |only |and |both ){0,3}(?:responsible|accountable|answerable|liable|in charge|charged with"
    r"|tasked with|entrusted with|responsibility)\b"
)
_AUTHORITY = re.compile(
    r"^(?:the |a |an |any |full |broad |final |sole |ultimate |overall |primary |specific |also |direct |\w+ )*?"
    r"(?:authority|responsibilit\w+|accountabilit\w+|power|powers|right|rights|duty|duties|obligation|mandate|discretion|say"
    r"|oversight|custody|charge|control)\b"
)
_RESPONSIBILITY_OF = re.compile(
    r"\b(?:responsibility|duty|job|task|role|discretion|prerogative) of\b|\b(?:rests?|lies?|resides?) with\b"
)


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


def _tail(sentence: Sentence, i: int, count: int = 8) -> str:
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


def _agents(sentence: Sentence, clause: Clause, actors: Actors) -> tuple[list[Phrase], bool]:
    """The by-agents of a passive clause and whether they are alternatives."""
    return agents_after(sentence, clause.group.last, clause.end, actors)


def agents_after(sentence: Sentence, first: int, stop: int, actors: Actors) -> tuple[list[Phrase], bool]:
    """Who acts by "by X" or "with the approval of X" from token `first` up to offset `stop`."""
    for i in range(first, len(sentence.tokens)):
        token = sentence.tokens[i]
        if token.start >= stop:
            break
        begin = i + 1 if token.low == "by" else _approvers(sentence, i)
        if begin > 0:
            phrases, word, _ = chain_forward(sentence, begin)
            agents = [p for p in (_doer(sentence, p, actors) for p in phrases) if p is not None]
            if agents:
                return agents, word == "or"
    return [], False


def _approvers(sentence: Sentence, i: int) -> int:
    """Token where the approvers begin in "with the approval of the board", or -1."""
    tokens = sentence.tokens
    if tokens[i].low not in ("with", "through", "upon", "on", "subject"):
        return -1
    k = sentence.firsts.get(i + 1, -1)
    if k < 0 or tokens[sentence.phrases[k].head].low not in _APPROVAL:
        return -1
    last = sentence.phrases[k].last
    return last + 1 if last < len(tokens) and tokens[last].low in ("of", "from", "by") else -1


def _doer(sentence: Sentence, phrase: Phrase, actors: Actors) -> Phrase | None:
    """The phrase itself, or whose act it is: "by a vote of the members", "by a council vote"."""
    if actors.acts(phrase) or actors.may_act(phrase):
        return phrase
    tokens = sentence.tokens
    k = sentence.firsts.get(phrase.last + 1, -1)
    if k >= 0 and tokens[phrase.last].low in ("of", "between", "among", "amongst"):
        inner = extended(sentence.phrases[k], sentence.phrases, k)
        return inner if actors.acts(inner) else None
    for head in range(phrase.head - 1, phrase.first - 1, -1):
        part = Phrase(tokens, phrase.first, head + 1, head)
        if tokens[head].tag in ("NN", "NNS", "NNP") and actors.acts(part):
            return part
    return None


def _acting(clause: Clause, actors: Actors) -> list[Phrase]:
    """The subjects, when somebody is among them; the others of a list come along, since a list is of one sort."""
    acting = [p for p in clause.subjects if actors.acts(p)]
    if not acting and clause.group.tense == "modal" and not clause.group.passive:
        acting = [p for p in clause.subjects if actors.may_act(p)]
    return clause.subjects if len(acting) * 2 >= len(clause.subjects) and acting else acting


def _unit(rule: str, holders: list[Phrase], modality: str, clause: Clause, **more: bool) -> Unit:
    return Unit(rule, holders, modality, clause, clause.group.lemma, alternatives=clause.joined == "or", **more)


def _held(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "hold X accountable for": X answers."""
    tokens = sentence.tokens
    if clause.group.lemma != "hold":
        return None
    phrases, word, after = chain_forward(sentence, clause.group.last)
    acting = [p for p in phrases if actors.acts(p)]
    if acting and after < len(tokens) and tokens[after].low in ("accountable", "responsible", "answerable"):
        return Unit("held-accountable", acting, "proposed", clause, "hold", alternatives=word == "or", accountable=True)
    return None


def _required_other(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "the policy requires each office to file": the office's duty."""
    group = clause.group
    if group.lemma not in _REQUIRING or group.passive or group.tense != "present" or group.negated:
        return None
    i = group.last
    if i < len(sentence.tokens) and sentence.tokens[i].low == "that":
        return None
    phrases, word, after = chain_forward(sentence, i)
    acting = [p for p in phrases if actors.acts(p)]
    if acting and after < len(sentence.tokens) and sentence.tokens[after].tag == "TO":
        return Unit("required-of", acting, "required", clause, group.lemma, alternatives=word == "or")
    return None


def _delegated(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "has delegated enforcement to the committee": a standing duty of the committee, whatever the tense."""
    if clause.group.lemma not in _DELEGATING or clause.group.tense == "modal":
        return None
    if clause.relation != "main":
        return None
    for i in range(clause.group.last, len(sentence.tokens)):
        if sentence.tokens[i].low == "to":
            phrases, word, _ = chain_forward(sentence, i + 1)
            acting = [p for p in phrases if actors.acts(p)]
            if acting:
                return Unit(
                    "delegated", acting, "actual", clause, "delegate", alternatives=word == "or", accountable=True
                )
    return None


def _belonging(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "X is the responsibility of Y", "authority rests with Y"."""
    begin = sentence.tokens[clause.group.first].start - sentence.start
    words = " ".join(t.low for t in sentence.tokens[clause.group.first : clause.group.first + 14])
    found = _RESPONSIBILITY_OF.search(words)
    if not found or begin < 0 or clause.group.tense == "past":
        return None
    i = clause.group.first + words[: found.end()].count(" ") + 1
    phrases, word, _ = chain_forward(sentence, i)
    acting = [p for p in phrases if actors.acts(p)]
    if not acting:
        return None
    return Unit("belongs-to", acting, "actual", clause, "be", alternatives=word == "or")


def _mission(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "Our role is to enforce …", "The purpose of the board is to advise …": the owner of the role."""
    group, tokens = clause.group, sentence.tokens
    if group.tense not in ("present", "modal") or not clause.subjects or len(clause.subjects) > 1:
        return None
    subject = clause.subjects[0]
    if singular(tokens[subject.head].low) not in _MISSIONS or not _acts_next(sentence, clause):
        return None
    if tokens[subject.first].tag == "PRP$":
        owner = owner_of(tokens, subject.first)
        return _unit("mission", [owner], "actual", clause)
    k = sentence.firsts.get(subject.last + 1, -1)
    if k >= 0 and tokens[subject.last].low in ("of", "for"):
        owner = extended(sentence.phrases[k], sentence.phrases, k)
        return _unit("mission", [owner], "actual", clause) if actors.acts(owner) else None
    owned = possessor(subject)
    return _unit("mission", [owned], "actual", clause) if owned is not None and actors.acts(owned) else None


_OWNERS = {"our": "we", "its": "it", "their": "they", "his": "he", "her": "she"}


def owner_of(tokens: list[Token], i: int) -> Phrase:
    """The pronoun behind a possessive at i: "its" -> "it"."""
    low = _OWNERS.get(tokens[i].low, "it")
    return Phrase([*tokens[:i], tokens[i]._replace(low=low, tag="PRP"), *tokens[i + 1 :]], i, i + 1, i)


def _acts_next(sentence: Sentence, clause: Clause) -> bool:
    """ "is to enforce" or "is enforcing"."""
    return (
        clause.group.modal.endswith(" to") or clause.group.progressive or _tail(sentence, clause.group.last, 1) == "to"
    )


def _approving(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "Changes require the approval of the board": the board's power."""
    group = clause.group
    if group.lemma not in ("require", "need") or group.passive or group.negated or _acting(clause, actors):
        return None
    for i in range(group.last, min(group.last + 8, len(sentence.tokens) - 1)):
        asked = sentence.tokens[i - 1].low in _APPROVAL
        if sentence.tokens[i].low == "from" or (asked and sentence.tokens[i].low in ("of", "by")):
            phrases, word, _ = chain_forward(sentence, i + 1)
            agents = [p for p in (_doer(sentence, p, actors) for p in phrases) if p is not None]
            if agents:
                return Unit("approval", agents, "power", clause, "approve", alternatives=word == "or")
    return None


def _modal(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    group = clause.group
    modality = modality_of(group.modal, group.negated or _nobody(clause))
    if not modality or (clause.relation == "complement" and not _demanded(sentence, clause)):
        return None
    acting = _acting(clause, actors)
    if group.passive:
        agents, either = _agents(sentence, clause, actors)
        if agents:
            return Unit("modal-passive", agents, modality, clause, group.lemma, True, either)
        if acting and group.lemma in _SUBJECT_PASSIVE:
            return _unit("modal-told", acting, modality, clause, passive=True)
        if clause.relation == "relative" or group.lemma in _UNRULY_OWNERLESS or modality in ("power", "prohibition"):
            return None
        owner = _possessor(clause, actors)
        if owner:
            return _unit("modal-possessor", [owner], modality, clause, passive=True)
        return _unit("modal-ownerless", [], modality, clause, passive=True)
    if not acting or group.lemma in _MODAL_DESCRIPTIVE:
        return None
    vague = group.lemma == "be" and group.modal in ("will", "may", "can", "cannot")
    expletive = group.lemma == "be" and acting[0].tokens[acting[0].first].low == "it"
    return None if vague or expletive or _qualifies(sentence, clause) else _unit("modal", acting, modality, clause)


def _nobody(clause: Clause) -> bool:
    """ "No director shall …": a prohibition."""
    return any(s.tokens[s.first].low in ("no", "neither", "none") for s in clause.subjects)


def _qualifies(sentence: Sentence, clause: Clause) -> bool:
    """ "must be a member of": what somebody is, not what somebody does."""
    k = sentence.firsts.get(clause.group.last, -1)
    if clause.group.lemma != "be" or k < 0:
        return _tail(sentence, clause.group.last, 2) == "at least" and clause.group.lemma == "be"
    head = sentence.tokens[sentence.phrases[k].head].low
    return is_agentive(head) and head not in _ROLES


def _possessor(clause: Clause, actors: Actors) -> Phrase | None:
    """The council in "the council's votes shall be held in public"."""
    owners = (possessor(subject) for subject in clause.subjects)
    return next((owner for owner in owners if owner is not None and actors.acts(owner)), None)


def _demanded(sentence: Sentence, clause: Clause) -> bool:
    """The that-clause is what somebody requires or recommends, not what somebody is to ensure."""
    before = [t.low for t in sentence.tokens if t.end <= clause.start][-3:]
    return any(w.startswith(("requir", "recommend", "provid", "stat", "specif", "direct", "mandat")) for w in before)


def _predicate(sentence: Sentence, clause: Clause, acting: list[Phrase]) -> Unit | None:
    """ "is responsible for", "has the authority to", "is the point of contact", "serves as"."""
    group = clause.group
    if group.lemma == "be" and not group.negated:
        tail = _tail(sentence, group.last)
        if _RESPONSIBLE.match(tail):
            return _unit(
                "responsible-for", acting, "actual", clause, accountable="accountable" in tail or "answerable" in tail
            )
        k = sentence.firsts.get(group.last, -1)
        if k >= 0 and sentence.tokens[sentence.phrases[k].head].low in _ROLES and clause.relation == "main":
            return _unit("is-role", acting, "actual", clause)
    denied = group.negated or _tail(sentence, group.last, 1) == "no"
    if group.lemma == "have" and not denied and _AUTHORITY.match(_tail(sentence, group.last)):
        return _unit("has-authority", acting, "power", clause, accountable=True)
    return None


def _indicative(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    group = clause.group
    if group.tense != "present" or group.progressive:
        return None
    acting = _acting(clause, actors)
    if acting and not group.passive:
        found = _predicate(sentence, clause, acting)
        if found:
            return found
    demanded = clause.relation == "complement" and _demanded(sentence, clause)
    if group.negated or not (clause.relation == "main" or demanded):
        return None
    if group.passive:
        return _present_passive(sentence, clause, actors, acting)
    if not acting or group.lemma in _DESCRIPTIVE or not any(actors.acts_surely(p) for p in acting):
        return None
    if group.lemma in ("plan", "intend", "expect") and _tail(sentence, group.last, 1) == "to":
        return None
    if group.lemma == "report" and re.match(r"(?:directly )?(?:to|through)\b|\W*$", _tail(sentence, group.last, 2)):
        return None  # a line, not a duty
    return _unit("present", acting, "actual", clause)


def _present_passive(sentence: Sentence, clause: Clause, actors: Actors, acting: list[Phrase]) -> Unit | None:
    group = clause.group
    involved = group.lemma in ("involve", "engage") and _tail(sentence, group.last, 1) == "in"
    if acting and (involved or group.lemma in _TASKED):
        return _unit("tasked", acting, "actual", clause, passive=True)
    if group.lemma in _UNRULY:
        return None
    agents, either = _agents(sentence, clause, actors)
    return Unit("present-passive", agents, "actual", clause, group.lemma, True, either) if agents else None


def _recommended(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "We recommend that the director appoint …": the director's duty, though its verb is no finite one."""
    group, tokens = clause.group, sentence.tokens
    if group.lemma not in _ADVISING or group.passive or group.negated:
        return None
    i = group.last + 1 if _tail(sentence, group.last, 1) == "that" else group.last
    while i < len(tokens) and tokens[i].tag == "," and i < group.last + 30:
        i += 1
    phrases, word, after = chain_forward(sentence, i)
    acting = [p for p in phrases if actors.acts(p)]
    if not acting or after >= len(tokens):
        return None
    verb = tokens[after + 1] if tokens[after].tag == "RB" and after + 1 < len(tokens) else tokens[after]
    if verb.low in _PLAIN or (verb_lemma(verb.low) == verb.low and verb.tag in ("VB", "VBP", "NN", "JJ")):
        return Unit("recommended", acting, "proposed", clause, verb.low, alternatives=word == "or")
    return None


def charged_phrases(sentence: Sentence, actors: Actors) -> list[Phrase]:
    """Phrases followed by "responsible for", "charged with" and the like without a verb."""
    found = []
    for k, phrase in enumerate(sentence.phrases):
        whole = extended(phrase, sentence.phrases, k)
        if _CHARGED.match(_tail(sentence, whole.last, 3)) and actors.acts(whole) and not whole.pronoun:
            found.append(whole)
    return found


def unit_of(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """The duty that a finite clause states, or None."""
    if clause.relation in ("condition", "question"):
        return None
    for read in (_held, _recommended, _required_other, _approving, _delegated, _mission, _belonging):
        found = read(sentence, clause, actors)
        if found:
            return found
    if clause.group.tense == "modal":
        if clause.group.modal and clause.group.lemma == "be":
            special = _predicate(sentence, clause, _acting(clause, actors)) if _acting(clause, actors) else None
            if special:
                special.modality = modality_of(clause.group.modal, clause.group.negated) or special.modality
                return special
        return _modal(sentence, clause, actors)
    return _indicative(sentence, clause, actors)
