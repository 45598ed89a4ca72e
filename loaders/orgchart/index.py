"""Who a cell means: the posts, persons and units of a chart by reference, title and name."""

from collections import defaultdict
from collections.abc import Iterable

from remit.graph.claim import slug


class Index:
    """Ids by each of the names that a chart calls them. References are asked first, then titles, persons, units."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, set[str]]] = {
            field: defaultdict(set) for field in ("reference", "post", "person", "unit", "organization")
        }

    def add(self, thing: str, names: Iterable[tuple[str, str]]) -> None:
        """Let (field, text) pairs mean a thing."""
        for field, text in names:
            if text:
                self._names[field][slug(text)].add(thing)

    def find(self, text: str) -> set[str]:
        """All things that the first field to know the text means by it; none where nothing does."""
        key = slug(text)
        return next((known[key] for known in self._names.values() if key in known), set())
