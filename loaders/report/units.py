"""Duty units: what a clause states that somebody has to do, may do, must not do or answers for."""

import re
from itertools import pairwise, takewhile

from remit.loaders.report.actors import Actors
from remit.loaders.report.assignments import ASSIGNMENTS
from remit.loaders.report.clauses import Clause, Sentence
from remit.loaders.report.hearsay import hearsay
from remit.loaders.report.lexicon import is_agentive, word_set
from remit.loaders.report.owners import bare_name
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.predicates import named_to, nobody, predicate
from remit.loaders.report.presentations import judged, presented
from remit.loaders.report.unit import Unit, acting_subjects, by_agents, modality_of, owner_of_subject, tail, unit_for
from remit.loaders.report.whose_role import whose_role

_DESCRIPTIVE = word_set("descriptive")
_UNRULY = word_set("unruly_passive")
_UNRULY_OWNERLESS = word_set("unruly_ownerless")
_SUBJECT_PASSIVE = word_set("subject_passive")
_STANDING = frozenset({"work", "function", "operate", "act", "serve", "sit", "fall", "come"})
_SOME = frozenset({"many", "some", "most", "several", "few", "certain", "numerous"})
_SUFFERING = word_set("suffering")  # what may befall somebody is no power
_COMMITTING = word_set("committing")
_MODAL_DESCRIPTIVE = word_set("modal_descriptive")
_ROLES = word_set("role_nouns")
_TASKED = frozenset(("task", "charge", "entrust", "empower", "authorize", "authorise", "expect", "require"))
_TOLD = frozenset({"consult", "inform", "notify"})  # "The board is consulted on fees": its part in the matter
_NOTICING = frozenset({"see", "notice", "find", "learn", "know", "note", "go", "hear", "recall", "read"})
_NOMINAL = frozenset({"DT", "PRP$", "CD", "JJ", "VBG", "VBN", "NN", "NNS", "NNP", "RB"})
_OFTEN = frozenset({"typically", "often", "sometimes", "commonly", "frequently", "rarely", "currently", "presently"})
_BODY = re.compile(
    r"(?:an?|one or more|as many|such|several|up to \w+) (?:[\w-]+ ){0,3}(?:committee|board|panel|council|group|team"
    r"|forum|unit|division|section|branch|department|deput(?:y|ie)|assistant)s?\b"
)
_OFFICE = re.compile(r"(?:(?:the|his|her|their|its) )?(?:office|position|post)\b")
_MODALS = word_set("modals")
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
    modality = modality_of(group.modal, group.negated or nobody(clause))
    if not modality or (clause.relation == "complement" and not _demanded(sentence, clause)):
        return None
    limits = modality in ("power", "prohibition") and clause.subjects
    if limits and _COUNTED.search(tail(sentence, max(0, clause.subjects[0].first - 3), 6)):
        return None  # "No more than two members may be employed by one firm"
    if group.passive:
        return _modal_passive(sentence, clause, modality, actors)
    acting = acting_subjects(clause, actors)
    made_up = group.lemma in _MODAL_DESCRIPTIVE and not (group.lemma == "include" and _puts_in(sentence, clause))
    idle = made_up or (modality == "power" and group.lemma in _SUFFERING)
    if not acting or idle or _arranges(sentence, clause) or (actors.reports and _may_happen(sentence, clause)):
        return None
    after = tail(sentence, group.last, 1)
    silent = after == ":" if group.lemma in ("be", "have") else group.lemma in _MODALS and after in (".", "")
    vague = silent or (group.lemma == "be" and group.modal in ("will", "may", "can", "cannot"))
    vague = vague or (group.lemma in _NOTICING and acting[0].tokens[acting[0].first].low in ("you", "we"))
    quality = group.lemma == "be" or (group.progressive and after == "to")  # "it may be challenging to"
    expletive = quality and acting[0].tokens[acting[0].first].low == "it"
    return None if vague or expletive or _qualifies(sentence, clause) else unit_for("modal", acting, modality, clause)


