"""The letters of a matrix: what a cell says, and what a legend says that a letter means."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

Letters = Mapping[str, str]
"""Capital letter -> kind of assignment; "" where a legend gives the letter a meaning that is none of ours."""

STANDARD: Letters = {
    "R": "responsible",
    "A": "accountable",
    "S": "support",
    "C": "consulted",
    "I": "informed",
    "V": "verifies",
}
BLANK = frozenset({"", "-", "–", "—", ".", "n/a", "na", "none"})

# What legends and cells call the kinds. Driver and approver are the D and A of DACI sheets.
_MEANINGS = (
    ("accountable", r"accountab\w*|approver|approves|owner|owns"),
    ("responsible", r"responsib\w*|driver|drives|performs?|performer|doer|does|executes?|leads?"),
    ("support", r"support\w*|assist\w*|helps?|contribut\w*"),
    ("consulted", r"consult\w*"),
    ("informed", r"inform\w*|notified"),
    ("verifies", r"verif\w*|checks?|reviews?|reviewer|audits?"),
)
_MEANING = tuple(
    (kind, re.compile(rf"(?:is |are |to be |the )*(?:{words})\b", re.IGNORECASE)) for kind, words in _MEANINGS
)
# At most so many marks and blanks in a row: more are no footnote, and would be tried in every division.
_FOOTNOTE = re.compile(r"(?:\s?(?:[*†‡§¹²³⁴-⁹]|\(\d{1,3}\)|\[\d{1,3}\]|\[\^\w{1,9}\])){1,5}$")
_BETWEEN = re.compile(r"\s*[/,;&+|\n]\s*|\s+and\s+|\s+")
_DEFINITION = re.compile(r"(?<!\w)([A-Za-z])\*{0,3}\s{0,5}(?:=|:|\s[-–—]\s|\))\s{0,5}\*{0,3}([^\W\d_][\w' -]{0,80})")
_LONGEST = 80  # characters of a cell that is letters or words for them


@lru_cache(maxsize=4096)
def meaning(words: str) -> str:
    """The kind that words begin with ("Accountable for the result"), or none."""
    return next((kind for kind, pattern in _MEANING if pattern.match(words)), "")


def read_cell(text: str, letters: Letters) -> list[str] | None:
    """The kinds that a cell gives, none for a blank cell; None where it is not understood.

    "A/R", "a, r", "RA", "A*" and "Accountable" are read; a letter that nobody defined makes the whole cell unread.
    """
    if len(text) > _LONGEST:
        return None
    bare = _FOOTNOTE.sub("", text.strip()).strip()
    if bare.casefold() in BLANK:
        return []
    kinds: list[str] = []
    for part in _BETWEEN.split(bare.strip("()[]")):
        found = part_kinds(part, letters)
        if not found or not all(found):
            return None
        kinds += [kind for kind in found if kind not in kinds]
    return kinds


def part_kinds(part: str, letters: Letters) -> list[str]:
    """The kinds of one part of a cell: a letter, a word, or up to three letters without anything between them."""
    if len(part) > 3:
        return [meaning(part)] if re.fullmatch(r"[^\W\d_]+", part) else []
    # "air" is a word and "RAI" are letters; two lower-case letters are hardly ever a word in a cell of a matrix.
    if len(part) == 3 and not part.isupper():
        return []
    return [letters.get(letter, "") for letter in part.upper()]


def read_legend(texts: Iterable[str]) -> dict[str, str]:
    """Letter -> the words that texts define it with: "A = Accountable, D: Driver"."""
    found: dict[str, str] = {}
    weak: dict[str, str] = {}
    for text in texts:
        for definition in _DEFINITION.finditer(text):
            sure = "=" in definition[0] or meaning(definition[2])
            (found if sure else weak).setdefault(definition[1].upper(), definition[2].strip())
    # "Plan B: move the buoys" defines nothing, unless other letters are defined beside it.
    return {**weak, **found} if len(found) > 1 else {}


def is_legend(text: str, legend: Mapping[str, str]) -> bool:
    """Whether a text defines a letter of the legend."""
    return any(found[1].upper() in legend for found in _DEFINITION.finditer(text))


def defined(legend: Mapping[str, str]) -> dict[str, str]:
    """The standard letters with what a legend makes of them."""
    return {**STANDARD, **{letter: meaning(words) for letter, words in legend.items()}}
