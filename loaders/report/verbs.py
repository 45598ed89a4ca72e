"""Finite verb groups of a tagged sentence: modal, tense, voice, negation and main verb."""

from dataclasses import dataclass

from remit.loaders.report.lexicon import verb_lemma, word_set
from remit.loaders.report.tagging import Token

_BE = word_set("be")
_OBLIGED = word_set("obliged")
_ASIDE, _SHORT_ASIDE = 16, 8  # words set off between a modal and its verb
_LINKING = frozenset({"have", "need", "ought"})


@dataclass(slots=True)
class VerbGroup:
    """A finite verb group, tokens `first` up to `last`.

    modal: "must", "shall", …, "is to", "is required to", or "" in the indicative; tense: "present", "past", "perfect"
    or "modal"; lemma: of the main verb; passive, negated, progressive.
    """

    first: int
    last: int
    modal: str
    tense: str
    lemma: str
    passive: bool
    negated: bool
    progressive: bool = False


def _finite(tokens: list[Token], i: int) -> bool:
    return tokens[i].tag in ("MD", "VBZ", "VBP", "VBD")


def _run(tokens: list[Token], i: int) -> int:
    """End of the auxiliaries, adverbs and main verb that begin at i."""
    modal = tokens[i].tag == "MD"
    n = i + 1
    while n < len(tokens):
        token = tokens[n]
        if token.tag == "RB" or (
            token.tag == "," and tokens[n - 1].tag == "RB" and tokens[min(n + 1, len(tokens) - 1)].tag == "RB"
        ):
            n += 1
        elif token.tag in ("VB", "VBN", "VBG", "VBP") and (
            modal or _auxiliary(tokens[n - 1]) or tokens[n - 1].tag == "RB"
        ):
            n += 1
            modal = False
            if not _auxiliary(token):
                break
        elif modal and _past_aside(tokens, n):
            n = _past_aside(tokens, n)
            if tokens[n].tag == "NN":  # a verb, though it looks like a noun
                return n + 1
        else:
            break
    while n > i + 1 and tokens[n - 1].tag == "RB":
        n -= 1
    return n


def _past_aside(tokens: list[Token], i: int) -> int:
    """The verb in "may by order prescribe", "shall, when asked, sign", behind what stands at i; 0 without one."""
    comma = tokens[i].tag == ","
    if not (comma or tokens[i].tag == "IN"):
        return 0
    for n in range(i + 2, min(i + (_ASIDE if comma else _SHORT_ASIDE), len(tokens))):
        if tokens[n].tag in ("MD", "VBZ", "WDT", ".", "PRP"):
            return 0
        begins = tokens[n].tag in ("VB", "NN") and verb_lemma(tokens[n].low) == tokens[n].low
        before = tokens[n - 1].tag
        if begins and (before == "," if comma else tokens[n].tag == "VB" and before in ("NN", "NNS", "NNP")):
            return n
    return 0


def _auxiliary(token: Token) -> bool:
    return token.low in _BE or token.low in ("has", "have", "had", "having", "do", "does", "did")


def _past_adverbs(tokens: list[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].tag == "RB":
        i += 1
    return i


def _infinitive(tokens: list[Token], n: int) -> int:
    """Index of the verb after "to" at n ("is to", "is required to", "needs to"), or -1."""
    if n < len(tokens) and tokens[n].tag == "TO":
        m = n + 1
        while m < len(tokens) and tokens[m].tag == "RB":
            m += 1
        if m < len(tokens) and tokens[m].tag in ("VB", "NN", "VBP") and verb_lemma(tokens[m].low) == tokens[m].low:
            return m
    return -1


def _group(tokens: list[Token], i: int) -> VerbGroup:
    end = _run(tokens, i)
    words = tokens[i:end]
    verbs = [t for t in words if t.tag != "RB"]
    negated = any(t.low in ("not", "n't", "never", "cannot") for t in words)
    negated = negated or (end < len(tokens) and tokens[end].low in ("not", "n't", "n’t"))
    main = verbs[-1]
    modal = words[0].low if words[0].tag == "MD" else ""
    to = _infinitive(tokens, _past_adverbs(tokens, end))
    be = len(verbs) == 1 and main.low in _BE
    linked = to > 0 and (be or (verb_lemma(main.low) or main.low) in _LINKING or main.low in _OBLIGED)
    if to > 0 and linked:
        lead = " ".join(t.low for t in words if t.tag != "RB") + " to"
        inner = _run(tokens, to)
        modal = f"{modal} {lead}".strip() if modal and not lead.startswith(modal) else lead
        past = words[0].tag == "VBD" and not be  # "had to", "was required to"; but "were to" lays down
        return _made(tokens, i, max(inner, to + 1), modal, "past" if past else "modal", negated)
    tense = "modal" if modal else _tense(verbs)
    return _made(tokens, i, end, modal, tense, negated)


def _tense(verbs: list[Token]) -> str:
    first = verbs[0]
    if first.tag == "VBD":
        return "past"
    if first.low in ("has", "have") and len(verbs) > 1:
        return "perfect"
    return "present"


def _made(tokens: list[Token], first: int, last: int, modal: str, tense: str, negated: bool) -> VerbGroup:
    verbs = [t for t in tokens[first:last] if t.tag not in ("RB", "TO")]
    main = verbs[-1]
    lemma = "be" if main.low in _BE else verb_lemma(main.low) or main.low
    before = verbs[-2].low if len(verbs) > 1 else ""
    done = any(v.low == "have" for v in verbs[1:-1]) and main.tag in ("VBN", "VBD")
    if modal and (done or (before == "has" and main.tag == "VBN")):
        tense = "perfect"  # "must have demonstrated": a qualification
    passive = main.tag in ("VBN", "VBD") and before in _BE and main.low not in ("able",)
    progressive = main.tag == "VBG" and before in _BE
    return VerbGroup(first, last, modal, tense, lemma, passive, negated, progressive)


def _goes_on(tokens: list[Token], i: int, last: VerbGroup) -> bool:
    """A base verb after "and" or "but" is finite when the verb before is a plural present: "they are … but provide"."""
    if tokens[i].tag != "VB" or tokens[i - 1].tag != "CC" or last.tense != "present":
        return False
    plural = tokens[last.first].tag == "VBP"
    return plural and not any(t.tag in ("TO", "MD", "VBG") for t in tokens[last.last : i])


def verb_groups(tokens: list[Token]) -> list[VerbGroup]:
    """Finite verb groups in order."""
    groups: list[VerbGroup] = []
    i = 0
    while i < len(tokens):
        if _finite(tokens, i) or (groups and _goes_on(tokens, i, groups[-1])):
            groups.append(_group(tokens, i))
            i = groups[-1].last
        else:
            i += 1
    return groups
