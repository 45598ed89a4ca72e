"""Who stands at the two ends of a line: the names after its phrase, and whom the words before it speak of."""

import re
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.governing import before
from remit.loaders.report.line_places import ROLE, Context
from remit.loaders.report.line_slots import unknown_after
from remit.loaders.report.line_vocabulary import Phrase
from remit.loaders.report.naming import Group, Names, after
from remit.loaders.report.reading import Span

_TO = re.compile(
    r"(?<!related )(?<!relating )(?<!according )(?<!pertaining )(?<!respect )(?<!due )(?<!access )(?<!prior )"
    r"(?<!addition )\bto\b|[;:]|\.\s"
)
_TEMPORARY = re.compile(
    r"(?:an?|the|its)\s+(?:(?:permanent|full-time|part-time|dedicated|single|new|designated|current)\s+)+(?=[A-Z])"
)
_BY = re.compile(r"(?:(?!\bfor\b)[^.;:]){0,60}?\bby\s+")
_BY_FIRST = re.compile(r"\bby\s+")
_PAPER_OF = re.compile(r"\b(?:reports?|minutes|findings|results|updates?)\s+of\s+", re.I)
_BE = re.compile(r"\b(?:be|is|are|been|being)\b", re.I)
_IT = re.compile(r"\s+(?:it|them|him|her)\b")
_HE = re.compile(r"\s+(?:it|he|she|they|he\s*/\s*she|s/he)\b", re.I)
_PRONOUN = re.compile(
    r"\b(?:they|it|he|she|this\s+(?:team|unit|group|committee|body|board|division|section|branch|officer))\b"
    r"(?![^.;]*[,;]\s)",
    re.I,
)
_VERB_FIRST = re.compile(r"[\W_]*(?:(?:shall|should|must|will|may|is|are|be|also|\w+ly|to|and)[\W_]+)*$", re.I)
_NAMED = re.compile(  # a name whose place alone shows that it is somebody's
    r"\W*The\s+(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w&’'-]*){0,4})\s+(?:(?:shall|must|will|should|is|are|also|\w+ly|be|works|operates|acts|serves)\s+)*"
)
_AS = re.compile(r"\b(?:as|if|when|where|unless)\s+(?:otherwise\s+)?\w+\s+(?:\w+ly\s+)?by$", re.I)
_PARTICIPLE = re.compile(r"(?:,|\s+(?:is|are)\b)\s*(?:the\s+|an?\s+|each\s+|every\s+)?$")
_AGENT = re.compile(r"\bby\s+(?:(?:the|an?|its|their)\s+)?$", re.I)
_EACH = re.compile(r",\s+each(?:\s+(?:is|being|of\s+which\s+is|of\s+them))?\s*$")
_SUBORDINATE = re.compile(r"\W*(?:where|if|when|whenever|after|before|once|although|while|as\s+soon\s+as)\b", re.I)
_DEEDS = re.compile(r"(?:management|administration|government|governance|operations?|running)\s*$", re.I)
_SERVED = re.compile(
    r"\b(?:to|for|with|of|by|in|on|at|from|under|within)\s+(?:(?:the|an?|its|their|all|any|each)\s+)?$", re.I
)
_RECEIVING = re.compile(r"\b(?:to|for|with)\s+(?:(?:the|an?|its|their|all|any|each)\s+)?$", re.I)
_CHOOSES = re.compile(r"\b(?:hire|appoint|elect|designate|select|choose|recruit|engage|name)(?:s|d|ed)?\s+", re.I)
_SET_OFF = re.compile(r"[\s)]*(?:\([^()]{1,40}\))?[\s)]*,\s*")
_LED_BY = re.compile(r"(?:led|headed|chaired|co-?chaired|run|managed|supervised)\s+by\b")
_GOVERNED_BY = re.compile(r"\b(?:on|in|to|with|for|of|within|into|from)\s+(?:(?:the|an?|its|their)\s+)?$", re.I)
_COLON = re.compile(r"\s*:\s*")
_TO_DO = re.compile(r"\s*(?:\([^()]{0,80}\)\s*)?to\s+[^.;:]*$")
_HAD = ("line-to", "dotted-line", "flavour-to")
_GOING_ON = re.compile(r"(?:\band|,\s*(?:but|with)|[:,–—])\s+(?:an?\s+|the\s+|one\s+|also\s+|then\s+)*$")


class Sentence(NamedTuple):
    """One sentence of a block: `words` is the block's text, and all offsets are offsets into it."""

    block: Block
    words: str
    start: int
    end: int
    groups: list[Group]
    span: Span


def owned(match: re.Match[str], context: Context) -> Group | None:
    """ "to the dean's attention": the dean, whose name stands inside another noun's."""
    ids = context.names.named(match["name"]) if "name" in match.re.groupindex else ()
    return Group(ids, match.end(), match.end()) if ids else None


