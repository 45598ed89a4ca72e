"""Names of actors: one key for all spellings, initials, and the kind that a name alone tells."""

import re
from functools import lru_cache

from remit.loaders.report.lexicon import is_agentive, is_person, singular, word_set

_ARTICLES = word_set("articles")
_WORD = re.compile(r"[\w&]+(?:[-./][\w]+)*")
_POSTS = word_set("posts")
_UNITS = word_set("units")
_BODIES = word_set("bodies")
_ORGANIZATIONS = word_set("organizations")
_PROGRAMMES = word_set("programmes")
_GENERIC = word_set("generic")
_EXTERNAL = word_set("external")
_MANAGING = word_set("managing") | {"key", "internal", "external"}
_VAGUE = frozenset(
    (
        "appropriate",
        "relevant",
        "responsible",
        "concerned",
        "competent",
        "cognizant",
        "applicable",
        "suitable",
        "various",
    )
) | {"other"}
_NOBODY = frozenset(("management", "leadership", "stakeholder", "everyone", "anyone", "person", "individual", "public"))
_RANKS = word_set("ranks")

_AS_SUCH = frozenset(
    ("department", "ministry", "government", "agency", "organization", "organisation", "administration")
)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Same for every spelling of a name: lower case, no articles, no possessive s, singular words.

    "a member of the committee" and "committee members" have one key.
    """
    words = [w for w in _WORD.findall(re.sub(r"[’'](?:s\b|(?=\s|$))", " ", name.lower())) if w not in _ARTICLES]
    if len(words) > 2 and words[1] == "of" and singular(words[0]) == "member":
        words = [*words[2:], "member"]
    return " ".join(_one(w) for w in words)


def display(name: str) -> str:
    """Without leading words that only point or count: "each respective provider" -> "provider"."""
    words = name.split(" ")
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def ends_in(name_key: str, head: str) -> bool:
    """A longer name with that head noun: "code of conduct committee" but not "office of the committee"."""
    before = name_key.split(" of ", 1)[0] if " of " in name_key else ""
    return name_key.endswith(" " + head) and not is_agentive(before.rsplit(" ", 1)[-1])


def is_short_for(short: str, name_key: str) -> bool:
    """A definite "the board" can mean the name: it ends in that noun, or the noun is its head ("board of director")."""
    if short in _AS_SUCH | _GENERIC:
        return ends_in(name_key, short)
    return ends_in(name_key, short) or (name_key != short and head_of(name_key) == short)


def is_ranked(name_key: str, head: str) -> bool:
    """A rank stands before the head: "vice president" is no president."""
    words = name_key.split(" ")
    at = words.index(head) if head in words else 0
    return at > 0 and words[at - 1] in _RANKS


def _one(word: str) -> str:
    return singular(word) if len(word) > 2 else word


def is_acronym(word: str) -> bool:
    """ "CIO", "PMs", "E&R", "CoCC": two capitals or more, short."""
    bare = word[:-1] if word.endswith("s") else word
    return 1 < len(bare) <= 7 and bare[0].isupper() and bare[-1].isupper() and sum(c.isupper() for c in bare) >= 2


def bare_acronym(word: str) -> str:
    """ "ICOs" -> "ICO"."""
    return word[:-1] if word.endswith("s") and len(word) > 2 and word[:-1].isupper() else word


def initials(name: str) -> str:
    """Initials of the capitalised words: "Office of Management and Budget" -> "OMB"."""
    return "".join(w[0] for w in _WORD.findall(name) if w[0].isupper())


def head_of(name: str) -> str:
    """Head noun in the singular, lower case: the last word before "of", "for", "on" or a comma."""
    part = re.split(r"\s(?:of|for|on|in|at|to|within|with)\s|,|\(", name, maxsplit=1)[0]
    words = _WORD.findall(part.lower())
    return _one(words[-1]) if words else ""


def _nobody_in_particular(name: str, head: str) -> bool:
    """ "senior management", "relevant staff", "stakeholders", "the department": who that is, nobody can tell."""
    first, *more = name.lower().split() or [""]
    if first in _VAGUE:
        return is_agentive(head)
    if not more:
        return head in _NOBODY or head in _AS_SUCH
    return head in ("management", "leadership", "stakeholder") and len(more) == 1 and first in _MANAGING


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """Kind of actor that a name alone tells (see `Actor.kind`): by its head noun, so equal in every document."""
    head = head_of(name)
    single = " " not in name.strip()
    if single and is_acronym(name):
        return "undefined"
    if _nobody_in_particular(name, head):
        return "generic"
    if head in _GENERIC:  # "core team members", "users": a class of people
        return "role"
    if head in _POSTS or (is_person(head) and head not in _EXTERNAL):
        return "post"
    for kind, heads in (
        ("unit", _UNITS), ("body", _BODIES), ("organization", _ORGANIZATIONS), ("programme", _PROGRAMMES),
        ("external", _EXTERNAL),
    ):  # fmt: skip
        if head in heads:
            return kind
    return "role" if is_agentive(head) else "organization"


def slug(name: str) -> str:
    """Identifier made of a name: "the CIO's Office" -> "cio-office"."""
    return "-".join(re.findall(r"[a-z0-9]+", key(name).lower())) or "unnamed"
