"""Which lines are headings: Markdown, underlined, numbered, capitals, bold, or short lines that stand alone."""

import re
from dataclasses import dataclass

from remit.loaders.report.bullets import initial_verb
from remit.loaders.report.lexicon import is_topic
from remit.loaders.report.markers import ATX, UNDERLINE, marker_of
from remit.loaders.report.masking import plain
from remit.loaders.report.owners import names_somebody, phrase_in_heading
from remit.loaders.report.tagging import tag

_BOLD = re.compile(r"\s{0,3}(\*\*|__)(?=\S)(?P<words>[^\n]{1,120}?)(?:\1:?|:\1)\s*$")
_CHAPTER = re.compile(
    r"\s{0,8}(?P<mark>(?:ARTICLE|Article|CHAPTER|Chapter|PART|Part|SECTION|Section|ANNEX|Annex|APPENDIX|Appendix|CLAUSE|Clause|RULE|Rule)\s+-?[\dIVXA-Z][\dIVX.]{0,6}[.:]?)(?=\s|$)"
)
_DOTTED = re.compile(
    r"\s{0,8}(?P<mark>\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-Z]\.)(?=\s)\s*(?P<words>[A-Z][^\n]{1,100}?)\s*$"
)
_END = re.compile(r"[.;,:!?]\s*$")
_CLOSED = re.compile(r"[.;:!?][\"'”’)\]]*\s*$")
_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_NUMBER = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,4}[.)]?)\s+(?=\S)")
FIELD = re.compile(
    r"\s*(?:[A-Z][A-Za-z ]{0,24}|(?:Target|Name|Contact|Responsible|Expected|Estimated|Anticipated|Planned|Narrative|"
    r"Person)\b[\w./ ]{0,70}):\s+\S"
)
UNWRAPPED = 140  # characters: lines this wide are whole paragraphs
_SHORT = 6  # words
_LONG = 12  # words: a longer line is a sentence
Line = tuple[int, str]


@dataclass(slots=True)
class Heading:
    """Span of a heading's words, its level (1 outermost), its number mark, and how many lines it takes."""

    start: int
    end: int
    level: int
    mark: str = ""
    lines: int = 1


