"""The benchmark of the explorer at 120 posts, so that it cannot rot."""

from typing import Any

import pytest

import explorer


def test_it_measures_and_tells(
    browser: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(explorer, "ASKED", 3)
    monkeypatch.setattr(explorer, "BESIDE", (1,))
    monkeypatch.setattr("sys.argv", ["explorer.py", "120"])
    monkeypatch.setattr(explorer, "browser", lambda: Lent(browser))
    explorer.main()
    told = capsys.readouterr().out
    assert "| 120 posts, headless Chromium | |" in told
    assert "nan" not in told


class Lent:
    """The browser of the tests: playwright starts once in a process."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def __enter__(self) -> Any:
        return self.browser

    def __exit__(self, *_: object) -> None:
        """It is closed by whoever lent it."""
