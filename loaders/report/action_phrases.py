"""Words for what has been or will be done, who does it, and how far it is: patterns only, no names."""

import re

LABEL = re.compile(
    r"\W{0,12}(?:(?:planned|corrective|agreed|management|proposed|completed|remedial|"
    r"follow-?up)\s+)*actions?(?:\s+(?:plan|taken|planned|"
    r"required|to\s+be\s+taken|item))?\s*(?:\d{1,2}\s*)?[:–—]\s*(?=\S)",
    re.I,
)
ADVERB = r"(?:(?:also|already|since|recently|now|further|subsequently|jointly|currently|still|in\s+turn|\w+ly)\s+){0,2}"
DONE = re.compile(
    rf"\b(?:ha(?:s|ve|d)\s+{ADVERB}(?!not\b|no\b|yet\b|been\s+(?:delayed|challenged)|concerns?\b|a\b|an\b|"
    rf"the\b)(?:been\s+)?\w+(?:ed|en|un|wn|ne|ade|uilt|ept|ent|ut|et|old|eld)\b"
    rf"|(?:is|are)\s+{ADVERB}(?:well\s+on\s+its\s+way|taking|\w{{3,}}ing)\b|(?:was|were)\s+{ADVERB}(?:\w{{3,}}ing|"
    rf"completed|established|developed|implemented|issued|created|"
    r"appointed|launched|revised|updated|prepared|distributed|initiated|approved|introduced|hired|installed|"
    r"finali[sz]ed)\b"
    r"|(?:recently|since|subsequently|already)\s+(?:established|developed|implemented|issued|created|appointed|"
    r"launched|revised|updated|prepared|"
    r"initiated|approved|introduced|hired|installed|organi[sz]ed|finali[sz]ed|completed|started|began)\b"
    r"|(?:selected|acquired|established|developed|implemented|issued|created|launched|hired|installed|completed|"
    r"initiated)\s+(?:and\s+\w+ed\s+)?(?:the|an?|its|their|new)\b)",
    re.I,
)
WILL = re.compile(
    rf"\b(?:will\s+(?!not\b|be\s+able|likely\b|help\b|need\b){ADVERB}\w+|(?:plan|intend|expect|aim)s?\s+to\b|(?:is|"
    rf"are)\s+planning\s+to\b|"
    r"(?:has|have)\s+(?:agreed|committed|undertaken)\s+to\b|(?:agreed|committed)\s+to\b|efforts?\s+to\s+\w+)",
    re.I,
)
AUDITOR = re.compile(
    r"^\W*(?:(?:while|since|as|because|although|however|therefore|thus|based|at)\b[^,]{0,90},?\s+)?(?:we|I|"
    r"our\s+(?:audit|review|recommendation))\b",
    re.I,
)
MIXED = re.compile(r"\b(?:OIG|IG|inspector|auditor|our|evaluation|analysis|comments\s+and)\b", re.I)
PRAISE = re.compile(r"\b(?:commend|acknowledge|recogni[sz]e|note)\b", re.I)
NO_DEED = re.compile(
    r"\b(?:at\s+the\s+time\s+of\s+our|had\s+not|have\s+not|has\s+not|provided\s+(?:\w+\s+){0,2}comments?|"
    r"raised\s+concerns?|did\s+not|"
    r"could\s+address|once\s+the|should\s+be\s+(?:deleted|removed)|additional\s+information)\b",
    re.I,
)
SAYS = re.compile(
    r"\b(?:stat(?:e|es|ed|ing)|indicat(?:e|es|ed)|report(?:s|ed)|add(?:s|ed)|said|told\s+us|noted|explained|"
    r"according\s+to[^,]{1,120},)\s*(?:that\b)?",
    re.I,
)
INTENDS = re.compile(
    r"\b(?:stated|told\s+us|said|indicated|reported|explained|noted|added|confirmed|advised)\b[^.;]{0,160}?"
    r"\b(?:intend|plan)(?:s|ed)?\s+to\b",
    re.I,
)
GOES_ON = re.compile(r"\W*(?:In\s+addition|Also|Further(?:more)?|Moreover)\b[^.;]{0,80}?\b(?:intend|plan)s?\s+to\b")
DOUBT = re.compile(r"\b(?:could|should|might|would\s+help)\b", re.I)
COPIES = re.compile(r"\b(?:cop(?:y|ies)|draft)\s+of\s+(?:this|the|our)\s+(?:draft\s+)?report\b", re.I)
WANTING = re.compile(  # "While the port has counted its boats, it has not …": what is missing, not what was done
    r"\W*(?:However,\s+)?(?:while|although|though)\b[^.]{0,300}\b(?:has|have|did|does|do)\s+not\b", re.I
)
_TIMED = r"(?:(?:dai|week|month|quarter|year)ly\s+|(?:day|week|month|quarter|year)[’']?s?[’']?\s+)?"
_SITTING = (
    rf"(?:the|each|every)\s+{_TIMED}(?:[A-Z][\w&-]+\s+){{0,4}}(?:Board|Committee|Council|Cabinet|Commission|Panel)\b"
)
BY = re.compile(  # "by the board", and the body that deals with it: "review of the risks at each month's Board"
    r"\bby\s+|\b(?i:review|scrutiny|discussion|debate|approval|sign-?off)s?\s+(?:of\s+(?:[\w-]+\s+){1,4}?)?at\s+"
    rf"(?={_SITTING})"
)
RESPONSIBLE = re.compile(
    r"\b(?:responsib\w+|ownership|accountab\w+)\s+(?:is\s+|lies\s+)?(?:between|of|with|to)\s+|\b(?:allocation|"
    r"assignment|designation|nomination)\s+of\s+",
    re.I,
)
NAME = r"[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*)*"
BETWEEN = re.compile(
    rf"\bresponsibilit(?:y|ies)\s+between\s+(?:the\s+)?(?P<one>{NAME})\s+and\s+(?:the\s+)?(?P<other>{NAME}(?:\s+and\s+{NAME})?)"
)
TAKING = re.compile(rf"({NAME}(?:\s+(?:and|of|&)\s+{NAME})*)\s+(?!including|regarding|concerning|following)[a-z]+ing\s")
THEY = re.compile(r"\b(?:they|it|their|its)\b", re.I)
STATUS = (
    ("completed", re.compile(r"\b(?:completed?|implemented|done|closed|finished|now\s+(?:in\s+place|clear))\b", re.I)),
    (
        "under way",
        re.compile(r"\b(?:under\s?way|ongoing|on-going|in\s+progress|(?:is|are)\s+(?:\w+ly\s+)?\w+ing)\b", re.I),
    ),
    ("planned", re.compile(r"\b(?:planned|will|plans?\s+to|intends?\s+to|proposed)\b", re.I)),
)


def status_of(words: str) -> str:
    """completed, under way, planned or "" by the words of an action."""
    return next((name for name, pattern in STATUS if pattern.search(words)), "")
