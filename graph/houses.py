"""Which documents speak of one organisation, so that "the Board" of one is not taken for "the Board" of another."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import PurePath

from remit.graph.claim import ACTORS, Thing, make_thing, name_key
from remit.graph.map import Map
from remit.graph.ordinary import is_ordinary
from remit.graph.view import View

# With fewer names of its own than this, a document does not tell whether it is about the same people as another.
ENOUGH = 3
# Documents of one house share at least this part of the names of the one that has fewer. Papers of strangers may share
# one or two ("the Parliament", "the press"); among five reports a related pair shared 6 of 16, and others 2 of 31.
SHARED = 0.15
OFFICES = ACTORS - {"Person", "Generic"}

KINDS = json.dumps(sorted(OFFICES))
_NAMED = """SELECT d.id, t.kind, {name} FROM evidence e JOIN documents d ON d.n = e.document
    JOIN claims c ON c.n = e.claim JOIN things t ON t.n = c.{end}
    WHERE t.kind IN (SELECT value FROM json_each(?)) {only} GROUP BY d.n, t.n, 3"""
_CALLED = "AND c.relation = 'Attribute' AND c.kind IN ('name', 'alias')"


@dataclass(eq=False, slots=True)
class House:
    """Documents that are known to speak of one organisation, and the names of its own that they use."""

    documents: set[str]
    names: set[str]


class Houses:
    """The documents of a map, and of sources about to be written, by the organisation that they speak of.

    Two documents are of one house where they share a good part of the actors whose names are not ordinary, or where
    others join them. Where either has too few names to tell they are taken for one.
    """

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.titles: dict[str, str] = dict(map_.connection.execute("SELECT id, name FROM documents ORDER BY n"))
        self.of: dict[str, House] = {}  # document -> its house
        self.own: dict[str, set[str]] = {}  # document -> the names that it uses and that are not ordinary
        self.users: dict[str, list[str]] = {}  # the other way round

    def learn_map(self) -> None:
        """Learn the documents of the map."""
        held: dict[str, set[tuple[str, str]]] = {document: set() for document in self.titles}
        for name, end, only in (("t.label", "subject", ""), ("t.label", "object", ""), ("c.value", "subject", _CALLED)):
            query = _NAMED.format(name=name, end=end, only=only)
            for document, kind, called in self.map.connection.execute(query, (KINDS,)):
                held[document].add((kind, called))
        for document, names in held.items():
            self.learn({document: self.titles[document]}, names)

    def learn(self, titles: Mapping[str, str], offices: Iterable[tuple[str, str]]) -> None:
        """Put the documents of one source (id -> title) into the house of its offices, each by its kind and name."""
        self.titles |= titles
        names = {name_key(name) for kind, name in offices if not is_ordinary(kind, name)}
        home = House({*titles}, names)
        for document in (*self.relatives(names), *titles):
            home = self.joined(home, self.of.get(document, home))
        for document in titles:
            for name in names - self.own.setdefault(document, set()):
                self.users.setdefault(name, []).append(document)
            self.own[document] |= names

    def relatives(self, names: set[str]) -> Iterator[str]:
        """The documents that share a good part of these names."""
        shared = Counter(document for name in names for document in self.users.get(name, ()))
        for document, count in shared.items():
            if count >= SHARED * min(len(names), len(self.own[document])):
                yield document

    def joined(self, one: House, other: House) -> House:
        """Two houses as one; the smaller moves."""
        large, small = (one, other) if len(one.documents) > len(other.documents) else (other, one)
        large.documents |= small.documents
        large.names |= small.names
        self.of |= dict.fromkeys(small.documents, large)
        return large

    def are_strange(self, one: str, other: str) -> bool:
        """Whether two documents certainly speak of two organisations."""
        mine, theirs = self.of[one], self.of[other]
        return mine is not theirs and min(len(mine.names), len(theirs.names)) >= ENOUGH

    def called(self, thing: Thing, document: str) -> Thing:
        """A thing with an id of its own, after the first document of the house of a document."""
        order = {name: n for n, name in enumerate(self.titles)}
        first = min(self.of[document].documents, key=order.__getitem__)
        stem = PurePath(self.titles[first]).stem
        if any(order[other] < order[first] and PurePath(self.titles[other]).stem == stem for other in self.titles):
            stem = f"{stem} {first[:4]}"
        return make_thing(thing.kind, thing.label, f"{thing.label} {stem}")


@dataclass(frozen=True)
class Strangers:
    """Which claims of a view certainly speak of two organisations; nothing is learnt before that is asked."""

    view: View

    @cached_property
    def houses(self) -> Houses:
        """The houses of all documents of the map."""
        houses = Houses(self.view.map)
        houses.learn_map()
        return houses

    @cached_property
    def ids(self) -> list[str]:
        """The ids of all documents, by their positions."""
        return [*self.houses.titles]

    def are(self, some: Iterable[int], others: Iterable[int]) -> bool:
        """Whether each document of some claims is strange to each of the others'; without a document nobody is."""
        mine, theirs = self.documents(some), self.documents(others)
        if not mine or not theirs or mine & theirs:
            return False
        return all(self.houses.are_strange(self.ids[one], self.ids[other]) for one, other in product(mine, theirs))

    def documents(self, claims: Iterable[int]) -> set[int]:
        """Positions of the documents of some claims."""
        return {int(document) for claim in claims for document in self.view.documents(claim)}
