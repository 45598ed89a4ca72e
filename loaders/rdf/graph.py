"""A parsed graph to ask: which nodes are which kind of thing, and what they are called."""

from collections import defaultdict
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from remit.graph.claim import CONTROL, Thing, make_thing
from remit.loaders.rdf.vocabularies import (
    BODY_WORDS,
    CLASSIFICATION,
    HAS_MEMBERSHIP,
    KINDS,
    LABELS,
    MEMBER,
    MEMBERSHIP,
    ORG,
    ORGANIZATION,
    POST,
    PREDICATES,
    RDF_TYPE,
    ROLE,
)

Node = NamedNode | BlankNode


class Graph:
    """Quads by subject and predicate, and the thing that each node is."""

    def __init__(self, quads: list[Quad], document: str, language: str) -> None:
        self.document, self.language = document, language
        self.of: dict[tuple[object, str], list[Quad]] = defaultdict(list)
        self.by: dict[str, list[Quad]] = defaultdict(list)
        for quad in quads:
            self.of[quad.subject, quad.predicate.value].append(quad)
            self.by[quad.predicate.value].append(quad)
        self.members: dict[object, list[Quad]] = defaultdict(list)
        for quad in self.by[HAS_MEMBERSHIP]:
            self.members[quad.object].append(quad)
        self.memberships = dict.fromkeys(self.find_memberships())
        self.kinds = self.find_kinds()
        self.things = {node: self.thing(node, kind) for node, kind in self.kinds.items()}

    def find_memberships(self) -> list[Node]:
        """The nodes that join member, organization and role; they are statements and no things."""
        found: list[object] = [quad.subject for quad in self.by[RDF_TYPE] if value(quad.object) == MEMBERSHIP]
        found += [quad.subject for quad in self.by[MEMBER]]
        found += self.members
        return [node for node in found if isinstance(node, Node)]

    def find_kinds(self) -> dict[Node, str]:
        """Kinds by type, and for untyped nodes by what is said of them."""
        typed: dict[Node, set[str]] = defaultdict(set)
        for quad in self.by[RDF_TYPE]:
            if isinstance(quad.subject, Node) and (kind := KINDS.get(value(quad.object))):
                typed[quad.subject].add(kind)
        order = list(dict.fromkeys(KINDS.values()))
        kinds = {node: min(found, key=order.index) for node, found in typed.items()}
        kinds |= {node: "Body" for node, kind in kinds.items() if kind == "Organization" and self.is_body(node)}
        for quad, place, kind in self.hints():
            node = quad.subject if place == "subject" else quad.object
            if isinstance(node, Node) and node not in self.memberships:
                kinds.setdefault(node, kind)
        return kinds

    def is_body(self, node: Node) -> bool:
        """Whether an organization is classified as a committee, board or the like."""
        words = {self.label(quad.object).casefold() for quad in self.of[node, CLASSIFICATION]}
        return bool(words & BODY_WORDS)

    def hints(self) -> list[tuple[Quad, str, str]]:
        """(quad, end, kind that the predicate expects there); lines and successions expect nobody in particular."""
        found = []
        for predicate, reads in PREDICATES.items():
            ends = ("object", "subject") if reads.inverse else ("subject", "object")
            for end, kind in zip(ends, (reads.subject, reads.object), strict=True):
                found += [(quad, end, kind) for quad in self.by[predicate] if kind]
        for predicate, kind in ((MEMBER, "Person"), (ORGANIZATION, "Organization"), (ROLE, "Role"), (POST, "Post")):
            found += [(quad, "object", kind) for quad in self.by[predicate]]
        found += [(quad, "subject", "Person") for quad in self.by[HAS_MEMBERSHIP]]
        for quad in self.by[ORG + "reportsTo"]:
            found += [(quad, end, "Undefined") for end in ("subject", "object")]
        return found

    def thing(self, node: Node, kind: str) -> Thing:
        """The thing of a node: IRIs stay ids; a nameless node is its file's own, but a role is known by its name."""
        label = self.label(node)
        if isinstance(node, NamedNode):
            return Thing(node.value, kind, label)
        return make_thing(kind, label, "" if kind == "Role" else f"{self.document} {node.value}")

    def labels(self, node: object) -> list[Quad]:
        """Every label of a node, best first: by predicate, then the language asked for, none, English, others."""
        languages = [self.language, "", "en"] if self.language else ["", "en"]

        def rank(quad: Quad) -> tuple[int, int, str, str]:
            said = quad.object.language or "" if isinstance(quad.object, Literal) else ""
            known = languages.index(said) if said in languages else len(languages)
            return LABELS.index(quad.predicate.value), known, said, value(quad.object)

        found = [quad for name in LABELS for quad in self.of.get((node, name), ())]
        return sorted((quad for quad in found if words(quad.object)), key=rank)

    def label(self, node: object) -> str:
        """What a node is called: its best label, or the end of its IRI; a literal is its own label."""
        if isinstance(node, Literal):
            return words(node)
        best = self.labels(node)
        if best:
            return words(best[0].object)
        end = value(node).rstrip("/#").replace("#", "/").rpartition("/")[2]
        return CONTROL.sub("", unquote(end)).strip() or value(node)


def value(node: object) -> str:
    """The IRI, name or text of a node."""
    return node.value if isinstance(node, NamedNode | BlankNode | Literal) else ""


def words(node: object) -> str:
    """The text of a literal on one line, as a label can hold it."""
    return " ".join(CONTROL.sub("", node.value).split()) if isinstance(node, Literal) else ""
