"""Words with which reports say that accountability is in trouble: general ones, none from one document."""

import re

_ROLES = (
    r"(?:roles?|responsibilit(?:y|ies)|accountabilit(?:y|ies)|lines?\s+of\s+(?:accountability|authority|"
    r"responsibility|command|"
    r"reporting|communication)|reporting\s+(?:lines?|structures?|relationships?)|chains?\s+of\s+command|ownership|"
    r"authorit(?:y|ies)|mandates?|duties|remits?|(?:governance|management)\s+(?:structures?|frameworks?))"
)
_BLUR = (
    r"(?:unclear|ambigu\w+|confus\w+|overlap(?:s|ped|ping)?|duplicat\w+|blurred|conflicting|inconsisten\w+|"
    r"fragment\w+|vague|"
    r"undefined|ill-defined|lack(?:s|ed|ing)?\s+(?:of\s+)?(?:clear|clarity|defined))"
)
_DEFINE = (
    r"(?:articulate|describe|define|delineate|assign|specify|specifie|identify|identifie|establish|set\s+out|clarify|"
    r"clarifie|"
    r"document|understand|understood)"
)
_POST = (
    r"(?:posts?|positions?|seats?|offices?|directors?|officers?|managers?|chiefs?|heads?|chair(?:man|person)?|"
    r"secretary|inspectors?|"
    r"administrators?|commissioners?|president|executive|[a-z]*(?:teacher|master|mistress)s?|registrars?|treasurers?|clerks?|"
    r"deans?|principals?|wardens?|superintendents?|governors?|engineers?|ministers?|counsel|general|"
    r"c[efio]o|ciso)"
)
_MEANS = r"(?:authority|control|power|resources|staff|means|funding|budget|capacity|manpower|personnel)"
_DUTY = r"(?:responsib\w+|accountab\w+|tasked|charged|targets?|dut(?:y|ies))"

