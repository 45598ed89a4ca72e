"""RDF files -> claims: losslessly where they hold our own, else what W3C ORG says."""

from pyoxigraph import NamedNode, Quad, Store

from remit.graph.errors import BadInput, Refused
from remit.graph.stores.rdf import DERIVED
from remit.graph.stores.rdf_reading import Reader
from remit.loaders.loading import Loaded
from remit.loaders.rdf.graph import Graph
from remit.loaders.rdf.lines import Lines
from remit.loaders.rdf.organizations import Organizations
from remit.loaders.rdf.parse import read_quads
from remit.loaders.rdf.vocabularies import RDF_TYPE
from remit.loaders.source import Source
from remit.ontology.generated import terms

_OURS = frozenset({*terms.RELATIONS.values(), terms.NAMESPACE + "Document"})
_JSON_LD = ('"@context"', '"@id"', '"@graph"', '"@type"')


def recognise(source: Source) -> float:
    """The suffix says it; JSON must hold a keyword of JSON-LD, and a text without a suffix begin like Turtle."""
    try:
        head = source.text[:100_000]
    except BadInput:
        return 0.1 if source.suffix else 0.0  # so that `load` says what is wrong
    if source.suffix in {".json", ".jsonld"} or head.lstrip()[:1] in {"{", "["}:
        return 0.9 if any(word in head for word in _JSON_LD) else 0.0
    return 0.9 if source.suffix or head.lstrip().startswith(("@prefix", "PREFIX ", "<http")) else 0.0


def load(source: Source) -> Loaded:
    """Read an RDF file. Raises BadInput where it is malformed or describes nobody."""
    quads = read_quads(source)
    if any(quad.predicate.value == RDF_TYPE and is_ours(quad) for quad in quads):
        return read_back(source, quads)
    lines = Lines(source, quads)
    loaded = Organizations(Graph(quads, lines.document.id, source.options.get("language", "")), lines).read()
    if not loaded.things:
        raise BadInput(source.name, "describes no organization, unit, post, role or person", "data in W3C ORG terms")
    return loaded


def is_ours(quad: Quad) -> bool:
    """Whether a quad types a node as a claim or document of ours."""
    return isinstance(quad.object, NamedNode) and quad.object.value in _OURS


def read_back(source: Source, quads: list[Quad]) -> Loaded:
    """Documents, things, claims and decisions as `remit export` wrote them. What it derived is derived anew."""
    store = Store()
    store.bulk_extend(quad for quad in quads if quad.graph_name != DERIVED)
    reader = Reader(store)
    try:
        held = list(reader.documents()), list(reader.things()), list(reader.claims())
        return Loaded(*held, decisions=reader.decisions())
    except (Refused, ValueError) as error:
        raise BadInput(source.name, f"holds a malformed claim: {error}", "what `remit export` writes") from error
