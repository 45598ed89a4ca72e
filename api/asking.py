"""A user's SPARQL query, run in a process of its own that is killed when it takes too long or too much."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from remit.api.query_rules import expanded
from remit.graph.errors import BadInput, MapError, NotFound, Refused

SECONDS = 5


class Stopped(Refused):
    """A query took too long, or more memory than it may have."""


class Loading(MapError):
    """The graph is still being loaded: ask again."""


def ask(path: Path, query: str, seconds: int = SECONDS) -> dict[str, Any]:
    """SPARQL results in JSON of a query on a map file or RDF file, with `truncated`.

    Raises Refused (with the reason) for queries that do more than read, are too large, or take too long or too much
    memory; NotFound for a file that is not there; BadInput for one that is none.
    """
    expanded(query)
    if os.name != "posix":
        raise Refused("queries of users need a system that can limit a process (Linux, macOS)")
    if not path.exists():
        raise NotFound(f"{path}: no such map or RDF file")
    words = [sys.executable, "-m", "remit.api.asking_worker", str(path.absolute()), str(seconds)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker:  # noqa: S603 our own module
        try:
            return spoken(worker, path, query, seconds)
        finally:
            worker.kill()


def spoken(worker: "subprocess.Popen[bytes]", path: Path, query: str, seconds: int) -> dict[str, Any]:
    """Wait until the worker has loaded the graph, give it the query, and read its answer."""
    if worker.stdout is None:
        raise TypeError("the worker has no output")
    ready = worker.stdout.readline()
    if ready != b"ready\n":
        reason = json.loads(ready)["refused"] if ready else "the process that answers queries did not start"
        raise BadInput(str(path), reason)
    try:
        output, _ = worker.communicate(query.encode("utf-8", "replace"), timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Stopped(f"the query took longer than {seconds} s and was stopped") from error
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError as error:
        raise Stopped("the query broke the engine, or needed more memory than it may have, and was stopped") from error
    if "refused" in answer:
        raise (Stopped if answer.get("stopped") else Refused)(answer["refused"])
    return answer
