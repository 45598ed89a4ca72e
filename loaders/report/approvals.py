"""Who approves: "requires the approval of the board", "without the dean's consent", "the board's consent is needed"."""

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Clause, Sentence, chain_forward
from remit.loaders.report.phrases import possessor
from remit.loaders.report.unit import APPROVAL, Unit, acting_subjects, agents_after, doer, past_count, tail


def approving(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "Changes require the approval of the board": the board's power."""
    group = clause.group
    if group.negated or group.tense == "past" or acting_subjects(clause, actors):
        return None
    subject = group.lemma == "be" and tail(sentence, group.last, 2) == "subject to"
    if subject and group.tense in ("modal", "present"):
        agents, either = agents_after(sentence, group.last + 1, clause.end, actors)
        return Unit("approval", agents, "power", clause, "approve", alternatives=either) if agents else None
    if group.lemma not in ("require", "need") or group.passive:
        return _sanctioned(sentence, clause, actors)
    for i in range(group.last, min(group.last + 8, len(sentence.tokens) - 1)):
        asked = sentence.tokens[i - 1].low in APPROVAL
        if sentence.tokens[i].low == "from" or (asked and sentence.tokens[i].low in ("of", "by")):
            phrases, word, _ = chain_forward(sentence, past_count(sentence, i + 1))
            agents = [p for p in (doer(sentence, p, actors) for p in phrases) if p is not None]
            if agents:
                return Unit("approval", agents, "power", clause, "approve", alternatives=word == "or")
    owner, _ = (
        agents_after(sentence, group.last - 1, clause.end, actors) if _owned(sentence, group.last) else ([], False)
    )
    return Unit("approval", owner, "power", clause, "approve") if owner else None


def _owned(sentence: Sentence, i: int) -> bool:
    """The object at i is somebody's approval: "requires the dean's consent"."""
    k = sentence.firsts.get(i, -1)
    return k >= 0 and sentence.tokens[sentence.phrases[k].head].low in APPROVAL


def _sanctioned(sentence: Sentence, clause: Clause, actors: Actors) -> Unit | None:
    """ "No object shall leave without their consent", "The approval of the board is required": who consents."""
    group = clause.group
    subject = clause.subjects[0] if len(clause.subjects) == 1 else None
    asked = subject is not None and sentence.tokens[subject.head].low in APPROVAL
    if subject is not None and asked and group.passive and group.lemma in ("require", "need", "obtain", "seek"):
        owner = possessor(subject)
        found, word, _ = chain_forward(sentence, subject.last + 1)
        of = sentence.tokens[subject.last].low in ("of", "from", "by")
        agents = [owner] if owner is not None else found if of else []
        agents = [p for p in agents if actors.acts(p)]
        return Unit("approval", agents, "power", clause, "approve", alternatives=word == "or") if agents else None
    without = next((i for i in range(group.last, len(sentence.tokens)) if sentence.tokens[i].low == "without"), -1)
    if without < 0 or group.tense != "modal" or sentence.tokens[without].start > clause.end:
        return None
    agents, either = agents_after(sentence, without, clause.end, actors)
    return Unit("approval", agents, "power", clause, "approve", alternatives=either) if agents else None
