"""Repairs that see a stretch of words: the verb that must be there, verbs in series, verbs far from their subject."""

import re

from remit.loaders.report.lexicon import is_agentive, verb_lemma, word_set

OPENS_OBJECT = frozenset(
    {"DT", "PRP$", "PRP", "VBG", "RB", "TO", "CD", "JJ", "IN", "NNS", "NN", "NNP", "WRB", "WP", "VBN"}
)
OPENS_PHRASE = OPENS_OBJECT - {"NN", "NNS", "NNP", "VBN"}
_WIDE = OPENS_OBJECT | {"CC"}
_SUBJECT_ENDS = frozenset({"NN", "NNP", "NNS", ",", "RB", "PRP"})
_DEMANDS = frozenset({"recomm", "sugges", "propos", "reques", "requir", "direct", "mandat", "stipul"})
_NEEDED = frozenset({"critical", "essential", "important", "necessary", "imperative", "vital", "crucial"})
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
_OBJECTS = frozenset({"NN", "NNS", "NNP", "DT", "PRP$", "JJ"})
_SAME_PARTICIPLE = frozenset({"run", "set", "put", "cut", "read", "split", "overrun", "broadcast"})
_PASSIVES = frozenset({"is", "are", "was", "were", "be", "been"})
_VERY = frozenset({"is", "are", "was", "were", "shall", "must", "should", "will", "may"})
_STATES = frozenset(
    {"qualified", "interested", "experienced", "limited", "concerned", "committed", "dedicated", "related"}
)
_BEFORE_SAID = frozenset({"of", "by", "from", "to", "with", "in", "for", "on", "under"})
_RESTING = ("with", "to", "upon", "on", "within")
_GOVERNS = {  # verbs that could be nouns, with the prepositions that show what they are
    **dict.fromkeys(("acts", "serves", "works", "functions", "operates", "doubles"), ("as",)),
    **dict.fromkeys(("rests", "lies", "falls", "resides", "sits", "vests", "belongs", "remains"), _RESTING),
}
_CLAUSES = word_set("conditions") | {"that", "because", "although", "while"}
_MARK = re.compile(r"[a-z]|[ivx]{1,3}|\d{1,2}")
_STOPS = frozenset({".", ";", "who", "which", "that", "to"})

_OPENING = frozenset("“\"'‘")
_CLOSING = frozenset("”\"'’")


def _ensure_finite(tags: list[str], lows: list[str], big: frozenset[int]) -> None:
    """A stretch without a finite verb, up to a stop or semicolon, gets the one that it most likely has."""
    start = 0
    for end, kind in enumerate(tags):
        if kind == "." or lows[end] == ";" or _opens_clause(tags, lows, end):
            finite = [i for i in range(start, end) if tags[i] in _FINITE]
            who = [i for i in range(start, end) if tags[i] == "WDT"]
            relative = bool(who and finite) and who[0] < finite[0] and len(finite) <= len(who)
            if end - start > 2 and (relative or not finite):
                stop = who[0] if relative else end  # "The council grants much of this to teams which …"
                _choose_finite(tags, lows, [i for i in range(start + 1, stop - 1) if i not in big])
            start = end + 1


def _opens_clause(tags: list[str], lows: list[str], i: int) -> bool:
    """The comma of ", and the branch awards …"."""
    return tags[i] == "," and lows[i + 1 : i + 2] in (["and"], ["but"], ["while"]) and tags[i + 2 : i + 3] == ["DT"]


def _choose_finite(tags: list[str], lows: list[str], places: list[int]) -> None:
    for i in places:
        low, before = lows[i], tags[i - 1]
        lemma = verb_lemma(low) if tags[i] in ("NNS", "VB", "NN") and tags[i + 1] in OPENS_OBJECT else None
        if before == "RB" and i > 1 and tags[i] == "NNS":
            before = tags[i - 2]  # "the office initially screens applications"
        if before == "CD" and tags[i + 1] in ("DT", "PRP$"):
            before = "NN"  # "Policy 12 requires the office"
        if not lemma or before not in ("NN", "NNP", "NNS", ")") or lows[i + 1] == "of":
            continue
        if lemma != low and tags[i] == "NNS" and before != "NNS":
            tags[i] = "VBZ"
            return
        if lemma == low and (tags[i] == "VB" or before == "NNS"):
            tags[i] = "VBP"
            return


def _series(tags: list[str], lows: list[str]) -> None:
    """ "plans, directs and oversees": what a comma joins to a third person is one; so is what "and" joins to it."""
    for i, kind in enumerate(tags):
        if kind != "VBZ":
            continue
        n = i - 1
        n -= n > 0 and tags[n] == "CC"
        n -= n > 0 and tags[n] == ","
        while n > 0 and n < i - 1 and tags[n] == "NNS" and _third(lows[n]):
            if tags[n - 1] not in _SUBJECT_ENDS or (tags[n - 1] == "NN" and "VBZ" in tags[max(0, n - 9) : n]):
                break
            tags[n] = "VBZ"
            n -= 2 if tags[n - 1] == "," else 1
        _joined(tags, lows, i)


