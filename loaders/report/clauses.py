"""Clauses: which noun phrases are the subject of a verb group, and how the clause hangs in its sentence."""

from dataclasses import dataclass, field

from remit.loaders.report.lexicon import is_agentive, verb_lemma, word_set
from remit.loaders.report.phrases import Phrase, extended, noun_phrases
from remit.loaders.report.tagging import Token, tag
from remit.loaders.report.verbs import VerbGroup, verb_groups

_SUBORDINATES = word_set("subordinates")
_CONDITIONS = word_set("conditions")
_REPORTING = word_set("reporting_verbs")
_APPROVAL = word_set("approval")
_PREPOSITION = frozenset({"IN", "TO"})
_SEPARATE = frozenset({",", ":", "CC", "WDT", "WRB", "WP", ".", "(", "SYM", "``", "RB"})
_OPENERS = frozenset({"that", "both", "either", "however", "then", "therefore", "ensures", "ensure"})
_REACH = 60  # tokens: no subject stands further from its verb


@dataclass(slots=True)
class Clause:
    """One finite clause.

    relation: main, condition (if, when, …), aside (although, since, …), complement (that …), reported
    ("said the porter must …"), question, relative.
    joined: "and" or "or" between several subjects. shares: the subjects are those of the clause before.
    """

    subjects: list[Phrase]
    group: VerbGroup
    start: int
    end: int = 0
    relation: str = "main"
    joined: str = ""
    shares: bool = False


@dataclass(slots=True)
class Sentence:
    """A tagged sentence with its phrases and clauses."""

    start: int
    end: int
    tokens: list[Token]
    phrases: list[Phrase] = field(default_factory=list)
    groups: list[VerbGroup] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def phrase_ending(self, index: int) -> int:
        """Number of the phrase whose last token stands before `index`, or -1."""
        return self.ends.get(index, -1)

    ends: dict[int, int] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)


def _skip_back(sentence: Sentence, i: int) -> int:
    """Go back over adverbs, commas and bracketed words that stand before a verb group."""
    tokens = sentence.tokens
    while i > 0:
        low, kind = tokens[i - 1].low, tokens[i - 1].tag
        if kind in ("RB", ",", "POS") or low in ("also", "either", "both"):
            i -= 1
        elif low in ("higher", "above", "designee") and i > 2 and tokens[i - 2].low == "or":
            i -= 2  # "a director or above"
        elif kind == ")" and sentence.phrase_ending(i) < 0:
            n = i - 1
            while n > 0 and tokens[n].tag != "(":
                n -= 1
            i = n
        else:
            return i
    return i


def _before(sentence: Sentence, phrase: Phrase) -> Token | None:
    return sentence.tokens[phrase.first - 1] if phrase.first else None


def _chain_back(sentence: Sentence, k: int) -> tuple[list[int], str]:
    """Phrases joined to phrase k on its left by commas and one conjunction: numbers in order, and "and", "or" or ""."""
    chain, word = [k], ""
    while True:
        phrase = sentence.phrases[chain[0]]
        i = phrase.first
        tokens = sentence.tokens
        while i > 0 and (
            tokens[i - 1].tag in (",", "CC") or tokens[i - 1].low in ("both", "either", "/", "well", "as")
        ):
            if tokens[i - 1].tag == "CC":
                if len(chain) > 1 and not word:
                    return chain, word  # "a plan or a strategy, the clerk": the comma ends what was set off
                word = word or tokens[i - 1].low
            i -= 1
        before = sentence.phrase_ending(i)
        if i == phrase.first or before < 0 or sentence.phrases[before].pronoun:
            return chain, word
        chain.insert(0, before)


def _subject(sentence: Sentence, group: VerbGroup, floor: int) -> tuple[list[int], str, bool]:
    """Numbers of the subject phrases of a verb group, their conjunction, and whether a comma ends the last one."""
    i = _skip_back(sentence, group.first)
    start = i
    comma = i < group.first and sentence.tokens[group.first - 1].tag == ","
    while i > floor and group.first - i < _REACH:
        k = sentence.phrase_ending(i)
        if k < 0:
            token = sentence.tokens[i - 1]
            if (
                token.tag in ("VBG", "VBN", "RB", "JJ", "CD", ")", "(", ",", "CC", "TO", "VB")
                or token.tag in _PREPOSITION
            ):
                i -= 1
                continue
            return [], "", False
        chain, word = _chain_back(sentence, k)
        if not _stands_free(sentence, chain[0], floor):
            chain = _parallel(sentence, chain, floor) or chain
        while chain and not _stands_free(sentence, chain[0], floor):
            first = i == start
            set_off = first and comma and not word  # "in Lima, Peru, must": all of it hangs on the preposition
            blocked = None if set_off else _blocking(sentence, chain)
            if blocked is None:
                break
            chain = blocked
        if chain and _stands_free(sentence, chain[0], floor):
            return (chain[1:], "", comma) if floor and _two_clauses(sentence, chain) else (chain, word, comma)
        i = sentence.phrases[_outermost(sentence, k)].first - 1
    return [], "", False


