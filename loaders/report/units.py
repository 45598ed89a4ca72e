"""Duty units: what a clause states that somebody has to do, may do, must not do or answers for."""

import re
from itertools import takewhile

from remit.loaders.report.actors import Actors
from remit.loaders.report.assignments import ASSIGNMENTS, AUTHORITY
from remit.loaders.report.clauses import Clause, Sentence
from remit.loaders.report.lexicon import is_agentive, is_person, verb_lemma, word_set
from remit.loaders.report.owners import bare_name
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.unit import Unit, acting_subjects, by_agents, modality_of, owner_of_subject, tail, unit_for

_DESCRIPTIVE = word_set("descriptive")
_UNRULY = word_set("unruly_passive")
_UNRULY_OWNERLESS = word_set("unruly_ownerless")
_SUBJECT_PASSIVE = word_set("subject_passive")
_SOME = frozenset({"many", "some", "most", "several", "few", "certain", "numerous"})
_SUFFERING = word_set("suffering")  # what may befall somebody is no power
_COMMITTING = word_set("committing")
_MODAL_DESCRIPTIVE = word_set("modal_descriptive")
_ROLES = word_set("role_nouns")
_TASKED = frozenset(("task", "charge", "entrust", "empower", "authorize", "authorise", "expect", "require"))
_NOTICING = frozenset({"see", "notice", "find", "learn", "know", "note", "go", "hear", "recall", "read"})
_NOMINAL = frozenset({"DT", "PRP$", "CD", "JJ", "VBG", "VBN", "NN", "NNS", "NNP", "RB"})
_OFTEN = frozenset({"typically", "often", "sometimes", "commonly", "frequently", "rarely"})
_BODY = re.compile(r"an? (?:[\w-]+ ){0,3}(?:committee|board|panel|council|group|team|forum|unit)\b")
_MODALS = word_set("modals")
_NAMING = frozenset(
    ("appoint", "designate", "nominate", "establish", "assign", "create", "set", "form", "mandate", "ask", "elect")
)
_RESPONSIBLE = re.compile(
    r"^(?:\w+ly |also |held |not |only |and |both ){0,3}"
    r"(?:responsible|accountable|answerable|liable|in charge|charged with|tasked with|entrusted with|responsibility)\b"
)
_ONE = re.compile(
    r"(?:the|an?|one) (?:[\w-]+ ){0,4}?(?:responsible|accountable|answerable|in charge|tasked with|charged with)\b"
)
_UPWARD = re.compile(r"(?:\w+ly )?(?:responsible|accountable|answerable) (?:\w+ly )?to\b(?!.* for\b)")
_QUANTITY = re.compile(
    r"(?:(?:about|some|nearly|approximately|roughly|almost|around) )?(?:\d{3,}|\d,\d{3}|\d+ percent|\$)"
    r"|(?:about|nearly|approximately|roughly|almost|around) \w"
)
_QUALITY = re.compile(
    r"(?:\w+ly )?(?:open|eligible|independent|equal|valid|effective|binding|final|separate|distinct|composed|those|full"
    r"|free|members? |made up|removed from)\b"
)
_FEARS = re.compile(r"(?:as a result|while|without|therefore|otherwise|consequently|thus|absent|although)\b")
_COUNTED = re.compile(r"(?:no|not) more than|only one|at (?:most|least)")
_MADE_UP = re.compile(
    r"(?:(?:only|at least|at most|no (?:more|fewer|less) than|up to|between|a minimum of) )?(?:for )?"
    r"(?:a term|terms|an? \w+ term|until|one|two|three|four|five|six|seven|\d)"
)
_PROCEDURE = frozenset(
    {"quorum", "majority", "vote", "term", "vacancy", "tie", "seat", "meeting", "election", "ballot"}
)
_LINE = re.compile(r"(?:directly )?(?:to|through)\b|\W*$")


