"""Routers and answers of JSON resources: one way to declare them, so that all keep the rules of HTTP."""

import json
from typing import Any

from fastapi import APIRouter, Depends
from starlette.convertors import Convertor, register_url_convertor
from starlette.responses import JSONResponse

from remit.api.http.accepting import wants_json


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
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def resources(tag: str) -> APIRouter:
    """A router of resources that are JSON."""
    return APIRouter(tags=[tag], dependencies=[Depends(wants_json)], default_response_class=Json)
