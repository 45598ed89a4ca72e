"""Who stands in the cell of an owner: one actor or several, and who only stands beside them."""

import re
from collections.abc import Collection

# "Land Office, in consultation with Legal": only the first is the owner.
_BESIDE = re.compile(
    r"[,;(]?\s*\b(?:in\s+(?:consultation|collaboration|cooperation|co-operation|coordination|conjunction|liaison|partnership)"
    r"\s+with|with\s+(?:support|input|help|assistance|advice)\s+(?:from|of)|(?:supported|assisted|advised)\s+by"
    r"|consulting|jointly\s+consulting)\b.*$",
    re.I | re.S,
)
_SURE = re.compile(r"\s*(?:;|\s/\s|(?<=[A-Z])/(?=[A-Z])|\s\+\s|\n|(?<=\n),)\s*")
_WRAPPED = re.compile(r"(?<=[\s,&-])\s*\n\s*|(?<=\bof)\n|(?<=\band)\n|(?<=\bfor)\n|\n(?=[a-z&(])")
_PART = re.compile(r"\s*[(\[](?:lead|co-?leads?|joint|support|overall|chair|primary|secondary)[)\]]\s*,?", re.I)
_PERHAPS = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|/)\s*")
_LABEL = re.compile(r"\s*(?:opi|lead|owner|responsible|joint(?:ly)?)\s*:\s*", re.I)
_NOBODY = re.compile(
    r"\W*(?:n/?a|none|nil|tbc|tbd|to\s+be\s+(?:confirmed|determined|decided|advised)|unassigned|unknown|-+)?\W*", re.I
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}")


def nobody(cell: str) -> bool:
    """Whether a cell names no owner: blank, a dash, "TBC"."""
    return _NOBODY.fullmatch(cell) is not None


def owners_in(cell: str, alone: Collection[str] = ()) -> list[str]:
    """The names of the owners; `alone`: what stands alone in other cells of the column, and is one name for sure."""
    text = _LABEL.sub("", beside(_WRAPPED.sub(" ", cell))[0], count=1)
    text = _PART.sub("\n", text)  # "Land Office (lead), Legal": who is told what each does is one of several
    if " ".join(text.split()) in alone:
        text = " ".join(text.split())
    found: list[str] = []
    for part in _SURE.split(text):
        found += several(part.strip(" .,;"), alone)
    return [name for name in dict.fromkeys(found) if name and not nobody(name)]


def beside(cell: str) -> tuple[str, str]:
    """The owners' part of a cell, and the words that only say who stands beside them."""
    found = _BESIDE.search(cell)
    return (cell[: found.start()], found[0]) if found and found.start() else (cell, "")


def several(part: str, alone: Collection[str]) -> list[str]:
    """A part as several names where each of them is one elsewhere or an acronym: "Health and Safety" is one name."""
    if part in alone:
        return [part]
    names = [name for name in _PERHAPS.split(part) if name]
    sure = all(name in alone or _ACRONYM.fullmatch(name) for name in names)
    # "Director of Lands and Head of Legal": both halves begin like the name of a post.
    posts = len(names) > 1 and all(re.match(r"(?:the\s+)?[A-Z][\w’'-]+\s+(?:of|for)\s", name) for name in names)
    return names if len(names) > 1 and (sure or posts) else [part]
