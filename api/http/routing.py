"""Routers and answers of JSON resources: one way to declare them, so that all keep the rules of HTTP."""

import json
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.convertors import Convertor, register_url_convertor
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from remit.api.http.accepting import refuse_unread

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class WholeId(Convertor[str]):
    """The rest of a path as an id, whatever characters it holds: slashes and line breaks too."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """The id itself: the server has undone the percent encoding."""
        return value

    def to_string(self, value: str) -> str:
        """The id as a part of a path, before it is encoded."""
        return value


register_url_convertor("whole", WholeId())


class Json(JSONResponse):
    """A JSON answer in UTF-8: what is passed is written as it is, since it was made to fit its shape."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return _ENCODER.encode(content).encode("utf-8", "replace")


class JsonRoute(APIRoute):
    """A route to a resource that is JSON and nothing else: 406 where Accept does not allow that."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, unless the client could not read it. No dependency: those cost each request a tenth of its time."""
        accept = next((value for name, value in scope["headers"] if name == b"accept"), b"*/*")
        refuse_unread(accept.decode("latin-1"), ("application/json",))
        await super().handle(scope, receive, send)


def resources(tag: str) -> APIRouter:
    """A router of resources that are JSON."""
    return APIRouter(tags=[tag], route_class=JsonRoute, default_response_class=Json)