def _parallel(sentence: Sentence, chain: list[int], floor: int) -> list[int] | None:
    """ "The Department of Roads and the Department of Ports": the whole names, not what "of" governs in the first."""
    tokens, first = sentence.tokens, sentence.phrases[chain[0]].first
    k = sentence.phrase_ending(first - 1) if len(chain) > 1 and tokens[first - 1].low == "of" else -1
    second = tokens[sentence.phrases[chain[1]].first] if k >= 0 else None
    if k < 0 or second is None or second.tag != tokens[sentence.phrases[k].first].tag or second.tag != "DT":
        return None
    whole, _ = _chain_back(sentence, k)
    return [*whole, *chain[1:]] if _stands_free(sentence, whole[0], floor) else None


def _two_clauses(sentence: Sentence, chain: list[int]) -> bool:
    """ ", and" between only two: "delivers twice a week, and ward staff check"."""
    if len(chain) != 2:
        return False
    between = sentence.tokens[sentence.phrases[chain[0]].last : sentence.phrases[chain[1]].first]
    return [t.tag for t in between] == [",", "CC"]


def _outermost(sentence: Sentence, k: int) -> int:
    chain, _ = _chain_back(sentence, k)
    return chain[0]


def _blocking(sentence: Sentence, chain: list[int]) -> list[int] | None:
    """The chain without a first phrase that belongs to what stands before ("for the location, the board and …")."""
    if len(chain) < 2:
        return None
    second, tokens = sentence.phrases[chain[1]], sentence.tokens
    if tokens[second.first - 1].tag == ",":
        return chain[1:]
    comma = second.first > 1 and tokens[second.first - 2].tag == ","
    governor = _before(sentence, sentence.phrases[chain[0]])
    if comma or (governor is not None and governor.tag not in _PREPOSITION):
        return chain[1:]
    return None


def _stands_free(sentence: Sentence, k: int, floor: int) -> bool:
    """No preposition or verb governs the phrase."""
    phrase = sentence.phrases[k]
    before = _before(sentence, phrase)
    if phrase.first < floor or before is None or sentence.tokens[phrase.first].tag == "WDT":
        return phrase.first >= floor
    if before.tag in _SEPARATE or before.low in _SUBORDINATES or before.low in _OPENERS:
        return True
    if before.tag == "VBD" and verb_lemma(before.low) in _REPORTING:
        return True
    if phrase.first == 1 and before.tag in ("CD", "SYM", "NNP"):
        return True  # a footnote number or bullet before the sentence
    if before.tag in ("NN", "NNS", "NNP"):
        return sentence.tokens[phrase.first].tag == "DT"  # side by side: the second begins a clause
    return _partitive(sentence, phrase.first)


def _partitive(sentence: Sentence, first: int) -> bool:
    """ "each of the parties", "a vote of the members": the preposition makes its object no less a subject."""
    if first < 2 or sentence.tokens[first - 1].low not in ("of", "between", "among"):
        return False
    before = sentence.tokens[first - 2]
    counted = before.tag in ("DT", "CD") and sentence.tokens[first].low in ("the", "these", "those", "its", "their")
    return before.low in _APPROVAL or (counted and sentence.tokens[first - 1].low == "of")


def _relation(sentence: Sentence, first: int) -> tuple[str, int]:
    """How the clause whose subject begins at token `first` hangs in the sentence, and where it starts."""
    i = first
    while i > 0 and sentence.tokens[i - 1].tag == "RB":
        i -= 1
    if i == 0:
        return "main", 0
    before = sentence.tokens[i - 1]
    relation = _hinge(before, sentence.tokens[i - 2].tag if i > 1 else "")
    return relation, i if relation == "main" else i - 1


def _hinge(word: Token, before: str) -> str:
    """The relation that a word before a subject makes."""
    if word.low == "that" and before in ("NN", "NNS", "NNP"):
        return "relative"
    if word.tag == "VBD" and verb_lemma(word.low) in _REPORTING:
        return "reported"
    if word.low in ("that", "ensure", "ensures", "ensuring"):
        return "complement"
    if word.low in ("whether", "how", "what", "why"):
        return "question"
    if word.low in _SUBORDINATES:
        return "condition" if word.low in _CONDITIONS else "aside"
    return "relative" if word.tag == "WDT" else "main"


def _phrases(sentence: Sentence, chain: list[int]) -> list[Phrase]:
    return [extended(sentence.phrases[k], sentence.phrases, k) for k in chain]


def _is_somebody(phrase: Phrase) -> bool:
    return is_agentive(phrase.tokens[phrase.head].low) or phrase.tokens[phrase.head].tag == "NNP"


