"""Pages of odd maps: hostile texts stay texts, an empty map explains the first step, a large one does not wait."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from hostile import hostile_maps
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from remit.api.app import create_app
from remit.api.explorer import atlas as atlases
from remit.api.explorer.atlas import Atlas
from remit.api.explorer.links import SiteLinks
from remit.api.flagging import flags_of
from remit.api.served import Edition, ServedFile
from remit.api.site import drawn
from remit.graph.map import Map
from vectors import fill, hostile

DAY = date(2026, 3, 1)
TAGS = """html head meta title link script noscript body a header nav ul li ol form label input button div main footer p
    h1 h2 h3 section article aside table caption thead tbody tr th td span strong b abbr mark blockquote figure
    figcaption svg g defs pattern path circle rect text details summary select option kbd code pre s progress output"""
SOME = ("flags", "organisation", "duties", "followup", "documents", "readings", "decisions", "detectors", "search")


class Read(HTMLParser):
    """What a browser would make of a page: elements, addresses, handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.odd: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and attributes that run or lead out."""
        self.tags.add(tag)
        for name, value in attrs:
            leads = name in {"href", "src", "action"} and re.match("[a-z]+:", value or "", re.IGNORECASE)
            runs = name.startswith("on") or name in {"style", "srcdoc"}
            if runs or (leads and not str(value).startswith("data:image/svg+xml,")):
                self.odd.append((tag, name, value))


def pages(map_: Map) -> Iterator[str]:
    """Every page of a map that is linked to, as a site writes it."""
    links, atlas = SiteLinks(), Atlas(Edition(map_, DAY, flags_of), wait=True)
    links.to("overview")
    done: set[str] = set()
    while waiting := [name for name in links.pages if name not in done]:
        for name in waiting:
            done.add(name)
            yield drawn(atlas, links, name)


def check(html: str) -> None:
    read = Read()
    read.feed(html)
    assert read.tags <= set(TAGS.split())
    assert read.odd == []
    assert html.count("<script") == 2


@settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate))
@given(hostile_maps())
def test_whatever_a_map_holds_its_pages_are_pages(map_: Map) -> None:
    for html in pages(map_):
        check(html)


def test_every_page_of_a_map_of_attacks() -> None:
    found = 0
    for html in pages(hostile()):
        check(html)
        found += 1
    assert found > 100


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.remit"
    Map.open(path, create=True).close()
    return path


def test_an_empty_map_explains_the_first_step(empty: Path) -> None:
    client = TestClient(create_app(ServedFile(empty)))
    text = client.get("/", follow_redirects=True).text
    assert "Give it something to read" in text
    assert "remit load" in text
    for page in SOME:
        assert client.get(f"/explore/{page}").status_code == 200


def test_a_large_map_is_shown_before_its_flags_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    go = Event()

    def slowly(edition: Edition) -> list[Any]:
        go.wait(20)
        return []

    path = tmp_path / "large.remit"
    with Map.open(path, create=True) as map_:
        fill(map_)
    monkeypatch.setattr(atlases, "SMALL", 0)
    monkeypatch.setattr("remit.api.served.flags_of", slowly)
    client = TestClient(create_app(ServedFile(path)))
    early = client.get("/explore/overview")
    assert "still being looked for" in early.text
    assert "etag" not in early.headers
    assert client.get("/explore/ready").json() == {"ready": False}
    assert "Looking for flags" in client.get("/explore/flags").text
    go.set()
    for _ in range(200):
        if client.get("/explore/ready").json()["ready"]:
            break
        sleep(0.05)
    late = client.get("/explore/overview")
    assert "still being looked for" not in late.text
    assert "etag" in late.headers
