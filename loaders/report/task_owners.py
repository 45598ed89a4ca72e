"""Whom a task in a plan or in minutes names as its owner: before it, after it, or in brackets at its end."""

import re

from remit.loaders.report.actors import Actors
from remit.loaders.report.bullets import STRONG, initial_verb
from remit.loaders.report.clauses import Sentence, chain_forward
from remit.loaders.report.lexicon import is_agentive
from remit.loaders.report.names import is_acronym
from remit.loaders.report.owners import bare_name, names_somebody, phrases_in_heading
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.tagging import tag

_TASK = re.compile(r"(?P<task>(?!report)[A-Z][^:.]{5,80}):\s+(?P<who>[A-Z][^:.]{2,80})\.?$", re.I)
_LABELLED = re.compile(
    r"[.;(–-]\s*(?:owner|lead(?: officer| agency| unit)?|responsible(?: party| officer| unit| body)?|action(?: by)?"
    r"|assigned to|led by|task owner|who)\s*:\s*(?P<who>[A-Z][^.;:()]{2,70}?)\s*\)?\.?$",
    re.I,
)
_BRACKETED = re.compile(
    r"\((?P<who>[A-Z][^(),;]{2,60})"
    r"(?P<due>[,;]\s*(?:by|due|before|until|from|in|end|Q\d|\d|[A-Z][a-z]+ \d)[^()]{1,40})?\)\.?$"
)
_REACH = 160  # characters: owners stand at the very end


def task_owners(text: str, offset: int = 0) -> list[Phrase]:
    """ "Closing the hall: Caretaker", "Paint the hall. Owner: Caretaker", "Paint the hall (Caretaker, by May)"."""
    form = initial_verb(tag(text[:_REACH]))
    before = _TASK.match(text)
    if before:
        return _named(before["who"], offset + before.start("who")) if form in ("gerund", "base", "third") else []
    at = max(0, len(text) - _REACH)
    found = _LABELLED.search(text, at)
    if found:
        return _named(found["who"], offset + found.start("who"))
    found = _BRACKETED.search(text, at)
    if found is None or form not in STRONG | {"weak"} or (is_acronym(found["who"]) and not found["due"]):
        return []  # "Appoint a safety officer (SO)" explains its words
    return _named(found["who"], offset + found.start("who"))


def _named(words: str, offset: int) -> list[Phrase]:
    phrases = phrases_in_heading(words, offset)
    return phrases if all(names_somebody(p) for p in phrases) else []


def assigned(sentence: Sentence, actors: Actors) -> tuple[list[Phrase], str]:
    """Who is to do it in "Clerk to circulate the draft", and the conjunction between several."""
    tokens = sentence.tokens
    phrases, word, after = chain_forward(sentence, 0) if 0 in sentence.firsts else ([], "", 0)
    verb = after + 1 < len(tokens) and tokens[after].tag == "TO" and tokens[after + 1].tag in ("VB", "NN", "VBP")
    plain = verb and not any(t.low in ("with", "by", "from") for t in tokens[:after])
    plain = plain and not any(
        t.low == "of" and not is_agentive(tokens[n - 1].low) for n, t in enumerate(tokens[:after])
    )
    acting = [p for p in phrases if actors.acts(p) or bare_name(p)]
    return (acting, word) if plain and len(acting) == len(phrases) else ([], "")
