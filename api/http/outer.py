"""The outermost layer: a line in the log for every request, and an answer where our own code failed."""

import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from remit.api.http.problems import broken

log = logging.getLogger("remit.access")


class Logged:
    """ASGI middleware. The log holds path templates, never ids, queries, names or quotes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log how it ended."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status, method = perf_counter(), 0, scope["method"]

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            if log.isEnabledFor(logging.INFO):
                spent = (perf_counter() - start) * 1000
                log.info("%s %s %d %.1f ms", method, template(scope), status, spent)


class Caught:
    """ASGI middleware that answers a fault of ours as a problem; where the answer has begun, it is cut off."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            answer = broken(error)
            if begun or scope["type"] != "http":
                raise
            await answer(scope, receive, send)


def template(scope: Scope) -> str:
    """The path as it is declared: /things/{id}, not whose id was asked."""
    return getattr(scope.get("route"), "path_format", None) or "(no such path)"
