"""Which reporting lines say that somebody is the head of the body below: "led by", "chairs", "is the head of"."""

import re

from remit.graph.claim import COLLECTIVES, Thing
from remit.loaders.report.reading import Line

_RULES = frozenset({"led-by", "leads", "head-of"})
_HEADS = re.compile(r"\b(?:co-?)?(?:led|lead(?:s|ing)?|leader|head(?:s|ed|ing)?|chair\w*|presid\w+)\b", re.I)
_PERSONAL = frozenset({"Post", "Role", "Person"})


def is_headship(line: Line, lower: Thing, upper: Thing, words: str) -> bool:
    """A post that leads a unit is its head; who only supervises or manages it may stand outside."""
    ends = lower.kind in COLLECTIVES and upper.kind in _PERSONAL
    return ends and line.rule in _RULES and line.modality != "proposed" and bool(_HEADS.search(words))
