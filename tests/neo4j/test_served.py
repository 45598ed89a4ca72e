"""Serving from Neo4j: what is asked of a map file is asked of the store that it was pushed into, with equal answers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from neo4j_server import Server
from remit.api import served_store
from remit.api.app import create_app
from remit.api.cli import run
from remit.api.served import ServedFile
from remit.api.served_store import ServedStore
from remit.graph.claim import Thing
from remit.graph.detecting import Detector
from remit.graph.map import Map
from remit.graph.store import Row
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_push import push

AGENCY = Path(__file__).parents[2] / "examples/agency"
ASKED = [
    "/flags", "/flags?limit=2", "/flags?severity=high&text=duty", "/things?limit=7", "/posts", "/units", "/people",
    "/responsibilities", "/recommendations", "/claims?limit=20", "/claims?relation=Assignment&in_force=true",
    "/evidence?limit=20", "/documents", "/decisions", "/waivers", "/who?q=duty roster", "/who?q=publish",
    "/chain?of=Boat Crew Supervisor", "/search?q=safety", "/posts/post/chief-executive", "/units/body/safety-board",
    "/data/turtle/post/chief-executive", "/exports/turtle", "/exports/csv", "/things/nothing", "/claims?about=nobody",
    "/sparql?query=SELECT ?a ?b { ?a org:reportsTo ?b } ORDER BY ?a ?b", "/detectors", "/flags?after=A01:[]",
]  # fmt: skip


@pytest.fixture
def agency(neo4j: Neo4j, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A map of the example agency with a decision, pushed into the store."""
    monkeypatch.setenv("REMIT_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("REMIT_NEO4J_PASSWORD", neo4j_server.password)
    path = tmp_path / "agency.remit"
    assert run(["load", str(AGENCY), "--map", str(path)]) == 0
    client = TestClient(create_app(ServedFile(path)))
    flag = client.get("/flags").json()["flags"][0]["fingerprint"]
    waive = {"verdict": "waive", "about": flag, "by": "Ada", "why": "known"}
    assert client.post("/decisions", json=waive).status_code == 201
    with Map.open(path, readonly=True) as map_:
        push(neo4j, map_)
    return path


@pytest.fixture
def both(agency: Path, neo4j: Neo4j) -> Iterator[tuple[TestClient, TestClient]]:
    """The map file served, and the store."""
    with (
        TestClient(create_app(ServedFile(agency))) as of_file,
        TestClient(create_app(ServedStore(neo4j.uri))) as of_store,
    ):
        yield of_file, of_store


@pytest.mark.timeout(600)  # sixty answers, some of which start a process
def test_file_and_store_give_equal_answers(both: tuple[TestClient, TestClient]) -> None:
    of_file, of_store = both
    for target in ASKED:
        one, other = of_file.get(target), of_store.get(target)
        assert (other.status_code, other.content) == (one.status_code, one.content), target
        assert other.headers.get("link") == one.headers.get("link")
    for document in of_file.get("/documents").json()["documents"]:
        target = f"/documents/{document['id']}"
        assert of_store.get(target).json() == of_file.get(target).json()


def test_flags_of_the_store_are_computed_there(
    both: tuple[TestClient, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows_of = Neo4j.rows_of

    def noting(self: Neo4j, one: Detector, day: date) -> Iterator[Row]:
        asked.append(one.meta.code)
        return rows_of(self, one, day)

    monkeypatch.setattr(Neo4j, "rows_of", noting)
    assert both[1].get("/flags").json()["total"] > 5
    assert len(asked) > 20


def test_what_is_pushed_is_served_and_nothing_is_written(
    agency: Path, neo4j: Neo4j, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_store, "LOOK_SECONDS", 0.0)
    with TestClient(create_app(ServedStore(neo4j.uri))) as client:
        before = client.get("/posts")
        with Map.open(agency) as map_:
            map_.write(things=[Thing("post/new", "Post", "New")])
            push(neo4j, map_)
        after = client.get("/posts", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.json()["total"] == before.json()["total"] + 1
        refused = client.post("/decisions", json={"verdict": "accept", "about": "x", "by": "Ada"})
        assert refused.status_code == 503
        assert "only reads the store" in refused.json()["detail"]
        neo4j.write(("MATCH (m:Map) SET m.unfinished = true", {}))
        assert client.get("/posts").json() == after.json()


def test_a_store_that_holds_no_map_is_not_served(
    neo4j: Neo4j, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("REMIT_NEO4J_PASSWORD", neo4j_server.password)
    assert run(["serve", "--store", neo4j.uri]) == 2
    assert run(["get", "/flags", "--store", neo4j.uri]) == 2
