"""Part-of-speech tags: a most-frequent-tag lexicon, word endings, and rules that look at the neighbours."""

import re
from typing import NamedTuple

from remit.loaders.report.lexicon import is_agentive, lexical_tag, verb_lemma, word_set
from remit.loaders.report.tag_repairs import OPENS_OBJECT, OPENS_PHRASE, repair


class Token(NamedTuple):
    """A word or mark with its lower-case form, Penn tag ("NNP" for a capitalised unknown), offsets in the document."""

    text: str
    low: str
    tag: str
    start: int
    end: int


_WORD = re.compile(
    r"(?:Sr|Jr|Hon|Asst|Dy|Addl|Dr|Prof)\.(?=\s[A-Z])"  # "Sr. Pharmacist": one name
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+|n[’']t\b|\w+(?=n[’']t\b)|[’'](?:s|S)\b|[A-Za-z][\w]*(?:[-’'/&][A-Za-z0-9]+|\.[A-Za-z]\w*|(?<=[\dA-Z])\.\d+)*(?<![’']s)|\d+(?:[.,/]\d+)*\w*|\w+|\.{2,}|[^\w\s]"
)
_ADDRESS = r"(?:https?://|www\.)[^\s<>()]*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESSED = re.compile(rf"{_ADDRESS}|{_WORD.pattern}")
_HINT = re.compile(r"@|://|www\.")
_NO_WORD = re.compile(rf"{_ADDRESS}|[A-Z]{{1,6}}\d*(?:-[A-Z]?\d+){{2,}}|[A-Z]\d\d-[A-Z]?\d{{3,}}")  # also "OIG-18-77"
_BE = {"is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "be": "VB", "been": "VBN", "being": "VBG", "am": "VBP"}
_HAVE = {"has": "VBZ", "have": "VBP", "had": "VBD", "having": "VBG", "does": "VBZ", "do": "VBP", "did": "VBD"}
_OFFICES = frozenset({"officer", "officers", "minister", "ministers"})  # verbs too, but hardly ever
_CLOSED = ("CC", "DT", "PRP$", "PRP", "IN", "WDT", "RB", "JJ", "NN", "NNS", "VBG", "VBD")
_FIXED = {
    **_BE,
    **_HAVE,
    **{word: kind for kind in _CLOSED for word in word_set(f"tag_{kind}")},
    **dict.fromkeys(("'s", "’s", "'", "’", "s"), "POS"),  # "s": an apostrophe that was lost
    "to": "TO",
    "there": "EX",
    "what": "WP",
    "how": "WRB",
    **dict.fromkeys(word_set("modals"), "MD"),
}
_EITHER = {"he/she": "he", "she/he": "she", "s/he": "he", "his/her": "his", "her/his": "her", "him/her": "him"}
_PUNCTUATION = {
    ".": ".",
    "!": ".",
    "?": ".",
    ",": ",",
    ";": ":",
    ":": ":",
    "(": "(",
    ")": ")",
    "-": ":",
    "–": ":",
    "—": ":",
}
_DETERMINES = frozenset({"DT", "PRP$", "POS", "CD"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "CD"})
_SUBORDINATES = word_set("subordinates")
_NOUN_ENDS: tuple[list[str], ...] = ([], ["IN"], ["."], [","], ["MD"], ["VBZ"], ["WDT"])
_NEAR = 4  # words before the verb of a sentence that begins with its subject
_PLURAL = frozenset({"they", "we", "you", "i"})


def _by_ending(low: str) -> str:
    if low.endswith("ing") and len(low) > 4:
        return "VBG"
    if low.endswith("ed") and len(low) > 4:
        return "VBN"
    if low.endswith("ly") and len(low) > 4:
        return "RB"
    if low.endswith(("able", "ible", "ful", "ous", "ive", "al", "ic", "less")):
        return "JJ"
    if low.endswith(("ise", "ize", "ify")) and verb_lemma(low) == low:
        return "VB"
    return "NNS" if low.endswith("s") and not low.endswith(("ss", "us", "is")) else "NN"


def _alternative(low: str) -> str | None:
    """Tag of "review/approve": that of its parts when they are verbs."""
    first, last = low.split("/", 1)[0], low.rsplit("/", 1)[-1]
    if is_agentive(first) or is_agentive(last):
        return "NN"  # "the officer/plant manager"
    return "VB" if verb_lemma(first) == first and verb_lemma(last) == last else None


def _first_tag(word: str, low: str) -> str:
    fixed = _FIXED.get(low)
    if fixed:
        return fixed
    if _NO_WORD.fullmatch(word):
        return "SYM"
    if not word[0].isalpha():
        return "CD" if word[0].isdigit() else _PUNCTUATION.get(word, "SYM")
    known = lexical_tag(low) or (_alternative(low) if "/" in low else None)
    if known:
        return known
    if word[0].isupper() and (len(word) > 1 and not word[1:].islower()):
        return "NNP"
    return _by_ending(low)


def _after_modal(tags: list[str], lows: list[str], i: int) -> bool:
    """A modal or "to" governs word i, past adverbs and "and"."""
    n = i - 1
    while n >= 0 and (tags[n] == "RB" or lows[n] in ("also", "either", "not", "both")):
        n -= 1
    return n >= 0 and (tags[n] == "MD" or (tags[n] == "TO" and n == i - 1))


def _coordinated(tags: list[str], n: int) -> bool:
    """ "The treasurer and the clerk": a plural, when it opens the sentence."""
    joined = False
    while n >= 0 and (tags[n] in _NOMINAL or tags[n] in ("JJ", "DT", "CC", ",", "POS")):
        joined = joined or tags[n] == "CC"
        n -= 1
    return joined and n < 0


def _plural_acronym(tags: list[str], lows: list[str], n: int) -> bool:
    return tags[n] == "NNP" and lows[n].endswith("s")


def _could_be_noun(tag: str, low: str) -> bool:
    return tag in ("VB", "VBP") and low not in ("be", "have", "do")


def _first_of_two(tags: list[str], lows: list[str], i: int) -> bool:
    """ "Assessors review and rate the bids"."""
    two = tags[i - 1] == "NNS" and tags[i + 1 : i + 2] == ["CC"] and i <= _NEAR and i + 2 < len(lows)
    begins = i == 1 or tags[i - 2] in ("DT", "JJ", "NN")
    return two and begins and verb_lemma(lows[i]) == lows[i] and verb_lemma(lows[i + 2]) == lows[i + 2]


def _fix_base(tags: list[str], lows: list[str], i: int, big: frozenset[int]) -> str:
    """Verb or noun for a word that can be both."""
    tag, low = tags[i], lows[i]
    before = tags[i - 1]
    after = tags[i + 1] if i + 1 < len(tags) else ""
    n = i - 2 if before == "RB" and i > 1 else i - 1
    if lows[n] in _PLURAL and tag in ("NN", "VB", "VBP") and verb_lemma(low) == low:
        return "VBP"
    if i in big:
        return "NN" if tag in ("VB", "VBP") and before != "TO" else tag
    plural = tags[n] in ("NNS", "WDT") or lows[n] in _PLURAL or _plural_acronym(tags, lows, n)
    verbal = tag == "VB" or (tag == "NN" and after in ("DT", "PRP$"))
    plural = plural or (verbal and _coordinated(tags, n))
    plain = plural and verb_lemma(low) == low and (tag in ("VB", "VBP") or after in OPENS_PHRASE)
    if plain or _first_of_two(tags, lows, i):
        return "VBP" if lows[i + 1 : i + 2] != ["of"] else tag
    if _after_modal(tags, lows, i) and before not in _DETERMINES:
        return "VB" if verb_lemma(low) == low and tag not in ("RB", "VBN") else tag
    modified = before == "VBN" and i > 1 and tags[i - 2] in ("DT", "PRP$", "IN")
    if _could_be_noun(tag, low) and (modified or before in _DETERMINES or before in ("JJ", "IN", "VBG")):
        return "NN"
    return tag


def _is_object(tags: list[str], lows: list[str], i: int) -> bool:
    """The noun phrase that ends at i hangs on a preposition or a verb, so no verb can follow it as its own."""
    while i >= 0 and tags[i] in ("NN", "NNP", "JJ", "DT", "PRP$", "CD", "POS"):
        i -= 1
    if i < 0:
        return False
    return (tags[i] == "IN" and lows[i] not in _SUBORDINATES) or tags[i] in ("VB", "VBG", "VBP")


def _third_person(tags: list[str], lows: list[str], i: int) -> str:
    """ "reports", "leads": a verb between a singular noun and an object, when the clause has no other verb yet."""
    low = lows[i]
    lemma = verb_lemma(low)
    if lemma is None or lemma == low or i == 0 or low in ("does", "has", "is"):
        return tags[i]
    after = tags[i + 1] if i + 1 < len(tags) else ""
    following = next((kind for kind in tags[i + 1 : i + 4] if kind != "RB"), "")
    finite = after == "RB" and following in ("VB", "VBP")  # "ward heads also supervise": no two finite verbs in a row
    direct = after in ("DT", "PRP$")  # "the Secretary of State makes the awards"
    several = i > 1 and lows[i - 2] in ("all", "these", "those", "both") and tags[i - 1] == "NN" and is_agentive(low)
    objects = tags[i] == "VBZ" and tags[i - 1] in ("NN", "NNP") and not direct and _is_object(tags, lows, i - 1)
    if finite or several or objects:  # "the duty of all department heads"
        return "NNS"
    n = i - 2 if tags[i - 1] == "RB" and i > 1 else i - 1
    if lows[i - 1] in ("this", "that") or lows[n] in ("he", "she", "it"):
        return "VBZ"
    if tags[i - 1] in ("DT", "PRP$", "POS", "IN", "CD", "CC", "VB", "TO"):
        return "NNS" if tags[i - 1] not in ("CC", "TO") and tags[i] == "VBZ" else tags[i]
    if tags[i - 1] in ("NN", "NNP", "PRP", "WDT", "RB", ")") and after in OPENS_OBJECT:
        weak = after in ("IN", "NN", "NNS", "NNP", "JJ", "VBN") and tags[i] == "NNS"
        return "VBZ" if not weak or lows[i + 1 : i + 2] == ["to"] else tags[i]
    return tags[i]


def _participle(tags: list[str], lows: list[str], i: int) -> str:
    """Past tense after a subject, participle after be, have or before a noun."""
    n = i - 1
    while n >= 0 and tags[n] == "RB":
        n -= 1
    if n >= 0 and (lows[n] in _BE or lows[n] in _HAVE):
        return "VBN"
    after = tags[i + 1] if i + 1 < len(tags) else ""
    if n >= 0 and tags[n] in ("NN", "NNS", "NNP", "PRP") and after in ("DT", "PRP$", "PRP", "TO", "WDT"):
        return "VBD"
    named = n >= 0 and tags[n] in ("NN", "NNS", "NNP", "PRP")
    return "VBN" if tags[i] == "VBN" or (after in _NOMINAL and not named) else tags[i]


def _ends_title(tags: list[str], lows: list[str], i: int, big: frozenset[int]) -> bool:
    """ "Inspector General", "the fire chief", "the agency head": an adjective or a verb elsewhere."""
    if lows[i] in ("general", "elect", "chief") and i in big and tags[i - 1] in ("NN", "NNS"):
        return True
    if lows[i] == "under" and i in big and i + 1 in big:
        return True  # "the Under Secretary"
    behind = i > 0 and tags[i - 1] == "NN" and tags[i + 1 : i + 2] not in (["NN"], ["NNP"], ["JJ"])
    return behind and lows[i] in ("chief", "head")


def _degree(tags: list[str], lows: list[str], i: int) -> str:
    """ "the only way", "more clearly"."""
    if lows[i] == "only" and i and tags[i - 1] == "DT":
        return "JJ"
    return "RB" if lows[i] in ("more", "most", "less") and tags[i + 1 : i + 2] == ["RB"] else tags[i]


def _names_one(tags: list[str], i: int) -> bool:
    """ "the recipient of", "the building principal shall": a noun, for all that it is known as an adjective."""
    after = tags[i + 1 : i + 2]
    article = tags[i - 1] in ("DT", "JJ") and after in _NOUN_ENDS
    return article or (tags[i - 1] == "NN" and after in (["MD"], ["VBZ"]))


def _settle(tags: list[str], lows: list[str], big: frozenset[int]) -> None:
    for i, tag in enumerate(tags):
        if lows[i] in _OFFICES:
            continue
        if lows[i] in _BE or lows[i] in _HAVE:
            tags[i] = "VB" if tag == "VBP" and i and tags[i - 1] in ("TO", "MD") else tag
            continue
        if _ends_title(tags, lows, i, big):
            tags[i] = "NN"
            continue
        tags[i] = _degree(tags, lows, i)
        if tag == "MD" and lows[i] == "need" and tags[i + 1 : i + 2] not in (["VB"], ["RB"]):
            tags[i] = "VBP" if i and tags[i - 1] in ("NNS", "PRP") else "NN"
        if tag in ("NN", "VB", "VBP", "JJ") and i:
            tags[i] = _fix_base(tags, lows, i, big)
            if tags[i] == "JJ" and is_agentive(lows[i]) and _names_one(tags, i):
                tags[i] = "NN"  # "the recipient of": known to the lexicon as an adjective
        elif tag in ("NNS", "VBZ"):
            tags[i] = _third_person(tags, lows, i)
        elif tag in ("VBN", "VBD"):
            tags[i] = _participle(tags, lows, i)


def _capitals(words: list[str]) -> frozenset[int]:
    """Numbers of the words inside a sentence that are capitalised and so no verbs, unless all words are."""
    big = [i for i, word in enumerate(words) if word[0].isupper() and i]
    return frozenset(big) if len(big) * 2 < len(words) else frozenset()


def tag(text: str, offset: int = 0) -> list[Token]:
    """Tokens of one sentence or fragment; `offset` is where it begins in the document."""
    words_of = _ADDRESSED if _HINT.search(text) else _WORD
    found = [(m[0], m.start() + offset) for m in words_of.finditer(text)]
    lows = [word if word in ("IT", "US") else _EITHER.get(word.lower(), word.lower()) for word, _ in found]
    tags = [_first_tag(word, low) for (word, _), low in zip(found, lows, strict=True)]
    words = [word for word, _ in found]
    big = _capitals(words)
    for i in range(1, len(words)):
        if lows[i - 1] == "the" and len(words[i]) == 1 and words[i].isupper():
            tags[i] = "NN"  # "The A approves": a letter that stands for somebody
    _settle(tags, lows, big)
    repair(words, tags, lows, big)
    return [Token(w, low, t, at, at + len(w)) for (w, at), low, t in zip(found, lows, tags, strict=True)]
