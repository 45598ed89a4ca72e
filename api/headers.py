"""Headers that every answer carries: what a browser may do with it, and whether it is still the same."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class SafeHeaders:
    """ASGI middleware that sets them, on errors too; answers HEAD with the headers that GET would have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        outer, head = scope, scope["method"] == "HEAD"
        if head:
            scope = {**scope, "method": "GET"}  # a copy: the server has to know that it was HEAD

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(scope, message)
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, with_headers)
        outer["route"] = scope.get("route")


def add_headers(scope: Scope, message: Message) -> None:
    """Complete the start of an answer."""
    from remit.api.http.caching import CACHE_CONTROL

    tag = scope.get("remit.etag")
    more = [*_RAW]
    if tag and message["status"] == 200:
        more += [(b"etag", tag.encode()), (b"vary", b"Accept"), (b"cache-control", CACHE_CONTROL.encode())]
    else:
        more.append((b"cache-control", b"no-store"))
    said = [(name.lower(), value) for name, value in message.get("headers", ())]
    given = {name for name, _ in said}
    message["headers"] = said + [pair for pair in more if pair[0] not in given]
