"""Everything by keyboard alone."""

from pathlib import Path
from typing import Any

from explored import addresses


def focused(page: Any) -> str:
    """The text of what has the focus."""
    found: str = page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
    return found


def test_a_slash_searches_and_arrows_choose(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/overview")
    page.keyboard.press("/")
    page.keyboard.type("direc")
    page.locator("#offers li").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("#q").get_attribute("aria-activedescendant") == "offer-0"
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Director of").wait_for()


def test_a_question_gets_an_answer(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/flags")
    page.keyboard.press("/")
    page.keyboard.type("who answers for publishing the annual safety report?")
    page.keyboard.press("Enter")
    page.locator(".answer", has_text="Publish the annual safety report").wait_for()
    assert "Director of Safety" in page.locator(".answer").first.inner_text()


def test_j_and_enter_open_the_next_flag(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/flags")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("Enter")
    page.locator("h1.said").wait_for()
    assert page.locator("h1").inner_text() == second
    page.wait_for_load_state("load")  # keys are heard when the script has run
    page.keyboard.press("n")
    page.wait_for_function("text => document.querySelector('h1').textContent.trim() !== text", arg=second)
    page.wait_for_load_state("load")
    page.keyboard.press("p")
    page.wait_for_function("text => document.querySelector('h1').textContent.trim() === text", arg=second)


def test_letters_after_g_lead_to_pages(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/flags")
    for key, path in (("o", "overview"), ("d", "documents"), ("f", "flags")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(f"**/explore/{path}")


def test_a_question_mark_explains_the_keys(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/overview")
    page.keyboard.press("?")
    page.wait_for_url("**/explore/help")


def test_the_tree_moves_opens_and_closes(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/thing?id=post/director-of-operation")
    page.locator("[role=treeitem][aria-current]").focus()
    page.keyboard.press("ArrowDown")
    assert focused(page).endswith("Station Master North")
    page.keyboard.press("ArrowLeft")
    assert "Director of Operations" in focused(page)
    page.keyboard.press("ArrowLeft")
    assert page.locator("[role=treeitem]:focus").get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    assert "Director of Safety" in focused(page)
    page.keyboard.press("ArrowRight")
    page.locator("[role=treeitem]", has_text="Equipment Inspector").wait_for()
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=treeitem]:focus").get_attribute("aria-level") == "4"
    page.keyboard.press("Home")
    assert page.locator("[role=treeitem]:focus").get_attribute("aria-level") == "1"
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/thing?id=**")


def test_the_picture_moves_with_arrows(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/lines?id=post/chief-executive")
    page.locator(".chart a[aria-current]").focus()
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert below.startswith("Director of")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Chief Executive")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Director of").wait_for()


def test_a_table_sorts_filters_and_copies(browser: Any, agency: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{agency}/explore/flags")
    rows = page.locator("table tbody tr:visible")
    before = rows.count()
    page.get_by_role("button", name="Code", exact=True).press("Enter")
    codes = page.locator("td.code").all_inner_texts()
    assert codes == sorted(codes)
    page.get_by_role("button", name="Code", exact=True).press("Enter")
    assert page.locator("td.code").all_inner_texts() == sorted(codes, reverse=True)
    page.get_by_label("Filter: Flags").fill("A0")
    assert 0 < rows.count() < before
    page.get_by_label("Copy: Flags").press("Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0].startswith("Severity\tCode")
    assert len(copied.splitlines()) == rows.count() + 1
    context.close()


def test_tab_comes_to_everything_and_shows_where_it_is(page: Any, agency: str, agency_map: Path) -> None:
    page.goto(agency + addresses(agency_map)["flag"])
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.tagName"))
        style = page.evaluate("""() => { const e = document.activeElement; const s = getComputedStyle(e);
            return e === document.body || s.outlineStyle !== 'none' || e instanceof SVGElement }""")
        assert style, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert {"A", "BUTTON", "INPUT", "SUMMARY"} <= set(seen)


def test_the_theme_is_kept(page: Any, agency: str) -> None:
    page.goto(f"{agency}/explore/overview")
    page.get_by_role("button", name="Switch to dark").press("Enter")
    assert page.evaluate("getComputedStyle(document.body.parentElement).colorScheme") == "dark"
    page.reload()
    assert page.evaluate("getComputedStyle(document.body.parentElement).colorScheme") == "dark"
    page.get_by_role("button", name="Switch to light").press("Enter")
    assert page.evaluate("getComputedStyle(document.body.parentElement).colorScheme") == "light"
