"""Who may ask: keys with scopes, names of this server, pages of other sites, and how often."""

import base64
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from remit.api.app import create_app
from remit.api.http.access import Guard, is_loopback
from remit.api.http.rates import MOST, Rates
from remit.api.keys import Keyring
from remit.api.served import ServedFile
from remit.api.serving import guard_for
from remit.graph.errors import BadInput, NotFound

ACCEPT = {"verdict": "accept", "about": "x", "by": "Ada"}


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "keys")


def guarded(path: Path, guard: Guard) -> TestClient:
    return TestClient(create_app(ServedFile(path), guard), follow_redirects=False)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_without_a_key_nothing_is_answered_but_whether_it_runs(path: Path, keyring: Keyring) -> None:
    keyring.create("reader", "read")
    client = guarded(path, Guard(keyring=keyring))
    for target in ("/flags", "/docs", "/openapi.json", "/explore/overview", "/static/docs.css", "/nothing", "/"):
        answer = client.get(target)
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
        assert answer.headers["www-authenticate"].startswith("Bearer ")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


@pytest.mark.parametrize(("scope", "statuses"), [
    ("read", (200, 200, 403, 403, 403)), ("curate", (200, 200, 404, 422, 403)), ("admin", (200, 200, 404, 422, 200)),
])  # fmt: skip
def test_a_scope_allows_what_those_before_it_allow(
    path: Path, keyring: Keyring, scope: str, statuses: tuple[int, ...]
) -> None:
    with guarded(path, Guard(keyring=keyring)) as client:
        headers = bearer(keyring.create("one", scope))
        answers = [
            client.get("/flags", headers=headers),
            client.post("/sparql", data={"query": "ASK {}"}, headers=headers),
            client.post("/decisions", json={"verdict": "withdraw", "about": "0" * 24, "by": "A"}, headers=headers),
            client.post("/documents", data={"by": "Ada"}, headers=headers),
            client.get("/keys", headers=headers),
        ]
    found = [answer.status_code for answer in answers]
    assert found[:2] == list(statuses[:2])
    assert [status == 403 for status in found] == [status == 403 for status in statuses]
    assert all("insufficient_scope" in a.headers["www-authenticate"] for a in answers if a.status_code == 403)


@pytest.mark.parametrize("header", [
    "", "Bearer", "Bearer ", "Bearer wrong", "Basic", "Basic !", "Basic d3Jvbmc=", "Digest x", "Bearer \x7f",
    "Bearer remit_" + "a" * 43,
])  # fmt: skip
def test_what_is_no_key_is_401(path: Path, keyring: Keyring, header: str) -> None:
    keyring.create("one", "read")
    assert guarded(path, Guard(keyring=keyring)).get("/flags", headers={"Authorization": header}).status_code == 401


def test_a_browser_may_send_the_key_as_a_password(path: Path, keyring: Keyring) -> None:
    token = keyring.create("one", "read")
    word = base64.b64encode(f"anybody:{token}".encode()).decode()
    client = guarded(path, Guard(keyring=keyring))
    assert client.get("/flags", headers={"Authorization": f"Basic {word}"}).status_code == 200


def test_a_revoked_key_stops_working_on_a_running_server(path: Path, keyring: Keyring) -> None:
    token = keyring.create("one", "read")
    client = guarded(path, Guard(keyring=Keyring(keyring.path)))
    assert client.get("/flags", headers=bearer(token)).status_code == 200
    keyring.revoke("one")
    assert client.get("/flags", headers=bearer(token)).status_code == 401
    again = keyring.create("one", "read")
    assert client.get("/flags", headers=bearer(again)).status_code == 200
    assert client.get("/flags", headers=bearer(token)).status_code == 401


def test_the_file_holds_no_key_and_only_its_owner_reads_it(keyring: Keyring) -> None:
    token = keyring.create("one", "read")
    assert token.removeprefix("remit_") not in keyring.path.read_text("utf-8")
    assert keyring.path.stat().st_mode & 0o777 == 0o600
    assert not list(keyring.path.parent.glob(".*"))
    keyring.path.chmod(0o644)
    with pytest.raises(BadInput, match="chmod 600"):
        _ = Keyring(keyring.path).keys


def test_keys_that_are_none(keyring: Keyring) -> None:
    keyring.create("one", "read")
    with pytest.raises(BadInput, match="is there already"):
        keyring.create("one", "admin")
    for name in ("", " ", "a\nb", "x" * 101):
        with pytest.raises(BadInput, match="is no name"):
            keyring.create(name, "read")
    with pytest.raises(NotFound):
        keyring.revoke("two")
    for text in ("{}", "[{}]", "nonsense", '[{"name": "a", "scope": "all", "hash": "", "created": ""}]'):
        keyring.path.write_text(text, "utf-8")
        if text != "{}":
            with pytest.raises(BadInput, match="holds"):
                _ = Keyring(keyring.path).keys


