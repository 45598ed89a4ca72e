"""Every shape with an example that passes and one that makes it fire; and what a map projects conforms to them all."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, BNode, Dataset, Graph, URIRef
from rdflib.namespace import SH, SKOS

from case_files import TODAY, Case, all_cases
from remit.graph.stores.rdf import to_dataset
from remit.ontology.generated import terms
from remit.ontology.vocabulary import REMIT, load_graph

SHAPES = load_graph()
EXAMPLES: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "shapes.toml").read_text("utf-8"))
NO_RELATIONS = {"Document": REMIT.Document, "Flag": REMIT.Flag, "Decision": REMIT.Decision, "Claim": REMIT.Claim}
NO_RELATIONS["SpecificResource"] = URIRef("http://www.w3.org/ns/oa#SpecificResource")
FIELDS = "remit:modality remit:actual ; remit:status remit:asserted ; remit:share remit:sole"
PREFIXES = f"""@prefix remit: <{REMIT}> . @prefix ex: <urn:example:> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def target(name: str) -> URIRef:
    """The class whose shape has this name."""
    return URIRef(NO_RELATIONS.get(name) or terms.RELATIONS[name])


def things() -> str:
    """One thing of each kind, called by its kind, and the nodes that examples refer to."""
    made = [f'ex:{kind.lower()} a <{iri}> ; rdfs:label "{kind}" .' for kind, iri in terms.KINDS.items()]
    document = f"ex:document a remit:Document ; {EXAMPLES['Document']['pass']} ."
    return "\n".join([*made, document, f"ex:claim a remit:Claim ; {FIELDS} ; {EXAMPLES['Claim']['pass']} ."])


@cache
def report(which: str) -> tuple[bool, Graph]:
    """Whether all examples of a kind (pass, fail) conform together, and pyshacl's report."""
    lines = [PREFIXES, things()]
    for name, example in EXAMPLES.items():
        fields = f"{FIELDS} ; " if name in terms.RELATIONS or name == "Claim" else ""
        lines.append(f"ex:{name}Example a <{target(name)}> ; {fields}{example[which]} .")
    if which == "fail":
        lines += [f"ex:{kind}Example a <{iri}> ." for kind, iri in terms.KINDS.items()]
    conforms, results, _ = validate(Graph().parse(data="\n".join(lines), format="turtle"), shacl_graph=SHAPES)
    return conforms, results


def fired(name: str) -> set[URIRef | BNode]:
    """The named shapes that fire on the failing example of that name."""
    results = report("fail")[1]
    found = set()
    for result in results.subjects(SH.focusNode, URIRef(f"urn:example:{name}Example")):
        source = results.value(result, SH.sourceShape)
        found.add(SHAPES.value(predicate=SH.property, object=source) or source)
    return found  # type: ignore[return-value]


def test_there_is_an_example_for_every_shape() -> None:
    shapes = set(SHAPES.subjects(RDF.type, SH.NodeShape))
    shown = {target(name) for name in EXAMPLES} | {URIRef(iri) for iri in terms.KINDS.values()}
    assert shapes - shown == {REMIT.Thing, REMIT.Actor, REMIT.Collective}  # parts of others, with no class of their own


def test_every_pass_conforms() -> None:
    conforms, results = report("pass")
    assert conforms, results.serialize(format="turtle")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_fail_fires_its_shape(name: str) -> None:
    assert target(name) in fired(name)


@pytest.mark.parametrize("kind", terms.KINDS)
def test_a_thing_without_label_fires_the_shape_of_its_kind(kind: str) -> None:
    assert URIRef(terms.KINDS[kind]) in fired(kind)


def flat(dataset: Dataset) -> Graph:
    """The claims of a dataset as one graph."""
    graph = Graph()
    for triple in dataset.default_graph:
        graph.add(triple)
    return graph


@pytest.mark.parametrize("case", [c for c in all_cases() if c.flags][::9], ids=lambda c: f"{c.code}-{c.name}")
def test_the_projection_of_a_map_conforms(case: Case) -> None:
    graph = flat(to_dataset(case.map(), TODAY))
    assert len(graph) > 10
    conforms, _, text = validate(graph, shacl_graph=SHAPES)
    assert conforms, text


def test_notations_are_the_names_that_claims_use() -> None:
    for name, iri in terms.CONCEPTS.items():
        assert str(SHAPES.value(URIRef(iri), SKOS.notation)) == name
