"""The application answers from the newest version of a map, with safe headers."""

import gc
import shutil
import sys
import time
import weakref
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from remit.api import app, flagging
from remit.api.app import create_app
from remit.api.served import ServedFile
from remit.graph.claim import Claim, Thing
from remit.graph.map import Map


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "small.remit"
    with Map.open(path, create=True) as map_:
        map_.write(things=[Thing("post/clerk", "Post", "Clerk")])
    return path


def test_flags_carry_the_headers_that_keep_a_browser_safe(path: Path) -> None:
    answer = TestClient(create_app(ServedFile(path))).get("/flags")
    assert answer.json() == {"total": 0, "flags": []}
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_another_process_writes_is_served_with_the_next_request(path: Path) -> None:
    served = ServedFile(path)
    before = served.edition()
    with Map.open(path) as map_:
        map_.write(things=[Thing("responsibility/keep", "Responsibility", "Keep the archive")])
    assert served.edition().generation > before.generation


def test_an_old_version_is_given_up_though_nobody_asks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "FRESH_SECONDS", 0.05)
    served = ServedFile(path)
    with TestClient(create_app(served)):
        old = weakref.ref(served.edition())
        with Map.open(path) as map_:
            map_.write(things=[Thing("post/new", "Post", "New")])
        for _ in range(200):
            time.sleep(0.02)
            gc.collect()
            if old() is None:
                break
        assert old() is None
        assert served.current() is not None


def test_an_edition_with_its_pages_does_not_outlive_its_use(path: Path) -> None:
    served = ServedFile(path)
    client = TestClient(create_app(served))
    assert client.get("/explore/overview").status_code == client.get("/flags").status_code == 200
    old = weakref.ref(served.edition())
    with Map.open(path) as map_:
        map_.write(things=[Thing("post/new", "Post", "New")])
    assert client.get("/explore/overview").status_code == client.get("/flags").status_code == 200
    gc.collect()
    assert old() is None


def test_a_version_is_seen_whole_whatever_is_written_meanwhile(path: Path) -> None:
    edition = ServedFile(path).edition()
    before = edition.map.counts()
    with Map.open(path) as map_:
        map_.write(things=[Thing("responsibility/keep", "Responsibility", "Keep the archive")])
        map_.write(claims=[Claim("Assignment", "responsibility/keep", "accountable", "post/clerk")])
    assert edition.map.counts() == edition.beside.map.counts() == before
    assert edition.questions.who("Keep the archive").owned == ()


def test_another_file_in_the_place_of_the_map_is_served(path: Path, tmp_path: Path) -> None:
    client = TestClient(create_app(ServedFile(path)))
    assert client.get("/things/post/clerk").status_code == 200
    with Map.open(tmp_path / "other.remit", create=True) as map_:
        map_.write(things=[Thing("post/dean", "Post", "Dean")])
    (tmp_path / "other.remit").replace(path)
    assert client.get("/things/post/dean").status_code == 200
    assert client.get("/things/post/clerk").status_code == 404


def test_flags_of_a_large_map_are_computed_elsewhere_and_are_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Map.open(path) as map_:
        things = [Thing(f"responsibility/{i}", "Responsibility", f"Keep archive {i}") for i in range(150)]
        claims = [Claim("Attribute", thing.id, "statement", value=thing.label) for thing in things]
        map_.write(things=things, claims=claims)
    here = ServedFile(path).edition().flags
    monkeypatch.setattr(flagging, "SMALL", 0)
    there = ServedFile(path).edition().flags
    assert there == here
    assert len(there) >= 150


def test_a_worker_that_dies_is_a_problem(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flagging, "SMALL", 0)
    with Map.open(path) as map_:
        map_.write(claims=[Claim("Standing", "post/clerk", "vacant")])
    served = ServedFile(path)
    client = TestClient(create_app(served))
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    assert client.get("/flags").status_code == 503
