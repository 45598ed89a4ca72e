"""Noun phrases of a tagged sentence."""

from dataclasses import dataclass
from itertools import pairwise

from remit.loaders.report.lexicon import is_agentive, verb_lemma, word_set
from remit.loaders.report.names import is_acronym
from remit.loaders.report.tagging import Token, tag

_BE = word_set("be")
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OPEN = frozenset({"DT", "PDT", "PRP$", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "VBN", "POS", "FW"})
_INSIDE = _OPEN | {"VBG"}
_STRIP = frozenset({"DT", "PDT", "PRP$", "POS"})
_PERIODS = frozenset(
    {"day", "week", "month", "quarter", "year", "weeks", "months", "quarters", "years"}
    | {"daily", "weekly", "monthly", "quarterly", "yearly", "annual"}
)
_ANSWERING = frozenset({"accountable", "answerable"})
_NAME_LINKS = frozenset({"of", "for", "on"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens `first` up to `last` of its sentence, `head` the index of its main noun.

    acronym: "CIO" in "Chief Information Officer (CIO)". possessor: index of the token before 's, or -1.
    """

    tokens: list[Token]
    first: int
    last: int
    head: int
    acronym: str = ""

    @property
    def start(self) -> int:
        """Offset in the document."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset in the document, exclusive."""
        return self.tokens[self.last - 1].end

    @property
    def pronoun(self) -> bool:
        """They, it, we, he, this, who alone."""
        return self.last - self.first == 1 and self.tokens[self.first].tag in ("PRP", "WDT", "DT")

    @property
    def definite(self) -> bool:
        """Begins with the, this, our and the like."""
        return self.tokens[self.first].low in _DEFINITE

    @property
    def plural(self) -> bool:
        """Its head is plural."""
        return self.tokens[self.head].tag == "NNS" or self.tokens[self.head].low in ("they", "these", "those")

    def words(self) -> list[Token]:
        """Tokens without determiners in front and without the acronym in brackets."""
        first = self.first
        while first < self.head and (self.tokens[first].tag in _STRIP | {"CC"} or _counts(self.tokens[first])):
            first += 1
        if self.tokens[first].text in _ANSWERING and first < self.head and self.tokens[first + 1].text[0].isupper():
            first += 1  # "accountable Harbour Director": that the director answers is not in the title
        if self.tokens[self.first].low in ("each", "every", "the") and self.tokens[first].text.islower():
            # "each month's Board", "the weekly Board": when it meets is not its name.
            while first < self.head and (self.tokens[first].low in _PERIODS or self.tokens[first].tag == "POS"):
                first += 1
        return [t for t in self.tokens[first : self.last] if t.tag not in ("(", ")") and t.text != self.acronym]

    def name(self) -> str:
        """The words as they stand, joined by single spaces."""
        return (
            " ".join(t.text for t in self.words())
            .replace(" ’s", "’s")
            .replace(" 's", "'s")
            .replace(" ’", "’")
            .replace(" ,", ",")
        )


def _counts(token: Token) -> bool:
    return token.tag == "CD" and (token.text.isdigit() or token.text.isalpha())


def possessor(phrase: Phrase) -> Phrase | None:
    """The council in "the council's votes", or None."""
    for i in range(phrase.head - 1, phrase.first, -1):
        if phrase.tokens[i].tag == "POS":
            return Phrase(phrase.tokens, phrase.first, i, i - 1)
    return None


_DEFINITE = frozenset({"the", "this", "these", "those", "our", "its", "their", "such", "said", "that"})


def _can_go_on(tokens: list[Token], i: int) -> bool:
    """Token i can stand inside a noun phrase that has begun."""
    token = tokens[i]
    if token.tag == "VBG":
        return i + 1 < len(tokens) and tokens[i + 1].tag in _NOUN and tokens[i - 1].tag != "NNS"
    if token.tag == "VBN":
        follows = i + 1 < len(tokens) and tokens[i + 1].tag in _NOUN | {"JJ"}
        return follows and tokens[i - 1].tag not in _NOUN
    if token.tag == "CC":  # "one or more members"
        return (
            tokens[i - 1].tag == "CD" and i + 2 < len(tokens) and tokens[i + 1].low in ("more", "fewer", "two", "both")
        )
    if token.tag in ("DT", "PRP$", "PDT"):
        return tokens[i - 1].tag in ("DT", "PDT")
    return token.tag in _INSIDE


def _can_begin(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.tag == "VBN":
        work = i + 2 < len(tokens) and tokens[i + 1].tag == "VBG" and is_agentive(tokens[i + 2].low)
        return i + 1 < len(tokens) and (work or tokens[i + 1].tag in _NOUN) and (i == 0 or tokens[i - 1].low not in _BE)
    if token.tag == "VBG" and i == 0 and len(tokens) > 2 and tokens[1].tag == "NNS" and is_agentive(tokens[1].low):
        return tokens[2].tag in ("MD", "VBP")  # "Participating agencies shall"
    if token.tag == "VBG":  # a capitalised participle can be part of a name: "Steering Committee"
        return bool(i) and token.text[0].isupper() and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
    return token.tag in _OPEN and token.tag != "POS"


def _acronym(tokens: list[Token], i: int) -> str:
    """The acronym in "(CIO)" at i, or ""."""
    if i + 2 < len(tokens) and tokens[i].tag == "(" and tokens[i + 2].tag == ")":
        word = tokens[i + 1].text
        if 1 < len(word) < 10 and sum(c.isupper() for c in word) * 2 > len(word) and word[0].isalpha():
            return word
        if word[0].isupper() and i + 3 < len(tokens) and tokens[i + 3].low in _NAME_LINKS:
            return word  # "Assistant Commissioner (Director) of"
    return ""


def noun_phrases(tokens: list[Token]) -> list[Phrase]:
    """Base noun phrases and single pronouns, in order, without prepositional phrases."""
    phrases: list[Phrase] = []
    i, n = 0, len(tokens)
    while i < n:
        if tokens[i].tag in ("PRP", "WDT") or (tokens[i].low in ("this", "these", "that") and _alone(tokens, i)):
            phrases.append(Phrase(tokens, i, i + 1, i))
            i += 1
            continue
        if not _can_begin(tokens, i):
            i += 1
            continue
        first = i
        i += 1
        while i < n and _can_go_on(tokens, i):
            i += 1
        acronym = _acronym(tokens, i)
        last = i + 3 if acronym else i
        if acronym and last < n and tokens[last].tag in ("NN", "NNS") and not _verbal(tokens, last):
            while last < n and _can_go_on(tokens, last):
                last += 1
            acronym = ""
        phrase = _phrase(tokens, first, last, acronym)
        i = max(last, i)
        if phrase:
            phrases.append(phrase)
    return _joined(phrases)


def _joined(phrases: list[Phrase]) -> list[Phrase]:
    """Names with "of" inside and somebody at the end become one: "Code of Conduct Committee"."""
    joined: list[Phrase] = []
    for phrase in phrases:
        if joined and _one_name(joined[-1], phrase):
            before = joined.pop()
            phrase = Phrase(phrase.tokens, before.first, phrase.last, phrase.head, phrase.acronym)  # noqa: PLW2901 - the pair
        joined.append(phrase)
    return joined


def _one_name(before: Phrase, phrase: Phrase) -> bool:
    tokens = phrase.tokens
    link = tokens[before.last].low if phrase.first == before.last + 1 else ""
    if link not in ("of", "and", "&") or before.acronym or (link != "of" and is_acronym(tokens[before.head].text)):
        return False
    big = tokens[before.head].text[0].isupper() and tokens[phrase.first].text[0].isupper()
    two = phrase.head > phrase.first and tokens[phrase.first].tag not in _STRIP
    return big and two and is_agentive(tokens[phrase.head].low) and not is_agentive(tokens[before.head].low)


def _verbal(tokens: list[Token], i: int) -> bool:
    """Could be the verb after a subject with an acronym: "(SMT) reports to"."""
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    return verb_lemma(tokens[i].low) is not None and after in ("DT", "TO", "PRP$", "IN", "RB")


def _alone(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].tag not in _INSIDE


def _phrase(tokens: list[Token], first: int, last: int, acronym: str) -> Phrase | None:
    stop = last - 3 if acronym else last
    while stop > first and tokens[stop - 1].tag not in _NOUN | {"CD"}:
        stop -= 1
    nouns = [n for n in range(first, stop) if tokens[n].tag in _NOUN]
    if not nouns:
        return None
    return Phrase(tokens, first, last if acronym else stop, nouns[-1], acronym)


def extended(phrase: Phrase, phrases: list[Phrase], k: int) -> Phrase:
    """Phrase k with the prepositional phrases that belong to its name: "Office of the Inspector General"."""
    tokens, last, acronym = phrase.tokens, phrase.last, phrase.acronym
    counted = (
        tokens[phrase.head].low in ("number", "quorum", "majority") and tokens[phrase.first].low == "the"
    )  # says how many
    if (
        tokens[phrase.head].low in _PARTITIVES
        and not counted
        and k + 1 < len(phrases)
        and phrases[k + 1].first == last + 1
    ):
        return extended(phrases[k + 1], phrases, k + 1) if tokens[last].low == "of" else phrase
    if (acronym and acronym.isupper()) or not is_agentive(tokens[phrase.head].low):
        return phrase
    if [t.low for t in tokens[last : last + 2]] == ["in", "charge"]:
        return Phrase(tokens, phrase.first, last + 2, phrase.head)  # "the person in charge"
    capital = tokens[phrase.head].text[0].isupper()
    n = k + 1
    while n < len(phrases) and phrases[n].first == last + 1 and not phrases[n].pronoun:
        link = tokens[last].low
        inner = phrases[n].words()
        named = bool(inner) and inner[0].text[0].isupper()
        part = tokens[phrase.head].low in _PARTS and (
            is_agentive(tokens[phrases[n].head].low) or not phrases[n].definite
        )
        if link in _NAME_LINKS and (named and capital if link != "of" else named or part):
            pass
        elif not (
            link in ("and", "&")
            and last > phrase.last
            and named
            and not phrases[n].definite
            and _closes(tokens, phrases[n])
        ):
            break
        last, acronym = phrases[n].last, phrases[n].acronym
        n += 1
    return Phrase(tokens, phrase.first, last, phrase.head, acronym) if last > phrase.last else phrase


_PARTITIVES = word_set("partitives")
_PARTS = word_set("parts")


def _closes(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Management and Budget": one capitalised noun that no agentive head follows."""
    return not is_agentive(tokens[phrase.head].low) and len(phrase.words()) <= 3


def noun_phrase_of(text: str, offset: int = 0) -> Phrase | None:
    """The noun phrase that a heading, label or cell consists of, or None when it is more or other than that."""
    tokens = tag(text, offset)
    for i, (token, after) in enumerate(pairwise(tokens)):
        if token.tag in ("VB", "VBP") and token.text[0].isupper() and after.text[0].isupper():
            tokens[i] = token._replace(tag="NN")  # "Release Manager": a name has no verb
    while tokens and tokens[-1].tag in (":", ".", ","):
        tokens.pop()
    if len(tokens) == 2 and tokens[0].tag == "VBG" and tokens[0].text[0].isupper() and is_agentive(tokens[1].low):
        tokens[0] = tokens[0]._replace(tag="JJ")  # "Organizing secretary"
    if tokens and tokens[-1].tag == "JJ" and is_agentive(tokens[-1].low):
        tokens[-1] = tokens[-1]._replace(tag="NN")  # "Fire Chief"
    phrases = noun_phrases(tokens)
    if not phrases:
        return None
    whole = extended(phrases[0], phrases, 0)
    return whole if whole.first == 0 and whole.last == len(tokens) else None
