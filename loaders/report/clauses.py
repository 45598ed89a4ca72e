"""Clauses: which noun phrases are the subject of a verb group, and how the clause hangs in its sentence."""

from remit.loaders.report.designees import without_stand_ins
from remit.loaders.report.lexicon import is_agentive, singular, verb_lemma, word_set
from remit.loaders.report.phrases import Phrase, extended, noun_phrases
from remit.loaders.report.sentence import Clause, Sentence
from remit.loaders.report.subjects import chain_back, subject_of
from remit.loaders.report.tagging import Token, tag
from remit.loaders.report.verbs import VerbGroup, verb_groups

__all__ = ["Clause", "Sentence", "chain_forward", "parse"]

_SUBORDINATES = word_set("subordinates") | {"so"}
_GROUPS = word_set("units") | word_set("bodies") | word_set("organizations")
_ASKING = frozenset({"whether", "how", "what", "why", "whose"})
_CONDITIONS = word_set("conditions") | {"so"}
_REPORTING = word_set("reporting_verbs")


def _relation(sentence: Sentence, first: int) -> tuple[str, int]:
    """How the clause whose subject begins at token `first` hangs in the sentence, and where it starts."""
    i = first
    while i > 0 and sentence.tokens[i - 1].tag == "RB" and sentence.tokens[i - 1].low != "so":
        i -= 1
    k = sentence.phrase_ending(i - 1) if i > 1 and sentence.tokens[i - 1].low == "of" else -1
    if k >= 0:
        return _relation(sentence, sentence.phrases[k].first)  # "if a majority of the members vote"
    if i == 0:
        return "main", 0
    before = sentence.tokens[i - 1]
    relation = _hinge(before, sentence.tokens[i - 2].tag if i > 1 else "")
    said = (t for t in sentence.tokens[max(0, i - 4) : i - 1] if t.tag == "VBD")
    if relation == "complement" and any(verb_lemma(t.low) in _REPORTING for t in said):
        relation = "reported"  # "told us that each office must …"
    return relation, i if relation == "main" else i - 1


def _hinge(word: Token, before: str) -> str:
    """The relation that a word before a subject makes."""
    if word.tag == "VBD" and verb_lemma(word.low) in _REPORTING:
        return "reported"
    if word.low in ("that", "ensure", "ensures", "ensuring"):
        return "relative" if word.low == "that" and before in ("NN", "NNS", "NNP") else "complement"
    if word.low in _ASKING or (word.low == "which" and before not in (",", "NN", "NNS")):
        return "question"
    if word.low in ("while", "whereas") and before == ",":
        return "main"  # "the board appoints, while the director runs the office"
    if word.low in _SUBORDINATES:
        return "condition" if word.low in _CONDITIONS else "aside"
    return "relative" if word.tag == "WDT" else "main"


def _phrases(sentence: Sentence, chain: list[int]) -> list[Phrase]:
    return [extended(sentence.phrases[k], sentence.phrases, k) for k in chain]


def _is_somebody(phrase: Phrase) -> bool:
    return is_agentive(phrase.tokens[phrase.head].low) or phrase.tokens[phrase.head].tag == "NNP"


def _is_body(phrase: Phrase) -> bool:
    """ "the department" in "members of the department who": not who is meant."""
    return singular(phrase.tokens[phrase.head].low) in _GROUPS


def _people_before(sentence: Sentence, k: int) -> list[int]:
    """ "a clerk, an usher and a porter who keep": all of them."""
    chain, word = chain_back(sentence, k)
    return chain if word == "and" and all(_is_somebody(sentence.phrases[n]) for n in chain) else [k]


def _relative(sentence: Sentence, group: VerbGroup, pronoun: Phrase, last: Clause | None) -> Clause:
    """For who, which, that as subject: the phrase before it."""
    i = pronoun.first
    while i > 0 and sentence.tokens[i - 1].tag == ",":
        i -= 1
    k = sentence.phrase_ending(i)
    if pronoun.tokens[pronoun.first].low == "who" and k >= 0:  # "petition the dean for a hearing, who …": a person
        near = [n for n in range(k, max(-1, k - 3), -1) if _is_somebody(sentence.phrases[n])]
        k = next((n for n in near if not _is_body(sentence.phrases[n])), next(iter(near), k))
    several = k >= 0 and sentence.tokens[group.first].tag == "VBP" and pronoun.tokens[pronoun.first].low == "who"
    subjects = _phrases(sentence, _people_before(sentence, k) if several else [k]) if k >= 0 else []
    if last and last.subjects and last.group.lemma == "be" and k >= 0 and sentence.phrases[k].first == last.group.last:
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
    if before is not None and before.low == "as":
        return Clause([], group, before.start, relation="condition")  # "such duties as may be assigned"
    if last and last.subjects and _set_off(sentence, last.group.last, group.first):
        return Clause(last.subjects, group, sentence.tokens[group.first].start, relation=last.relation, shares=True)
    return Clause([], group, sentence.tokens[group.first].start)


