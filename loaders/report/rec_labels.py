"""How a recommendation announces itself: labels, section headings, verbs, and the answers that end it."""

import re
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.bullets import initial_verb
from remit.loaders.report.redaction import redactions
from remit.loaders.report.stances import answers
from remit.loaders.report.tagging import tag

_NUM = r"(?P<number>(?:[A-Z]{1,3}[-.]?)?\d{1,6}(?:[.\-/]\d{1,3}){0,3}[a-z]?|(?-i:[A-Z]|[IVX]{1,5}))"
_LABEL = re.compile(
    rf"\W{{0,12}}(?:(?:key|priority|audit|proposed|new|open|agency|formal)\s+)?(?:recommendations?\b|recs?\b\.?)\s*"
    rf"(?:no\.?|number|#|№)?\s*\(?{_NUM}\)?(?=\W|$)\s*(?:\([^()\n]{{1,30}}\)\s*(?=[:.–—-]))?[.:)–—-]*\s*",
    re.I,
)
_SHORT = re.compile(r"\W{0,12}R(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*[.:)–—-]\s*")
_BARE = re.compile(r"\W{0,12}(?:audit\s+|our\s+)?recommendation\s*(?:[:–—-]\s*(?=\S)|\.\s+(?-i:(?=[A-Z])))", re.I)
_MIDWAY = re.compile(r"(?<=[.!?])\s+(?-i:Recommendation)\s*(?P<number>\d{1,3}(?:\.\d{1,2})?)?\s*:\s*(?=[A-Z])")
TRAIL = re.compile(r"\(\s*recommendation\s+(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*\)[.;]?", re.I)
_SECTION = re.compile(r"\brecommendations?\b", re.I)
_NO_SECTION = re.compile(
    r"\b(?:response|follow|implement|progress|appendix|annex|tracking|comments?|about|how|process|monitoring)",
    re.I,
)
_ANSWER_LABEL = re.compile(
    r"\W{0,12}(?:(?:[\w’'&.-]{1,40}\s+){0,6}?(?:response|comments?|reply|action\s+plan|position|views?)\b|agreed\b|accepted\b|"
    r"(?:not|partially|partly|fully)\s+(?:agreed|accepted|supported)\b|(?:disagreed|rejected|noted|supported)\s*[.;:]|"
    r"status\b|"
    r"actions?\s+(?:taken|needed|planned)|planned\s+(?:completion|action)|why\s+it\s+matters|"
    r"(?:target\s+)?implementation\s+date|"
    r"target\s+date)",
    re.I,
)
_ALONE = re.compile(
    r"\W{0,12}(?:(?:not|partially|partly|fully)\s+)?(?:agree[sd]?|accept(?:s|ed)?|noted|supported|rejected|disagree[sd]?|"
    r"concur(?:s|red)?)(?:\s+in\s+(?:principle|part))?\s*(?:[.;:,–—-]|$)",
    re.I,
)
_RESPONSE_TO = re.compile(
    rf"\W{{0,12}}(?:[\w’'&-]{{1,20}}\s+){{0,3}}?(?:response|reply|answer)\s+to\s+(?:the\s+)?recommendation\s*"
    rf"(?:no\.?|number|#)?\s*{_NUM}(?=\W|$)",
    re.I,
)
_FINITE = re.compile(
    r"(?<!to )(?<!may )(?<!can )(?<!will )(?<!shall )(?<!must )(?<!should )(?<!could )(?<!would )(?<!not )(?<!and/or )"
    r"\brecommend(?:(?:s|ed)?\s+(?:that\b|:)|ed\s+(?:the|its)\s+(?-i:[A-Z])|"
    r"s?\s+(?:the\b|to\b|\w+ing\b|(?-i:[A-Z]))|(?=s?\s*:)|(?:s|ed)\s+to\s+[^.;:]{3,90}?\s+that\b)",
    re.I,
)
_WE = re.compile(r"\b(?:we|I)\s+(?:[\w,]+\s+){0,3}?recommend\b(?!\s+(?:you|an?|to|\w+ing)\b)", re.I)
_SUGGEST = re.compile(r"\b(?:we|I)\s+(?:\w+\s+)?(?:suggest|urge|advise)\s+(?:that\b|the\b)", re.I)
_ADVISED = re.compile(r"\b(?:is|are|was)\s+recommended\s+that\b", re.I)
_OPEN_LIST = re.compile(
    r"\b(?:open|outstanding|unimplemented|unresolved|unclosed)\s+(?:[\w’'-]+\s+){0,4}?recommendations\b"
    r"|\brecommendations?\b[^.]{0,60}\b(?:not\s+(?:yet\s+)?(?:been\s+)?(?:fully\s+)?implemented|(?:remain|are|still)\s+(?:\w+\s+)?"
    r"(?:open|outstanding|unimplemented|unresolved|pending))\b",
    re.I,
)
_TRACKED = re.compile(  # a title only: elsewhere these words announce a chapter
    r"\brecommendations?\s+(?:follow[- ]?up|status|track(?:er|ing)|implementation|register|log)\b"
    r"|\b(?:follow(?:ing)?[- ]?up|status|implementation|progress|tracker|register)\s+(?:on|of|to|report\s+on)\s+"
    r"(?:[\w’'-]+\s+){0,5}?recommendations\b",
    re.I,
)
_TITLE = 16  # words
_LEADING = re.compile(r"\W{0,12}(?P<number>\d{1,3}(?:[.-]\d{1,3})*)[.):]?\s+(?=[A-Z])")
OBLIGES = re.compile(r"\b(?:should|must|needs?\s+to|ought\s+to)\b")
ASKS = re.compile(
    r"\b(?:should|must|shall|will|needs?\s+to|ought\s+to|recommend|we\s+(?:expect|urge|invite|call\s+on|look\s+to))\b",
    re.I,
)
_FINDING = re.compile(r"\W{0,12}(?:finding|observation|issue|conclusion)s?\s*(?:no\.?|#)?\s*\d", re.I)
_ORPHAN = re.compile(r"\s*[:;.–—-]\s*(?=[A-Z][a-z]+\s)")
# A verb in its bare form, then what it acts on: not a noun with its verb, not a name.
COMMAND = re.compile(
    r"(?!(?:The|This|These|Those|That|It|In|On|At|For|As|An?|We|If|When|While|There|They|He|She|All|Each|No)\b)"
    r"[A-Z][a-z]{2,}(?<![^s]s)(?<!ed)(?<!ing)(?<!ly)(?<!tion)(?<!ness)(?<!ity)\s+"
    r"(?!(?:was|were|is|are|has|have|had|will|would|can|could|should|must|did|does|do|may|of|in|for|at)\b)(?:[a-z]+|[A-Z]+)\s"
)

