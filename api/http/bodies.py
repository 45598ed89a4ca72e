"""Bodies of requests, within limits: what is too large is refused before it is kept."""

from urllib.parse import parse_qs

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from remit.api.http.problems import Declined, problem

SMALL = 1 << 20  # bytes of a body that is no upload


class Limited:
    """ASGI middleware: no body of more bytes than its path may have, whatever Content-Length says."""

    def __init__(self, app: ASGIApp, uploads: int) -> None:
        self.app, self.uploads = app, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting what comes in."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        limit = self.uploads if scope["path"] == "/documents" else SMALL
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > limit:
            status = 413 if length.isdigit() else 400
            await problem(status, too_large(limit) if length.isdigit() else "Content-Length is no number")(
                scope, receive, send
            )
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > limit:
                raise Declined(413, too_large(limit))
            return message

        await self.app(scope, counted, send)


def too_large(limit: int) -> str:
    """What a client reads whose body is too large."""
    return f"the body has over {limit:,} bytes"


async def form_fields(request: Request, limit: int) -> dict[str, list[str]]:
    """The fields of a URL-encoded form. Raises Declined where it is none."""
    body = await request.body()
    if len(body) > limit:
        raise Declined(413, too_large(limit))
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=50)
    except ValueError as error:
        raise Declined(400, "the body is no form") from error
