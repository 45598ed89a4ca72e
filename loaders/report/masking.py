"""Hide markup in a document without moving a character, so that every offset still points into the source."""

import re
from collections import Counter

_FENCE = re.compile(r"^ {0,3}```", re.M)
_FRONT = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,200}?---[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(r"<!--")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$|^\.\. _[^\n]*$", re.M)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^)\n]{0,500}\)")
_TARGET = re.compile(r"\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\]\[[^\]\n]{0,200}\]")
_ROLE = re.compile(r":[a-z]{2,12}:(?=`)|^\.\. [a-z-]+::|<https?:[^>\n]{0,500}>`?_{0,2}|\\(?=[\[\]*_#-])", re.M)
_TAG = re.compile(r"</?(?!p\b)[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,500})?/?>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_EMPHASIS = re.compile(r"\*+|~~+|`+|(?<!\w)_{1,3}|_{1,3}(?!\w)|[\[\]]")
_PAGE = re.compile(r"(?:\S.{0,70}\s{3}|)\s*page\s+\d{1,4}(?:\s+of\s+\d{1,4})?(?:\s{3,}\S.{0,70})?\s*$", re.I)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\ufe0f\u200d\u2600-\u260f\u2613-\u26ff\u2700-\u2712\u2715-\u2755\u2757-\u27a1\u27a5-\u27bf]"
)
_QUOTED = re.compile(r"(?<=[\w)] )[“\"](?:…|\.{3})?(?=[a-z][\w-]*(?: [^\s“”\"]+){3})|(?<=[a-z])(?:…|\.{3})(?=[”\"])")
_BREAKS = re.compile(r"[\x00\x0b\x0c\r\u00a0\u2028\u2029\ufffe\ufeff]")


def blank(text: str) -> str:
    """As many spaces as there are characters, line ends kept."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank out the spans, which are in order and do not overlap."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], blank(text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _fences(text: str) -> list[tuple[int, int]]:
    """Code fences from the opening to the closing line; one that never closes hides nothing."""
    marks = list(_FENCE.finditer(text))
    ends = (text.find("\n", mark.end()) for mark in marks[1::2])
    return [(mark.start(), len(text) if end < 0 else end) for mark, end in zip(marks[::2], ends, strict=False)]


def _comments(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for opened in _COMMENT.finditer(text):
        if opened.start() < at:
            continue
        closed = text.find("-->", opened.end())
        if closed < 0:
            break
        at = closed + 3
        spans.append((opened.start(), at))
    return spans


def _furniture(text: str) -> str:
    """Blank "Page 3" lines, and lines beside them that come again and again (running heads)."""
    lines = text.split("\n")
    pages = [i for i, line in enumerate(lines) if len(line) < 140 and "age" in line and _PAGE.match(line)]
    if not pages:
        return text
    near: dict[int, str] = {}
    for i in pages:
        near[i] = "page"
        for n in range(max(0, i - 5), min(len(lines), i + 6)):
            near.setdefault(n, lines[n].strip())
    times = Counter(near.values())
    gone = {i for i, words in near.items() if words == "page" or (words and len(words) < 100 and times[words] > 2)}
    return "\n".join(" " * len(line) if i in gone else line for i, line in enumerate(lines))


def mask(text: str) -> str:
    """The document with markup blanked out; same length, same line ends.

    Hidden whole: front matter, code fences, comments, images, link definitions. Hidden but for their words: links,
    emphasis, inline code, tags. `<p>` stays, because it separates the paragraphs of a table cell.
    """
    front = _FRONT.match(text)
    text = _cut(text, [front.span()] if front else [])
    text = _cut(text, _fences(text))
    text = _cut(text, _comments(text)) if "<!--" in text else text
    for pattern in (_DEFINITION, _IMAGE, _TARGET, _ROLE, _TAG, _ENTITY):
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    text = _QUOTED.sub(lambda m: " " * len(m[0]), text)  # a quotation with which the sentence itself goes on
    return _furniture(_BREAKS.sub(" ", _EMOJI.sub(" ", text)))


def plain(text: str) -> str:
    """A masked line or block without emphasis marks, brackets and line ends; same length."""
    return _EMPHASIS.sub(lambda m: " " * len(m[0]), text).replace("\n", " ").replace("\t", " ")
