"""Who stands where in a sentence: lists of names, the subject before a phrase, the names that follow one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Span

_JOIN = re.compile(
    r"(?:\s|,|;|/|&|\band/or\b|\band\b|\bor\b|\bas well as\b|\balong with\b|\bboth\b|\beither\b|\bthe\b|\ban?\b|\bits\b"
    r"|\btheir\b|\bhis\b|\bher\b|\bthe relevant\b|\bother\b|\bespecially\b|\bin particular\b|\(s\)|\([^()]{0,60}\))*"
)
_RANKS = frozenset(("assistant", "deputy", "vice", "associate", "senior", "junior", "first", "second", "chief"))
_MARK = re.compile(r"[,;/&]|\band\b|\bor\b|\bas well as\b|\balong with\b")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|\d+)\b")
OPENING = re.compile(
    r"(?:^|[.;:]\s{1,3})\W{0,4}(?:In|With|Together\s+with|Along\s+with|Under|Through|Following|At|By|For|On|Upon|Working|"
    r"Like|Unlike|As|After|Before|During)\b[^.,;:]*$"
)
_OTHERS = re.compile(  # nobody in particular
    r"[\s,]*(?:and|or)\s+(?:any\s+|an?\s+)?(?:other|similar)\s+(?:[\w-]+\s+){0,3}?(?-i:officials?|officers?|personnel|"
    r"staff|stakeholders?|parties|entities|agencies|bodies|executives?|people|persons)\b"
    r"|[\s,]*(?:and|or)\s+(?:(?:his|her|their|its|an?|the)(?:\s*(?:/|or)\s*her)?\s+)?(?:duly\s+\w+\s+)?"
    r"(?:designees?|designates?|delegates?|nominees?|alternates?)\b",
    re.I,
)
_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|while)\s")
_FINITE = re.compile(
    r"\s+(?:reports?|is|are|shall|will|must|should|has|have|may|leads?|answers?|supervises?|manages?)\b"
)
_OBJECT = re.compile(r"\b(?:to|of|by|with|under|for|from)\s+(?:(?:the|an?|its|their|each|every|all)\s+)?$", re.I)
_OPEN_END = re.compile(
    r",?\s+(?:and|or)\s+(?:whatever|whichever|any|other|another|similar|such)\b"
)  # "the board, the mayor or whoever"
_OR = re.compile(r"\b(?:or|either)\b")
_AND = re.compile(r"\b(?:and|or|as well as|along with|and/or)\b|&|/")
OPENS = re.compile(
    r"[\s,:*_\"“(\[]*(?:(?:directly|solely|only|jointly|primarily|either|both|each|and|the|an?|its|their|his|her|our|"
    r"your|"
    r"all|any|this|that|these|those|every|such|several|multiple|various|many|most|entire|whole|one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?=\s\(\d)|\d{1,3}|of|relevant|respective|appropriate|responsible|accountable|other|same|designated|immediate|new|"
    r"permanent|"
    r"current|acting|overall|full|corresponding|\([^()]{0,30}\))[\s,*_\"“(]+)*"
)


class Names(Protocol):
    """What the structure readers ask of the document's actors."""

    def mentions_in(self, span: Span) -> Sequence[tuple[str, Span]]:
        """(actor id, span) of the names inside the span, in order, not overlapping."""
        ...

    def named(self, words: str) -> tuple[str, ...]:
        """Whom a stretch of words names that is known to name somebody."""
        ...

    def heading_actor(self, index: int) -> tuple[str, ...]:
        """Whom the heading with this block index is about."""
        ...

    def about(self) -> tuple[str, ...]:
        """Whom the whole document is about: a charter's body, a job description's post."""
        ...


class Mention(NamedTuple):
    """A name in a text of its own: offsets are those of that text."""

    start: int
    end: int
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Names that stand together ("A, B and C"): actor ids in order, without repeats, over [start, end)."""

    ids: tuple[str, ...]
    start: int
    end: int
    alternatives: bool = False


def groups_in(block: Block, names: Names, span: Span | None = None) -> list[Group]:
    """Groups in a block, or in a span of the document inside it; offsets are those of the block's text."""
    named: dict[Span, tuple[str, ...]] = {}
    for who, at in names.mentions_in(span or block.span):
        if not (
            block.text[at.start - block.start - 1 : at.start - block.start] == "("
            and block.text[at.end - block.start : at.end - block.start + 1] == ")"
        ):
            named[at] = tuple(
                dict.fromkeys((*named.get(at, ()), who))
            )  # a name in brackets is the short form of the one before
    _share_heads(block, names, named)
    return groups(block.text, [Mention(a - block.start, b - block.start, who) for (a, b), who in named.items()])


