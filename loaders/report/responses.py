"""Which recommendation a stance answers: by section, by number, by "this" and "all", by the row of a table."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Response, Span
from remit.loaders.report.rec_answered import ANSWERED, answering, own_answers
from remit.loaders.report.rec_content import contents, meant_by, promised
from remit.loaders.report.sentences import sentences
from remit.loaders.report.stances import ABOUT, Said, answers, said_in
from remit.loaders.report.tables import roles, rows
from remit.loaders.table import SOFT, stance_of

_HEADING = re.compile(
    r"\b(?:response|responses|comments?|reply|replies|management\s+(?:position|action|decision|views?)|"
    r"evaluation\s+of)\b",
    re.I,
)
_PLAN = re.compile(r"\baction\s+plan\b", re.I)  # an answer only where something was recommended before
_NOT_HEADING = re.compile(r"\b(?:incident|emergency|public|first|time|code|rapid)\b", re.I)
_LABEL = re.compile(
    r"\W{0,12}(?!(?:our|oig|ig|auditors?(?:['’]s?)?|audit(?:or)?\s+general(?:['’]s)?|inspector\s+general(?:['’]s)?)\s)"
    r"(?:[\w’'&.-]{1,40}\s+){0,5}?(?:(?:response|reply|comments?)\s*(?:[:–—-]|\.(?=\s+[A-Z]))|(?:position|decision|"
    r"status|actions?\s+needed)\s*[:–—-])"
    r"|\W{0,12}management\s+action\s+plan\s*[:–—]|\W{0,12}narrative\b[\w. ]{0,40}:"
    r"|\W{0,12}(?:not\s+|partially\s+|partly\s+|fully\s+)?(?:agreed|accepted|concurred?|disagreed|rejected|noted|supported)"
    r"(?:\s+in\s+(?:principle|part))?\s*[.;:]",
    re.I,
)


_THIS = re.compile(r"\b(?:the|this|our|[\w-]{2,20}['’]s?)\s+(?:[\w’']+\s+){0,3}?recommendation\b", re.I)
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "last", "final")
_ORDINAL = re.compile(
    rf"\b(?:my|our|the|this|its|their)\s+({'|'.join(_PLACES)})(?:\s+recommendation\b|(?=\s*(?:[.;]|$|,\s+(?:but|and)\b)))",
    re.I,
)
LOST = "number only"
_NEAR = 1500  # characters: what is said of "this recommendation" further down is about another


def is_response_heading(title: str) -> bool:
    """Whether a heading opens what the answering side said."""
    return bool(_HEADING.search(title)) and len(title.split()) <= 10 and not _NOT_HEADING.search(title)


def opens_response(block: Block, first: int) -> bool:
    """A heading that opens what the answering side said; `first`: where the first recommendation begins, or -1."""
    if block.kind != "heading":
        return False
    return is_response_heading(block.text) or (
        0 <= first < block.start and bool(_PLAN.search(block.text)) and len(block.text.split()) <= 10
    )


def first_of(found: Sequence[Recommendation]) -> int:
    """Where the first recommendation begins, or -1."""
    return min((r.spans[0].start for r in found), default=-1)


def label_end(block: Block) -> int:
    """Where the words begin behind a label that opens a response, in the block's text; 0 without one."""
    label = _LABEL.match(block.text)
    return label.end() + len(block.text[label.end() :]) - len(block.text[label.end() :].lstrip()) if label else 0


def respond(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> list[Recommendation]:
    """The recommendations with their responses."""
    given: dict[str, list[Response]] = {r.id: [] for r in found}
    heard: list[Said] = []
    for answered, said in [*_sections(text, blocks, names, found), *_anywhere(text, blocks, names, found)]:
        heard.append(said)
        for one in answered:
            given[one.id].append(Response(said.stance, (said.span,), said.soft, said.by, rule="response"))
    for one, response in _cells(text, blocks, found):
        given[one.id].append(response)
    for one in found:
        if one.rule == ANSWERED:
            given[one.id] = list(own_answers(blocks, names, one))
    lost = next((s.span for s in heard if s.numbers and not _named(s, found)), None)
    for one in found:
        if one.number == "unknown" and lost and not given[one.id]:
            given[one.id].append(Response("unknown", (lost,), rule="number lost"))
    answered = [replace(r, responses=_merged(given[r.id])) for r in found]
    return [*answered, *_lost(heard, found)] if any(r.rule == "orphan" for r in found) else answered


def _lost(heard: Sequence[Said], found: Sequence[Recommendation]) -> Iterator[Recommendation]:
    """Where a bad transcript lost recommendations, one that is refused by its number is known by that alone."""
    known = {r.number for r in found}
    for said in heard:
        for number in said.numbers if said.stance == "disagree" else ():
            if number not in known:
                known.add(number)
                response = Response(said.stance, (said.span,), said.soft, said.by, rule="response")
                yield Recommendation(
                    f"r{len(found) + len(known)}",
                    number,
                    (said.span,),
                    redacted="lost",
                    responses=(response,),
                    rule=LOST,
                )


def _merged(responses: list[Response]) -> tuple[Response, ...]:
    """One response: agreement and disagreement about one recommendation are a partial agreement."""
    unique = list({r.spans: r for r in responses}.values())
    if not unique:
        return ()
    stances = [r.stance for r in unique if r.stance != "unknown"]
    stance = stances[0] if stances and len(set(stances)) == 1 else "partial" if stances else "unknown"
    decisive = next((r for r in reversed(unique) if r.stance in ("disagree", "partial")), unique[0])
    return (replace(decisive, stance=stance, soft=any(r.soft for r in unique)),)


def _sections(
    text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]
) -> Iterator[tuple[list[Recommendation], Said]]:
    """Under a heading or behind a label that opens a response: about the recommendations since the response before."""
    first, last, begin = 0, 0, first_of(found)
    alone, asked = _one_by_one(blocks, found), contents(text, found)
    for block in blocks:
        opened = opens_response(block, begin)
        label = block.kind != "heading" and _LABEL.match(block.text)
        if not opened and not label:
            continue
        if opened or any(last <= r.spans[0].start < block.start for r in found):
            first, last = last, block.start  # a second label without a recommendation between answers the same ones
        for part in _under(blocks, block) if opened else [block]:
            for span in sentences(part):
                since = _since(found, first, span.start, alone=alone and not opened)
                words = part.text[span.start - part.start : span.end - part.start]
                for said in said_in(part, names, span, loose=True):
                    everything = list(found) if said.everything and not since else since
                    yield _named(said, found) or meant_by(words, found, asked) or everything, said
                yield from promised(part, span, names, since, asked)


