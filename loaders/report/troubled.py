"""Whose accountability is in trouble: of all whom a sentence names, those next to the words that say so."""

import re
from collections.abc import Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Span

Mention = tuple[str, Span]

_OWN_CONTROL = re.compile(
    r"\b(?:outside|out\s+of|beyond)\s+(?:of\s+)?(?:the\s+)?(?P<who>\w[\w&’' -]{0,40}?)[’']s?\s+control\b", re.I
)
_SEAT = re.compile(r"^(?P<post>[A-Za-z-]+)\s+(?:position|post|role|job)\b[^()]*\(", re.I)
_TITLE = re.compile(r"(?:[A-Z][\w-]*\s+){0,4}$")
_SUBJECT = 60  # characters: between a subject and the words that say it is not clear
_ENDS = re.compile(r"[.;:]|,\s+(?:and|but|or|which|while)\b")
_TOLD = re.compile(r"\b(?:roles?|responsibilit|accountabilit|lines?\b|authorit|mandates?|duties|ownership)", re.I)


def without_control(block: Block, sentence: Span, names: Names) -> tuple[str, ...]:
    """The port in "out of the port's control", () when the sentence does not say it so."""
    found = _OWN_CONTROL.search(block.text, sentence.start - block.start, sentence.end - block.start)
    return names.named(found["who"]) if found else ()


def unsettled_post(block: Block, found: re.Match[str], names: Names) -> tuple[str, ...]:
    """The flood officer in "a Flood Officer post (can be the warden)", () for other words."""
    seat = _SEAT.match(found[0])
    before = _TITLE.search(block.text[: found.start()])
    return names.named(f"{before[0] if before else ''}{seat['post']}") if seat else ()


def nearest(block: Block, found: re.Match[str], named: Sequence[Mention]) -> list[Mention]:
    """Whom the words are about that say "unclear": their subject, or whose roles they name; all when neither is told.

    "The clerks failed to make it clear" is about the clerks, "unclear lines between the dean and the board" about both.
    """
    end = block.start + found.end()
    behind = [m for m in named if m[1].start >= end and not _ended(block.text, found.end(), m[1].start - block.start)]
    subject = just_before(block, found, named)
    return (behind or subject if _TOLD.search(found[0]) else subject or behind) or list(named)


def just_before(block: Block, found: re.Match[str], named: Sequence[Mention]) -> list[Mention]:
    """The last one named before the words, in the same clause."""
    start = block.start + found.start()
    before = [m for m in named if m[1].end <= start and start - m[1].end < _SUBJECT][-1:]
    return [m for m in before if not re.search(r"[,;:.]", block.text[m[1].end - block.start : found.start()])]


def _ended(text: str, first: int, last: int) -> bool:
    """A clause ends between two offsets; what brackets enclose ends none."""
    return bool(_ENDS.search(re.sub(r"\([^()]*\)?", "", text[first:last])))
