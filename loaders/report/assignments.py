"""Duties that a clause lays on somebody who is not its subject: required, recommended, delegated, held accountable."""

import re
from collections.abc import Callable

from remit.loaders.report.actors import Actors
from remit.loaders.report.approvals import approving
from remit.loaders.report.bullets import DEED
from remit.loaders.report.clauses import Clause, Sentence, chain_forward
from remit.loaders.report.lexicon import singular, verb_lemma, word_set
from remit.loaders.report.phrases import Phrase, extended, possessor
from remit.loaders.report.resolutions import resolved
from remit.loaders.report.unit import Unit, acting_subjects, owner_of, tail, unit_for

_MISSIONS = word_set("expletive_nouns")
_ADVISING = frozenset({"recommend", "propose", "suggest", "request", "ask", "urge"})
_TO_ASK = frozenset({"should", "must", "shall"})
_NEEDED = frozenset({"critical", "essential", "important", "necessary", "imperative", "vital", "crucial"})
_PLAIN = frozenset({"be", "have", "do", "not"})
_CHARGED = re.compile(
    r"(?:responsible|accountable|answerable|liable) for\b|(?:charged|tasked|entrusted) with\b|in charge of\b"
)
_PART_OF = re.compile(r"(?:an? )?(?:\w+ )?part of\b")
_DELEGATING = word_set("delegating")
_REQUIRING = word_set("requiring")
_LAYING = frozenset({"place", "impose", "put", "lay", "vest", "confer"})
_LAID = frozenset({"duty", "obligation", "responsibility", "requirement", "power", "authority"})
_GRANTING = word_set("delegating") | {"give", "grant", "vest", "allocate", "confer", "invest", "charge"}
AUTHORITY = re.compile(
    r"^(?:[\w-]+ ){0,5}?(?:authority|responsibilit\w+|accountabilit\w+|powers?|rights?|dut(?:y|ies)|obligation|mandate"
    r"|discretion|say|oversight|custody|charge|control|opportunity|option|vote|veto)\b"
)
_DECISION = re.compile(r"\b(?:decisions?|authority|accountability)\b")
_RESPONSIBILITY_OF = re.compile(
    r"\b(?:responsibility|duty|job|task|role|discretion|prerogative|remit|province|purview) of\b"
    r"|\b(?:rests?|lies?|resides?|sits?|remains?) (?:\w+ly )?with\b|\b(?:falls?|devolves?) (?:up)?(?:on|to)\b"
    r"|\b(?:is|are|(?:shall|will|must) be) (?:\w+ly )?(?:left|entrusted|assigned|allocated|delegated) to\b"
    r"|\b(?:belongs? to|vests? in|(?:is|are|be) vested in|(?:is|are) reserved (?:to|for)|matters? for)\b"
)

_BELONGS_AT_ONCE = re.compile(  # "The store is the responsibility of the keeper", though a store may be a unit
    r"(?:is|are|remains?|(?:shall|will|must) be) (?:(?:the )?(?:\w+ )?(?:responsibility|duty|job|task|remit) of\b"
    r"|(?:entrusted|delegated|allocated) to\b)"
)


