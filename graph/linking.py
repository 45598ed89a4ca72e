"""Names that meet: an actor of a new source that the map knows by the same name or alias becomes the one it knows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from remit.graph.claim import ACTORS, Claim, Thing, make_thing, name_key
from remit.graph.map import Map
from remit.ontology.generated import terms


class Names:
    """The actors of a map and of the sources read before, by name and alias; ambiguous names link nothing."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.standing = map_.standing()
        self.by_name: dict[str, dict[str, Thing]] = {}

    def learn(self, things: Iterable[Thing], claims: Iterable[Claim]) -> None:
        """Remember the actors of a source and what else they are called."""
        actors = {thing.id: thing for thing in things if thing.kind in ACTORS}
        for thing in actors.values():
            self._remember(thing.label, thing)
        for claim in claims:
            known = claim.relation == "Attribute" and claim.kind == "alias" and claim.subject in actors
            if known and is_distinctive(claim.value):
                self._remember(claim.value, actors[claim.subject])

    def _remember(self, name: str, thing: Thing) -> None:
        self.by_name.setdefault(name_key(name), {})[thing.id] = thing

    def link(self, things: Sequence[Thing], claims: Sequence[Claim]) -> tuple[list[Thing], list[Claim]]:
        """Things and claims with every actor replaced by the one that is known under its name.

        An actor that its source identifies by more than a name (a reference, a place in a chart) stays itself. A
        replacement that the ontology would forbid (its kind cannot stand where the claims need it) is not made.
        """
        needs = ends_needed(claims)
        actors = [thing for thing in things if thing.kind in ACTORS and is_name_only(thing)]
        in_map = self.map.named_any([thing.label for thing in actors])
        known: dict[str, Thing] = {}
        for thing in actors:
            found = dict(self.by_name.get(name_key(thing.label), {}))
            found |= {t.id: t for t in in_map.get(thing.label, ()) if t.kind in ACTORS and may_mean(thing.label, t)}
            only = self.meant(thing, found)
            if only.id != thing.id and all(only.kind in allowed for allowed in needs.get(thing.id, ())):
                known[thing.id] = only
        kept = [known.get(thing.id, thing) for thing in things]
        linked = list(renamed(claims, {old: thing.id for old, thing in known.items()}))
        self.learn(kept, linked)
        return kept, linked

    def meant(self, thing: Thing, found: Mapping[str, Thing]) -> Thing:
        """The one actor of those found that a name means; the thing itself where there are several.

        Actors that somebody merged are one. What somebody said to be two stays two.
        """
        found = {name: t for name, t in found.items() if frozenset((thing.id, name)) not in self.standing.apart}
        roots = {self.standing.root(name) for name in found}
        if len(roots) != 1 or thing.id in found:
            return thing
        # One that was merged into another one comes first: its claims are the other's, and it was meant before.
        return found[min(found, key=lambda name: (self.standing.root(name) == name, name))]


def is_distinctive(alias: str) -> bool:
    """Whether an alias means one actor outside its document too: an acronym or several words, not "the group"."""
    return len(alias.split()) > 1 or sum(letter.isupper() for letter in alias) > 1


def may_mean(name: str, thing: Thing) -> bool:
    """Whether a name that the map knows the thing by, as label or alias, says enough to mean it."""
    return is_distinctive(name) or name_key(name) == name_key(thing.label)


def is_name_only(thing: Thing) -> bool:
    """Whether nothing but its name identifies a thing."""
    return thing.id == make_thing(thing.kind, thing.label).id


def ends_needed(claims: Iterable[Claim]) -> dict[str, set[frozenset[str]]]:
    """Thing id -> the sets of kinds that its claims allow it to be."""
    needs: dict[str, set[frozenset[str]]] = {}
    for claim in claims:
        needs.setdefault(claim.subject, set()).add(terms.SUBJECTS[claim.relation])
        if claim.object:
            needs.setdefault(claim.object, set()).add(terms.OBJECTS[claim.relation])
    return needs


def renamed(claims: Iterable[Claim], names: dict[str, str]) -> Iterator[Claim]:
    """The claims between renamed things, without those that would now join a thing to itself."""
    for claim in claims:
        subject, obj = names.get(claim.subject, claim.subject), names.get(claim.object, claim.object)
        if (subject, obj) == (claim.subject, claim.object):
            yield claim
        elif subject != obj:
            yield claim._replace(subject=subject, object=obj)
