"""Lists and headings that lost their line ends: "The board: • keeps the seal • lets the hall 3. Chair The chair …"."""

import re
from collections.abc import Callable, Iterator

from remit.loaders.report.restore.restored import Edit

_LINE = re.compile(r"[^\n]{60,}")  # shorter lines were not flattened
_BULLETS = "•◦▪●‣⁃■□➢✓"
# Marks that begin an item wherever they stand, when one line has two of them.
_MARKS = tuple(
    re.compile(rf"(?:^ *|(?<=[^\s–-]) +)(?={mark})")
    for mark in (
        rf"[{_BULLETS}] ?\S",
        r"(?:\[[ xX]?\]|_{2,4}) [A-Z]",
        r"(?:[-–] )?\*\*[A-Z][\w ]{2,40}\*\*:? ?[–—-]",
        r"[-–*] [A-Za-z]",
    )
)
_HASHES = re.compile(r"(?:^|(?<=\S) +)(#{1,4} )(?=[A-Z0-9])")
_GOES_ON = re.compile(r"[a-z][.!?]\s+\S|[a-z][.!?]$|[^\n]{120}")  # what stands behind the hashes is no heading alone
_NUMBERS = re.compile(r"(?:^|(?<=[.:;!?)\w] ))(?=(\d{1,2})\. [A-Z])")
_LETTERS = re.compile(r"(?:^|(?<=[.:;,)\w] ))(?=([a-h])\) [A-Za-z])")
_NAME = r"[A-Z][\w’'-]*(?: (?:of |and |for |the |to |in |on |& )*[A-Z0-9][\w’'-]*)"
_OPENS = (
    "The|A|An|This|These|There|Each|Every|No|All|Any|If|When|In|At|On|He|She|It|They|We|For|Where|After|Before|Our|Your"
)
_LABEL = r"(?:(?:\d{1,2}(?:\.\d+)*\.?|[A-Z]\.|[IVX]{1,4}\.) )?"
# A heading that runs into its sentence: capitalised words from the beginning of a sentence up to an opening word.
_TITLE = re.compile(
    rf"(?:^|(?<=[.!?] )(?<!\d\. ))(?P<title>{_LABEL}(?!(?:{_OPENS}|Under|By|From|With|To|As|You) ){_NAME}{{0,6}})"
    rf"(?P<gap> )(?=(?:{_OPENS}) [A-Z]?[a-z])"
)
# The same behind a mark or a number that says that it is one: its other words need no capitals.
_MARKED_TITLE = re.compile(
    rf"{_LABEL}(?:The )?[A-Z][\w’'-]*(?: [\w’'&-]+){{0,7}}?(?P<gap> )(?=(?:{_OPENS}|You|Only) [A-Z]?[a-z]|[-–*] )"
)
# A heading that is the subject of its first sentence too: "Drivers Drivers must", "Clerk The Clerk keeps".
_TWICE = re.compile(rf"(?P<title>(?<![\w.]){_LABEL}\b(?P<name>{_NAME}{{0,6}}))(?P<gap> )(?=(?:The )?(?P=name)\b)")
_BEARER = re.compile(rf"(?:^|(?<=[.;!?] ))({_NAME}{{0,5}})$")
_SHORT = 60  # characters
_LEAST = 2  # marks of one kind in a line


def edits(text: str) -> list[Edit]:
    """A line end before items and numbered headings that stand in running text, and behind the heading."""
    return [
        Edit(line.start() + start, line.start() + end, put)
        for line in _LINE.finditer(text)
        if line[0].lstrip()[:1] != "|"
        for find in _FINDERS
        for start, end, put in find(line[0])
    ]


def _marked(line: str) -> Iterator[tuple[int, int, str]]:
    """Bullets, boxes to tick, dashes behind a colon or a first dash; headings of Markdown."""
    for mark in _MARKS:
        found = list(mark.finditer(line))
        if mark is _MARKS[-1]:  # a dash may stand between two words
            big = [m for m in found if line[m.end() + 2].isupper()]
            found = big if len(big) >= _LEAST else found
            first = next((i for i, m in enumerate(found) if _begins(line, m, big)), len(found))
            found = found[first:]
        if len(found) >= _LEAST:
            gaps = (_before(line, m) for m in found if m.start())
            yield from ((start, end, "\n") for start, end in gaps if start >= 0)


def _before(line: str, mark: re.Match[str]) -> tuple[int, int]:
    """The blanks before a mark, or before the name that a dash makes a label: "Clerk - Keeps the seal"."""
    label = _BEARER.search(line, max(0, mark.start() - _SHORT), mark.start()) if line[mark.end()] in "-–" else None
    return (label.start(1) - 1, label.start(1)) if label else mark.span()


def _begins(line: str, dash: re.Match[str], big: list[re.Match[str]]) -> bool:
    """The first item of a list: at the beginning, behind a colon, or one of several with a capital."""
    return not dash.start() or line[dash.start() - 1] == ":" or len(big) >= _LEAST


def _hashes(line: str) -> Iterator[tuple[int, int, str]]:
    """Headings of Markdown; one whose end cannot be told begins a paragraph and is none."""
    found = list(_HASHES.finditer(line))
    for n, mark in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(line)
        title = _MARKED_TITLE.match(line, mark.end(), end)
        known = title is not None or not _GOES_ON.search(line, mark.end(), end)
        if title is not None:
            yield title.start("gap"), title.end("gap"), "\n\n"
        if mark.start():
            yield mark.start(), mark.start(1) if known else mark.end(), "\n\n"
        elif not known and len(found) > 1:
            yield mark.start(), mark.end(), ""


def _enumerated(line: str) -> Iterator[tuple[int, int, str]]:
    """Numbers or letters that count upward from the first, each before a line of its own."""
    for marks, first, least in ((_NUMBERS, "1", 3), (_LETTERS, "a", _LEAST)):
        run: list[re.Match[str]] = []
        for found in marks.finditer(line):
            if run and found[1] == _after(run[-1][1]):
                run.append(found)
            elif found[1] == first:
                yield from _lines(line, run, least)
                run = [found]
        yield from _lines(line, run, least)


def _lines(line: str, run: list[re.Match[str]], least: int) -> Iterator[tuple[int, int, str]]:
    led = bool(run) and line[: run[0].start()].endswith(": ")
    for mark in run if len(run) >= (_LEAST if led else least) else ():
        if mark.start():
            yield mark.start() - 1, mark.start(), "\n" if led else "\n\n"
        title = None if led else _MARKED_TITLE.match(line, mark.start())
        if title:
            yield title.start("gap"), title.end("gap"), "\n\n"


def _after(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _headed(line: str) -> Iterator[tuple[int, int, str]]:
    """A heading apart from what is before it and from the sentence that it ran into."""
    for found in (*_TITLE.finditer(line), *_TWICE.finditer(line)):
        if found.start():
            yield found.start() - 1, found.start(), "\n\n"
        yield found.start("gap"), found.end("gap"), "\n\n"


_FINDERS: tuple[Callable[[str], Iterator[tuple[int, int, str]]], ...] = (_marked, _hashes, _enumerated, _headed)
