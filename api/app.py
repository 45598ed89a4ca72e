"""The HTTP application: routes for programs, pages for people, and the rules that hold for every answer."""

import asyncio
import importlib
import pkgutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from threading import Lock
from types import ModuleType

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool

from remit.api import pages, routes
from remit.api.headers import SafeHeaders
from remit.api.http.access import Guard, Guarded
from remit.api.http.bodies import Limited
from remit.api.http.description import describe
from remit.api.http.outer import Caught, Logged
from remit.api.http.problems import add_problems
from remit.api.served import Served
from remit.graph.errors import RemitError

UPLOAD = 64 << 20  # bytes of an upload
EVERYBODY = Guard()
FRESH_SECONDS = 5.0


def create_app(served: Served, guard: Guard = EVERYBODY, uploads: int = UPLOAD) -> FastAPI:
    """An application that answers from a map, to whom a guard lets pass; an upload may have so many bytes.

    No globals: two of them in one process know nothing of each other.
    """
    app = FastAPI(
        title="Remit",
        summary="Who answers for what.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.served, app.state.guard, app.state.deciding = served, guard, Lock()
    for package, in_schema in ((routes, True), (pages, False)):
        for router in routers(package):
            add(app, router, in_schema=in_schema)
    app.mount("/static", StaticFiles(directory=str(files("remit.api") / "static")), name="static")
    add_problems(app)
    describe(app)
    app.add_middleware(Limited, uploads=uploads)
    app.add_middleware(Guarded, guard=guard)
    for layer in (Caught, SafeHeaders, Logged):  # from the inside out
        app.add_middleware(layer)
    return app


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Keep the edition fresh; end at the end what was begun: loading, and the process that holds the graph."""
    fresh = asyncio.ensure_future(keep_fresh(app))
    yield
    fresh.cancel()
    if hasattr(app.state, "tasks"):
        await app.state.tasks.stop()
    if hasattr(app.state, "keeper"):
        app.state.keeper.close()
    app.state.served.close()


async def keep_fresh(app: FastAPI) -> None:
    """Open a newer version soon, though nobody asks: an old one that stays open lets the map's log grow."""
    while True:
        await asyncio.sleep(FRESH_SECONDS)
        with suppress(RemitError):  # whoever asks is told
            if app.state.served.current() is None:
                await run_in_threadpool(app.state.served.edition)


def add(app: FastAPI, router: APIRouter, *, in_schema: bool) -> None:
    """The routes of a router as the application's own: looking a path up in routers within routers takes longer."""
    for route in router.routes:
        if isinstance(route, APIRoute) and not in_schema:
            route.include_in_schema = False
        app.router.routes.append(route)


def routers(package: ModuleType) -> Iterator[APIRouter]:
    """The router of every module of a package that has one, in the order of names."""
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        if hasattr(module, "router"):
            yield module.router
