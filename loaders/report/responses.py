"""Which recommendation a stance answers: by section, by number, by "this" and "all", by the row of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Response
from remit.loaders.report.sentences import sentences
from remit.loaders.report.stances import SOFT, Said, answers, said_in, stance_of
from remit.loaders.report.tables import roles, rows

_HEADING = re.compile(
    r"\b(?:response|responses|comments?|reply|replies|management\s+(?:position|action|decision|views?)|action\s+plan|"
    r"evaluation\s+of)\b",
    re.I,
)
_NOT_HEADING = re.compile(r"\b(?:incident|emergency|public|first|time|code|rapid)\b", re.I)
_LABEL = re.compile(
    r"\W{0,12}(?:[\w’'&.-]{1,40}\s+){0,5}?(?:(?:response|reply)\s*[.:–—-]|(?:comments?|position|decision|"
    r"status|actions?\s+needed)\s*[:–—-])",
    re.I,
)


_THIS = re.compile(r"\b(?:the|this)\s+(?:[\w’']+\s+){0,3}?recommendation\b", re.I)
_NEAR = 1500  # characters: what is said of "this recommendation" further down is about another


def is_response_heading(title: str) -> bool:
    """Whether a heading opens what the answering side said."""
    return bool(_HEADING.search(title)) and len(title.split()) <= 10 and not _NOT_HEADING.search(title)


def respond(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> list[Recommendation]:
    """The recommendations with their responses."""
    given: dict[str, list[Response]] = {r.id: [] for r in found}
    heard: list[Said] = []
    for answered, said in [*_sections(blocks, names, found), *_anywhere(blocks, names, found)]:
        heard.append(said)
        for one in answered:
            given[one.id].append(Response(said.stance, (said.span,), said.soft, said.by, rule="response"))
    for one, response in _cells(text, blocks, found):
        given[one.id].append(response)
    lost = next((s.span for s in heard if s.numbers and not _named(s, found)), None)
    for one in found:
        if one.number == "unknown" and lost and not given[one.id]:
            given[one.id].append(Response("unknown", (lost,), rule="number lost"))
    return [replace(r, responses=_merged(given[r.id])) for r in found]


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
    blocks: list[Block], names: Names, found: Sequence[Recommendation]
) -> Iterator[tuple[list[Recommendation], Said]]:
    """Under a heading or behind a label that opens a response: about the recommendations since the response before."""
    last = 0
    for block in blocks:
        opened = block.kind == "heading" and is_response_heading(block.text)
        label = block.kind != "heading" and _LABEL.match(block.text)
        if not opened and not label:
            continue
        since = [r for r in found if last <= r.spans[0].start < block.start and r.rule != "inline"]
        last = block.start
        for part in _under(blocks, block) if opened else [block]:
            for span in sentences(part):
                for said in said_in(part, names, span, loose=True):
                    answered = _named(said, found) or (list(found) if said.everything and not since else since)
                    yield answered, said


def response_parts(blocks: list[Block]) -> list[Block]:
    """Blocks in which the answering side speaks: under a response heading, or behind a label."""
    found = {
        b.index: b
        for head in blocks
        if head.kind == "heading" and is_response_heading(head.text)
        for b in _under(blocks, head)
    }
    found.update((b.index, b) for b in blocks if b.kind not in ("heading", "cell") and _LABEL.match(b.text))
    return [found[index] for index in sorted(found)]


def _under(blocks: list[Block], head: Block) -> Iterator[Block]:
    for block in blocks[head.index + 1 :]:
        if block.kind == "heading" and block.level <= head.level:
            return
        yield block


def _named(said: Said, found: Sequence[Recommendation]) -> list[Recommendation]:
    wanted = set(said.numbers)
    return [r for r in found if r.number in wanted] if wanted else []


def _anywhere(
    blocks: list[Block], names: Names, found: Sequence[Recommendation]
) -> Iterator[tuple[list[Recommendation], Said]]:
    """ "The port concurred with recommendations 1 and 3", wherever it stands."""
    inside = {part.index for part in response_parts(blocks)}
    for block in blocks:
        if block.kind in ("heading", "cell") or block.index in inside or "recommend" not in block.text.lower():
            continue
        for span in sentences(block):
            if any(r.spans[0].start <= span.start < r.spans[-1].end for r in found):
                continue
            words = block.text[span.start - block.start : span.end - block.start]
            for said in said_in(block, names, span, loose=answers(words)):
                yield _meant(said, found, words, span.start), said


def _meant(said: Said, found: Sequence[Recommendation], words: str, at: int) -> list[Recommendation]:
    """By number, or all, or the one just before."""
    if said.numbers:
        return _named(said, found)
    if said.everything:
        return [r for r in found if r.rule != "inline"]
    before = [r for r in found if r.spans[-1].end <= at and r.rule != "inline"] if _THIS.search(words) else []
    return before[-1:] if before and at - before[-1].spans[-1].end < _NEAR else []


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
            for one in found:
                if any(s.start <= one.spans[0].start < s.end for s in inside):
                    yield one, Response(stance, part.spans, bool(SOFT.search(words)), rule="table")