_BENT = re.compile(r"recommend(?:s|ed)\b", re.I)
_AND = re.compile(r"(?:\b(?:and|or|to)|[,/])(?:\s+(?:then|also|\w+ly))*\s*$", re.I)
_AUXILIARY = re.compile(r"\b(?:will|shall|must|should|may|can|to)\b", re.I)
_SHORT_ON = re.compile(r"(?<=[.;:!?])\s+R(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*[.:)–—-]\s+(?=[A-Z])")


class Label(NamedTuple):
    """What a block opens with: the number ("" when it has none) and where the words begin, in the block's text."""

    number: str
    end: int


def label_of(block: Block) -> Label | None:
    """ "Recommendation 3", "R3:", "Recommendation:", and "1.22 Recommendation." whose number is its item's."""
    found = _LABEL.match(block.text) or _SHORT.match(block.text)
    if found and (block.kind in ("heading", "item") or _opens(block.text, found)):
        return Label(found["number"], found.end())
    bare = _BARE.match(block.text) if block.kind != "heading" else None
    if bare:
        return Label(block.number, bare.end())
    middle = _MIDWAY.search(block.text) if block.kind == "paragraph" else None
    return Label(middle["number"] or "", middle.end()) if middle else None


def more_labels(block: Block, first: Label) -> list[Label]:
    """ "R1. … R2. … R3. …" that run on in one paragraph: the first label, and where each further one ends."""
    if not _SHORT.match(block.text):
        return [first]
    return [first, *(Label(found["number"], found.end()) for found in _SHORT_ON.finditer(block.text, first.end))]


def label_end(block: Block, label: Label) -> int:
    """Where a label that stands inside the text begins, which is the end of what stands before."""
    return block.text.rfind("R", 0, label.end)


def _opens(words: str, found: re.Match[str]) -> bool:
    """The label is a label and not the subject of a sentence ("Recommendation 3 was closed")."""
    rest = words[found.end() :].lstrip()
    mark = found[0].rstrip()[-1:] in ":.–—-)"
    gone = redactions(rest[:80])
    return not rest or mark or rest[:1].isupper() or bool(gone and gone[0].start == 0)


