"""Turtle -> kinds, relations and their kinds. Only to generate code and in tests: run time uses the generated terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH, SKOS
from rdflib.term import Node

REMIT = Namespace("https://w3id.org/remit/ns#")
FOLDER = Path(__file__).parent


class OntologyError(ValueError):
    """The Turtle does not parse, or a term lacks what every term must have; names the file or term."""


@dataclass(frozen=True, slots=True)
class Term:
    """A named term of the ontology: `name` is how code, JSON and Neo4j call it."""

    name: str
    iri: str
    label: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A class of claims: which kinds of things it joins, and the kinds that it has itself.

    `objects` is empty where a claim has no object; `object_required` and `value_required` say what must be there.
    `shortcuts` maps each kind ("" where the relation has none) to the plain predicate beside the claim.
    """

    term: Term
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    object_required: bool
    value_required: bool
    kinds: tuple[Term, ...]
    shortcuts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that the Turtle defines, sorted by name."""

    kinds: tuple[Term, ...]
    relations: tuple[Relation, ...]
    values: tuple[tuple[str, tuple[Term, ...]], ...]
    """The values that a field of a claim may take: modality, status, share; the first is the default."""


def load_graph(folder: Path = FOLDER) -> Graph:
    """All Turtle files of a folder as one graph. Raises OntologyError naming the file that does not parse."""
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # rdflib raises many kinds; each means that this file is not Turtle
            raise OntologyError(f"{path.name}: not valid Turtle: {error}") from error
    refuse_cycles(graph)
    return graph


def refuse_cycles(graph: Graph) -> None:
    """Raise OntologyError where a class is its own ancestor or a shape includes itself."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SH.node):
        for term in sorted(set(graph.subjects(predicate)), key=str):
            above = {
                node for start in graph.objects(term, predicate) for node in graph.transitive_objects(start, predicate)
            }
            if term in above:
                raise OntologyError(f"{term}: is its own ancestor by {predicate}")


def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """The vocabulary of a folder of Turtle files. Raises OntologyError."""
    graph = load_graph(folder)
    named = {node: str(name) for node, name in graph.subject_objects(REMIT.kindName)}
    claims = {node for node in named if REMIT.Claim in graph.objects(node, SH.node)}
    kinds = [term(graph, node, named[node]) for node in named if node not in claims]
    relations = [relation(graph, node, named) for node in claims]
    return Vocabulary(
        kinds=tuple(sorted(kinds, key=lambda t: t.name)),
        relations=tuple(sorted(relations, key=lambda r: r.term.name)),
        values=tuple((name, concepts(graph, REMIT.Claim, REMIT[name])) for name in ("modality", "status", "share")),
    )


def term(graph: Graph, node: Node, name: str) -> Term:
    """The term at a node. Raises OntologyError where its label, definition or example is missing."""
    label, definition, example = (graph.value(node, p) for p in (RDFS.label, SKOS.definition, SKOS.example))
    if label is None or definition is None or example is None:
        raise OntologyError(f"{node}: needs rdfs:label, skos:definition and skos:example")
    return Term(name, str(node), str(label), str(definition), str(example))


def relation(graph: Graph, node: Node, named: dict[Node, str]) -> Relation:
    """The relation whose shape stands at a node."""
    kinds = concepts(graph, node, REMIT.kind)
    constraint = constraint_of(graph, node, REMIT.object)
    required = constraint is not None and graph.value(constraint, SH.minCount) == Literal(1)
    value = constraint_of(graph, node, REMIT.value)
    return Relation(
        term=term(graph, node, named[node]),
        subjects=allowed(graph, constraint_of(graph, node, REMIT.subject), named),
        objects=allowed(graph, constraint, named),
        object_required=required,
        value_required=value is not None,
        kinds=kinds,
        shortcuts=tuple(shortcuts(graph, node, kinds)),
    )


def shortcuts(graph: Graph, node: Node, kinds: tuple[Term, ...]) -> Iterator[tuple[str, str]]:
    """(kind, predicate) of the relation itself or of its kinds."""
    for name, at in [("", node), *((kind.name, URIRef(kind.iri)) for kind in kinds)]:
        predicate = graph.value(at, REMIT.shortcut)
        if predicate is not None:
            yield name, str(predicate)


def constraint_of(graph: Graph, shape: Node, path: Node) -> Node | None:
    """The property shape of a shape for a path, if it has one."""
    return next((p for p in graph.objects(shape, SH.property) if graph.value(p, SH.path) == path), None)


def concepts(graph: Graph, shape: Node, path: Node) -> tuple[Term, ...]:
    """The concepts that sh:in lists for a path, in the order of the Turtle."""
    constraint = constraint_of(graph, shape, path)
    listed = graph.value(constraint, SH["in"]) if constraint is not None else None
    if listed is None:
        return ()
    return tuple(term(graph, node, str(graph.value(node, SKOS.notation))) for node in Collection(graph, listed))


def allowed(graph: Graph, constraint: Node | None, named: dict[Node, str]) -> tuple[str, ...]:
    """Names of the classes that a constraint allows, through sh:class, sh:node and sh:or."""
    if constraint is None:
        return ()
    if (constraint, SH.node, REMIT.Thing) in graph:
        claims = {node for node in named if REMIT.Claim in graph.objects(node, SH.node)}
        return tuple(sorted(name for node, name in named.items() if node not in claims))
    found = {named[c] for c in graph.objects(constraint, SH["class"]) if c in named}
    for node in graph.objects(constraint, SH.node):
        found.update(allowed(graph, node, named))
    for listed in graph.objects(constraint, SH["or"]):
        for option in Collection(graph, listed):
            found.update(allowed(graph, option, named))
    return tuple(sorted(found))


def defined_terms(graph: Graph) -> list[Node]:
    """Every class, property and concept that the files define, sorted by IRI."""
    labelled = set(graph.subjects(RDFS.label)) & set(graph.subjects(RDF.type))
    return sorted(labelled, key=str)
