"""A small map behind an application, for the tests of the HTTP API."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from notation import scribbled
from remit.api.app import create_app
from remit.api.served import ServedFile
from remit.graph.map import Map

THINGS = {
    "duty/index": "Responsibility Keep the index",
    "duty/seal": "Responsibility Guard the seal",
    "duty/stamp": "Responsibility Guard the stamp",
    "post/archivist": "Post Archivist",
    "post/clerk": "Post Clerk",
    "post/head": "Post Head of Records",
    "person/mo": "Person Mo Berg",
    "unit/records": "Unit Records",
    "rec/1": "Recommendation The clerk should copy the index",
}
CLAIMS = [
    "duty/index Assignment/accountable post/archivist",
    "duty/index Assignment/accountable post/clerk",
    "duty/index Assignment/informed post/head",
    "duty/seal Assignment/accountable post/clerk doc=b",
    "duty/seal Assignment/accountable post/archivist",
    "duty/stamp Assignment/accountable post/archivist",
    "duty/stamp Assignment/accountable post/head",
    "post/archivist ReportingLine/direct post/head",
    "post/clerk ReportingLine/direct post/archivist doc=b",
    "person/mo Occupancy post/archivist",
    "post/archivist Placement unit/records",
    "post/head Headship unit/records",
    "rec/1 Address post/clerk",
    "post/clerk Standing/vacant - valid_to=2020-01-01",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map file of three posts, three duties and some claims in two documents, a line each."""
    small, path = scribbled(THINGS, CLAIMS), tmp_path / "small.remit"
    with Map.open(path, create=True) as map_:
        map_.write(documents=small.documents(), things=small.things(), claims=small.claims())
    return path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """Asks an application that serves the map; redirections are answers."""
    with TestClient(create_app(ServedFile(path)), follow_redirects=False) as client:
        yield client
