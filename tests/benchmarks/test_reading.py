"""The benchmark of reading, on a report of three sections: text and PDF are the same document, and figures come out."""

from pathlib import Path

import pytest

import reading


def test_a_made_report_is_measured_as_text_and_as_pdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "SECTIONS", 3)
    text, paper = (reading.measured(path) for path in reading.made(tmp_path))
    assert text["claims"] == paper["claims"] > 20
    assert paper["pages"] > 1
    assert paper["bare"] > 0
    assert "pages/s" in reading.told(Path("made.pdf"), paper)