def _since(found: Sequence[Recommendation], first: int, at: int, *, alone: bool) -> list[Recommendation]:
    """What has been recommended since the response before; nobody answers what nobody can read.

    alone: each recommendation has its own answer.
    """
    since = [r for r in found if first <= r.spans[0].start < at and r.rule != "inline"]
    readable = [r for r in since if r.redacted != "full"]
    return (readable or since)[-1:] if alone else readable or since


def _one_by_one(blocks: list[Block], found: Sequence[Recommendation]) -> bool:
    """Most labelled answers stand behind one labelled recommendation, so none answers two."""
    labels = [b.start for b in blocks if b.kind not in ("heading", "cell") and _LABEL.match(b.text)]
    counts = [
        sum(1 for r in found if low <= r.spans[0].start < high and r.rule == "headed")
        for low, high in pairwise([0, *labels])
    ]
    return len(labels) > 1 and counts.count(1) * 2 > len(counts)


def response_parts(blocks: list[Block], found: Sequence[Recommendation]) -> list[Block]:
    """Blocks in which the answering side speaks: under a response heading, or behind a label.

    A label answers only where something was recommended: procedures have steps that are called "Comments." too.
    """
    first = first_of(found)
    parts = {b.index: b for head in blocks if opens_response(head, first) for b in _under(blocks, head)}
    if found:
        parts.update((b.index, b) for b in blocks if b.kind not in ("heading", "cell") and _LABEL.match(b.text))
    parts.update((b.index, b) for r in found if r.rule == ANSWERED for b in answering(blocks, r) if b.kind != "heading")
    return [parts[index] for index in sorted(parts)]


def _under(blocks: list[Block], head: Block) -> Iterator[Block]:
    for block in blocks[head.index + 1 :]:
        if block.kind == "heading" and block.level <= head.level:
            return
        yield block


def _named(said: Said, found: Sequence[Recommendation]) -> list[Recommendation]:
    wanted = set(said.numbers)
    return [r for r in found if r.number in wanted] if wanted else []


def _anywhere(
    text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]
) -> Iterator[tuple[list[Recommendation], Said]]:
    """ "The port concurred with recommendations 1 and 3", wherever it stands."""
    inside = {part.index for part in response_parts(blocks, found)}
    asked = contents(text, found)
    for block in blocks:
        if block.kind in ("heading", "cell") or block.index in inside or not ABOUT.search(block.text):
            continue
        for span in sentences(block):
            if any(r.spans[0].start <= span.start < r.spans[-1].end for r in found):
                continue
            words = block.text[span.start - block.start : span.end - block.start]
            for said in said_in(block, names, span, loose=answers(words) or bool(_ORDINAL.search(words))):
                yield meant_by(words, found, asked) or _meant(said, found, words, span.start), said


def _meant(said: Said, found: Sequence[Recommendation], words: str, at: int) -> list[Recommendation]:
    """By number, or all, or the one just before."""
    ordinal = _ORDINAL.search(words)
    if ordinal:
        counted = _PLACES.index(ordinal[1].lower())
        return list(found[counted : counted + 1]) if counted < len(_PLACES) - 2 else list(found[-1:])
    if said.numbers:
        return _named(said, found)
    if said.everything:
        return [r for r in found if r.rule != "inline"]
    before = [r for r in found if r.spans[-1].end <= at and r.rule != "inline"] if _THIS.search(words) else []
    return before[-1:] if before and at - before[-1].spans[-1].end < _NEAR else []


def standing_in(spans: Sequence[Span], found: Sequence[Recommendation]) -> list[Recommendation]:
    """The recommendations, which are in document order, that begin inside one of the spans."""
    places = [
        (
            bisect_left(found, s.start, key=lambda r: r.spans[0].start),
            bisect_left(found, s.end, key=lambda r: r.spans[0].start),
        )
        for s in spans
    ]
    return [found[i] for low, high in places for i in range(low, high)]


def _cells(
    text: str, blocks: list[Block], found: Sequence[Recommendation]
) -> Iterator[tuple[Recommendation, Response]]:
    """A response column beside a recommendation column."""
    if not any(r.rule == "table" for r in found):
        return
    for row in rows(text, blocks):
        places = roles(row)
        if "response" not in places or "recommendation" not in places:
            continue
        inside = [s for p in row.cells.get(places["recommendation"], ()) for s in p.spans]
        for part in row.cells.get(places["response"], ())[:1]:
            words = row.text(places["response"])
            stance = stance_of(words) or "unknown"
            for one in standing_in(inside, found):
                yield one, Response(stance, part.spans, bool(SOFT.search(words)), rule="table")
