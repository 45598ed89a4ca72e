"""What a route may ask for in its arguments: `edition: Now` is the map's newest version."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from remit.api.http.caching import refuse_unchanged
from remit.api.served import Edition, Served


async def source(request: Request) -> Served:
    """Where this application finds its map."""
    found: Served = request.app.state.served
    return found


async def edition(request: Request) -> Edition:
    """The newest version of the map. Raises Declined (304) where the client has seen its answer already."""
    served: Served = request.app.state.served
    # Nothing is awaited where nothing changed: a cheap question is then answered without a thread.
    found = served.current()
    if found is None:
        found = await run_in_threadpool(served.edition)
    refuse_unchanged(request, found)
    return found


Now = Annotated[Edition, Depends(edition)]
Source = Annotated[Served, Depends(source)]
