"""The subject of a verb group: the noun phrases before it that nothing else governs."""

from remit.loaders.report.lexicon import verb_lemma, word_set
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.sentence import Sentence
from remit.loaders.report.tagging import Token
from remit.loaders.report.verbs import VerbGroup

_SUBORDINATES = word_set("subordinates")
_REPORTING = word_set("reporting_verbs")
_APPROVAL = word_set("approval")
_PREPOSITION = frozenset({"IN", "TO"})
_SEPARATE = frozenset({",", ":", "CC", "WDT", "WRB", "WP", ".", "(", "SYM", "``", "RB"})
_OPENERS = frozenset({"that", "both", "either", "however", "then", "therefore", "ensures", "ensure"})
_BEFORE_AS = frozenset({",", "JJ", "NNS", "NN", "RB"})
_ASIDE = 5  # tokens
_REACH = 60  # tokens: no subject stands further from its verb


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
            i = _opening(tokens, i)
        else:
            return i
    return i


def _opening(tokens: list[Token], i: int) -> int:
    """Token of the bracket that opens what ends before token i."""
    n = i - 1
    while n > 0 and tokens[n].tag != "(":
        n -= 1
    return n


def _before(sentence: Sentence, phrase: Phrase) -> Token | None:
    return sentence.tokens[phrase.first - 1] if phrase.first else None


