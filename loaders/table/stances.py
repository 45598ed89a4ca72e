"""What a sentence or cell says about a recommendation: agrees, in part, disagrees, and how softly."""

import re

NO = re.compile(
    r"\b(?:non-?\s?concur(?:s|red|rence)?|disagree[sd]?|disagreement|reject(?:s|ed)?|declin(?:es|ed)|"
    r"(?:did|do|does|has|have|had|is|are|was|were|could|can|cannot|will)\s*(?:not|n['’]t)\s+(?:(?:fully|able\s+to|"
    r"in\s+a\s+position\s+to)\s+)?"
    r"(?:concur|agree|accept|support|endorse|be\s+implemented)(?:ed|d)?|not\s+(?:agreed|accepted|concurred|"
    r"supported))\b",
    re.I,
)
PART = re.compile(
    r"\b(?:(?:partial(?:ly)?|part(?:ly)?|in\s+part|in\s+principle|with\s+(?:comments?|qualifications?|reservations?|"
    r"exceptions?))\s*,?\s*"
    r"(?:agree[sd]?|concur(?:s|red|rence)?|accept(?:s|ed)?|support(?:s|ed)?|disagree[sd]?)|"
    r"(?:agree[sd]?|concur(?:s|red|rence)?|accept(?:s|ed)?|support(?:s|ed)?)\s*,?\s*"
    r"(?:partial(?:ly)?|part(?:ly)?|in\s+part|in\s+principle|with\s+(?:comments?|qualifications?|reservations?|"
    r"exceptions?))|"
    r"(?:agree[sd]?|concur(?:s|red)?|accept(?:s|ed)?|support(?:s|ed)?)\s+(?:with\s+)?(?:the|this|that|our|its)\s+"
    r"recommendations?\s*,?\s*(?:partial(?:ly)?|part(?:ly)?|in\s+part|in\s+principle|with\s+(?:qualifications?|reservations?))|"
    r"(?:did\s+not|does\s+not|do\s+not)\s+fully\s+(?:concur|agree|accept)|"
    r"(?:agree[sd]?|concur(?:s|red)?)\s+with\s+the\s+(?:intent|spirit|principle|thrust))\b",
    re.I,
)
YES = re.compile(
    r"\b(?:concur(?:s|red|rence)?|agree[sd]?(?![\s-]+(?:to(?!\s+(?:implement|carry\s+out|adopt|accept|act\s+on|"
    r"follow)\b)|on|upon)\b)|accept(?:s|ed)?|endorse[sd]?|"
    r"supports?\s+(?:the|this|all|our)\s+"
    r"recommend\w+|approved|(?:approve|adopt)s?\s+(?:the|all)\s+(?:report['’]s\s+)?recommendations|will\s+implement)\b",
    re.I,
)
NEITHER = re.compile(
    r"\bneither\s+(?:agreed|concurred|accepted)\s+nor\b|\b(?:did|does)\s+not\s+(?:comment|respond|indicate|"
    r"state\s+whether)\b",
    re.I,
)
SOFT = re.compile(
    r"\bin\s+principle\b|\bnoted\b|\btakes?\s+note\b|\bwill\s+(?:be\s+)?consider|\bgive\s+consideration\b|"
    r"\bunder\s+(?:review|consideration)\b|"
    r"\bongoing\b|\bwhere\s+(?:possible|appropriate|feasible|practicable)\b|\bsubject\s+to\s+(?:resources|funding|"
    r"available)|"
    r"\bremain\s+to\s+be\s+(?:defined|determined|decided)\b|\bexplore\b|\bas\s+resources\s+permit\b",
    re.I,
)


def stance_of(words: str) -> str:
    """agree, partial, disagree, unknown ("neither agreed nor disagreed"), or "" when nothing is said."""
    if NEITHER.search(words):
        return "unknown"
    part, no = PART.search(words), NO.search(words)
    yes = YES.search(NO.sub(" ", words))
    if part or (no and yes):
        return "partial"
    if no:
        return "disagree"
    return "agree" if yes else ""


def takes_stance(words: str) -> bool:
    """Whether something is said at all, be it that nothing is agreed or rejected."""
    return any(pattern.search(words) for pattern in (YES, NO, PART, NEITHER))
