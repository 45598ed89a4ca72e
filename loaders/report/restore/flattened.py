"""Lists and headings that lost their line ends: "The board: • keeps the seal • lets the hall 3. Chair …"."""

import re

from remit.loaders.report.restore.restored import Edit

_LINE = re.compile(r"[^\n]+")
_MARKS = "•◦▪●‣⁃■□➢✓"
_BULLET = re.compile(rf"(?<=\S) +(?=[{_MARKS}·] ?\S)")
_DASH = re.compile(r"(?<=\S) +(?=[-–*] [A-Za-z])")
_NUMBER = re.compile(r"(?:(?<=^)|(?<=[.;:!?)] )|(?<=[a-z] ))(?=(\d{1,2})\. ([A-Z]))")
_TITLE = re.compile(
    r"\d{1,2}\. ((?:[A-Z][\w’'-]*|of|and|the|for|to|in|on) ){1,8}?"
    r"(?=(?:The|A|An|This|These|Each|Every|No|All|It|He|She|They|We|If|When|In|At|Any|Where) [A-Z]?[a-z])"
)
_LEAST = 2  # bullets in one line
_SECTIONS = 3  # numbers in one line that count upward


def edits(text: str) -> list[Edit]:
    """A line end before every bullet and numbered heading that stands in running text, and behind the heading."""
    found: list[Edit] = []
    for line in _LINE.finditer(text):
        at, words = line.start(), line[0]
        if len(words) < 60 or words.lstrip().startswith("|"):
            continue
        found += [Edit(at + a, at + b, put) for a, b, put in (*_bullets(words), *_sections(words))]
    return found


def _bullets(line: str) -> list[tuple[int, int, str]]:
    marks = list(_BULLET.finditer(line))
    begins = line.lstrip()[:1] in _MARKS
    found = marks if len(marks) + begins >= _LEAST else []
    return [(m.start(), m.end(), "\n") for m in [*found, *_dashes(line)]]


def _dashes(line: str) -> list[re.Match[str]]:
    """Dashes are bullets behind a colon only, and where several follow each other."""
    marks = list(_DASH.finditer(line))
    first = next((i for i, m in enumerate(marks) if line[: m.start()].endswith(":")), None)
    return marks[first:] if first is not None and len(marks) - first >= _LEAST else []


def _sections(line: str) -> list[tuple[int, int, str]]:
    rising: list[re.Match[str]] = []
    for found in _NUMBER.finditer(line):
        if int(found[1]) == (int(rising[-1][1]) + 1 if rising else 1):
            rising.append(found)
    if len(rising) < _SECTIONS:
        return []
    cuts: list[tuple[int, int, str]] = []
    for found in rising:
        at = found.start()
        cuts += [(at - 1, at, "\n\n")] if at else []
        title = _TITLE.match(line, at)
        cuts += [(title.end() - 1, title.end(), "\n\n")] if title else []
    return cuts
