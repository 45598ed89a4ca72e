"""Strong ETags: equal versions of the map and equal questions have equal answers, so the answer need not be made."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from fastapi import Request

from remit.api.http.problems import Declined
from remit.api.served import Edition

CACHE_CONTROL = "private, no-cache"  # kept by the client, asked for every time


@cache
def build() -> str:
    """Names the program: another one may answer the same question in other words."""
    folders = (Path(__file__).parents[1], Path(__file__).parents[2] / "graph")
    stamps = sorted(
        (str(file), file.stat().st_mtime_ns) for folder in folders for file in folder.rglob("*") if file.is_file()
    )
    return blake2b(repr(stamps).encode(), digest_size=8).hexdigest()


def tag_of(request: Request, edition: Edition) -> str:
    """The ETag of the answer to a request: map, day, program, path, query and what was negotiated."""
    scope = request.scope
    parts = (edition.tag, build(), scope["path"], scope["query_string"], request.headers.get("accept", ""))
    return f'"{blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()}"'


def refuse_unchanged(request: Request, edition: Edition) -> None:
    """Note the ETag of the answer; raise Declined (304) where the client has it already."""
    if request.method != "GET":
        return
    tag = tag_of(request, edition)
    request.scope["remit.etag"] = tag
    had = request.headers.get("if-none-match", "")
    if had and tag in (one.strip().removeprefix("W/") for one in had.split(",")):
        raise Declined(304, headers={"ETag": tag, "Cache-Control": CACHE_CONTROL, "Vary": "Accept"})
