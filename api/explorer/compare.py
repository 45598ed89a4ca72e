"""Two wordings side by side: the words that they share, and those that only one of them has."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from remit.api.explorer.desk import Desk
from remit.api.explorer.excerpts import Piece
from remit.graph.claim import Thing
from remit.graph.detecting import Flag

_TOKEN = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
MOST = 6  # duties side by side


class Side(NamedTuple):
    """One duty: its words (marked where the first one has others), who holds it, and the notes."""

    duty: Thing
    pieces: list[Piece]
    holders: list[Thing]
    notes: list[int]


def compared(desk: Desk, flag: Flag) -> list[Side]:
    """The duties of a flag side by side, each against the one before it (the first against the second)."""
    told = desk.atlas.joined(flag.claims)
    duties = list(dict.fromkeys(one.subject for one in told))[:MOST]
    if len(duties) < 2:
        return []
    sides = []
    for i, duty in enumerate(duties):
        own = [one for one in told if one.subject == duty]
        holders = list(dict.fromkeys(one.object for one in own if one.object))
        other = duties[i - 1] if i else duties[1]
        pieces = marked(duty.label, other.label)
        sides.append(Side(duty, pieces, holders, desk.notes.all(one.claim for one in own)))
    return sides


def marked(text: str, other: str) -> list[Piece]:
    """A text in pieces, those marked that the other one does not have."""
    mine, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    matcher = SequenceMatcher(None, [folded(t) for t in mine], [folded(t) for t in theirs], autojunk=False)
    pieces: list[Piece] = []
    for tag, start, end, _, _ in matcher.get_opcodes():
        if words := "".join(mine[start:end]):
            pieces.append(Piece(words, tag != "equal" and bool(words.strip())))
    return joined(pieces)


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].marked == piece.marked:
            found[-1] = Piece(found[-1].text + piece.text, piece.marked)
        else:
            found.append(piece)
    return found


def folded(token: str) -> str:
    """A word as it is compared: case and blanks do not matter."""
    return token.casefold().strip() or " "
