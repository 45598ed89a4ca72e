"""Of what an actor is a part, where its own name says so: "Pilotage Branch of the Harbour Agency"."""

import re
from collections import defaultdict
from collections.abc import Iterable

from remit.loaders.report.names import head_of, key, kind_of, slug

_OF = re.compile(r"(?P<part>[A-Z][^,]{2,60}?) of (?:the )?(?P<whole>[A-Z][^,]{1,80})")
_PARTS = frozenset({"unit", "body", "post"})
_WHOLES = frozenset({"unit", "body", "organization", "undefined", "external"})


class Wholes:
    """Looks up the units and organisations of a document by the words that follow "of" in a name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._ids: dict[str, str] = {}
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if kind_of(name) in _WHOLES:
                self._ids[key(name)] = slug(name)
                self._by_head[head_of(name)].append(key(name))

    def of(self, name: str) -> str | None:
        """Id of what the name says to be a part of; None when it does not, or several could be meant.

        "Office of Internal Audit" is one name where nothing else is called Internal Audit.
        """
        found = _OF.fullmatch(name)
        if not found or kind_of(found["part"]) not in _PARTS:
            return None
        whole = key(found["whole"])
        fitting = [whole] if whole in self._ids else self._by_head[whole] if " " not in whole else []
        fitting = [k for k in fitting if k != key(name)]
        return self._ids[fitting[0]] if len(fitting) == 1 else None
