"""The ways of saying that one body stands under another or reports to it: patterns only, no names."""

import re
from dataclasses import dataclass

_ADVERB = r"(?:(?:\w+ly|also|in\s+turn|up|back|in)\s+)*"
_RULE = r"(?:(?:the\s+)?(?:[\w-]+\s+){0,3}?)"
_POWER = (
    r"(?:supervision|direction|authority|control|command|leadership|oversight|guidance|management|superintendence|"
    r"stewardship|chairmanship|chairship|responsibility|instructions?|orders|purview|jurisdiction)"
)
_LED = (
    r"(?:led|headed(?:\s+up)?|chaired|co-?chaired|supervised|overseen|managed|run|governed|presided\s+over|commanded|"
    r"controlled|line[- ]managed)"
)
_TOLD = r"(?:directed|instructed|ordered|tasked|assigned|commissioned|mandated)"
_MATTER = (
    r"(?:issues?|matters?|concerns?|disputes?|disagreements?|questions?|problems?|complaints?|risks?|cases?|decisions?|"
    r"conflicts?|incidents?|exceptions?|appeals?|breaches|it|them|this|these)"
)
_PAPER = (
    r"(?:reports?|reporting|updates?|briefings?|statements?|summar(?:y|ies)|minutes|results|findings|returns?|"
    r"accounts?|"
    r"notifications?|dashboards?|progress)"
)
_GIVE = (
    r"(?:submit|present|provide|send|deliver|furnish|transmit|forward|make|give|issue|file|circulate|distribute|render)"
    r"(?:s|es|ted|ed|d|ting|ing)?|sent|given|made"
)

_OFTEN = r"(?:daily|weekly|monthly|quarterly|yearly|annually|continuously)"


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


def _up(
    rule: str, kind: str, pattern: str, then: str = "", *, far: bool = False, verb: bool = False, near: bool = False
) -> Phrase:
    follows = re.compile(then, re.I) if then else None
    return Phrase(rule, kind, re.compile(pattern, re.I), True, follows, far, verb, near)


def _down(
    rule: str, kind: str, pattern: str, then: str = "", *, verb: bool = False, near: bool = False, flags: int = re.I
) -> Phrase:
    follows = re.compile(then, re.I) if then else None
    return Phrase(rule, kind, re.compile(pattern, flags), up=False, then=follows, verb=verb, near=near)


_WHOSE = rf"['’]s?\s+(?:\w+\s+){{0,2}}?{_POWER}\b"
_ACCOUNT = r"\s*,?\s*(?:\w+ly\s+|[^.;:,]{0,50},\s*)?(?:accountable|answerable|responsible|to\s+account)\b"
_KEPT = r"\s*(?:\w+ly\s+|well\s+)?(?:informed|apprised|updated|advised|briefed|abreast|posted)\b"
_WHOM = r"[^.;:]{0,30}?\b(?:reports?|answers?|accountable|answerable|responsible|reporting)\b"
# What follows a body that is led; a noun there would make the body's name an adjective ("leads the board meetings").
_ENDS = (
    r"\s*(?:[.,;:)]|$|\b(?:and|or|as|in|of|for|with|which|who|that|on|at|by|from|through|when|while|during|within|is|"
    r"are|"
    r"has|shall|must|will)\b)"
)