def _modal(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    group = clause.group
    modality = modality_of(group.modal, group.negated or _nobody(clause))
    if not modality or (clause.relation == "complement" and not _demanded(sentence, clause)):
        return None
    limits = modality in ("power", "prohibition") and clause.subjects
    if limits and _COUNTED.search(tail(sentence, max(0, clause.subjects[0].first - 3), 6)):
        return None  # "No more than two members may be employed by one firm"
    if group.passive:
        return _modal_passive(sentence, clause, modality, actors)
    acting = acting_subjects(clause, actors)
    made_up = group.lemma in _MODAL_DESCRIPTIVE and not (group.lemma == "include" and _people(acting))
    idle = made_up or (modality == "power" and group.lemma in _SUFFERING)
    if not acting or idle or _arranges(sentence, clause) or (actors.reports and _may_happen(sentence, clause)):
        return None
    after = tail(sentence, group.last, 1)
    silent = after == ":" if group.lemma == "be" else group.lemma in _MODALS and after in (".", "")
    vague = silent or (group.lemma == "be" and group.modal in ("will", "may", "can", "cannot"))
    vague = vague or (group.lemma in _NOTICING and acting[0].tokens[acting[0].first].low in ("you", "we"))
    expletive = group.lemma == "be" and acting[0].tokens[acting[0].first].low == "it"
    return None if vague or expletive or _qualifies(sentence, clause) else unit_for("modal", acting, modality, clause)


def _people(acting: list[Phrase]) -> bool:
    """Persons put something into something; a body is made up of it."""
    return all(is_person(p.tokens[p.head].low) or p.plural for p in acting) and bool(acting)


def _modal_passive(sentence: Sentence, clause: Clause, modality: str, actors: Actors) -> Unit | None:
    group = clause.group
    acting = acting_subjects(clause, actors)
    found, either = by_agents(sentence, clause, actors)
    if acting and modality == "prohibition":
        return unit_for("modal-told", acting, modality, clause, passive=True)
    if found:
        return Unit("modal-passive", found, modality, clause, group.lemma, passive=True, alternatives=either)
    if acting and group.lemma in _SUBJECT_PASSIVE:
        return unit_for("modal-told", acting, modality, clause, passive=True)
    procedural = any(s.tokens[s.head].low in _PROCEDURE for s in clause.subjects)
    idle = clause.relation == "relative" or group.lemma in _UNRULY_OWNERLESS or procedural
    if idle or modality in ("power", "prohibition"):
        return None
    owner = owner_of_subject(clause, actors)
    if owner:
        return unit_for("modal-possessor", [owner], modality, clause, passive=True)
    return unit_for("modal-ownerless", [], modality, clause, passive=True)


def _may_happen(sentence: Sentence, clause: Clause) -> bool:
    """In a report, what somebody may not do, can do or may do as a result is a fear or a hope."""
    group = clause.group
    if not group.modal.startswith(("may", "can")):
        return False
    opened = bool(_FEARS.match(tail(sentence, 0)))
    return (
        opened or (group.negated and group.modal == "may") or (clause.relation == "relative" and group.modal == "can")
    )


def _arranges(sentence: Sentence, clause: Clause) -> bool:
    """Terms of office, numbers of members, qualities, and who reports to whom: how a body is made up, no duty."""
    lemma, after = clause.group.lemma, tail(sentence, clause.group.last)
    if lemma == "be":
        return bool(_QUALITY.match(after))
    if lemma == "have" and clause.group.modal.startswith(("may", "can")) and _BODY.match(after):
        return True  # "a division may have a safety committee"
    if lemma in ("have", "serve", "sit"):
        return bool(_MADE_UP.match(after))
    return lemma == "report" and bool(_LINE.match(after)) and clause.relation == "relative"


def _nobody(clause: Clause) -> bool:
    """ "No director shall …": a prohibition."""
    return any(s.tokens[s.first].low in ("no", "neither", "none") for s in clause.subjects)


def _qualifies(sentence: Sentence, clause: Clause) -> bool:
    """ "must be a member of": what somebody is, not what somebody does."""
    if clause.group.lemma != "be":
        return False
    nouns = takewhile(lambda t: t.tag in _NOMINAL, sentence.tokens[clause.group.last :])
    head = next((t.low for t in reversed(list(nouns)) if t.tag in ("NN", "NNS", "NNP")), "")
    return (is_agentive(head) and head not in _ROLES) or tail(sentence, clause.group.last, 2) == "at least"


def _demanded(sentence: Sentence, clause: Clause) -> bool:
    """The that-clause is what somebody requires or recommends, not what somebody is to ensure."""
    before = [t.low for t in sentence.tokens if t.end <= clause.start][-3:]
    return any(w.startswith(("requir", "recommend", "provid", "stat", "specif", "direct", "mandat")) for w in before)


def _predicate(sentence: Sentence, clause: Clause, acting: list[Phrase]) -> Unit | None:
    """ "is responsible for", "has the authority to", "is the point of contact", "serves as"."""
    group = clause.group
    if group.lemma in ("be", "remain") and not group.negated:
        words = tail(sentence, group.last)
        if _RESPONSIBLE.match(words) and not _UPWARD.match(words):
            return unit_for(
                "responsible-for", acting, "actual", clause, accountable="accountable" in words or "answerable" in words
            )
        k = sentence.firsts.get(group.last, -1)
        head = sentence.tokens[sentence.phrases[k].head].low if k >= 0 else ""
        it = acting[0].pronoun and head == "responsibility"  # "it is the responsibility of the board"
        if head in _ROLES and clause.relation == "main" and not it:
            return unit_for("is-role", acting, "actual", clause)
        if _ONE.match(words) and clause.relation == "main":
            return unit_for("responsible-for", acting, "actual", clause)  # "is the person responsible for"
    goes_on = group.lemma == "continue" and tail(sentence, group.last, 2) in ("to have", "to hold", "to bear")
    if goes_on and AUTHORITY.match(tail(sentence, group.last + 2)):
        return unit_for("has-authority", acting, "actual", clause)
    denied = group.negated or _nobody(clause) or tail(sentence, group.last, 1) == "no"
    if group.lemma == "have" and not denied and AUTHORITY.match(tail(sentence, group.last)):
        laid = bool(re.search(r"responsib|dut(?:y|ies)|obligation", tail(sentence, group.last)))
        return unit_for("has-authority", acting, "actual" if laid else "power", clause, accountable=not laid)
    return None


def _indicative(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    group = clause.group
    named = _named_to(sentence, clause, actors)
    if named:
        return named
    told = clause.relation == "reported" and group.tense == "past"
    if not (group.tense == "present" or told) or group.progressive:
        return None
    acting = acting_subjects(clause, actors)
    found = _predicate(sentence, clause, acting) if acting and not group.passive else None
    stated = clause.relation == "main" or (clause.relation == "complement" and _demanded(sentence, clause))
    if found or group.negated or not (stated or _added(sentence, clause)):
        return found
    if group.passive:
        return _present_passive(sentence, clause, actors, acting)
    some = any(p.tokens[p.first].low in _SOME for p in acting)  # "many employees work late" lays nothing down
    surely = any(actors.acts_surely(p) or (not actors.reports and bare_name(p)) for p in acting)
    if some or not surely or _describes(sentence, clause):
        return None
    return unit_for("present", acting, "actual", clause)


def _named_to(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "A warden has been appointed to watch the gate": a standing duty, whenever that was."""
    group = clause.group
    if not group.passive or group.tense not in ("present", "perfect") or group.lemma not in _NAMING or group.negated:
        return None
    acting = acting_subjects(clause, actors)
    return (
        unit_for("tasked", acting, "actual", clause, passive=True) if acting and _to_act(sentence, group.last) else None
    )


def _to_act(sentence: Sentence, i: int) -> bool:
    tokens = sentence.tokens
    return (
        i + 1 < len(tokens)
        and tokens[i].tag == "TO"
        and tokens[i + 1].tag in ("VB", "VBP", "NN")
        and (verb_lemma(tokens[i + 1].low) == tokens[i + 1].low)
    )


def _added(sentence: Sentence, clause: Clause) -> bool:
    """ "the clerk, who keeps the register": the relative clause adds a statement of its own."""
    before = [t for t in sentence.tokens[max(0, clause.group.first - 3) : clause.group.first] if t.tag in (",", "WDT")]
    return clause.relation == "relative" and [t.tag for t in before[-2:]] == [",", "WDT"] and not clause.group.passive


def _describes(sentence: Sentence, clause: Clause) -> bool:
    """A verb of being or thinking, an intention, what often happens, or a reporting line: no duty."""
    if clause.group.first and sentence.tokens[clause.group.first - 1].low in _OFTEN:
        return True
    lemma, after = clause.group.lemma, tail(sentence, clause.group.last, 2)
    if _QUANTITY.match(after):
        return True  # "employs 340 people"
    if lemma in _COMMITTING or lemma == "exist":
        return not after.startswith("to")
    if lemma in ("plan", "intend", "expect"):
        return after.startswith("to ")
    return lemma in _DESCRIPTIVE or (lemma == "report" and bool(_LINE.match(after)))


def _present_passive(sentence: Sentence, clause: Clause, actors: Actors, acting: list[Phrase]) -> Unit | None:
    group = clause.group
    involved = group.lemma in ("involve", "engage") and tail(sentence, group.last, 1) == "in"
    if acting and (involved or group.lemma in _TASKED):
        return unit_for("tasked", acting, "actual", clause, passive=True)
    if group.lemma in _UNRULY:
        return None
    found, either = by_agents(sentence, clause, actors)
    return Unit("present-passive", found, "actual", clause, group.lemma, True, either) if found else None


def unit_of(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """The duty that a finite clause states, or None."""
    if clause.relation in ("condition", "question"):
        return None
    for read in ASSIGNMENTS:
        found = read(sentence, clause, actors)
        if found:
            return found
    if clause.group.tense == "modal":
        if clause.group.modal and clause.group.lemma == "be":
            special = (
                _predicate(sentence, clause, acting_subjects(clause, actors))
                if acting_subjects(clause, actors)
                else None
            )
            if special:
                special.modality = modality_of(clause.group.modal, clause.group.negated) or special.modality
                return special
        return _modal(sentence, clause, actors)
    return _indicative(sentence, clause, actors)
