"""One lane of writing: a transaction is under way while the next one is prepared."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

from remit.graph.stores.neo4j import Neo4j, Step


class Lane:
    """Writes transactions one after another beside whoever prepares them. Use it as a context manager.

    Two at once would lock each other's nodes, so there is one lane. What a transaction was written for is told when
    it is through; leaving waits for the last one. The guard is asked first in every transaction.
    """

    def __init__(self, store: Neo4j, guard: Step) -> None:
        self.store, self.guard = store, guard
        self.pool = ThreadPoolExecutor(1, "remit-push")
        self.under_way: tuple[Future[Any], Callable[[], None]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.wait()
        finally:
            self.pool.shutdown()

    def write(self, *steps: Step, then: Callable[[], None]) -> None:
        """Write these steps (none is well) in one transaction, after the one under way. Raises its StoreError."""
        self.wait()
        if not steps:
            then()
            return
        self.under_way = self.pool.submit(self.store.write, *steps, guard=self.guard), then

    def wait(self) -> None:
        """Return when nothing is under way. Raises StoreError."""
        if self.under_way is None:
            return
        (future, then), self.under_way = self.under_way, None
        future.result()
        then()