def _share_heads(block: Block, names: Names, named: dict[Span, tuple[str, ...]]) -> None:
    """ "assistant or deputy chiefs" are assistant chiefs and deputy chiefs."""
    places = sorted(named)
    for at, after_ in reversed(list(pairwise(places))):
        rank, other = (block.text[p.start - block.start : p.end - block.start].split() for p in (at, after_))
        gap = block.text[at.end - block.start : after_.start - block.start]
        if rank and len(other) > 1 and {rank[-1].lower(), other[-2].lower()} <= _RANKS and _joined(gap):
            named[at] = names.named(f"{rank[-1]} {other[-1]}") or named[at]


def groups(text: str, mentions: Sequence[Mention]) -> list[Group]:
    """The lists of names in a stretch of text; "the Director, Ports," is one name with its unit beside it."""
    found: list[Group] = []
    run: list[Mention] = []
    for mention in mentions:
        if run and mention.actors == run[-1].actors and text[run[-1].end : mention.start] in (" (", " [", ", "):
            continue  # the short form behind the long one
        if run and not (_joined(text[run[-1].end : mention.start]) and not _set_off(text, run[0], mention)):
            found += _groups(text, run)
            run = []
        run.append(mention)
    return found + (_groups(text, run) if run else [])


def _set_off(text: str, first: Mention, mention: Mention) -> bool:
    """ "In consultation with the dean, the clerk should": the comma ends what opens the sentence, and lists nobody."""
    return text[first.end : mention.start].strip() in (",", ", the", ", a") and bool(
        OPENING.search(text, max(0, first.start - 90), first.start)
    )


def _joined(between: str) -> bool:
    return len(between) < 90 and bool(_MARK.search(between)) and bool(_JOIN.fullmatch(between))


def _groups(text: str, run: Sequence[Mention]) -> list[Group]:
    """One group of a list; commas alone make no list: what has an article stands for itself, the rest is apposition."""
    between = [text[a.end : b.start] for a, b in pairwise(run)]
    if between and not any(_AND.search(gap) for gap in between) and not _OPEN_END.match(text, run[-1].end):
        alone = [
            run[0],
            *(
                m
                for m, gap in zip(run[1:], between, strict=True)
                if _ARTICLE.search(gap + text[m.start : m.start + 5]) and not _apposed(text, gap, m)
            ),
        ]
        return [Group(m.actors, m.start, m.end) for m in alone]
    if between and _opens_clause(text, run, between[-1]):
        return [*_groups(text, run[:-1]), Group(run[-1].actors, run[-1].start, run[-1].end)]
    somebody = [run[0], *(m for a, m in pairwise(run) if not _OTHERS.match(text, a.end))]
    ids = tuple(dict.fromkeys(actor for m in somebody for actor in m.actors))
    return [Group(ids, run[0].start, run[-1].end, any(_OR.search(gap) for gap in between))]


def _opens_clause(text: str, run: Sequence[Mention], gap: str) -> bool:
    """ "reports to the dean, and ushers report to the clerk": the ushers are the subject of the next clause."""
    governed = _OBJECT.search(text, max(0, run[0].start - 30), run[0].start)
    return bool(_NEXT_CLAUSE.search(gap) and governed and _FINITE.match(text, run[-1].end))


def _apposed(text: str, gap: str, mention: Mention) -> bool:
    """ "The panel, a part of the board, is led by": the panel."""
    return (
        bool(re.search(r"\ban?\b", gap + text[mention.start : mention.start + 3]))
        and text[mention.end : mention.end + 1] == ","
    )


def after(text: str, found: Sequence[Group], at: int, reach: int = 70) -> Group | None:
    """The group that begins at `at`, over articles and adjectives only."""
    for group in found:
        if group.start < at:
            continue
        gap = text[at : group.start]
        return group if len(gap) <= reach and OPENS.fullmatch(gap) else None
    return None
