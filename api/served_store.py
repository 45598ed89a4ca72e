"""Serving what a Neo4j holds: its claims are read into a file of ours, its flags are computed there, in Cypher."""

import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from time import monotonic

from remit.api.served import Edition
from remit.api.stores import neo4j
from remit.graph.detecting import Flag, detect, flags, registry
from remit.graph.errors import MapUnwritable, StoreError
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_pull import pull
from remit.graph.telling import worst_first

LOOK_SECONDS = 2.0  # how old an answer may be: the server is not asked for every request
# What changes with every push: nothing is ever deleted from a store.
_MARK = """MATCH (m:Map) WITH m.day AS day CALL { MATCH (n) RETURN count(n) AS nodes }
    CALL { MATCH ()-[r]->() RETURN count(r) AS links } RETURN day, nodes, links"""
Mark = tuple[object, ...]


class ServedStore:
    """A Neo4j; what is pushed into it is served some seconds later. Raises StoreError where it holds no whole map."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._lock = Lock()
        self._mark: Mark = ()
        self._looked = 0.0
        with ExitStack() as opened:
            self._folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="remit-served-")))
            self.store: Neo4j = opened.enter_context(neo4j(uri))
            self._edition = self._read()
            self._open = opened.pop_all()

    def current(self) -> Edition | None:
        """The edition at hand, or None where it is time to look whether the store has a newer one."""
        return self._edition if monotonic() - self._looked < LOOK_SECONDS else None

    def edition(self) -> Edition:
        """The newest whole version: while a push is under way, the one before it."""
        with self._lock:
            if monotonic() - self._looked >= LOOK_SECONDS:
                if self._seen() != self._mark and self._whole():
                    self._edition = self._read()
                self._looked = monotonic()
            return self._edition

    def writing(self) -> Map:
        """Raises MapUnwritable: what is written goes into a map file, and from there by remit push."""
        raise MapUnwritable(f"{self.uri}: this server only reads the store; write to a map file and push it")

    def close(self) -> None:
        """End the connection and remove the file."""
        self._open.close()

    def _seen(self) -> Mark:
        rows: Iterable[Mark] = self.store.read(_MARK)
        return next(iter(rows), ())

    def _whole(self) -> bool:
        try:
            self.store.day()
        except StoreError:
            return False
        return True

    def _read(self) -> Edition:
        """Read the whole store. Raises StoreError, also where a push began meanwhile."""
        mark, day = self._seen(), self.store.day()
        path = self._folder / f"{len(list(self._folder.iterdir()))}.remit"
        with Map.open(path, create=True) as map_:
            pull(self.store, map_)
        self._mark, self._looked = mark, monotonic()
        version = "-".join(map(str, mark))
        return Edition.of(lambda: Map.open(path, readonly=True), day, self._flags, f"{version}-").prepare()

    def _flags(self, edition: Edition) -> list[Flag]:
        """All flags, worst first: computed in the store where a query can say them, else in the view."""
        found = [
            flag
            for one in registry().values()
            for flag in (
                detect(edition.view, [one])
                if one.no_query
                else flags(edition.map, one, self.store.rows_of(one, edition.day))
            )
        ]
        return worst_first(found)
