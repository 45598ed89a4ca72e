"""The explorer as files: it opens from disk, every link leads to a file, and it searches without a server."""

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from browser import Watch
from remit.api.site import export_site
from remit.graph.errors import BadInput
from remit.graph.map import Map


@pytest.fixture(scope="session")
def site(agency_map: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example agency as a site."""
    folder = tmp_path_factory.mktemp("sites") / "agency"
    with Map.open(agency_map, readonly=True) as map_:
        assert "index.html" in export_site(map_, folder)
    return folder


def test_every_link_leads_to_a_file(site: Path) -> None:
    pages = list(site.glob("*.html"))
    assert len(pages) > 100
    for page in pages:
        for link in re.findall(r'(?:href|src|action)="([^"]*)"', page.read_text("utf-8")):
            name = unquote(unescape(link).partition("#")[0])
            assert not name or name.startswith("data:") or (site / name).is_file(), (page.name, link)


def test_a_reader_walks_from_the_overview_to_the_sentence(page: Any, watch: Watch, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator("a.flag").first.click()
    page.locator("h1.said").wait_for()
    page.locator("aside .place a").first.click()
    page.locator(".text mark").first.wait_for()
    page.go_back()
    page.locator("h1.said").wait_for()
    assert watch.told == []
    assert watch.outside(site.as_uri()) == []


def test_it_searches_without_a_server(page: Any, watch: Watch, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("equipment insp")
    page.locator("#offers li").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Equipment Inspector").wait_for()
    page.goto(f"{(site / 'search.html').as_uri()}?q=harbour")
    page.locator("[data-results] li").first.wait_for()
    assert watch.told == []


def test_nobody_can_decide_there(site: Path) -> None:
    for page in site.glob("*.html"):
        assert "/explore/" not in page.read_text("utf-8"), page.name


def test_the_same_map_gives_the_same_files(site: Path, agency_map: Path, tmp_path: Path) -> None:
    with Map.open(agency_map, readonly=True) as map_:
        export_site(map_, tmp_path / "again")
    for file in site.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


def test_files_that_are_there_are_kept(agency_map: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with Map.open(agency_map, readonly=True) as map_, pytest.raises(BadInput, match="a folder of its own"):
        export_site(map_, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_axe_finds_nothing_in_files_either(page: Any, site: Path, axe_source: str) -> None:
    for name in ("index.html", "flags.html", "organisation.html", "search.html"):
        page.goto((site / name).as_uri())
        page.evaluate(axe_source)
        found = page.evaluate("axe.run(document)")
        assert [one["id"] for one in found["violations"]] == []
