"""Which media type a client wants: the Accept header against what a resource can be."""

from collections.abc import Sequence
from functools import lru_cache

from fastapi import Request

from remit.api.http.problems import Declined


def chosen(request: Request, offered: Sequence[str]) -> str:
    """The offered media type that fits the Accept header best. Raises Declined (406)."""
    return refuse_unread(request.headers.get("accept", "*/*"), tuple(offered))


def refuse_unread(accept: str, offered: tuple[str, ...]) -> str:
    """The offered media type that fits an Accept header best. Raises Declined (406) where none does."""
    found = best(accept, offered)
    if not found:
        raise Declined(406, f"this resource is {' or '.join(offered)}, which Accept does not allow")
    return found


@lru_cache(maxsize=256)
def best(accept: str, offered: tuple[str, ...]) -> str:
    """The offered type with the highest quality, the first of several; "" where none is acceptable."""
    ranges = [parsed(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    quality = {name: of(name, ranges) for name in offered}
    name = max(offered, key=lambda one: quality[one])
    return name if quality[name] > 0 else ""


def parsed(part: str) -> tuple[str, float]:
    """(range, quality) of one element of an Accept header; a quality that is no number counts as 0."""
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, max(0.0, min(1.0, float(parameter[2:])))
            except ValueError:
                return name, 0.0
    return name, 1.0


def of(name: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of a type: that of the most specific range that holds it."""
    bare = name.partition(";")[0]
    for wanted in (bare, bare.partition("/")[0] + "/*", "*/*"):
        found = [quality for range_, quality in ranges if range_ == wanted]
        if found:
            return max(found)
    return 0.0
