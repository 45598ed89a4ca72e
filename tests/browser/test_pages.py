"""Every page opens, keeps to this machine and to its policy, and leads on."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from browser import Watch
from explored import PAGES, addresses
from remit.api.app import create_app
from remit.api.explorer.assets import ASSETS, content
from remit.api.served import ServedFile

TOGETHER = 150_000  # bytes of script and style


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_and_leads_on(page: Any, watch: Watch, agency: str, agency_map: Path, name: str) -> None:
    answer = page.goto(agency + addresses(agency_map)[name], wait_until="networkidle")
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert page.title().endswith("· Remit")
    assert page.locator("main a[href]").count() >= 1, "a page without a way on"
    assert watch.told == []
    assert watch.outside(agency) == []


def test_every_link_of_every_page_leads_somewhere(agency_map: Path) -> None:
    client = TestClient(create_app(ServedFile(agency_map)))
    waiting, seen = ["/explore/overview"], set()
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            answer = client.get(address)
            assert answer.status_code == 200, address
            links = re.findall(r'(?:href|action)="(/explore/[^"#]*)', answer.text)
            waiting += [unescape(link) for link in links if link != "/explore/decide"]
    assert len(seen) > 150


def test_a_fragment_leads_to_a_place_that_is_there(agency_map: Path) -> None:
    client = TestClient(create_app(ServedFile(agency_map)))
    for name in ("post", "flag", "duty", "recommendation"):
        text = client.get(addresses(agency_map)[name]).text
        for link, fragment in re.findall(r'href="(/explore/document[^"#]*)#([^"]+)"', text):
            assert f'id="{fragment}"' in client.get(unescape(link)).text


def test_the_way_back_leads_back(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/overview")
    page.locator("a.flag").first.click()
    page.locator("h1.said").wait_for()
    flag = page.url
    page.locator("aside .place a").first.click()
    page.locator(".text mark").first.wait_for()
    assert "#c" in page.url
    page.go_back()
    assert page.url == flag
    page.go_back()
    assert page.url.endswith("/explore/overview")


def test_what_is_not_there_says_so_on_a_page(page: Any, agency: str) -> None:
    for address in ("/explore/thing?id=post/nobody", "/explore/nothing", "/explore/document?id=x", "/explore/thing"):
        answer = page.goto(agency + address)
        assert answer.status in {400, 404}
        assert page.locator("main a[href]").count() >= 2


def test_script_and_style_are_small() -> None:
    assert sum(len(content(name)[1]) for name in ASSETS) <= TOGETHER


def test_pages_are_kept_by_the_browser_until_the_map_changes(agency_map: Path) -> None:
    client = TestClient(create_app(ServedFile(agency_map)))
    first = client.get("/explore/overview")
    assert client.get("/explore/overview", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.head("/explore/overview").status_code == 200


def test_without_the_script_everything_is_there(browser: Any, agency: str, agency_map: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    for name in PAGES:
        bare.goto(agency + addresses(agency_map)[name])
        assert bare.locator("h1").is_visible()
    bare.goto(f"{agency}/explore/overview")
    bare.locator("#q").fill("who owns the equipment register")
    bare.locator("#q").press("Enter")
    bare.get_by_text("Keep the equipment register up to date").first.wait_for()
    context.close()
