"""Pages of long lists: ordered by id, cut at a cursor, so that what is written meanwhile moves nothing."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote, urlencode

import numpy as np
from fastapi import Depends, Query, Request

from remit.api.http.routing import Json
from remit.api.served import Edition
from remit.graph.columns import IntArray, Mask
from remit.graph.map import Map

LARGEST = 500


class Cut(NamedTuple):
    """Which page of a list is asked for."""

    after: str
    limit: int


async def cut(
    after: Annotated[str, Query(description="The cursor of a page, as `next` and the Link header give it.")] = "",
    limit: Annotated[int, Query(ge=1, le=LARGEST, description="Entries of a page.")] = 100,
) -> Cut:
    """The page that the query asks for."""
    return Cut(after, limit)


Page = Annotated[Cut, Depends(cut)]


def in_order(edition: Edition, table: str) -> IntArray:
    """Positions of all things or claims, in the order of their ids; computed once an edition."""
    if table not in edition.orders:
        rows = edition.beside.map.connection.execute(f"SELECT n - 1 FROM {table} ORDER BY id")  # noqa: S608 a table of ours
        edition.orders[table] = np.fromiter((n for (n,) in rows), dtype=np.int32)
    return edition.orders[table]


def page(edition: Edition, table: str, wanted: Mask | None, cut: Cut) -> tuple[list[int], int, bool]:
    """(positions on the page, how many there are on all pages, whether more follow) of things or claims."""
    order = in_order(edition, table)
    first = rank(edition.beside.map, table, cut.after) if cut.after else 0
    if wanted is None:
        total, rest = len(order), order[first : first + cut.limit + 1]
    else:
        total = int(np.count_nonzero(wanted))
        rest = order[first:]
        rest = rest[wanted[rest]][: cut.limit + 1]
    return rest[: cut.limit].tolist(), total, len(rest) > cut.limit


def rank(map_: Map, table: str, after: str) -> int:
    """How many ids stand at or before one, whether or not it is there."""
    query = f"SELECT count(*) FROM {table} WHERE id <= ?"  # noqa: S608 a table of ours
    return int(map_.connection.execute(query, (after,)).fetchone()[0])


def paged(request: Request, name: str, entries: Sequence[Any], total: int, following: str, **more: Any) -> Json:
    """A page as JSON, with the cursor of the next one in it and in the Link header."""
    body = {"total": total, name: entries, **more}
    if not following:
        return Json(body)
    query = [(key, value) for key, value in request.query_params.multi_items() if key != "after"]
    path = quote(request.scope.get("root_path", "") + request.scope["path"])
    link = f'<{path}?{urlencode([*query, ("after", following)])}>; rel="next"'
    return Json({"next": following, **body}, headers={"Link": link})
