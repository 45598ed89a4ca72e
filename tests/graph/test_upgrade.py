"""A map of an earlier format is brought up to ours when it is opened, by a writer or by a reader."""

import sqlite3
from pathlib import Path

import pytest

from remit.graph.claim import Thing
from remit.graph.decisions import Decision
from remit.graph.map import Map
from remit.graph.schema import VERSION

OTHER = Thing("post/clerk-2", "Post", "another clerk")
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
        assert (map_.decisions(), map_.verdicts(), map_.content) == ([], {}, map_.generation)
        if not readonly:
            map_.decide([Decision("post/clerk", "split", "post/clerk-2", "Ada")], things=[OTHER])
            assert len(map_.decisions("post/clerk")) == 1
    with sqlite3.connect(path) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (VERSION,)
    new.close()