def _inside(match: re.Match[str], sentence: Sentence, context: Context) -> Group | None:
    """ "is the head of the archive", where "head of the archive" was taken for one name: the archive."""
    covering = next((g for g in sentence.groups if match.start() < g.start < match.end() < g.end), None)
    ids = context.names.named(sentence.words[match.end() : covering.end].strip()) if covering else ()
    return Group(ids, match.end(), covering.end) if covering and ids else None


def object_of(phrase: Phrase, match: re.Match[str], sentence: Sentence, context: Context) -> Group | None:
    """The names after the phrase; with `far` also after a later "to" of the same clause."""
    named = after(sentence.words, sentence.groups, match.end()) or _inside(match, sentence, context)
    if named is None and phrase.up and not phrase.far:
        named = unknown_after(sentence.words, match.end(), sentence.end, context.names)
    if named and not phrase.up and _is_deed(sentence.words, named):
        return None
    if named:
        return _bare(named, sentence, context)
    if not phrase.far:
        return None
    for to in _TO.finditer(sentence.words, match.end(), min(sentence.end, match.end() + 160)):
        if to[0] != "to":
            return None
        named = after(sentence.words, sentence.groups, to.end())
        if named:
            return named
    return None


def _is_deed(words: str, named: Group) -> bool:
    """ "oversees the management of the estate": a deed, and nobody."""
    return bool(_DEEDS.search(words, named.start, named.end) and re.match(r"\s+of\b", words[named.end :]))


def _bare(named: Group, sentence: Sentence, context: Context) -> Group:
    """ "a permanent Chief Architect" is the Chief Architect."""
    adjectives = _TEMPORARY.match(sentence.words, named.start, named.end)
    ids = context.names.named(sentence.words[adjectives.end() : named.end]) if adjectives else ()
    return Group(ids, named.start, named.end, named.alternatives) if ids else named


def antecedent(phrase: Phrase, match: re.Match[str], sentence: Sentence) -> Group | None:
    """ "The board appoints the clerk, who is accountable to it": the board; "the dean, to whom she reports": she."""
    pronoun = _IT if phrase.up else _HE if phrase.rule.startswith("whom") else None
    if pronoun is None or not (spoken := pronoun.match(sentence.words, match.end())):
        return None
    earlier = [g for g in sentence.groups if g.end <= match.start()]
    if not phrase.up:
        return Group(earlier[0].ids, spoken.end(), spoken.end()) if len(earlier) > 1 else None
    subject = before(sentence.words, sentence.groups, match.start(), sentence.start)
    others = [g for g in earlier if g != subject]
    return Group(others[-1].ids, spoken.end(), spoken.end()) if others else None


def subject_of(
    phrase: Phrase, match: re.Match[str], sentence: Sentence, context: Context, named: Group
) -> tuple[str, ...]:
    """Whom the words before the phrase speak of: agent, subject, antecedent, or whom the place is about."""
    words, at, block = sentence.words, match.start(), sentence.block
    agent = agent_of(sentence, match, named) if phrase.kind in ("escalation", "reporting") else ()
    listed = _listed_behind(phrase, sentence, named)
    if agent or listed:
        return agent or listed
    ahead = words[sentence.start : at]
    if phrase.rule == "directed-by" and block.kind == "item" and _AS.search(words, sentence.start, match.end()):
        return context.above(block)  # "call the guards as instructed by the warden": not the guards
    if ROLE.search(ahead):
        return context.heading(block) or context.above(block) or context.names.about()
    group = _possessor(match, sentence, context) or _first(phrase, sentence, at) or _beside(sentence, at)
    if phrase.rule == "answers-for-doing":  # "captains are officers responsible for leading": the captains
        group = next((g for g in sentence.groups if g.end <= at), None)
    if phrase.rule.startswith("whom"):
        group = next((g for g in reversed(sentence.groups) if g.end <= at), None)  # right before "to whom"
    if group is None and phrase.rule == "under-power":
        group = _served(sentence, at)
    group = group or _chosen_to(phrase, sentence, at)
    group = group or before(words, sentence.groups, at, sentence.start, near=phrase.near)
    if _PRONOUN.search(words, group.end if group else sentence.start, at):
        inside = next((g for g in sentence.groups if g.end <= at), None) if _SUBORDINATE.match(ahead) else None
        return inside.ids if inside else context.earlier(block, sentence.start)
    return group.ids if group else _unnamed(phrase, ahead, sentence, context, named)


