"""Power cuts, full disks, other writers, files that are no maps: nothing is lost, and the message says why."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import disks
from organisation import Organisation
from remit.graph import sqlite
from remit.graph.claim import Claim, Document, Thing
from remit.graph.errors import MapBusy, MapUnwritable, NewerMap, NotAMap, NotFound
from remit.graph.map import Map
from remit.graph.schema import VERSION
from remit.graph.view import View

POSTS = 400
LOAD = f"""
import sys
from organisation import Organisation
from remit.graph.map import Map
o = Organisation({POSTS})
with Map.open(sys.argv[1], create=True) as map_:
    print("begin", flush=True)
    map_.write(documents=o.documents(), things=o.things(), claims=o.claims())
    print("end", flush=True)
"""
FIRST = [Thing("first", "Post", "First")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map that holds one thing."""
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        map_.write(things=FIRST)
    return tmp_path / "m.remit"


def loading(path: Path) -> "subprocess.Popen[str]":
    """A process that loads an organisation into a map, once it has begun."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    return process


def whole(path: Path) -> dict[str, int]:
    """The counts of a map that SQLite finds sound."""
    with Map.open(path) as map_:
        assert map_.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert map_.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return map_.counts()


def after() -> dict[str, int]:
    """What the map holds when the load has finished."""
    with Map.memory() as map_:
        map_.write(things=FIRST)
        map_.write(
            documents=Organisation(POSTS).documents(),
            things=Organisation(POSTS).things(),
            claims=Organisation(POSTS).claims(),
        )
        return map_.counts()


def test_a_load_that_is_killed_leaves_the_map_as_before_or_after(path: Path) -> None:
    before, done = whole(path), after()
    seen, chooser = set(), random.Random(5)  # noqa: S311 moments to kill at
    for _ in range(12):
        copy = path.with_name("copy.remit")
        for old in path.parent.glob("copy.remit*"):
            old.unlink()
        shutil.copy(path, copy)
        process = loading(copy)
        time.sleep(chooser.uniform(0, 0.25))
        process.send_signal(signal.SIGKILL)
        finished = "end" in process.communicate()[0]
        counts = whole(copy)
        assert counts == (done if finished else counts)
        assert counts in (before, done)
        seen.add(counts == before)
    assert True in seen  # at least one kill came in the middle


def test_a_second_writer_is_told_that_somebody_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.05)
    with Map.open(path) as first, Map.open(path) as second:
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(MapBusy, match=r"m\.remit: another process is writing to this map; try again when it has"):
            second.write(things=[Thing("x", "Post", "X")])
        first.connection.execute("COMMIT")
        assert second.write(things=[Thing("x", "Post", "X")]).things == 1


def test_a_reader_sees_the_last_finished_write(path: Path) -> None:
    with Map.open(path) as writer, Map.open(path, readonly=True) as reader:
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("UPDATE things SET label = 'half'")
        assert [thing.label for thing in reader.things()] == ["First"]
        writer.connection.execute("ROLLBACK")
        writer.write(things=[Thing("x", "Post", "X")])
        assert len([*reader.things()]) == 2
        assert len(View.of(reader).things("Post")) == 2


def test_a_map_of_a_later_version_says_so(path: Path) -> None:
    with Map.open(path) as map_:
        map_.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(
        NewerMap, match=rf"later Remit \(format {VERSION + 1}, this one reads up to {VERSION}\); upgrade"
    ):
        Map.open(path)


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE posts (id)")
    connection.close()


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize(
    "content",
    [b"\x00\xff" * 4000, b"The registrar keeps the archive.\n" * 90, b"SQLite format 3\x00" + b"\x07" * 5000, None],
)
def test_a_file_that_is_no_map_is_refused_and_left_alone(
    tmp_path: Path, content: bytes | None, *, readonly: bool
) -> None:
    path = tmp_path / "other.db"
    if content is None:
        other_database(path)
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(NotAMap, match=r"other\.db: is (no Remit map or is damaged|a SQLite file but no Remit map)"):
        Map.open(path, readonly=readonly, create=not readonly)
    assert path.read_bytes() == before


def test_an_empty_file_is_no_map_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.remit").touch()
    with pytest.raises(NotAMap):
        Map.open(tmp_path / "empty.remit", readonly=True)


def test_absent_and_folder(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no such map \(make one with: remit load SOURCE --map"):
        Map.open(tmp_path / "absent.remit")
    with pytest.raises(MapUnwritable, match="cannot be opened"):
        Map.open(tmp_path, create=True)
    with pytest.raises(MapUnwritable, match="cannot be opened"):
        Map.open(tmp_path / "no" / "such" / "folder.remit", create=True)


def test_a_map_that_was_cut_short_is_told_to_be_damaged(path: Path) -> None:
    with Map.open(path) as map_:
        map_.write(things=(Thing(f"p{i}", "Post", f"Pilot {i}") for i in range(3000)))
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(NotAMap, match=r"m\.remit: is no Remit map or is damaged"):
        Map.open(path)


def test_a_map_with_a_limit_on_its_size_keeps_what_it_has(path: Path) -> None:
    with Map.open(path) as map_:
        map_.connection.execute("PRAGMA max_page_count = 60")
        organisation = Organisation(POSTS)
        with pytest.raises(MapUnwritable, match="nothing was written: database or disk is full"):
            map_.write(things=organisation.things())
        assert [*map_.things()] == FIRST
        assert map_.write(things=[Thing("x", "Post", "X")]).things == 1
    assert whole(path)["things"] == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    with disks.small_disk(tmp_path / "disk") as disk:
        yield disk


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "m.remit"
    with Map.open(path, create=True) as map_:
        map_.write(things=FIRST)
        with pytest.raises(MapUnwritable, match=r"m\.remit: nothing was written: .*(full|disk I/O)"):
            map_.write(documents=[Document("a", "a.txt", "text/plain", "0", "word " * 600_000)])
        assert [*map_.things()] == FIRST
        assert map_.write(things=[Thing("x", "Post", "X")]).things == 1
    assert whole(path)["things"] == 2


def test_a_disk_that_is_read_only_is_read_and_refuses_writing(small_disk: Path) -> None:
    path = small_disk / "m.remit"
    with Map.open(path, create=True) as map_:
        map_.write(things=FIRST, claims=[Claim("Standing", "first", "vacant")])
    disks.mount(small_disk, "-o", "remount,ro")
    with Map.open(path, readonly=True) as map_:
        assert [*map_.things()] == FIRST
        assert len(View.of(map_).claims("Standing")) == 1
    with pytest.raises(MapUnwritable, match=r"m\.remit: "), Map.open(path) as map_:
        map_.write(things=[Thing("x", "Post", "X")])
    disks.mount(small_disk, "-o", "remount,rw")


def test_a_read_only_map_refuses_writing(path: Path) -> None:
    with Map.open(path, readonly=True) as map_, pytest.raises(MapUnwritable, match=r"nothing was written: .*readonly"):
        map_.write(things=[Thing("x", "Post", "X")])
    assert whole(path)["things"] == 1