def _relative(sentence: Sentence, group: VerbGroup, pronoun: Phrase, last: Clause | None) -> Clause:
    """For who, which, that as subject: the phrase before it."""
    i = pronoun.first
    while i > 0 and sentence.tokens[i - 1].tag == ",":
        i -= 1
    k = sentence.phrase_ending(i)
    if pronoun.tokens[pronoun.first].low == "who" and k >= 0:  # "petition the dean for a hearing, who …": a person
        somebody = (n for n in range(k, max(-1, k - 3), -1) if _is_somebody(sentence.phrases[n]))
        k = next(somebody, k)
    subjects = _phrases(sentence, [k]) if k >= 0 else []
    if last and last.group.lemma == "be" and k >= 0 and sentence.phrases[k].first == last.group.last:
        subjects = last.subjects  # "an owner is a manager who …": the owner
    return Clause(subjects, group, pronoun.start, relation="relative")


def _antecedent(sentence: Sentence, relative: Clause) -> list[Phrase]:
    """ "issues that a steward cannot resolve": the issues; [] when the pronoun is the subject itself."""
    first = relative.subjects[0].first
    if first < 2 or sentence.tokens[first - 1].tag != "WDT":
        return []
    first -= 1
    while first > 1 and sentence.tokens[first - 1].tag in ("IN", "TO", ","):
        first -= 1
    k = sentence.phrase_ending(first)
    return _phrases(sentence, [k]) if k >= 0 else []


def _without_subject(sentence: Sentence, group: VerbGroup, last: Clause | None, before: Token | None) -> Clause:
    """A verb that shares the subject of the clause before, or whose subject a relative clause cut off."""
    cut_off = last is not None and last.relation == "relative" and bool(last.subjects)
    if last and cut_off and (before is None or before.tag != "CC"):
        return Clause(_antecedent(sentence, last) or last.subjects, group, sentence.start)
    if last and before is not None and before.tag in ("CC", ","):
        return Clause(last.subjects, group, before.start, relation=last.relation, joined=last.joined, shares=True)
    return Clause([], group, sentence.tokens[group.first].start)


def _clause(sentence: Sentence, group: VerbGroup, last: Clause | None, floor: int) -> Clause:
    tokens = sentence.tokens
    i = group.first
    while i > 0 and tokens[i - 1].tag == "RB":
        i -= 1
    before = tokens[i - 1] if i else None
    chain, word, comma = _subject(sentence, group, floor)
    near = bool(chain) and sentence.phrases[chain[-1]].last == i
    if not chain or (last and not near and before is not None and before.tag == "CC"):
        return _without_subject(sentence, group, last, before)
    pronoun = sentence.phrases[chain[-1]]
    if tokens[pronoun.first].tag == "WDT":
        return _relative(sentence, group, pronoun, last)
    if len(chain) > 1 and not word:  # an apposition, or words set off before the subject
        chain = chain[:1] if comma else chain[-1:]
    relation, start = _relation(sentence, sentence.phrases[chain[0]].first)
    if relation == "main" and last and last.relation == "condition" and tokens[start - 1].tag == "CC":
        # "… when a member calls and another one seconds", but not "if a member calls, and another one seconds, …"
        relation = "condition" if any(c.relation == "main" for c in sentence.clauses) else "main"
    return Clause(_phrases(sentence, chain), group, tokens[start].start, relation=relation, joined=word)


def parse(text: str, offset: int = 0) -> Sentence:
    """Tag one sentence and find its phrases, verb groups and clauses."""
    tokens = tag(text, offset)
    sentence = Sentence(offset, offset + len(text), tokens)
    sentence.phrases = noun_phrases(tokens)
    sentence.groups = verb_groups(tokens)
    sentence.ends = {p.last: k for k, p in enumerate(sentence.phrases)}
    sentence.firsts = {p.first: k for k, p in enumerate(sentence.phrases)}
    last: Clause | None = None
    floor = 0
    for group in sentence.groups:
        clause = _clause(sentence, group, last, floor)
        if last is not None:
            last.end = clause.start
        clause.end = sentence.end
        sentence.clauses.append(clause)
        last, floor = clause, group.last
    return sentence


def _skipped(token: Token, phrase_follows: bool) -> bool:
    """Words that can stand before a noun phrase: "both", "the", and the participle of "working groups"."""
    return token.low in ("both", "either", "the") or (token.tag == "VBG" and phrase_follows)


def chain_forward(sentence: Sentence, i: int) -> tuple[list[Phrase], str, int]:
    """Phrases that begin at token i, joined by commas and a conjunction; the conjunction; the token after them."""
    found: list[Phrase] = []
    word = ""
    tokens = sentence.tokens
    while i in sentence.firsts or (i + 1 < len(tokens) and _skipped(tokens[i], i + 1 in sentence.firsts)):
        if i not in sentence.firsts:
            i += 1
            continue
        k = sentence.firsts[i]
        phrase = extended(sentence.phrases[k], sentence.phrases, k)
        found.append(phrase)
        i = end = phrase.last
        while (
            i < len(tokens)
            and (tokens[i].tag in (",", "CC") or tokens[i].low in ("by", "with", "from"))
            and i - end < 3
        ):
            if tokens[i].tag == "CC":
                word = word or tokens[i].low
            i += 1
        if i == end:
            break
    return found, word, i
