"""Reporting lines: who stands under whom, by command or by information, in prose, bullets, labels and tables."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.line_charts import chart_lines
from remit.loaders.report.line_ladders import ladder_lines
from remit.loaders.report.line_phrases import EVERYDAY, NEGATED, PHRASES, REGULAR, WORTH, Phrase
from remit.loaders.report.line_places import ROLE, Context, edges, labelled_lines, table_lines
from remit.loaders.report.naming import Group, Names, after, before, groups_in
from remit.loaders.report.reading import Line, Span
from remit.loaders.report.sentences import sentences

_NOUN = re.compile(
    r"\b(?:an?|the|this|these|its|their|his|her|our|your|annual|quarterly|monthly|written|"
    r"final|draft|"
    r"status|progress|regular|of)\s+$",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:submit|present|provid|send|deliver|furnish|transmit|forward|mak|giv|issu|prepar|produc|circulat)\w*\s+[^.;:]{0,40}$",
    re.I,
)
_TO = re.compile(r"\bto\b|[;:]|\.\s")
_BY = re.compile(r"(?:(?!\bfor\b)[^.;:]){0,60}?\bby\s+")
_NEXT = re.compile(
    r"(?:[^.;:,]{0,40},?\s*\b(?:and|then)\b(?:(?!\b(?:to|by)\b)[^.;:]){0,40}?\b(?:to|for\s+\w+\s+by)\s+)", re.I
)
_BE = re.compile(r"\b(?:be|is|are|been|being)\b", re.I)
_THROUGH = re.compile(r"\s*,?\s*(?:through|via|by\s+way\s+of)\s+")
_ON_TO = re.compile(r"\s*,?\s*(?:and\s+)?(?:then\s+)?(?:up\s+)?(?:in)?to\b")
_ALSO_TO = re.compile(
    r"[^.;:]{0,40}?,?\s*(?:and|but|as\s+well\s+as)\s*(?:also\s+)?(?:\w+ly\s+|,?\s*for\s+[^.;:,]{1,50},?\s+)?to\b"
)
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
_PARTICIPLE = re.compile(r",\s*(?:the\s+|an?\s+|each\s+|every\s+)?$")
_MODAL = (
    ("proposed", re.compile(r"\b(?:should|ought|propos|recommend|would)", re.I)),
    ("required", re.compile(r"\b(?:shall|must|will|required|is\s+to|are\s+to)\b", re.I)),
)
_FLAVOUR = (
    ("operational", re.compile(r"\boperational(?:ly)?\b", re.I)),
    ("functional", re.compile(r"\b(?:functional(?:ly)?|dotted|matrix|secondary)\b", re.I)),
)


_LONGEST = 3000  # characters: what is longer is no sentence


class Sentence(NamedTuple):
    """One sentence of a block: `words` is the block's text, and all offsets are offsets into it."""

    block: Block
    words: str
    start: int
    end: int
    groups: list[Group]
    span: Span


def lines(text: str, blocks: list[Block], names: Names) -> list[Line]:
    """All lines of a document, in document order, one for each place that states it."""
    context = Context(blocks, names)
    found = [*labelled_lines(context), *chart_lines(text, context), *table_lines(text, context)]
    for block in blocks:
        if block.kind != "heading" and WORTH.search(block.text):
            for sentence in _sentences(block, names):
                found += _read(sentence, context)
    unique = {(line.lower, line.upper, line.kind, line.spans): line for line in found if line.lower != line.upper}
    return sorted(unique.values(), key=lambda line: line.spans[0].start)


def _sentences(block: Block, names: Names) -> Iterator[Sentence]:
    for span in sentences(block):
        start, end = span.start - block.start, min(span.end, span.start + _LONGEST) - block.start
        if WORTH.search(block.text, start, end):
            found = groups_in(block, names, Span(span.start, block.start + end))
            yield Sentence(block, block.text, start, end, found, span)


def _read(sentence: Sentence, context: Context) -> list[Line]:
    if not sentence.groups:
        return []
    found = list(
        ladder_lines(sentence.words, sentence.start, sentence.end, sentence.groups, sentence.span, _modality(sentence))
    )
    last: tuple[str, ...] = ()
    for phrase in PHRASES:
        for match in phrase.pattern.finditer(sentence.words, sentence.start, sentence.end):
            if not _meant(phrase, match, sentence):
                continue
            new = list(_edges(phrase, match, sentence, context, last))
            found += new
            last = tuple(line.lower for line in new[:1]) or last
    return found


