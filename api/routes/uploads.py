"""Loading over HTTP: documents and tables are sent, and read as by remit load."""

import hashlib
import shutil
from pathlib import Path
from typing import Annotated, Any

from fastapi import File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool

from remit.api.asked import Source
from remit.api.deciding import decider
from remit.api.http import changing
from remit.api.http.problems import Declined
from remit.api.http.routing import Json, resources
from remit.api.http.tasks import Task, Tasks, faults_of, new_folder, new_id, note
from remit.graph.decisions import moment
from remit.graph.errors import BadInput, MapUnwritable
from remit.loaders.loading import COMMON_OPTIONS, registry

router = resources("loading")
MOST = 20  # files of one upload
ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {"headers": {"Location": {"description": "Where to ask how far it is.", "schema": {"type": "string"}}}}
}


@router.post("/documents", status_code=202, response_model=changing.Task, responses=ACCEPTED)
async def upload(
    request: Request,
    served: Source,
    file: Annotated[list[UploadFile], File(min_length=1, max_length=MOST, description="Documents, charts, matrices.")],
    by: Annotated[str, Form(max_length=150, pattern=r"\S", description="Who loads them.")],
    loader: Annotated[str, Form(description="The loader to read them with, where it is not recognised.")] = "",
    option: Annotated[list[str], Form(description="Options of the loader, each key=value.")] = [],  # noqa: B006 never changed
) -> Json:
    """Load files into the map, all or nothing. The answer comes at once; Location tells how far it is."""
    name = decider(request, by)
    with served.writing() as map_:
        path = map_.path
    if path is None:
        raise Declined(403, "this server only reads")
    refuse_wrong(loader, option)
    tasks = tasks_of(request)
    if tasks.full:
        raise Declined(503, "too many uploads are waiting", {"Retry-After": "30"})
    names = [one.filename or "" for one in file]
    if wrong := faults_of(names):
        raise Declined(422, wrong)
    folder = await run_in_threadpool(new_folder)
    files = await run_in_threadpool(kept, folder, file)
    task = Task(new_id(), name, moment(), files, loader, option, folder)
    try:
        await run_in_threadpool(note, task, path)  # nothing is loaded that nobody answers for
    except MapUnwritable:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    tasks.begin(task, path)
    return Json(task.told, 202, {"Location": f"/tasks/{task.id}"})


@router.get("/tasks/{id}", response_model=changing.Task)
async def task(request: Request, id: str) -> Json:
    """How far an upload is: waiting, loading, done (what was written, and what was not understood) or failed (why)."""
    return Json(tasks_of(request).find(id).told)


def refuse_wrong(loader: str, options: list[str]) -> None:
    """Raise BadInput for a loader or an option that there is none of."""
    if loader and loader not in registry():
        raise BadInput(f"loader {loader!r}", "is none", ", ".join(registry()))
    known = {*COMMON_OPTIONS, *(name for one in registry().values() for name in one.options)}
    for pair in options:
        name, equals, _ = pair.partition("=")
        if not equals or name.strip() not in known:
            raise BadInput(f"option {pair[:50]!r}", "is none", f"key=value with one of {', '.join(sorted(known))}")


def kept(folder: Path, uploads: list[UploadFile]) -> list[dict[str, str]]:
    """Write the files into a folder; name and SHA-256 of each."""
    files = []
    for one in uploads:
        name = one.filename or ""
        with (folder / name).open("xb") as out:
            shutil.copyfileobj(one.file, out)
        with (folder / name).open("rb") as back:
            files.append({"name": name, "sha256": hashlib.file_digest(back, "sha256").hexdigest()})
    return files


def tasks_of(request: Request) -> Tasks:
    """The uploads of this application."""
    if not hasattr(request.app.state, "tasks"):
        request.app.state.tasks = Tasks()
    found: Tasks = request.app.state.tasks
    return found
