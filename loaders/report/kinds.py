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
    r"(?:authority|decision|say|approval|responsibility|decision-?maker)|accountability)\b"
    r"|\bis the (?:\w+ )?authority (?:for|on|over|in)\b|\bare the (?:\w+ )?authority (?:for|on|over|in)\b",
    re.I,
)
_DECIDING = re.compile(r"\bapprov|\bauthori[sz]|\bdecid", re.I)
_INPUT = re.compile(
    r"^\W*(?:[\w-]+ ){0,6}?(?:provid|giv|offer)\w* (?:[\w-]+ ){0,3}?(?:input|advice|expertise|opinions?)\b"
    r"(?!,? (?:and|or) \w|, \w)",  # "advice and assistance" is a service
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
                return "consulted" if "consulted" in words else kind
    near = words[:140]
    if lemma in _LEADING or _ANSWERING.search(near) or (lemma == "oversee" and _DECIDING.search(words)):
        return "accountable"
    if lemma in _SUPPORTING:
        return "support"
    if lemma in _ADVISING or (lemma in ("provide", "give", "offer") and _INPUT.search(near)):
        return "consulted"
    return "informed" if _RECIPIENT.search(near) else "responsible"


def first_verb(tokens: list[Token]) -> str:
    """Lemma of the first verb, past modals, adverbs, "to" and a phrase set off before it; "" when there is none."""
    rest = [t for t in tokens[:24] if t.tag not in ("MD", "RB", "TO") and t.low != "be"]
    if rest and rest[0].tag == "IN":
        rest = [t for t in rest if t.tag in ("VB", "VBZ", "VBG", "VBP")]
    for token in rest[:12]:
        lemma = verb_lemma(token.low)
        if lemma and token.tag not in ("IN", "DT", "JJ"):
            return lemma
    return ""
