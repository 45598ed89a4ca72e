"""A browser, and servers of maps to look at in it."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from browser import Unavailable, Watch, axe, serving
from remit.api.app import create_app
from remit.api.reading import load_into
from remit.api.served import ServedFile
from remit.graph.map import Map
from vectors import fill

ROOT = Path(__file__).parents[2]
DAY = date(2026, 3, 1)


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The script of axe-core; fetched once."""
    try:
        return axe()
    except Unavailable as reason:
        if os.environ.get("REMIT_REQUIRE_BROWSER"):
            pytest.fail(f"axe-core is required here: {reason}")
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def agency_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example agency."""
    path = tmp_path_factory.mktemp("maps") / "agency.remit"
    with Map.open(path, create=True) as map_:
        load_into(map_, [ROOT / "examples/agency"], {}, "")
    return path


@pytest.fixture(scope="session")
def hostile_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map whose every text is an attack."""
    path = tmp_path_factory.mktemp("maps") / "hostile.remit"
    with Map.open(path, create=True) as map_:
        fill(map_)
    return path


@pytest.fixture(scope="session")
def agency(agency_map: Path) -> Iterator[str]:
    """The address of a server of the example agency, which nobody changes."""
    with serving(create_app(ServedFile(agency_map, lambda: DAY))) as address:
        yield address


@pytest.fixture(scope="session")
def attacked(hostile_map: Path) -> Iterator[str]:
    """The address of a server of the hostile map."""
    with serving(create_app(ServedFile(hostile_map, lambda: DAY))) as address:
        yield address


@pytest.fixture
def curated(tmp_path: Path) -> Iterator[str]:
    """The address of a server of an agency of this test's own, to decide about."""
    path = tmp_path / "own.remit"
    with Map.open(path, create=True) as map_:
        load_into(map_, [ROOT / "examples/agency"], {}, "")
    with serving(create_app(ServedFile(path, lambda: DAY))) as address:
        yield address


@pytest.fixture
def watch() -> Watch:
    """What pages do that they may not."""
    return Watch()


@pytest.fixture
def page(browser: Any, watch: Watch) -> Iterator[Any]:
    """A watched page of a fresh profile, 1440 pixels wide."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield watch.over(context.new_page())
    context.close()
