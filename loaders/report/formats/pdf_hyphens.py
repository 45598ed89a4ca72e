"""Hyphens at the ends of lines: whether one divides a word, or belongs to it, as the rest of the document tells."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from remit.loaders.report.formats.pdf_lines import Line
from remit.loaders.report.formats.pdf_words import SOFT

_HYPHENS = ("-", SOFT, "\u00ad", "\u2010")
_EDGE = ".,;:()[]\"'“”‘’"
_NO_LETTER = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """How often each word stands in the document, hyphenated ones whole; whether its lines end within words at all."""

    known: Counter[str]
    divides: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Hyphens":
        """Look through a document."""
        lines = [inner for line in lines for inner in (cell_lines(line) if line.rows else (line,))]
        after = [line.text for line in lines[1:]] + [""] * bool(lines)
        known = Counter(
            word for line, below in zip(lines, after, strict=True) for word in whole_words(line.text, below)
        )
        ends = [halves(one.text, two.text) for one, two in pairwise(lines) if ends_in_hyphen(one.text)]
        told = [known[first + second] - known[f"{first}-{second}"] for first, second in ends]
        return cls(known, sum(n > 0 for n in told) > sum(n < 0 for n in told))

    def joined(self, text: str, after: str) -> str:
        """A line without the hyphen that only divides a word, or with a blank after it, as the next line needs."""
        if not ends_in_hyphen(text):
            return text.replace(SOFT, "-") + ("" if self.cut(text, after) else " ")
        return text[:-1] if self.within(text, after) else text[:-1] + "-"

    def cut(self, text: str, after: str) -> bool:
        """Whether a column is so narrow that a word was cut without a hyphen: the document has it whole."""
        if not (after[:1].islower() and text[-1:].isalpha()):
            return False
        first, second = halves(text + "-", after)
        return self.known[first + second] > 0 and not self.known[first]

    def within(self, text: str, after: str) -> bool:
        """Whether the hyphen at a line's end divides a word."""
        if text[-1] == "\u00ad":
            return True
        first, second = halves(text, after)
        whole, apart = self.known[first + second], self.known[f"{first}-{second}"]
        if whole != apart:
            return whole > apart
        return self.divides and after[:1].islower() and not (self.known[first] and self.known[second])


def ends_in_hyphen(text: str) -> bool:
    """Whether a line ends with a letter and a hyphen."""
    return text.endswith(_HYPHENS) and text[-2:-1].isalpha()


def halves(text: str, after: str) -> tuple[str, str]:
    """The end of a line and the beginning of the next, as the halves of one word."""
    return _NO_LETTER.split(text[:-1])[-1].casefold(), _NO_LETTER.split(after)[0].casefold()


def whole_words(text: str, below: str) -> Iterator[str]:
    """The words of a line; not the last where the line below may go on with it."""
    words = text.replace(SOFT, "-").casefold().split()
    for word in words[:-1] if below[:1].islower() or ends_in_hyphen(text) else words:
        yield word.strip(_EDGE)


def cell_lines(table: Line) -> Iterator[Line]:
    """The lines of all cells of a table."""
    return (line for row in table.rows for cell in row for line in cell)
