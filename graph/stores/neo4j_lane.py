"""Lanes of writing: transactions are under way while the next one is prepared."""

from collections import deque
from collections.abc import Callable, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from remit.graph.errors import StoreError
from remit.graph.stores.neo4j import Neo4j, Step
from remit.graph.stores.neo4j_statements import GUARD

# A server of two cores is busy with two; more would wait for whoever prepares them, which is one thread of Python.
LANES = 2


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A transaction that was sent: what is told when it is through, and which evidence it brings."""

    future: Future[Any]
    then: Callable[[], None]
    brings: Set[str]


class Lanes:
    """Writes transactions, at most LANES at once, beside whoever prepares them. Use it as a context manager.

    What a transaction was written for is told when it is through, in the order of sending; leaving waits for the last
    one. Each lane asks a guard of its own first: one for all would let only one transaction through at a time.
    """

    def __init__(self, store: Neo4j, push: str) -> None:
        self.store, self.push = store, push
        self.pool = ThreadPoolExecutor(LANES, "remit-push")
        self.under_way: deque[UnderWay] = deque()
        self.sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.wait()
        finally:
            self.pool.shutdown()

    def write(
        self, *steps: Step, then: Callable[[], None], brings: Set[str] = frozenset(), needs: Set[str] = frozenset()
    ) -> None:
        """Write these steps in one transaction; none is well. Raises the StoreError of one that was under way before.

        A transaction that needs the evidence of another one waits until that is through.
        """
        if not steps or any(not needs.isdisjoint(one.brings) for one in self.under_way):
            self.wait()
        while len(self.under_way) >= LANES:
            self.wait_first()
        if not steps:
            then()
            return
        # They end in the order of sending for us, so that no other one under way has this number.
        guard = guard_of(self.push, self.sent % LANES)
        self.sent += 1
        self.under_way.append(UnderWay(self.pool.submit(self.store.write, *steps, guard=guard), then, brings))

    def wait_first(self) -> None:
        """Return when the one that was sent first is through. Raises StoreError."""
        first = self.under_way.popleft()
        first.future.result()
        first.then()

    def wait(self) -> None:
        """Return when nothing is under way; all that went through is told before the first StoreError is raised."""
        failed: StoreError | None = None
        while self.under_way:
            try:
                self.wait_first()
            except StoreError as error:
                failed = failed or error
        if failed:
            raise failed


def guard_of(push: str, lane: int = 0) -> Step:
    """What a transaction of a push asks first."""
    return GUARD, {"push": push, "lane": lane}
