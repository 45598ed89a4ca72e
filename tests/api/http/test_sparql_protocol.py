"""SPARQL 1.1 Protocol: forms of asking, formats of answers, what is refused, and that nobody else waits."""

import csv
import io
import json
import threading
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.sparql.results.jsonresults import JSONResult
from rdflib.query import Result

from remit.api import keeper as keeping
from remit.graph.claim import Claim, Thing
from remit.graph.map import Map

LABELS = "SELECT ?p ?l { ?p a org:Post ; rdfs:label ?l } ORDER BY ?l"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?i"


def keeper(client: TestClient) -> keeping.Keeper:
    """What holds the graph of an application."""
    assert isinstance(client.app, FastAPI)
    found: keeping.Keeper = client.app.state.keeper
    return found


def test_every_way_of_asking_gives_one_answer(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": LABELS}),
        client.post("/sparql", data={"query": LABELS}),
        client.post("/sparql", content=LABELS, headers={"Content-Type": "application/sparql-query"}),
        client.post("/sparql", content=LABELS, headers={"Content-Type": "Application/SPARQL-query; charset=utf-8"}),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.content for answer in answers}) == 1
    labels = [row["l"]["value"] for row in answers[0].json()["results"]["bindings"]]
    assert labels == ["Archivist", "Clerk", "Head of Records"]


HOSTILE = ["=1+1", "a\tb\nc", '<b> & "quote" \\', "é 日本 🜁", "-5", "@x"]


@pytest.mark.parametrize("accept", [
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
])  # fmt: skip
def test_every_format_reads_back(client: TestClient, accept: str) -> None:
    rows = " ".join(f"({json.dumps(text, ensure_ascii=False)} <urn:x:{i}> {i})" for i, text in enumerate(HOSTILE))
    query = f"SELECT ?t ?u ?n ?o {{ VALUES (?t ?u ?n) {{ {rows} }} }}"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    if accept == "text/csv":
        table = list(csv.reader(io.StringIO(answer.text, newline="")))
        assert table[0] == ["t", "u", "n", "o"]
        assert [row[0].removeprefix("'") for row in table[1:]] == HOSTILE
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
        return
    form = {"text/tab-separated-values": "tsv"}.get(accept, accept.rpartition("+")[2])
    result = Result.parse(io.BytesIO(answer.content), format=form)
    found = [tuple(map(str, row[:3])) for row in result if isinstance(row, tuple)]
    assert found == [(text, f"urn:x:{i}", str(i)) for i, text in enumerate(HOSTILE)]


def test_asking_yes_or_no(client: TestClient) -> None:
    forms = {"application/sparql-results+json": '"boolean": true', "application/sparql-results+xml": "<boolean>true<",
             "text/csv": "true", "text/tab-separated-values": "true"}  # fmt: skip
    for accept, told in forms.items():
        assert told in client.get("/sparql?query=ASK {}", headers={"Accept": accept}).text


def test_xml_is_well_formed_whatever_a_query_makes(client: TestClient) -> None:
    query = 'SELECT ("\\u0001\\uFFFE" AS ?x) ("a"@en AS ?y) {}'
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+xml"})
    literals = [element.text for element in ET.fromstring(answer.text).iter() if element.tag.endswith("literal")]  # noqa: S314 our own
    assert literals == ["\ufffd\ufffd", "a"]


@pytest.mark.parametrize(("accept", "form"), [
    ("text/turtle", RdfFormat.TURTLE), ("application/n-triples", RdfFormat.N_TRIPLES),
    ("application/ld+json", RdfFormat.JSON_LD), ("*/*", RdfFormat.TURTLE),
])  # fmt: skip
def test_a_constructed_graph_is_rdf(client: TestClient, accept: str, form: RdfFormat) -> None:
    query = "CONSTRUCT { ?a org:reportsTo ?b } WHERE { ?a org:reportsTo ?b }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert len(list(parse(answer.content, format=form))) == 2
    rows = client.get("/sparql", params={"query": query}, headers={"Accept": "application/json"}).json()
    assert len(rows["results"]["bindings"]) == 2


