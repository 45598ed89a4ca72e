"""The Turtle: every term explains itself, what is generated is current, and a broken file says what is broken."""

from pathlib import Path

import pytest
from rdflib import RDFS
from rdflib.namespace import SKOS

from remit.ontology.generate import generate
from remit.ontology.vocabulary import FOLDER, OntologyError, defined_terms, load_graph, load_vocabulary

GRAPH = load_graph()
HEAD = """@prefix remit: <https://w3id.org/remit/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.mark.parametrize("term", defined_terms(GRAPH), ids=str)
def test_every_term_has_one_label_definition_and_example(term: str) -> None:
    for path in (RDFS.label, SKOS.definition, SKOS.example):
        assert len(list(GRAPH.objects(term, path))) == 1, path  # type: ignore[arg-type]


def test_every_name_that_is_used_is_defined() -> None:
    ours = {node for triple in GRAPH for node in triple if str(node).startswith("https://w3id.org/remit/ns#")}
    assert ours - set(defined_terms(GRAPH)) == set()


def test_definitions_and_labels_are_no_copies_of_each_other() -> None:
    definitions = [str(GRAPH.value(term, SKOS.definition)) for term in defined_terms(GRAPH)]
    assert len(definitions) == len(set(definitions))


@pytest.mark.parametrize(("name", "content"), generate(load_vocabulary()).items())
def test_generated_files_are_current(name: str, content: str) -> None:
    assert (FOLDER / "generated" / name).read_text("utf-8") == content, "run: make generate"


def test_generated_files_say_so_in_their_first_lines() -> None:
    for path in sorted((FOLDER / "generated").glob("*.*")):
        if path.name != "__init__.py":
            assert "do not edit" in path.read_text("utf-8")[:200], path.name


def folder_with(tmp_path: Path, name: str, turtle: str) -> Path:
    (tmp_path / name).write_text(HEAD + turtle, "utf-8")
    return tmp_path


@pytest.mark.parametrize("predicate", ["rdfs:subClassOf", "rdfs:subPropertyOf", "sh:node"])
def test_a_cycle_is_refused_and_named(tmp_path: Path, predicate: str) -> None:
    folder = folder_with(tmp_path, "a.ttl", f"remit:A {predicate} remit:B . remit:B {predicate} remit:A .")
    with pytest.raises(OntologyError, match=r"ns#A: is its own ancestor by .*" + predicate.partition(":")[2]):
        load_vocabulary(folder)


def test_a_term_that_is_its_own_superclass_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="is its own ancestor"):
        load_vocabulary(folder_with(tmp_path, "a.ttl", "remit:A rdfs:subClassOf remit:A ."))


def test_broken_turtle_names_its_file(tmp_path: Path) -> None:
    folder_with(tmp_path, "whole.ttl", "remit:A a owl:Class .")
    with pytest.raises(OntologyError, match=r"^broken\.ttl: not valid Turtle: .*line"):
        load_vocabulary(folder_with(tmp_path, "broken.ttl", "remit:B a owl:Class , ."))


def test_a_term_without_example_is_refused_by_name(tmp_path: Path) -> None:
    turtle = 'remit:A remit:kindName "A" ; rdfs:label "a" ; skos:definition "Something." .'
    with pytest.raises(OntologyError, match=r"ns#A: needs rdfs:label, skos:definition and skos:example"):
        load_vocabulary(folder_with(tmp_path, "a.ttl", turtle))