def _listed_behind(phrase: Phrase, sentence: Sentence, named: Group) -> tuple[str, ...]:
    """ "Two posts report to the dean: the clerk and the usher": who they are stands behind the colon."""
    colon = _COLON.match(sentence.words, named.end) if phrase.rule in ("reports-to", "answers-to") else None
    group = after(sentence.words, sentence.groups, colon.end()) if colon else None
    return group.ids if group else ()


def _chosen_to(phrase: Phrase, sentence: Sentence, at: int) -> Group | None:
    """ "The board hires the clerk to run the hall and (lead the ushers)": what is done after "to" is the clerk's."""
    for chosen in _CHOOSES.finditer(sentence.words, sentence.start, at) if not phrase.up else ():
        group = after(sentence.words, sentence.groups, chosen.end())
        if group and group.end < at and _TO_DO.match(sentence.words, group.end, at):
            return group
    return None


def _possessor(match: re.Match[str], sentence: Sentence, context: Context) -> Group | None:
    """ "The clerk's line manager is", where "the clerk's line manager" was taken for one name: the clerk."""
    covering = next((g for g in sentence.groups if g.start < match.start() < g.end), None)
    ids = context.names.named(sentence.words[covering.start : match.start()].strip()) if covering else ()
    return Group(ids, covering.start, match.start()) if covering and ids else None


def _beside(sentence: Sentence, at: int) -> Group | None:
    """ "six halls for guests, each headed by": the halls; "is run by the archive, under the direction of": it."""
    last = next((g for g in reversed(sentence.groups) if g.end <= at), None)
    if last is None:
        return None
    between = sentence.words[last.end : at]
    agent = _AGENT.search(sentence.words, sentence.start, last.start) and between.strip() == ","
    led = _SET_OFF.fullmatch(between) and _LED_BY.match(sentence.words, at) and last.ids != sentence.groups[0].ids
    agent = agent or bool(led and _GOVERNED_BY.search(sentence.words, sentence.start, last.start))
    each = _EACH.search(between) and ";" not in between
    return last if agent or each else None


def _served(sentence: Sentence, at: int) -> Group | None:
    """ "The porter hands keys to guests under the supervision of": the porter, not the guests."""
    near = next((g for g in reversed(sentence.groups) if g.end <= at), None)
    if near is None or not _RECEIVING.search(sentence.words, sentence.start, near.start):
        return None
    if sentence.words[near.end : at].strip(" ,"):
        return None
    free = (g for g in sentence.groups if g.end < near.start)
    return next((g for g in free if not _SERVED.search(sentence.words, sentence.start, g.start)), None)


def _first(phrase: Phrase, sentence: Sentence, at: int) -> Group | None:
    """ "The clerk has a line to the dean and a dotted one to the rector": what goes on after "and" is the clerk's."""
    if phrase.rule not in _HAD or not _GOING_ON.search(sentence.words, sentence.start, at):
        return None
    return next((g for g in sentence.groups if g.end <= at), None)


def _unnamed(phrase: Phrase, ahead: str, sentence: Sentence, context: Context, named: Group) -> tuple[str, ...]:
    """Whose line it is when nobody stands before the phrase: whom the list, the section or the document is about."""
    block = sentence.block
    unknown = _NAMED.fullmatch(ahead)
    if unknown:
        return context.names.named(unknown["name"])
    if _VERB_FIRST.fullmatch(ahead):
        return _late(sentence, named, context.names) or context.above(block) or context.names.about()
    if phrase.kind == "escalation":
        return context.reached.get(block.index, ()) or context.above(block) or context.names.about()
    return context.above(block) if block.kind == "item" and not phrase.near else ()


def agent_of(sentence: Sentence, match: re.Match[str], named: Group) -> tuple[str, ...]:
    """ "… shall be sent to the board by the clerk": the clerk."""
    if not _BE.search(sentence.words, max(sentence.start, match.start() - 30), match.end()):
        return ()
    by = _BY.match(sentence.words, named.end) or _BY_FIRST.search(sentence.words, match.start(), match.end())
    agent = after(sentence.words, sentence.groups, by.end()) if by else None
    if agent is None:  # "the minutes of the working group are sent to"
        paper = _PAPER_OF.search(sentence.words, match.start(), match.end())
        agent = after(sentence.words, sentence.groups, paper.end()) if paper else None
    return agent.ids if agent else ()


def _late(sentence: Sentence, named: Group, names: Names) -> tuple[str, ...]:
    """ "Reporting to the board, the clerk keeps …": the clerk."""
    for group in sentence.groups:
        if group.start > named.end and _PARTICIPLE.search(sentence.words, named.end, group.start):
            return group.ids
    comma = re.compile(r",\s+").match(sentence.words, named.end)
    unknown = unknown_after(sentence.words, comma.end(), sentence.end, names) if comma else None
    return unknown.ids if unknown else ()
