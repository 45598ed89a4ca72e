"""RDF -> claims: the inverse of the projection, for files that `remit export` (or another tool in its terms) wrote."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.decisions import Decision
from remit.graph.errors import Refused
from remit.graph.map import Map
from remit.graph.stores.rdf import DCTERMS, LABEL, OA, SELECTOR, TYPE, term, thing_name
from remit.graph.stores.rdf_decisions import read_decisions
from remit.graph.writing import Written
from remit.ontology.generated import terms

_RELATIONS = {iri: name for name, iri in terms.RELATIONS.items()}


def write_from(map_: Map, store: Store) -> Written:
    """Write all documents, things, claims and decisions of an RDF store into a map. Raises Refused if malformed."""
    reader = Reader(store)
    held = (reader.documents(), reader.things(), reader.claims())
    return map_.write(documents=held[0], things=held[1], claims=held[2], decisions=reader.decisions())


class Reader:
    """Reads documents, things and claims out of a pyoxigraph store, in whichever graphs they stand."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def documents(self) -> Iterator[Document]:
        """Every remit:Document."""
        for node in self._typed(term("Document")):
            paths = (
                *(NamedNode(DCTERMS + name) for name in ("title", "format")),
                *(term(name) for name in ("sha256", "text", "layout")),
            )
            yield Document(local(node), *(self._text(node, path) for path in paths))

    def things(self) -> Iterator[Thing]:
        """Every node typed with a class of things of the ontology."""
        for kind, iri in terms.KINDS.items():
            for node in self._typed(NamedNode(iri)):
                yield Thing(thing_name(node.value), kind, self._text(node, LABEL))

    def claims(self) -> Iterator[Claim]:
        """Every node typed with a relation of the ontology."""
        for iri, relation in sorted(_RELATIONS.items()):
            for node in self._typed(NamedNode(iri)):
                yield self._claim(node, relation)

    def decisions(self) -> list[Decision]:
        """Every remit:Decision."""
        return read_decisions(self._typed(term("Decision")), self._text, self._iri)

    def _claim(self, node: NamedNode, relation: str) -> Claim:
        subject, obj = (thing_name(self._iri(node, term(end))) for end in ("subject", "object"))
        kind, modality, status, share = (
            self._iri(node, term(field)).removeprefix(terms.NAMESPACE)
            for field in ("kind", "modality", "status", "share")
        )
        value, scope, since, until = (self._text(node, term(p)) for p in ("value", "scope", "validFrom", "validTo"))
        proofs = [
            self._evidence(proof) for proof in self._objects(node, term("evidence")) if isinstance(proof, NamedNode)
        ]
        evidence = tuple(sorted(proofs, key=lambda proof: proof.place))
        return Claim(relation, subject, kind, obj, value, modality, status, share, scope, since, until, evidence)

    def _evidence(self, node: NamedNode) -> Evidence:
        source = self._iri(node, NamedNode(OA + "hasSource"))
        selectors = [s for s in self._objects(node, NamedNode(OA + "hasSelector")) if isinstance(s, NamedNode)]
        quote, spans = "", []
        for selector in sorted(selectors, key=order):
            start, end = (self._number(selector, NamedNode(OA + side)) for side in ("start", "end"))
            if start is not None and end is not None:
                spans.append(Span(start, end))
            else:
                quote = self._text(selector, NamedNode(OA + "exact"))
        loader, rule, cell = (self._text(node, term(p)) for p in ("loader", "rule", "cell"))
        document, page = local(NamedNode(source)), self._number(node, term("page"))
        return Evidence(document, tuple(spans), quote, loader, rule, page, cell)

    def _typed(self, kind: NamedNode) -> list[NamedNode]:
        nodes = {q.subject for q in self.store.quads_for_pattern(None, TYPE, kind, None)}
        return sorted((n for n in nodes if isinstance(n, NamedNode)), key=lambda n: n.value)

    def _objects(self, node: NamedNode, path: NamedNode) -> list[object]:
        found = {q.object for q in self.store.quads_for_pattern(node, path, None, None)}
        return sorted(found, key=str)

    def _one(self, node: NamedNode, path: NamedNode) -> object | None:
        found = self._objects(node, path)
        if len(found) > 1:
            raise Refused(f"{node.value}: has {len(found)} values for {path.value}, at most one is allowed")
        return found[0] if found else None

    def _text(self, node: NamedNode, path: NamedNode) -> str:
        found = self._one(node, path)
        if found is not None and not isinstance(found, Literal):
            raise Refused(f"{node.value}: {path.value} must be a literal")
        return found.value if found is not None else ""

    def _number(self, node: NamedNode, path: NamedNode) -> int | None:
        text = self._text(node, path)
        if text and not text.isdecimal():
            raise Refused(f"{node.value}: {path.value} must be a whole number, is {text!r}")
        return int(text) if text else None

    def _iri(self, node: NamedNode, path: NamedNode) -> str:
        found = self._one(node, path)
        if found is not None and not isinstance(found, NamedNode):
            raise Refused(f"{node.value}: {path.value} must be an IRI")
        return found.value if found is not None else ""


def local(node: NamedNode) -> str:
    """What follows the URN prefix of a document's IRI; any other IRI is its own name."""
    return node.value.removeprefix("urn:remit-document:")


def order(selector: NamedNode) -> tuple[int, str]:
    """Selectors in the order that they were written in."""
    last = selector.value.rpartition("/")[2] if selector.value.startswith(SELECTOR) else ""
    return (int(last), "") if last.isdigit() else (-1, selector.value)
