"""The names that a document uses: headings, acronyms with what they stand for, and whom its title is about."""

import re
from collections import Counter, defaultdict

from remit.loaders.known import Known, KnownName
from remit.loaders.report.acronyms import definitions
from remit.loaders.report.bullets import initial_verb
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.lexicon import is_agentive, word_set
from remit.loaders.report.names import (
    bare_acronym,
    display,
    head_of,
    initials,
    is_acronym,
    is_ranked,
    is_short_for,
    key,
)
from remit.loaders.report.owners import (
    agentive_head,
    is_charter,
    is_qualification,
    names_somebody,
    phrase_in_heading,
    post_title,
    title_actor,
)
from remit.loaders.report.phrases import Phrase, extended, noun_phrase_of, possessor
from remit.loaders.report.tagging import Token

NOTHING = Known()
_LETTERS = re.compile(  # "R = Responsible", "Accountable (A)": letters of a matrix that the text uses as names
    r"^\W{0,6}([A-Z])\s*[=:–—-]\s*(?:Responsib|Accountab|Approv|Support|Consult|Inform|Driv|Perform|Verif)"
    r"|\b(?:Responsible|Accountable|Approver?|Support(?:ive|ing)?|Consulted|Informed|Driver)\s+\(([A-Z])\)",
    re.M,
)
_STATIC = word_set("modal_descriptive") | word_set("descriptive")


def _modal_headings(document: Document) -> list[int]:
    """Headings over bullets that begin with a modal verb: they stand in for the subject, whatever noun they are."""
    lists: dict[int, list[str]] = {}
    owner: dict[int, int] = {}
    for block in document.blocks:
        if block.headings and is_qualification(document.blocks[block.headings[-1]].text):
            continue
        if block.kind == "item" and block.headings and document.parsed[block.index]:
            owner.setdefault(block.list_id, block.headings[-1])
            lists.setdefault(block.list_id, []).append(initial_verb(document.parsed[block.index][0].tokens))
    return [owner[n] for n, forms in lists.items() if forms.count("modal") * 2 > len(forms)]


