"""Lists come in pages that lead to each other, in one order, whatever is written meanwhile."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from remit.graph.claim import Claim, Thing
from remit.graph.map import Map

LISTS = {
    "/things": "things", "/posts": "things", "/units": "things", "/people": "things", "/responsibilities": "things",
    "/recommendations": "things", "/claims": "claims", "/evidence": "evidence", "/documents": "documents",
    "/flags": "flags", "/decisions": "decisions",
}  # fmt: skip


def walked(client: TestClient, path: str, name: str) -> tuple[list[Any], int]:
    """All entries of a list, one a page, by following Link headers; and how many pages there were."""
    entries, pages, target = [], 0, f"{path}?limit=1"
    while target:
        answer = client.get(target)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        entries += body[name]
        pages += 1
        link = answer.links.get("next")
        assert bool(link) == ("next" in body)
        target = link["url"] if link else ""
    return entries, pages


@pytest.mark.parametrize(("target", "name"), LISTS.items())
def test_pages_of_one_give_the_whole_list(client: TestClient, target: str, name: str) -> None:
    whole = client.get(target).json()
    entries, pages = walked(client, target, name)
    assert entries == whole[name]
    assert pages == max(1, whole["total"])
    assert "next" not in whole


def test_what_is_written_while_a_client_pages_moves_nothing(client: TestClient, path: Path) -> None:
    first = client.get("/posts?limit=2")
    assert [thing["id"] for thing in first.json()["things"]] == ["post/archivist", "post/clerk"]
    with Map.open(path) as map_:
        map_.write(things=[Thing("post/aaa", "Post", "First"), Thing("post/dean", "Post", "Dean")])
    second = client.get(first.links["next"]["url"])
    assert [thing["id"] for thing in second.json()["things"]] == ["post/dean", "post/head"]


def test_flags_keep_their_place_when_one_before_them_is_gone(client: TestClient, path: Path) -> None:
    codes = [flag["fingerprint"] for flag in client.get("/flags").json()["flags"]]
    assert len(codes) > 2
    first = client.get("/flags?limit=1")
    waive = {"verdict": "waive", "about": codes[0], "by": "Ada", "why": "known"}
    assert client.post("/decisions", json=waive).status_code == 201
    second = client.get(first.links["next"]["url"]).json()
    assert [flag["fingerprint"] for flag in second["flags"]] == codes[1:2]


@pytest.mark.parametrize("target", LISTS)
@pytest.mark.parametrize("after", ["", "nothing", "é\n/?#", "A01:[1", "A01:{}", 'A01:["x", 1]', "\0", "zzzz"])
def test_any_cursor_leads_to_a_page(client: TestClient, target: str, after: str) -> None:
    assert client.get(target, params={"after": after}).status_code == 200


@pytest.mark.parametrize("limit", ["0", "501", "-1", "ten", ""])
def test_a_limit_out_of_bounds_is_a_problem(client: TestClient, limit: str) -> None:
    answer = client.get("/things", params={"limit": limit})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "query limit"


@pytest.mark.parametrize(("query", "count"), [
    ("relation=Assignment", 7), ("relation=Assignment&kind=accountable", 6), ("about=post/clerk", 5),
    ("about=post/clerk&in_force=true", 4), ("in_force=false", 1), ("document=b", 2), ("status=asserted", 14),
    ("status=rejected", 0), ("kind=nothing", 0), ("document=a&relation=ReportingLine", 1),
])  # fmt: skip
def test_claims_and_evidence_are_filtered_alike(client: TestClient, query: str, count: int) -> None:
    claims = client.get(f"/claims?{query}").json()
    assert (claims["total"], len(claims["claims"])) == (count, count)
    ids = {claim["id"] for claim in claims["claims"]}
    assert {proof["claim"] for proof in client.get(f"/evidence?{query}").json()["evidence"]} == ids
    ends = {end for claim in claims["claims"] for end in (claim["subject"], claim.get("object")) if end}
    assert {thing["id"] for thing in claims["things"]} == ends


@pytest.mark.parametrize("query", ["about=nobody", "document=nothing"])
def test_a_filter_that_names_nothing_is_not_found(client: TestClient, query: str) -> None:
    assert client.get(f"/claims?{query}").status_code == 404


def test_one_thing_has_its_claims_in_groups(client: TestClient) -> None:
    known = client.get("/posts/post/archivist").json()
    assert known["thing"] == {"id": "post/archivist", "kind": "Post", "label": "Archivist"}
    names = {group: [entry["thing"]["label"] for entry in found] for group, found in known["related"].items()}
    assert names["holders"] == ["Mo Berg"]
    assert names["reports to"] == ["Head of Records"]
    assert names["reports"] == ["Clerk"]
    assert sorted(names["responsibilities"]) == ["Guard the seal", "Guard the stamp", "Keep the index"]
    assert names["placed in"] == ["Records"]
    assert known["more"] == []


def test_what_is_not_in_force_is_not_told(client: TestClient) -> None:
    assert client.get("/posts/post/clerk").json()["related"]["standing"] == []
    assert "subject of Standing" not in client.get("/things/post/clerk").json()["related"]


def test_a_thing_of_another_kind_is_not_found_there(client: TestClient) -> None:
    answer = client.get("/units/post/archivist")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "'post/archivist' is a Post, not a Unit or Body or Organization or Programme"


def test_a_hub_says_which_groups_hold_more(client: TestClient, path: Path) -> None:
    duties = [Thing(f"duty/{i}", "Responsibility", f"Duty {i}") for i in range(300)]
    with Map.open(path) as map_:
        claims = [Claim("Assignment", duty.id, "accountable", "post/head") for duty in duties]
        map_.write(things=duties, claims=claims)
    known = client.get("/posts/post/head").json()
    assert len(known["related"]["responsibilities"]) == 200
    assert known["more"] == ["responsibilities"]
    assert client.get("/claims?about=post/head&relation=Assignment").json()["total"] == 302


def test_one_claim_by_its_id(client: TestClient) -> None:
    claim = client.get("/claims?relation=Headship").json()["claims"][0]
    assert client.get(f"/claims/{claim['id']}").json() == claim
    assert client.get("/claims/none").status_code == 404
