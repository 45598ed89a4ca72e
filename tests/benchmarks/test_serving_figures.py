"""The benchmark of the server at 200 posts, so that it cannot rot."""

import re
import shutil

import pytest

import serving


@pytest.mark.timeout(300)
@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed (apt install wrk)")
def test_the_server_is_measured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(serving, "SECONDS", 1)
    monkeypatch.setattr("sys.argv", ["serving.py", "200"])
    serving.main()
    told = capsys.readouterr().out
    assert len(re.findall(r"requests/s .* errors 0", told)) == told.count("requests/s") == 7
    assert "SPARQL, runaway" in told
    assert "statuses [503]" in told


def test_without_wrk_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    serving.main()
    assert "wrk is not installed" in capsys.readouterr().out
