"""Keeps a map's graph ready for users' SPARQL: a process that holds it, and forks one that is thrown away a query."""

import json
import os
import socket
import subprocess
import sys
import weakref
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from remit.api.asking import SECONDS, Loading, Stopped
from remit.api.query_rules import expanded
from remit.graph.errors import MapError, Refused

LOADING_SECONDS = 20.0  # how long a query waits for the graph; that of 100,000 posts takes longer, and is asked again
GRACE = 3.0  # seconds after which a process that was to end by itself is given up


class Keeper:
    """Holds the newest version that was asked. Threads may ask at once; each query has a process of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: Held | None = None

    def ask(self, path: Path, version: str, query: str, seconds: int = SECONDS) -> dict[str, Any]:
        """SPARQL results in JSON with `truncated`, on a map file in the version that a word names.

        Raises Refused (with the reason), Stopped for what takes too long or too much memory, and Loading.
        """
        expanded(query)  # cheap, and spares a process
        if not hasattr(os, "fork"):
            raise Refused("queries of users need a system that can limit a process (Linux, macOS)")
        held = self.held(path, version)
        if not held.wait_loaded():
            raise Loading(f"{path}: the graph is being loaded; ask again in a minute")
        return answered(held.fork(query, seconds), seconds)

    def held(self, path: Path, version: str) -> "Held":
        """The process that holds a version; that of another version is ended."""
        with self._lock:
            if self._held is None or self._held.version != version or self._held.gone:
                self.close()
                self._held = Held(path, version)
            return self._held

    def close(self) -> None:
        """End the process."""
        if self._held is not None:
            self._held.close()


class Held:
    """One process with the graph of one version."""

    def __init__(self, path: Path, version: str) -> None:
        self.version = version
        self.path = path
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        words = [sys.executable, "-P", "-m", "remit.api.keeper_worker", str(path.absolute()), str(theirs.fileno())]
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 our own module
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self.control = ours
        self.loaded = False
        self._lock = Lock()
        self.close = weakref.finalize(self, end, self.process, ours)

    @property
    def gone(self) -> bool:
        """Whether the process has ended: it does after some minutes without a query."""
        return self.process.poll() is not None

    def wait_loaded(self) -> bool:
        """Whether the graph is loaded, after a while at the most. Raises MapError where it cannot be."""
        with self._lock:
            if not self.loaded:
                self.control.settimeout(LOADING_SECONDS)
                try:
                    word = self.control.recv(1)
                except TimeoutError:
                    return False
                if word != b"+":
                    raise MapError(f"{self.path}: its graph could not be loaded")
                self.loaded = True
            return True

    def fork(self, query: str, seconds: int) -> socket.socket:
        """A connection to a new process that answers the query."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs, self._lock:
            socket.send_fds(self.control, [bytes([min(seconds, 255)])], [theirs.fileno()])
        ours.settimeout(seconds + GRACE)
        try:
            ours.sendall(query.encode("utf-8", "replace"))
            ours.shutdown(socket.SHUT_WR)
        except BaseException:
            ours.close()
            raise
        return ours


def end(process: "subprocess.Popen[bytes]", control: socket.socket) -> None:
    """End a process that holds a graph, and those that it forked as their time is over."""
    control.close()
    process.kill()
    process.wait()


def answered(connection: socket.socket, seconds: int) -> dict[str, Any]:
    """What a forked process says. Raises Refused, Stopped."""
    parts = []
    with connection, suppress(TimeoutError):
        while part := connection.recv(1 << 20):
            parts.append(part)
    try:
        answer: dict[str, Any] = json.loads(b"".join(parts))
    except ValueError as error:
        raise Stopped(f"the query took longer than {seconds} s, or more memory than it may, and was stopped") from error
    if "refused" in answer:
        raise (Stopped if answer.get("stopped") else Refused)(answer["refused"])
    return answer
