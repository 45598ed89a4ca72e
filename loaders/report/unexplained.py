"""Acronyms that a document spells out somewhere without brackets, and names that rest on one that it never explains."""

import re
from collections.abc import Iterable
from dataclasses import replace

from remit.loaders.report.names import bare_acronym, is_acronym
from remit.loaders.report.reading import Actor

_BIG = re.compile(r"[A-Z][\w’'-]*(?:[ \n]+(?:of|and|the|for|on|in|to|&|[A-Z][\w’'-]*))*")
# Titles that every reader knows.
_TITLES = re.compile(r"C[A-Z]{0,2}O")
_NOBODY = frozenset(("management", "leadership", "officials"))
_LETTERS = 3  # two capitals are the initials of too much


def explained(text: str, actors: Iterable[Actor]) -> list[Actor]:
    """Actors with the kind that the whole text tells.

    An acronym whose words stand somewhere in full is no undefined one; "XYZ management" is, where nothing says who
    XYZ is.
    """
    found = list(actors)
    named = {form.removesuffix("s") for actor in found for form in _called(actor) if actor.kind != "undefined"}
    spelled = {initials for run in _BIG.findall(text) for initials in _initials(run)}
    return [_told(actor, named | spelled) for actor in found]


def _told(actor: Actor, known: set[str]) -> Actor:
    if actor.kind == "undefined":
        name = bare_acronym(actor.name)
        if _TITLES.fullmatch(name):
            return replace(actor, kind="post")
        return replace(actor, kind="organization") if len(name) >= _LETTERS and name in known else actor
    first, _, rest = actor.name.partition(" ")
    unknown = is_acronym(first) and len(first) >= _LETTERS and bare_acronym(first) not in known
    return replace(actor, kind="undefined") if unknown and rest.lower() in _NOBODY else actor


def _called(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _initials(run: str) -> list[str]:
    """Initials of every stretch of a run of capitalised words that ends where a word ends."""
    letters = "".join(word[0] for word in run.split() if word[0].isupper())
    size = len(letters)
    return [letters[i:j] for i in range(size) for j in range(i + _LETTERS, min(size, i + 7) + 1)]
