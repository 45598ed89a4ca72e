"""Addresses, passwords, servers that are not there, and what a reading session may not do."""

import pytest

from neo4j_server import Server
from remit.graph.errors import StoreError
from remit.graph.stores.neo4j import Neo4j, checked, connect


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_every_scheme_of_the_driver_is_taken(scheme: str) -> None:
    with connect(checked(f"{scheme}://127.0.0.1:1"), "neo4j", "x") as driver:
        assert driver.encrypted is ("+" in scheme)


@pytest.mark.parametrize("uri", ["http://127.0.0.1", "127.0.0.1:7687", "neo4j"])
def test_other_addresses_are_refused(uri: str) -> None:
    with pytest.raises(StoreError, match="no address of a Neo4j server"):
        checked(uri)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="REMIT_NEO4J_PASSWORD") as refused:
        checked("neo4j://neo4j:hunter2@127.0.0.1")
    assert "hunter2" not in str(refused.value)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreError, match="cannot be reached"), Neo4j("bolt://127.0.0.1:1", "neo4j", "x"):
        pass


def test_a_wrong_password_is_not_repeated(neo4j_server: Server) -> None:
    with pytest.raises(StoreError, match="refused") as refused, Neo4j(neo4j_server.uri, "neo4j", "hunter2"):
        pass
    assert "hunter2" not in str(refused.value)


def test_cluster_routing_works(neo4j_server: Server) -> None:
    uri = neo4j_server.uri.replace("bolt://", "neo4j://")
    with Neo4j(uri, neo4j_server.user, neo4j_server.password) as store:
        assert store.read("RETURN 1") == [(1,)]


def test_a_reading_session_writes_nothing(neo4j: Neo4j) -> None:
    with pytest.raises(StoreError, match="not allowed"):
        neo4j.read("CREATE (:Thing {id: 'x'})")


def test_a_query_has_a_time_limit(neo4j: Neo4j) -> None:
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a = b RETURN count(*)"
    with pytest.raises(StoreError, match="time limit"):
        neo4j.read(slow, seconds=0.5)