class KnownNames:
    """Names by key (see `names.key`), collected in one pass over a document before anything is resolved.

    counts: how often a name is used; surface: how it is written; long: acronym -> name it stands for; headings: index
    of a heading -> name in it; structural: headings that stand in for a subject; title: whom the document is about.
    """

    def __init__(self, document: Document, known: Known = NOTHING) -> None:
        self._document = document
        self.told: dict[str, KnownName] = {}
        self.counts: Counter[str] = Counter()
        self.surface: dict[str, str] = {}
        self.doers: Counter[str] = Counter()  # who is said to be obliged or able to act
        self.long: dict[str, str] = {}
        self.headings: dict[int, str] = {}
        self.structural: set[str] = set()
        self.classes: set[str] = set()  # "an inspector": "the inspector" need be nobody with a longer name
        self.title = ""
        self.sheet = False  # a charter or a role sheet: it speaks of nobody else unless it says so
        self._longer: dict[str, list[str]] = defaultdict(list)
        self._begun: dict[str, list[str]] = {}  # first word -> names that begin with it
        self._short_for: dict[str, str] = {}
        self.letters = frozenset("".join(m) for m in _LETTERS.findall(document.text))
        self._small = frozenset(re.findall(r"(?<![\w’'-])[a-z]+", document.text))
        self._collect()
        self._remember(known)
        self._merge()

    def _note(self, phrase: Phrase) -> str:
        name = display(phrase.name())
        name_key = key(name)
        self.counts[name_key] += 1
        if name_key not in self.surface or (name[:1].isupper() and not self.surface[name_key][:1].isupper()):
            self.surface[name_key] = name
        if phrase.acronym and is_acronym(phrase.acronym):
            self.long.setdefault(key(bare_acronym(phrase.acronym)), name_key)
        return name_key

    def _collect(self) -> None:
        for block in self._document.blocks:
            if block.kind == "heading":
                phrase = phrase_in_heading(block.text, block.start)
                if phrase is not None:
                    self.headings[block.index] = self._note(phrase)
            for sentence in self._document.parsed[block.index]:
                self._mentioned(sentence)
        self.structural = {self.headings[i] for i in _modal_headings(self._document) if i in self.headings}
        self._headed = set(self.headings.values())
        for sentence in (s for parsed in self._document.parsed for s in parsed):
            for acronym, words in definitions(sentence.tokens):
                self._define(acronym, words)
        self._find_title()
        for name in self.counts:
            for head in dict.fromkeys((name.rsplit(" ", 1)[-1], head_of(name))):
                self._longer[head].append(name)
            first = name.split(" ", 1)[0]
            if first != name and self.surface[name][:1].isupper() and first not in self._small:
                self._begun.setdefault(first, []).append(name)

    def _mentioned(self, sentence: Sentence) -> None:
        for k, phrase in enumerate(sentence.phrases):
            whole = extended(phrase, sentence.phrases, k)
            if not phrase.pronoun and (names_somebody(whole) or whole.acronym):
                self._note(whole)
            if phrase.tokens[phrase.first].low in ("a", "an", "every", "each") and names_somebody(whole):
                self.classes.add(key(whole.name()))
            owner = possessor(phrase)
            if owner is not None and names_somebody(owner):
                self._note(owner)
        for clause in sentence.clauses:
            obliged = clause.group.tense == "modal" and not clause.group.passive and len(clause.subjects) == 1
            if obliged and clause.group.lemma not in _STATIC:
                self.doers[key(bare_acronym(clause.subjects[0].name()))] += 1

    def _find_title(self) -> None:
        """The heading above the first words, unless it is one of several of its rank, or a field "Position: …"."""
        blocks = self._document.blocks
        ranks = Counter(b.level for b in blocks if b.kind == "heading")
        top = next((b.index for b in blocks if b.kind != "heading"), len(blocks))
        self.sheet = any(is_charter(b.text) for b in blocks[: max(top, 1)])
        posts = (post_title(block.text, block.start) for block in blocks[:12])
        phrase = next((p for p in posts if p is not None), None)
        self.sheet = self.sheet or phrase is not None
        for block in blocks[:top]:
            if phrase is None and (ranks[block.level] <= top or is_charter(block.text)):
                phrase = title_actor(block.text, block.start)
        if phrase is not None:
            self.title = self._note(phrase)

    def _define(self, acronym: str, words: list[Token]) -> None:
        name = re.sub(r" (?=[’'])", "", " ".join(t.text for t in words if t.tag != "DT"))
        self.long[key(acronym)] = name_key = key(name)
        self.counts[name_key] += 1
        self.surface.setdefault(name_key, display(name))

    def _remember(self, known: Known) -> None:
        """Names that were known before: whoever has one acts, whatever noun it is; what the document defines wins."""
        for name in known.names:
            name_key = key(name.name)
            self.told[name_key] = name
            self.surface[name_key] = name.name
            for alias in name.aliases:
                self.long.setdefault(key(bare_acronym(alias) if is_acronym(alias) else alias), name_key)

    def _merge(self) -> None:
        """Link acronyms to names by initials, and short forms to the one longer name that ends in them."""
        named = [k for k in self.counts if self.surface[k][:1].isupper() and " " in k]
        by_initials: dict[str, list[str]] = {}
        for name_key in named:
            by_initials.setdefault(initials(self.surface[name_key]), []).append(name_key)
        for name_key in list(self.counts):
            word = self.surface[name_key]
            if " " in word or not is_acronym(word) or key(bare_acronym(word)) in self.long:
                continue
            found = [k for k in by_initials.get(bare_acronym(word), []) if is_agentive(head_of(self.surface[k]))]
            if len(found) == 1:
                self.long[key(bare_acronym(word))] = found[0]
        self._at_home(named)

    def _at_home(self, named: list[str]) -> None:
        """ "Treasurer of the Garden Society" is the Treasurer, in a document about that society."""
        for name in named:
            office, _, whole = name.partition(" of ")
            if whole and whole == self.title and office in self.counts:
                self.long[name] = office

    def canonical(self, name_key: str) -> str:
        """Follow acronyms and short forms to the key of the canonical name."""
        for _ in range(4):
            target = self.long.get(name_key)
            if target is None or target == name_key:
                return name_key
            name_key = target
        return name_key

    def is_known(self, phrase: Phrase) -> bool:
        """The document uses the name as a heading, or defines it as the acronym or short form of somebody."""
        if phrase.tokens[phrase.head].text in self.letters and phrase.last - phrase.first == 2 and phrase.definite:
            return True
        name_key = self.canonical(key(bare_acronym(phrase.name())))
        if name_key in self.told or name_key in self.structural or self.begun(phrase):
            return True
        return name_key in self.counts and self._agentive_name(name_key)

    def begun(self, phrase: Phrase) -> str:
        """ "Solano" for "Solano Port Commission": the one name that begins with a word that is never written small."""
        word = phrase.tokens[phrase.head]
        names = self._begun.get(word.low, []) if phrase.last - phrase.first == 1 and word.text[0].isupper() else []
        names = [n for n in names if self._agentive_name(n)] if word.low not in self._small else []
        best = sorted(names, key=lambda n: (-self.counts[n], n))
        shortest = min(names, key=lambda n: (len(n), n), default="")
        if names and all(n == shortest or n.startswith(f"{shortest} ") for n in names):
            return self.canonical(shortest)  # "Lake Commission" and "Lake Commission staff"
        alone = len(best) == 1 or (best and self.counts[best[0]] > 2 * self.counts[best[1]])
        return self.canonical(best[0]) if alone else ""

    def _agentive_name(self, name_key: str) -> bool:
        phrase = noun_phrase_of(self.surface[name_key])
        return phrase is not None and agentive_head(phrase)

    def many(self, name_key: str) -> bool:
        """Written small or in the plural: "field offices", but not the one "Executive Director"."""
        surface = self.surface.get(name_key, "")
        return surface.islower() or surface.endswith("s")

    def heads(self, name_key: str) -> bool:
        """A heading consists of the name."""
        return name_key in self._headed

    def longer(self, head: str) -> str:
        """The one name, or by far the most used one, that has a head noun; "" when there is none.

        Ranks make other posts: "vice president" is no president.
        """
        if head not in self._short_for:
            self._short_for[head] = self._longer_name(head)
        return self._short_for[head]

    def _longer_name(self, head: str) -> str:
        ending = [k for k in self._longer[head] if is_short_for(head, k) and not is_ranked(k, head)]
        named = [k for k in ending if self.surface[k][:1].isupper()]
        named = named or [k for k in ending if self.counts[k] > 1]
        best = sorted(named, key=lambda k: (-self.counts[k], k))
        if len(best) == 1 or (best and self.counts[best[0]] > 2 * self.counts[best[1]]):
            return self.canonical(best[0])
        return ""