def line_width(lines: list[Line]) -> int:
    """Typical length of a full line (90th percentile of the lines with words), in characters, at least 40."""
    lengths = sorted(len(line.rstrip()) for _, line in lines if line.strip())
    return max(40, min(UNWRAPPED, lengths[len(lengths) * 9 // 10])) if lengths else 40


def _level(mark: str) -> int:
    """3 for "1", 4 for "1.2", …; capitals and chapters stand above."""
    return 3 + min(4, mark.strip(".").removesuffix(".0").count("."))


def _setext(lines: list[Line], i: int, levels: dict[str, int]) -> Heading | None:
    start, line = lines[i]
    if i + 1 == len(lines) or not line.strip() or len(line) > 140:
        return None
    under = UNDERLINE.match(lines[i + 1][1])
    if not under or len(lines[i + 1][1].strip()) < min(3, len(line.strip())):
        return None
    return Heading(start, start + len(line), levels.setdefault(under["mark"], len(levels) + 1), lines=2)


def _marked(start: int, line: str) -> Heading | None:
    """Headings that carry a mark of their own: #, a whole bold line, "Article IV"."""
    atx = ATX.match(line)
    if atx:
        number = _NUMBER.match(line, atx.end())
        end = start + len(line.rstrip().rstrip("#"))
        return Heading(
            start + (number.end() if number else atx.end()), end, len(atx["mark"]), number["mark"] if number else ""
        )
    bold = _BOLD.match(line)
    words = bold["words"] if bold else ""
    if bold and len(words.split()) <= _LONG and not re.search(r"[.;,?!]$|\*\*", words) and not _says_what(words):
        return Heading(start + bold.start("words"), start + bold.end("words"), 7)
    chapter = _CHAPTER.match(line)
    rest = line[chapter.end("mark") :].split() if chapter else []
    if (
        chapter
        and len(rest) < _LONG - 2
        and not _END.search(line.rstrip().rstrip("."))
        and (not rest or _title_case(rest))
    ):
        return Heading(start + chapter.start("mark"), start + len(line), 1 if chapter["mark"][0] not in "Ss" else 2)
    return None


def _following(lines: list[Line], i: int) -> tuple[str, bool]:
    """The next line with words, and whether it comes at once."""
    for n in range(i + 1, min(i + 8, len(lines))):
        if lines[n][1].strip():
            return lines[n][1], n == i + 1
    return "", False


def _title_case(words: list[str]) -> bool:
    big = [w for w in words if w.lower() not in _SMALL and w[:1].isalpha()]
    return bool(big) and sum(w[0].isupper() for w in big) >= 0.7 * len(big)


def _heads(lines: list[Line], i: int, width: int) -> bool:
    """A very short line with a sentence right below it."""
    after, at_once = _following(lines, i)
    short = len(lines[i][1].split()) <= 9 and (width == UNWRAPPED or len(lines[i][1]) < 0.6 * width)
    return short and at_once and after[:1].isupper() and len(after.split()) > 2


def _numbered(lines: list[Line], i: int, width: int) -> Heading | None:
    """ "3.1 Mandate" is a heading when it is short, has no stop, and is not one of a run of numbered items."""
    start, line = lines[i]
    found = _DOTTED.match(line) if len(line) < 140 else None
    if not found or (_END.search(line) and not _labels(lines, i, found)):
        return None
    words = found["words"].split()
    if len(words) > _LONG - 2:
        return None
    after, _ = _following(lines, i)
    near = marker_of(after)
    mine = marker_of(line)
    if near and mine and near.shape == mine.shape:
        return None
    if not _title_case(words) and "." not in found["mark"].strip(".") and not _heads(lines, i, width):
        return None
    return Heading(start + found.start("words"), start + len(line), _level(found["mark"]), found["mark"])


def _labels(lines: list[Line], i: int, found: re.Match[str]) -> bool:
    """ "3.1 Coordinator:" over an unmarked line of what that one does."""
    words = found["words"].rstrip()
    after, _ = _following(lines, i)
    named = "." in found["mark"].strip(".") and words.endswith(":") and names_only(words[:-1])
    return named and bool(after) and marker_of(after) is None


def _stands_off(previous: str, opened: str, width: int, heads_list: bool) -> bool:
    """The line before is finished, although no blank line says so."""
    if not opened or width == UNWRAPPED or _CLOSED.search(previous):
        return opened != "nested"
    return opened == "item" and heads_list and len(previous.rstrip()) < 0.75 * width


def _alone(lines: list[Line], i: int, width: int, gap: bool, opened: str) -> Heading | None:
    """A short line of capitals or title case between a closed line and the text that it heads."""
    start, line = lines[i]
    words = plain(line).split() if len(line) < 140 else []
    if not words or len(words) > _LONG or FIELD.match(plain(line)) or _END.search(line) or not words[0][0].isupper():
        return None
    after, at_once = _following(lines, i)
    if not gap and not _stands_off(lines[i - 1][1] if i else "", opened, width, bool(at_once and marker_of(after))):
        return None
    full = width < UNWRAPPED and len(line.rstrip()) > 0.75 * width
    if not after or after.lstrip()[:1].islower() or (at_once and full):
        return None
    if line.upper() == line and sum(c.isalpha() for c in line) > 3:
        return Heading(start, start + len(line), 9 if is_topic(line) and i > 2 else 2)
    named = len(words) <= _SHORT and names_only(line, bare=True) and after[:1].isupper()
    if _title_case(words) or named or (gap and not at_once and len(words) <= 8):
        return Heading(start, start + len(line), 9 if is_topic(line) else 8)
    return None


def _says_what(words: str) -> bool:
    """ "Defines the vision and keeps it": a sentence in bold, no heading."""
    return len(words.split()) > _SHORT - 2 and initial_verb(tag(words)) == "third"


def names_only(line: str, bare: bool = False) -> bool:
    """ "Information asset owners": somebody and nothing else; `bare`: without an article."""
    phrase = phrase_in_heading(plain(line).strip())
    article = phrase is not None and phrase.tokens[phrase.first].tag == "DT"
    return phrase is not None and not (bare and article) and names_somebody(phrase)


def heading_of(
    lines: list[Line], i: int, *, width: int, gap: bool, opened: str, levels: dict[str, int]
) -> Heading | None:
    """The heading that begins at line `i`, or None.

    width: see `line_width`. gap: a blank line stands before. opened: kind of the block before that could go on
    here, or "". levels:
    underline characters seen so far with their level (filled here, in order of first use).
    """
    start, line = lines[i]
    found = _marked(start, line) or _setext(lines, i, levels) or _numbered(lines, i, width)
    if found or marker_of(line):
        return found
    return _alone(lines, i, width, gap, opened)