_RAW: dict[str, tuple[str, ...]] = {
    "unclear": (
        rf"\b{_ROLES}\b[^.;]{{0,90}}?\b{_BLUR}\b",
        rf"\b{_BLUR}\b[^.;]{{0,60}}?\b{_ROLES}\b",
        rf"\bnot\s+(?:yet\s+)?(?:\w+ly\s+|been\s+){{0,2}}{_DEFINE}\w*\b[^.;]{{0,80}}?\b{_ROLES}\b",
        (
            rf"\b{_ROLES}\b[^.;]{{0,110}}?\bnot\s+(?:yet\s+)?(?:\w+ly\s+|been\s+|well\s+|"
            rf"always\s+){{0,2}}(?:{_DEFINE}\w*|clear)\b"
        ),
        r"\bfail(?:s|ed|ure)?\s+to\s+(?:clearly\s+)?make\s+it\s+clear\b",
        r"\b(?:not|no|lack\w*|insufficient\w*|weak\w*|poor\w*|inadequate\w*)\b[^.;]{0,80}\baccountability\b",
        (
            r"\b(?:unclear|not\s+clear|uncertain\w*|ambiguous)\b[^.;]{0,90}?\bwho(?:m|se)?\s+(?:should|"
            r"is|was|will|has|had)\b"
        ),
        (
            r"\b(?:unclear|not\s+clear|uncertain)\b[^.;]{0,30}?\bwhether\b[^.;]{0,90}?\bor\b[^.;]{0,60}?\b(?:should|"
            r"is|was|has|had|must|would)\b"
        ),
        # Who has the post is left open: "a safety officer (can be the warden)".
        rf"\b{_POST}\b[^.;()]{{0,60}}\((?:this\s+|who\s+)?(?:can|could|may|might)\s+(?:also\s+)?be\s+(?:an?|the|either)\b",
        # What somebody answers for is lost: "was responsible for without the staff".
        r"\b(?:responsible|accountable|answerable)\s+for\s+(?:without|although|but|because|despite)\b",
    ),
    "unowned": (
        r"\bquestion\b[^.;]{0,90}?\bwho(?:m|se)?\s+(?:should|is|was|will|has|had)\b",
        (
            r"\b(?:no\s+one|nobody|no\s+single\s+\w+)\s+(?:is|was|has\s+been|"
            r"had\s+been)\s+(?:\w+ly\s+)?(?:responsible|accountable|in\s+charge|assigned)\b"
        ),
    ),
    "shared": (
        (
            r"\b(?:there\s+(?:is|was)|has|have|had)\s+no\s+(?:single|singular|one|overall|central|designated)\s+"
            r"(?:\w+\s+)?(?:lead|leader|owner|head|official|officer|coordinator|person|authority|body|entity|office|point\s+of\s+"
            r"(?:contact|accountability))\b"
        ),
        r"\b(?:split|shared?|sharing|divided?|joint)\s+(?:\w+\s+){0,2}responsibilit(?:y|ies)\b",
        r"\bresponsibilit(?:y|ies)\b[^.;]{0,60}?\b(?:is|are|was|were)\s+(?:\w+\s+)?(?:split|shared|divided)\b",
    ),
    "no-authority": (
        rf"\b{_DUTY}\b[^.;]{{0,120}}?\b(?:without|lack(?:s|ed|ing)?)\s+(?:\w+\s+){{0,3}}?{_MEANS}\b",
        r"\b(?:outside|out\s+of|beyond)\s+(?:of\s+)?(?:[\w’']+\s+){1,3}control\b",
        (
            rf"\b(?:do|does|did)\s+not\s+have\s+(?:the\s+|any\s+)?(?:\w+\s+)?{_MEANS}\s+(?:over|to)\b|"
            rf"\bha[sd]\s+no\s+(?:\w+\s+)?(?:authority|control)\b"
        ),
        (
            r"\bdifficult(?:y|ies)\s+(?:in\s+)?(?:fulfilling|meeting|carrying\s+out|"
            r"discharging)\b[^.;]{0,40}?\b(?:responsibilit|dut|role)\w+"
        ),
    ),
    "outside-role": (
        (
            r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?not\s+(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){0,4}?(?:activit(?:y|"
            r"ies)|functions?|responsibilit(?:y|ies)|dut(?:y|ies)|tasks?)(?=[.,;]|$)"
        ),
        (
            r"\b(?:outside|beyond)\s+(?:of\s+)?(?:the\s+scope\s+of\s+)?(?:their|its|his|her|"
            r"the)\s+(?:[\w’']+\s+){0,3}?(?:roles?|remit|mandate|duties|job)\b"
        ),
        (
            r"\binconsistent\s+with\s+(?:the\s+)?(?:intent|purpose)\s+of\s+(?:the\s+)?[^.;]{0,30}?\b(?:function|"
            r"role|position|post)\b"
        ),
    ),
    "vacant": (
        (
            rf"\b{_POST}\b[^.;]{{0,60}}?\b(?:is|are|was|were|been|remain(?:s|ed)?)\s+(?:\w+\s+)?(?:vacant|"
            rf"unfilled)\b"
        ),
        rf"\b(?:vacant|unfilled)\s+(?:\w+\s+){{0,2}}?{_POST}\b",
        rf"\b{_POST}\b[^.;]{{0,40}}?\b(?:has|have|had)\s+not\s+(?:yet\s+)?been\s+(?:replaced|(?:re-?)?filled|recruited)\b",
        (
            rf"\bthere\s+(?:is|was)\s+(?:not\s+currently|currently\s+no|no|not)\s+(?:an?\s+)?(?:permanent\s+|"
            rf"current\s+)?(?:(?-i:[A-Z]{{2,6}})\b|(?:[\w-]+\s+){{0,3}}?{_POST}\b)"
        ),
    ),
    "acting": (
        (
            rf"\b(?:acting|interim)\s+(?:[\w-]+\s+){{0,3}}?{_POST}\b|\bperforming\s+the\s+duties\s+of\b|"
            rf"\bin\s+an?\s+(?:acting|interim)\s+capacity\b"
        ),
        (
            rf"\btemporarily\s+(?:reassign|assum|fill)\w*\b[^.;]{{0,60}}?\b(?:functions?|duties|responsibilit(?:y|"
            rf"ies)|{_POST})\b"
        ),
    ),
    "long-chain": (
        (
            r"\b(?:long|lengthy|extended|many)\s+(?:chains?|lines?|layers?|levels?)\s+of\s+(?:responsibility|"
            r"command|accountability|management|reporting|approval)\b"
        ),
    ),
    "many-hats": (
        (
            rf"\b(?:also|concurrently|simultaneously)\s+(?:serv|act|function)\w*\s+as\b[^.;]{{0,60}}?\b{_POST}\b|"
            rf"\b(?:is|was)\s+also\s+the\s+(?:[\w-]+\s+){{0,4}}?{_POST}\b"
        ),
        (
            r"\bdual[- ]hatted\b|\b(?:two|several|many|multiple)\s+hats\b|\b(?:other|competing)\s+priorities\b|"
            r"\bhold(?:s|ing)?\s+(?:two|several|multiple)\s+(?:posts|positions|roles|offices)\b"
        ),
    ),
}
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(raw, re.I)) for kind, raws in _RAW.items() for raw in raws
)
WORTH = re.compile(
    r"unclear|ambig|confus|overlap|duplic|blur|conflict|inconsist|fragment|vague|defin|lack|\bnot\b|fail|who|nobody|"
    r"no one|no single|"
    r"without|control|\bno\b|difficult|outside|beyond|vacan|unfilled|acting|interim|performing|tempora|"
    r"chain|layers|levels|"
    r"lines of|insuffic|weak|poor|inadeq|question|split|share|sharing|divide|joint|"
    r"\((?:this|who|can|could|may|might)\b|also|concurrent|simultan|hats|priorities|multiple|several",
    re.I,
)
# Rules for the case, wishes and remedies are not the trouble itself.
GUARDED = re.compile(
    r"\b(?:avoid|prevent|reduce|minimi[sz]e|eliminate|ensure|resolve|so\s+that|in\s+order\s+to|in\s+the\s+event|if|"
    r"whenever|unless|where|may|shall|"
    r"should|must)\b",
    re.I,
)