def _puts_in(sentence: Sentence, clause: Clause) -> bool:
    """ "should include a condition in its grants"; but a board includes members."""
    near = range(clause.group.last, clause.group.last + 4)  # "include “accepted” bids"
    k = next((sentence.firsts[n] for n in near if n in sentence.firsts), -1)
    return k >= 0 and not is_agentive(sentence.tokens[sentence.phrases[k].head].low)


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
    procedural = any(s.tokens[s.head].low in _PROCEDURE or _announces(s) for s in clause.subjects)
    detail = clause.relation == "relative" and not presented(sentence, clause)
    idle = detail or group.lemma in _UNRULY_OWNERLESS or procedural
    if idle or modality in ("power", "prohibition"):
        return None
    owner = owner_of_subject(clause, actors)
    if owner:
        return unit_for("modal-possessor", [owner], modality, clause, passive=True)
    return unit_for("modal-ownerless", [], modality, clause, passive=True)


def _announces(subject: Phrase) -> bool:
    """ "The following steps will be taken": what is to be done comes after."""
    return any(t.low == "following" for t in subject.tokens[subject.first : subject.head])


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
    if lemma == "hold":
        return bool(_OFFICE.match(after))
    if lemma == "have" and _has_whom(sentence, clause):
        return True
    if lemma in ("have", "serve", "sit"):
        return bool(_MADE_UP.match(after))
    return lemma == "report" and bool(_LINE.match(after)) and clause.relation == "relative"


def _has_whom(sentence: Sentence, clause: Clause) -> bool:
    """ "shall have a President and a Secretary", "shall have no members": posts and people, and not what for."""
    k = sentence.firsts.get(clause.group.last, -1)
    head = sentence.tokens[sentence.phrases[k].head] if k >= 0 else None
    named = head is not None and (head.text[0].isupper() or tail(sentence, clause.group.last, 1) == "no")
    return head is not None and named and is_agentive(head.low)


def _qualifies(sentence: Sentence, clause: Clause) -> bool:
    """ "must be a member of": what somebody is, not what somebody does."""
    if clause.group.lemma != "be" or _and_acts(sentence, clause):
        return False
    nouns = takewhile(lambda t: t.tag in _NOMINAL, sentence.tokens[clause.group.last :])
    head = next((t.low for t in reversed(list(nouns)) if t.tag in ("NN", "NNS", "NNP")), "")
    return (is_agentive(head) and head not in _ROLES) or tail(sentence, clause.group.last, 2) == "at least"


def _and_acts(sentence: Sentence, clause: Clause) -> bool:
    """ "shall be the chief officer, preside at meetings and sign": what somebody is, and then does."""
    tokens = [t for t in sentence.tokens[clause.group.last :] if t.start < clause.end]
    return any(b.tag == "VB" and a.tag in (",", "CC") for a, b in pairwise(tokens))


def _demanded(sentence: Sentence, clause: Clause) -> bool:
    """The that-clause is what somebody requires or recommends, not what somebody is to ensure."""
    before = [t.low for t in sentence.tokens if t.end <= clause.start][-3:]
    return any(w.startswith(("requir", "recommend", "provid", "stat", "specif", "direct", "mandat")) for w in before)


