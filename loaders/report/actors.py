"""Actors of a document: mentions become actors, with acronyms, short forms, pronouns and "the committee" resolved."""

import re
from bisect import bisect_right

from remit.loaders.known import Known
from remit.loaders.report.acting import Acting, points_at_role, stands_for_many
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.known_names import NOTHING, KnownNames
from remit.loaders.report.lexicon import word_set
from remit.loaders.report.names import (
    bare_acronym,
    head_of,
    is_acronym,
    is_ranked,
    is_short_for,
    key,
    kind_of,
)
from remit.loaders.report.owners import (
    names_somebody,
    phrases_in_heading,
)
from remit.loaders.report.phrases import Phrase, extended, noun_phrase_of
from remit.loaders.report.reading import Actor, Span
from remit.loaders.report.roster import Roster
from remit.loaders.report.slashed import slashed
from remit.loaders.report.tone import tells_what_happened

_LABEL = 60  # characters of a name that stands before what its bearer does
_SELF = frozenset({"we", "us", "our"})
_HOLDERS = frozenset(
    {"incumbent", "volunteer", "jobholder", "postholder", "post holder", "job holder", "holder", "appointee"}
)
_ROLE_WORDS = word_set("role_words")  # "this role", "the incumbent": the post whose section it is
_POSITIONS = frozenset({"post", "body", "unit", "organization"})
_SINGULAR = frozenset({"it", "he", "she"})
_PAIR = re.compile(
    r"[A-Z]\w+(?:\s(?:and|&|[A-Z]\w+))*\s?(?:and|&|/)\s?[A-Z]\w+(?:\s[A-Z]\w+)*"  # "Berths and Moorings"
    r"|[A-Z][a-z]+"  # "Legal"
)


