"""Whose sentence it is: the names before a phrase that are its subject, past verbs, asides and what governs a name."""

import re
from collections.abc import Sequence

from remit.loaders.report.naming import OPENING, Group

_GOVERNED = re.compile(
    r"(?:\b(?:of|under|by|with|to|from|for|through|in|within|at|on)|,\s+as)\s+"
    r"(?:(?:the|an?|its|their|more\s+than\s+one|each|every|all|any|one|both|several)\s+)?$",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?:within|in|of|at|on|for|with|by|from|under|during|to|through|into|between|among|after|before|per|via|against"
    r"|following|including|regarding|concerning|because of)\s+(?:(?:the|an?|its|their|each|all|any|this|that)\s+)?"
    r"(?:[\w’'-]+\s+){0,1}$",
    re.I,
)


def before(text: str, found: Sequence[Group], at: int, start: int, *, near: bool = False) -> Group | None:
    """The subject of what begins at `at`: the nearest group when only verbs lie between, else the clause's first.

    near: there is no subject unless only verbs lie between.
    """
    earlier = [g for g in found if start <= g.start and g.end <= at]
    earlier = [g for g in earlier if g is earlier[-1] or text[g.end : g.end + 1] != ":"]  # a label is no subject
    who = _WHO_DOES.search(text, max(start, at - 60), at)
    if who and earlier and not text[earlier[-1].end : who.start()].strip(" ,)"):
        return earlier[-1]  # "directors who report to": whom "who" stands for
    beside = [g for g in earlier if _only_verbs(text[g.end : at])]
    free = [g for g in beside if not _GOVERNED.search(text, start, g.start)]
    if beside:
        nearest = free[-1] if free else _head(text, earlier, start, at)
        related = _before_who(text, earlier, nearest, at) if nearest else None
        if related or nearest is None:
            return related
        return _carried(text, earlier, nearest, start) if _GOES_ON.match(text, earlier[-1].end, at) else nearest
    if earlier and _SECOND_VERB.search(text[max(start, at - 60) : at]):
        return _carried(text, earlier, earlier[-1], start)
    far = next((g for g in earlier if _FAR_PASSIVE.match(text, g.end, at) and _heads(text, g, start)), None)
    if near or not earlier:
        return far
    return far or next((g for g in earlier if not _PREPOSITION.search(text[start : g.start])), earlier[-1])


_VERBS = re.compile(
    r"(?:[\s,*_)\]\"”]|\b(?:who|which|that|shall|should|must|will|would|may|can|could|is|are|was|were|be|been|being|"
    r"has|have"
    r"|had|to|do|does|also|then|each|all|both|in turn|therefore|however|currently|now|always|normally|members?|staff"
    r"|officials?|and|a|an|the|as|\w+ly|\w+ed(?=\s*,|\s+and\b)|ought|need|needs|required|expected|continue|continues|made|kept|held|itself"
    r"|themselves|alone|of\s+whom)\b|\([^()]{0,80}\)|,[^,.;]{0,60},)*"
)


