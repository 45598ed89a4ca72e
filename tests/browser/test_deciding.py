"""Decisions are taken beside their sentences, and undone as easily."""

from pathlib import Path
from typing import Any

from browser import Watch

ROOT = Path(__file__).parents[2]


def named(page: Any, address: str) -> None:
    """Say once who decides; the page remembers it."""
    page.goto(f"{address}/explore/readings")
    page.evaluate("localStorage.setItem('by', 'Ada')")
    page.reload()


def test_two_keys_accept_a_reading_and_one_takes_it_back(page: Any, watch: Watch, curated: str) -> None:
    named(page, curated)
    assert page.locator(".readings > li").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator(".done", has_text="accepted by Ada").wait_for()
    assert page.locator(".readings > li").count() == 0
    page.keyboard.press("u")
    page.locator(".readings > li").wait_for()
    assert watch.told == []


def test_two_keys_reject_a_reading_and_its_line_is_gone(page: Any, curated: str) -> None:
    named(page, curated)
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.locator(".done", has_text="it is not what the sentence says").wait_for()
    page.goto(f"{curated}/explore/thing?id=post/boat-crew-supervisor")
    assert page.locator("a.thing", has_text="LC-9").count() == 0


def test_a_reading_is_corrected(page: Any, curated: str) -> None:
    named(page, curated)
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    page.locator("[name=set-object]").fill("Director of Operations")
    page.get_by_role("button", name="Correct it").press("Enter")
    page.locator(".done", has_text="corrected by Ada").wait_for()
    page.goto(f"{curated}/explore/thing?id=post/director-of-operation")
    page.locator("#below + * + .scroll, #below ~ .scroll").get_by_text("Boat Crew Supervisor").wait_for()


def test_a_statement_tells_what_was_decided(page: Any, curated: str) -> None:
    named(page, curated)
    page.get_by_role("link", name="more").click()
    page.get_by_role("button", name="Accept").click()
    page.locator(".history", has_text="accepted by Ada").wait_for()
    page.locator(".history").get_by_role("button", name="Undo").click()
    page.locator(".history", has_text="taken back").wait_for()


def test_two_actors_are_merged_and_split_again(page: Any, curated: str) -> None:
    named(page, curated)
    page.goto(f"{curated}/explore/thing?id=post/station-master-north")
    page.get_by_text("The same as somebody else?").click()
    page.get_by_label("is another name of").fill("Station Masters")
    page.get_by_role("button", name="Merge").click()
    page.locator(".done", has_text="merged into").wait_for()
    page.goto(f"{curated}/explore/thing?id=post/station-master")
    page.get_by_text("Also stands for").wait_for()
    page.locator("[data-undo]").click()
    page.locator(".done", has_text="withdrawn").wait_for()
    assert page.get_by_text("Also stands for").count() == 0


def test_a_flag_is_accepted_with_a_reason(page: Any, curated: str) -> None:
    named(page, curated)
    page.goto(f"{curated}/explore/flags")
    before = page.locator("tbody tr").count()
    page.locator("tbody a").first.click()
    page.get_by_text("Accept it, with a reason").click()
    page.get_by_label("Reason").fill("known, and settled in May")
    page.get_by_role("button", name="Accept the flag").click()
    page.locator(".done", has_text="waived by Ada").wait_for()
    page.goto(f"{curated}/explore/flags")
    assert page.locator("tbody tr").count() == before - 1
    page.goto(f"{curated}/explore/flags?waived=1")
    assert page.locator("tbody tr").count() == 1
    page.goto(f"{curated}/explore/decisions")
    page.locator("[data-undo]").first.click()
    page.goto(f"{curated}/explore/flags")
    assert page.locator("tbody tr").count() == before


def test_whoever_decides_says_who_they_are(page: Any, curated: str) -> None:
    page.goto(f"{curated}/explore/readings")
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "by"
    assert page.locator(".readings > li").count() == 1


def test_without_the_script_a_decision_is_a_form(browser: Any, curated: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{curated}/explore/readings")
    page.locator("[name=by]").fill("Ben")
    page.get_by_role("button", name="Accept").click()
    page.locator(".done", has_text="accepted by Ben").wait_for()
    context.close()


def test_files_are_read_from_the_page(page: Any, curated: str) -> None:
    named(page, curated)
    page.goto(f"{curated}/explore/documents")
    before = page.locator("tbody tr").count()
    charter = {
        "name": "charter.txt",
        "mimeType": "text/plain",
        "buffer": b"The Registrar is accountable for the index.",
    }
    page.locator("input[type=file]").set_input_files([charter])
    page.get_by_role("button", name="Read them").press("Enter")
    page.wait_for_url("**/explore/overview")
    page.goto(f"{curated}/explore/documents")
    assert page.locator("tbody tr").count() == before + 1
