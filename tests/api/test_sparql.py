"""remit sparql: what it answers, what it refuses, and that nothing a query tries gets out of its process."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from notation import scribbled
from remit.api.asking import ask
from remit.api.cli import run
from remit.api.query_rules import expanded, refuse_unsafe
from remit.graph.errors import BadInput, NotFound, Refused
from remit.graph.exports.rdf import export_rdf
from remit.graph.map import Map

ELSEWHERE = "SERVICE <http://127.0.0.1:9/sparql> { ?x ?y ?z }"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of two posts and a duty, beside the same as TriG."""
    small = scribbled(
        {"d": "Responsibility Keep the index", "a": "Post Archivist", "b": "Post Clerk"},
        ["d Assignment/accountable a", "b ReportingLine/direct a"],
    )
    folder = tmp_path_factory.mktemp("sparql")
    with Map.open(folder / "m.remit", create=True) as map_:
        map_.write(documents=small.documents(), things=small.things(), claims=small.claims())
    (folder / "m.trig").write_bytes(export_rdf(small, "trig"))
    return folder / "m.remit"


@pytest.mark.parametrize("name", ["m.remit", "m.trig"])
def test_a_map_and_its_export_give_one_answer(path: Path, name: str) -> None:
    found = ask(path.with_name(name), "SELECT ?l { ?d remit:accountableActor/rdfs:label ?l }")
    assert found["results"]["bindings"] == [{"l": {"type": "literal", "value": "Archivist"}}]
    assert not found["truncated"]


def test_the_command_prints_a_table_and_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sparql", "SELECT ?a ?b { ?a org:reportsTo ?b }", "--map", str(path)]) == 0
    assert capsys.readouterr().out == "a\tb\nurn:remit:b\turn:remit:a\n"
    assert run(["sparql", "ASK { ?a org:reportsTo ?b }", "--map", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(("query", "reason"), [
    (f"SELECT * {{ {ELSEWHERE} }}", "SERVICE"),
    ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "SERVICE"),
    (f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ ?s ?p ?o FILTER NOT EXISTS {{ {ELSEWHERE} }} }} }}", "SERVICE"),
    (f"SELECT * {{ {{ SELECT * {{ {{ SELECT * {{ {ELSEWHERE} }} }} }} }} }}", "SERVICE"),
    (f"SELECT (EXISTS {{ {ELSEWHERE} }} AS ?e) {{ ?s ?p ?o }}", "SERVICE"),
    (f"SELECT * {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {ELSEWHERE} }})", "SERVICE"),
    (f"SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ {ELSEWHERE} }})", "SERVICE"),
    (f"SELECT * {{ MINUS {{ ?s ?p ?o OPTIONAL {{ GRAPH ?g {{ {ELSEWHERE} }} }} }} }}", "SERVICE"),
    (f"SELECT * {{ ?s ?p ?o BIND (EXISTS {{ {ELSEWHERE} }} AS ?b) }}", "SERVICE"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
    ("SELECT * FROM NAMED <urn:x> { ?s ?p ?o }", "FROM"),
    ("ASK FROM <urn:x> { ?s ?p ?o }", "FROM"),
    ("DESCRIBE <urn:x> FROM <urn:x>", "FROM"),
    ("CONSTRUCT { ?s ?p ?o } FROM <urn:x> WHERE { ?s ?p ?o }", "FROM"),
    ("LOAD <file:///etc/passwd>", "update"),
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "update"),
    ("DROP ALL", "update"),
    ("DELETE WHERE { ?s ?p ?o }", "update"),
    ("", "cannot be read"),
    ("SELECT * {", "cannot be read"),
    ("SELECT * {" + "{" * 5000 + "}" * 5001, "nests over 128"),
    ("SELECT * { FILTER (" + "(" * 200 + "1" + ")" * 201 + "}", "nests over 128"),
    ("ASK {} #" + "x" * 70_000, "over 65,536 bytes"),
    ("ASK { \\UFFFFFFFF ?p ?o }", "escape"),
])  # fmt: skip
def test_a_refused_query_says_why(query: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        refuse_unsafe(expanded(query))


@pytest.mark.parametrize("query", [
    "PREFIX service: <urn:service:> SELECT ?service { ?service service:from 'SERVICE <x> FROM LOAD' } # SERVICE",
    "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 3",
    "CONSTRUCT WHERE { ?s remit:kind ?o }",
])  # fmt: skip
def test_words_in_names_texts_and_comments_are_no_reason(query: str) -> None:
    refuse_unsafe(expanded(query))


def test_a_refusal_is_exit_code_2(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sparql", f"ASK {{ {ELSEWHERE} }}", "--map", str(path)]) == 2
    assert "SERVICE asks another server" in capsys.readouterr().err


def test_a_slow_query_is_stopped(path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(Refused, match="longer than 1 s"):
        ask(path, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", seconds=1)
    assert time.monotonic() - began < 20


def test_a_greedy_query_is_stopped(path: Path) -> None:
    with pytest.raises(Refused, match="memory"):
        ask(path, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?i", seconds=120)


def test_rows_are_capped(path: Path) -> None:
    found = ask(path, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=60)
    assert len(found["results"]["bindings"]) == 10_000
    assert found["truncated"]


def test_the_worker_opens_no_socket_even_where_the_rules_fail(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        port = listener.getsockname()[1]
        code = f"""
from pathlib import Path
from remit.api.asking_worker import give_up, load
graph = load(Path({str(path)!r}))
give_up(5)
try:
    print(list(graph.store.query("SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")))
except OSError as error:
    print("refused")
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.stdout == "refused\n"
        with pytest.raises(TimeoutError):
            listener.accept()


def test_files_that_are_none(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        ask(tmp_path / "none.remit", "ASK {}")
    (tmp_path / "bad.remit").write_text("no map" * 100)
    with pytest.raises(BadInput, match="no Remit map"):
        ask(tmp_path / "bad.remit", "ASK {}")
    (tmp_path / "bad.ttl").write_text("<a> <b>")
    with pytest.raises(BadInput):
        ask(tmp_path / "bad.ttl", "ASK {}")
