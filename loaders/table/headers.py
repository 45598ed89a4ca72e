"""What the columns of a table about recommendations and actions hold, by the words of their headers."""

import re
from functools import lru_cache

_ROLES = (
    (
        "number",
        re.compile(
            r"^\W*(?:(?:no|nos|number|ref|reference|id|item|rec|#)\W*(?:no|number)?"
            r"|(?:recommendation|finding)\s+(?:no|number|id|ref))\W*$",
            re.I,
        ),
    ),
    (
        "date",
        re.compile(
            r"\b(?:(?<!to )dates?|deadline|due|timescale|timeline|time\s?frame|timing|by when|when|completion)\b", re.I
        ),
    ),
    (
        "owner",
        re.compile(
            r"\b(?:owners?|leads?|who|office of primary interest|opi|accountable|assigned to|point of contact|"
            r"responsib(?:le|ility)(?: (?:officer|official|party|parties|manager|person|office|unit|owner|for action))?"
            r"|officer|action by)\b",
            re.I,
        ),
    ),
    ("status", re.compile(r"\b(?:status|progress|implemented|rag|state)\b", re.I)),
    (
        "addressee",
        re.compile(
            r"^\W*(?:(?:responsible\s+)?(?:agency|agencies|department|entity|auditee|organi[sz]ation|ministry|body)"
            r"|(?:directed|addressed)\s+to|addressee)\W*$",
            re.I,
        ),
    ),
    (
        "reports",
        re.compile(r"\b(?:reports? to|reporting to|line manager|supervisor|accountable to|answers to)\b", re.I),
    ),
    (
        "action",
        re.compile(r"\b(?:actions?|action plan|activit(?:y|ies)|steps?|tasks?|milestones?|planned measures)\b", re.I),
    ),
    (
        "response",
        re.compile(
            r"\b(?:responses?|repl(?:y|ies)|comments?|management'?s? (?:reply|position)|agreed|accept(?:ed)?|concur)",
            re.I,
        ),
    ),
    ("recommendation", re.compile(r"\brecommend", re.I)),
    (
        "finding",
        re.compile(r"\b(?:findings?|issues?|observations?|weakness(?:es)?|conditions?|problems?|risks?)\b", re.I),
    ),
)
_NUMBER_OF = re.compile(r"\W*(?:recommendation|finding)\s+(?:no|number|id|ref)\W*$", re.I)
_FIRST = ("reports", "recommendation", "response", "action")  # "Response owner" is an owner, "Action taken" an action


_NUMBER = re.compile(
    r"\s*(?:recommendation\s*|rec\.?\s*|R)?[#(\[]?(?P<number>(?:[A-Z]{1,3}[-.])?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?)[)\].:]{0,2}(?=\s|$)",
    re.I,
)


@lru_cache(maxsize=1024)  # a table asks for each of its rows
def role_of(title: str) -> str:
    """What a column holds by its header: number, finding, recommendation, response, action, owner, date, status, …"""
    found = [role for role, pattern in _ROLES if pattern.search(title)] if len(title) < 120 else []
    if "reports" in found:
        return "reports"
    if "number" in found and _NUMBER_OF.match(title):
        return "number"
    for role in ("owner", "date", "status", "number"):
        if role in found and not re.match(
            r"\W{0,12}(?:recommend|findings?\b|actions? (?:taken|plan|required)|response)", title, re.I
        ):
            return role
    return next((role for role in (*_FIRST, "finding", *found) if role in found), "")


def number_in(words: str) -> str:
    """The number that a cell begins with: "R3", "Recommendation 3:", "(3)"; or "" ."""
    found = _NUMBER.match(words)
    return found["number"] if found else ""
