"""The terminal, the web and Python over the same calls: `from remit.api import open_map` is where a script begins."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.api.opened import OpenMap

__all__ = ["open_map"]


def open_map(path: str | Path | None = None, *, create: bool = False, readonly: bool = False) -> "OpenMap":
    """Open a map file as a context manager; with `create` make it when absent, without a path one that is never saved.

    Raises NotFound, NotAMap, NewerMap and MapUnwritable (`remit.graph.errors`).
    """
    from remit.api.opened import OpenMap
    from remit.graph.map import Map

    return OpenMap(Map.memory() if path is None else Map.open(path, create=create, readonly=readonly))
