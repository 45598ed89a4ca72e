"""What somebody is or was made: responsible for, point of contact, holder of an authority, set up to do something."""

import re

from remit.loaders.report.actors import Actors
from remit.loaders.report.assignments import AUTHORITY
from remit.loaders.report.clauses import Clause, Sentence, chain_forward
from remit.loaders.report.lexicon import verb_lemma, word_set
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.unit import Unit, acting_subjects, tail, unit_for

_RESPONSIBLE = re.compile(
    r"^(?:\w+ly |also |held |not |only |and |both ){0,3}"
    r"(?:responsible|accountable|answerable|liable|in charge|charged with|tasked with|entrusted with|responsibility)\b"
)
_BESIDE = re.compile(r"(?:[\w-]+ ){1,10}?, (?:\w+ly )?(?:responsible|accountable|answerable) for\b")
_ONE = re.compile(
    r"(?:the|an?|one) (?:[\w-]+ ){0,4}?(?:(?:of|for) (?:the )?(?:[\w-]+ ){1,3})?(?:, )?"
    r"(?:responsible|accountable|answerable|in charge|tasked with|charged with)\b"
)
_UPWARD = re.compile(r"(?:\w+ly )?(?:responsible|accountable|answerable) (?:\w+ly )?to\b(?!.* for\b)")
_ROLES = word_set("role_nouns")
_NAMING = frozenset(
    (
        "appoint",
        "employ",
        "engage",
        "hire",
        "recruit",
        "designate",
        "nominate",
        "establish",
        "assign",
        "create",
        "set",
        "form",
        "mandate",
        "ask",
        "elect",
    )
)
_FOUNDING = frozenset({"establish", "create", "form", "constitute", "set"})


def nobody(clause: Clause) -> bool:
    """ "No director shall …": a prohibition."""
    return any(s.tokens[s.first].low in ("no", "neither", "none") for s in clause.subjects)


def predicate(sentence: Sentence, clause: Clause, acting: list[Phrase]) -> Unit | None:
    """ "is responsible for", "has the authority to", "is the point of contact", "serves as"."""
    group = clause.group
    if group.lemma in ("be", "remain") and not group.negated:
        words = tail(sentence, group.last)
        upward = _UPWARD.match(words)
        if _RESPONSIBLE.match(words) and not (upward and not _to_act(sentence, group.last + upward[0].count(" "))):
            return unit_for(
                "responsible-for", acting, "actual", clause, accountable="accountable" in words or "answerable" in words
            )
        after = next((n for n in range(group.last, len(sentence.tokens)) if sentence.tokens[n].tag != "RB"), group.last)
        k = sentence.firsts.get(after, -1)
        head = sentence.tokens[sentence.phrases[k].head].low if k >= 0 else ""
        it = acting[0].pronoun and head == "responsibility"  # "it is the responsibility of the board"
        if head in _ROLES and clause.relation == "main" and not it:
            return unit_for("is-role", acting, "actual", clause)
        words = tail(sentence, group.last, 18)
        if (_ONE.match(words) or _BESIDE.match(words)) and clause.relation == "main":
            return unit_for("responsible-for", acting, "actual", clause)  # "is the person responsible for"
    goes_on = group.lemma == "continue" and tail(sentence, group.last, 2) in ("to have", "to hold", "to bear")
    if goes_on and AUTHORITY.match(tail(sentence, group.last + 2)):
        return unit_for("has-authority", acting, "actual", clause)
    denied = group.negated or nobody(clause) or tail(sentence, group.last, 1) == "no"
    if group.lemma == "have" and not denied and AUTHORITY.match(tail(sentence, group.last)):
        laid = bool(re.search(r"responsib|dut(?:y|ies)|obligation", tail(sentence, group.last)))
        return unit_for("has-authority", acting, "actual" if laid else "power", clause, accountable=not laid)
    return None


def named_to(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "A warden has been appointed to watch the gate": a standing duty, whenever that was."""
    group = clause.group
    if not group.passive or group.tense not in ("present", "perfect") or group.lemma not in _NAMING or group.negated:
        return None
    acting = acting_subjects(clause, actors) or [p for p in clause.subjects if actors.may_act(p)]
    after = group.last
    while sentence.tokens[after : after + 1] and sentence.tokens[after].tag in ("RB", "JJ"):
        after += 1  # "is employed part-time to"
    if group.lemma in _FOUNDING and tail(sentence, after, 1) == "by":
        after = chain_forward(sentence, after + 1)[2]  # "is set up by the board to advise it"
        after = next((n for n in range(after, min(after + 12, len(sentence.tokens))) if _to_act(sentence, n)), after)
    return unit_for("tasked", acting, "actual", clause, passive=True) if acting and _to_act(sentence, after) else None


def _to_act(sentence: Sentence, i: int) -> bool:
    tokens = sentence.tokens
    return (
        i + 1 < len(tokens)
        and tokens[i].tag == "TO"
        and tokens[i + 1].tag in ("VB", "VBP", "NN", "NNS")
        and (verb_lemma(tokens[i + 1].low) == tokens[i + 1].low)
    )
