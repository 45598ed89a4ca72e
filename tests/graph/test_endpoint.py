"""A remote SPARQL endpoint gives the flags of the map; what is none, or shows half of the graph, is told in words."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from case_files import TODAY
from notation import scribbled
from remit.api.cli import run
from remit.graph.decisions import Decision
from remit.graph.detecting import choose, detect
from remit.graph.errors import StoreError
from remit.graph.map import Map
from remit.graph.stores.endpoint import Endpoint
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View

THINGS = {"index": "Responsibility Keep the index", "a": "Post Archivist", "b": "Body The board"}
CLAIMS = ["index Assignment/accountable a", "index Assignment/accountable b doc=z", 'b Standing/vacant - scope="é\'"']


class Answering(BaseHTTPRequestHandler):
    """Answers as an endpoint does; `union` says whether its default graph shows all graphs."""

    graph = Oxigraph(())
    union = True
    broken = b""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        found = self.graph.store.query(parse_qs(body)["query"][0], use_default_graph_as_union=self.union)
        if isinstance(found, QuerySolutions):
            data = found.serialize(format=QueryResultsFormat.JSON)
        else:
            assert isinstance(found, QueryTriples)
            data = found.serialize(format=RdfFormat.N_TRIPLES)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.broken or data or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def map_() -> Map:
    return scribbled(THINGS, CLAIMS)


@pytest.fixture
def address(map_: Map) -> Iterator[str]:
    """An endpoint that holds a small map."""
    Answering.graph, Answering.union, Answering.broken = Oxigraph.of(map_, TODAY), True, b""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
        server.shutdown()
        thread.join()


def test_the_flags_are_those_of_the_map(
    address: str, map_: Map, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.remit"
    with Map.open(path, create=True) as saved:
        saved.write(documents=map_.documents(), things=map_.things(), claims=map_.claims())
    assert run(["check", "--store", address, "--json"]) == 1
    asked = json.loads(capsys.readouterr().out)
    assert run(["check", "--map", str(path), "--at", TODAY.isoformat(), "--json"]) == 1
    mine = json.loads(capsys.readouterr().out)
    assert asked["flags"] == mine["flags"]
    assert {flag["code"] for flag in mine["flags"]} >= {"A01", "A05"}
    assert "no query can say M01" in asked["notes"][-1]


def test_flags_that_queries_find_need_only_the_claims_that_they_rest_on(
    map_: Map, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    select = ["--select", "A,U", "--json"]
    with Map.open(tmp_path / "m.remit", create=True) as saved:
        saved.write(documents=map_.documents(), things=map_.things(), claims=map_.claims())
        flags = [*detect(View.of(saved, TODAY), choose(["A", "U"]))]
        saved.decide([Decision(flags[-1].fingerprint, "waive", by="Ada", why="known")])
        Answering.graph = Oxigraph.of(saved, TODAY)
    assert run(["check", "--map", str(tmp_path / "m.remit"), "--at", TODAY.isoformat(), *select]) == 1
    mine = json.loads(capsys.readouterr().out)
    monkeypatch.setattr(Endpoint, "pull", lambda *_: pytest.fail("read everything"))
    assert run(["check", "--store", address, "--at", TODAY.isoformat(), *select]) == 1
    assert json.loads(capsys.readouterr().out) == mine | {"notes": [f"as of {TODAY}"]}
    assert len(mine["waived"]) == 1
    assert len(mine["flags"]) == len(flags) - 1 == 1


def test_the_claims_come_back(address: str, map_: Map) -> None:
    back = Map.memory()
    Endpoint(address).pull(back)
    assert list(back.claims()) == list(map_.claims())
    assert list(back.documents()) == list(map_.documents())


def test_half_a_graph_is_no_clean_map(address: str) -> None:
    Answering.union = False
    with pytest.raises(StoreError, match="union of all graphs"):
        Endpoint(address).day()


@pytest.mark.parametrize("method", ["day", "pull"])
def test_an_answer_that_is_none(address: str, method: str) -> None:
    Answering.broken = b"<html>"
    with pytest.raises(StoreError, match="something else than"):
        Endpoint(address).day() if method == "day" else Endpoint(address).pull(Map.memory())


def test_what_cannot_be_reached() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        Endpoint("http://127.0.0.1:1/sparql").day()
    with pytest.raises(StoreError, match="no address"):
        Endpoint("file:///etc/passwd")
    with pytest.raises(StoreError, match="must not hold a password"):
        Endpoint("https://me:hunter2@127.0.0.1/")
