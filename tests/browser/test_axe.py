"""No page has a violation that axe-core finds, in light and in dark, wide and narrow."""

from pathlib import Path
from typing import Any

import pytest

from explored import PAGES, addresses

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all that dark may change


def violations(page: Any, source: str, only: Any = ALL) -> list[str]:
    """What axe finds on a page, each with its first elements."""
    page.evaluate(source)
    found = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
    return [
        f"{one['id']}: {one['help']}: " + " | ".join(node["html"][:160] for node in one["nodes"][:3])
        for one in found["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, axe_source: str, agency: str, agency_map: Path, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = {}
    for name in PAGES:
        page.goto(agency + addresses(agency_map)[name])
        found[name] = violations(page, axe_source, ALL if scheme == "light" else COLOURS)
    context.close()
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("name", ["overview", "post", "flag", "document", "readings", "flags", "lines", "paper"])
def test_axe_finds_nothing_on_a_small_screen(
    browser: Any, axe_source: str, agency: str, agency_map: Path, name: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(agency + addresses(agency_map)[name])
    assert violations(page, axe_source) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, "the page itself scrolls sideways"
    context.close()


def test_targets_are_large_enough(page: Any, agency: str, agency_map: Path) -> None:
    """24 by 24 pixels, or a link in a line of text (WCAG 2.5.8 exempts those)."""
    for name in ("overview", "post", "flag", "readings", "lines", "linetable"):
        page.goto(agency + addresses(agency_map)[name])
        targets = "button, summary, .ref, .branch a, svg a, .box, .sort, .flag"
        small = page.evaluate(
            """targets => [...document.querySelectorAll(targets)]
            .filter(e => e.offsetParent !== null || e instanceof SVGElement)
            .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
            .filter(([, r]) => r.width > 0 && (r.width < 23.5 || r.height < 23.5)).map(([html]) => html)""",
            targets,
        )
        assert small == [], name
