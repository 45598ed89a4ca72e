"""Strong ETags: what did not change is not sent again; HEAD tells what GET would."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from remit.graph.claim import Thing
from remit.graph.map import Map

ASKED = ["/flags", "/things?limit=2", "/posts/post/clerk", "/who?q=Keep the index", "/documents/a", "/exports/csv",
         "/sparql?query=ASK {}", "/data/turtle/post/clerk"]  # fmt: skip


@pytest.mark.parametrize("target", ASKED)
def test_an_answer_is_sent_once(client: TestClient, path: Path, target: str) -> None:
    first = client.get(target)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for told in (tag, f'"other", {tag}', f"W/{tag}"):
        again = client.get(target, headers={"If-None-Match": told})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert "content-security-policy" in again.headers
    assert client.get(target, headers={"If-None-Match": '"other"'}).status_code == 200
    with Map.open(path) as map_:
        map_.write(things=[Thing("post/new", "Post", "New")])
    changed = client.get(target, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_different_questions_and_forms_have_different_tags(client: TestClient) -> None:
    asked = [("/flags", "*/*"), ("/flags?limit=1", "*/*"), ("/things", "*/*"), ("/sparql?query=ASK {}", "text/csv"),
             ("/sparql?query=ASK {}", "application/json")]  # fmt: skip
    tags = [client.get(target, headers={"Accept": accept}).headers["etag"] for target, accept in asked]
    assert len(set(tags)) == len(asked)


def test_a_problem_has_no_tag(client: TestClient) -> None:
    assert "etag" not in client.get("/things/nothing").headers
    assert client.get("/things/nothing").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("target", [*ASKED, "/docs", "/openapi.json", "/healthz", "/things/nothing"])
def test_head_tells_what_get_would(client: TestClient, target: str) -> None:
    get, head = client.get(target), client.head(target)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert dict(head.headers) == dict(get.headers)
