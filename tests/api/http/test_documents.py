"""Documents over HTTP: their text, what was read in it, and what was not."""

from pathlib import Path

from fastapi.testclient import TestClient

from remit.api.routes.documents import unread
from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.map import Map


def test_every_mark_is_a_place_that_a_claim_rests_on(client: TestClient) -> None:
    for listed in client.get("/documents").json()["documents"]:
        read = client.get(f"/documents/{listed['id']}").json()
        assert {name: read[name] for name in listed} == listed
        assert len(read["text"]) == listed["characters"]
        assert read["marks"]
        for mark in read["marks"]:
            claim = client.get(f"/claims/{mark['claim']}").json()
            quotes = {(place["start"], place["end"]): place["quote"] for place in claim["evidence"]}
            assert quotes[mark["start"], mark["end"]] == read["text"][mark["start"] : mark["end"]]


def test_lines_that_no_claim_rests_on_are_told(client: TestClient, path: Path) -> None:
    text = "The clerk 🜁 leads.\n\nNobody read this.\n  \nNor this 🜁."
    proof = Evidence("new", (Span(0, 18),), text[:18], "test")
    with Map.open(path) as map_:
        claim = Claim("Headship", "post/clerk", "", "unit/new", evidence=(proof,))
        document = Document("new", "new.txt", "text/plain", "new", text)
        map_.write(documents=[document], things=[Thing("unit/new", "Unit", "New")], claims=[claim])
    read = client.get("/documents/new").json()
    assert [(read["text"][gap["start"] : gap["end"]], gap["line"]) for gap in read["unread"]] == [
        ("Nobody read this.", 3),
        ("Nor this 🜁.", 5),
    ]


def test_a_mark_over_several_lines_covers_them() -> None:
    marks = [{"start": 2, "end": 9}]
    assert list(unread("abc\ndef\nghi\njkl", marks)) == [{"start": 12, "end": 15, "line": 4}]
    assert list(unread("", [])) == []


def test_what_is_rejected_is_no_mark(client: TestClient) -> None:
    before = client.get("/documents/b").json()["marks"]
    reject = {"verdict": "reject", "about": before[0]["claim"], "by": "Ada", "why": "a quotation"}
    assert client.post("/decisions", json=reject).status_code == 201
    after = client.get("/documents/b").json()
    assert len(after["marks"]) == len(before) - 1
    assert len(after["unread"]) == 1


def test_a_document_that_is_not_there(client: TestClient) -> None:
    assert client.get("/documents/none").status_code == 404