def _joined_back(tags: list[str], lows: list[str]) -> None:
    """ "The officer monitors water levels and warns": the first verb of two."""
    for i in range(3, len(tags)):
        if tags[i] != "VBZ" or tags[i - 1] != "CC":
            continue
        for n in range(i - 2, 0, -1):
            if tags[n] in _FINITE or lows[n] in _STOPS:
                break
            doer = tags[n - 1] in ("NN", "NNP") and is_agentive(lows[n - 1]) and tags[n - 2 if n > 1 else 0] != "IN"
            if tags[n] == "NNS" and doer and _third(lows[n]) and tags[n + 1] in _OBJECTS:
                tags[n] = "VBZ"
                break


def _named_verbs(words: list[str], tags: list[str], lows: list[str]) -> None:
    """A third person after a plural name: "Legal Services hosts the archive"."""
    for i in range(1, len(tags) - 1):
        named = words[i - 1][0].isupper() and not words[i][0].isupper()
        if named and tags[i - 1 : i + 1] == ["NNS", "NNS"] and tags[i + 1] in ("DT", "PRP$") and _third(lows[i]):
            tags[i] = "VBZ"


def _third(low: str) -> bool:
    return low.endswith("s") and verb_lemma(low) not in (None, low)


def _joined(tags: list[str], lows: list[str], i: int) -> None:
    """ "monitors flows and dispatches crews", after the third person at i."""
    for n in range(i + 1, min(len(tags) - 1, i + 24)):
        if tags[n] in _FINITE or lows[n] in _STOPS:
            return
        after = tags[n + 1]
        opens = after in ("PRP$", "NNS") or (after == "DT" and lows[n + 1] in ("the", "a", "an", "all", "any"))
        if tags[n] == "NNS" and tags[n - 1] in ("CC", ",") and opens and _third(lows[n]):
            tags[n] = "VBZ"


def _far_verbs(tags: list[str], lows: list[str]) -> None:
    """The base verb after a relative clause between commas: "officers, who …, keep"."""
    for i in range(4, len(tags) - 1):
        if tags[i] in ("VB", "NN") and tags[i - 1] == "," and tags[i + 1] in OPENS_PHRASE | {"NNS", "NN"}:
            who = next((n for n in range(i - 2, max(0, i - 25), -1) if lows[n] in ("who", "which")), 0)
            if who > 1 and tags[who - 1] == "," and tags[who - 2] == "NNS" and verb_lemma(lows[i]) == lows[i]:
                tags[i] = "VBP"


def _subjunctive(tags: list[str], lows: list[str]) -> None:
    """ "recommend that the director appoint": the base form after somebody is a verb, whatever else it could be."""
    for at, low in enumerate(lows):
        needed = low in _NEEDED and lows[at + 1 : at + 2] == ["that"]
        if not needed and (low[:6] not in _DEMANDS or low.endswith("ly") or tags[at] in ("NN", "NNS")):
            continue
        for i in range(at + 2, min(at + 24, len(tags) - 1)):
            if tags[i] in _FINITE or tags[i] == "TO":
                break
            somebody = tags[i - 1] in ("NN", "NNS", "NNP") and (is_agentive(lows[i - 1]) or tags[i - 1] == "NNP")
            if somebody and tags[i] in ("NN", "JJ", "VB") and verb_lemma(lows[i]) == lows[i] and tags[i + 1] in _WIDE:
                tags[i] = "VB"
                break


def _verbs_in_place(tags: list[str], lows: list[str]) -> None:
    """A verb that the lexicon knows otherwise: "should forward complaints", "is run by", "the decision lies with"."""
    for i in range(1, len(tags) - 1):
        if tags[i - 1] == "MD" and tags[i] == "RB" and tags[i + 1] in _OBJECTS and verb_lemma(lows[i]) == lows[i]:
            tags[i] = "VB"
        elif lows[i] in _SAME_PARTICIPLE and lows[i - 1] in _PASSIVES:
            tags[i] = "VBN"
        elif tags[i] == "VBZ" and _plural_noun(tags, lows, i):
            tags[i] = "NNS"
        elif lows[i] == "subject" and lows[i + 1] == "to" and tags[i - 1] not in ("DT", "JJ", "PRP$"):
            tags[i] = "JJ"
        elif tags[i - 1] in ("NNS", "PRP") and _plural_verb(tags, lows, i):
            tags[i] = "VBP"
        elif tags[i] == "JJ" and lows[i - 1] == "be" and lows[i].endswith("ed") and lows[i] not in _STATES:
            tags[i] = "VBN" if verb_lemma(lows[i]) else "JJ"
        elif lows[i] == "said" and lows[i - 1] in _BEFORE_SAID:
            tags[i] = "DT"
        elif tags[i] == "NNS" and (lows[i + 1] in _GOVERNS.get(lows[i], ()) or _at_work(tags, lows, i)):
            tags[i] = "VBZ"


def _at_work(tags: list[str], lows: list[str], i: int) -> bool:
    """ "the committee works in partnership"; but "public works in the city"."""
    together = lows[i + 1] in ("in", "with", "closely", "together", "alongside", "under")
    return lows[i] == "works" and tags[i - 1] == "NN" and is_agentive(lows[i - 1]) and together


