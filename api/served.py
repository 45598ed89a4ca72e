"""What a server answers from: the newest version of a map, computed once and shared by all requests."""

import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, Self

from remit.api.flagging import flags_of
from remit.graph.columns import IntArray
from remit.graph.detecting import Flag
from remit.graph.errors import MapError
from remit.graph.map import Map
from remit.graph.questions import Questions
from remit.graph.sqlite import explained
from remit.graph.telling import Places
from remit.graph.view import View
from remit.graph.waivers import Waived, sort_out

Flagging = Callable[["Edition"], list[Flag]]


class Edition:
    """One version of a map on one day; what is expensive is computed when it is first asked for, and only once.

    Its connection sees the map as it was when the edition was opened, whatever is written meanwhile. Cheap questions
    are asked on it without a thread; what takes long is asked in a thread, on `beside`: the same edition on a
    connection of its own, so that nobody waits for SQLite.
    """

    def __init__(self, map_: Map, day: date, flagging: Flagging, version: str = "") -> None:
        self.map = map_
        self.version = version
        self.generation = frozen(map_)
        self.day = day
        self.places = Places(map_)
        self.flagging = flagging
        self.orders: dict[str, IntArray] = {}
        self.kept: dict[str, Any] = {}  # what others compute once an edition, and what goes with it
        self._lock = Lock()
        self._beside: Edition | None = None
        weakref.finalize(self, map_.close)

    @classmethod
    def of(cls, open_map: Callable[[], Map], day: date, flagging: Flagging, version: str = "") -> Self:
        """An edition and the one beside it, of one version: where somebody writes between the two, both anew."""
        while True:
            edition, beside = (cls(open_map(), day, flagging, version) for _ in range(2))
            if edition.generation == beside.generation:
                edition._beside = beside
                beside.__dict__["view"] = replace(edition.view, map=beside.map)
                beside.orders = edition.orders
                return edition

    @property
    def beside(self) -> "Edition":
        """The same on another connection, for threads."""
        return self._beside or self

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
        """All flags, worst first. The first call may take seconds: ask it in a thread."""
        with self._lock:
            return self._flags

    @cached_property
    def _flags(self) -> list[Flag]:
        return self.flagging(self.beside)

    @property
    def flagged(self) -> bool:
        """Whether the flags are computed already."""
        return "_flags" in self.__dict__

    @cached_property
    def sorted_out(self) -> Waived:
        """The flags, those that somebody accepts told from the others. Like `flags`, for threads."""
        return sort_out(self.flags, self.beside.map.standing(), self.day)

    @property
    def tag(self) -> str:
        """Names this version of the map: equal tags mean equal answers."""
        return f"{self.version}{self.generation}-{self.day.isoformat()}"

    def prepare(self) -> Self:
        """Compute what the first question would wait for."""
        computed = {"ways": self.questions.ways, "assignments": self.questions.assignments}
        self.beside.questions.__dict__.update(computed)
        return self


def file_of(edition: Edition) -> Path:
    """The file of an edition, for processes that read it themselves."""
    if edition.map.path is None:
        raise TypeError("a server answers from a file")
    return edition.map.path


def frozen(map_: Map) -> int:
    """Begin a read transaction, so that the connection sees no later write; returns the map's generation."""
    with explained(map_.path):
        map_.connection.execute("BEGIN")
        return map_.generation


class Served(Protocol):
    """Where a server finds the map: a file, or a store that was read into one."""

    def current(self) -> Edition | None:
        """The edition at hand, or None where there is a newer version (or day). Takes microseconds."""
        ...

    def edition(self) -> Edition:
        """The newest version, today; may take a second where it is new."""
        ...

    def writing(self) -> Map:
        """The map, open for writing; the caller closes it. Raises MapUnwritable where this server only reads."""
        ...

    def close(self) -> None:
        """Give back what was opened; nothing is asked any more."""
        ...


class ServedFile:
    """A map file; what another process writes to it is served with the next request."""

    def __init__(self, path: Path, today: Callable[[], date] = date.today) -> None:
        self.path = path
        self.today = today
        self._lock = Lock()
        self._watch = Map.open(path, readonly=True)
        self._file = self._watched()
        self._edition = self._open()

    def _watched(self) -> tuple[int, int]:
        """Which file lies at the path: another one may be put in its place."""
        try:
            stat = self.path.stat()
        except OSError as error:
            raise MapError(f"{self.path}: the map is not there any more") from error
        return stat.st_dev, stat.st_ino

    def _open(self) -> Edition:
        return Edition.of(lambda: Map.open(self.path, readonly=True), self.today(), flags_of).prepare()

    def current(self) -> Edition | None:
        """The edition at hand, or None where another process wrote to the map, or where the day is over."""
        held = self._edition
        if self._watched() == self._file and (self._watch.generation, self.today()) == (held.generation, held.day):
            return held
        return None

    def edition(self) -> Edition:
        """The newest version, today. An older one lives on as long as a request uses it."""
        with self._lock:
            held = self.current()
            if held is None:
                if self._watched() != self._file:
                    self._watch, self._file = Map.open(self.path, readonly=True), self._watched()
                held = self._edition = self._open()
            return held

    def writing(self) -> Map:
        """The map, open for writing; the caller closes it. Raises MapBusy, MapUnwritable."""
        return Map.open(self.path)

    def close(self) -> None:
        """Close the file; editions close theirs when nobody uses them any more."""
        self._watch.close()
