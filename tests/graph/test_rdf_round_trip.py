"""Whatever a map holds comes back from RDF as it was: through every syntax, by Oxigraph and by rdflib."""

import pytest
from hostile import hostile_maps
from hypothesis import given, settings
from pyoxigraph import Store
from rdflib import Dataset

from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.decisions import Decision
from remit.graph.errors import Refused
from remit.graph.exports.rdf import FORMATS, export_rdf
from remit.graph.map import Map
from remit.graph.stores.rdf import quads, thing_name, thing_node, to_dataset
from remit.graph.stores.rdf_reading import write_from

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # raised inside rdflib by its own parsers


Content = tuple[list[Document], list[Thing], list[Claim], list[Decision], dict[str, str]]


def content(map_: Map) -> Content:
    """Everything that a map says, and what was decided about it."""
    held = list(map_.documents()), list(map_.things()), list(map_.claims())
    return *held, map_.decisions(), map_.verdicts()


def read_back(store: Store) -> Map:
    """A new map of an RDF store."""
    map_ = Map.memory()
    write_from(map_, store)
    return map_


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=30)
@given(map_=hostile_maps())
def test_every_syntax_brings_the_map_back(form: str, map_: Map) -> None:
    store = Store()
    store.load(export_rdf(map_, form), format=FORMATS[form])
    assert content(read_back(store)) == content(map_)


@pytest.mark.parametrize("form", ["trig", "nquads"])
@settings(max_examples=30)
@given(map_=hostile_maps())
def test_what_rdflib_writes_brings_the_map_back(form: str, map_: Map) -> None:
    store = Store()
    store.load(to_dataset(map_).serialize(format=form, encoding="utf-8"), format=FORMATS[form])
    assert content(read_back(store)) == content(map_)


@settings(max_examples=20)
@given(map_=hostile_maps())
def test_rdflib_reads_what_we_write(map_: Map) -> None:
    dataset = Dataset()
    dataset.parse(data=export_rdf(map_, "nquads"), format="nquads")
    assert len(dataset) == len(set(quads(map_)))
    store = Store()
    store.load(dataset.serialize(format="nquads", encoding="utf-8"), format=FORMATS["nquads"])
    assert content(read_back(store)) == content(map_)


@settings(max_examples=30)
@given(map_=hostile_maps())
def test_the_same_map_gives_the_same_bytes(map_: Map) -> None:
    for form in FORMATS:
        assert export_rdf(map_, form) == export_rdf(map_, form)


NAMES = (
    "a b",
    "é",
    "%41",
    "urn:remit:x",
    "http://ex.org/a",
    "http://ex.org/a b",
    "http://ex.org/%41",
    "x://",
    "<>",
    "/",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_kind_has_an_iri_of_its_own(name: str) -> None:
    assert thing_name(thing_node(name).value) == name


def said_at(*starts: int) -> Map:
    """A map of one claim that one letter each at these places says."""
    proofs = tuple(Evidence("a", (Span(start, start + 1),), "x", "t") for start in starts)
    map_ = Map.memory()
    map_.write(
        documents=[Document("a", "a.txt", "text/plain", "0", "x" * 200)],
        things=[Thing("p", "Post", "Pilot")],
        claims=[Claim("Standing", "p", "vacant", evidence=proofs)],
    )
    return map_


def test_evidence_comes_in_the_order_of_its_characters() -> None:
    (claim,) = said_at(100, 9, 20).claims()
    assert [proof.spans[0].start for proof in claim.evidence] == [9, 20, 100]


@pytest.mark.parametrize("number", ["nine", "-1", "1.5"])
def test_a_place_that_is_no_number_is_refused_by_name(number: str) -> None:
    store = Store()
    store.load(export_rdf(said_at(9), "nquads").replace(b'"9"', f'"{number}"'.encode()), format=FORMATS["nquads"])
    with pytest.raises(Refused, match=f"start must be a whole number, is '{number}'"):
        read_back(store)


def test_two_labels_for_one_thing_are_refused_by_name() -> None:
    map_ = Map.memory()
    map_.write(things=[Thing("p", "Post", "Pilot")])
    store = Store()
    store.bulk_extend(quads(map_))
    store.update('INSERT DATA { <urn:remit:p> <http://www.w3.org/2000/01/rdf-schema#label> "Master" }')
    with pytest.raises(Refused, match=r"urn:remit:p: has 2 values for .*label, at most one is allowed"):
        read_back(store)
