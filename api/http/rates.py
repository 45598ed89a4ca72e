"""How often somebody may ask: a token bucket for each key or address."""

from collections.abc import Callable
from time import monotonic

MOST = 10_000  # callers that are remembered


class Rates:
    """`rate` requests a second for each caller, and `burst` at once after a pause."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, caller: str) -> float:
        """Take a token: 0.0, or the seconds until there is one."""
        now = self.clock()
        tokens, then = self._buckets.get(caller, (self.burst, now))
        tokens = min(self.burst, tokens + (now - then) * self.rate)
        if tokens < 1:
            self._buckets[caller] = (tokens, now)
            return (1 - tokens) / self.rate
        if caller not in self._buckets and len(self._buckets) >= MOST:
            self._forget()
        self._buckets[caller] = (tokens - 1, now)
        return 0.0

    def _forget(self) -> None:
        """Forget the half that has not asked for longest: their buckets are the fullest."""
        for caller in sorted(self._buckets, key=lambda one: self._buckets[one][1])[: MOST // 2]:
            del self._buckets[caller]
