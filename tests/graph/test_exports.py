"""CSV that no spreadsheet runs, GraphML that networkx reads back, and the same bytes twice."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import networkx as nx
from hostile import hostile_maps
from hypothesis import given, settings

from notation import scribbled
from remit.graph.claim import CONTROL, Claim, Document, Evidence, Span, Thing
from remit.graph.exports.csv import COLUMNS, export_csv
from remit.graph.exports.graphml import export_graphml
from remit.graph.map import Map
from remit.graph.view import View

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@settings(max_examples=30)
@given(hostile_maps())
def test_no_cell_is_a_formula_and_every_claim_has_its_row(map_: Map) -> None:
    head, *body = rows(export_csv(map_))
    assert tuple(head) == COLUMNS
    assert not [cell for row in body for cell in row if cell.startswith(FORMULAS)]
    assert {row[0] for row in body} == {claim.id for claim in map_.claims()}
    assert len(body) == sum(max(len(claim.evidence), 1) for claim in map_.claims())
    assert {len(row) for row in body} <= {len(COLUMNS)}


@settings(max_examples=30)
@given(hostile_maps())
def test_networkx_reads_the_graphml_back(map_: Map) -> None:
    graph = View.of(map_).networkx()
    data = export_graphml(View.of(map_))
    back = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    # XML itself folds the ends of lines, so labels are compared by their words.
    assert {lines(node) for node in back} == {lines(node) for node in graph}
    assert back.number_of_edges() == graph.number_of_edges()
    assert sorted(lines(d["label"]) for _, d in back.nodes(data=True)) == sorted(
        lines(d["label"]) for _, d in graph.nodes(data=True)
    )
    assert data == export_graphml(View.of(map_))


def lines(text: str) -> str:
    return " ".join(text.split())


def test_a_page_break_in_a_quote_is_no_control_character_in_xml() -> None:
    map_ = Map.memory()
    proof = Evidence("a", (Span(0, 3),), "a\x0cb", "report")
    map_.write(
        documents=[Document("a", "a.txt", "text/plain", "0", "a\x0cb")],
        things=[Thing("p", "Post", "P"), Thing("q", "Post", "Q")],
        claims=[Claim("ReportingLine", "p", "direct", "q", evidence=(proof,))],
    )
    data = export_graphml(View.of(map_))
    assert not CONTROL.search(data.decode())
    assert nx.read_graphml(io.BytesIO(data)).edges["p", "q"]["quotes"] == "a b"


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    things = {"d": "Responsibility Keep", **{f"p{i}": f"Post Pilot {i}" for i in range(9)}}
    made = scribbled(things, [f"d Assignment/informed p{i} doc=b{i}" for i in range(9)])
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        map_.write(documents=made.documents(), things=made.things(), claims=made.claims())
    command = [sys.executable, "-m", "remit.api.cli", "export", "--map", str(tmp_path / "m.remit"), "--format"]
    for form in ("csv", "graphml", "turtle", "jsonld"):
        first, second = (subprocess.run([*command, form], check=True, capture_output=True).stdout for _ in range(2))
        assert first == second != b""