def _held(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "hold X accountable for": X answers."""
    tokens = sentence.tokens
    if clause.group.lemma != "hold":
        return None
    phrases, word, after = chain_forward(sentence, clause.group.last)
    if phrases and after < len(tokens) and tokens[after].low in ("accountable", "responsible", "answerable"):
        return Unit(
            "held-accountable", phrases, "proposed", clause, "hold", alternatives=word == "or", accountable=True
        )
    return None


def _required_other(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "the policy requires each office to file": the office's duty."""
    group = clause.group
    called = group.lemma == "call" and tail(sentence, group.last, 1) in ("on", "upon", "for")
    if not (called or group.lemma in _REQUIRING) or group.passive or group.tense != "present" or group.negated:
        return None
    i = group.last
    if group.lemma == "call":
        i += tail(sentence, i, 1) in ("on", "upon", "for")
    if i < len(sentence.tokens) and sentence.tokens[i].low == "that":
        return None
    phrases, word, after = chain_forward(sentence, i)
    acting = [p for p in phrases if actors.acts(p)]
    if acting and acting[-1] is phrases[-1] and after < len(sentence.tokens) and sentence.tokens[after].tag == "TO":
        return Unit("required-of", acting, "required", clause, group.lemma, alternatives=word == "or")
    return None


def _laid_on(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "The Act places a duty on employers to keep": the employers'."""
    group, tokens = clause.group, sentence.tokens
    k = sentence.firsts.get(group.last, -1)
    if group.lemma not in _LAYING or group.passive or group.negated or group.tense not in ("present", "modal") or k < 0:
        return None
    laid = sentence.phrases[k]
    if singular(tokens[laid.head].low) not in _LAID or tail(sentence, laid.last, 1) not in ("on", "upon", "with"):
        return None
    phrases, word, _ = chain_forward(sentence, laid.last + 1)
    acting = [p for p in phrases if actors.acts(p)]
    return Unit("laid-on", acting, "actual", clause, "do", alternatives=word == "or") if acting else None


def _granted(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "The warden is given authority to close the hall": the warden, though somebody else gave it."""
    group = clause.group
    if not group.passive or group.negated or group.tense not in ("present", "perfect"):
        return None
    acting = acting_subjects(clause, actors)
    given = group.lemma in _GRANTING and AUTHORITY.match(tail(sentence, group.last).removeprefix("with "))
    return unit_for("granted", acting, "actual", clause, passive=True) if acting and given else None


def _holds(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "The group has delegated authority to spend": what it has, not what it did."""
    group = clause.group
    perfect = group.tense == "perfect" and not group.passive and group.lemma in _GRANTING
    acting = acting_subjects(clause, actors) if perfect else []
    after = sentence.tokens[group.last : group.last + 2]
    held = len(after) == 2 and singular(after[0].low) in _LAID and after[1].low in ("to", "for", "over", "in")
    verb = held and (after[1].low != "to" or tail(sentence, group.last + 2, 1) not in ("the", "a", "its", "each"))
    return unit_for("has-authority", acting, "actual", clause, accountable=True) if acting and verb else None


def _delegated(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "has delegated enforcement to the committee": a standing duty of the committee, whatever the tense."""
    if clause.group.lemma not in _DELEGATING or clause.group.tense == "modal":
        return None
    if clause.relation != "main" or not clause.subjects:
        return None
    bare = not clause.group.passive and tail(sentence, clause.group.last, 1) == "to"
    if bare and not acting_subjects(clause, actors):
        return None  # "the functions assigned to an inspector": which functions, no deed
    for i in range(clause.group.last, len(sentence.tokens)):
        if sentence.tokens[i].low == "to":
            phrases, word, _ = chain_forward(sentence, i + 1)
            acting = [p for p in phrases if actors.acts(p)]
            routine = clause.group.tense == "present" and all(p.plural and p.first == p.head for p in phrases)
            routine = routine and not AUTHORITY.match(tail(sentence, clause.group.last))
            if acting and not routine:  # "delegates tasks to responders" is what the subject does
                return Unit(
                    "delegated", acting, "actual", clause, "delegate", alternatives=word == "or", accountable=True
                )
    return None


def _belonging(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "X is the responsibility of Y", "authority rests with Y"."""
    begin = sentence.tokens[clause.group.first].start - sentence.start
    words = " ".join(t.low for t in sentence.tokens[clause.group.first : clause.group.first + 14])
    owned = _own_duty(sentence, clause, actors) or _for_whom(sentence, clause, actors)
    if owned:
        return owned
    found = _RESPONSIBILITY_OF.search(words)
    if (
        not found
        or begin < 0
        or clause.group.tense == "past"
        or (
            clause.group.lemma not in ("vest", "devolve")
            and not _BELONGS_AT_ONCE.match(words)
            and any(actors.acts_surely(s) and not s.pronoun for s in clause.subjects)
        )
    ):
        return None
    i = clause.group.first + words[: found.end()].count(" ") + 1
    phrases, word, _ = chain_forward(sentence, i)
    acting = [p for p in phrases if actors.acts(p)] or [p for p in phrases if actors.may_act(p)]
    if not acting:
        return None
    final = bool(_DECISION.search(" ".join(t.low for t in sentence.tokens[: clause.group.first])))
    return Unit("belongs-to", acting, "actual", clause, "be", alternatives=word == "or", accountable=final)


def _own_duty(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "It is the registrar's duty to file deeds": the registrar's."""
    part = _PART_OF.match(tail(sentence, clause.group.last, 4))
    k = sentence.firsts.get(clause.group.last + (len(part[0].split()) if part else 0), -1)
    if clause.group.lemma not in (("be", "form", "constitute") if part else ("be",)) or clause.group.negated or k < 0:
        return None
    phrase = sentence.phrases[k]
    owner = possessor(phrase)
    noun = singular(sentence.tokens[phrase.head].low)
    duty = noun in _MISSIONS or (part is not None and noun in ("description", "remit", "duty", "responsibility"))
    if owner is None or not duty or not actors.acts(owner):
        return None
    return unit_for("belongs-to", [owner], "actual", clause)


def _for_whom(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "It is for the registrar to decide": the registrar."""
    i = clause.group.last
    it = [p for p in clause.subjects if p.tokens[p.first].low == "it"]
    up_to = tail(sentence, i, 2) == "up to"
    if not it or clause.group.lemma != "be" or not (up_to or tail(sentence, i, 1) == "for"):
        return None
    phrases, word, after = chain_forward(sentence, i + 1 + up_to)
    acting = [p for p in phrases if actors.acts(p)]
    if not acting or tail(sentence, after, 1) != "to":
        return None
    return Unit("belongs-to", acting, "power", clause, "decide", alternatives=word == "or")


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
        return unit_for("mission", [owner], "actual", clause)
    k = sentence.firsts.get(subject.last + 1, -1)
    if k >= 0 and tokens[subject.last].low in ("of", "for"):
        owner = extended(sentence.phrases[k], sentence.phrases, k)
        return unit_for("mission", [owner], "actual", clause) if actors.acts(owner) else None
    owned = possessor(subject)
    return unit_for("mission", [owned], "actual", clause) if owned is not None and actors.acts(owned) else None


def _acts_next(sentence: Sentence, clause: Clause) -> bool:
    """ "is to enforce", "is enforcing", "include the review of"."""
    group = clause.group
    if group.lemma in ("include", "comprise", "encompass"):
        return group.last < len(sentence.tokens) and sentence.tokens[group.last].tag != ":"
    return (
        group.modal.endswith(" to")
        or group.progressive
        or tail(sentence, group.last, 1) == "to"
        or _deed_next(sentence, group.last)
    )


def _deed_next(sentence: Sentence, i: int) -> bool:
    """ "is the effective management of the ward"."""
    k = sentence.firsts.get(i, -1)
    return (
        k >= 0
        and bool(DEED.search(sentence.tokens[sentence.phrases[k].head].low))
        and tail(sentence, sentence.phrases[k].last, 1) == "of"
    )


def _recommended(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "We recommend that the director appoint …": the director's duty, though its verb is no finite one."""
    group, tokens = clause.group, sentence.tokens
    needed = group.lemma == "be" and tail(sentence, group.last, 1) in _NEEDED
    reach = 12 if needed else 3  # "It is essential to the programme that …"
    that = next((n for n in range(group.last, min(group.last + reach, len(tokens))) if tokens[n].low == "that"), -1)
    demanded = that >= 0 and (group.lemma in _REQUIRING or needed)
    asked = group.passive and that == group.last and any(s.tokens[s.first].low == "it" for s in clause.subjects)
    if not (demanded or group.lemma in _ADVISING) or group.negated or group.tense == "past":
        return None
    if group.modal in _TO_ASK and acting_subjects(clause, actors):
        return None  # "The agency should request that the mayor decide": the agency's
    if group.passive and not asked:
        return None  # but "It is recommended that the board meet"
    i = that + 1 if that >= 0 and (demanded or that == group.last) else group.last
    while i < len(tokens) and tokens[i].tag == "," and i < group.last + 30:
        i += 1
    phrases, word, after = chain_forward(sentence, i)
    acting = [p for p in phrases if actors.acts(p)]
    if not acting or after >= len(tokens):
        return None
    verb = tokens[after + 1] if tokens[after].tag == "RB" and after + 1 < len(tokens) else tokens[after]
    if verb.low in _PLAIN or (verb_lemma(verb.low) == verb.low and verb.tag in ("VB", "VBP", "NN", "JJ")):
        modality = "required" if demanded else "proposed"
        return Unit("recommended", acting, modality, clause, verb.low, alternatives=word == "or")
    return None


def charged_phrases(sentence: Sentence, actors: Actors) -> list[Phrase]:
    """Phrases followed by "responsible for", "charged with" and the like without a verb."""
    found = []
    for k, phrase in enumerate(sentence.phrases):
        whole = extended(phrase, sentence.phrases, k)
        if _CHARGED.match(tail(sentence, whole.last, 3)) and actors.acts(whole) and not whole.pronoun:
            found.append(whole)
    return found


ASSIGNMENTS: tuple[Callable[[Sentence, Clause, Actors], Unit | None], ...] = (
    _held,
    _recommended,
    resolved,
    _required_other,
    approving,
    _laid_on,
    _granted,
    _holds,
    _delegated,
    _mission,
    _belonging,
)
