"""Every error is an RFC 9457 problem that says what is wrong, and nothing of our insides."""

import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from remit.api import served
from remit.api.app import create_app
from remit.api.http.accepting import best
from remit.api.served import ServedFile
from remit.graph.errors import MapBusy


def is_problem(answer: Response, status: int) -> str:
    """The detail of an answer that is a problem with a status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert set(body) <= {"type", "title", "status", "detail", "errors"}
    assert body["status"] == status
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    return str(body["detail"])


@pytest.mark.parametrize(("method", "target", "status"), [
    ("GET", "/nothing", 404), ("GET", "/things/nothing", 404), ("GET", "/flags/", 404), ("GET", "/sparql", 422),
    ("GET", "/static/../app.py", 404), ("GET", "/exports/nothing", 404), ("GET", "/data/xml/post/clerk", 404),
    ("POST", "/flags", 405), ("DELETE", "/things/post/clerk", 405), ("PUT", "/documents", 405), ("TRACE", "/who", 405),
    ("GET", "/who", 422), ("GET", "/flags?severity=grave", 422), ("GET", "/claims?in_force=perhaps", 422),
    ("POST", "/sparql", 415), ("GET", "/tasks/none", 404), ("GET", "/decisions/none", 404),
])  # fmt: skip
def test_every_error_is_a_problem(client: TestClient, method: str, target: str, status: int) -> None:
    assert is_problem(client.request(method, target), status)


def test_405_tells_every_method_that_the_path_answers(client: TestClient) -> None:
    assert client.put("/documents").headers["allow"] == "GET, HEAD, POST"
    assert client.post("/flags").headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("target", [
    "/flags", "/things/post/clerk", "/sparql?query=ASK {}", "/exports/csv", "/id/post/clerk", "/docs", "/healthz",
])  # fmt: skip
@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0, */*;q=0", "nonsense"])
def test_what_nobody_can_give_is_406(client: TestClient, target: str, accept: str) -> None:
    is_problem(client.get(target, headers={"Accept": accept}), 406)


@pytest.mark.parametrize(("accept", "chosen"), [
    ("*/*", "a/b"), ("", "a/b"), ("a/c", "a/c"), ("a/*;q=0.2, a/c;q=0.9", "a/c"), ("a/b;q=0.1, */*;q=0.5", "a/c"),
    ("A/C ; Q=1", "a/c"), ("a/b;q=x, a/c", "a/c"), ("a/c;q=0", ""), ("x/y, a/*", "a/b"), (",,", "a/b"),
])  # fmt: skip
def test_the_type_that_is_wanted_most_is_given(accept: str, chosen: str) -> None:
    assert best(accept, ("a/b", "a/c")) == chosen


def test_a_fault_of_ours_is_told_without_insides(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = ServedFile(path)
    client = TestClient(create_app(file))

    def broken() -> None:
        raise ValueError("the secret name is Mo Berg")

    file.current = broken  # type: ignore[method-assign]
    detail = is_problem(client.get("/who?q=Mo Berg"), 500)
    assert detail == "a fault of Remit; its log says where"
    assert "ValueError: test_problems.py:" in caplog.text
    assert "Mo Berg" not in caplog.text


def test_the_access_log_holds_no_names(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "remit.access")
    client.get("/who?q=Guard the seal")
    client.head("/things/person/mo")
    client.get("/nothing/Mo Berg")
    lines = [record.getMessage() for record in caplog.records if record.name == "remit.access"]
    assert [line.rsplit(" ", 2)[0] for line in lines] == [
        "GET /who 200", "HEAD /things/{id} 200", "GET (no such path) 404",
    ]  # fmt: skip


def test_a_map_that_is_gone_is_503(client: TestClient, path: Path) -> None:
    path.rename(path.with_suffix(".away"))
    assert "not there any more" in is_problem(client.get("/flags"), 503)
    is_problem(client.get("/readyz"), 503)
    assert client.get("/healthz").status_code == 200
    path.with_suffix(".away").rename(path)
    assert client.get("/flags").status_code == 200


def test_somebody_else_writing_is_503_and_says_when_to_try_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(create_app(ServedFile(path)))

    def busy(self: object) -> None:
        raise MapBusy("m.remit: another process is writing to this map; try again when it has finished")

    monkeypatch.setattr(served.ServedFile, "writing", busy)
    answer = client.post("/decisions", json={"verdict": "accept", "about": "x", "by": "Ada"})
    assert "another process is writing" in is_problem(answer, 503)
    assert answer.headers["retry-after"] == "5"
