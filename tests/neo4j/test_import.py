"""The command that `remit export --format neo4j-import` prints, run on a fresh Neo4j: the same claims."""

import shlex
from pathlib import Path

import pytest

from neo4j_server import Home, Server
from remit.api.cli import run
from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.detecting import detect, flags, registry
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_pull import pull
from remit.graph.stores.neo4j_push import push
from remit.graph.view import View
from remit.graph.writing import Written

AGENCY = Path(__file__).parents[2] / "examples/agency"
HOSTILE = ' \'q\' "q" "" \\ \\" \r\n\t; , é́ \u2028 \N{MATHEMATICAL SCRIPT CAPITAL X} =1+1 '


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The example agency, and one claim of hostile strings."""
    path = tmp_path / "m.remit"
    assert run(["load", str(AGENCY), "--map", str(path)]) == 0
    proofs = (Evidence(HOSTILE, (Span(0, 3), Span(4, 5)), HOSTILE, HOSTILE, HOSTILE, 3, HOSTILE),)
    with Map.open(path) as map_:
        map_.write(
            documents=[Document(HOSTILE, HOSTILE, HOSTILE, "x", HOSTILE * 50_000)],
            things=[Thing(f"p{HOSTILE}", "Post", HOSTILE), Thing(f"d{HOSTILE}", "Responsibility", HOSTILE)],
            claims=[
                Claim("Assignment", f"d{HOSTILE}", "accountable", f"p{HOSTILE}", scope=HOSTILE, evidence=proofs),
                Claim("Standing", f"p{HOSTILE}", "vacant", scope=HOSTILE),
            ],
        )
    return path


@pytest.mark.timeout(400)
def test_the_printed_command_imports_the_same_claims(
    path: Path, tmp_path: Path, neo4j_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["export", "--map", str(path), "--format", "neo4j-import", str(tmp_path / "csv")]) == 0
    program, *arguments = shlex.split(capsys.readouterr().out)
    home = Home(tmp_path / "home")
    assert program == "neo4j-admin"
    assert "IMPORT DONE" in home.admin(*arguments)
    with home.running() as server, Neo4j(*server) as store, Map.open(path, readonly=True) as map_:
        same_map(store, map_)
        same_flags(store, map_)
        assert push(store, map_, store.day()) == Written()


def same_map(store: Neo4j, map_: Map) -> None:
    """Everything came through."""
    back = Map.memory()
    pull(store, back)
    assert list(back.documents()) == list(map_.documents())
    assert list(back.things()) == list(map_.things())
    assert list(back.claims()) == list(map_.claims())


def same_flags(store: Neo4j, map_: Map) -> None:
    """An import leaves empty lists out, which a push writes: the queries must not mind."""
    view = View.of(map_, store.day())
    for detector in registry().values():
        if detector.cypher:
            assert list(flags(map_, detector, store.rows(detector))) == list(detect(view, [detector]))


def test_a_folder_with_files_is_not_written_over(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--map", str(path), "--format", "neo4j-import", str(path.parent)]) == 2
    assert "holds files already" in capsys.readouterr().err
    assert run(["export", "--map", str(path), "--format", "neo4j-import"]) == 2
    assert run(["export", "--map", str(path), "--format", "csv", "folder"]) == 2
