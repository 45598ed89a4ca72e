"""Search while one types, and questions in a person's words."""

import re
from collections.abc import Sequence
from sqlite3 import Connection
from typing import NamedTuple

from remit.api.explorer import words
from remit.api.explorer.atlas import Atlas
from remit.graph.claim import Thing, name_key
from remit.graph.writing import fold

OFFERED = 10
LOOKED_AT = 300  # rows of which the best are offered; what a letter or two begin is not ranked as a whole
_ASKS = re.compile(
    r"^\s*who\b(?:\s+(?:is|are))?\s+(?:(?:accountable|responsible|answerable|in charge)(?:\s+(?:for|of))?"
    r"|owns?|answers?\s+for|has\s+to|should|must|does|do|will)?\s*(?P<what>.*?)[\s?]*$",
    re.IGNORECASE | re.DOTALL,
)
_MATCH = """SELECT t.id, t.kind, t.label FROM words w JOIN things t ON t.n = w.rowid WHERE words MATCH ? LIMIT ?"""
_NAMED = "SELECT id, kind, label FROM things WHERE key = ? LIMIT 5"


class Question(NamedTuple):
    """What was asked: `duty` is what somebody should own, or empty where words are just searched."""

    words: str
    duty: str


def understood(text: str) -> Question:
    """A question out of what somebody typed: "who owns the index?" asks for the owner of the index."""
    asked = _ASKS.match(text)
    return Question(text.strip(), asked["what"].strip() if asked else "")


def offers(atlas: Atlas, text: str, limit: int = OFFERED) -> list[Thing]:
    """What a text may become whose last word may be unfinished: exact names, then actors, then short ones."""
    connection = atlas.map.connection
    typed = fold(text).split()
    if not typed:
        return []
    found = [Thing(*row) for row in connection.execute(_NAMED, (name_key(text),))]
    query = " ".join([*(f'"{word}"' for word in typed[:-1]), f'"{typed[-1]}"*'])
    found += sorted(matching(connection, query), key=lambda thing: nearness(thing, typed))
    return list(dict.fromkeys(found))[:limit]


def matching(connection: Connection, query: str) -> list[Thing]:
    """The first things that fit, in no order."""
    return [Thing(*row) for row in connection.execute(_MATCH, (query, LOOKED_AT))]


def nearness(thing: Thing, typed: Sequence[str]) -> tuple[bool, bool, int, str]:
    """Those that begin as typed first, then actors, then short ones."""
    label = fold(thing.label)
    return not label.startswith(" ".join(typed)), not words.is_actor(thing.kind), len(label), thing.id
