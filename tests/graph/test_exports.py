"""Formats that graph tools and spreadsheets read: each reads back to the map, no text becomes anything else."""

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hostile import hostile_maps
from hypothesis import given, settings

from notation import scribbled
from remit.graph.claim import CONTROL, Claim, Document, Evidence, Span, Thing
from remit.graph.errors import BadInput, NotFound
from remit.graph.exporting import Export, export_named, read_export, registry
from remit.graph.exports.csv import COLUMNS
from remit.graph.map import Map
from remit.graph.stores.rdf_reading import write_from
from remit.graph.view import View

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
DAY = date(2026, 6, 1)
LOSSLESS = ("turtle", "trig", "nquads", "jsonld")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def written(name: str, map_: Map, **options: Any) -> bytes:
    """The map in a format; written twice to see that the bytes are the same."""
    first, second = (export_named(name).write(View.of(map_, DAY), options) for _ in range(2))
    assert first == second
    return first


@settings(max_examples=30)
@given(hostile_maps())
def test_no_cell_is_a_formula_and_every_claim_has_its_row(map_: Map) -> None:
    head, *body = rows(written("csv", map_))
    assert tuple(head) == COLUMNS
    assert not [cell for row in body for cell in row if cell.startswith(FORMULAS)]
    assert {row[0] for row in body} == {claim.id for claim in map_.claims()}
    assert len(body) == sum(max(len(claim.evidence), 1) for claim in map_.claims())
    assert {len(row) for row in body} <= {len(COLUMNS)}


@settings(max_examples=30)
@given(hostile_maps())
def test_raw_csv_reads_back_to_claims_and_evidence(map_: Map) -> None:
    names = {document.id: document.name for document in map_.documents()}
    told: Counter[Any] = Counter()
    for row in csv.DictReader(io.StringIO(written("csv", map_, raw=True).decode(), newline="")):
        fields = ("relation", "subject", "kind", "object", "value", "modality", "status", "share", "scope")
        claim = Claim._make((*(row[name] for name in fields), row["valid from"], row["valid to"], ()))
        spans = tuple(Span(*map(int, ends)) for ends in zip(row["start"].split(), row["end"].split(), strict=True))
        told[claim, row["document"], spans, *(row[name] for name in ("quote", "loader", "rule", "page", "cell"))] += 1
    right: Counter[Any] = Counter()
    for claim in map_.claims():
        bare = claim._replace(evidence=())
        right.update((bare, names[p.document], *p[1:5], str(p.page or ""), p.cell) for p in claim.evidence)
        right.update([] if claim.evidence else [(bare, "", (), "", "", "", "", "")])
    assert told == right


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=15)
@given(map_=hostile_maps())
def test_rdf_reads_back_to_the_same_map(name: str, map_: Map) -> None:
    from pyoxigraph import Store

    from remit.graph.exports.rdf import FORMATS

    assert registry()[name].lossless
    store, back = Store(), Map.memory()
    store.load(written(name, map_), format=FORMATS[name])
    write_from(back, store)
    for things in ("documents", "things", "claims", "decisions"):
        assert list(getattr(back, things)()) == list(getattr(map_, things)())
    again = written(name, back)
    assert again == written(name, map_)


def plain(graph: "nx.Graph[Any]") -> tuple[dict[Any, Any], Counter[Any]]:
    """Nodes and edges of a graph, however a format numbers or orders them, without what is empty."""
    nodes = {name: (data.get("kind", ""), data["label"]) for name, data in graph.nodes(data=True)}
    fields = ("relation", "kind", "modality", "scope", "quotes")
    edges = Counter(
        (low, high, data["id"], *(data.get(field) or "" for field in fields))
        for low, high, data in graph.edges(data=True)
    )
    return nodes, edges


def expected(view: View) -> tuple[dict[Any, Any], Counter[Any]]:
    """The same of the view itself; a control character in a quote is a space there."""
    graph = view.networkx()
    for _, _, claim, data in graph.edges(keys=True, data=True):
        data["id"] = claim
        data["quotes"] = CONTROL.sub(" ", "\n\n".join(data["quotes"]))
    return plain(graph)


