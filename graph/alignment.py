"""Two duties side by side: what is left of each when the words that they share are taken away.

No threshold on similarity can tell an overlap from a parallel: "… for the north" and "… for the south" are always
closer than two wordings of one duty. The residues can: none left is the same duty, one left is a part of the other, two
left are two objects.
"""

import re
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from remit.graph.unowned import BESIDE


class Kinship(Enum):
    """How two duties stand to each other."""

    EQUAL = "equal"
    INSIDE = "inside"
    PARALLEL = "parallel"
    UNRELATED = "unrelated"


class Form(NamedTuple):
    """A duty without its holder and qualifiers: the class of its verb, and its stems in order, the verb's first."""

    verb: str
    stems: tuple[str, ...]


# Verbs that ask for the same thing of the same object. Few on purpose: each is a claim about words.
_CLASSES = (
    ("create", "develop", "prepare", "draft", "write", "produce", "formulate"),
    ("manage", "administer", "run", "operate"),
    ("maintain", "keep"),
    ("monitor", "track"),
    ("provide", "supply"),
)

# A name that starts in capitals ends with them; any other ends with its clause.
_NAMES = r"(?:(?:the|a|an|other|its|their)\s+)*[A-Z][\w’'-]*(?:(?:,?\s+(?:and|of|for|the|&)|,)*\s+[A-Z][\w’'-]*)*"
_QUALIFIER = re.compile(rf",?\s*\b(?i:{BESIDE.replace('(', '(?:')})\s+(?:{_NAMES}|[^,;.:]*),?")
_OPENING = re.compile(rf"^(?i:{BESIDE.replace('(', '(?:')})\b[^.;]*?,\s+(?=(?:they|it|he|she|we)\b)")
_MODAL = (
    r"(?:shall|must|should|will|may|can|(?:is|are) (?:expected |required |responsible )?to|ha(?:s|ve) to|needs? to)"
)
_ANSWERS = r"(?:(?:is|are|be) )?(?:also )?(?:jointly )?(?:responsible|accountable|answerable) for"
# Whose duty it is stands before the verb, unless the verb is passive (then it is the object) or a condition opens.
_SUBJECT = re.compile(
    rf"^(?!(?:if|when|where|unless|before|after|once|in|for|on)\b)(?:[^\s,;:]+ ){{0,8}}?"
    rf"(?:(?:{_MODAL} )(?:also )?(?!be(?:en)? )(?:{_ANSWERS} )?|(?:{_MODAL} )?{_ANSWERS} )",
    re.IGNORECASE,
)
# Texts without these words need not be searched for qualifiers and subjects, which takes most of the time.
_BESIDE_WORDS = frozenset(("with", "by", "consulting"))
_OWNER_WORDS = frozenset(
    ("shall", "must", "should", "will", "may", "can", "to", "responsible", "accountable", "answerable")
)
_MARKUP = str.maketrans("", "", "*_`[]()")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*[.:]?\s+")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SMALL_WORDS = """a an the and or of to for in on at by with from into within across as that this these those such any
    all its their his her they it he she we our be is are been has have will shall must should may can also both each"""
_SMALL = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=65536)
def form(text: str, holders: tuple[str, ...] = ()) -> Form:
    """The form of a duty as its source words it; `holders` are names that are left out where they open or close it."""
    bare = _NUMBER.sub("", " ".join(text.translate(_MARKUP).split()))
    for name in holders:
        bare = without_holder(bare, name)
    words = set(bare.casefold().split())
    if not _BESIDE_WORDS.isdisjoint(words):
        bare = _QUALIFIER.sub(" ", _OPENING.sub("", bare)).strip()
    if not _OWNER_WORDS.isdisjoint(words):
        bare = _SUBJECT.sub("", bare, count=1)
    stems = [stem(word) for word in _WORD.findall(bare.casefold()) if word not in _SMALL]
    while len(stems) > 1 and stems[0].endswith("ly"):
        stems = stems[1:]
    return Form(_CLASS_OF.get(stems[0], stems[0]) if stems else "", tuple(stems))


def without_holder(text: str, name: str) -> str:
    """A text without the name of its holder as its first words, or after "by"."""
    if name.casefold() not in text.casefold():
        return text
    words = re.escape(name)
    text = re.sub(rf"^(?:the |an? )?{words}s?(?= )\s*", "", text, count=1, flags=re.IGNORECASE)
    return re.sub(rf" by (?:the |an? )?{words}s?\b", "", text, count=1, flags=re.IGNORECASE)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the endings that change with grammar: monitors, monitoring and monitored are one."""
    word = re.sub(r"[’']s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = re.sub(r"([^aeiouls])\1$", r"\1", word[: -len(ending)])
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_CLASS_OF = {stem(verb): stem(verbs[0]) for verbs in _CLASSES for verb in verbs}


def kinship(one: Form, other: Form) -> Kinship:
    """What the residues of two forms say."""
    if one.verb != other.verb or not one.verb:
        return Kinship.UNRELATED
    mine, theirs = residues(one.stems[1:], other.stems[1:])
    shared = len(one.stems) - len(mine)
    longer = max(len(one.stems), len(other.stems))
    if not mine and not theirs:
        return Kinship.EQUAL if one.stems == other.stems else Kinship.INSIDE
    # Less than a verb and two words of object, or two fifths of the longer text, is a coincidence.
    if shared < 3 or 5 * shared < 2 * longer:
        return Kinship.UNRELATED
    return Kinship.PARALLEL if mine and theirs else Kinship.INSIDE


def residues(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What each has that the other has not, in order."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    mine: list[str] = []
    theirs: list[str] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            mine += one[a:b]
            theirs += other[c:d]
    return mine, theirs
