"""The picture of lines in a browser: moved, enlarged, printed, few elements, and whole without the script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import Watch, serving
from remit.api.app import create_app
from remit.api.served import ServedFile
from remit.graph.claim import Claim, Thing
from remit.graph.map import Map

MOST = 500  # elements of a page
POSTS = 700


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an organisation that is larger than one picture, with dotted lines, vacancies and a circle."""
    path = tmp_path_factory.mktemp("maps") / "office.remit"
    with Map.open(path, create=True) as map_:
        things = [Thing(f"post/{i}", "Post", f"Inspector of District {i}") for i in range(POSTS)]
        claims = [Claim("ReportingLine", f"post/{i}", "direct", f"post/{(i - 1) // 7}") for i in range(1, POSTS)]
        claims += [Claim("ReportingLine", f"post/{i}", "functional", f"post/{i // 9}") for i in range(20, 300, 11)]
        claims += [Claim("Standing", f"post/{i}", "vacant") for i in range(0, POSTS, 13)]
        map_.write(things=things, claims=[*claims, Claim("ReportingLine", "post/0", "direct", "post/9")])
    with serving(create_app(ServedFile(path))) as address:
        yield address


def zoomed(page: Any) -> float:
    """How large the picture is drawn."""
    return float(page.evaluate("document.querySelector('.chart').currentCSSZoom"))


def scrolled(page: Any) -> list[float]:
    """How far the picture is moved."""
    found: list[float] = page.evaluate("(f => [f.scrollLeft, f.scrollTop])(document.querySelector('[data-frame]'))")
    return found


@pytest.mark.parametrize(
    "address",
    ["lines?id=post/0", "lines?id=post/0&levels=2", "lines?id=post/0&table=1", "paper?id=post/0", "organisation",
     "things?kind=Post", "thing?id=post/3", "thing?id=post/0", "flags", "overview", "detectors"],
)  # fmt: skip
def test_no_page_has_more_elements_than_a_browser_likes(page: Any, watch: Watch, office: str, address: str) -> None:
    page.goto(f"{office}/explore/{address}")
    assert page.evaluate("document.querySelectorAll('*').length") <= MOST
    assert watch.told == []


def test_three_hundred_boxes_are_links_that_can_be_found_and_read(page: Any, office: str) -> None:
    page.goto(f"{office}/explore/lines?id=post/0")
    boxes = page.locator(".chart a.box")
    assert boxes.count() > 250
    places = page.evaluate(
        "[...document.querySelectorAll('.box')].map(b => (r => [r.x, r.y])(b.getBoundingClientRect()).join())"
    )
    assert len(set(places)) == boxes.count(), "every box has a place of its own"
    named = page.get_by_role("link", name="reports functionally to")
    assert named.count() > 10
    page.locator(".box", has_text="District 5").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/thing?id=post**")


def test_buttons_keys_and_wheel_enlarge(page: Any, office: str) -> None:
    page.goto(f"{office}/explore/lines?id=post/0")
    assert zoomed(page) == pytest.approx(0.7)
    page.get_by_role("button", name="Larger").press("Enter")
    assert zoomed(page) == pytest.approx(0.875)
    page.get_by_role("button", name="100 %").click()
    assert zoomed(page) == 1
    page.locator(".box[aria-current]").focus()
    page.keyboard.press("-")
    assert zoomed(page) == pytest.approx(0.8)
    assert "80 %" in page.locator("#said").inner_text()
    page.keyboard.press("0")
    frame, chart = (page.locator(one).bounding_box() for one in ("[data-frame]", ".chart"))
    assert chart["width"] <= frame["width"] + 1
    page.keyboard.press("1")
    page.locator("[data-frame]").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function("document.querySelector('.chart').currentCSSZoom > 1.1")


def test_a_wheel_alone_moves_and_does_not_enlarge(page: Any, office: str) -> None:
    page.goto(f"{office}/explore/lines?id=post/0")
    before = zoomed(page)
    page.locator("[data-frame]").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_function("document.querySelector('[data-frame]').scrollTop + scrollY > 20")
    assert zoomed(page) == before


def test_dragging_moves_and_opens_nothing(page: Any, office: str) -> None:
    page.goto(f"{office}/explore/lines?id=post/0")
    left, _ = scrolled(page)
    box = page.locator(".box[aria-current]").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] - 100, box["y"] - 30, steps=5)
    page.mouse.up()
    assert scrolled(page)[0] == pytest.approx(left + 120, abs=3)
    assert page.url.endswith("/explore/lines?id=post/0")
    page.locator(".box[aria-current]").click()
    page.wait_for_url("**/explore/thing?id=post**")


def test_the_box_of_the_page_is_in_sight(page: Any, office: str) -> None:
    page.goto(f"{office}/explore/lines?id=post/6")
    frame, here = (page.locator(one).bounding_box() for one in ("[data-frame]", ".box[aria-current]"))
    assert frame["x"] <= here["x"] <= frame["x"] + frame["width"] - here["width"]
    assert frame["y"] <= here["y"] <= frame["y"] + frame["height"]


def test_without_the_script_it_is_a_plain_picture(browser: Any, office: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{office}/explore/lines?id=post/0&levels=1")
    places = {tuple(box.bounding_box().values()) for box in bare.locator(".box").all()}
    assert len(places) == bare.locator(".box").count() > 5
    assert bare.locator(".frame-tools").count() == 0
    context.close()


def test_sheets_of_paper_are_as_many_as_they_say(page: Any, office: str, tmp_path: Path) -> None:
    import pypdfium2

    page.goto(f"{office}/explore/paper?id=post/0")
    number = page.locator(".onpaper").count()
    assert number > 4
    file = tmp_path / "sheets.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    printed = pypdfium2.PdfDocument(file)
    try:
        assert len(printed) == number
        width, height = printed[1].get_size()
        assert width > height
        assert "sheet 2 of" in printed[1].get_textpage().get_text_bounded()
    finally:
        printed.close()


def test_what_is_too_wide_for_paper_says_where_its_sheets_are(page: Any, office: str) -> None:
    page.goto(f"{office}/explore/lines?id=post/0")
    page.emulate_media(media="print")
    assert page.get_by_text("too wide for a sheet of paper").is_visible()
    assert not page.locator(".chart").is_visible()
    page.goto(f"{office}/explore/thing?id=post/20")
    page.emulate_media(media="print")
    assert page.locator(".chart").bounding_box()["width"] <= 680