def _indicative(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    group = clause.group
    named = named_to(sentence, clause, actors)
    if named:
        return named
    told = clause.relation == "reported" and group.tense == "past"
    if not (group.tense == "present" or told) or group.progressive:
        return None
    acting = acting_subjects(clause, actors)
    found = predicate(sentence, clause, acting) if acting and not group.passive else None
    stated = clause.relation == "main" or (clause.relation == "complement" and _demanded(sentence, clause))
    stated = stated or _added(sentence, clause) or _introduced(sentence, clause)
    if found or group.negated or not stated or hearsay(sentence, clause, actors):
        return found
    if group.passive:
        return _present_passive(sentence, clause, actors, acting)
    some = any(p.tokens[p.first].low in _SOME for p in acting)  # "many employees work late" lays nothing down
    surely = any(actors.acts_surely(p) or (not actors.reports and bare_name(p)) for p in acting)
    if some or not surely or _describes(sentence, clause):
        return None
    return unit_for("present", acting, "actual", clause)


def _introduced(sentence: Sentence, clause: Clause) -> bool:
    """ "We have two wardens who keep the keys", "There is a porter who …": the relative clause is what is said."""
    if clause.relation != "relative" or not clause.subjects:
        return False
    first = clause.subjects[0].first
    main = next((c for c in sentence.clauses if c.group.last == first and c.relation == "main"), None)
    if main is None or main.group.tense != "present" or main.group.negated:
        return False
    speaker = bool(main.subjects) and main.subjects[0].tokens[main.subjects[0].first].low == "we"
    return (main.group.lemma == "have" and speaker) or (main.group.lemma == "be" and not main.subjects)


def _added(sentence: Sentence, clause: Clause) -> bool:
    """ "the clerk, who keeps the register": the relative clause adds a statement of its own."""
    before = [t for t in sentence.tokens[max(0, clause.group.first - 3) : clause.group.first] if t.tag in (",", "WDT")]
    return clause.relation == "relative" and [t.tag for t in before[-2:]] == [",", "WDT"] and not clause.group.passive


def _describes(sentence: Sentence, clause: Clause) -> bool:
    """A verb of being or thinking, an intention, what often happens, or a reporting line: no duty."""
    if clause.group.first and sentence.tokens[clause.group.first - 1].low in _OFTEN:
        return True
    lemma, after = clause.group.lemma, tail(sentence, clause.group.last, 2)
    if lemma in _STANDING and after.startswith("under "):
        return True  # "the teams work under the direction of": a line
    if _QUANTITY.match(after) or judged(sentence, clause):
        return True  # "employs 340 people"
    if lemma in _COMMITTING or lemma == "exist":
        return not after.startswith("to")
    if lemma in ("plan", "intend", "expect"):
        return after.startswith("to ")
    return lemma in _DESCRIPTIVE or (lemma == "report" and bool(_LINE.match(after)))


def _present_passive(sentence: Sentence, clause: Clause, actors: Actors, acting: list[Phrase]) -> Unit | None:
    group = clause.group
    involved = group.lemma in ("involve", "engage") and tail(sentence, group.last, 1) == "in"
    told = group.lemma in _TOLD and not actors.reports
    acting = acting or ([p for p in clause.subjects if actors.may_act(p)] if told else [])
    if acting and (involved or told or group.lemma in _TASKED):
        return unit_for("tasked", acting, "actual", clause, passive=True)
    if group.lemma in _UNRULY:
        return None
    found, either = by_agents(sentence, clause, actors)
    return Unit("present-passive", found, "actual", clause, group.lemma, True, either) if found else None


def _as_it_may(sentence: Sentence, clause: Clause) -> bool:
    """ "such duties as the board may assign", but not "as each school is in charge of its own"."""
    begins = next((t.low for t in sentence.tokens if t.start >= clause.start), "")
    return clause.relation == "aside" and begins == "as" and clause.group.tense == "modal"


def unit_of(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """The duty that a finite clause states, or None."""
    if clause.relation in ("condition", "question") or _as_it_may(sentence, clause):
        return None
    for read in (whose_role, *ASSIGNMENTS):
        found = read(sentence, clause, actors)
        if found:
            return None if found.rule == "mission" and hearsay(sentence, clause, actors) else found
    if clause.group.tense == "modal":
        if clause.group.modal and clause.group.lemma == "be":
            special = (
                predicate(sentence, clause, acting_subjects(clause, actors))
                if acting_subjects(clause, actors)
                else None
            )
            if special:
                special.modality = modality_of(clause.group.modal, clause.group.negated) or special.modality
                return special
        return _modal(sentence, clause, actors)
    return _indicative(sentence, clause, actors)