def chain_back(sentence: Sentence, k: int) -> tuple[list[int], str]:
    """Phrases joined to phrase k on its left by commas and one conjunction: numbers in order, and "and", "or" or ""."""
    chain, word = [k], ""
    while True:
        phrase = sentence.phrases[chain[0]]
        i = phrase.first
        tokens = sentence.tokens
        while i > 0 and (
            tokens[i - 1].tag in (",", "CC")
            or tokens[i - 1].low in ("both", "either", "/", "well", "as")
            or (tokens[i - 1].tag == "PRP$" and tokens[i].low in ("or", "/"))  # "his or her designee"
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


def subject_of(sentence: Sentence, group: VerbGroup, floor: int) -> tuple[list[int], str, bool]:
    """Numbers of the subject phrases of a verb group, their conjunction, and whether a comma ends the last one."""
    i = _skip_back(sentence, group.first)
    start = i
    comma = i < group.first and sentence.tokens[group.first - 1].tag == ","
    rest: list[int] = []  # what stands behind "and", when nothing further off is the subject
    while i > floor and group.first - i < _REACH:
        k = sentence.phrase_ending(i)
        if k < 0:
            token = sentence.tokens[i - 1]
            if token.tag == ")" and sentence.phrase_ending(i - 1) < 0:
                i = _opening(sentence.tokens, i)
                continue
            if (
                token.tag in ("VBG", "VBN", "RB", "JJ", "CD", ")", "(", ",", "CC", "TO", "VB")
                or token.tag in _PREPOSITION
            ):
                i -= 1
                continue
            return rest, "", False
        chain, word = chain_back(sentence, k)
        if i == start and floor and len(chain) == 2 and word == "and" and not comma:
            rest = chain[1:]  # "by the clerk in the book, … in the book and the warden shall"
        if not _stands_free(sentence, chain[0], floor):
            chain = _parallel(sentence, chain, floor) or chain
        while chain and not _stands_free(sentence, chain[0], floor):
            first = i == start
            # "in Lima, Peru, must", "the head, in liaison with the clerk, dean, and staff, must": all hangs on the word
            set_off = first and comma and (not word or _is_aside(sentence, chain[0]))
            blocked = None if set_off else _blocking(sentence, chain)
            if blocked is None:
                break
            chain = blocked
        if chain and _stands_free(sentence, chain[0], floor):
            return (chain[1:], "", comma) if floor and _two_clauses(sentence, chain) else (chain, word, comma)
        i = sentence.phrases[_outermost(sentence, k)].first - 1
    return rest, "", False


def _is_aside(sentence: Sentence, k: int) -> bool:
    """A comma behind a noun phrase opens what governs the phrase: ", in consultation with the clerk"."""
    i = sentence.phrases[k].first - 1
    while i > 0 and sentence.tokens[i].tag not in (",", ".", ":", "VB", "VBD", "VBZ", "MD"):
        i -= 1
    before = sentence.phrase_ending(i)
    opened = sentence.tokens[i].tag == "," and sentence.phrases[k].first - i <= _ASIDE
    return opened and before >= 0 and not sentence.phrases[before].pronoun and _stands_free(sentence, before, 0)


def _parallel(sentence: Sentence, chain: list[int], floor: int) -> list[int] | None:
    """ "The Department of Roads and the Department of Ports": the whole names, not what "of" governs in the first."""
    tokens, first = sentence.tokens, sentence.phrases[chain[0]].first
    k = sentence.phrase_ending(first - 1) if len(chain) > 1 and tokens[first - 1].low == "of" else -1
    second = tokens[sentence.phrases[chain[1]].first] if k >= 0 else None
    if k < 0 or second is None or second.tag != tokens[sentence.phrases[k].first].tag or second.tag != "DT":
        return None
    whole, _ = chain_back(sentence, k)
    return [*whole, *chain[1:]] if _stands_free(sentence, whole[0], floor) else None


def _two_clauses(sentence: Sentence, chain: list[int]) -> bool:
    """ ", and" between only two: "delivers twice a week, and ward staff check"."""
    if len(chain) != 2:
        return False
    between = sentence.tokens[sentence.phrases[chain[0]].last : sentence.phrases[chain[1]].first]
    return [t.tag for t in between] == [",", "CC"]


def _outermost(sentence: Sentence, k: int) -> int:
    chain, _ = chain_back(sentence, k)
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
    if _governed(sentence, phrase.first):
        return False
    if before.tag in _SEPARATE or before.low in _SUBORDINATES or before.low in _OPENERS:
        return True
    if (before.tag == "VBD" and verb_lemma(before.low) in _REPORTING) or _numbered(sentence, phrase.first):
        return True
    if before.tag in ("NN", "NNS", "NNP", "JJ") and before.low not in ("such", "half", "many"):
        first = sentence.tokens[phrase.first]
        acronym = first.tag == "NNP" and first.text.isupper() and before.text.islower()  # "the step DOT needs"
        return (
            acronym or first.tag == "DT" or first.low in ("he", "she", "whose")
        )  # side by side: the second begins a clause
    return _partitive(sentence, phrase.first)


def _governed(sentence: Sentence, first: int) -> bool:
    """ "serves as secretary", "on behalf of ‘the club’": what stands before hides the preposition."""
    before, kind = sentence.tokens[first - 1], sentence.tokens[first - 2].tag if first > 1 else ","
    part = before.low == "as" and sentence.tokens[first].low == "part"  # "as part of their duties"
    return part or (before.tag == "SYM" and kind == "IN") or (before.low == "as" and kind not in _BEFORE_AS)


def _numbered(sentence: Sentence, first: int) -> bool:
    """A footnote number, a bullet or "(4)" stands before the phrase, and the sentence begins with it."""
    before = sentence.tokens[first - 1]
    if before.tag == ")" and first == _opening(sentence.tokens, first) + 3:
        return first == 3 or sentence.tokens[first - 4].tag in (".", ":")
    return first == 1 and before.tag in ("CD", "SYM", "NNP")


def _partitive(sentence: Sentence, first: int) -> bool:
    """ "each of the parties", "a vote of the members": the preposition makes its object no less a subject."""
    if first < 2 or sentence.tokens[first - 1].low not in ("of", "between", "among"):
        return False
    before = sentence.tokens[first - 2]
    counted = before.tag in ("DT", "CD") and sentence.tokens[first].low in ("the", "these", "those", "its", "their")
    return before.low in _APPROVAL or (counted and sentence.tokens[first - 1].low == "of")
