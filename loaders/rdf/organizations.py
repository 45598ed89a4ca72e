"""W3C ORG data of any tool -> claims that quote their triples."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad

from remit.graph.claim import Claim
from remit.loaders.loading import Loaded, Unread
from remit.loaders.rdf.graph import Graph, Node, value, words
from remit.loaders.rdf.lines import Lines
from remit.loaders.rdf.vocabularies import (
    ALIASES,
    CLASSIFICATION,
    HEAD,
    LABELS,
    MEMBER,
    ORGANIZATION,
    POST,
    PREDICATES,
    RDF_TYPE,
    REFERENCES,
    ROLE,
    SINCE,
    UNTIL,
    Reads,
)
from remit.ontology.generated import terms


class Organizations:
    """Reads one graph."""

    def __init__(self, graph: Graph, lines: Lines) -> None:
        self.graph, self.lines = graph, lines
        self.loaded = Loaded([lines.document], list(graph.things.values()))
        self.read_quads: set[Quad] = set()

    def read(self) -> Loaded:
        """Everything that the graph says of organizations, posts and people."""
        for node in self.graph.things:
            self.names(node)
        for predicate, reads in PREDICATES.items():
            for quad in self.graph.by[predicate]:
                self.statement(quad, reads)
        for node in self.graph.memberships:
            self.membership(node)
        self.rest()
        return self.loaded

    def say(self, relation: str, subject: str, obj: str, rule: str, *quads: Quad, **fields: Any) -> None:
        """Add a claim that quotes its quads."""
        self.read_quads.update(quads)
        self.loaded.claims.append(
            Claim(relation, subject, object=obj, evidence=self.lines.evidence(rule, quads), **fields)
        )

    def names(self, node: Node) -> None:
        """The label, other names, references and classification of a thing."""
        thing = self.graph.things[node].id
        labels = self.graph.labels(node)
        said = {""}
        for kind, quads in (("name", labels[:1]), ("alias", [*labels[1:], *self.asked(node, *ALIASES)])):
            for quad in quads:
                text = words(quad.object)
                if text not in said:  # translations are often the same word
                    said.add(text)
                    self.say("Attribute", thing, "", f"rdf.{kind}", quad, kind=kind, value=text)
        for quad in self.asked(node, *REFERENCES):
            if text := words(quad.object):
                self.say("Attribute", thing, "", "rdf.reference", quad, kind="reference", value=text)
        for quad in self.asked(node, CLASSIFICATION):
            named = self.graph.labels(quad.object)[:1]
            text = self.graph.label(quad.object)
            self.say("Attribute", thing, "", "rdf.classification", quad, *named, kind="statement", value=text)

    def asked(self, node: Node, *predicates: str) -> list[Quad]:
        """The quads of a node with any of these predicates."""
        return [quad for predicate in predicates for quad in self.graph.of.get((node, predicate), ())]

    def statement(self, quad: Quad, reads: Reads) -> None:
        """One triple that is one claim, unless its ends are of kinds that the ontology does not join."""
        first, second = (quad.object, quad.subject) if reads.inverse else (quad.subject, quad.object)
        self.join(
            reads.relation, first, second, f"rdf.{quad.predicate.value.rpartition('#')[2]}", quad, kind=reads.kind
        )

    def join(self, relation: str, first: object, second: object, rule: str, *quads: Quad, **fields: str) -> None:
        """A claim between two nodes, or a word that it is none."""
        things = self.graph.things
        ends = [things.get(node) if isinstance(node, NamedNode | BlankNode) else None for node in (first, second)]
        subject, obj = ends
        if not subject or not obj:
            self.unread(quads[0], "an end of the triple is no actor that the file describes")
        elif subject.kind not in terms.SUBJECTS[relation] or obj.kind not in terms.OBJECTS[relation]:
            self.unread(quads[0], f"{subject.kind} and {obj.kind} cannot stand in this relation")
        else:
            self.say(relation, subject.id, obj.id, rule, *quads, **fields)

    def membership(self, node: Node) -> None:
        """A node that joins member, organization, role and post, with the days of each."""
        members: list[tuple[Quad, object]] = [(quad, quad.object) for quad in self.asked(node, MEMBER)]
        members += [(quad, quad.subject) for quad in self.graph.members.get(node, ())]
        days = self.days(node)
        wholes, roles = self.asked(node, ORGANIZATION), self.asked(node, ROLE)
        heads = [quad for quad in roles if value(quad.object) == HEAD]
        parts = [("Headship" if heads else "Membership", quad) for quad in wholes]
        parts += [("Membership", quad) for quad in roles if quad not in heads]
        parts += [("Occupancy", quad) for quad in self.asked(node, POST)]
        for said, member in members:
            for relation, quad in parts:
                self.join(relation, member, quad.object, "rdf.membership", said, quad, *heads, **days)
        for role in roles:
            for whole in wholes if role not in heads else ():
                self.join("Placement", role.object, whole.object, "rdf.membership", role, whole)

    def days(self, node: Node) -> dict[str, str]:
        """The days of a membership; the last day is one on which it still holds."""
        days: dict[str, str] = {}
        for field, predicates in (("valid_from", SINCE), ("valid_to", UNTIL)):
            for quad in self.asked(node, *predicates):
                try:
                    day = date.fromisoformat(value(quad.object)[:10])
                    days[field] = (day + timedelta(days=field == "valid_to")).isoformat()
                except (ValueError, OverflowError):
                    self.unread(quad, "no day of the form YYYY-MM-DD")
                else:
                    self.read_quads.add(quad)
        return days

    def unread(self, quad: Quad, reason: str) -> None:
        """Name a triple that was not understood."""
        self.read_quads.add(quad)
        text = self.lines.document.text[slice(*self.lines.spans[quad])]
        self.loaded.unread.append(Unread(self.lines.document.name, self.lines.where(quad), text, reason))

    def rest(self) -> None:
        """Count what is said of the things of the file in predicates that are not read, one line for each predicate."""
        known = {RDF_TYPE, *LABELS, *ALIASES}
        nodes = {*self.graph.things, *self.graph.memberships}
        left = [
            quad
            for predicate, quads in self.graph.by.items()
            for quad in quads
            if predicate not in known and quad.subject in nodes and quad not in self.read_quads
        ]
        counts = Counter(quad.predicate.value for quad in left)
        first = {quad.predicate.value: quad for quad in reversed(left)}
        for predicate, number in counts.items():
            self.unread(first[predicate], f"the predicate is not read (used {number:,} times)")