def _meant(phrase: Phrase, match: re.Match[str], sentence: Sentence) -> bool:
    """Neither denied nor a noun that only looks like the verb."""
    near = sentence.words[max(sentence.start, match.start() - 40) : match.start()]
    if NEGATED.search(near) or (phrase.verb and _NOUN.search(near)):
        return False
    return phrase.rule != "reports-to" or not _GIVEN.search(near)  # "submits a yearly report to"


def _edges(
    phrase: Phrase, match: re.Match[str], sentence: Sentence, context: Context, last: tuple[str, ...]
) -> Iterator[Line]:
    named = _owned(match, context) or _object(phrase, match, sentence, context) or _antecedent(phrase, match, sentence)
    if named is None or (phrase.then and not phrase.then.match(sentence.words, named.end)):
        return
    shared = last if phrase.rule == "under-power" else ()  # "under the A, with the B and under the C, …"
    subject = shared or _subject(phrase, match, sentence, context, named) or last
    kind, modality = _kind(phrase, match, sentence, named), _modality(sentence)
    chain = _onward(phrase, sentence, named)
    uppers, lowers = (named.ids, subject) if phrase.up else (subject, named.ids)
    if phrase.kind == "escalation":
        context.reached[sentence.block.index] = uppers
    yield from _second(phrase, sentence, named, lowers, modality)
    yield from _further(phrase, sentence, named, modality)
    if chain:
        yield from edges(lowers, chain[0], kind, sentence.span, rule=phrase.rule, modality=modality)
        yield from edges(chain[0], chain[1], kind, sentence.span, rule=phrase.rule, modality=modality)
    else:
        either = phrase.up and named.alternatives
        yield from edges(lowers, uppers, kind, sentence.span, rule=phrase.rule, modality=modality, either=either)


def _second(phrase: Phrase, sentence: Sentence, named: Group, lowers: tuple[str, ...], modality: str) -> Iterator[Line]:
    """ "… and administratively to the dean": a second upper with its own flavour."""
    more = _ALSO_TO.match(sentence.words, named.end) if phrase.rule in ("reports-to", "accountable-to") else None
    other = after(sentence.words, sentence.groups, more.end()) if more else None
    if more and other:
        kind = next((kind for kind, pattern in _FLAVOUR if pattern.search(more[0])), phrase.kind)
        yield from edges(lowers, other.ids, kind, sentence.span, rule=phrase.rule, modality=modality)


def _further(phrase: Phrase, sentence: Sentence, named: Group, modality: str) -> Iterator[Line]:
    """ "… to the dean and, if he cannot settle it, to the senate": the next step up of an escalation."""
    more = _NEXT.match(sentence.words, named.end, sentence.end) if phrase.kind == "escalation" else None
    other = after(sentence.words, sentence.groups, more.end()) if more else None
    if other:
        yield from edges(named.ids, other.ids, "escalation", sentence.span, rule=phrase.rule, modality=modality)


def _owned(match: re.Match[str], context: Context) -> Group | None:
    """ "to the dean's attention": the dean, whose name stands inside another noun's."""
    ids = context.names.named(match["name"]) if "name" in match.re.groupindex else ()
    return Group(ids, match.end(), match.end()) if ids else None


def _inside(match: re.Match[str], sentence: Sentence, context: Context) -> Group | None:
    """ "is the head of the archive", where "head of the archive" was taken for one name: the archive."""
    covering = next((g for g in sentence.groups if match.start() < g.start < match.end() < g.end), None)
    ids = context.names.named(sentence.words[match.end() : covering.end].strip()) if covering else ()
    return Group(ids, match.end(), covering.end) if covering and ids else None


def _object(phrase: Phrase, match: re.Match[str], sentence: Sentence, context: Context) -> Group | None:
    """The names after the phrase; with `far` also after a later "to" of the same clause."""
    named = after(sentence.words, sentence.groups, match.end()) or _inside(match, sentence, context)
    if named or not phrase.far:
        return named
    for to in _TO.finditer(sentence.words, match.end(), min(sentence.end, match.end() + 160)):
        if to[0] != "to":
            return None
        named = after(sentence.words, sentence.groups, to.end())
        if named:
            return named
    return None


