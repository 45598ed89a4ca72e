"""Words of a message that have to agree with the names before them."""

import re
from collections.abc import Sequence

_OF = re.compile(r"\s+(?:of|for|in|at|on|to|with)\s|,|\(")


def agreeing(names: Sequence[str], one: str, many: str) -> str:
    """`one` behind a single name, `many` behind several or a name in the plural ("Program Managers", "PMs")."""
    return many if len(names) != 1 or _plural(names[0]) else one


def _plural(name: str) -> bool:
    """The head of the name ends in s: "heads of unit", but not "Congress", "Campus" or "Office of Works"."""
    word = _OF.split(name, maxsplit=1)[0].rstrip().rsplit(" ", 1)[-1]
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