def _plural_noun(tags: list[str], lows: list[str], i: int) -> bool:
    """ "the new stands", "that premises are safe"."""
    after = tags[i + 1] in _FINITE and lows[i + 1] in _VERY and verb_lemma(lows[i]) != "be"
    return after or (i > 1 and tags[i - 1] == "JJ" and tags[i - 2] in ("DT", "PRP$"))


def _plural_verb(tags: list[str], lows: list[str], i: int) -> bool:
    """ "the trustees set the budget", "to whom the heads report,": a verb after a plural."""
    if lows[i] in _SAME_PARTICIPLE:
        return tags[i + 1] in ("DT", "PRP$")
    if lows[i] == "own":
        return tags[i + 1] in _OBJECTS  # "the managers own delivery"
    return tags[i] == "NN" and tags[i + 1] == "," and "whom" in lows[max(0, i - 5) : i]


def _reduced(tags: list[str], lows: list[str]) -> None:
    """ "The members referred to in section 6 must appoint": a past tense before the verb of its own subject is none."""
    for i in range(1, len(tags) - 2):
        if tags[i] != "VBD" or tags[i - 1] not in ("NN", "NNS", "NNP") or tags[i + 1] not in ("IN", "TO"):
            continue
        for n in range(i + 1, min(i + 24, len(tags))):
            if tags[n] in _FINITE:
                tags[i] = "VBN" if tags[n] == "MD" and tags[n - 1] not in ("CC", "PRP", ",") else tags[i]
                break
            if tags[n] in ("WDT", ".") or lows[n] in _CLAUSES or lows[n] == ";":
                break
            if tags[n] == "CC" and tags[n + 1 : n + 2] != ["("]:
                break


def _both_passive(tags: list[str], lows: list[str]) -> None:
    """ "shall be nominated and approved by": two participles of one passive."""
    for i in range(3, len(tags)):
        if tags[i] == "VBD" and tags[i - 1] == "CC" and tags[i - 2] == "VBN" and lows[i - 3] in _PASSIVES:
            tags[i] = "VBN"


def _both_plural(tags: list[str], lows: list[str]) -> None:
    """ "You find and delegate tasks", "You know who is there, and delegate to them": the second verb is one too."""
    you = lows[:1] in (["you"], ["they"], ["we"]) and tags[1:2] == ["VBP"]
    for i in range(3, len(tags) - 1):
        if tags[i] != "NN" or tags[i - 1] != "CC" or verb_lemma(lows[i]) != lows[i]:
            continue
        beside = tags[i - 2] in ("VBP", "VB") and tags[i + 1] in _OBJECTS | {"VBZ", "TO"} and lows[i + 1] != "of"
        if beside or (you and tags[i - 2] == "," and tags[i + 1] in ("TO", "DT", "PRP$", "IN") and lows[i + 1] != "of"):
            tags[i] = "VB" if tags[i - 2] == "VB" else "VBP"
            tags[i + 1] = "NNS" if tags[i + 1] == "VBZ" else tags[i + 1]


def _enumerators(tags: list[str], lows: list[str]) -> None:
    """The marks of "section 6(1)(a) and (b)" are no words, nor is the "subject" of "Subject to section 6"."""
    if lows[:2] == ["subject", "to"]:
        tags[0] = "JJ"
    for i in range(1, len(tags) - 1):
        if tags[i - 1] == "(" and tags[i + 1] == ")" and len(lows[i]) < 4 and _MARK.fullmatch(lows[i]):
            tags[i] = "SYM"


def _quoted(words: list[str], tags: list[str]) -> None:
    """A participle between quotation marks before a noun is no verb: "all “accepted” bids"."""
    for i in range(1, len(tags) - 2):
        inside = words[i - 1] in _OPENING and words[i + 1] in _CLOSING
        if inside and tags[i] in ("VBD", "VBN") and tags[i + 2] in ("NN", "NNS"):
            tags[i] = "JJ"


def _named_nouns(tags: list[str], big: frozenset[int]) -> None:
    """A capitalised adjective that no noun follows is one: "Department of the Interior and …"."""
    for i in sorted(big):
        alone = i + 1 == len(tags) or tags[i + 1] in ("CC", ",", ".", "IN", "MD", "VBZ", ")")
        if tags[i] == "JJ" and alone and tags[i - 1] in ("DT", "IN"):
            tags[i] = "NN"


def repair(words: list[str], tags: list[str], lows: list[str], big: frozenset[int]) -> None:
    """Correct the tags of one sentence in place; `big`: numbers of capitalised words, which are no verbs."""
    _enumerators(tags, lows)
    _quoted(words, tags)
    _verbs_in_place(tags, lows)
    _reduced(tags, lows)
    _both_passive(tags, lows)
    _both_plural(tags, lows)
    _named_nouns(tags, big)
    _subjunctive(tags, lows)
    _ensure_finite(tags, lows, big)
    _joined_back(tags, lows)
    _series(tags, lows)
    _far_verbs(tags, lows)
    _named_verbs(words, tags, lows)
