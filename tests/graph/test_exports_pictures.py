"""Pictures around one post: Mermaid and pyvis draw what is near, refuse what is too much, and keep texts text."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hostile import hostile_maps
from hypothesis import given, settings

from notation import scribbled
from remit.graph.errors import BadInput, NotFound
from remit.graph.exporting import export_named
from remit.graph.exports import mermaid, pyvis
from remit.graph.exports.parts import tree_layout
from remit.graph.map import Map
from remit.graph.view import View

DAY = date(2026, 6, 1)
VECTORS = (
    '<a href="javascript:alert(1)">x</a>', "<img src=x onerror=window.hit=1>", "</script><script>window.hit=1</script>",
    "<!--<script>", 'x"]; click n0 call alert(1)', "href", "\u2028window.hit=1//", "<b>bold</b>", "`**md**`", "#quot;",
)  # fmt: skip


def drawn(name: str, map_: Map, around: str = "", hops: int = 2) -> str:
    first, second = (export_named(name).write(View.of(map_, DAY), {"around": around, "hops": hops}) for _ in range(2))
    assert first == second
    return first.decode("utf-8")


@pytest.fixture
def chart() -> Map:
    """A post with a superior, a dotted line, a duty; and somebody two steps further."""
    return scribbled(
        {"a": "Post Chief", "b": "Post Pilot", "c": "Post Clerk", "d": "Responsibility Steer", "e": "Post Far Away"},
        [
            "b ReportingLine/direct a", "b ReportingLine/functional c", "d Assignment/accountable b",
            "c ReportingLine/direct e",
        ],
    )  # fmt: skip


def test_mermaid_draws_lines_and_parts_around_a_post(chart: Map) -> None:
    lines = drawn("mermaid", chart, "Pilot", 1).splitlines()
    assert lines[1] == "flowchart BT"
    assert '  n1["Pilot"]' in lines
    assert '  n3(["Steer"])' in lines
    assert '  n1 -->|"reports to"| n0' in lines
    assert '  n1 -.->|"functional line"| n2' in lines
    assert '  n3 -->|"accountable"| n1' in lines
    assert not [line for line in lines if "Far Away" in line]
    assert '"Far Away"' in drawn("mermaid", chart, "Pilot", 2)
    assert '"Far Away"' in drawn("mermaid", chart)


@settings(max_examples=40)
@given(hostile_maps())
def test_a_label_in_mermaid_is_nothing_but_letters_and_numbers_of_characters(map_: Map) -> None:
    for line in drawn("mermaid", map_).splitlines()[2:]:
        node = re.fullmatch(r'  n\d+(?:\["|\(\["|\[\["|\(")(?P<label>[^"]*)(?:"\]|"\]\)|"\]\]|"\))', line)
        edge = re.fullmatch(r'  n\d+ -\.?->\|"[a-z ]+"\| n\d+', line)
        assert node or edge, line
        assert not node or re.fullmatch(r"(?:[^\W_]|[ .,()'/…-]|#\d+;)+", node["label"])


def unescaped(label: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label)


@pytest.mark.parametrize("text", VECTORS)
def test_mermaid_escapes_so_that_the_text_is_shown(text: str) -> None:
    assert unescaped(mermaid.escaped(text)) == " ".join(text.split())
    assert not set('<>"`#[]{}|&;') & set(re.sub(r"#\d+;", "", mermaid.escaped(text)))


def many(count: int) -> Map:
    return scribbled(
        {"a": "Post Chief", **{f"p{i}": f"Post Pilot {i}" for i in range(count)}},
        [f"p{i} ReportingLine/direct a" for i in range(count)],
    )


def test_what_no_picture_holds_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(BadInput, match=r"301 things to draw .*at most 300: fewer --hops than 2; or --format gexf"):
        drawn("pyvis", many(pyvis.MOST), "Chief")
    assert len(embedded(drawn("pyvis", many(pyvis.MOST - 1), "Chief"))["nodes"]) == 300
    with pytest.raises(BadInput, match=r"121 things .*--around POST"):
        drawn("mermaid", many(mermaid.MOST))


def test_a_picture_needs_a_post_that_is_there(chart: Map) -> None:
    with pytest.raises(BadInput, match="--around POST"):
        drawn("pyvis", chart)
    with pytest.raises(NotFound, match="nothing is called 'Nobody'"):
        drawn("pyvis", chart, "Nobody")


def test_without_pyvis_it_says_what_to_install(chart: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyvis", None)
    with pytest.raises(BadInput, match=r"pip install 'remit\[pyvis\]'"):
        drawn("pyvis", chart, "Pilot")


def embedded(page: str) -> dict[str, list[dict[str, object]]]:
    """The data that the page carries."""
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    data: dict[str, list[dict[str, object]]] = json.loads(found[0])
    return data


@settings(max_examples=15)
@given(hostile_maps())
def test_a_hostile_map_adds_no_script_to_the_page(map_: Map) -> None:
    view = View.of(map_, DAY)
    centre = next((claim.subject for claim in map_.claims() if claim.relation == "Assignment"), "")
    if not centre or int(view.things().size) == 0:
        return
    page = drawn("pyvis", map_, centre)
    assert page.count("<script") == page.count("</script") == 3
    assert len(embedded(page)["nodes"]) >= 1


def test_boxes_stand_apart_and_superiors_above() -> None:
    map_ = many(40)
    things = sorted(thing.id for thing in map_.things())
    where = tree_layout.positions(things, list(map_.claims()))
    assert len(set(where.values())) == 41
    assert all(where[f"p{i}"][1] > where["a"][1] for i in range(40))


def test_a_circle_has_a_place_for_everybody() -> None:
    map_ = scribbled(
        {n: f"Post {n.upper()}" for n in "abc"},
        ["a ReportingLine/direct b", "b ReportingLine/direct c", "c ReportingLine/direct a"],
    )
    where = tree_layout.positions(["a", "b", "c"], list(map_.claims()))
    assert set(where) == {"a", "b", "c"}


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose every text is an attack."""
    things = {f"p{i}": f"Post {text}" for i, text in enumerate(VECTORS)} | {"d": f"Responsibility {VECTORS[1]}"}
    claims = [f"d Assignment/responsible p{i} scope='{VECTORS[2]}'" for i in range(len(VECTORS))]
    page = export_named("pyvis").write(View.of(scribbled(things, claims), DAY), {"around": "d"})
    path = tmp_path_factory.mktemp("page") / "around.html"
    path.write_bytes(page)
    return path


