"""remit push, pull and check --store: the commands that a governance team types at its Neo4j."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neo4j_server import Server
from notation import scribbled
from remit.api.cli import run
from remit.api.stores import credentials
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j

AGENCY = Path(__file__).parents[2] / "examples/agency"


@pytest.fixture
def uri(neo4j: Neo4j, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty server whose password stands in the environment."""
    monkeypatch.setenv("REMIT_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("REMIT_NEO4J_PASSWORD", neo4j_server.password)
    return neo4j.uri


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A map of the example agency."""
    path = tmp_path / "agency.remit"
    assert run(["load", str(AGENCY), "--map", str(path)]) == 0
    return path


def test_every_store_gives_the_flags_of_the_map(agency: Path, uri: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["push", uri, "--map", str(agency)]) == 0
    trig = agency.with_suffix(".trig")
    assert run(["export", "--map", str(agency), "--format", "trig", "--output", str(trig)]) == 0
    capsys.readouterr()
    answers = []
    for words in (["--map", agency], ["--map", agency, "--store", "sparql"], ["--store", trig], ["--store", uri]):
        assert run(["check", *map(str, words), "--json"]) == 1
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0]["summary"]["flags"] > 5
    assert answers[3].pop("notes") == [
        f"all claims were read out of {uri}, since no query can say M01, M02, O01, O02 and R01"
    ]
    assert all(answer == answers[0] | {"notes": answer.get("notes")} for answer in answers[:3])
    assert answers[3] == {name: told for name, told in answers[0].items() if name != "notes"}


def test_flags_that_queries_find_need_only_the_claims_that_they_rest_on(
    agency: Path, uri: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    select = ["--select", "A,U,R03,F", "--json"]
    assert run(["check", "--map", str(agency), *select]) == 1
    waived = json.loads(capsys.readouterr().out)["flags"][0]["fingerprint"]
    assert run(["waive", waived, "--map", str(agency), "--by", "Ada", "--why", "known"]) == 0
    assert run(["push", uri, "--map", str(agency)]) == 0
    capsys.readouterr()
    assert run(["check", "--map", str(agency), *select]) == 1
    here = json.loads(capsys.readouterr().out)
    monkeypatch.setattr("remit.graph.stores.neo4j_pull.pull", lambda *_: pytest.fail("read everything"))
    assert run(["check", "--store", uri, *select]) == 1
    assert json.loads(capsys.readouterr().out) == here
    assert here["waived"][0]["fingerprint"] == waived
    assert here["summary"]["flags"] > 5


def test_push_and_pull_give_the_same_map(agency: Path, uri: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["push", uri, "--map", str(agency)]) == 0
    assert run(["push", uri, "--map", str(agency)]) == 0
    assert "nothing new" in capsys.readouterr().out
    back = agency.with_name("back.remit")
    assert run(["pull", uri, "--map", str(back)]) == 0
    with Map.open(agency, readonly=True) as before, Map.open(back, readonly=True) as after:
        assert list(before.claims()) == list(after.claims())
        assert list(before.documents()) == list(after.documents())
        assert list(before.things()) == list(after.things())


def test_another_day_than_that_of_the_push_is_refused(
    agency: Path, uri: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["push", uri, "--map", str(agency), "--at", "2026-01-01"]) == 0
    assert run(["check", "--store", uri, "--at", "2026-01-02"]) == 2
    assert "in force as of 2026-01-01, not 2026-01-02" in capsys.readouterr().err
    assert run(["check", "--store", uri, "--at", "2026-01-01", "--fail-on", "never"]) == 0


def test_without_a_password_nothing_is_asked_of_a_program(
    uri: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REMIT_NEO4J_PASSWORD")
    assert run(["check", "--store", uri]) == 2
    assert "set REMIT_NEO4J_PASSWORD" in capsys.readouterr().err


def test_a_person_at_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "PASSWORD"):
        monkeypatch.delenv(f"REMIT_NEO4J_{name}", raising=False)
    asked: list[tuple[str, bool]] = []

    def prompt(text: str, *, default: str = "", hide_input: bool = False, err: bool) -> str:
        asked.append((text, hide_input))
        return default or f"typed {err}"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", prompt)
    assert credentials("neo4j://host") == ("neo4j", "typed True")
    assert asked == [("Neo4j user", False), ("Password", True)]


def test_an_empty_server_makes_no_map_file(uri: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pull", uri, "--map", str(tmp_path / "new.remit")]) == 2
    assert "holds no map" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("words", "reason"), [
    (["--store", "mysql://host"], "no address of a Neo4j server"),
    (["--store", "oxigraph"], "names no store"),
    (["--store", "sparql"], "needs a map"),
    (["--store", "neo4j://host", "--map", "x.remit"], "holds a map of its own"),
    (["--store", "neo4j://me:secret@host"], "must not hold a password"),
    (["x.txt", "--store", "sparql"], "load SOURCES into a map first"),
])  # fmt: skip
def test_words_that_name_no_store(words: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *words]) == 2
    assert reason in " ".join(capsys.readouterr().err.split())


def test_a_map_as_of_today_is_pushed_as_of_today(uri: str, neo4j: Neo4j, tmp_path: Path) -> None:
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        small = scribbled({"a": "Post Archivist"}, [])
        map_.write(things=small.things())
    assert run(["push", uri, "--map", str(tmp_path / "m.remit")]) == 0
    assert neo4j.day() == date.today()


def test_neo4j_knows_who_as_the_map_does(agency: Path, uri: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["push", uri, "--map", str(agency)]) == 0
    assert who("Certify boarding ladders", "--store", uri, capsys) == who(
        "Certify boarding ladders", "--map", str(agency), capsys
    )
    # What is nearest is ranked by each store's own index.
    near = who("the annual safety report", "--store", uri, capsys)
    best = who("the annual safety report", "--map", str(agency), capsys)
    assert not near["exact"]
    assert best["responsibilities"][0] in near["responsibilities"]
    assert run(["who", "x"]) == 2


def who(text: str, option: str, value: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `remit who` answers."""
    capsys.readouterr()
    assert run(["who", text, option, value, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer
