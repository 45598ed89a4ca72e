"""Real reports as PDF: nothing lost or invented, no furniture, and read at least as well as from their text."""

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest

from remit.api.commands.read import read_source
from remit.graph.errors import BadInput
from remit.graph.layout import layout_of
from remit.loaders.report.formats import extracted
from remit.loaders.source import Source

GOLD = {"h01_usccr_fisma": "usccr_13_2_fisma", "h02_ed_oig_ea": "ed_a07c0001"}
REPORTS = ("usccr_12_1", "usccr_13_2_fisma", "usccr_13_3", "ed_a07c0001", "va_05_01670_04", "va_08_02516_178")
_LETTERS = re.compile(r"[^\W\d_]+")


def module(path: Path) -> ModuleType:
    """A script of the gold."""
    spec = importlib.util.spec_from_file_location(f"gold_{path.stem}", path)
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def reading(path: Path) -> dict[str, Any]:
    """What `remit read --json` prints."""
    return read_source(Source.read(path)).found


def anchored(found: dict[str, Any], text: str, requote: ModuleType) -> dict[str, Any]:
    """The same reading with its quotes found again in the text, as requote.py does it."""
    plain, offsets = requote.letters(text)
    for kind in requote.LISTS:
        used: dict[str, int] = {}
        for item in sorted(found.get(kind) or [], key=lambda item: item.get("start", 0)):
            requote.anchor(item, plain, offsets, text, used)
    for flag in found["flags"]:
        for proof in flag["evidence"]:
            requote.anchor(proof, plain, offsets, text, {})
    return found


@pytest.fixture(scope="module")
def pooled(shared: Path) -> dict[str, dict[str, tuple[int, ...]]]:
    """ "text" or "pdf" -> measure -> (true positives, false positives, false negatives) over both reports."""
    judge, requote = module(shared / "gold/score.py"), module(shared / "gold/requote.py")
    counts: dict[str, dict[str, tuple[int, ...]]] = {"text": {}, "pdf": {}}
    for name, report in GOLD.items():
        gold = json.loads((shared / f"gold/expected/{name}.json").read_text("utf-8"))
        path = shared / f"gold/docs/{name}.txt"
        text = path.read_bytes().decode("utf-8")
        pdf = anchored(reading(shared / f"data/reports_pdf/{report}.pdf"), text, requote)
        for form, found in (("text", reading(path)), ("pdf", pdf)):
            for measure, told in judge.score(found, gold, text)[0].items():
                before = counts[form].get(measure, (0, 0, 0))
                counts[form][measure] = tuple(a + b for a, b in zip(before, told, strict=True))
    return counts


def f1(counts: tuple[int, ...]) -> float:
    right, wrong, missed = counts
    return 2 * right / max(1, 2 * right + wrong + missed)


@pytest.mark.parametrize(
    ("measure", "slack"),
    [("duty + holder", 0.0), ("recommendation", 0.0), ("rec addressees", 0.0), ("rec stance", 0.0), ("action", 0.0)],
)
def test_a_pdf_is_read_as_well_as_its_text(pooled: Any, measure: str, slack: float) -> None:
    assert f1(pooled["pdf"][measure]) >= f1(pooled["text"][measure]) - slack


def words(text: str) -> Counter[str]:
    return Counter(_LETTERS.findall(text.casefold()))


@pytest.mark.parametrize("name", REPORTS)
def test_the_words_of_a_report_are_those_of_its_pages(shared: Path, name: str) -> None:
    path = shared / f"data/reports_pdf/{name}.pdf"
    found = extracted(Source.read(path)).document
    layout = layout_of(found)
    with pypdfium2.PdfDocument(path) as pdf:
        bare = words(" ".join(page.get_textpage().get_text_range() for page in pdf))
        assert len(layout.pages) == len(pdf)
    ours = words(found.text)
    assert sum((ours - bare).values()) <= 0.015 * sum(bare.values())  # words that a line end had divided
    assert sum((bare - ours).values()) <= 0.08 * sum(bare.values())  # heads, feet and lists of contents
    for piece in layout.pieces:
        page, left, top, right, bottom = piece.place
        width, height = layout.pages[page - 1]
        assert -2 <= left < right <= width + 2
        assert -2 <= top < bottom <= height + 2


@pytest.mark.parametrize("name", REPORTS)
def test_no_line_is_furniture(shared: Path, name: str) -> None:
    text = extracted(Source.read(shared / f"data/reports_pdf/{name}.pdf")).document.text
    lines = [line.strip("# ") for line in text.splitlines() if line.strip()]
    assert not [line for line in lines if re.fullmatch(r"(?:Page )?\d{1,3}(?: of \d+)?", line)]
    assert not [line for line in lines if re.search(r"\.{5}\s*\d+$|VA Office of Inspector General \d+$", line)]
    assert max(Counter(line for line in lines if len(line) > 25 and "|" not in line).values()) <= 3


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("usccr_13_2_fisma", ("Memorandum", "Agency Comments", "Conclusions", "Recommendations for Executive Action")),
        ("ed_a07c0001", ("Executive Summary", "Audit Results", "Recommendations", "Background")),
        ("va_05_01670_04", ("Executive Summary", "Introduction", "Scope and Methodology", "Recommendations")),
        ("va_08_02516_178", ("Purpose", "Results", "Issue 2: Patient Transportation", "Conclusions and Comments")),
    ],
)
def test_headings_are_headings(shared: Path, name: str, headings: tuple[str, ...]) -> None:
    text = extracted(Source.read(shared / f"data/reports_pdf/{name}.pdf")).document.text
    assert [h for h in headings if not re.search(rf"^#+ {re.escape(h)}$", text, re.M)] == []


def test_a_scan_is_refused(shared: Path) -> None:
    with pytest.raises(BadInput, match=r"has no text layer \(scanned\): 0 letters on 4 pages"):
        extracted(Source.read(shared / "data/reports_pdf/nsa_fy2007_3q_scan.pdf"))
