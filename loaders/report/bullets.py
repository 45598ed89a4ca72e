"""How a bullet begins: with a modal, a verb in one of its forms, a noun that could be one, or otherwise."""

import re
from collections import Counter

from remit.loaders.report.block import Block
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.lexicon import is_agentive, singular, verb_lemma, word_set
from remit.loaders.report.tagging import Token

_ANSWERS = re.compile(r"(?:also |\w+ly )?(?:responsible|accountable|answerable) (?:for|to)\b|in charge of\b")
_LINE = re.compile(  # a reporting line or how a body is made up, not a duty
    r"reports? (?:directly |only )?to\b|(?:consists? of|comprises|is composed of|is made up of)\b"
)
DEED = re.compile(
    r"(?:[ts]ion|ment|ance|ence|ing|val|sal|ship|sis|[^c]y?ship|review|support|control|upkeep|oversight)s?$"
)
_INITIAL = re.compile(r"[A-Z]\.?")
_ROLES = word_set("role_nouns")  # "is the point of contact for" is a task
_NAME = 7  # words and marks
STRONG = frozenset({"modal", "base", "third", "gerund", "infinitive"})


def initial_verb(tokens: list[Token]) -> str:
    """How a bullet begins: "modal", "base", "third", "gerund", "infinitive", "weak" (noun or verb) or "".

    Adverbs and one set-off phrase ("In coordination with X, …") before the verb do not count.
    """
    i = _begin(tokens)
    if len(tokens) < _NAME and any(_INITIAL.fullmatch(t.text) for t in tokens):
        return ""  # "Carol M. Browne"
    if i >= len(tokens) or (i + 1 < len(tokens) and (tokens[i + 1].tag == "MD" or tokens[i + 1].low in _FINITE_BE)):
        return ""
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    if tokens[i].tag == "MD":
        return "modal"
    if _ANSWERS.match(" ".join(t.low for t in tokens[i : i + 3])):
        return "third"  # "Responsible for versioning"
    if tokens[i].tag == "TO":
        return "infinitive" if after in ("VB", "NN", "VBP") else ""
    form = _verb_form(tokens[i], after, tokens[i + 1].low if after else "")
    subject = form in ("gerund", "weak") and any(t.tag == "MD" for t in tokens[i + 1 : i + 5])
    field = any(t.low == ":" for t in tokens[i + 1 : i + 4])  # "Time commitment: two hours"
    subject = subject or (form == "weak" and (field or _modifies(tokens, i)))
    return "" if subject else form  # "Training records should be kept" begins with a subject


def names_who(tokens: list[Token]) -> bool:
    """ "are members of the senior staff", "is a qualified nurse": who somebody is, no task."""
    if len(tokens) < 2 or tokens[0].low not in ("is", "are", "be"):
        return False
    n = 1
    while n < len(tokens) and tokens[n].tag in ("DT", "JJ", "NN", "NNS", "NNP", "VBN", "CD", "RB"):
        n += 1
    head = tokens[n - 1]
    return head.tag in ("NN", "NNS", "NNP") and is_agentive(head.low) and singular(head.low) not in _ROLES


_ALSO = (["general"], ["particular"], ["addition"])


def _modifies(tokens: list[Token], i: int) -> bool:
    """ "Core duties include": a noun before the subject of a verb."""
    verb = next((n for n in range(i + 2, min(i + 5, len(tokens))) if tokens[n].tag in ("VBP", "VBZ")), 0)
    return bool(verb) and tokens[i + 1].tag == "NNS" and all(t.tag in ("NNS", "RB") for t in tokens[i + 1 : verb])


def _begin(tokens: list[Token]) -> int:
    i = 0
    while i < len(tokens) and (tokens[i].tag in ("RB", "``", "SYM", "(") or tokens[i].low in ("either", "both")):
        i += 1
    if tokens[i : i + 1] and tokens[i].low == "in" and [t.low for t in tokens[i + 1 : i + 2]] in _ALSO:
        i += 2
    if i < len(tokens) and tokens[i].tag == "IN":
        return _after_comma(tokens, i)
    return i


def _after_comma(tokens: list[Token], i: int) -> int:
    """The verb behind what is set off from token i on, or i where a comma lets a subject follow."""
    for n in range(i, min(len(tokens) - 1, i + 40)):
        if tokens[n].tag == ",":
            if _verbal(tokens, n + 1):
                return n + 1
            if tokens[n + 1].tag in ("DT", "PRP", "PRP$"):
                break
    return i


def _verbal(tokens: list[Token], i: int) -> bool:
    if i >= len(tokens):
        return False
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    base = verb_lemma(tokens[i].low) == tokens[i].low and after in ("DT", "NNS", "PRP$", "JJ")
    return base or tokens[i].tag in ("VB", "VBG", "VBZ", "MD") or tokens[i].low in ("they", "he", "she")


_WEAK = frozenset({"DT", "PRP$", "CC", "JJ", "NNS", "RB", "NN", "NNP", "VBN", "VBZ", "IN", "TO", "CD", "VB", "VBP"})
_OBJECT = _WEAK | {"EX", "PRP", "VBG", "WRB", "WP", "WDT", ","}
_FINITE_BE = frozenset({"is", "are", "was", "were", "has"})