@pytest.mark.parametrize(("query", "reason"), [
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "SERVICE asks another server"),
    ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "SERVICE asks another server"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM names a graph"),
    ("LOAD <file:///etc/passwd>", "it is an update"),
    ("nonsense", "cannot be read"),
    ("SELECT * {" + "{" * 5000 + "}" * 5001, "nests over 128"),
    ("ASK {} #" + "x" * 70_000, "over 65,536 bytes"),
])  # fmt: skip
def test_a_refusal_is_400_with_the_reason(client: TestClient, query: str, reason: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert reason in answer.json()["detail"]


@pytest.mark.parametrize(("kind", "body", "status"), [
    ("application/x-www-form-urlencoded", "update=DROP ALL", 400),
    ("application/x-www-form-urlencoded", "", 422),
    ("application/x-www-form-urlencoded", "query=ASK{}&query=ASK{}", 422),
    ("application/x-www-form-urlencoded", "query=ASK{}&default-graph-uri=http://x/", 400),
    ("application/x-www-form-urlencoded", "a=b&" * 60 + "query=ASK{}", 400),
    ("application/sparql-update", "DROP ALL", 415),
    ("application/sparql-query", b"ASK { \xff }", 400),
    ("text/plain", "ASK {}", 415),
    ("", "ASK {}", 415),
])  # fmt: skip
def test_other_bodies_are_refused(client: TestClient, kind: str, body: str | bytes, status: int) -> None:
    headers = {"Content-Type": kind} if kind else {}
    assert client.post("/sparql", content=body, headers=headers).status_code == status


def test_the_graphs_of_a_query_are_not_chosen_by_a_client(client: TestClient) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        answer = client.get("/sparql", params={"query": "ASK {}", name: "file:///etc/passwd"})
        assert answer.status_code == 400
        assert name in answer.json()["detail"]


def test_a_runaway_query_is_stopped_and_others_are_served_meanwhile(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping.Keeper.ask, "__defaults__", (2,))
    assert client.get("/sparql?query=ASK {}").status_code == 200
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(client.get("/sparql", params={"query": RUNAWAY}).status_code)
    )
    asking.start()
    served = 0
    while asking.is_alive():
        assert client.get("/who?q=Keep the index").status_code == 200
        served += 1
    asking.join()
    assert answers == [503]
    assert served > 20
    assert client.get("/sparql?query=ASK {}").status_code == 200


def test_a_greedy_query_is_stopped(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": GREEDY})
    assert answer.status_code == 503
    assert "was stopped" in answer.json()["detail"] or "memory" in answer.json()["detail"]
    assert client.get("/sparql?query=ASK {}").status_code == 200


def test_more_rows_than_an_answer_has_are_told(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert answer.headers["remit-truncated"] == "true"
    assert len(answer.json()["results"]["bindings"]) == 10_000
    assert "remit-truncated" not in client.get("/sparql?query=ASK {}").headers


def test_what_is_written_is_asked_at_once(client: TestClient, path: Path) -> None:
    asked = {"query": 'ASK { ?p rdfs:label "Dean" }'}
    assert client.get("/sparql", params=asked).json()["boolean"] is False
    with Map.open(path) as map_:
        map_.write(things=[Thing("post/dean", "Post", "Dean")], claims=[Claim("Standing", "post/dean", "vacant")])
    assert client.get("/sparql", params=asked).json()["boolean"] is True


def test_the_process_that_holds_the_graph_ends_with_the_server(client: TestClient) -> None:
    assert client.get("/sparql?query=ASK {}").status_code == 200
    held = keeper(client)._held
    assert held is not None
    assert held.process.poll() is None
    keeper(client).close()
    assert held.process.poll() is not None
    assert client.get("/sparql?query=ASK {}").status_code == 200


def test_a_dead_process_is_replaced(client: TestClient) -> None:
    assert client.get("/sparql?query=ASK {}").status_code == 200
    held = keeper(client)._held
    assert held is not None
    held.process.kill()
    time.sleep(0.2)
    assert client.get("/sparql?query=ASK {}").status_code == 200


def test_a_graph_that_takes_long_to_load_is_asked_again_later(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LOADING_SECONDS", 0.01)
    answer = client.get("/sparql?query=ASK {}")
    assert answer.status_code == 503
    assert "being loaded" in answer.json()["detail"]
    assert answer.headers["retry-after"]
    monkeypatch.setattr(keeping, "LOADING_SECONDS", 20)
    assert client.get("/sparql?query=ASK {}").status_code == 200


def test_json_is_what_others_read(client: TestClient) -> None:
    found = JSONResult(client.get("/sparql", params={"query": LABELS}).json())
    assert [str(row[1]) for row in found if isinstance(row, tuple)] == ["Archivist", "Clerk", "Head of Records"]
