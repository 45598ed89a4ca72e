"""Decisions over HTTP: who and when, two who decide at once, and undoing by another decision."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from remit.api.app import create_app
from remit.api.http.access import Guard
from remit.api.keys import Keyring
from remit.api.served import ServedFile


def decide(client: TestClient, **asked: Any) -> dict[str, Any]:
    """A decision that is taken."""
    answer = client.post("/decisions", json={"by": "Ada", **asked})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/decisions/{told['id']}"
    assert client.get(answer.headers["location"]).json() == told
    return told


def a_claim(client: TestClient, query: str = "relation=Assignment&about=post/head") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/claims?{query}").json()["claims"][0]
    return found


def parts(client: TestClient, duty: str) -> list[tuple[str, str]]:
    """(kind, actor) of everybody's part in a duty."""
    found = client.get("/who", params={"q": duty}).json()["responsibilities"][0]["parts"]
    return [(part["kind"], part["actor"]["id"]) for part in found]


def test_a_rejected_claim_counts_no_more_until_that_is_taken_back(client: TestClient) -> None:
    before, claim = parts(client, "Keep the index"), a_claim(client, "kind=informed")
    rejected = decide(client, verdict="reject", about=claim["id"], why="a quotation")
    assert parts(client, "Keep the index") == [part for part in before if part != ("informed", "post/head")]
    back = decide(client, verdict="withdraw", about=rejected["id"])
    assert parts(client, "Keep the index") == before
    assert client.get(f"/decisions/{rejected['id']}").json()["withdrawn"] is True
    decide(client, verdict="withdraw", about=back["id"])
    assert parts(client, "Keep the index") != before
    assert client.get(f"/claims/{claim['id']}").json() == claim
    assert len(client.get("/decisions").json()["decisions"]) == 3


def test_a_claim_is_corrected(client: TestClient) -> None:
    claim = a_claim(client, "kind=informed")
    changes = {"object": "post/clerk", "kind": "consulted"}
    decide(client, verdict="correct", about=claim["id"], changes=changes, why="misread")
    assert ("consulted", "post/clerk") in parts(client, "Keep the index")
    assert ("informed", "post/head") not in parts(client, "Keep the index")
    decide(
        client,
        verdict="correct",
        about=a_claim(client, "about=duty/seal")["id"],
        changes={"object": "New Board"},
        new="Body",
    )
    assert client.get("/search?q=New Board").json()["things"][0]["kind"] == "Body"


def test_actors_are_merged_and_told_apart(client: TestClient) -> None:
    decide(client, verdict="merge", about="post/clerk", value="post/archivist")
    assert parts(client, "Guard the seal") == [("accountable", "post/archivist")] * len(parts(client, "Guard the seal"))
    decide(client, verdict="split", about="post/clerk", value="post/archivist")
    assert ("accountable", "post/clerk") in parts(client, "Guard the seal")


def test_a_waived_flag_stands_apart(client: TestClient) -> None:
    flag = client.get("/flags").json()["flags"][0]
    until = (date.today() + timedelta(days=9)).isoformat()
    waiver = decide(client, verdict="waive", about=flag["fingerprint"], value=until, why="being settled")
    assert flag["fingerprint"] not in [one["fingerprint"] for one in client.get("/flags").json()["flags"]]
    assert client.get("/waivers").json() == {"waived": [{**flag, "waiver": waiver}], "expired": [], "stale": []}
    decide(client, verdict="withdraw", about=waiver["id"])
    assert client.get("/flags").json()["flags"][0] == flag


def test_two_who_decide_at_once_learn_of_each_other(client: TestClient) -> None:
    claim = a_claim(client)["id"]
    asked = {"about": claim, "seen": "", "why": "because"}
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda i: client.post(
                    "/decisions", json={**asked, "verdict": "reject" if i % 2 else "accept", "by": f"Person {i}"}
                ),
                range(8),
            )
        )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    taken = next(answer.json() for answer in answers if answer.status_code == 201)
    late = next(answer for answer in answers if answer.status_code == 409)
    assert late.headers["content-type"] == "application/problem+json"
    assert taken["id"] in late.json()["detail"]
    assert client.get(f"/decisions?about={claim}").json()["decisions"] == [taken]
    decide(client, **{**asked, "verdict": "accept", "seen": taken["id"]})


@pytest.mark.parametrize(("asked", "status"), [
    ({"verdict": "accept", "about": "none"}, 422), ({"verdict": "reject", "about": "CLAIM"}, 422),
    ({"verdict": "approve", "about": "CLAIM"}, 422), ({"verdict": "accept"}, 422), ({}, 422),
    ({"verdict": "accept", "about": "CLAIM", "by": ""}, 422), ({"verdict": "accept", "about": "CLAIM", "by": " "}, 422),
    ({"verdict": "accept", "about": "CLAIM", "by": "a\u0000b"}, 422), ({"verdict": "accept", "about": "\ud800"}, 422),
    ({"verdict": "accept", "about": "CLAIM", "more": 1}, 422), ({"verdict": "withdraw", "about": "f" * 24}, 422),
    ({"verdict": "waive", "about": "A01-0", "why": "x"}, 422), ({"verdict": "correct", "about": "CLAIM"}, 422),
    ({"verdict": "correct", "about": "CLAIM", "changes": {"object": "nobody"}}, 404),
    ({"verdict": "correct", "about": "CLAIM", "changes": {"kind": "nothing"}}, 422),
    ({"verdict": "merge", "about": "post/clerk", "value": "nobody"}, 422),
    ({"verdict": "merge", "about": "post/clerk", "value": "post/clerk"}, 422),
])  # fmt: skip
def test_what_cannot_be_decided_is_a_problem(client: TestClient, asked: dict[str, Any], status: int) -> None:
    claim = a_claim(client)["id"]
    body = {"by": "Ada", **{name: claim if text == "CLAIM" else text for name, text in asked.items()}}
    as_json = {"Content-Type": "application/json"}
    answer = client.post("/decisions", content=json.dumps(body), headers=as_json)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code in {status, 404}, answer.text
    assert client.get("/decisions").json()["total"] == 0


def test_the_name_of_the_key_stands_beside_the_name_that_is_given(path: Path, tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys")
    headers = {"Authorization": f"Bearer {keyring.create('desk', 'curate')}"}
    client = TestClient(create_app(ServedFile(path), Guard(keyring=keyring)), headers=headers)
    claim = a_claim(client)["id"]
    assert decide(client, verdict="accept", about=claim, by="Ada")["by"] == "Ada (key desk)"
    assert decide(client, verdict="accept", about=claim, by="desk")["by"] == "desk"
