"""What a server answers from: the newest version of a map, computed once and shared by all requests."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

from remit.api.output import Places
from remit.api.reports import worst_first
from remit.graph.detecting import Flag, detect
from remit.graph.map import Map
from remit.graph.questions import Questions
from remit.graph.view import View


class Edition:
    """One version of a map on one day; what is expensive is computed when it is first asked for, and only once.

    Requests of several threads share it: SQLite serialises them on the one connection, and nobody writes through it.
    """

    def __init__(self, map_: Map, generation: int, day: date) -> None:
        self.map = map_
        self.generation = generation
        self.day = day
        self.places = Places(map_)
        self._lock = Lock()

    @cached_property
    def view(self) -> View:
        """The claims in force on the day."""
        return View.of(self.map, self.day)

    @cached_property
    def questions(self) -> Questions:
        """Who owns what, and who stands above whom."""
        return Questions(self.view)

    @property
    def flags(self) -> list[Flag]:
        """All flags, worst first."""
        with self._lock:
            return self._flags

    @cached_property
    def _flags(self) -> list[Flag]:
        return worst_first(detect(self.view))

    @property
    def tag(self) -> str:
        """Names this version of the map: equal tags mean equal answers."""
        return f"{self.generation}-{self.day.isoformat()}"


class Served(Protocol):
    """Where a server finds the map: a file, or a store that was read into one."""

    def edition(self) -> Edition:
        """The newest version, today."""
        ...

    def writing(self) -> Map:
        """The map, open for writing; the caller closes it. Raises MapUnwritable where this server only reads."""
        ...


class ServedFile:
    """A map file; what another process writes to it is served with the next request."""

    def __init__(self, path: Path, today: Callable[[], date] = date.today) -> None:
        self.path = path
        self.today = today
        self._lock = Lock()
        self._edition = self._open()

    def _open(self) -> Edition:
        map_ = Map.open(self.path, readonly=True)
        return Edition(map_, map_.generation, self.today())

    def edition(self) -> Edition:
        """The newest version, today. An older one lives on as long as a request uses it."""
        with self._lock:
            held = self._edition
            if (held.map.generation, self.today()) != (held.generation, held.day):
                self._edition = self._open()
            return self._edition

    def writing(self) -> Map:
        """The map, open for writing; the caller closes it. Raises MapBusy, MapUnwritable."""
        return Map.open(self.path)
