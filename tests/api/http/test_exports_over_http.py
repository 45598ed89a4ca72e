"""Exports over HTTP are those of the command, byte for byte."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from remit.api.cli import run
from remit.graph.exporting import registry


def test_every_format_is_listed(client: TestClient) -> None:
    told = client.get("/exports").json()["exports"]
    assert [export["name"] for export in told] == list(registry())
    assert {"raw": {"doc": registry()["csv"].options["raw"].doc, "default": False}} == told[
        list(registry()).index("csv")
    ]["options"]


@pytest.mark.parametrize("form", ["csv", "turtle", "trig", "nquads", "jsonld", "graphml", "xlsx"])
def test_a_format_is_that_of_the_command(client: TestClient, path: Path, tmp_path: Path, form: str) -> None:
    assert run(["export", "--map", str(path), "--format", form, "--output", str(tmp_path / "out")]) == 0
    answer = client.get(f"/exports/{form}")
    assert answer.status_code == 200
    assert answer.content == (tmp_path / "out").read_bytes()
    assert answer.headers["content-type"].partition(";")[0] == registry()[form].media_type.partition(";")[0]
    name = f"small{registry()[form].suffix}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_options_are_parameters(client: TestClient) -> None:
    assert client.get("/exports/csv?raw=true").content.startswith(b"claim,")
    assert client.get("/exports/csv").content.startswith(b"\xef\xbb\xbfclaim,")


@pytest.mark.parametrize(("target", "status"), [
    ("/exports/nothing", 404), ("/exports/csv?raw=perhaps", 422), ("/exports/csv?nothing=1", 422),
    ("/exports/turtle?raw=true", 422), ("/exports/pyvis?around=nobody", 422), ("/exports/..%2Fcsv", 404),
])  # fmt: skip
def test_what_cannot_be_exported_is_a_problem(client: TestClient, target: str, status: int) -> None:
    answer = client.get(target)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("accept", "location"), [
    ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "/explore/"), ("*/*", "/explore/"),
    ("text/turtle", "/data/turtle/post/clerk"), ("application/ld+json", "/data/jsonld/post/clerk"),
    ("application/json", "/things/post/clerk"),
])  # fmt: skip
def test_a_thing_is_told_in_the_form_that_is_wanted(client: TestClient, accept: str, location: str) -> None:
    answer = client.get("/id/post/clerk", headers={"Accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(location)
    assert answer.headers["vary"] == "Accept"
    told = client.get(answer.headers["location"])
    assert told.status_code == 200
    assert "Clerk" in told.text
    assert client.get("/id/nobody", headers={"Accept": accept}).status_code == 404
