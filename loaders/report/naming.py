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
_MARK = re.compile(r"[,;/&]|\band\b|\bor\b|\bas well as\b|\balong with\b")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|\d+)\b")
_OPENING = re.compile(
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
_OR = re.compile(r"\b(?:or|either)\b")
_AND = re.compile(r"\b(?:and|or|as well as|along with|and/or)\b|&|/")
OPENS = re.compile(
    r"[\s,:*_\"“(\[]*(?:(?:directly|solely|only|jointly|primarily|either|both|each|and|the|an?|its|their|his|her|our|"
    r"your|"
    r"all|any|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}|of|relevant|respective|appropriate|responsible|accountable|other|same|designated|immediate|new|"
    r"permanent|"
    r"current|acting|overall|full|corresponding|\([^()]{0,30}\))[\s,*_\"“(]+)*"
)
_GOVERNED = re.compile(
    r"(?:\b(?:of|under|by|with|to|from|for|through|in|within|at|on)|,\s+as)\s+"
    r"(?:(?:the|an?|its|their|more\s+than\s+one|each|every|all|any|one|both|several)\s+)?$",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?:within|in|of|at|on|for|with|by|from|under|during|to|through|into|between|among|after|before|per|via|against"
    r"|following|including|regarding|concerning|because of)\s+(?:(?:the|an?|its|their|each|all|any|this|that)\s+)?"
    r"(?:[\w’'-]+\s+){0,1}$",
    re.I,
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
            named[at] = (*named.get(at, ()), who)  # a name in brackets is the short form of the one before
    return groups(block.text, [Mention(a - block.start, b - block.start, who) for (a, b), who in named.items()])


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
        _OPENING.search(text, max(0, first.start - 90), first.start)
    )


def _joined(between: str) -> bool:
    return len(between) < 90 and bool(_MARK.search(between)) and bool(_JOIN.fullmatch(between))


def _groups(text: str, run: Sequence[Mention]) -> list[Group]:
    """One group of a list; commas alone make no list: what has an article stands for itself, the rest is apposition."""
    between = [text[a.end : b.start] for a, b in pairwise(run)]
    if between and not any(_AND.search(gap) for gap in between):
        alone = [
            run[0],
            *(
                m
                for m, gap in zip(run[1:], between, strict=True)
                if _ARTICLE.search(gap + text[m.start : m.start + 5]) and not _apposed(text, gap, m)
            ),
        ]
        return [Group(m.actors, m.start, m.end) for m in alone]
    somebody = [run[0], *(m for a, m in pairwise(run) if not _OTHERS.match(text, a.end))]
    ids = tuple(dict.fromkeys(actor for m in somebody for actor in m.actors))
    return [Group(ids, run[0].start, run[-1].end, any(_OR.search(gap) for gap in between))]


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


def before(text: str, found: Sequence[Group], at: int, start: int, *, near: bool = False) -> Group | None:
    """The subject of what begins at `at`: the nearest group when only verbs lie between, else the clause's first.

    near: there is no subject unless only verbs lie between.
    """
    earlier = [g for g in found if start <= g.start and g.end <= at]
    who = _WHO_DOES.search(text, max(start, at - 60), at)
    if who and earlier and not text[earlier[-1].end : who.start()].strip(" ,)"):
        return earlier[-1]  # "directors who report to": whom "who" stands for
    beside = [g for g in earlier if _only_verbs(text[g.end : at])]
    free = [g for g in beside if not _GOVERNED.search(text, start, g.start)]
    if beside:
        nearest = free[-1] if free else _head(text, earlier, start, at)
        related = _before_who(text, earlier, nearest, at) if nearest else None
        if related or nearest is None:
            return related
        return _carried(text, earlier, nearest, start) if _GOES_ON.match(text, nearest.end, at) else nearest
    if earlier and _SECOND_VERB.search(text[max(start, at - 60) : at]):
        return _carried(text, earlier, earlier[-1], start)
    if near or not earlier:
        return None
    return next((g for g in earlier if not _PREPOSITION.search(text[start : g.start])), earlier[-1])


_VERBS = re.compile(
    r"(?:[\s,*_)\]\"”]|\b(?:who|which|that|shall|should|must|will|would|may|can|could|is|are|was|were|be|been|being|"
    r"has|have"
    r"|had|to|do|does|also|then|each|all|both|in turn|therefore|however|currently|now|always|normally|members?|staff"
    r"|officials?|and|a|an|the|as|\w+ly|\w+ed(?=\s*,|\s+and\b)|ought|need|needs|required|expected|continue|continues|made|kept|held|itself"
    r"|themselves|alone|of\s+whom)\b|\([^()]{0,80}\)|,[^,.;]{0,60},)*"
)


_GOES_ON = re.compile(  # "has five members and is chaired by": a second verb, whose subject is that of the first
    r"[\s,]*(?:and|but)\s+(?:(?:also|then|\w+ly)\s+)*(?:(?:is|are|was|were|shall|must|will|may|should|has|have|be)\b|$)"
)
_SECOND_VERB = re.compile(
    r"\b(?:and|but)\s+(?:(?:also|then|\w+ly)\s+)*(?:is|are|was|were|shall|must|will|may|should|has|have)"
    r"(?:\s+(?:be|been|also|\w+ly))*\s*$"
)
_FINITE = re.compile(  # a verb of its own follows the names
    r"\s+(?:(?:also|then|\w+ly)\s+)*(?:is|are|was|were|shall|must|will|may|should|has|have|can|reports?)\b"
)
_QUANTITY = re.compile(
    r"\b(?:each|all|both|some|most|many|any|none|one|two|three|several|members?|staff|heads?)\s+of\s+(?:(?:the|an?|its|their|these|those)\s+)?$",
    re.I,
)
_WHO_BEGINS = re.compile(r"\s+(?:who|which|that)\s+\w+")
_WHO_DOES = re.compile(
    r",?\s*\(?\b(?:who|which|that|(?:each|both|all)\s+of\s+(?:whom|which))\b"
    r"(?:\s+(?:shall|must|will|may|should|would|is|are|was|were|has|have|been|be|in turn|also|then|\w+ly|,))*\s*,?\s*$",
    re.I,
)
_WHO = re.compile(r",\s+(?:who|which)\s")


def _carried(text: str, earlier: list[Group], nearest: Group, start: int) -> Group:
    """The subject of the verb before: whom "who" stands for, or the clause's first group."""
    who = max((m.start() for m in _WHO.finditer(text, start, nearest.start)), default=-1)
    before_who = [g for g in earlier if g.end <= who]
    if before_who:
        return before_who[-1]
    return next((g for g in earlier if not _PREPOSITION.search(text[start : g.start])), nearest)


def _only_verbs(between: str) -> bool:
    return len(between) < 120 and bool(_VERBS.fullmatch(between))


def _before_who(text: str, earlier: list[Group], nearest: Group, at: int) -> Group | None:
    """ "ushers who serve the hall are": the ushers."""
    if not _FINITE.match(text, nearest.end, at):
        return None
    for group in earlier:
        who = _WHO_BEGINS.match(text, group.end, nearest.start)
        if who and not re.search(r"[,;]", text[who.end() : nearest.start]):
            return group
    return None


def _head(text: str, earlier: list[Group], start: int, at: int) -> Group | None:
    """ "the clerk of the court": the clerk, not the court; of "the duties of the clerk are" nobody is the subject."""
    last = earlier[-1]
    for group in reversed(earlier[:-1]):
        if re.fullmatch(r"\s+(?:of|for|in|at|within)\s+(?:(?:the|an?|its|each)\s+)?", text[group.end : last.start]):
            last = group
        else:
            break
    finite = _FINITE.match(text, last.end, at)
    if not _GOVERNED.search(text, start, last.start) or not (finite or "," in text[last.end : at]):
        return last  # "the office of the clerk headed by": who stands right before it
    if finite:
        if _QUANTITY.search(text, start, last.start) or _OPENING.search(text, start, last.start):
            return last
        return next((g for g in reversed(earlier) if not _GOVERNED.search(text, start, g.start)), None)
    return next((g for g in earlier if not _PREPOSITION.search(text, start, g.start)), last)
