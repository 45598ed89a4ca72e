"""Names that only strangers share: the office of another organisation is not taken for the one that a source means."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.graph.claim import Claim, Document, Thing, name_key
from remit.graph.houses import KINDS, OFFICES, Houses
from remit.graph.linking import is_name_only, renamed
from remit.graph.map import Map
from remit.graph.ordinary import is_ordinary

_HELD = """SELECT DISTINCT j.value, t.id, t.kind, t.label, d.id FROM json_each(?) j
    CROSS JOIN things t ON t.{column} = j.value JOIN claims c ON c.{end} = t.n
    JOIN evidence e ON e.claim = c.n JOIN documents d ON d.n = e.document
    WHERE t.kind IN (SELECT value FROM json_each(?))"""


class Told(NamedTuple):
    """What a source gives: its documents, things and claims."""

    documents: Sequence[Document]
    things: Sequence[Thing]
    claims: Sequence[Claim]

    @property
    def ids(self) -> set[str]:
        """The ids of its documents."""
        return {document.id for document in self.documents}

    @property
    def offices(self) -> Iterator[tuple[str, str]]:
        """Kind and name of its actors, by every name that it gives them."""
        kinds = {thing.id: thing.kind for thing in self.things if thing.kind in OFFICES}
        yield from ((thing.kind, thing.label) for thing in self.things if thing.id in kinds)
        for claim in self.claims:
            if claim.relation == "Attribute" and claim.kind in {"name", "alias"} and claim.subject in kinds:
                yield kinds[claim.subject], claim.value


class Homonyms:
    """Who has the ordinary names of some sources: things of the map and of the sources, with their documents."""

    def __init__(self, map_: Map, sources: Sequence[Told]) -> None:
        self.map, self.sources = map_, sources
        self.held: dict[str, dict[Thing, set[str]]] = {}  # name (as a key) or id -> thing -> documents
        asked = json.dumps(sorted({name for told in sources for t in told.things for name in names_of(t)}))
        for column, end in (("key", "subject"), ("key", "object"), ("id", "subject"), ("id", "object")):
            rows = map_.connection.execute(_HELD.format(column=column, end=end), (asked, KINDS))
            for name, thing_id, kind, label, document in rows:
                self.hold(name, Thing(thing_id, kind, label), {document})

    def hold(self, name: str, thing: Thing, documents: set[str]) -> None:
        """Remember who has a name."""
        self.held.setdefault(name, {}).setdefault(thing, set()).update(documents)

    def apart(self) -> list[Told]:
        """The sources, in which what only strangers call so is a thing of its own."""
        if not self.is_any_met():
            return [*self.sources]  # as mostly: nothing has to be known about all the documents of the map
        houses = Houses(self.map)
        houses.learn_map()
        for told in self.sources:
            houses.learn({document.id: document.name for document in told.documents}, told.offices)
        return [self.told_apart(told, houses) for told in self.sources]

    def is_any_met(self) -> bool:
        """Whether a source calls something by a name that another document has, and the map does not know it so."""
        here: dict[str, set[str]] = {}
        for told in self.sources:
            for thing in told.things:
                for name in names_of(thing):
                    homes = self.held.get(name, {})
                    met = here.setdefault(name, set()).union(*homes.values())
                    if met - told.ids and not homes.get(thing, set()) & told.ids:
                        return True
                    here[name] |= told.ids
        return False

    def told_apart(self, told: Told, houses: Houses) -> Told:
        """A source in which what only strangers call so is a thing of its own."""
        known = {}
        for thing in told.things:
            if names_of(thing) and told.ids:
                known[thing.id] = self.meant(thing, min(told.ids), houses)
        things = [known.get(thing.id, thing) for thing in told.things]
        for old, new in zip(told.things, things, strict=True):
            for name in names_of(old):
                self.hold(name, new, told.ids)
        claims = [*renamed(told.claims, {old: thing.id for old, thing in known.items() if old != thing.id})]
        return told._replace(things=things, claims=claims)

    def meant(self, thing: Thing, document: str, houses: Houses) -> Thing:
        """What a document means by a name: what its house calls so, or something that only itself knows."""
        holders = {held: homes for name in names_of(thing) for held, homes in self.held.get(name, {}).items()}
        near = [
            held for held, homes in holders.items() if not all(houses.are_strange(document, home) for home in homes)
        ]
        if holders and not near:
            return houses.called(thing, document)
        alike = {held.id: held for held in near if held.kind == thing.kind}
        return next(iter(alike.values())) if len(alike) == 1 and thing.id not in alike else thing


def names_of(thing: Thing) -> tuple[str, ...]:
    """The name and the id of an actor that nothing but an ordinary name identifies."""
    is_office = thing.kind in OFFICES and is_name_only(thing) and is_ordinary(thing.kind, thing.label)
    return (name_key(thing.label), thing.id) if is_office else ()
