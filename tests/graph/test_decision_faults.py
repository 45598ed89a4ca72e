"""Power cuts and other writers while somebody decides: all of a decision stays or none of it, and its outcome fits."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from organisation import Organisation
from remit.graph import sqlite
from remit.graph.decisions import Decision
from remit.graph.errors import MapBusy, MapUnwritable
from remit.graph.map import Map
from remit.graph.settling import Settling

POSTS, BATCH = 200, 40
DECIDE = f"""
import sys
from remit.graph.decisions import Decision
from remit.graph.map import Map
with Map.open(sys.argv[1]) as map_:
    claims = [claim.id for claim in map_.claims()]
    print("begin", flush=True)
    for start in range(0, len(claims), {BATCH}):
        map_.decide([Decision(c, "reject", by="Ada", why="x") for c in claims[start:start + {BATCH}]])
    print("end", flush=True)
"""


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of some posts."""
    path = tmp_path_factory.mktemp("organisation") / "m.remit"
    made = Organisation(POSTS)
    with Map.open(path, create=True) as map_:
        map_.write(documents=made.documents(), things=made.things(), claims=made.claims())
    return path


@pytest.fixture
def path(organisation: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    (tmp_path / "m.remit").write_bytes(organisation.read_bytes())
    return tmp_path / "m.remit"


def settled(path: Path) -> int:
    """How many decisions a map holds, after its verdicts were found to be what follows from them."""
    with Map.open(path) as map_:
        assert map_.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert map_.verdicts() == Settling(map_.connection, map_.standing()).outcome().verdicts
        return len(map_.decisions())


def test_a_process_that_is_killed_while_it_decides_leaves_whole_decisions(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    chooser, counts = random.Random(7), [0]  # noqa: S311 moments to kill at
    for _ in range(6):
        command = [sys.executable, "-c", DECIDE, str(path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        time.sleep(chooser.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        counts.append(settled(path))
        assert counts[-1] >= counts[-2]
        assert counts[-1] % BATCH in (0, len_claims(path) % BATCH)
    assert counts[-1] > 0


def len_claims(path: Path) -> int:
    """How many claims a map holds."""
    with Map.open(path, readonly=True) as map_:
        return map_.counts()["claims"]


def test_who_decides_beside_another_writer_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.05)
    with Map.open(path) as first, Map.open(path) as second:
        claim = next(first.claims()).id
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(MapBusy, match="another process is writing"):
            second.decide([Decision(claim, "accept", by="Ada")])
        first.connection.execute("ROLLBACK")
        second.decide([Decision(claim, "accept", by="Ada")])
    assert settled(path) == 1


def test_a_map_without_room_keeps_what_was_decided_before(path: Path) -> None:
    with Map.open(path) as map_:
        claims = [claim.id for claim in map_.claims()]
        map_.decide([Decision(claims[0], "accept", by="Ada")])
        pages = map_.connection.execute("PRAGMA page_count").fetchone()[0]
        map_.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(MapUnwritable, match="nothing was written"):
            map_.decide([Decision(claim, "reject", by="Ada", why="x" * 9000) for claim in claims])
    assert settled(path) == 1


def test_a_read_only_map_takes_no_decision(path: Path) -> None:
    with Map.open(path, readonly=True) as map_, pytest.raises(MapUnwritable, match="nothing was written"):
        map_.decide([Decision(next(map_.claims()).id, "accept", by="Ada")])
    assert settled(path) == 0