_GOES_ON = re.compile(  # "has five members and is chaired by": a second verb, whose subject is that of the first
    r"[\s,]*(?:and|but)\s+(?:(?:also|then|\w+ly)\s+)*(?:(?:is|are|was|were|shall|must|will|may|should|has|have|be)\b|$)"
)
_SECOND_VERB = re.compile(
    r"\b(?:and|but)\s+(?:(?:also|then|\w+ly)\s+)*(?:is|are|was|were|shall|must|will|may|should|has|have)"
    r"(?:\s+(?:be|been|also|\w+ly))*\s*$|\b(?:and|but)\s+(?:(?:also|then|each|\w+ly)\s+)*$"
)
_BY = re.compile(r"\bby\s+(?:(?:the|an?|its|their)\s+)?$", re.I)
_AND_THEN = re.compile(r"\s*,?\s*(?:and|or)\s+(?:\w+ly\s+)?")  # "kept by the clerk and (overseen by)"
_FINITE = re.compile(  # a verb of its own follows the names
    r"\s+(?:(?:also|then|\w+ly)\s+)*(?:is|are|was|were|shall|must|will|may|should|has|have|can|reports?)\b"
)
_QUANTITY = re.compile(
    r"\b(?:each|all|both|some|most|many|any|none|one|two|three|several|members?|staff|heads?)\s+of\s+(?:(?:the|an?|its|their|these|those)\s+)?$",
    re.I,
)
_FAR_PASSIVE = re.compile(  # "the colleges in the south of the county will be (led by)"
    r"\s+(?:in|of|within|at|for|on|from|across)\s+[^,;:.]{1,60}?\s+(?:is|are|(?:will|shall|must|should|may)\s+be|has\s+been|have\s+been)"
    r"\s*(?:\w+ly\s+)?$"
)
_WHO_BEGINS = re.compile(r"\s+(?:who|which|that)\s+\w+")
_WHO_DOES = re.compile(
    r",?\s*\(?\b(?:who|which|that|(?:each|both|all)\s+of\s+(?:whom|which))\b"
    r"(?:\s+(?:shall|must|will|may|should|would|is|are|was|were|has|have|been|be|in turn|also|then|\w+ly|,))*\s*,?\s*$",
    re.I,
)
_WHO = re.compile(r",\s+(?:who|which)\s")


def _heads(text: str, group: Group, start: int) -> bool:
    """Nothing governs the group, unless it only counts it: "each of the colleges"."""
    return not _GOVERNED.search(text, start, group.start) or bool(_QUANTITY.search(text, start, group.start))


def _carried(text: str, earlier: list[Group], nearest: Group, start: int) -> Group:
    """The subject of the verb before: whom "who" stands for, or the clause's first group."""
    who = max((m.start() for m in _WHO.finditer(text, start, nearest.start)), default=-1)
    before_who = [g for g in earlier if g.end <= who]
    if before_who:
        return before_who[-1]
    return next((g for g in earlier if not _PREPOSITION.search(text[start : g.start])), nearest)


def _only_verbs(between: str) -> bool:
    return len(between) < 120 and bool(_VERBS.fullmatch(between))


def _before_who(text: str, earlier: list[Group], nearest: Group, at: int) -> Group | None:
    """ "ushers who serve the hall are": the ushers."""
    if not _FINITE.match(text, nearest.end, at):
        return None
    for group in earlier:
        who = _WHO_BEGINS.match(text, group.end, nearest.start)
        if who and not re.search(r"[,;]", text[who.end() : nearest.start]):
            return group
    return None


def _head(text: str, earlier: list[Group], start: int, at: int) -> Group | None:
    """ "the clerk of the court": the clerk, not the court; of "the duties of the clerk are" nobody is the subject."""
    last = earlier[-1]
    if _AND_THEN.fullmatch(text, last.end, at) and _BY.search(text, start, last.start):
        return next((g for g in earlier if not _PREPOSITION.search(text[start : g.start])), None)
    for group in reversed(earlier[:-1]):
        if re.fullmatch(r"\s+(?:of|for|in|at|within)\s+(?:(?:the|an?|its|each)\s+)?", text[group.end : last.start]):
            last = group
        else:
            break
    finite = _FINITE.match(text, last.end, at)
    if _BY.search(text, start, last.start) and text[last.end : at].strip() == "to":  # "is chosen by the senate to lead"
        return next((g for g in reversed(earlier) if not _GOVERNED.search(text, start, g.start)), None)
    if not _GOVERNED.search(text, start, last.start) or not (finite or "," in text[last.end : at]):
        return last  # "the office of the clerk headed by": who stands right before it
    if finite:
        if _QUANTITY.search(text, start, last.start) or OPENING.search(text, start, last.start):
            return last
        return next((g for g in reversed(earlier) if not _GOVERNED.search(text, start, g.start)), None)
    return next((g for g in earlier if not _PREPOSITION.search(text, start, g.start)), last)
