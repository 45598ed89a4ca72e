"""What we export is read back to the same map, in every format; what is malformed is refused by name."""

import pytest
from loaded import load_text

from notation import scribbled
from remit.graph.errors import BadInput, Refused
from remit.graph.exports.rdf import export_rdf
from remit.graph.map import Map
from remit.loaders.loading import Loaded, loader_for, registry
from remit.loaders.source import Source

FORMATS = {"turtle": ".ttl", "trig": ".trig", "nquads": ".nq", "jsonld": ".jsonld"}


def example() -> Map:
    return scribbled(
        {
            "post/pilot": "Post Pilot",
            "post/chief": "Post Chief",
            "https://ex.org/d": "Responsibility Guide ships <safely>",
        },
        [
            "post/pilot ReportingLine/direct post/chief valid_from=2026-01-01",
            "https://ex.org/d Assignment/accountable post/pilot share=joint scope=North doc=b",
            "post/chief Standing/vacant - status=uncertain",
            "post/pilot Attribute/name - value='The \"Pilot\"'",
        ],
    )


def written(loaded: Loaded) -> Map:
    map_ = Map.memory()
    map_.write(documents=loaded.documents, things=loaded.things, claims=loaded.claims)
    return map_


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_is_read_back_losslessly(form: str) -> None:
    map_ = example()
    source = Source(f"a{FORMATS[form]}", export_rdf(map_, form), {})
    loader = loader_for(source)
    assert loader.name == "rdf"
    again = written(loader.load(source))
    assert list(again.claims()) == list(map_.claims())
    assert list(again.things()) == list(map_.things())
    assert list(again.documents()) == list(map_.documents())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"2026-01-01"', '"soon"'),  # no day
        ("oa#start>", "oa#end>"),  # two ends and no start
        ("ns#subject>", "ns#subjects>"),  # a claim about nothing
        ("ns#vacant>", "ns#full>"),  # a kind that the ontology does not have
    ],
)
def test_a_malformed_export_is_refused(old: str, new: str) -> None:
    text = export_rdf(example(), "nquads").decode()
    assert old in text
    with pytest.raises((BadInput, Refused)):
        load_text("rdf", text.replace(old, new), "a.nq")


def test_evidence_in_a_document_that_is_not_there() -> None:
    text = export_rdf(example(), "nquads").decode()
    moved = text.replace("oa#hasSource> <urn:remit-document:a>", "oa#hasSource> <urn:remit-document:z>")
    with pytest.raises(Refused, match="document 'z'"):
        written(registry()["rdf"].load(Source("a.nq", moved.encode(), {})))


def test_two_values_where_one_is_allowed() -> None:
    text = export_rdf(example(), "nquads").decode()
    line = next(line for line in text.splitlines() if "ns#share" in line)
    with pytest.raises(BadInput, match="malformed claim"):
        load_text("rdf", text + line.replace("#joint", "#sole").replace("#sole", "#lead") + "\n", "a.nq")
