"""How somebody stands to a duty: accountable, responsible, support, consulted or informed."""

import re

from remit.loaders.report.lexicon import verb_lemma, word_set
from remit.loaders.report.tagging import Token

_LEADING = word_set("kind_accountable")
_SUPPORTING = word_set("kind_support")
_ADVISING = word_set("kind_consulted")
_TOLD = word_set("told")
_ASKED = word_set("asked")
_ENGAGED = frozenset({"engage", "involve"})
_ANSWERING = re.compile(
    r"\b(?:accountable|answerable|ultimately responsible|(?:final|single|ultimate|sole|overall) (?:\w+ )?"
    r"(?:authority|decision|say|approval|responsibility|decision-?maker)|accountability)\b",
    re.I,
)
_RECIPIENT = re.compile(
    r"\brecipient of\b|\breceives? (?:\w+ ){0,4}?(?:reports?|notices?|notifications?|updates?|cop(?:y|ies)|information"
    r"|complaints?|briefings?|minutes)\b",
    re.I,
)


def kind_of_duty(lemma: str, words: str, passive_subject: bool = False) -> str:
    """Kind for the main verb and the words that follow it; `passive_subject`: the holder is who is told or asked."""
    if passive_subject:
        for kind, verbs in (("consulted", _ASKED), ("informed", _TOLD), ("support", _ENGAGED)):
            if lemma in verbs:
                return kind
    if lemma in _LEADING or _ANSWERING.search(words[:140]):
        return "accountable"
    if lemma in _SUPPORTING:
        return "support"
    if lemma in _ADVISING:
        return "consulted"
    return "informed" if _RECIPIENT.search(words[:140]) else "responsible"


def first_verb(tokens: list[Token]) -> str:
    """Lemma of the first verb, past modals, adverbs and "to"; "" when there is none."""
    for token in tokens[:12]:
        if token.tag in ("MD", "RB", "TO") or token.low in ("be",):
            continue
        lemma = verb_lemma(token.low)
        if lemma and token.tag not in ("IN", "DT", "JJ"):
            return lemma
    return ""
