"""What a transcript says again: sentences that an earlier passage holds, whatever they were cut from."""

import re
from itertools import pairwise

from remit.loaders.report.reading import Span
from remit.loaders.report.transcript_stream import trim

_STOP = re.compile(r"[.!?](?=\s+[A-Z“(0-9])")
_RUN = 4  # words
_KNOWN = 0.8  # share of a sentence's runs of words that an earlier passage holds, when it says the same


class Held:
    """The words given so far, so that a repeated sentence is recognised whatever it was cut from."""

    def __init__(self) -> None:
        self._words = ""
        self._runs: set[tuple[str, ...]] = set()

    def _again(self, key: str) -> bool:
        """Said before, as it stands or with other words cut off its ends or run into them."""
        runs = _runs(key)
        return key in self._words or (len(runs) > 1 and len(runs & self._runs) >= _KNOWN * len(runs))

    def new(self, stream: str, start: int, end: int) -> list[tuple[int, int]]:
        """Stretches of [start, end) whose sentences are new; a word or two with nothing around them are not."""
        fresh: list[tuple[int, int]] = []
        said: list[str] = []
        for lo, hi in _sentences(stream, start, end):
            key = " ".join(stream[lo:hi].casefold().split())
            if self._again(key) or (len(key) < 12 and not fresh):
                continue
            said.append(key)
            if fresh and not stream[fresh[-1][1] : lo].strip():
                fresh[-1] = (fresh[-1][0], hi)
            else:
                fresh.append((lo, hi))
        self._words += "\n".join(["", *said])
        self._runs.update(*map(_runs, said))
        return fresh


def _runs(key: str) -> set[tuple[str, ...]]:
    words = key.split()
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def _sentences(stream: str, start: int, end: int) -> list[tuple[int, int]]:
    ends = [m.start() + 1 for m in _STOP.finditer(stream, start, end)]
    bounds = [start, *ends, end]
    pairs = (trim(stream, Span(lo, hi)) for lo, hi in pairwise(bounds))
    return [(lo, hi) for lo, hi in pairs if lo < hi]