def _verb_form(token: Token, after: str, following: str) -> str:
    lemma = verb_lemma(token.low)
    gerund = token.low.endswith("ing") and lemma != token.low
    if lemma is None or (following == "of" and not gerund and token.tag not in ("VB", "VBZ")):
        return ""
    if gerund:
        return "gerund" if after in _OBJECT or not after or following == "of" else ""
    direct = after in ("DT", "PRP$")  # no noun stands right before a determiner
    if lemma == token.low and (direct or token.tag in ("VB", "VBP", "VBD", "VBN")):
        return "base"
    if lemma != token.low and (token.tag in ("VBZ", "VBP") or (direct and token.low.endswith("s"))):
        return "third"
    return "weak" if after in _WEAK and (lemma == token.low or token.low.endswith("s")) else ""


def subjectless(tokens: list[Token], base: bool) -> str:
    """Rule for a sentence that leaves its subject out: "Supports the chair.", "Responsible for the budget."; or "".

    base: an imperative ("Review the plan") counts too.
    """
    i = _begin(tokens)
    if i + 2 >= len(tokens) or tokens[-1].low == ":" or _LINE.match(" ".join(t.low for t in tokens[i : i + 4])):
        return ""
    words = " ".join(t.low for t in tokens[i : i + 3])
    if _ANSWERS.match(words):
        return "responsible-for"
    form = initial_verb(tokens)
    low = tokens[i].low
    if form == "modal" and i == 0:
        return "modal-initial"
    alone = low.endswith("s") and not any(t.tag in ("MD", "VBZ", "VBP", "VBD") for t in tokens[i + 1 :])
    if form == "weak" and alone and tokens[-1].tag == ".":
        return "verb-initial"
    if form == "third" or (
        form == "weak" and low.endswith("s") and tokens[i + 1].tag in ("DT", "PRP$", "CC", "NNS", "TO")
    ):
        return "verb-initial"
    return "verb-initial" if base and form in ("base", "weak") else ""


def _is_deed(sentence: Sentence) -> bool:
    """ "Sanction of estimates", "Safety inspection of dams", "Gate operation during floods"."""
    k = sentence.firsts.get(0, -1)
    head = sentence.tokens[sentence.phrases[k].head] if k >= 0 else sentence.tokens[0]
    after = sentence.tokens[sentence.phrases[k].last :][:1] if k >= 0 else sentence.tokens[1:2]
    return (
        bool(DEED.search(head.low))
        and bool(after)
        and after[0].tag in ("IN", "CC", ",")
        and not any(c.relation not in ("relative", "question") for c in sentence.clauses)
    )


def names_a_deed(sentence: Sentence) -> bool:
    """A fragment such as "Weekly review by the board", that does not begin with a verb and has no subject."""
    done = bool(sentence.tokens) and sentence.tokens[0].tag in ("VBN", "VBD")  # "Owned by the board"
    return initial_verb(sentence.tokens) in ("", "weak") and not done and not any(c.subjects for c in sentence.clauses)


class ListForms:
    """How the items of each list begin, since the items of one list agree."""

    def __init__(self, blocks: list[Block], parsed: list[list[Sentence]]) -> None:
        self._forms: dict[int, Counter[str]] = {}
        self._deeds: Counter[int] = Counter()
        self._items: Counter[int] = Counter()
        for block in blocks:
            if block.kind == "item" and parsed[block.index]:
                forms = self._forms.setdefault(block.list_id, Counter())
                tokens = parsed[block.index][0].tokens
                form = initial_verb(tokens)
                forms[form] += 1
                forms["weak-s"] += form == "weak" and tokens[0].low.endswith("s")
                self._items[block.list_id] += 1
                self._deeds[block.list_id] += _is_deed(parsed[block.index][0])

    def _share(self, list_id: int, wanted: frozenset[str]) -> float:
        forms = self._forms.get(list_id, Counter[str]())
        return sum(forms[f] for f in sorted(wanted)) / max(1, self._items[list_id])

    def verbal(self, list_id: int) -> bool:
        """At least half of the items begin with a verb."""
        clear = self._share(list_id, STRONG)
        return clear >= 0.5 or (clear > 0 and clear + self._share(list_id, frozenset({"weak"})) >= 0.5)

    def deeds(self, list_id: int) -> bool:
        """At least half of the items are nouns for doing something: "Maintenance of canals", "Passing of bills"."""
        return self._deeds[list_id] * 2 >= self._items[list_id]

    def third(self, list_id: int) -> bool:
        """More than half of the items begin with a third person, which needs a subject."""
        clear = self._share(list_id, frozenset({"third"}))
        return clear > 0 and clear + self._share(list_id, frozenset({"weak-s"})) >= 0.5

    def modal(self, list_id: int) -> bool:
        """More than half of the items begin with a modal verb."""
        return self._share(list_id, frozenset({"modal"})) > 0.5
