"""Loading of uploads, one after the other, each in a process of its own; a client polls how far it is."""

import asyncio
import json
import logging
import os
import secrets
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from remit.graph.errors import MapUnwritable, NotFound

KEPT = 1000  # tasks that are remembered, the newest
SECONDS = 3600.0
WAITING = 20  # uploads that may wait
log = logging.getLogger("remit.errors")


@dataclass
class Task:
    """One upload: who sent what when, and how it went. `state` is waiting, loading, done or failed."""

    id: str
    by: str
    at: str
    files: list[dict[str, str]]
    loader: str
    options: list[str]
    folder: Path
    state: str = "waiting"
    result: dict[str, Any] = field(default_factory=dict)

    @property
    def told(self) -> dict[str, Any]:
        """As a client reads it."""
        about = {"id": self.id, "state": self.state, "by": self.by, "at": self.at, "files": self.files}
        if self.state != "failed":
            return {**about, **self.result}
        status = self.result["status"]
        title = HTTPStatus(status).phrase
        return {**about, "problem": {"type": "about:blank", "title": title, **self.result}}


class Tasks:
    """The uploads of one server."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()

    @property
    def full(self) -> bool:
        """Whether too many are waiting."""
        return len(self._running) > WAITING

    def find(self, task_id: str) -> Task:
        """A task by its id. Raises NotFound."""
        if task_id not in self._tasks:
            raise NotFound(f"no task {task_id!r}; those of before the server was started are forgotten")
        return self._tasks[task_id]

    def begin(self, task: Task, map_path: Path) -> None:
        """Load in turn, while others are served."""
        self._tasks[task.id] = task
        for old in list(self._tasks)[:-KEPT]:
            del self._tasks[old]
        running = asyncio.ensure_future(self._run(task, map_path))
        self._running.add(running)
        running.add_done_callback(self._running.discard)

    async def _run(self, task: Task, map_path: Path) -> None:
        try:
            async with self._turn:
                task.state = "loading"
                task.result = await loaded(task, map_path)
            task.state = "failed" if "status" in task.result else "done"
            await asyncio.to_thread(note, task, map_path)
        except MapUnwritable as error:
            log.error("the end of an upload is not in the journal: %s", type(error.__cause__).__name__)
        finally:
            if task.state in {"waiting", "loading"}:
                task.result, task.state = {"status": 503, "detail": "the server was stopped"}, "failed"
            shutil.rmtree(task.folder, ignore_errors=True)

    async def stop(self) -> None:
        """End what is under way: nothing is half-written."""
        for running in list(self._running):
            running.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)


def new_folder() -> Path:
    """A folder for the files of an upload, which its owner alone can read."""
    return Path(tempfile.mkdtemp(prefix="remit-upload-"))


def new_id() -> str:
    """A name for a task that nobody guesses."""
    return secrets.token_urlsafe(12)


async def loaded(task: Task, map_path: Path) -> dict[str, Any]:
    """What the process that loads says, or a problem with its status."""
    names = [file["name"] for file in task.files]
    words = [str(map_path.absolute()), task.loader, str(len(names)), *names, *task.options]
    command = [sys.executable, "-P", "-m", "remit.api.load_worker", *words]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=task.folder, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), SECONDS)
    except TimeoutError:
        return {
            "status": 503,
            "detail": f"loading took longer than {SECONDS:.0f} s and was stopped; nothing was written",
        }
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError:
        return {"status": 503, "detail": "loading broke off: it needs too much memory or time; nothing was written"}
    return answer


def note(task: Task, map_path: Path) -> None:
    """Add who loads what to the journal beside the map, one JSON value a line. Raises MapUnwritable."""
    told = {"at": task.at, "by": task.by, "files": task.files, "state": task.state}
    told |= {key: task.result[key] for key in ("written", "detail") if key in task.result}
    line = json.dumps(told, ensure_ascii=False) + "\n"
    path = journal(map_path)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write(line)
    except OSError as error:
        raise MapUnwritable(f"{path}: cannot be written: {error.strerror}") from error


def journal(map_path: Path) -> Path:
    """Where it stands who loaded what over HTTP."""
    return map_path.with_name(f"{map_path.name}.journal")


def faults_of(names: Sequence[str]) -> str:
    """What is wrong with the names of uploaded files, if anything."""
    for name in names:
        if not name or name in {".", ".."} or "/" in name or "\\" in name or not name.isprintable() or len(name) > 200:
            return f"{name[:50]!r} is no name of a file (printable characters, no slashes, at most 200)"
        if name.startswith("-"):
            return f"{name[:50]!r}: a name does not begin with -"
    if len(set(names)) < len(names):
        return "two files have the same name"
    return ""
