"""Lists of many pages: sorted and filtered as a whole, by whoever stands beside a row too; flags, matrices, lines."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from remit.api.app import create_app
from remit.api.explorer.listing import Column, Turn, listed_rows
from remit.api.served import ServedFile
from remit.graph.claim import Claim, Thing
from remit.graph.map import Map

MANY = 130


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Officers in one tree with a duty each, more than a page holds of everything."""
    path = tmp_path_factory.mktemp("maps") / "many.remit"
    with Map.open(path, create=True) as map_:
        posts = [Thing(f"post/{i}", "Post", f"Officer {i:03}") for i in range(MANY)]
        duties = [Thing(f"duty/{i}", "Responsibility", f"Keep ledger {MANY - i:03}") for i in range(MANY)]
        lines = [Claim("ReportingLine", f"post/{i}", "direct", f"post/{(i - 1) // 6}") for i in range(1, MANY)]
        parts = [Claim("Assignment", f"duty/{i}", "accountable", f"post/{i}") for i in range(MANY - 1)]
        map_.write(things=[*posts, *duties], claims=[*lines, *parts])
    return TestClient(create_app(ServedFile(path)))


def names(client: TestClient, address: str) -> list[str]:
    """The first link of each row."""
    answer = client.get(address)
    assert answer.status_code == 200
    return re.findall(r"<tr data-item>.*?<a [^>]*>([^<]*)</a>", answer.text, re.DOTALL)


def test_a_column_sorts_every_page(client: TestClient) -> None:
    assert names(client, "/explore/duties")[0] == "Keep ledger 130"
    assert names(client, "/explore/duties?sort=duty")[0] == "Keep ledger 001"
    assert names(client, "/explore/duties?sort=-duty")[0] == "Keep ledger 130"
    assert names(client, "/explore/duties?sort=-answers")[0] == "Keep ledger 002", (
        "nobody answers for 001: that is last"
    )
    assert names(client, "/explore/duties?sort=answers&number=99")[-1] == "Keep ledger 001"
    assert names(client, "/explore/organisation?sort=-who")[0] == "Officer 129"
    assert names(client, "/explore/organisation?sort=-size")[0] == "Officer 000"
    assert names(client, "/explore/things?kind=Post&sort=-name")[0] == "Officer 129"


def test_a_filter_looks_at_every_page_and_at_whoever_stands_beside(client: TestClient) -> None:
    assert names(client, "/explore/duties?q=ledger+007") == ["Keep ledger 123", "Keep ledger 007"]
    assert names(client, "/explore/duties?q=officer+128") == ["Keep ledger 128", "Keep ledger 002"]
    assert names(client, "/explore/things?kind=Post&q=officer+02")[:2] == ["Officer 020", "Officer 021"]
    assert "No row has these words" in client.get("/explore/duties?q=unheard+of").text


def test_pages_and_heads_keep_what_was_asked(client: TestClient) -> None:
    text = client.get("/explore/things?kind=Post&sort=name&q=officer&number=2").text
    assert 'href="/explore/things?kind=Post&amp;number=3&amp;q=officer&amp;sort=name"' in text
    assert 'href="/explore/things?kind=Post&amp;q=officer&amp;sort=-name"' in text
    assert 'aria-sort="ascending"' in text
    assert 'name="kind" value="Post"' in text


def test_the_lines_of_a_large_picture_have_a_table_of_their_own(client: TestClient) -> None:
    picture = client.get("/explore/lines?id=post/0").text
    assert picture.count('class="box ') == MANY
    assert "<tbody>" not in picture
    assert names(client, "/explore/lines?id=post/0&table=1&sort=-who")[0] == "Officer 129"
    assert names(client, "/explore/lines?id=post/0&table=1&q=officer+120")[0] == "Officer 120"


def test_what_nothing_names_sorts_nothing(client: TestClient) -> None:
    assert names(client, "/explore/duties?sort=nothing") == names(client, "/explore/duties")
    assert client.get("/explore/flags?sort=-message&group=unowned").status_code == 200
    assert client.get("/explore/duties?number=x").status_code == 400


def test_rows_of_any_kind_are_a_list() -> None:
    columns = (Column("size", "Size", len), Column("word", "Word", str))
    found = listed_rows(["ccc", "a", "bb"], columns, str, Turn(sort="-size", number=2), 2)
    assert (found.items, found.pages, found.total, found.whole) == (["a"], 2, 3, False)
    assert [(head.state, head.next) for head in found.heads] == [("descending", ""), ("", "word")]
    assert listed_rows(["One hall", "two"], columns, str, Turn(q="HALL one"), 2).items == ["One hall"]


def test_the_parts_of_an_address_are_named_once() -> None:
    text = (Path(__file__).parents[2] / "api/pages/flags.py").read_text("utf-8")
    assert text.count("severity: str") == 1