PHRASES = (
    _up("reports-to", "direct", rf"\breport(?:s|ed|ing)?\s+{_ADVERB}(?:in)?to\b", verb=True),
    _up("reports-through", "direct", rf"\breport(?:s|ed|ing)?\s+{_ADVERB}(?:through|via)\b", verb=True),
    _up("answers-to", "accountability", rf"\b(?:answer(?:s|ed|ing|able)?|accounts)\s+{_ADVERB}to\b"),
    _up(
        "accountable-to",
        "accountability",
        rf"\b(?:accountable|responsible|subordinated?)\s+{_ADVERB}to\b"
        rf"|\b(?:accountable|answerable)\s+for\s+(?:(?!\breport|\banswer|ing\b)[^.;:]){{1,90}}?\s+{_ADVERB}to\b",
    ),
    _up(
        "reports-through",
        "accountability",
        r"\b(?:accountable|answerable|responsible|answers?)\s*,?\s+(?:\w+ly\s+)?(?:through|via)\b",
    ),
    _up("under-power", "direction", rf"\b(?:under|subject\s+to)\s+{_RULE}{_POWER}(?:\s+and\s+[\w-]+)?\s+of\b"),
    _up(
        "works-under",
        "direction",
        r"\b(?:work|serve|operate|act|function|fall|sit|come|place)(?:s|d|ed|"
        r"ing)?\s+(?:\w+ly\s+)?under\b(?=\s+(?:the\s+|an?\s+|its\s+|their\s+)?[A-Z\w])",
    ),
    _up("under-whose", "direction", r"\bunder\b", _WHOSE),
    _up("led-by", "direct", rf"\b{_LED}\s+(?:\w+ly\s+)?by\b", near=True),
    _up("directed-by", "direction", rf"\b(?:as\s+)?(?:otherwise\s+)?(?:{_TOLD})\s+(?:\w+ly\s+)?by\b"),
    _up(
        "at-direction-of",
        "direction",
        rf"\b(?:at|on|upon|by|following|per|pursuant\s+to|in\s+accordance\s+with)\s+(?:the\s+)?(?:\w+\s+and\s+)?(?:{_POWER}|behest|pleasure)\s+(?:of|from)\b",
    ),
    _up(
        "takes-direction",
        "direction",
        rf"\b(?:receiv|tak|get|follow)(?:es?|s|ing)?\s+{_RULE}{_POWER}(?:\s+and\s+\w+)?\s+(?:from|of)\b",
    ),
    _up(
        "line-to",
        "direct",
        r"\b(?:(?:functional|operational|administrative|reporting|dotted|solid|direct|line|dual|matrix|management|"
        r"secondary|primary)[- ]+){1,4}"
        r"(?:relationship|line|link|responsibilit(?:y|ies)|accountability)s?\s+(?:back\s+)?(?:with|to|into)\b",
    ),
    _up("dotted-line", "functional", r"\bdotted(?:[- ]line)?(?:\s+report(?:ing)?)?\s+(?:to|into)\b"),
    _up(
        "deputy-to",
        "direct",
        r"\b(?:deputi[sz]es?\s+for|(?:acts?|serves?)\s+as\s+(?:an?\s+|the\s+)?(?:back-?up|deputy|alternate|substitute)\s+(?:for|to|of)|(?:is|are|as)\s+(?:the\s+)?deput(?:y|ies)\s+(?:to|of))\b",
    ),
    _up(
        "manager-is",
        "direct",
        r"(?:['’]s?|\btheir|\bits|\bwhose|\bhis|\bher)\s+"
        r"(?:line\s+manager|(?:immediate\s+)?supervisor|superior|reporting\s+officer)\s+(?:is|are|will be|shall be)\b",
    ),
    _down("hold-to-account", "accountability", r"\bhold(?:s|ing)?\b", _ACCOUNT),
    _down(
        "leads",
        "direct",
        r"\b(?:supervis(?:es?|ing)|line[- ]manag(?:es?|ing)|oversees?|overseeing|leads?|leading|heads?(?:\s+up)?|"
        r"chairs?|chairing|co-?chairs?|manages?|commands?|presides?\s+over|directs)\b(?:\s+the\s+(?:work|activities|"
        r"operations|performance)\s+of\b)?",
        _ENDS,
        verb=True,
        near=True,
        flags=0,
    ),
    _down(
        "head-of",
        "direction",
        r"\b(?:is|are|as|be)\s+[^.;:]{0,90}?\b(?:head|leader|lead|chair(?:person|man|woman)?|manager|supervisor)"
        r"(?:\s+and\s+(?:\w+\s+)?\w+)?\s+(?:of|for)\b",
    ),
    _down(
        "power-over",
        "direction",
        rf"\b(?:ha[sv]e?|having|exercis(?:es?|ing)|retains?|holds?)\s+{_RULE}(?:{_POWER})\s+(?:and\s+\w+\s+)?over\b",
    ),
    _down(
        "gives-direction",
        "direction",
        rf"\b(?:provid|giv)(?:es?|ing)\s+{_RULE}(?:direction|supervision|oversight|leadership|"
        rf"instructions?)\s+(?:and\s+\w+\s+)?(?:to|of|over)\b",
    ),
    _down("is-over", "direct", r"\b(?:is|are)\s+(?:also\s+)?over\b", _ENDS, near=True),
    _down("in-charge", "direct", r"\b(?:is|are|be|being|placed|put)\s+in\s+(?:overall\s+)?charge\s+of\b", _ENDS),
    _down(
        "answers-for",
        "direct",
        rf"\b(?:responsible|accountable)\s+for\s+(?:the\s+)?(?:\w+\s+)?(?:{_POWER})(?:\s+and\s+\w+)?\s+of\b",
        _ENDS,
    ),
    _down("whom-reports", "direct", r"\bto\s+whom\b", _WHOM),
    _down("has-reports", "direct", r"\b(?:has|have|having|with)\b", r"\s+as\s+(?:\w+\s+)?direct\s+reports?\b"),
    _down("direct-reports", "direct", r"\bdirect\s+reports?\s*(?:are|is|include|includes|:)"),
    _up(
        "escalates",
        "escalation",
        rf"\b(?:escalat|elevat)(?:es?|ed|ing|ion)\b[^.;:]{{0,110}}?\bto\b|\bappeal(?:s|ed)?\b[^.;:]{{0,60}}?\bto\b"
        rf"|\b(?:be|is|are|been)\b[^.;:]{{0,40}}?\breferred\s+(?:back\s+|up\s+)?to\b(?!\s+as)|\brefer(?:s|"
        rf"ring)?\s+(?!to\b)[^.;:]{{1,90}}?\bto\b"
        rf"|\b(?:rais|tak|bring|forward)(?:es?|s|ing|ed)?\s+(?:[\w-]+\s+){{0,5}}?{_MATTER}\b[^.;:]{{0,50}}?\b(?:to|"
        rf"with)\b"
        rf"|\b(?:raised|elevated|taken|brought|forwarded)\s+to\b(?!\s+the\s+attention)|\bto\s+the\s+attention\s+of\b",
        far=True,
    ),
    _up(
        "follows-whose",
        "direction",
        rf"\bfollow(?:s|ing)?\s+(?P<name>[^.;:,]{{3,60}}?)['’]s?\s+(?:\w+\s+)?{_POWER}\b",
    ),
    _up(
        "to-attention",
        "escalation",
        r"\b(?:bring|rais|draw|call)(?:s|es|ing)?\s+(?:[\w-]+\s+){0,4}?to\s+(?P<name>[^.;:,]{3,60}?)['’]s?\s+(?:\w+\s+)?attention\b",
    ),
    _up("gives-report", "reporting", rf"\b(?:{_GIVE})\b[^.;:]{{0,90}}?\b{_PAPER}\b[^.;:]{{0,90}}?\bto\b", far=True),
    _up(
        "report-is-given",
        "reporting",
        rf"\b{_PAPER}\b[^.;:]{{0,60}}?\b(?:is|are|be)\s+(?:\w+\s+){{0,3}}?(?:{_GIVE})\b[^.;:]{{0,60}}?\bto\b",
        far=True,
    ),
    _up(
        "report-something-to",
        "reporting",
        r"\breport(?:s|ed|ing)?\s+(?!lines?\b|relationships?\b|structures?\b|(?:\w+ly\s+|back\s+|up\s+)*(?:in)?to\b|"
        r"through\b|via\b)[^.;:]{1,140}?\bto\b",
        far=True,
        verb=True,
    ),
    _up("briefs", "reporting", r"\b(?:briefs?|debriefs?|updates?|apprises?)\b", verb=True),
    _up(
        "notifies",
        "reporting",
        r"\b(?:notif(?:y|ies|ying)|inform(?:s|ing)?|advis(?:es?|ing)\s+in\s+writing)\b",
        # Telling somebody once is a duty; a standing duty to tell is a line.
        rf"[^.;]{{0,160}}?\b(?:on\s+an?\s+(?:\w+\s+)?basis|regularly|periodically|{_OFTEN}|(?:of|about)\s+(?:any|all|every|each))\b",
    ),
    _down(
        "requires-report",
        "reporting",
        r"\brequires?\b",
        rf"\s+to\s+(?:{_GIVE})\s+(?:[\w-]+\s+){{0,5}}?{_PAPER}\b(?!\s+to\b)",
        near=True,
    ),
    _up("keeps-informed", "reporting", r"\bkeep(?:s|ing)?\b", _KEPT, near=True),
    _down(
        "whom-is-told",
        "reporting",
        r"\bto\s+(?:whom|which)\b",
        rf"[^.;:]{{0,30}}?\b(?:{_GIVE})\s+[^.;:]{{0,40}}?{_PAPER}\b|\s+(?:shall\s+|must\s+|will\s+)?reports?\s+(?:on|about|any)\b",
    ),
    _down(
        "receives-reports",
        "reporting",
        rf"\breceiv(?:es?|ing)\s+(?:[\w,-]+\s+){{0,6}}?{_PAPER}\b[^.;:]{{0,60}}?\bfrom\b",
    ),
    _down("informed-by", "reporting", r"\b(?:informed|briefed|notified|updated|apprised)\s+(?:[\w-]+\s+){0,4}?by\b"),
    _up(
        "member-of",
        "membership",
        r"\b(?:is|are|be|as)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?members?\s+of\b|\b(?:serve|sit)s?\s+on\b"
        r"|\b(?:sits?|is\s+(?:located|housed|based|placed|situated)|falls?)\s+within\b"
        r"|\b(?:is|are|forms?)\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:part|division|branch|unit|(?:sub)?committee)\s+of\b",
    ),
    _down(
        "consists-of",
        "membership",
        r"\b(?:consists?|consisting|composed|comprised|made\s+up|comprises?|comprising)\b(?:\s+of)?",
    ),
)
WORTH = re.compile(
    r"report|account|answer|responsible\s*,?\s+(?:to|through|via)|back-?up|\bunder\b|\bled\b|head|chair|supervis|overse|direct|manag|escalat|"
    r"elevat|refer|"
    r"attention|brief|inform|notif|instruct|subordinate|subject\s+to|\bline\b|deput|member|consist|compos|compris|"
    r"command|"
    r"appeal|updat|appris|keep|lead|pleasure|behest|control|govern|run\s+by|presid|hold|authority|order|assign|task|"
    r"serve|raise|"
    r"forward|submit|follow|\bsen[dt]|minutes|deliver|furnish|transmit|\bsits?\b|requir",
    re.I,
)
EVERYDAY = re.compile(
    r"\b(?:after\s+(?:each|every)|on|about|regarding|concerning|that|whether|any|how|annually|quarterly|monthly|weekly|yearly|regularly|"
    r"periodically|"
    r"at\s+(?:least|each|every)|every|each|as\s+(?:to|needed|required|requested)|its|their|the\s+(?:results?|"
    r"findings|outcome|progress|status))\b",
    re.I,
)
REGULAR = re.compile(
    r"[^.;:,]{0,40}?\b(?:every\s+(?:\d+|day|week|month|quarter|year|other)|daily|weekly|monthly|quarterly|annually|yearly)\b",
    re.I,
)
NEGATED = re.compile(
    r"\b(?:not|no\s+longer|never|neither|nor|rather\s+than|instead\s+of|without|no)\s+(?:\w+\s+){0,2}$", re.I
)
