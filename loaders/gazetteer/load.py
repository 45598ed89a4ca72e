"""A gazetteer as things and claims: its names join what other sources say, and readers are told of them."""

from remit.graph.claim import COLLECTIVES, Claim, Evidence, Thing, make_thing, name_key, quote_of
from remit.graph.errors import BadInput
from remit.loaders.gazetteer import NAME
from remit.loaders.gazetteer.parse import KEYS, Entry, read_gazetteer
from remit.loaders.known import Known, KnownName
from remit.loaders.loading import Loaded
from remit.loaders.source import Source


def recognise(source: Source) -> float:
    """A line that begins with one of our keys."""
    try:
        found = any(line.startswith(tuple(f"{key}:" for key in KEYS)) for line in source.text.splitlines())
    except BadInput:
        return 0.0
    return 0.9 if found and source.suffix else 0.0


def load(source: Source) -> Loaded:
    """Names, aliases and parts as claims of the file. Raises BadInput naming the line."""
    gazetteer = read_gazetteer(source)
    loaded = Loaded(documents=[source.document])
    # Of a name without a kind readers are told, and they see what it is; a claim would have to guess.
    kinds = {name_key(entry.name): entry.kind for entry in gazetteer.entries if entry.kind}
    for entry in gazetteer.entries:
        if entry.kind:
            tell(loaded, source, entry, kinds)
    names = tuple(KnownName(*entry[:4]) for entry in gazetteer.entries)
    loaded.known = Known(names, frozenset(gazetteer.not_actors))
    return loaded


def tell(loaded: Loaded, source: Source, entry: Entry, kinds: dict[str, str]) -> None:
    """The claims of one entry."""
    text = source.document.text
    proof = (Evidence(source.document.id, (entry.span,), quote_of(text, (entry.span,)), NAME, "gazetteer.entry"),)
    thing = make_thing(kinds[name_key(entry.name)], entry.name)
    loaded.things.append(thing)
    loaded.claims.append(Claim("Attribute", thing.id, "name", value=entry.name, evidence=proof))
    for alias in entry.aliases:
        loaded.claims.append(Claim("Attribute", thing.id, "alias", value=alias, evidence=proof))
    if entry.part_of:
        whole = make_thing(kinds.get(name_key(entry.part_of), "Organization"), entry.part_of)
        loaded.things.append(whole)
        loaded.claims += belonging(source, thing, whole, proof)


def belonging(source: Source, part: Thing, whole: Thing, proof: tuple[Evidence, ...]) -> list[Claim]:
    """That one belongs to the other. Raises BadInput where that cannot be."""
    relation = "Subdivision" if part.kind in COLLECTIVES else "Placement"
    if whole.kind not in COLLECTIVES or part.id == whole.id or part.kind not in {*COLLECTIVES, "Post", "Role"}:
        expected = "a unit, body or organization above a unit, post or role"
        raise BadInput(source.name, f"{part.label!r} (a {part.kind}) is part of {whole.label!r}", expected)
    return [Claim(relation, part.id, object=whole.id, evidence=proof)]
