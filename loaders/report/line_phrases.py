"""All ways of saying that one body stands under another or reports to it, and which sentences can hold one."""

import re

from remit.loaders.report.line_command import COMMAND
from remit.loaders.report.line_information import INFORMATION

PHRASES = (*COMMAND, *INFORMATION)
WORTH = re.compile(
    r"report|account|answer|responsible\s*,?\s+(?:to|through|via)|back-?up|\bunder\b|\bled\b|head|chair|supervis|overse|direct|"
    r"manag|escalat|elevat|refer|attention|brief|inform|notif|instruct|subordinate|subject\s+to|\bline\b|deput|member|consist|compos|compris|"
    r"command|"
    r"appeal|updat|appris|keep|lead|pleasure|behest|control|govern|run\s+by|presid|hold|authority|order|assign|task|"
    r"serve|raise|"
    r"[- ]person\b|\bseat\b|\bcharge\b|\bover\b|flow|responsib|provid|furnish|suppl|\bgiv|attach|deriv|receiv|forward|"
    r"submit|follow|\bsen[dt]|minutes|deliver|transmit|\bsits?\b|requir",
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
