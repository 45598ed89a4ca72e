"""Spaces that are lost behind a stop: "till dusk.The clerk", "the boats,the oars"."""

import re
from collections.abc import Iterator

from remit.loaders.report.restore.joins import places
from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import is_word

_STOP = re.compile(
    r"(?<![\w.@/:])([A-Za-z’'-]*[a-z]{2,}[)”’]?)([.,;:?!][)”’]?)([A-Z]?[a-z]+|A)(?=[A-Z]?[^\w@/]|[A-Z][a-z]|$)(?!\.\w)"
)
_LEAST = 2  # different places: one may be a name


def edits(text: str) -> list[Edit]:
    """A space behind a stop that stands between two words, in a text where that happens again and again."""
    found = list(_lost(text))
    around = {text[e.start - 12 : e.end + 12] for e in found}
    return found if len(around) >= _LEAST else []


def _lost(text: str) -> Iterator[Edit]:
    """A full stop needs a capital after it; a comma any word."""
    for found in _STOP.finditer(text):
        left, mark, right = found[1].strip(")”’").lower(), found[2], found[3]
        if mark[0] in ".?!" and not right[0].isupper():
            continue
        last = re.split(r"[’'-]", left)[-1]
        if (is_word(last) or places(last)) and is_word(right.lower()):
            yield Edit(found.end(2), found.end(2), " ")
