"""What a projection has to offer so that the same flags can be computed in it."""

from collections.abc import Iterable
from typing import Protocol

from remit.graph.detecting import Detector

Row = tuple[tuple[str, ...], tuple[str, ...]]
"""Subject ids, and ids of claims that show the defect."""


class Store(Protocol):
    """A graph outside the map that detectors' queries run in."""

    def rows(self, detector: Detector) -> Iterable[Row]:
        """What the detector's query finds. Raises NotFound where the detector says that no query can say it."""
        ...
