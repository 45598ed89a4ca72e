"""Who can hold a duty: by the head noun, by definition in this document, or as an acronym that is said to act."""

from remit.loaders.report.known_names import KnownNames
from remit.loaders.report.lexicon import is_agentive, singular, word_set
from remit.loaders.report.names import bare_acronym, head_of, is_acronym, key
from remit.loaders.report.owners import agentive_head
from remit.loaders.report.phrases import Phrase

_ROLE_WORDS = word_set("role_words")  # "this role", "the incumbent": the post whose section it is
_DOCUMENTS = word_set("document_nouns")
_NUMBERED = frozenset({"section", "article", "part", "chapter", "annex", "group", "board"})
_TOPICS = word_set("topic_nouns")
_PEOPLE = frozenset({"individuals", "people", "persons", "staff", "employees", "roles", "posts"})
_NOBODY = word_set("nobody")


def bareness(phrase: Phrase) -> str:
    """Key of an acronym without its plural s."""
    return key(bare_acronym(phrase.name()))


def _told_apart(phrase: Phrase) -> bool:
    """ "Persons who keep dogs": those of them that the words behind tell."""
    after = phrase.tokens[phrase.last].low if phrase.last < len(phrase.tokens) else ""
    return phrase.tokens[phrase.head].low in ("person", "persons") and after in ("who", "responsible", "in")


def stands_for_many(phrase: Phrase) -> bool:
    """ "these individuals": they."""
    said = phrase.tokens[phrase.first].low in ("these", "those", "such")
    return said and phrase.last - phrase.first == 2 and phrase.tokens[phrase.head].low in _PEOPLE


def points_at_role(phrase: Phrase) -> bool:
    """ "the incumbent", "this position", "this person": the post whose section it is."""
    first, head = phrase.tokens[phrase.first].low, phrase.tokens[phrase.head].low
    alone = phrase.last - phrase.first == 2 and head in ("person", "individual")
    return (head in _ROLE_WORDS and first in ("the", "this")) or (alone and first == "this")


class Acting:
    """Tells who can act from who cannot, by the names that one document knows."""

    def __init__(self, known: KnownNames, nobody: frozenset[str]) -> None:
        self._known = known
        self._nobody = _NOBODY | nobody

    def acts(self, phrase: Phrase) -> bool:
        """Somebody who can hold a duty, by the head noun, by definition in this document, or as an unknown acronym."""
        if phrase.pronoun:
            return phrase.tokens[phrase.first].low in ("we", "they", "it", "he", "she", "you")
        head = phrase.tokens[phrase.head]
        if points_at_role(phrase):
            return True
        if (key(phrase.name()) in self._nobody and not _told_apart(phrase)) or (
            phrase.tokens[phrase.last - 1].tag == "CD" and head.low in _NUMBERED
        ):
            return False
        if stands_for_many(phrase):
            return True
        if agentive_head(phrase) or self._known.is_known(phrase):
            return True
        return is_acronym(head.text) and self._acronym_acts(phrase)

    def _acronym_acts(self, phrase: Phrase) -> bool:
        """The acronym stands for somebody, or stands alone and is never explained."""
        short = key(bare_acronym(phrase.tokens[phrase.head].text))
        long = self._known.long.get(short)
        if len(phrase.words()) == 1 and (long is None or self._known.doers[short] > 1):
            return True
        if long is None:
            return False
        return is_agentive(head_of(long)) and (phrase.head == phrase.last - 1 or len(phrase.words()) == 1)

    def may_act(self, phrase: Phrase) -> bool:
        """A capitalised name in the place of an agent, unless it names a document, a date or a thing in writing."""
        words = [t for t in phrase.words() if t.tag != "POS"]
        named = all(t.text[0].isupper() or t.tag in ("IN", "CC", "DT") for t in words)
        single = len(words) == 1 and phrase.definite and phrase.first > 0 and words[0].text[0].isupper()
        if phrase.pronoun or not (single or (named and len(words) > 1)):
            return False
        head = phrase.tokens[phrase.head]
        if singular(head.low) in _TOPICS:
            return False  # "Other Functions, Duties and Powers"
        return "CD" not in (head.tag, phrase.tokens[phrase.last - 1].tag) and singular(head.low) not in _DOCUMENTS

    def acts_surely(self, phrase: Phrase) -> bool:
        """As `acts`, but an acronym that the document never explains is not enough: it may be a law or a system."""
        if phrase.pronoun or points_at_role(phrase) or agentive_head(phrase) or self._known.is_known(phrase):
            return self.acts(phrase)
        known = bareness(phrase) in self._known.long or self._known.doers[bareness(phrase)] > 1
        return known and self.acts(phrase)
