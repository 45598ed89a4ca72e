"""What the document itself says is wrong with who answers for what, with the sentence that says it."""

import re
from collections.abc import Iterator, Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.concern_phrases import GUARDED, PATTERNS, WORTH
from remit.loaders.report.naming import Names, groups_in
from remit.loaders.report.reading import Concern, Span
from remit.loaders.report.sentences import sentences
from remit.loaders.report.troubled import just_before, nearest, unsettled_post, without_control

_POSTS = frozenset(("vacant", "acting"))
_OF_SOMEBODY = _POSTS | {"unclear"}
_OF = re.compile(r"\b(?:duties|functions|responsibilities)\s+of$", re.I)
_NOBODY = re.compile(
    r"\bno\s+(?:(?:single|singular|one|overall|central|designated)\s?)?(?:\w+)?$", re.I
)  # "no single owner"
_ACTING = re.compile(r"^(?:the\s+|an?\s+)?(?:acting|interim)\s+", re.I)
_SEAT = re.compile(r"\s+(?:position|post|seat|role|vacancy|vacancies|positions|posts|seats)$", re.I)
_AROUND = 30  # characters before the words that say it: with them, the same complaint
_NEXT = 12  # characters: an article may lie between "the duties of" and the post
_REFERRAL = re.compile(
    r"\b(?:as|see)\s+(?:[a-z]+\s+)?(?:listed|described|defined|set\s+out|outlined|above|below)\b", re.I
)
_PLAIN = frozenset(("vacant", "acting", "many-hats", "unclear"))  # kinds that a rule can foresee


def concerns(blocks: list[Block], names: Names) -> list[Concern]:
    """Concerns in document order, at most one of a kind for each sentence.

    A heading states one too, where nothing under it says the same.
    """
    found = [(block, list(_in_block(block, names))) for block in blocks if WORTH.search(block.text)]
    later = [more if block.kind != "heading" else [] for block, more in found[1:]]
    return [
        concern
        for (block, stated), more in zip(found, [*later, []], strict=False)
        for concern in stated
        if block.kind != "heading" or all(other.kind != concern.kind for other in more)
    ]


def _in_block(block: Block, names: Names) -> Iterator[Concern]:
    for sentence in sentences(block):
        start, end = sentence.start - block.start, sentence.end - block.start
        if WORTH.search(block.text, start, end):
            yield from _in_sentence(block, sentence, names)


def _in_sentence(block: Block, sentence: Span, names: Names) -> Iterator[Concern]:
    start, end = sentence.start - block.start, sentence.end - block.start
    said: set[str] = set()
    for kind, pattern in PATTERNS:
        found = pattern.search(block.text, start, end) if kind not in said else None
        if found is None or (kind in _PLAIN and GUARDED.search(block.text, start, found.start())):
            continue
        if kind == "shared" and _REFERRAL.search(block.text, found.end(), end):
            continue  # the split stands elsewhere
        said.add(kind)
        core = " ".join(block.text[max(start, found.start() - _AROUND) : found.end()].split())
        yield Concern(kind, _whose(kind, block, sentence, found, names), (sentence,), kind, core)


def _whose(kind: str, block: Block, sentence: Span, found: re.Match[str], names: Names) -> tuple[str, ...]:
    """Whose trouble it is: a post that is vacant is the one that is named there; else all whom the words name."""
    if kind not in _OF_SOMEBODY:
        own = _powerless(block, sentence, found, names) if kind == "no-authority" else ()
        groups = groups_in(block, names, sentence)
        somebody = [group for group in groups if not _NOBODY.search(block.text, 0, group.start + 7)]
        return own or tuple(dict.fromkeys(who for group in somebody for who in group.ids))
    start, end = block.start + found.start(), block.start + found.end()
    named = names.mentions_in(sentence)
    inside = [(who, at) for who, at in named if at.start < end and at.end > start]
    if kind in _POSTS:
        behind = [(who, at) for who, at in named if 0 <= at.start - end < _NEXT] if _OF.search(found[0]) else []
        inside = behind[:1] or inside[-1:] or [m for m in named if m[1].end <= start][-1:]
        inside = [(who, at) for who, at in named if inside and at == inside[0][1]]
        return _posts(block, inside or named, names)
    post = unsettled_post(block, found, names)
    mine = nearest(block, found, named) if not inside else [m for m in inside if not post]
    return tuple(dict.fromkeys((*post, *(who for who, _ in mine))))


def _powerless(block: Block, sentence: Span, found: re.Match[str], names: Names) -> tuple[str, ...]:
    """Whose control it is out of, or who is said to have no authority."""
    before = just_before(block, found, names.mentions_in(sentence))
    return without_control(block, sentence, names) or tuple(who for who, _ in before)


def _posts(block: Block, named: Sequence[tuple[str, Span]], names: Names) -> tuple[str, ...]:
    """ "The harbour master position" and "the acting harbour master" are the harbour master."""
    found: dict[str, None] = {}
    for who, at in named:
        words = block.text[at.start - block.start : at.end - block.start]
        title = _SEAT.sub("", _ACTING.sub("", words))
        found.update(dict.fromkeys((names.named(title) if title != words else ()) or (who,)))
    return tuple(found)
