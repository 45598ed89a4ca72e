"""Questions over HTTP are answered as on the terminal."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from remit.api.cli import run


@pytest.mark.parametrize(("words", "target"), [
    (["who", "Keep the index"], "/who?q=Keep the index"),
    (["who", "guarding seals"], "/who?q=guarding seals"),
    (["who", "nothing of the kind"], "/who?q=nothing of the kind"),
    (["chain", "post/clerk"], "/chain?of=post/clerk"),
    (["chain", "Mo Berg"], "/chain?of=Mo Berg"),
    (["detectors"], "/detectors"),
    (["decisions"], "/decisions"),
])  # fmt: skip
def test_the_answer_is_that_of_the_command(
    client: TestClient, path: Path, words: list[str], target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    of_map = ["--map", str(path)] if words[0] != "detectors" else []
    assert run([*words, *of_map, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    answer = client.get(target)
    assert answer.status_code == 200
    name = words[0]
    assert (answer.json()[name] if name in {"detectors", "decisions"} else answer.json()) == told


def test_flags_are_those_of_the_check(client: TestClient, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--map", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["flags"]
    assert client.get("/flags").json()["flags"] == told
    assert len(told) >= 3
    for flag in told:
        assert client.get(f"/flags/{flag['fingerprint']}").json() == flag


@pytest.mark.parametrize(("query", "total"), [
    ("code=A01", 3), ("code=a", 4), ("code=F", 0), ("severity=high", 4), ("severity=low", 0), ("group=ambiguous", 4),
    ("group=none", 0), ("subject=duty/seal", 2), ("subject=post/clerk", 0), ("text=SEAL", 2), ("text=accountable", 4),
    ("text=no such words", 0), ("code=A01&subject=duty/index&severity=high", 1),
])  # fmt: skip
def test_flags_are_filtered(client: TestClient, query: str, total: int) -> None:
    answer = client.get(f"/flags?{query}").json()
    assert (answer["total"], len(answer["flags"])) == (total, total)


def test_a_flag_that_nobody_raises_is_not_found(client: TestClient) -> None:
    assert client.get("/flags/A01-000000000000").status_code == 404


def test_search_knows_kinds(client: TestClient) -> None:
    assert [thing["id"] for thing in client.get("/search?q=records").json()["things"]] == ["unit/records", "post/head"]
    assert [t["id"] for t in client.get("/search?q=records&kind=Post&kind=Person").json()["things"]] == ["post/head"]
    assert len(client.get("/search?q=guard&limit=1").json()["things"]) == 1
    assert client.get("/search?q=records&kind=Nothing").status_code == 422


@pytest.mark.parametrize("words", ["", '"', "*", "AND", "a OR", "NEAR(", "(", "é\0", "index*", "label:index", "-index"])
def test_search_takes_any_words(client: TestClient, words: str) -> None:
    assert client.get("/search", params={"q": words}).status_code == 200
    assert client.get("/who", params={"q": words}).status_code == 200
    assert client.get("/chain", params={"of": words}).status_code == 404


def test_a_detector_is_explained(client: TestClient) -> None:
    told = client.get("/detectors/a01").json()
    assert "What to do" in told["doc"]
    assert "SELECT" in told["sparql"]
    assert client.get("/detectors/Z99").status_code == 404