def test_the_list_of_keys_holds_no_hash(path: Path, keyring: Keyring) -> None:
    token = keyring.create("boss", "admin")
    told = guarded(path, Guard(keyring=keyring)).get("/keys", headers=bearer(token)).json()["keys"]
    assert [(key["name"], key["scope"]) for key in told] == [("boss", "admin")]
    assert set(told[0]) == {"name", "scope", "created"}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "example.org"])  # noqa: S104 what is refused
def test_others_may_not_reach_a_server_without_a_key(keyring: Keyring, host: str) -> None:
    with pytest.raises(BadInput, match="remit keys create"):
        guard_for(host, keyring, 0, require_key=False)
    keyring.create("one", "read")
    assert guard_for(host, keyring, 0, require_key=False).keyring is keyring
    keyring.revoke("one")
    with pytest.raises(BadInput):
        guard_for(host, keyring, 0, require_key=False)


def test_loopback_is_open_unless_a_key_is_wanted(keyring: Keyring) -> None:
    assert guard_for("127.0.0.1", keyring, 0, require_key=False).keyring is None
    with pytest.raises(BadInput):
        guard_for("127.0.0.1", keyring, 0, require_key=True)
    assert [is_loopback(host) for host in ("localhost", "127.9.9.9", "::1", "0.0.0.0", "")] == [True] * 3 + [False] * 2  # noqa: S104


@pytest.mark.parametrize(("host", "status"), [
    ("localhost", 200), ("localhost:8420", 200), ("127.0.0.1:1", 200), ("[::1]:8420", 200), ("LOCALHOST.", 200),
    ("evil.example", 403), ("127.0.0.1.evil.example", 403), ("localhost.evil.example:8420", 403), ("", 403),
    ("[::1", 403), ("a@localhost", 200),
])  # fmt: skip
def test_a_name_that_was_pointed_at_loopback_reads_nothing(
    path: Path, keyring: Keyring, host: str, status: int
) -> None:
    client = guarded(path, guard_for("127.0.0.1", keyring, 0, require_key=False))
    assert client.get("/flags", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(("headers", "refused"), [
    ({}, False), ({"Origin": "http://testserver"}, False), ({"Sec-Fetch-Site": "same-origin"}, False),
    ({"Sec-Fetch-Site": "none"}, False), ({"Origin": "http://evil.example"}, True), ({"Origin": "null"}, True),
    ({"Origin": "http://testserver:81"}, True), ({"Sec-Fetch-Site": "cross-site"}, True),
    ({"Sec-Fetch-Site": "same-site"}, True), ({"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}, True),
])  # fmt: skip
def test_a_page_of_another_site_writes_nothing(client: TestClient, headers: dict[str, str], refused: bool) -> None:
    answer = client.post("/decisions", json=ACCEPT, headers=headers)
    assert (answer.status_code == 403) == refused
    assert client.get("/flags", headers=headers).status_code == 200


def test_no_other_site_may_read(client: TestClient) -> None:
    for answer in (
        client.get("/flags", headers={"Origin": "http://evil.example"}),
        client.options("/flags", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "GET"}),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_who_asks_too_often_waits(path: Path) -> None:
    client = guarded(path, Guard(rates=Rates(0.5, 3)))
    statuses = [client.get("/healthz") for _ in range(5)]
    assert [answer.status_code for answer in statuses] == [200, 200, 200, 429, 429]
    assert statuses[-1].headers["retry-after"] == "2"
    assert statuses[-1].headers["content-type"] == "application/problem+json"


def test_keys_have_buckets_of_their_own(path: Path, keyring: Keyring) -> None:
    one, other = keyring.create("one", "read"), keyring.create("other", "read")
    client = guarded(path, Guard(keyring=keyring, rates=Rates(0.1, 2)))
    assert [client.get("/flags", headers=bearer(one)).status_code for _ in range(3)] == [200, 200, 429]
    assert [client.get("/flags", headers=bearer("guess")).status_code for _ in range(3)] == [401, 401, 429]
    assert client.get("/flags", headers=bearer(other)).status_code == 200


def test_a_bucket_fills_again_and_others_have_their_own() -> None:
    now = [0.0]
    rates = Rates(2, 2, lambda: now[0])
    assert [rates.wait("a") for _ in range(3)] == [0.0, 0.0, 0.5]
    assert rates.wait("b") == 0.0
    now[0] = 0.5
    assert (rates.wait("a"), rates.wait("a")) == (0.0, 0.5)
    now[0] = 1000.0
    assert [rates.wait("a") for _ in range(3)] == [0.0, 0.0, 0.5]


def test_callers_are_forgotten_before_they_fill_the_memory() -> None:
    rates = Rates(1, 1, lambda: 0.0)
    for caller in range(3 * MOST):
        rates.wait(str(caller))
    assert len(rates._buckets) <= MOST