def _set_in(sentence: Sentence, last: Clause | None) -> bool:
    """A relative clause between commas was the last: "the team, which sits in the port and the dock, decides"."""
    if last is None or last.relation != "relative" or not last.subjects:
        return False
    opened = next((i for i, t in enumerate(sentence.tokens) if t.start >= last.start), 0)
    return opened > 0 and sentence.tokens[opened].tag == "WDT" and sentence.tokens[opened - 1].tag == ","


def _dashed(sentence: Sentence, chain: list[int]) -> Phrase | None:
    """ "Assistant Secretary - Policy and Budget" at the beginning of a sentence: one name."""
    tokens, first = sentence.tokens, sentence.phrases[chain[0]].first
    k = sentence.phrase_ending(first - 1) if first > 1 and tokens[first - 1].low in ("-", "–", "—") else -1
    if k < 0 or sentence.phrases[k].first > 1 or not _is_somebody(sentence.phrases[k]):
        return None
    post, last = sentence.phrases[k], sentence.phrases[chain[-1]].last
    big = all(t.text[0].isupper() or t.tag in ("IN", "CC", ",", ":") for t in tokens[post.head : last])
    return Phrase(tokens, post.first, last, post.head) if big and tokens[first].tag != "DT" else None


def _set_off(sentence: Sentence, first: int, stop: int) -> bool:
    """ "is the chief officer and, subject to the board, shall": words set off between "and" and its verb."""
    tokens = sentence.tokens
    return any(tokens[i].tag == "CC" and tokens[i + 1].tag == "," for i in range(max(first, stop - 25), stop - 1))


def _clause(sentence: Sentence, group: VerbGroup, last: Clause | None, floor: int) -> Clause:
    tokens = sentence.tokens
    i = group.first
    while i > 0 and tokens[i - 1].tag == "RB":
        i -= 1
    before = tokens[i - 1] if i else None
    if before is not None and before.low == "as" and group.modal:
        return Clause([], group, before.start, relation="condition")  # "such duties as may be assigned"
    chain, word, comma = subject_of(sentence, group, floor)
    near = bool(chain) and sentence.phrases[chain[-1]].last == i
    if not chain or (last and not near and before is not None and before.tag == "CC"):
        return _without_subject(sentence, group, last, before)
    if comma and before is not None and before.tag == "," and _set_in(sentence, last):
        return _without_subject(sentence, group, last, before)
    pronoun = sentence.phrases[chain[-1]]
    if tokens[pronoun.first].tag == "WDT":
        return _relative(sentence, group, pronoun, last)
    if len(chain) > 1 and not word:  # an apposition, or words set off before the subject
        chain = chain[:1] if comma else chain[-1:]
    dashed = _dashed(sentence, chain)
    if dashed is not None:
        return Clause([dashed], group, dashed.start)
    relation, start = _relation(sentence, sentence.phrases[chain[0]].first)
    bracket = start > 1 and tokens[start - 1].tag == "CC" and tokens[start - 2].tag == "("
    if bracket and last and last.relation == "condition":
        relation = "condition"  # "if the chair resigns (or the clerk leaves)"
    elif relation == "main" and last and last.relation == "condition" and tokens[start - 1].tag == "CC":
        # "… when a member calls and another one seconds", but not "if a member calls, and another one seconds, …"
        relation = "condition" if any(c.relation == "main" for c in sentence.clauses) else "main"
    subjects, word = without_stand_ins(_phrases(sentence, chain), word)
    return Clause(subjects, group, tokens[start].start, relation=relation, joined=word)


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


def _past_bracket(tokens: list[Token], i: int) -> int:
    """Behind "(Production)" at i, where a comma or a conjunction goes on with the list; else i."""
    if i >= len(tokens) or tokens[i].tag != "(":
        return i
    close = next((n for n in range(i + 1, min(i + 8, len(tokens))) if tokens[n].tag == ")"), -1)
    goes_on = 0 < close < len(tokens) - 1 and tokens[close + 1].tag in (",", "CC")
    return close + 1 if goes_on else i


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
        i = end = _past_bracket(tokens, phrase.last)
        while (
            i < len(tokens)
            and (
                (tokens[i].tag in (",", "CC") and tokens[i].low != "but")
                or (tokens[i].low in ("by", "with", "from") and i > end)
            )
            and i - end < 3
        ):
            if tokens[i].tag == "CC":
                word = word or tokens[i].low
            i += 1
        if i == end:
            break
    if len(found) > 1 and not word and not found[1].definite:
        del found[1:]  # "the director, harbour branch": an apposition
    return *without_stand_ins(found, word), i
