"""Names that are known before a document is read: from the project's gazetteer, its charts, and earlier documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.claim import ACTORS, Claim, Thing, name_key
from remit.graph.linking import is_distinctive

GENERIC = frozenset({"Generic", "Undefined"})  # kinds that say that nobody knows who is meant


class KnownName(NamedTuple):
    """An actor by its name; `kind` is a class of the ontology, or empty where nobody said."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader is told: actors, and names that look like actors and are nobody."""

    names: tuple[KnownName, ...] = ()
    nobody: frozenset[str] = field(default_factory=frozenset)

    def and_also(self, other: "Known") -> "Known":
        """Both; where they speak of one name, what was known first stays, and the aliases come together."""
        merged = {name_key(one.name): one for one in self.names}
        for one in other.names:
            held = merged.setdefault(name_key(one.name), one)
            aliases = tuple(dict.fromkeys((*held.aliases, *one.aliases)))
            merged[name_key(one.name)] = held._replace(aliases=aliases)
        return Known(tuple(merged.values()), self.nobody | other.nobody)


def names_of(things: Iterable[Thing], claims: Iterable[Claim], *, defined_only: bool) -> Known:
    """The actors of a source that was read, with what else they are called.

    Prose names many things once and in passing: with `defined_only`, only those that it gives another name count (an
    acronym in brackets, say), since that is how a document tells its reader to remember one.
    """
    aliases: dict[str, list[str]] = {}
    for claim in claims:
        if claim.relation == "Attribute" and claim.kind == "alias" and is_distinctive(claim.value):
            aliases.setdefault(claim.subject, []).append(claim.value)
    return Known(tuple(remembered(things, aliases, defined_only)))


def remembered(things: Iterable[Thing], aliases: dict[str, list[str]], defined_only: bool) -> Sequence[KnownName]:
    """The names that are worth remembering, once each."""
    found = {}
    for thing in things:
        also = tuple(alias for alias in dict.fromkeys(aliases.get(thing.id, ())) if alias != thing.label)
        told = any(is_acronym(alias) for alias in also) if defined_only else is_distinctive(thing.label)
        if thing.kind in ACTORS - GENERIC and told:
            also = tuple(alias for alias in also if is_acronym(alias)) if defined_only else also
            found[name_key(thing.label)] = KnownName(thing.label, thing.kind, also)
    return tuple(found.values())


def is_acronym(text: str) -> bool:
    """One word, most of it capitals: the kind of alias that a document defines once and uses ever after."""
    return " " not in text and len(text) > 1 and sum(letter.isupper() for letter in text) * 2 > len(text)
