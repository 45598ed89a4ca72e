"""What words can be: tags, verbs with their class, and nouns that name somebody; data and licences in this folder."""

import re
from functools import cache, lru_cache
from importlib.resources import files


def _rows(name: str) -> list[list[str]]:
    text = files(__name__).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split(" ")) for name, words in _rows("words.tsv")}


def word_set(name: str) -> frozenset[str]:
    """A closed set of lower-case words from words.tsv."""
    return _sets()[name]


# Nouns for parts of an organisation whose first sense in WordNet is a place, a thing or an act.
_ORGANIZATIONAL = word_set("organizational")
_SOMEBODY = ("teacher", "worker", "holder", "keeper", "master", "manager", "warden", "officer", "woman", "person")
# First a person or group in WordNet, but seldom one in reports, charters and plans.
_SELDOM = word_set("seldom")
_TOPICS = word_set("topics")  # roles, responsibilities, duties, mandate, …
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "staff": "staff"}


@cache
def _tags() -> dict[str, str]:
    return {word: tag for tag, words in _rows("tags.tsv") for word in words.split(" ")}


@cache
def _verbs() -> dict[str, int]:
    """Verbs with their class in WordNet; 0 for those that are younger than it."""
    return {verb: int(cls) for verb, cls in _rows("verb_classes.tsv")} | dict.fromkeys(word_set("late_verbs"), 0)


@cache
def _nouns() -> dict[str, tuple[float, bool, bool]]:
    return {
        noun: (float(share), first == "1", person == "1") for noun, share, first, person in _rows("agentive_nouns.tsv")
    }


@cache
def _irregular() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("irregular_verbs.tsv")}


def lexical_tag(word: str) -> str | None:
    """Most frequent Penn tag of a lower-case word, None when its ending has to tell."""
    return _tags().get(word)


@lru_cache(maxsize=8192)
def verb_lemma(word: str) -> str | None:
    """Base form of a lower-case verb form ("manages" -> "manage"), None when it is the form of no known verb."""
    verbs = _verbs()
    if "/" in word:
        first = word.split("/", 1)[0]  # "designate/appoint"
        return word if verb_lemma(first) == first else verb_lemma(first)
    known = _irregular().get(word) or (word if word in verbs else None)
    if known:
        return known
    if word.startswith(("co-", "re-", "pre-", "sub-")):
        rest = verb_lemma(word.split("-", 1)[1])  # "co-ordinate", "re-evaluate"
        return word.split("-", 1)[0] + "-" + rest if rest else None
    stems = [word[: -len(end)] + put for end, put in _ENDINGS if word.endswith(end) and len(word) > len(end) + 1]
    for stem in stems:
        if stem in verbs:
            return stem
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in verbs:
            return stem[:-1]
    return None


_ENDINGS = (
    ("ies", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """Singular of a lower-case noun by its ending; "staff", "class" and "analysis" stay."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and noun[:-3] + "man" in _nouns():
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    alike = noun.endswith(("ss", "us", "is", "ics", "news", "headquarters")) and not noun.endswith("eaus")
    if noun.endswith("s") and not alike and len(noun) > 3:
        return noun[:-1]
    return noun


def is_listed(noun: str) -> bool:
    """A lower-case noun that WordNet has, whether or not it names somebody, as far as our list of it goes."""
    return singular(noun) in _nouns()


@lru_cache(maxsize=8192)
def is_agentive(noun: str) -> bool:
    """A lower-case noun that names a person or a group of them."""
    noun = noun.rsplit("/", 1)[-1]  # "officer/manager"
    one = noun if noun in _ORGANIZATIONAL else singular(noun)
    if one in _ORGANIZATIONAL:
        return True
    if one in _SELDOM:
        return False
    share, first, person = _nouns().get(one, (0.0, False, False))
    if person or share >= 0.6 or (first and share >= 0.3):
        return True
    if one in _nouns():
        return False
    if "-" not in one:  # "headteacher", "caseworker": one word with somebody at its end
        return (one.endswith(_SOMEBODY) and len(one) > 8) or _does(one)
    begin, *_, last = one.split("-")  # "editor-in-chief" by its first word, "sub-committee" by its last
    return is_agentive(begin if one.count("-") > 1 else last)


def _does(noun: str) -> bool:
    """ "implementer": who does what a verb of dealing with others says, in a noun that no lexicon knows."""
    if not noun.endswith(("er", "or")) or lexical_tag(noun):
        return False
    return any(_verbs().get(stem) in _DEALINGS for stem in (noun[:-1], noun[:-2], noun[:-2] + "e", noun[:-3]))


_DEALINGS = (32, 41)  # communication and social verbs


def is_topic(text: str) -> bool:
    """Only words like "key roles and responsibilities": says what a section is about, not who."""
    words = re.findall(r"[A-Za-z’'-]+", text.lower())
    return bool(words) and all(w in _TOPICS for w in words)


@lru_cache(maxsize=8192)
def is_person(noun: str) -> bool:
    """A noun whose first sense is a person: head of the name of a post or role."""
    return _nouns().get(singular(noun), (0.0, False, False))[2]
