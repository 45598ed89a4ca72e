"""Texts that try to be markup stay texts: on every page, in every picture, in the site of files."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from browser import Watch
from remit.api.app import create_app
from remit.api.served import ServedFile
from remit.api.site import export_site
from remit.graph.map import Map
from vectors import VECTORS

FOREIGN = (
    "script:not([src]), iframe, base, img, object, embed, form[action^=http], meta[http-equiv=refresh], [onerror],"
    " [onload], [onmouseover], [onfocus], a[href^=javascript], style"
)

ASKED = ("search?q=", "ask?q=", "thing?id=", "flag?id=", "flags?q=", "flags?group=", "document?id=", "x/")


def crawled(path: Path) -> list[str]:
    """The addresses of every page of a map that is linked to."""
    client = TestClient(create_app(ServedFile(path)))
    waiting, seen = ["/explore/overview"], []
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.append(address)
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.text[:300])
            links = re.findall(r'href="(/explore/[^"#]*)', answer.text)
            waiting += [unescape(link) for link in links]
    return seen


def clean(page: Any, watch: Watch) -> None:
    """Nothing ran, nothing was added, nothing was asked of elsewhere."""
    assert page.evaluate("window.__broken") is None
    assert page.locator(FOREIGN).count() == 0
    assert watch.told == []


def test_every_page_shows_attacks_as_words(page: Any, watch: Watch, attacked: str, hostile_map: Path) -> None:
    addresses = [one for one in crawled(hostile_map) if not one.startswith(("/explore/flags.csv", "/explore/assets/"))]
    assert len(addresses) > 120
    kinds: dict[str, list[str]] = {}
    for address in addresses:  # in the browser, three of each kind of page; all of them were parsed above
        kinds.setdefault(address.partition("?")[0], []).append(address)
    for some in kinds.values():
        for address in some[:3]:
            page.goto(attacked + address)
            clean(page, watch)
    assert watch.outside(attacked) == []


@pytest.mark.parametrize("vector", range(len(VECTORS)))
def test_a_post_called_like_an_attack_has_its_page(page: Any, watch: Watch, attacked: str, vector: int) -> None:
    from urllib.parse import quote

    page.goto(f"{attacked}/explore/thing?id={quote('post/' + VECTORS[vector], safe='')}")
    told = page.locator("h1").evaluate("h => h.textContent")
    assert told.split() == VECTORS[vector].split()
    page.keyboard.press("/")
    page.keyboard.type(VECTORS[vector][:20])
    page.wait_for_timeout(150)
    clean(page, watch)


def test_attacks_in_addresses_are_words_too(page: Any, watch: Watch, attacked: str) -> None:
    from urllib.parse import quote

    for i, vector in enumerate(VECTORS):
        for address in (ASKED[i % len(ASKED)], ASKED[(i + 3) % len(ASKED)]):
            page.goto(f"{attacked}/explore/{address}{quote(vector, safe='')}")
            assert page.evaluate("window.__broken") is None
            assert page.locator(FOREIGN).count() == 0
    assert watch.outside(attacked) == []


def test_the_site_of_files_shows_attacks_as_words(page: Any, watch: Watch, hostile_map: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with Map.open(hostile_map, readonly=True) as map_:
        export_site(map_, folder)
    kinds: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*.html")):
        assert re.fullmatch(r"[a-z0-9.-]+", file.name), "a name that every file system keeps"
        kinds.setdefault(file.name.partition("-")[0], []).append(file)
    for some in kinds.values():
        for file in some[:3]:
            page.goto(file.as_uri())
            clean(page, watch)
    assert watch.outside(folder.as_uri()) == []


def test_a_way_back_leads_nowhere_else(curated: str) -> None:
    from remit.api.pages.decisions import back

    for address in ("https://example.org/", "//example.org", "/\\example.org", "/explore/\nx", "/id/x", "javascript:1"):
        assert back(address, "d") == "/explore/decisions?done=d"
    assert back("/explore/thing?id=a%2Fb", "d") == "/explore/thing?id=a%2Fb&done=d"


def test_another_site_cannot_decide(curated: str) -> None:
    import httpx

    headers = {"Origin": "https://example.org", "Sec-Fetch-Site": "cross-site"}
    answer = httpx.post(
        f"{curated}/explore/decide", data={"verdict": "accept", "about": "x", "by": "x"}, headers=headers
    )
    assert answer.status_code == 403
