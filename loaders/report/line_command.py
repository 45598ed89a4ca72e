"""The ways of saying that one body stands under another."""

from remit.loaders.report.line_vocabulary import ACCOUNT, ADVERB, ENDS, LED, POWER, RULE, TOLD, WHOM, WHOSE, down, up

COMMAND = (
    up(
        "reports-to",
        "direct",
        # "data reported to the office" are no staff of the office.
        rf"\b(?:report(?:s|ing)?|(?:ha[sv]e|had|who|which|also|then|formerly|previously)\s+reported)\s+{ADVERB}(?:in)?to\b",
        verb=True,
    ),
    up("reports-through", "direct", rf"\breport(?:s|ed|ing)?\s+{ADVERB}(?:through|via)\b", verb=True),
    up("answers-to", "accountability", rf"\b(?:answer(?:s|ed|ing|able)?|accounts)\s+{ADVERB}to\b", verb=True),
    up(
        "accountable-to",
        "accountability",
        rf"\b(?:accountable|responsible|subordinated?)\s+{ADVERB}to\b"
        rf"(?!\s+(?:staff|report|ensure|oversee|manage)\s+(?:\(\w+\)\s+)?(?:the|all|an?|and)\b)"
        rf"|\b(?:accountable|answerable)\s+for\s+(?:(?!\breport|\banswer|ing\b)[^.;:]){{1,90}}?\s+{ADVERB}to\b",
    ),
    up(
        "reports-through",
        "accountability",
        r"\b(?:accountable|answerable|responsible|answers?)\s*,?\s+(?:\w+ly\s+)?(?:through|via)\b",
    ),
    up("under-power", "direction", rf"\b(?:under|subject\s+to)\s+{RULE}{POWER}(?:\s+and\s+[\w-]+)?\s+of\b"),
    up(
        "works-under",
        "direction",
        r"\b(?:work|serve|operate|act|function|fall|sit|come|place)(?:s|d|ed|"
        r"ing)?\s+(?:\w+ly\s+)?under\b(?=\s+(?:the\s+|an?\s+|its\s+|their\s+)?[A-Z\w])"
        r"(?!\s+(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many)\b))",
    ),
    up("under-whose", "direction", r"\bunder\b", WHOSE),
    up(
        "led-by",
        "direct",
        rf"\b{LED}\s+(?:\w+ly\s+|on\s+an?\s+[\w-]+\s+basis\s+|day[- ]to[- ]day\s+)?by\b",
        near=True,
    ),
    up("directed-by", "direction", rf"\b(?:as\s+)?(?:otherwise\s+)?(?:{TOLD})\s+(?:\w+ly\s+)?by\b"),
    up(
        "at-direction-of",
        "direction",
        rf"\b(?:at|on|upon|by|following|per|pursuant\s+to|in\s+accordance\s+with)\s+(?:the\s+)?(?:\w+\s+and\s+)?(?:{POWER}|directions|behest|pleasure)\s+(?:of|from)\b",
    ),
    up(
        "takes-direction",
        "direction",
        rf"\b(?:(?:receiv|tak|get)(?:es?|s|ing)?|follow(?:s|ing)?(?!\s+[\w-]*\s*guidance))\s+{RULE}{POWER}"
        rf"(?:\s+and\s+\w+)?\s+(?:from|of)\b",
    ),
    up(
        "line-to",
        "direct",
        r"\b(?:(?:functional|operational|administrative|reporting|dotted|solid|direct|line|dual|matrix|management|"
        r"secondary|primary)[- ]+){1,4}"
        r"(?:relationship|line|link|responsibilit(?:y|ies)|accountability)s?\s+(?:back\s+)?(?:with|to|into)\b",
    ),
    up(
        "line-to",
        "direct",
        r"(?:\b(?:has|have|had|with|direct|is\s+an?)\s+(?:[\w-]+\s+){0,3}?|['’]s?\s+)(?:lines?|chains?)\s+of\s+(?:reporting|accountability|command|responsibility|authority|management)\s+"
        r"(?:(?:is|are|runs?|goes|leads?)\s+)?(?:directly\s+)?to\b",
    ),
    up(
        "flavour-to",
        "direct",
        r"\b(?:functionally|administratively|operationally|professionally|clinically|managerially|technically|solid(?:\s+line)?)\s+to\b",
    ),
    up("works-to", "direct", r"\bworks?\s+to\b(?=\s+(?:the\s+)?(?-i:[A-Z]))", near=True),
    up("attached-to", "direction", r"\b(?:is|are)\s+(?:\w+ly\s+)?attached\s+to\b", near=True),
    up(
        "has-from",
        "direction",
        rf"\b(?:deriv|draw|receiv|tak|obtain)(?:e|es|s|ing)?\s+(?:(?:its|their|his|her|the)\s+)?(?:[\w-]+\s+){{0,2}}?"
        rf"(?:{POWER}|duties|tasks|assignments)(?:\s+and\s+\w+)?\s+(?:\w+ly\s+)?from\b",
        near=True,
    ),
    up("dotted-line", "functional", r"\bdotted(?:[- ]line)?(?:\s+report(?:ing)?)?\s+(?:to|into)\b"),
    up(
        "deputy-to",
        "direct",
        r"\b(?:deputi[sz]es?\s+for|(?:acts?|serves?)\s+as\s+(?:an?\s+|the\s+)?(?:back-?up|deputy|alternate|substitute)\s+(?:for|to|of)|(?:is|are|as)\s+(?:the\s+)?deput(?:y|ies)\s+(?:to|of))\b"
        r"|\bsecond[- ]in[- ]command\s+(?:to|of)\b",
    ),
    up(
        "manager-is",
        "direct",
        r"(?:['’]s?|\btheir|\bits|\bwhose|\bhis|\bher)\s+"
        r"(?:line\s+manager|(?:immediate\s+)?supervisor|superior|reporting\s+officer)\s+(?:is|are|will be|shall be)\b",
    ),
    down("hold-to-account", "accountability", r"\bhold(?:s|ing)?\b", ACCOUNT),
    down(
        "leads",
        "direct",
        r"\b(?:supervis(?:es?|ing)|line[- ]manag(?:es?|ing)|oversees?|overseeing|leads?|leading|heads?(?:\s+up)?|"
        r"chairs?|chairing|co-?chairs?|manages?|commands?|presides?\s+over|directs)\b(?:\s+the\s+(?:work|activities|"
        r"operations|performance)\s+of\b|\s+(?:all\s+|the\s+)?(?:staff|personnel|subordinates|employees|members|officers|"
        r"teams?)\s+(?:in|of|within|from)\b)?",
        ENDS,
        verb=True,
        near=True,
        flags=0,
    ),
    down(
        "head-of",
        "direction",
        r"\b(?:is|are|as|be)\s+[^.;:]{0,90}?\b(?:head|leader|lead|chair(?:person|man|woman)?|managers?|supervisors?)"
        r"(?:\s+and\s+(?:\w+\s+)?\w+)?\s+(?:of|for)\b",
    ),
    down(
        "power-over",
        "direction",
        rf"\b(?:ha[sv]e?|having|exercis(?:es?|ing)|retains?|holds?)\s+{RULE}(?:{POWER})\s+(?:and\s+\w+\s+)?over\b"
        rf"|\b(?:ha[sv]e?|having|exercis(?:es?|ing))\s+(?:[\w-]+\s+){{0,3}}?(?:supervision|command|charge|control|"
        rf"line\s+management|leadership)\s+of\b"
        rf"|\b(?:ha[sv]e?|having|with)\s+(?:[\w-]+\s+){{0,3}}?(?:line[- ]management|supervisory|managerial|management|"
        rf"leadership)\s+responsibilit(?:y|ies)\s+(?:for|of|over)\b",
    ),
    down(
        "gives-direction",
        "direction",
        rf"\b(?:provid|giv|issu)(?:es?|ing)\s+{RULE}(?:directions?|directives?|supervision|oversight|leadership|"
        rf"instructions?)\s+(?:and\s+\w+\s+)?(?:in\s+writing\s+|of\s+an?\s+\w+\s+(?:nature|character)\s+)?"
        rf"(?:to|of|over|for)\b",
    ),
    down("is-over", "direct", r"\b(?:is|are)\s+(?:also\s+)?over\b", ENDS, near=True),
    down(
        "answers-for-doing",
        "direct",
        r"\b(?:responsible|accountable)\s+for\s+"
        r"(?:supervising|line[- ]managing|managing|leading|overseeing|directing)\b",
        ENDS,
    ),
    down(
        "in-charge",
        "direct",
        r"\b(?:is|are|be|being|placed|put)\s+(?:\w+ly\s+|also\s+)?in\s+(?:overall\s+)?charge\s+of\b",
        ENDS,
    ),
    down(
        "answers-for",
        "direct",
        rf"\b(?:responsible|accountable|responsibility|accountability)\s+for\s+(?:the\s+)?(?:[\w-]+\s+)?(?:{POWER})"
        rf"(?:\s+and\s+\w+)?\s+of\b",
        ENDS,
    ),
    down("whom-reports", "direct", r"\bto\s+whom\b", WHOM),
    down("has-reports", "direct", r"\b(?:has|have|having|with)\b", r"\s+as\s+(?:\w+\s+)?direct\s+reports?\b"),
    down("direct-reports", "direct", r"\bdirect\s+reports?\s*(?:are|is|include|includes|:)"),
    up(
        "follows-whose",
        "direction",
        rf"\bfollow(?:s|ing)?\s+(?P<name>[^.;:,]{{3,60}}?)['’]s?\s+(?:\w+\s+)?{POWER}\b",
    ),
)