class Actors:
    """The actors of one document; ids are slugs of canonical names, so they are equal in every run and document.

    `resolve(phrase, block)` gives the ids a noun phrase stands for; `mentions_in(span)` the actors named in a span, in
    text order; `name(id)`; `list()` those that were used, in order of first use.
    """

    def __init__(self, document: Document, known: Known = NOTHING) -> None:
        self._document = document
        self._known = KnownNames(document, known)
        self._roster = Roster(self._known)
        self._nobody = frozenset(key(name) for name in known.nobody)
        self._acting = Acting(self._known, self._nobody)
        self._focus: list[tuple[tuple[str, ...], bool]] = []  # whom the text spoke of, and whether in the plural
        self._aside: tuple[str, ...] = ()
        self._stood_for: dict[int, tuple[str, ...]] = {}  # start of a pronoun or "this role" -> whom it was read as
        self._starts = [b.start for b in document.blocks]
        self.reports = tells_what_happened(document)
        self._charged: dict[int, list[Phrase]] = {}

    @property
    def title(self) -> str:
        """Key of whom the document is about, "" when it is about nobody."""
        return self._known.title

    @property
    def sheet(self) -> bool:
        """The document is about its title: a charter, a job description."""
        return bool(self._known.title) and self._known.sheet

    def acts(self, phrase: Phrase) -> bool:
        """As `Acting.acts`."""
        return self._acting.acts(phrase)

    def may_act(self, phrase: Phrase) -> bool:
        """As `Acting.may_act`."""
        return self._acting.may_act(phrase)

    def acts_surely(self, phrase: Phrase) -> bool:
        """As `Acting.acts_surely`."""
        return self._acting.acts_surely(phrase)

    # -- resolving ---------------------------------------------------------------------------------------------------

    def focus(self, ids: tuple[str, ...], plural: bool = False) -> None:
        """Remember whom the text speaks of, for the pronouns that follow."""
        if ids:
            self._focus.append((ids, plural))
            del self._focus[:-8]

    def mention(self, ids: tuple[str, ...]) -> None:
        """Remember several that the sentence before named in another place than its subject."""
        self._aside = ids

    def spoken_of(self) -> tuple[str, ...]:
        """Whom the text of this section spoke of last."""
        return self._focus[-1][0] if self._focus else ()

    def forget(self) -> None:
        """A new section begins: pronouns do not reach back."""
        self._focus.clear()
        self._aside = ()

    def resolve(self, phrase: Phrase, block: int = -1) -> tuple[str, ...]:
        """Ids of whom the phrase stands for, () when nobody can be told. `block`: index of the block it stands in.

        A pronoun is resolved by what the text spoke of last, so phrases are resolved in reading order.
        """
        if phrase.pronoun or stands_for_many(phrase):
            ids = self._pronoun(phrase.tokens[phrase.first].low if phrase.pronoun else "they", block)
            self._stood_for[phrase.start] = ids
            return ids
        phrase = self._without_owner(phrase)
        name = phrase.name()
        name_key = key(name)
        if not name or name_key in self._nobody:
            return ()
        joined = slashed(name)
        if joined:
            return tuple(dict.fromkeys(a for part in joined for a in self.resolve_text(part, block)))
        if self.sheet and name_key in _HOLDERS:
            return self.by_title()
        first = phrase.tokens[phrase.first].low
        if points_at_role(phrase) or (name_key in _ROLE_WORDS and first in ("that", "these", "such")):
            who = self._section_actor(block) or self.by_title() or (self.spoken_of() if first == "this" else ())
            return self._stood_for.setdefault(phrase.start, who)
        word = bare_acronym(name) if is_acronym(name) else name
        target = self._known.canonical(key(word))
        if target == name_key and " " not in target and not is_acronym(name):
            target = self._known.begun(phrase) or self._short(target, phrase, block)
        form = phrase.acronym if phrase.acronym and is_acronym(phrase.acronym) else ""
        return (self._roster.use(target, name, Span(phrase.start, phrase.end), form),)

    def _without_owner(self, phrase: Phrase) -> Phrase:
        """ "the school's governing body" -> "governing body", where the document uses that name by itself too."""
        for i in range(phrase.head - 1, phrase.first - 1, -1):
            if phrase.tokens[i].tag == "POS":
                alone = Phrase(phrase.tokens, i + 1, phrase.last, phrase.head, phrase.acronym)
                known = " " in key(alone.name()) and self._known.counts[key(alone.name())]
                return alone if known and kind_of(alone.name()) in _POSITIONS else phrase
        return phrase

    def _short(self, head: str, phrase: Phrase, block: int) -> str:
        """ "the committee" -> the title's committee, else the section's, else the longer name used most."""
        if phrase.tokens[phrase.first].low in ("each", "every", "any"):
            return self._latest(head, several=True) or head
        capital = phrase.tokens[phrase.head].text[0].isupper()
        named = capital and (phrase.first > 0 or not phrase.plural)
        if self.title and head_of(self.title) == head != self.title:
            return self.title
        for index in reversed(self._document.blocks[block].headings if block >= 0 else ()):
            owner = self._known.canonical(self._known.headings.get(index, ""))
            of = phrase.definite and head_of(owner) == head and not is_ranked(owner, head)
            if owner == head or of or is_short_for(head, owner):
                return owner
        if self._labelled(head, block):
            return self._labelled(head, block)
        own = bool(head) and head in self._known.classes and not capital and kind_of(head) != "generic"
        if own or self._known.heads(head) or not (phrase.definite or named):
            return head
        longer = self._known.longer(head) or (self._latest(head) if phrase.definite else "")
        return head if capital and phrase.definite and self._plain(longer) else longer or head

    def _plain(self, name_key: str) -> bool:
        """A name in capitals whose head is small: "the Program" is no short form of "the Training program"."""
        name = self._known.surface.get(name_key, "")
        return name[:1].isupper() and name.split()[-1][0].islower()

    def _labelled(self, head: str, block: int) -> str:
        """The longer name with that head that the block begins with: "Club secretary. The secretary keeps …"."""
        first = self._document.parsed[block][:1] if block >= 0 else []
        short = bool(first) and not first[0].clauses and first[0].end - first[0].start < _LABEL
        name = noun_phrase_of(self._document.text[first[0].start : first[0].end]) if short else None
        name_key = key(name.name()) if name else ""
        return self._known.canonical(name_key) if is_short_for(head, name_key) else ""

    def _latest(self, head: str, several: bool = False) -> str:
        """The name with that head noun that was used last (`several`: one for more than one), "" when there is none."""
        recent = (k for k in reversed(self._roster.recent) if is_short_for(head, k) and not is_ranked(k, head))
        return next((k for k in recent if not several or self._known.many(k)), "")

    def _pronoun(self, low: str, block: int) -> tuple[str, ...]:
        if low in _SELF:
            return self.by_title() or self._plural(self._section_actor(block)) or self._speaker()
        if low in ("you", "i"):
            return self._section_actor(block) or (self.by_title() if self.sheet else ())
        fitting = (ids for ids, plural in reversed(self._focus) if low not in _SINGULAR or not plural)
        return next(fitting, ()) or self._section_actor(block) or (self._aside if low == "they" else ())

    def _plural(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Bodies say "we", posts do not."""
        return ids if all(kind_of(self.name(a)) not in ("post", "role", "person") for a in ids) else ()

    def _speaker(self) -> tuple[str, ...]:
        """Who "we" are in a document of an organisation: the first that is named as a subject; in reports nobody."""
        first = (s for parsed in self._document.parsed[:12] for s in parsed)
        named = (p for s in first for c in s.clauses for p in c.subjects if not p.pronoun and names_somebody(p))
        phrase = next((p for p in named if len(p.words()) > 1 and p.words()[0].text[0].isupper()), None)
        if self.reports or phrase is None or kind_of(phrase.name()) not in ("organization", "body", "unit"):
            return ()
        return self.resolve(phrase)

    def by_title(self) -> tuple[str, ...]:
        """Whom the whole document is about, when its title or a field at its top says so."""
        return (
            (self._roster.use(self._known.canonical(self.title), self._known.surface[self.title]),)
            if self.title
            else ()
        )

    def heading_actor(self, index: int, structural: bool = False) -> tuple[str, ...]:
        """Whom heading `index` puts in charge; `structural` lets any noun phrase in a heading be somebody."""
        if index not in self._charged:
            block = self._document.blocks[index]
            self._charged[index] = phrases_in_heading(block.text, block.start)
        phrases = self._charged[index]
        if not all(structural or names_somebody(p) or self.acts(p) for p in phrases):
            return ()
        return tuple(dict.fromkeys(a for p in phrases for a in self.resolve(p, index)))

    def _section_actor(self, block: int) -> tuple[str, ...]:
        if block < 0:
            return ()
        for index in reversed(self._document.blocks[block].headings):
            ids = self.heading_actor(index)
            if ids:
                return ids
        return ()

    # -- for other stages --------------------------------------------------------------------------------------------

    def phrases_in(self, span: Span) -> list[tuple[Phrase, int]]:
        """Noun phrases that name somebody in a span of the document, with the index of their block."""
        found = []
        blocks = self._document.blocks
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for index in range(first, len(blocks)):
            if blocks[index].start >= span.end:
                break
            for sentence in self._document.parsed[index]:
                if sentence.end > span.start and sentence.start < span.end:
                    found += [(p, index) for p in self._named(sentence) if p.start >= span.start and p.end <= span.end]
        return found

    def _named(self, sentence: Sentence) -> list[Phrase]:
        """Phrases that name somebody, each with the names inside it left out; pronouns that were read too."""
        found: list[Phrase] = []
        for k, phrase in enumerate(sentence.phrases):
            whole = extended(phrase, sentence.phrases, k)
            if found and whole.start < found[-1].end:
                continue
            if phrase.start in self._stood_for or (not whole.pronoun and self.acts(whole)):
                found.append(whole)
        return found

    def mentions_in(self, span: Span) -> list[tuple[str, Span]]:
        """(id, span) of every actor that is named between two offsets, in text order and without overlaps.

        Pronouns and "this role" come along once the duties have been read, since that is when they are resolved.
        """
        found = []
        for phrase, block in self.phrases_in(span):
            ids = self._stood_for.get(phrase.start)
            ids = self.resolve(phrase, block) if ids is None else ids
            found += [(actor, Span(phrase.start, phrase.end)) for actor in ids]
        return found

    def resolve_text(self, name: str, block: int = -1) -> tuple[str, ...]:
        """Ids for a bare name ("the Deputy CIO", "Berths and Moorings"), () when it is neither noun phrase nor name."""
        phrase = noun_phrase_of(name)
        if phrase is None and _PAIR.fullmatch(name.strip()):
            return (self._roster.use(self._known.canonical(key(name)), name.strip()),)
        return self.resolve(phrase, block) if phrase else ()

    def name(self, actor: str) -> str:
        """Canonical name of an id."""
        return self._roster.name(actor)

    def list(self) -> list[Actor]:
        """The actors that were resolved so far, in order of first use."""
        return self._roster.list()
