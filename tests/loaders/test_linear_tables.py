"""Long runs of one character, which patterns try in every division, take no more than linear time."""

import contextlib
import time

import pytest
from loaded import load_text

from remit.graph.errors import BadInput

LONG = 100_000


@pytest.mark.parametrize("run", ["*", " ", "'", "A ", "(1)", "| ", "-", "|-", '""', "A = ", "\\|", "&", "\u00b9", "\t"])
@pytest.mark.parametrize(("loader", "name"), [("raci", "a.csv"), ("raci", "a.md"), ("orgchart", "a.csv")])
def test_long_runs(run: str, loader: str, name: str) -> None:
    long = run * LONG
    table = f"Post,Name,Reports to\nPilot,A,R\nDiver,x{long}y,x {long}y\n{long}\n"
    if name == "a.md":
        table = f"| Task | Al | Bo |\n|-|-|-|\n| Dig | A | R |\n| Dive | x{long}y | {long}y |\n\n{long}x\n| {long}\n"
    begun = time.process_time()
    with contextlib.suppress(BadInput):
        load_text(loader, table, name)
    assert time.process_time() - begun < 10
