"""The ways of saying that one body tells another, takes a matter up to it, or is a member of it."""

from remit.loaders.report.line_vocabulary import GIVE, KEPT, MATTER, OFTEN, PAPER, down, up

INFORMATION = (
    up(
        "escalates",
        "escalation",
        rf"\b(?:escalat|elevat)(?:es?|ed|ing|ion)\b[^.;:]{{0,110}}?\bto\b|\bappeal(?:s|ed)?\b[^.;:]{{0,60}}?\bto\b"
        rf"|\b(?:be|is|are|been)\b[^.;:]{{0,40}}?\breferred\s+(?:back\s+|up\s+)?to\b(?!\s+as)|\brefer(?:s|"
        rf"ring)?\s+(?!to\b)[^.;:]{{1,90}}?\bto\b"
        rf"|\b(?:rais|tak|bring|forward)(?:es?|s|ing|ed)?\s+(?:[\w-]+\s+){{0,5}}?{MATTER}\b[^.;:]{{0,50}}?\b(?:to|"
        rf"with)\b"
        rf"|\b(?:raised|elevated|taken|brought|forwarded)\s+to\b(?!\s+the\s+attention)|\bto\s+the\s+attention\s+of\b",
        far=True,
    ),
    up(
        "to-attention",
        "escalation",
        r"\b(?:bring|rais|draw|call)(?:s|es|ing)?\s+(?:[\w-]+\s+){0,4}?to\s+(?P<name>[^.;:,]{3,60}?)['’]s?\s+(?:\w+\s+)?attention\b",
    ),
    up("gives-report", "reporting", rf"\b(?:{GIVE})\b[^.;:]{{0,90}}?\b{PAPER}\b[^.;:]{{0,90}}?\bto\b", far=True),
    up(
        "report-is-given",
        "reporting",
        rf"\b{PAPER}\b[^.;:]{{0,120}}?\b(?:is|are|be)\s+(?:\w+\s+){{0,3}}?(?:{GIVE})\b[^.;:]{{0,60}}?\bto\b",
        far=True,
    ),
    up(
        "report-something-to",
        "reporting",
        r"\breport(?:s|ed|ing)?\s+(?!lines?\b|relationships?\b|structures?\b|(?:\w+ly\s+|back\s+|up\s+)*(?:in)?to\b|"
        r"through\b|via\b)[^.;:]{1,140}?\bto\b",
        far=True,
        verb=True,
    ),
    up(
        "provides-with",
        "reporting",
        r"\b(?:provid|furnish|suppl)(?:y|ies|es?|s|ing)?\b",
        rf"\s+(?:with\s+)?(?:[\w-]+\s+){{0,5}}?{PAPER}\b(?!\s+(?:to|from)\b)",
        near=True,
    ),
    up(
        "gives-whom",
        "reporting",
        r"\b(?:give|send|submit|present|issue|deliver|make)(?:s|es)?\b",
        rf"\s+(?:an?|its|their|the|regular|periodic|annual|quarterly|monthly|weekly|written)\s+(?:[\w-]+\s+){{0,3}}?{PAPER}\b",
        near=True,
    ),
    up(
        "reports-at",
        "reporting",
        r"\breport(?:s|ing)?\b[^.;:]{0,60}?\b(?:to|at)\s+(?:each|every|all|the\s+next|(?:the\s+)?[\w-]+)\s+(?:\w+\s+){0,2}?meetings?\s+of\b",
        verb=True,
    ),
    up("briefs", "reporting", r"\b(?:briefs?|debriefs?|updates?|apprises?)\b", verb=True),
    up(
        "notifies",
        "reporting",
        r"\b(?:notif(?:y|ies|ying)|inform(?:s|ing)?|advis(?:es?|ing)\s+in\s+writing)\b",
        # Telling somebody once is a duty; a standing duty to tell is a line.
        rf"[^.;]{{0,160}}?\b(?:on\s+an?\s+(?:\w+\s+)?basis|regularly|periodically|{OFTEN}|(?:of|about)\s+(?:any|all|every|each))\b",
    ),
    down(
        "requires-report",
        "reporting",
        r"\brequires?\b",
        rf"\s+to\s+(?:{GIVE})\s+(?:[\w-]+\s+){{0,5}}?{PAPER}\b(?!\s+to\b)",
        near=True,
    ),
    up("keeps-informed", "reporting", r"\bkeep(?:s|ing)?\b", KEPT, near=True),
    down(
        "whom-is-told",
        "reporting",
        r"\bto\s+(?:whom|which)\b",
        rf"[^.;:]{{0,30}}?\b(?:{GIVE})\s+[^.;:]{{0,40}}?{PAPER}\b|\s+(?:shall\s+|must\s+|will\s+)?reports?\s+(?:on|about|any)\b",
    ),
    down(
        "receives-reports",
        "reporting",
        rf"\breceiv(?:es?|ing)\s+(?:[\w,-]+\s+){{0,6}}?{PAPER}\b[^.;:]{{0,60}}?\bfrom\b",
    ),
    down("informed-by", "reporting", r"\b(?:informed|briefed|notified|updated|apprised)\s+(?:[\w-]+\s+){0,4}?by\b"),
    up(
        "member-of",
        "membership",
        r"\b(?:is|are|be|as)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?members?\s+of\b|\b(?:serve|sit)s?\s+on\b"
        r"|\b(?:sits?|is\s+(?:located|housed|based|placed|situated)|falls?)\s+within\b"
        r"|\b(?:is|are|forms?)\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:part|division|branch|unit|(?:sub)?committee)\s+of\b",
    ),
    down(
        "consists-of",
        "membership",
        r"\b(?:consists?|consisting|composed|comprised|made\s+up|comprises?|comprising)\b(?:\s+of)?",
    ),
)
