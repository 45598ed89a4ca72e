"""Decisions as RDF and back: activities that name a claim, an actor, a flag or another decision, and who took them."""

from collections.abc import Callable, Iterator
from datetime import datetime

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from remit.graph.decisions import ON_ACTORS, ON_CLAIMS, Decision, moment
from remit.graph.errors import Refused
from remit.graph.stores.rdf import CLAIM, DCTERMS, TYPE, XSD, claim_name, term, thing_name, thing_node

DECISION = "urn:remit-decision:"
PROV = "http://www.w3.org/ns/prov#"
CREATOR, REASON = (NamedNode(DCTERMS + name) for name in ("creator", "description"))
TAKEN = NamedNode(PROV + "endedAtTime")
_GRAPH = DefaultGraph()

Texts = Callable[[NamedNode, NamedNode], str]
"""The text of the only literal, or the IRI of the only node, that a node has for a path; empty where it has none."""


def decision_quads(decision: Decision) -> Iterator[Quad]:
    """A decision. A withdrawal is about the decision that it takes back, and so about whatever that one was about."""
    node = NamedNode(DECISION + decision.id)
    yield Quad(node, TYPE, term("Decision"), _GRAPH)
    yield Quad(node, term("verdict"), term(decision.verdict), _GRAPH)
    withdrawal = decision.verdict == "withdraw"
    yield Quad(node, term("about"), named(decision.verdict, decision.value if withdrawal else decision.about), _GRAPH)
    if decision.value and not withdrawal:
        yield Quad(node, term("decidedValue"), named(decision.verdict, decision.value), _GRAPH)
    yield Quad(node, CREATOR, Literal(decision.by), _GRAPH)
    yield Quad(node, TAKEN, Literal(decision.at, datatype=NamedNode(XSD + "dateTime")), _GRAPH)
    if decision.why:
        yield Quad(node, REASON, Literal(decision.why), _GRAPH)


def named(verdict: str, name: str) -> NamedNode | Literal:
    """What a decision names: a node of the graph, or the words of a waiver (a fingerprint, a day)."""
    if verdict in ON_CLAIMS:
        return NamedNode(CLAIM + name)
    if verdict in ON_ACTORS:
        return thing_node(name)
    return NamedNode(DECISION + name) if verdict == "withdraw" else Literal(name)


def read_decisions(nodes: list[NamedNode], text: Texts, iri: Texts) -> list[Decision]:
    """The decisions at these nodes. Raises Refused where one is malformed."""
    found = {node.value.removeprefix(DECISION): read_decision(node, text, iri) for node in nodes}
    return [decision._replace(about=target(decision, found)) for decision in found.values()]


def read_decision(node: NamedNode, text: Texts, iri: Texts) -> Decision:
    """One decision; a withdrawal does not know yet what it is about."""
    verdict = iri(node, term("verdict")).removeprefix(term("").value)
    names: dict[str, Callable[[str], str]] = {
        **dict.fromkeys(ON_CLAIMS, claim_name),
        **dict.fromkeys(ON_ACTORS, thing_name),
        "withdraw": lambda name: name.removeprefix(DECISION),
    }
    told = names.get(verdict)
    about, value = (told(iri(node, term(p))) if told else text(node, term(p)) for p in ("about", "decidedValue"))
    if verdict == "withdraw":
        about, value = "", about
    return Decision(
        about, verdict, value, text(node, CREATOR), read_moment(node, text(node, TAKEN)), text(node, REASON)
    )


def target(decision: Decision, known: dict[str, Decision]) -> str:
    """What a decision is about, through the decisions that it takes back. Raises Refused where one is not there."""
    passed: set[str] = set()
    while decision.verdict == "withdraw":
        if decision.value not in known or decision.value in passed:
            raise Refused(f"withdraw of {decision.value!r}: no decision before it has that id")
        passed.add(decision.value)
        decision = known[decision.value]
    return decision.about


def read_moment(node: NamedNode, text: str) -> str:
    """A moment as decisions keep it: stores write it without the microseconds that are none."""
    try:
        return moment(datetime.fromisoformat(text))
    except ValueError as error:
        raise Refused(f"{node.value}: {text!r} is no moment") from error
