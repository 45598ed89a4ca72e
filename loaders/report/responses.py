"""What the answering side said to recommendations: stance, softness, by whom, to which of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names, before, groups_in
from remit.loaders.report.reading import Recommendation, Response, Span
from remit.loaders.report.sentences import sentences
from remit.loaders.report.tables import roles, rows

_HEADING = re.compile(
    r"\b(?:response|responses|comments?|reply|replies|management\s+(?:position|action|decision|views?)|action\s+plan|"
    r"evaluation\s+of)\b",
    re.I,
)
_NOT_HEADING = re.compile(r"\b(?:incident|emergency|public|first|time|code|rapid)\b", re.I)
_NO = re.compile(
    r"\b(?:non-?\s?concur(?:s|red|rence)?|disagree[sd]?|disagreement|reject(?:s|ed)?|declin(?:es|ed)|"
    r"(?:did|do|does|is|are|was|were|could|can|cannot|will)\s*(?:not|n['’]t)\s+(?:(?:fully|able\s+to|"
    r"in\s+a\s+position\s+to)\s+)?"
    r"(?:concur|agree|accept|support|endorse|be\s+implemented)(?:ed|d)?|not\s+(?:agreed|accepted|concurred|"
    r"supported))\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:(?:partial(?:ly)?|part(?:ly)?|in\s+part|in\s+principle|with\s+(?:comments?|qualifications?|reservations?|"
    r"exceptions?))\s*,?\s*"
    r"(?:agree[sd]?|concur(?:s|red|rence)?|accept(?:s|ed)?|support(?:s|ed)?|disagree[sd]?)|"
    r"(?:agree[sd]?|concur(?:s|red|rence)?|accept(?:s|ed)?|support(?:s|ed)?)\s*,?\s*"
    r"(?:partial(?:ly)?|part(?:ly)?|in\s+part|in\s+principle|with\s+(?:comments?|qualifications?|reservations?|"
    r"exceptions?))|"
    r"(?:did\s+not|does\s+not|do\s+not)\s+fully\s+(?:concur|agree|accept)|"
    r"(?:agree[sd]?|concur(?:s|red)?)\s+with\s+the\s+(?:intent|spirit|principle|thrust))\b",
    re.I,
)
_YES = re.compile(
    r"\b(?:concur(?:s|red|rence)?|agree[sd]?(?![\s-]+(?:to|on|upon)\b)|accept(?:s|ed)?|endorse[sd]?|"
    r"supports?\s+(?:the|this|all|our)\s+"
    r"recommend\w+|approved|will\s+implement)\b",
    re.I,
)
_NEITHER = re.compile(
    r"\bneither\s+(?:agreed|concurred|accepted)\s+nor\b|\b(?:did|does)\s+not\s+(?:comment|respond|indicate|"
    r"state\s+whether)\b",
    re.I,
)
_SOFT = re.compile(
    r"\bin\s+principle\b|\bnoted\b|\btakes?\s+note\b|\bwill\s+(?:be\s+)?consider|\bgive\s+consideration\b|"
    r"\bunder\s+(?:review|consideration)\b|"
    r"\bongoing\b|\bwhere\s+(?:possible|appropriate|feasible|practicable)\b|\bsubject\s+to\s+(?:resources|funding|"
    r"available)|"
    r"\bremain\s+to\s+be\s+(?:defined|determined|decided)\b|\bexplore\b|\bas\s+resources\s+permit\b",
    re.I,
)
_ALL = re.compile(
    r"\b(?:all|each|every|both)\s+(?:of\s+)?(?:(?:the|our|its|these|\w+)\s+){0,2}recommendations\b|"
    r"\bour\s+(?:\w+\s+)?recommendations\b"
    r"|\bthe\s+(?:report['’]s\s+|\w+\s+)?recommendations\b|\ball\s+recommendations\b",
    re.I,
)
_NUMBERS = re.compile(
    r"(?<![\w.])(?:recommendations?|recs?\.?|nos?\.?|numbers?)?\s*#?((?:\d{1,3}(?:\.\d{1,2})?(?:\s*(?:,|and|&|"
    r"through|to|–|-)\s*)+)*\d{1,3}(?:\.\d{1,2})?)(?![\w%])",
    re.I,
)
_SPLIT = re.compile(
    r",?\s+(?:but|and|while|although|however|whereas)\s+(?=(?:[^\W\d]+\s+){0,3}?(?:non-?concur|disagree|reject|did\s+not|"
    r"does\s+not|partial|concur|agree|accept))",
    re.I,
)
_LABEL = re.compile(
    r"\W{0,12}(?:[\w’'&.-]{1,40}\s+){0,5}?(?:(?:response|reply)\s*[.:–—-]|(?:comments?|position|decision|"
    r"status|actions?\s+needed)\s*[:–—-])",
    re.I,
)


_ANSWER = re.compile(
    r"\W{0,12}(?:the\s+)?(?:[\w’'&-]{1,40}\s+){1,6}?(?:(?:\w+ly|does\s+not|do\s+not|did\s+not)\s+)?(?:agree|accept|disagree|"
    r"concur|reject|note)(?:s|d|ed|red)?"
    r"\s+(?:\w+ly\s+|in\s+\w+\s+)?(?:with\s+)?(?:the|this|our|that)\b[^.]{0,60}?\brecommendation"
    r"|\W*(?:the|this)\s+recommendation\s+(?:is|was|has\s+been)\s+(?:\w+ly\s+)?(?:noted|accepted|agreed|rejected|"
    r"not\s+accepted|supported)\b",
    re.I,
)
_THIS = re.compile(r"\b(?:the|this)\s+(?:[\w’']+\s+){0,3}?recommendation\b", re.I)
_NEAR = 1500  # characters: what is said of "this recommendation" further down is about another


class Said(NamedTuple):
    """One stance with the numbers it answers (() when it names none); `everything`: it answers all of them."""

    stance: str
    span: Span
    numbers: tuple[str, ...]
    everything: bool
    soft: bool
    by: tuple[str, ...]


def stance_of(words: str) -> str:
    """agree, partial, disagree, unknown ("neither agreed nor disagreed"), or "" when nothing is said."""
    if _NEITHER.search(words):
        return "unknown"
    part, no = _PART.search(words), _NO.search(words)
    yes = _YES.search(_NO.sub(" ", words))
    if part or (no and yes):
        return "partial"
    if no:
        return "disagree"
    return "agree" if yes else ""


def answers(words: str) -> bool:
    """ "The government agrees with the recommendation", "The recommendation is noted": the other side speaks."""
    return bool(_ANSWER.match(words))


def is_response_heading(title: str) -> bool:
    """Whether a heading opens what the answering side said."""
    return bool(_HEADING.search(title)) and len(title.split()) <= 10 and not _NOT_HEADING.search(title)


def said_in(block: Block, names: Names, span: Span, *, loose: bool = False) -> Iterator[Said]:
    """Stances in one sentence; `loose`: it stands in a response, and need not say what it is about."""
    words = block.text[span.start - block.start : span.end - block.start]
    if not (
        _YES.search(words)
        or _NO.search(words)
        or _PART.search(words)
        or _NEITHER.search(words)
        or (loose and _SOFT.search(words))
    ):
        return
    if not loose and "recommend" not in words.lower():
        return
    bounds = [0, *(m.end() for m in _SPLIT.finditer(words)), len(words)]
    parts = [words[a:b] for a, b in pairwise(bounds)]
    if not any(_numbers(part) for part in parts):
        parts = [words]
    by = _speaker(block, names, span)
    for part in parts:
        stance = stance_of(part) or ("unknown" if _numbers(part) else "")
        soft = bool(_SOFT.search(part))
        if stance or (loose and soft):
            yield Said(stance or "unknown", span, _numbers(part), bool(_ALL.search(part)), soft, by)


def _numbers(words: str) -> tuple[str, ...]:
    """Numbers of recommendations: "1, 2, and 4", "1 through 3"; other numbers (years, percentages) are left out."""
    found: list[str] = []
    for match in _NUMBERS.finditer(words):
        named = "rec" in match[0].lower() or bool(re.search(r"\brecommendations?\b", words, re.I))
        many = re.search(r",|and|&", match[1]) or "rec" in match[0].lower()
        if not (named and many):
            continue
        span = re.fullmatch(r"(\d+)\s*(?:through|to|–|-)\s*(\d+)", match[1])
        if span and int(span[1]) < int(span[2]) <= int(span[1]) + 60:
            found += [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
        else:
            found += re.findall(r"\d+(?:\.\d+)?", match[1])
    return tuple(n for n in dict.fromkeys(found) if len(n) < 4)


def _speaker(block: Block, names: Names, span: Span) -> tuple[str, ...]:
    found = groups_in(block, names, span)
    verb = _YES.search(block.text, span.start - block.start) or _NO.search(block.text, span.start - block.start)
    group = before(block.text, found, verb.start() if verb else 0, span.start - block.start) if found else None
    return group.ids if group else ()


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
                    yield one, Response(stance, part.spans, bool(_SOFT.search(words)), rule="table")
