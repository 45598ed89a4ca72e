"""Sentences that only present what they say or judge it: "These are the steps that must …", "plays a key role"."""

import re

from remit.loaders.report.clauses import Clause, Sentence
from remit.loaders.report.unit import tail

_POINTING = frozenset({"this", "these", "those", "that", "there", "it", "here", "such", "they"})
_JUDGED = re.compile(
    r"(?:an? |the )?(?:\w+ly )?(?:important|key|vital|critical|crucial|essential|central|major|significant|pivotal"
    r"|unique|valuable|active|prominent|great|large|big) (?:\w+ )?(?:roles?|parts?|functions?)\b"
)


def presented(sentence: Sentence, clause: Clause) -> bool:
    """The clause says of what a sentence only points at: "These are some of the dates that must be met"."""
    main = sentence.clauses[0] if sentence.clauses else clause
    if clause.relation != "relative" or main is clause or main.relation != "main" or main.group.lemma != "be":
        return False
    if main.group.tense != "present" or any(c.start > main.start and c.start < clause.start for c in sentence.clauses):
        return False
    opening = sentence.tokens[main.group.first - 1].low if main.group.first else ""
    return main.group.first == 1 and opening in _POINTING


def judged(sentence: Sentence, clause: Clause) -> bool:
    """ "plays a key role", "performs an important function": how much somebody matters, not what is to be done."""
    verb = clause.group.lemma in ("play", "perform", "serve", "fulfil", "fulfill", "have", "fill")
    return verb and bool(_JUDGED.match(tail(sentence, clause.group.last)))
