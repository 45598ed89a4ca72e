"""Exports: the map in every other format, written in a process of its own."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from typing import Annotated, Any

from anyio import CapacityLimiter
from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.accepting import chosen
from remit.api.http.problems import Declined
from remit.api.http.routing import Json
from remit.api.served import Edition, file_of
from remit.graph.errors import BadInput
from remit.graph.exporting import Export, export_named, registry, typed

router = APIRouter(tags=["exports"])
SECONDS = 600.0
AT_ONCE = 2  # exports that are written; others wait
WAITING = 8  # exports that may wait

FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {
            export.media_type.partition(";")[0]: {"schema": {} if "json" in export.media_type else {"type": "string"}}
            for export in registry().values()
        },
    }
}


@router.get("/exports", response_model=shapes.Exports)
async def exports(request: Request) -> Json:
    """Every format with its options."""
    chosen(request, ("application/json",))
    return Json({"exports": [told(export) for export in registry().values()]})


@router.get("/exports/{format}", response_class=Response, responses=FILES)
async def export(
    request: Request, edition: Now, format: Annotated[str, Path(json_schema_extra={"enum": list(registry())})]
) -> Response:
    """The map in a format, as of today. Its options (see /exports) are parameters of the query."""
    found = export_named(format)
    media_type = chosen(request, (found.media_type,))
    options = given(found, request)
    limiter = writers(request)
    if limiter.statistics().tasks_waiting >= WAITING:
        raise Declined(503, "too many exports are waiting", {"Retry-After": "30"})
    async with limiter:
        data = await written(edition, found, options)
    name = f"{file_of(edition).stem}{found.suffix}"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
    return Response(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{plain}"'})


def told(export: Export) -> dict[str, Any]:
    """A format as a client reads it."""
    options = {name: {"doc": o.doc, "default": o.default} for name, o in export.options.items()}
    return {
        "name": export.name,
        "doc": export.doc.splitlines()[0],
        "media_type": export.media_type,
        "suffix": export.suffix,
        "lossless": export.lossless,
        "options": options,
    }


def given(export: Export, request: Request) -> dict[str, str]:
    """The options of the query. Raises BadInput for one that the format has not."""
    options = dict(request.query_params.multi_items())
    for name, value in options.items():
        if name not in export.options:
            known = ", ".join(export.options) or "none"
            raise BadInput(f"export {export.name}", f"has no option {name!r}", f"one of: {known}")
        typed(f"export {export.name}: {name}", value, export.options[name].default)
    return options


async def written(edition: Edition, export: Export, options: dict[str, str]) -> bytes:
    """The bytes, from a process that the memory of the server does not grow with. Raises Declined."""
    words = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-P", "-m", "remit.api.export_worker", str(file_of(edition)), edition.day.isoformat()]
    process = await asyncio.create_subprocess_exec(
        *command, export.name, *words, stdin=DEVNULL, stdout=PIPE, stderr=PIPE
    )
    try:
        data, told = await asyncio.wait_for(process.communicate(), SECONDS)
    except TimeoutError as error:
        raise Declined(503, f"the export took longer than {SECONDS:.0f} s and was stopped") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode == 2:
        raise Declined(422, told.decode("utf-8", "replace").strip())
    if process.returncode:
        raise Declined(503, "the export broke off; it may need more memory than there is")
    return data


def writers(request: Request) -> CapacityLimiter:
    """How many exports may be written at once."""
    if not hasattr(request.app.state, "writers"):
        request.app.state.writers = CapacityLimiter(AT_ONCE)
    found: CapacityLimiter = request.app.state.writers
    return found
