"""List items that stand in one line behind each other: "(a) Advise the board; (b) keep its seal; and (c) pay."."""

import re
from collections.abc import Iterator

_FIRST = re.compile(r" ?\((?P<mark>[a-z]|\d{1,2})\)\s+\S")
_NEXT = re.compile(r"(?<=[;.,])\s+(?:(?:and|or)\s+)?(?=\((?P<mark>[a-z]|\d{1,2})\)\s+\S)")

_SECTION = re.compile(r"(?<=[a-z)][.;—–])(?=\d{1,3}\. [A-Z][a-z]+(?: [A-Za-z]+){0,8}$)")  # "… the board.10. Delegation"


def split_items(at: int, line: str) -> Iterator[tuple[int, str]]:
    """The line, or its items one by one, when it begins with one and its next follows: (offset, words)."""
    opening = _FIRST.match(line)
    start, mark = 0, opening["mark"] if opening else ""
    for found in _NEXT.finditer(line) if opening else ():
        if found["mark"] == _after(mark):
            yield at + start, line[start : found.end()].rstrip()
            start, mark = found.end(), found["mark"]
    for found in _SECTION.finditer(line, start):
        yield at + start, line[start : found.start()]
        start = found.start()
    yield at + start, line[start:]


def _after(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
