"""A connection that breaks in the middle of a push: nothing is lost, and the next push goes on."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from case_files import TODAY
from neo4j_server import Server
from notation import scribbled
from remit.graph.errors import StoreError
from remit.graph.map import Map
from remit.graph.stores import neo4j as bolt
from remit.graph.stores import neo4j_push
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_lane import LANES
from remit.graph.stores.neo4j_pull import pull
from remit.graph.stores.neo4j_push import push

CLAIMS, BATCH = 300, 20


class Cable:
    """Carries bytes to a server until so many have passed, and then never again."""

    def __init__(self, port: int, budget: int) -> None:
        self.target, self.budget = port, budget
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.sockets: list[socket.socket] = []
        self.threads = [threading.Thread(target=self.accept, daemon=True)]
        self.threads[0].start()

    def accept(self) -> None:
        with suppress(OSError):
            while True:
                near = self.listener.accept()[0]
                far = socket.create_connection(("127.0.0.1", self.target))
                self.sockets += [near, far]
                for ends in ((near, far), (far, near)):
                    self.threads.append(threading.Thread(target=self.carry, args=ends, daemon=True))
                    self.threads[-1].start()

    def carry(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                self.budget -= len(data)
                if self.budget < 0:
                    self.cut()
                    break
                sink.sendall(data)

    def cut(self) -> None:
        for one in (self.listener, *self.sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def through(server: Server, budget: int) -> Iterator[str]:
    """The address of a cable to the server."""
    cable = Cable(int(server.uri.rpartition(":")[2]), budget)
    try:
        yield f"bolt://127.0.0.1:{cable.port}"
    finally:
        cable.cut()
        for thread in cable.threads:
            thread.join(5)


@pytest.mark.parametrize("budget", [25_000, 60_000, 90_000])
def test_what_was_written_stays_and_the_rest_follows(
    neo4j: Neo4j, neo4j_server: Server, budget: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "RETRY_SECONDS", 0.5)
    monkeypatch.setattr(neo4j_push, "BATCH", BATCH)
    claims = [f"d Assignment/consulted a scope={i} doc=x" for i in range(CLAIMS)]
    map_ = scribbled({"d": "Responsibility Keep the index", "a": "Post Archivist"}, claims)
    with (
        through(neo4j_server, budget) as uri,
        Neo4j(uri, neo4j_server.user, neo4j_server.password) as store,
    ):
        store.prepared = True
        with pytest.raises(StoreError, match="run the same push again") as lost:
            push(store, map_, TODAY)
    told = int(re.findall(r"([\d,]+) claims", str(lost.value))[0])
    with pytest.raises(StoreError, match="did not finish"):
        neo4j.day()
    # Where the answer to a commit was lost, the batch may be there although the push could not know: one of each lane.
    assert CLAIMS - push(neo4j, map_, TODAY).claims - told in {BATCH * lanes for lanes in range(LANES + 1)}
    back = Map.memory()
    pull(neo4j, back)
    assert list(back.claims()) == list(map_.claims())
    # Evidence and the way to it are written with the claim that rests on it, or not at all.
    assert neo4j.read("MATCH (:Thing)-[:EVIDENCED_BY]->(e)-[:QUOTED_FROM]->() RETURN count(DISTINCT e)") == [(CLAIMS,)]
