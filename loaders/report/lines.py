"""Reporting lines: who stands under whom, by command or by information, in prose, bullets, labels and tables."""

import re
from collections.abc import Iterator

from remit.loaders.report.blocks import Block
from remit.loaders.report.line_charts import chart_lines
from remit.loaders.report.line_ends import Sentence, antecedent, object_of, owned, subject_of
from remit.loaders.report.line_headings import heading_lines
from remit.loaders.report.line_ladders import ladder_lines
from remit.loaders.report.line_nominal import counted_members, nominal_lines
from remit.loaders.report.line_phrases import EVERYDAY, NEGATED, PHRASES, REGULAR, WORTH
from remit.loaders.report.line_places import Context, edges, headed_lines, is_labelled, labelled_lines, table_lines
from remit.loaders.report.line_vocabulary import Phrase
from remit.loaders.report.naming import Group, Names, after, groups_in
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
_BEFORE_REPORTING = re.compile(
    r"(?:^|[\W]|\b(?:is|are|be|been|was|were|by|and|or|of|each|all|both|while|positions?|posts?|roles?|staff|functions?|\w+ly))$",
    re.I,
)
_ONCE = re.compile(r"\b(?:was|were|had|did)\b[^,;]*$")
_NEXT = re.compile(
    r"(?:[^.;:,]{0,40},?\s*\b(?:and|then)\b(?:(?!\b(?:to|by)\b)[^.;:]){0,40}?\b(?:to|for\s+\w+\s+by)\s+)", re.I
)
_THROUGH = re.compile(r"\s*,?\s*(?:through|via|by\s+way\s+of)\s+")
_ON_TO = re.compile(r"\s*,?\s*(?:and\s+)?(?:then\s+)?(?:up\s+)?(?:in)?to\b")
_ALSO_TO = re.compile(
    r"[^.;:]{0,40}?,?\s*(?:and|but|as\s+well\s+as)\s*(?:also\s+)?"
    r"(?:\w+ly\s+|,?\s*(?:for|in|on|at|during|under|where|when|if)\s+[^.;:,]{1,50},?\s+)?to\b"
)
_MODAL = (
    ("proposed", re.compile(r"\b(?:should|ought|propos|recommend|would)", re.I)),
    ("required", re.compile(r"\b(?:shall|must|will|required|is\s+to|are\s+to)\b", re.I)),
)
_FLAVOUR = (
    ("operational", re.compile(r"\boperational(?:ly)?\b", re.I)),
    (
        "functional",
        re.compile(r"\b(?:functional(?:ly)?|dotted|matrix|secondary|professional(?:ly)?|technical(?:ly)?)\b", re.I),
    ),
)


_TWICE = ("reports-to", "accountable-to", "answers-to", "flavour-to")  # what goes on with "and … to"
_LONGEST = 3000  # characters: what is longer is no sentence


def lines(text: str, blocks: list[Block], names: Names) -> list[Line]:
    """All lines of a document, in document order, one for each place that states it."""
    context = Context(blocks, names)
    found = [*labelled_lines(context), *headed_lines(context), *chart_lines(text, context), *table_lines(text, context)]
    found += heading_lines(context)
    for block in blocks:
        if block.kind != "heading" and WORTH.search(block.text) and not is_labelled(block):
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
    found += nominal_lines(sentence, _modality(sentence))
    found += counted_members(sentence, context.names)
    last: tuple[str, ...] = ()
    for phrase in PHRASES:
        same = False
        for match in phrase.pattern.finditer(sentence.words, sentence.start, sentence.end):
            if not _meant(phrase, match, sentence):
                continue
            new = list(_edges(phrase, match, sentence, context, last, again=same))
            found += new
            same = same or bool(new)
            last = tuple(line.lower for line in new[:1]) or last
    return found


def _meant(phrase: Phrase, match: re.Match[str], sentence: Sentence) -> bool:
    """Neither denied nor a noun that only looks like the verb."""
    near = sentence.words[max(sentence.start, match.start() - 40) : match.start()]
    if NEGATED.search(near) or (phrase.verb and _NOUN.search(near)):
        return False
    if match[0][:9].lower() == "reporting" and not _participle(match, sentence):
        return False
    if phrase.kind in ("reporting", "escalation") and _ONCE.search(sentence.words, match.start() - 30, match.end()):
        return False  # what happened once
    return phrase.rule != "reports-to" or not _GIVEN.search(near)  # "submits a yearly report to"


def _participle(match: re.Match[str], sentence: Sentence) -> bool:
    """ "the clerk reporting to", and not "cost reporting to"."""
    ahead = sentence.words[sentence.start : match.start()].rstrip()
    beside = any(match.start() - 2 <= group.end <= match.start() for group in sentence.groups)
    return beside or bool(_BEFORE_REPORTING.search(ahead))


def _edges(
    phrase: Phrase, match: re.Match[str], sentence: Sentence, context: Context, last: tuple[str, ...], *, again: bool
) -> Iterator[Line]:
    named = owned(match, context) or object_of(phrase, match, sentence, context) or antecedent(phrase, match, sentence)
    if named is None or (phrase.then and not phrase.then.match(sentence.words, named.end)):
        return
    shared = last if again and phrase.rule == "under-power" else ()  # "under the A, with the B and under the C, …"
    subject = shared or subject_of(phrase, match, sentence, context, named) or last
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
        either = named.alternatives if phrase.up else any(g.ids == subject and g.alternatives for g in sentence.groups)
        yield from edges(lowers, uppers, kind, sentence.span, rule=phrase.rule, modality=modality, either=either)


def _second(phrase: Phrase, sentence: Sentence, named: Group, lowers: tuple[str, ...], modality: str) -> Iterator[Line]:
    """ "… and administratively to the dean": a second upper with its own flavour."""
    more = _ALSO_TO.match(sentence.words, named.end) if phrase.rule in _TWICE else None
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
    if phrase.rule in ("reports-to", "reports-through", "line-to", "dotted-line", "flavour-to"):
        rest = sentence.words[named.end : sentence.end].lstrip(" ,")
        if phrase.rule == "reports-to" and (EVERYDAY.match(rest) or REGULAR.match(rest)):
            return "reporting"
        reach = 0 if phrase.rule == "flavour-to" else 60
        ahead = _without_names(sentence, max(sentence.start, match.start() - reach), match.end())
        return next((kind for kind, pattern in _FLAVOUR if pattern.search(ahead)), phrase.kind)
    return phrase.kind


def _without_names(sentence: Sentence, start: int, end: int) -> str:
    """The words of a stretch: "technical" in "technical staff" says nothing about the line."""
    words = sentence.words
    for group in sentence.groups:
        if start <= group.start and group.end <= end:
            words = words[: group.start] + " " * (group.end - group.start) + words[group.end :]
    return words[start:end]


def _modality(sentence: Sentence) -> str:
    words = sentence.words[sentence.start : sentence.end]
    return next((name for name, pattern in _MODAL if pattern.search(words)), "actual")
