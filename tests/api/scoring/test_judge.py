"""Our own measure agrees with the script that wrote the goals, on every document of the gold."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.api.scoring.gold import read_gold
from remit.api.scoring.matching import pairs
from remit.api.scoring.score import Score, pooled
from remit.api.scoring.tally import Tally
from remit.loaders.report.as_json import as_json
from remit.loaders.report.read import read_report

STATEMENTS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: {"start": s[0], "end": s[0] + s[1]}), max_size=6
)


@pytest.fixture(scope="module")
def judge(shared: Path) -> ModuleType:
    """The scoring script of the gold."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold/score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_document_of_the_gold_is_scored_the_same(shared: Path, judge: ModuleType) -> None:
    golds = list(read_gold(shared / "gold", [shared / "seeds"]))
    assert len(golds) > 15
    ours, theirs = [], []
    for gold in golds:
        text = gold.document.read_bytes().decode("utf-8")
        found = as_json(read_report(text), text)
        tallies = Score(found, gold.content).tallies()
        judged, _ = judge.score(found, json.loads(gold.path.read_text("utf-8")), text)
        assert {name: tuple(tally) for name, tally in tallies.items()} == {
            name: tuple(judged[name]) for name in tallies
        }, gold.path.name
        for name, tally in tallies.items():
            assert (tally.precision, tally.recall, tally.f1) == pytest.approx(judge.f1(judged[name])), name
        ours.append(tallies)
        theirs.append(judged)
    total = pooled(ours)
    assert total["duty + holder"] == Tally(*map(sum, zip(*(one["duty + holder"] for one in theirs), strict=True)))


@given(found=STATEMENTS, gold=STATEMENTS)
def test_any_statements_are_paired_the_same(found: list[Any], gold: list[Any], judge: ModuleType) -> None:
    assert pairs(found, gold) == judge.pair(found, gold)
    assert pairs(found, gold, 0.5) == judge.pair(found, gold, 0.5)
