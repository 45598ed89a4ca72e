"""The application answers from the newest version of a map, with safe headers."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from remit.api.app import create_app
from remit.api.served import ServedFile
from remit.graph.claim import Thing
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
