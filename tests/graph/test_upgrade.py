"""A map of an earlier format is brought up to ours when it is opened, by a writer or by a reader."""

import sqlite3
from pathlib import Path

import pytest

from remit.graph.map import Map
from remit.graph.schema import VERSION

FIRST = Path(__file__).parent / "map_format_1.sql"


@pytest.mark.parametrize("readonly", [False, True])
def test_a_map_of_the_first_format_is_upgraded(tmp_path: Path, readonly: bool) -> None:
    path = tmp_path / "old.remit"
    with sqlite3.connect(path) as old:
        old.executescript(FIRST.read_text("utf-8"))
    old.close()
    with Map.open(path, readonly=readonly) as map_:
        assert [(d.name, d.text, d.layout) for d in map_.documents()] == [("a.txt", "The clerk keeps it.", "")]
        assert [claim.evidence[0].quote for claim in map_.claims()] == ["The clerk keeps it."]
    with sqlite3.connect(path) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (VERSION,)
    new.close()