@settings(max_examples=40)
@given(hostile_maps())
def test_networkx_reads_graphml_back_to_an_equal_graph(map_: Map) -> None:
    back = nx.read_graphml(io.BytesIO(written("graphml", map_)), force_multigraph=True)
    assert plain(back) == expected(View.of(map_, DAY))


@settings(max_examples=40)
@given(hostile_maps())
def test_networkx_reads_gexf_back_to_an_equal_graph(map_: Map) -> None:
    data = written("gexf", map_)
    assert b'lastmodifieddate="2026-06-01"' in data
    assert plain(nx.read_gexf(io.BytesIO(data))) == expected(View.of(map_, DAY))


def test_a_page_break_in_a_quote_is_no_control_character_in_xml() -> None:
    map_ = Map.memory()
    proof = Evidence("a", (Span(0, 3),), "a\x0cb", "report")
    map_.write(
        documents=[Document("a", "a.txt", "text/plain", "0", "a\x0cb")],
        things=[Thing("p", "Post", "P"), Thing("q", "Post", "Q")],
        claims=[Claim("ReportingLine", "p", "direct", "q", evidence=(proof,))],
    )
    for name, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        data = written(name, map_)
        assert not CONTROL.search(data.decode())
        assert read(io.BytesIO(data)).edges["p", "q"]["quotes"] == "a b"


def test_flags_and_sarif_hold_the_flags() -> None:
    map_ = scribbled(
        {"d": "Responsibility Keep", "p": "Post Pilot", "q": "Post Clerk"},
        ["d Assignment/accountable p", "d Assignment/accountable q"],
    )
    found = json.loads(written("flags", map_))
    assert found["day"] == "2026-06-01"
    assert [flag["code"] for flag in found["flags"]] == ["A01"]
    results = json.loads(written("sarif", map_))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["A01"]


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    things = {"d": "Responsibility Keep", **{f"p{i}": f"Post Pilot {i}" for i in range(9)}}
    made = scribbled(things, [f"d Assignment/informed p{i} doc=b{i}" for i in range(9)])
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        map_.write(documents=made.documents(), things=made.things(), claims=made.claims())
    code = """if True:
        import sys
        from datetime import date
        from hashlib import sha256
        from remit.graph.exporting import registry
        from remit.graph.map import Map
        from remit.graph.view import View
        view = View.of(Map.open(sys.argv[1], readonly=True), date(2026, 6, 1))
        for name, export in registry().items():
            options = {"around": "d"} if "around" in export.options else {}
            print(name, sha256(export.write(view, options)).hexdigest())"""
    command = [sys.executable, "-c", code, str(tmp_path / "m.remit")]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(registry()) >= 14


@pytest.mark.parametrize("export", registry().values(), ids=lambda export: export.name)
def test_a_format_declares_what_it_is(export: Export) -> None:
    import importlib

    module = importlib.import_module(export.module)
    assert export.module.rpartition(".")[2] == export.name, "a format is a file of its name"
    assert read_export(module) == export
    assert export.suffix.startswith(".")
    assert "/" in export.media_type
    assert export.doc.splitlines()[0].endswith(".")
    assert all(option.doc for option in export.options.values())


def test_what_a_format_does_not_take_is_said() -> None:
    view = View.of(Map.memory(), DAY)
    with pytest.raises(NotFound, match="no export format 'doc'"):
        export_named("doc")
    with pytest.raises(BadInput, match=r"has no option 'raw' .*one of: none"):
        export_named("trig").write(view, {"raw": True})
    with pytest.raises(BadInput, match="'two' is no number"):
        export_named("mermaid").write(view, {"hops": "two"})
    with pytest.raises(BadInput, match="neither yes nor no"):
        export_named("csv").write(view, {"raw": "perhaps"})
    assert export_named("csv").write(view, {"raw": "true"}) == export_named("csv").write(view, {"raw": True})