def test_a_browser_draws_it_without_a_request_and_without_running_a_name(vectors: Path, browser: Any) -> None:
    page = browser.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(vectors.as_uri())
    page.wait_for_selector("#picture[data-drawn]")
    assert int(page.get_attribute("#picture", "data-drawn")) == len(VECTORS) + 1
    drawn_points = page.evaluate(
        """() => { const c = document.querySelector("#picture canvas"); const d = c.getContext("2d")
            .getImageData(0, 0, c.width, c.height).data; let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0;
            return n; }"""
    )
    assert drawn_points > 1000, "an empty canvas"
    show_every_title(page)
    assert page.evaluate("window.hit") is None
    assert page.locator("a, img, b").count() == 0
    assert requests == [vectors.as_uri()]
    assert complaints == []
    for text in VECTORS:
        assert " ".join(text.split()) in " ".join(page.inner_text("table").split())
    page.close()


def show_every_title(page: object) -> None:
    """Point at every box, so that each tooltip is made."""
    boxes = "() => Object.entries(network.getPositions()).map(([id, at]) => network.canvasToDOM(at))"
    where = page.evaluate(boxes)  # type: ignore[attr-defined]
    frame = page.locator("#picture canvas").bounding_box()  # type: ignore[attr-defined]
    for at in where:
        page.mouse.move(frame["x"] + at["x"], frame["y"] + at["y"])  # type: ignore[attr-defined]
        page.wait_for_timeout(200)  # type: ignore[attr-defined]
    assert page.locator("div.vis-tooltip").count() >= 1  # type: ignore[attr-defined]
