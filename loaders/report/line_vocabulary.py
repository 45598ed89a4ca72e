"""What the ways of saying that one body stands under another are made of: patterns only, no names."""

import re
from dataclasses import dataclass

ADVERB = r"(?:(?:\w+ly|also|in\s+turn|up|back|in)\s+)*"
RULE = r"(?:(?:the\s+)?(?:[\w-]+\s+){0,3}?)"
POWER = (
    r"(?:supervision|direction|authority|control|command|leadership|oversight|guidance|management|superintendence|"
    r"stewardship|overview|umbrella|chairmanship|chairship|responsibility|instructions?|orders|purview|jurisdiction)"
)
LED = (
    r"(?:led|headed(?:\s+up)?|chaired|co-?chaired|supervised|overseen|managed|run|governed|presided\s+over|commanded|"
    r"controlled|line[- ]managed)"
)
TOLD = r"(?:directed|instructed|ordered|tasked|assigned|commissioned|mandated)"
MATTER = (
    r"(?:issues?|matters?|concerns?|disputes?|disagreements?|questions?|problems?|complaints?|risks?|cases?|decisions?|"
    r"conflicts?|incidents?|exceptions?|appeals?|breaches|it|them|this|these)"
)
PAPER = (
    r"(?:reports?|reporting|updates?|briefings?|statements?|summar(?:y|ies)|minutes|results|findings|returns?|"
    r"accounts?|"
    r"notifications?|dashboards?|progress)"
)
GIVE = (
    r"(?:submit|present|provide|send|deliver|furnish|transmit|forward|make|give|issue|file|circulate|distribute|render|prepare|produce|summari[sz]e|communicate)"
    r"(?:s|es|ted|ed|d|ting|ing)?|sent|given|made"
)

OFTEN = r"(?:daily|weekly|monthly|quarterly|yearly|annually|continuously)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`up`: the lower stands before the pattern and the upper after it; otherwise the upper before and the lower after.

    then: must follow the names after the pattern. far: these names may come after a later "to". verb: not a line when
    an article makes a noun of it ("the report to the board"). near: only verbs may lie between the subject and it.
    """

    rule: str
    kind: str
    pattern: re.Pattern[str]
    up: bool = True
    then: re.Pattern[str] | None = None
    far: bool = False
    verb: bool = False
    near: bool = False


def up(
    rule: str, kind: str, pattern: str, then: str = "", *, far: bool = False, verb: bool = False, near: bool = False
) -> Phrase:
    """The lower stands before the pattern and the upper after it."""
    follows = re.compile(then, re.I) if then else None
    return Phrase(rule, kind, re.compile(pattern, re.I), True, follows, far, verb, near)


def down(
    rule: str, kind: str, pattern: str, then: str = "", *, verb: bool = False, near: bool = False, flags: int = re.I
) -> Phrase:
    """The upper stands before the pattern and the lower after it."""
    follows = re.compile(then, re.I) if then else None
    return Phrase(rule, kind, re.compile(pattern, flags), up=False, then=follows, verb=verb, near=near)


WHOSE = rf"['’]s?\s+(?:\w+\s+){{0,2}}?{POWER}\b"
ACCOUNT = r"\s*,?\s*(?:\w+ly\s+|[^.;:,]{0,50},\s*)?(?:accountable|answerable|responsible|to\s+account)\b"
KEPT = r"\s*(?:\w+ly\s+|well\s+)?(?:informed|apprised|updated|advised|briefed|abreast|posted)\b"
WHOM = r"[^.;:]{0,30}?\b(?:reports?|answers?|accountable|answerable|responsible|reporting)\b"
# What follows a body that is led; a noun there would make the body's name an adjective ("leads the board meetings").
ENDS = (
    r"\s*(?:[.,;:)]|$|\b(?:and|or|as|in|of|for|with|which|who|that|on|at|by|from|through|when|while|during|within|is|"
    r"are|"
    r"has|shall|must|will)\b)"
)