def _antecedent(phrase: Phrase, match: re.Match[str], sentence: Sentence) -> Group | None:
    """ "The board appoints the clerk, who is accountable to it": the board; "the dean, to whom she reports": she."""
    pronoun = _IT if phrase.up else _HE if phrase.rule.startswith("whom") else None
    if pronoun is None or not (spoken := pronoun.match(sentence.words, match.end())):
        return None
    earlier = [g for g in sentence.groups if g.end <= match.start()]
    return Group(earlier[0].ids, spoken.end(), spoken.end()) if len(earlier) > 1 else None


def _subject(
    phrase: Phrase, match: re.Match[str], sentence: Sentence, context: Context, named: Group
) -> tuple[str, ...]:
    words, at, block = sentence.words, match.start(), sentence.block
    agent = _agent(sentence, match, named) if phrase.kind in ("escalation", "reporting") else ()
    if agent:
        return agent
    ahead = words[sentence.start : at]
    if phrase.rule == "directed-by" and block.kind == "item" and _AS.search(words, sentence.start, match.end()):
        return context.above(block)  # "call the guards as instructed by the warden": not the guards
    if ROLE.search(ahead):
        return context.heading(block) or context.above(block) or context.names.about()
    group = before(words, sentence.groups, at, sentence.start, near=phrase.near)
    if _PRONOUN.search(words, group.end if group else sentence.start, at):
        return context.earlier(block, sentence.start)
    return group.ids if group else _unnamed(phrase, ahead, sentence, context, named)


def _unnamed(phrase: Phrase, ahead: str, sentence: Sentence, context: Context, named: Group) -> tuple[str, ...]:
    """Whose line it is when nobody stands before the phrase: whom the list, the section or the document is about."""
    block = sentence.block
    unknown = _NAMED.fullmatch(ahead)
    if unknown:
        return context.names.named(unknown["name"])
    if _VERB_FIRST.fullmatch(ahead):
        return _late(sentence, named) or context.above(block) or context.names.about()
    if phrase.kind == "escalation":
        return context.reached.get(block.index, ()) or context.above(block) or context.names.about()
    return context.above(block) if block.kind == "item" and not phrase.near else ()


def _agent(sentence: Sentence, match: re.Match[str], named: Group) -> tuple[str, ...]:
    """ "… shall be sent to the board by the clerk": the clerk."""
    if not _BE.search(sentence.words, max(sentence.start, match.start() - 30), match.end()):
        return ()
    by = _BY.match(sentence.words, named.end)
    agent = after(sentence.words, sentence.groups, by.end()) if by else None
    return agent.ids if agent else ()


def _late(sentence: Sentence, named: Group) -> tuple[str, ...]:
    """ "Reporting to the board, the clerk keeps …": the clerk."""
    for group in sentence.groups:
        if group.start > named.end and _PARTICIPLE.search(sentence.words, named.end, group.start):
            return group.ids
    return ()


def _onward(phrase: Phrase, sentence: Sentence, named: Group) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The two steps of "through A to B" and of "to B through A", nearest first."""
    if phrase.rule == "reports-through":
        to = _ON_TO.match(sentence.words, named.end)
        upper = after(sentence.words, sentence.groups, to.end()) if to else None
        return (named.ids, upper.ids) if upper else None
    through = _THROUGH.match(sentence.words, named.end) if phrase.up else None
    middle = after(sentence.words, sentence.groups, through.end()) if through else None
    return (middle.ids, named.ids) if middle else None


def _kind(phrase: Phrase, match: re.Match[str], sentence: Sentence, named: Group) -> str:
    if phrase.rule in ("reports-to", "reports-through", "line-to", "dotted-line"):
        rest = sentence.words[named.end : sentence.end].lstrip(" ,")
        if phrase.rule == "reports-to" and (EVERYDAY.match(rest) or REGULAR.match(rest)):
            return "reporting"
        ahead = sentence.words[max(sentence.start, match.start() - 60) : match.end()]
        return next((kind for kind, pattern in _FLAVOUR if pattern.search(ahead)), phrase.kind)
    return phrase.kind


def _modality(sentence: Sentence) -> str:
    words = sentence.words[sentence.start : sentence.end]
    return next((name for name, pattern in _MODAL if pattern.search(words)), "actual")
