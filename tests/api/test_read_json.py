"""remit read --json quotes a text as the file has it, control characters included."""

import json
from pathlib import Path
from typing import Any

import pytest

from remit.api.cli import run

TEXT = "# Tide Office\n\nThe Harbour Master shall keep\n\x0cthe tide tables. Management should paint the\x0bbuoys.\n"


def quotes(value: Any) -> list[dict[str, Any]]:
    """Every object with a quote, however deep."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) and "quote" in value else []
    return own + [found for item in inside for found in quotes(item)]


def test_every_quote_is_the_characters_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "office.txt"
    path.write_text(TEXT, "utf-8")
    assert run(["read", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = quotes(found["responsibilities"])
    assert any("\x0c" in one["quote"] or "\x0b" in one["quote"] for one in told)
    assert quotes(found["flags"]), "a flag quotes the file too"
    for one in quotes(found):
        assert one["quote"] == TEXT[one["start"] : one["end"]]
