"""How well reports are read, against what a careful reader finds: thresholds that no change may fall below."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from remit.api.commands.read import read_source
from remit.loaders.source import Source

SEEDS, DOCS = ("0",), ("h",)


def read(path: Path) -> dict[str, Any]:
    """What `remit read --json` prints."""
    return read_source(Source.read(path)).found


@pytest.fixture(scope="session")
def judge(shared: Path) -> ModuleType:
    """The scoring script of the gold."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold/score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def counts(judge: ModuleType, shared: Path) -> dict[str, dict[str, tuple[int, int, int]]]:
    """Document -> measure -> (true positives, false positives, false negatives)."""
    found = {}
    for path in sorted((shared / "gold/expected").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        folder = shared / ("gold/docs" if path.stem.startswith("h") else "seeds")
        text = (folder / gold["document"]["file"]).read_bytes().decode("utf-8")
        found[path.stem] = judge.score(read(folder / gold["document"]["file"]), gold, text)[0]
    return found


def pooled(
    counts: dict[str, dict[str, tuple[int, int, int]]], prefix: tuple[str, ...], measure: str
) -> tuple[int, ...]:
    """The counts of one measure over all documents of a set."""
    rows: Iterator[tuple[int, int, int]] = (
        measures[measure] for name, measures in counts.items() if name.startswith(prefix) and measure in measures
    )
    return tuple(map(sum, zip(*rows, strict=True)))


@pytest.mark.parametrize(
    ("prefix", "measure", "least"),
    [
        (SEEDS, "duty + holder", 0.96),
        (SEEDS, "recommendation", 0.98),
        (SEEDS, "rec addressees", 0.98),
        (SEEDS, "rec stance", 0.98),
        (SEEDS, "rec redaction", 0.98),
        (SEEDS, "reporting", 0.98),
        (SEEDS, "plan item", 0.95),
        (SEEDS, "action", 0.96),
        (SEEDS, "action owner", 0.95),
        (DOCS, "recommendation", 0.94),
        (DOCS, "rec addressees", 0.90),
        (DOCS, "reporting", 0.88),
        (DOCS, "information line", 0.90),
        (DOCS, "action", 0.88),
        (DOCS, "duty + holder", 0.875),
    ],
)
def test_f1(judge: ModuleType, counts: Any, prefix: tuple[str, ...], measure: str, least: float) -> None:
    assert judge.f1(pooled(counts, prefix, measure))[2] >= least


def test_flags_that_must_be_raised_are_and_most_raised_flags_are_right(judge: ModuleType, counts: Any) -> None:
    assert judge.f1(pooled(counts, SEEDS, "flag that must be raised"))[1] >= 0.97
    assert judge.f1(pooled(counts, SEEDS, "flag"))[0] >= 0.92
    assert judge.f1(pooled(counts, DOCS, "flag that must be raised"))[1] >= 0.76
    assert judge.f1(pooled(counts, DOCS, "flag"))[0] >= 0.67


def test_every_quote_is_verbatim(counts: Any) -> None:
    _, wrong, _ = pooled(counts, ("",), "verbatim quote")
    assert wrong == 0


def test_two_processes_print_the_same_bytes(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        command = [sys.executable, "-m", "remit.api.cli", "read", "--json", str(path)]
        printed = [
            subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
            for seed in ("1", "2")
        ]
        assert printed[0] == printed[1]
