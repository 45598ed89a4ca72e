"""Words of a message that have to agree with the names before them."""

import re
from collections.abc import Mapping, Sequence

from remit.graph.claim import Claim

_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()\s]*\)|\[[^\[\]]*\])")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_BULLET = re.compile(r"^(?:[•·▪●◦–—-]\s+)+")
_TWICE = re.compile(r"^(\S.{0,30}? (\d[\w.]*): )\W{0,3}\2[.):]*\s+")
_OF = re.compile(r"\s+(?:of|for|in|at|on|to|with)\s|,|\(")


def readable(text: str) -> str:
    """The words of a source as a sentence holds them: no bullets, emphasis, targets of links or number told twice."""
    plain = _MARKS.sub("", _LINK.sub(r"\1", text)).strip()
    return _TWICE.sub(r"\1", _BULLET.sub("", plain)) or text


def of_a_list(claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """The duty that some claims are about, or how many of a list and one of them."""
    duty, count = min(labels[claim.subject] for claim in claims), len({claim.subject for claim in claims})
    return f"“{duty}”" if count == 1 else f"{count} duties of one list, such as “{duty}”"


def agreeing(names: Sequence[str], one: str, many: str) -> str:
    """`one` behind a single name, `many` behind several or a name in the plural ("Program Managers", "PMs")."""
    return many if len(names) != 1 or _plural(names[0]) else one


def _plural(name: str) -> bool:
    """The head of the name ends in s: "heads of unit", but not "Congress", "Campus" or "Office of Works"."""
    word = _OF.split(name, maxsplit=1)[0].rstrip().rsplit(" ", 1)[-1]
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