def ends_body(block: Block) -> bool:
    """The block cannot belong to the recommendation before it: a heading, the next label, a finding, an answer."""
    if block.kind in ("heading", "cell") or label_of(block):
        return True
    return bool(_ANSWER_LABEL.match(block.text) or _FINDING.match(block.text)) or answers(block.text)


def is_answer(block: Block) -> bool:
    """The block opens what the other side says."""
    return opens_answer(block.text)


def opens_answer(words: str) -> bool:
    """The words begin with an answer or with its label: "Agreed", "Noted.", "Management response:"."""
    return bool(_ANSWER_LABEL.match(words) or _ALONE.match(words))


def response_to(block: Block) -> Label | None:
    """ "Response to Recommendation 3"."""
    found = _RESPONSE_TO.match(block.text)
    return Label(found["number"], found.end()) if found else None


def carries_on(last: Block, block: Block) -> bool:
    """A further paragraph belongs to a recommendation that a colon left open, or that goes on demanding."""
    return bool(redactions(block.text) or last.text[-1:] == ":" or ASKS.search(block.text))


def recommends(words: str) -> bool:
    """A finite verb recommends something, here and now or in the past."""
    if _WE.search(words) or _SUGGEST.search(words) or _ADVISED.search(words):
        return True
    return any(not _is_task(words, found.start(), found.end()) for found in _FINITE.finditer(words))


def _is_task(words: str, at: int, end: int) -> bool:
    """ "Review the fees and recommend changes to the board" is somebody's task, and no recommendation.

    So is "Recommends pilots for promotion", for want of a subject; but "Recommends that" resolves something.
    """
    ahead, verb = words[:at], words[at:end]
    if not ahead.strip(" \t*_") and not re.match(r"\W*that\b", words[end:]):
        return True
    if _BENT.match(verb) or re.search(r"\b(?:[Ww]e|I)\b", ahead):
        return False
    if not ahead.strip(" \t*_"):
        return True
    command = COMMAND.match(ahead.lstrip(" *_")[:1].upper() + ahead.lstrip(" *_")[1:])
    return bool(_AND.search(ahead)) and bool(command or _AUXILIARY.search(ahead))


def is_section(head: Block) -> bool:
    """The heading of a section that holds recommendations."""
    if head.kind != "heading" or label_of(head) or len(head.text.split()) > 7:
        return False
    return bool(_SECTION.search(head.text)) and not _NO_SECTION.search(head.text)


def speaks_of_open(blocks: list[Block]) -> bool:
    """The document says at its beginning that it lists open recommendations, or follows them up by its title."""
    titles = [block.text for block in blocks[:6] if len(block.text.split()) <= _TITLE]
    return any(_OPEN_LIST.search(block.text) for block in blocks[:40]) or any(map(_TRACKED.search, titles))


def commands(words: str) -> bool:
    """A sentence that begins with a verb in its bare form, by its shape and by the lexicon."""
    return bool(COMMAND.match(words)) and initial_verb(tag(words[:120])) == "base"


def open_number(block: Block) -> str | None:
    """The number of a paragraph or cell that demands something in a list of open recommendations, else None."""
    opened = _LEADING.match(block.text)
    at = opened.end() if opened else 0
    first = block.text[at : at + 300]
    if commands(first) or (OBLIGES.search(first) and not first.lower().startswith(("this ", "if ", "we "))):
        return opened["number"] if opened else ""
    return None


def demands(block: Block, lead: Block, *, listed: bool) -> bool:
    """An item that asks for something, under the heading itself or under a line that asks for something.

    listed: the section has its list already; what else it holds must be numbered or recommend by itself.
    """
    if listed and not block.number and not recommends(block.text):
        return False
    if lead.kind == "paragraph" and not ASKS.search(lead.text):
        return False
    command = COMMAND.match(block.text[:1].upper() + block.text[1:80])
    asks = command or initial_verb(tag(block.text[:120])) == "base"
    return bool(ASKS.search(block.text) or (asks and block.text[-1:] != ":"))


def orphan_start(block: Block) -> int:
    """Where the words begin after a colon that lost its label, or -1."""
    found = _ORPHAN.match(block.text) if block.kind == "paragraph" else None
    return found.end() if found else -1
