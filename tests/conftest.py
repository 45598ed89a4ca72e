"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from browser import Unavailable as NoBrowser
from browser import program, running
from neo4j_server import Server, Unavailable, any_server
from remit.graph.stores.neo4j import Neo4j

# CI draws the same hundred examples each time; `pytest --hypothesis-profile=long` looks for new ones.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile("ci")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold beside the project: absent on a user's machine, required in CI."""
    if not SHARED.is_dir():
        if os.environ.get("REMIT_REQUIRE_SHARED"):
            pytest.fail(f"{SHARED} is required here and is not there")
        pytest.skip(f"{SHARED} is not beside the project: real documents are only read where it is")
    return SHARED


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A running Neo4j: that of REMIT_NEO4J_URI, or one of our own; absent where there is no Java, required in CI."""
    try:
        with any_server() as server:
            yield server
    except Unavailable as reason:
        if os.environ.get("REMIT_REQUIRE_NEO4J"):
            pytest.fail(f"Neo4j is required here: {reason}")
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def connected(neo4j_server: Server) -> Iterator[Neo4j]:
    """One connection for all tests, since constraints are made once a connection."""
    with Neo4j(*neo4j_server) as store:
        yield store


@pytest.fixture
def neo4j(connected: Neo4j) -> Neo4j:
    """An empty Neo4j. Community has one database, which all tests share."""
    connected.write(("MATCH (n) DETACH DELETE n", {}))
    return connected


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, one for all tests of a process: absent on a user's machine without one, required in CI."""
    try:
        program()
    except NoBrowser as reason:
        if os.environ.get("REMIT_REQUIRE_BROWSER"):
            pytest.fail(f"a browser is required here: {reason}")
        pytest.skip(str(reason))
    with running() as found:
        yield found


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Send all tests of Neo4j to one worker, so that one server starts; xdist_group does not work on pytest 9.2."""
    from xdist.scheduler import LoadScopeScheduling

    class OneServer(LoadScopeScheduling):  # type: ignore[misc] # xdist publishes no types
        """Every other test is a group of its own."""

        def _split_scope(self, nodeid: str) -> str:
            return "neo4j" if nodeid.startswith(("tests/neo4j/", "tests/conformance/test_cypher.py")) else nodeid

    return OneServer(config, log)
