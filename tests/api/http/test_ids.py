"""Ids may hold any characters, and every resource can still be asked for them."""

from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from remit.api.inside import get
from remit.graph.claim import Claim, Thing
from remit.graph.map import Map

HOSTILE = [
    "a/b", "/a", "a/", "//", "a//b", ".", "..", "../../etc/passwd", "a?b=c", "a#b", "a%2Fb", "%", "%00", "a b", " a ",
    "a+b", "é/ß", "日本語", "🜁", "a\nb", "a\n", "\ta", "'\"<script>", "{id}", "a;b=c", "a&b", "http://example.org/x?y#z",
    "urn:remit:x", "A", "a\\b", "\u202eabc", "e\u0301", "null", "0", "claims", "a" * 3000,
]  # fmt: skip


@pytest.fixture
def hostile(client: TestClient, path: Path) -> TestClient:
    with Map.open(path) as map_:
        things = [Thing(name, "Post", f"Post {i}") for i, name in enumerate(HOSTILE)]
        claims = [Claim("ReportingLine", name, "direct", "post/head") for name in HOSTILE]
        map_.write(things=things, claims=claims)
    return client


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("safe", ["", "/"], ids=["encoded", "slashes"])
def test_every_resource_of_a_thing_knows_its_id(hostile: TestClient, name: str, safe: str) -> None:
    if not safe or not {".", ".."} & set(name.split("/")):  # clients resolve bare dots before they ask
        at = quote(name, safe=safe).replace(".", "%2E")
        assert ask(hostile, f"/things/{at}").json()["thing"]["id"] == name
        assert ask(hostile, f"/posts/{at}").json()["thing"]["id"] == name
        turtle = ask(hostile, f"/data/turtle/{at}")
        assert turtle.headers["content-type"].startswith("text/turtle")
        see = ask(hostile, f"/id/{at}", accept="application/json")
        assert see.status_code == 303
        assert ask(hostile, see.headers["location"]).json()["thing"]["id"] == name
    assert hostile.get("/claims", params={"about": name}).json()["total"] == 1
    chain = hostile.get("/chain", params={"of": name}).json()
    assert (chain["post"]["id"], chain["chain"][0]["superior"]["id"]) == (name, "post/head")


def ask(client: TestClient, target: str, accept: str = "*/*") -> Response:
    """The answer to a path just as it is written: the test client would resolve its dots."""
    answer = get(client.app, target, accept)
    assert answer.status < 400, answer.body
    return Response(answer.status, headers=answer.headers, content=answer.body)
