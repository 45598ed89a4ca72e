"""Opening the file behind a map: who may write, and what SQLite's errors mean to a user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from remit.graph.errors import MapBusy, MapError, MapUnwritable, NewerMap, NotAMap, NotFound
from remit.graph.schema import APPLICATION_ID, TABLES, UPGRADES, VERSION

WAIT_SECONDS = 5.0  # how long a second writer waits before it is told that somebody else writes


def connect(path: Path | None, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection to a map file (None: in memory). Raises NotFound, NotAMap, NewerMap or MapUnwritable."""
    if path is None:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    else:
        connection = connect_file(path, create=create, readonly=readonly)
    try:
        with explained(path):
            prepare(connection, path, readonly=readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_file(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """The bare connection; a read-only one works on a disk where SQLite cannot write its shared memory either."""
    if not path.exists() and not create:
        raise NotFound(f"{path}: no such map (make one with: remit load SOURCE --map {path})")
    modes = ("mode=ro", "mode=ro&immutable=1") if readonly else ("mode=rwc",)
    last: sqlite3.Error | None = None
    for mode in modes:
        try:
            return opened(f"file:{quote(str(path.absolute()))}?{mode}")
        except sqlite3.OperationalError as error:
            last = error
        except sqlite3.DatabaseError as error:
            raise NotAMap(f"{path}: is no Remit map or is damaged ({error})") from error
    raise MapUnwritable(f"{path}: cannot be opened: {last}") from last


def opened(uri: str) -> sqlite3.Connection:
    """A connection that has read the file's header; it is closed again where that fails."""
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA schema_version")
    except BaseException:
        connection.close()
        raise
    return connection


def prepare(connection: sqlite3.Connection, path: Path | None, *, readonly: bool) -> None:
    """Check that the file is a map of a version we know; give an empty file its tables."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if empty and application == 0 and not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; {TABLES} COMMIT;"
        )
    elif application != APPLICATION_ID or (version < 1 and not empty):
        raise NotAMap(f"{path}: is a SQLite file but no Remit map")
    elif version > VERSION:
        raise NewerMap(
            f"{path}: written by a later Remit (format {version}, this one reads up to {VERSION}); upgrade Remit"
        )
    if not empty and version < VERSION:
        upgrade(connection, path, version, readonly=readonly)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MB: indexes of 100,000 posts stay in memory while loading


def upgrade(connection: sqlite3.Connection, path: Path | None, version: int, *, readonly: bool) -> None:
    """Bring a map of an earlier format up to ours, all or nothing; a reader does it through a writer of its own."""
    if readonly and path is not None:
        connect(path, create=False, readonly=False).close()
        return
    steps = "".join(UPGRADES[step] for step in range(version, VERSION))
    connection.executescript(f"BEGIN IMMEDIATE; {steps} PRAGMA user_version = {VERSION}; COMMIT;")


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors into ours, so that a user reads what happened to the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise MapBusy(f"{path}: another process is writing to this map; try again when it has finished") from error
        if any(word in text for word in ("full", "readonly", "disk I/O", "unable to open")):
            raise MapUnwritable(f"{path}: nothing was written: {text}") from error
        raise MapError(f"{path}: {text}") from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError):
            raise
        raise NotAMap(f"{path}: is no Remit map or is damaged ({error})") from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path | None) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back when anything is raised."""
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # A full disk makes SQLite roll back by itself; then there is nothing left to roll back.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
