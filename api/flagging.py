"""Flags of a whole map; those of a large one are computed in a process of its own, while others are served."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from remit.graph.detecting import Flag, detect
from remit.graph.errors import MapError
from remit.graph.telling import worst_first

if TYPE_CHECKING:
    from remit.api.served import Edition

SMALL = 20_000  # claims: their flags take less time than a process takes to start
BATCH = 100  # flags sent at once: unpacking more would hold all threads up


def flags_of(edition: "Edition") -> list[Flag]:
    """All flags of an edition, worst first."""
    if edition.map.path is None or len(edition.view.columns.relation) <= SMALL:
        return worst_first(detect(edition.view))
    return worst_first(from_worker(str(edition.map.path.absolute()), edition.day.isoformat()))


def from_worker(path: str, day: str) -> Iterator[Flag]:
    """The flags of a map file, as another process finds them. Raises MapError where it fails."""
    words = [sys.executable, "-P", "-m", "remit.api.flagging_worker", path, day]
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as worker:  # noqa: S603 our own module
        if worker.stdout is None:
            raise TypeError("the worker has no output")
        try:
            for batch in unpacked(worker.stdout):
                yield from batch
            worker.wait()
        finally:
            worker.kill()
    if worker.returncode:
        raise MapError(f"{path}: its flags could not be computed (exit code {worker.returncode})")


def unpacked(stream: IO[bytes]) -> Iterator[list[Flag]]:
    """The batches that a worker of ours wrote."""
    while True:
        try:
            yield pickle.load(stream)  # noqa: S301 written by our own process
        except EOFError:
            return
